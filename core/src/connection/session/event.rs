//! What a session reports about the bytes that it received.

use crate::connection::close::CloseInfo;
use crate::connection::message::Message;
use crate::connection::protocol_violation::ProtocolViolation;

/// What the bytes received meant.
#[derive(Debug)]
pub(crate) enum SessionEvent<P> {
    /// More bytes are needed.
    NeedsInput,
    /// Much has been done without an event; ask again, unless the time is over.
    Paused,
    /// There is no memory for the next message; asking again is another attempt.
    NoMemory,
    /// A message is complete.
    Message(Message<P>),
    /// The pong that was awaited came.
    Pong,
    /// The peer's Close frame came; our answer, if it needs one, is in the output.
    Closed(CloseInfo),
    /// The peer broke the protocol; our Close frame is in the output.
    Violation(ProtocolViolation),
}
