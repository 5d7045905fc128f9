//! A response that does not open the connection.

use super::handshake_violation::HandshakeViolation;
use super::head::{HeadError, ResponseHead};

/// A response that is not the awaited 101, or not a valid one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Status line and header fields.
    pub head: ResponseHead,
    /// The first bytes of the body, at most [`super::MAX_BODY_EXCERPT`].
    pub body: Vec<u8>,
}

/// Why a response does not open the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandshakeRefusal {
    /// The bytes are not an acceptable HTTP response.
    Head(HeadError),
    /// Another status than 101.
    Status(Response),
    /// A 101 that RFC 6455 requires a client to reject.
    Violation(HandshakeViolation, Response),
}
