//! Why no address could be reached.

use std::io;

use super::attempt::Attempt;

/// No address could be reached.
#[derive(Debug)]
pub struct DialError {
    /// Why dialling ended.
    pub end: DialEnd,
    /// Every address that was tried, in the order of trying.
    pub attempts: Vec<Attempt>,
}

/// Why dialling ended without a connection.
#[derive(Debug)]
pub enum DialEnd {
    /// Every attempt failed.
    AllFailed,
    /// The deadline passed.
    TimedOut,
    /// The caller's interrupt ended the call.
    Interrupted,
    /// `poll` failed.
    Os(io::Error),
}
