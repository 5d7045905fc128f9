//! The states of a session: what it reads next, how it continues, and whether it is closing.

use crate::connection::close::LocalClose;
use crate::connection::protocol_violation::ProtocolViolation;

/// Whether another event is available without more input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionProgress {
    /// The rest of the input may hold another event.
    Ready,
    /// The input is used up, or its rest is incomplete.
    NeedsInput,
    /// There is more to do with what has arrived.
    Paused,
    /// There is no memory to continue the message that is being assembled.
    NoMemory,
}

/// What the next bytes of the input are.
#[derive(Debug)]
pub(super) enum ReadState {
    /// A header.
    Header,
    /// The payload of a data frame.
    Payload {
        left: u64,
        length: u64,
        is_final: bool,
    },
    /// The payload of a data frame that arrived after our Close.
    Discarded { left: u64 },
    /// A violation was found in the bytes before, and is not reported yet.
    Failed(Box<ProtocolViolation>),
    /// Nothing more is read.
    Done,
}

/// Whether the program has started the closing handshake.
#[derive(Debug)]
pub(super) enum CloseState {
    Open,
    /// It has; the code and reason are kept for the result of the close.
    Requested(LocalClose),
}
