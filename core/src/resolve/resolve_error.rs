//! Why a name has no address.

use std::io;

use super::getaddrinfo::GetaddrinfoError;
use crate::machine::ThreadLimits;

/// Why a name has no address.
#[derive(Debug)]
pub enum ResolveError {
    /// The resolver did not answer before the deadline.
    TimedOut,
    /// The caller's interrupt ended the call.
    Interrupted,
    /// The resolver answered with an error.
    Failed(GetaddrinfoError),
    /// The resolver answered with an empty list.
    NoAddress,
    /// This machine starts no thread for the lookup.
    NoThread {
        /// The system's error.
        error: io::Error,
        /// The limits that may have been reached.
        limits: ThreadLimits,
    },
    /// The lookup failed on this machine.
    Os(io::Error),
}
