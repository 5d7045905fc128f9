//! What a program waits for: descriptors that report what waits in a connection, and sets of connections that report it.

mod event_set;
mod poller_link;
mod poller_set;
mod readiness_descriptor;

pub(crate) use poller_link::PollerLink;
pub use poller_set::PollerSet;
pub(crate) use readiness_descriptor::ReadinessDescriptor;
