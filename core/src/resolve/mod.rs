//! Name resolution by the system's resolver, under a deadline and with the resolver's own error code.

mod getaddrinfo;
mod lookup;
mod pending_lookup;
mod resolve_error;

pub use getaddrinfo::{GetaddrinfoError, GetaddrinfoErrorKind};
pub use lookup::resolve;
pub use pending_lookup::end_idle_threads;
pub use resolve_error::ResolveError;
