//! A set of descriptors with one descriptor that reports whether any of them is ready.

#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) use super::epoll_set::EpollSet as EventSet;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) use super::kqueue_set::KqueueSet as EventSet;
