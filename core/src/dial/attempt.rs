//! One attempt to reach an address.

use std::net::SocketAddr;
use std::time::Duration;

/// One address that was tried.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The address.
    pub address: SocketAddr,
    /// How it ended.
    pub outcome: AttemptOutcome,
    /// How long it took.
    pub took: Duration,
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptOutcome {
    /// The connection is established.
    Connected,
    /// The kernel gave this error number.
    Failed {
        /// The `errno`.
        errno: i32,
    },
    /// There was no answer before the deadline.
    NoAnswer,
    /// Given up because another address was faster, or the call ended.
    Abandoned,
}
