//! Why a call on an open connection did not do what it was asked for.

use std::io;
use std::time::Duration;

use super::close::CloseInfo;
use super::position::Position;
use super::protocol_violation::ProtocolViolation;

/// The end of a call without its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionError {
    /// The call's time is over; the connection is open, and nothing of it is lost.
    TimedOut(TimedOut),
    /// The interrupt asked for the end of the call; else as [`ConnectionError::TimedOut`].
    Interrupted,
    /// There is no memory for the next message, or for the list of them; the connection is open, and nothing is lost.
    NoMemory,
    /// No descriptor is left to duplicate that of the connection, which is open; carries the error number.
    NoDescriptor(i32),
    /// The connection is closed.
    Closed(CloseInfo),
    /// The connection ended without a Close frame.
    Lost(Box<Lost>),
    /// The peer broke the protocol, or a limit of ours.
    Violation(ProtocolViolation),
}

/// What a call whose time was over had been waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimedOut {
    /// For a message.
    Receive {
        /// Where in the peer's bytes the input ended.
        position: Position,
    },
    /// For the peer to take a message.
    Send {
        /// Bytes of the frame that have left. With 0 the message was taken back; else the rest is
        /// kept, and goes out before anything else with the next calls.
        sent: u64,
        /// Bytes of the frame in all.
        of: u64,
    },
    /// For the peer to take several messages.
    SendAll {
        /// Messages that have left, or of which the rest is kept and goes out before anything else
        /// with the next calls. The others were taken back.
        sent: u64,
        /// Messages in all.
        of: u64,
    },
    /// For a pong, or for the peer to take the ping.
    Ping {
        /// Whether the ping has left as a whole.
        sent: bool,
        /// Whether messages that nobody fetched fill the inbox, so that the pong behind them could
        /// not be read. The call then ends before its time.
        inbox_full: bool,
    },
}

/// A connection that ended without a closing handshake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What ended it.
    pub cause: LostCause,
    /// Messages that had been received complete.
    pub messages_received: u64,
    /// Bytes of messages that had been received.
    pub payload_received: u64,
    /// Where in the peer's bytes it ended.
    pub position: Position,
    /// Bytes of frames of ours that had not left.
    pub unsent: u64,
    /// The time since the last byte of the peer.
    pub idle: Duration,
    /// The time since the handshake.
    pub age: Duration,
}

/// What ended a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LostCause {
    /// The peer closed its side in order (FIN).
    Fin,
    /// The peer, or something between, reset it (RST).
    Reset,
    /// The stream failed otherwise.
    Stream {
        /// The number of the operating system's error, if it was one.
        os_error: Option<i32>,
        /// What the stream said.
        text: String,
    },
    /// This machine gave no random bytes to mask a frame with.
    NoRandomness,
}

impl From<&io::Error> for LostCause {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        match error.kind() {
            BrokenPipe | ConnectionAborted | ConnectionReset => Self::Reset,
            UnexpectedEof => Self::Fin,
            _ => Self::Stream {
                os_error: error.raw_os_error(),
                text: error.to_string(),
            },
        }
    }
}
