//! What a session reports about the bytes that it received.

use crate::connection::close::CloseInfo;
use crate::connection::message::Message;
use crate::connection::protocol_violation::ProtocolViolation;

/// What the received bytes mean.
#[derive(Debug)]
pub(crate) enum SessionEvent<P> {
    /// More bytes are needed.
    NeedsInput,
    /// Much was done without an event; the caller checks its deadline and calls again.
    Paused,
    /// There is no memory for the next message; another call is another attempt.
    NoMemory,
    /// A message is complete.
    Message(Message<P>),
    /// The awaited pong has arrived.
    Pong,
    /// The peer's Close frame has arrived; our answer, if one is required, is in the output.
    Closed(CloseInfo),
    /// The peer broke the protocol; our Close frame is in the output.
    Violation(ProtocolViolation),
}
