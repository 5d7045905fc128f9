//! What is known of an open connection besides the error that a call on it returned.

use crate::connection::ControlPayload;
use crate::headers::Headers;
use crate::wire::TcpInfo;

/// What is known of a connection besides the error that a call on it returned.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConnectionEvidence<'a> {
    /// The header fields of the 101.
    pub response: Option<&'a Headers>,
    /// The only message that was received, if it was a short text.
    pub only_message: Option<&'a str>,
    /// The last message that was received, if it was a short text.
    pub last_text: Option<&'a str>,
    /// The pong with another payload that arrived while a ping waited for its own.
    pub other_pong: Option<ControlPayload>,
    /// Whether a signal arrived during the call whose handler has not run.
    pub signal_waits: bool,
    /// What came in place of frames.
    pub text_in_place: Option<&'a [u8]>,
    /// What the kernel knows about the TCP connection, while it is open.
    pub tcp: Option<TcpInfo>,
}
