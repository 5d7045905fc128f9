//! What a program waits for: descriptors that report what waits in a connection, and sets of connections that report it.

#[cfg(any(target_os = "linux", target_os = "android"))]
mod epoll_set;
mod event_set;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
mod kqueue_set;
mod poller_link;
mod poller_set;
mod readiness_descriptor;

pub(crate) use poller_link::PollerLink;
pub use poller_set::PollerSet;
pub(crate) use readiness_descriptor::ReadinessDescriptor;
