//! Why the opening handshake failed, and what had arrived by then.

use std::io;
use std::time::SystemTime;

use super::handshake_violation::HandshakeViolation;
use super::head::HeadError;
use super::request::RequestSummary;
use super::response::Response;
use crate::wait::WaitError;
use crate::wire::StreamEnd;

/// Why the opening handshake failed, and what had arrived by then.
#[derive(Debug)]
pub struct HandshakeFailure {
    /// The cause.
    pub error: HandshakeError,
    /// The response, where there was one.
    pub response: Option<Response>,
    /// The first bytes of an answer that did not become a response, at most 512.
    pub first_bytes: Vec<u8>,
    /// How many bytes of the answer had arrived.
    pub received: usize,
    /// The head of the request as it was sent.
    pub sent: Vec<u8>,
    /// The facts of the request.
    pub request: RequestSummary,
    /// When it failed; a date that the server sent is compared with it.
    pub at: SystemTime,
}

/// The cause of a failed opening handshake.
#[derive(Debug)]
pub enum HandshakeError {
    /// The answer was not complete at the deadline.
    TimedOut,
    /// The caller's interrupt ended the call.
    Interrupted,
    /// The server ended the stream before a complete head.
    Ended(StreamEnd),
    /// Another error of the stream.
    Io(io::Error),
    /// The bytes are not an acceptable HTTP response.
    Head(HeadError),
    /// Another status than 101; the response has it.
    Status,
    /// A 101 that RFC 6455 requires a client to reject.
    Violation(HandshakeViolation),
}

impl From<WaitError> for HandshakeError {
    fn from(error: WaitError) -> Self {
        match error {
            WaitError::TimedOut => Self::TimedOut,
            WaitError::Interrupted => Self::Interrupted,
            WaitError::Os(error) => Self::Io(error),
        }
    }
}
