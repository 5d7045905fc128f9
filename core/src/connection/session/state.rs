//! The states of a session: what it reads next, how it goes on, and whether it closes.

use crate::connection::close::LocalClose;
use crate::connection::protocol_violation::ProtocolViolation;

/// Why the last event was the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionProgress {
    /// What is left of the input may hold another.
    Ready,
    /// The input was used up as far as it can be without more.
    NeedsInput,
    /// There is more to do with what has come.
    Paused,
    /// The message that is being put together has no memory to go on.
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
    /// The payload of a data frame that came after our Close.
    Discarded { left: u64 },
    /// The bytes before these were wrong.
    Failed(Box<ProtocolViolation>),
    /// Nothing more is read.
    Done,
}

/// How far the program's own closing handshake is.
#[derive(Debug)]
pub(super) enum CloseState {
    Open,
    /// We closed first; what we said is kept to tell the program.
    Requested(LocalClose),
}
