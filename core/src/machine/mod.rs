//! Which programs of this machine listen on a port, and at which addresses.
//!
//! Used only after a failure, and only for addresses of this machine. It reads tables of Linux; on other
//! systems, and where they cannot be read, nothing is known.

mod container;
mod listener;
mod listeners;
#[cfg(any(target_os = "linux", test))]
mod listening_socket;
#[cfg(target_os = "linux")]
mod listening_sockets;
mod local;
#[cfg(target_os = "linux")]
mod owner_search;
#[cfg(any(target_os = "linux", test))]
mod proc_net_tcp;
#[cfg(any(target_os = "linux", test))]
mod process;
mod process_limits;
#[cfg(any(target_os = "linux", test))]
mod sock_diag;

pub use container::Container;
pub use listener::{AddressMatch, Listener, SocketOwner, effective_address};
pub use listeners::{Listeners, listeners};
pub use process_limits::ThreadLimits;
pub(crate) use process_limits::lacks_descriptors;
