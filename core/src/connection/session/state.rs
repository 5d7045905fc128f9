//! The states of a session: what it reads next, how it continues, and whether it is closing.

use crate::connection::close::LocalClose;
use crate::connection::control_payload::ControlPayload;
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

/// The program's pings after the last one to which a pong has arrived, which may be later than the call that sent it.
#[derive(Debug, Default)]
pub(super) struct UnansweredPings {
    pub(super) count: u64,
    last: Option<ControlPayload>,
}

impl UnansweredPings {
    pub(super) fn note_ping(&mut self, payload: ControlPayload) {
        self.count += 1;
        self.last = Some(payload);
    }

    /// RFC 6455 §5.5.3: "If an endpoint receives a Ping frame and has not yet sent Pong frame(s) in response to
    /// previous Ping frame(s), the endpoint MAY elect to send a Pong frame for only the most recently processed
    /// Ping frame."
    pub(super) fn note_pong(&mut self, payload: &ControlPayload) {
        if self.last.take_if(|last| last == payload).is_some() {
            self.count = 0;
        }
    }
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
