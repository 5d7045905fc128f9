//! Why a call on an open connection has no result.

use std::io;
use std::time::Duration;

use crate::wire::TcpInfo;

use super::close::CloseInfo;
use super::position::Position;
use super::protocol_violation::ProtocolViolation;

/// Why a call ended without a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionError {
    /// The deadline of the call passed; the connection is open, and nothing is lost.
    TimedOut(TimedOut),
    /// An exception or a fatal error of a signal handler ended the call; otherwise as [`ConnectionError::TimedOut`].
    Interrupted,
    /// The program asked for the end of the wait; otherwise as [`ConnectionError::TimedOut`].
    InterruptRequested(TimedOut),
    /// There is no memory for the next message, or for the list of them; the connection is open, and nothing is lost.
    NoMemory,
    /// The messages that a search has kept have reached the limit for one message, which this carries in bytes; the
    /// connection is open, and nothing is lost.
    InboxFull(u64),
    /// There is no descriptor left for a duplicate; the connection is open. Carries the error number.
    NoDescriptor(i32),
    /// The connection is closed.
    Closed(CloseInfo),
    /// The connection ended without a Close frame.
    Lost(Box<Lost>),
    /// The peer broke the protocol or one of our limits.
    Violation(ProtocolViolation),
}

/// What a call that timed out, or was interrupted, was waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimedOut {
    /// For a message.
    Receive {
        /// Where in the peer's bytes the input ended.
        position: Position,
    },
    /// For the peer to accept a message.
    Send {
        /// Bytes of the frame that were sent. If 0, the message was taken back; else the rest is kept, and
        /// is sent by the next calls before anything else.
        sent: u64,
        /// Bytes of the frame in total.
        of: u64,
    },
    /// For the peer to accept several messages.
    SendAll {
        /// Messages that were sent, or of which the rest is kept and is sent by the next calls before
        /// anything else. The others were taken back.
        sent: u64,
        /// Messages in total.
        of: u64,
    },
    /// For the peer's Close frame or its end of TCP; of an interrupted call only.
    Close,
    /// For a pong, or for the peer to accept the ping.
    Ping {
        /// Whether the whole ping was sent.
        sent: bool,
        /// Whether the inbox is full of messages that the program did not receive, so that a pong after
        /// them could not be read. The call then ends before its deadline.
        inbox_full: bool,
        /// Messages that arrived while the call waited.
        messages: u64,
    },
}

/// A connection that ended without a closing handshake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What ended it.
    pub cause: LostCause,
    /// Complete messages that had been received.
    pub messages_received: u64,
    /// Bytes of messages that had been received.
    pub payload_received: u64,
    /// Where in the peer's bytes the end came.
    pub position: Position,
    /// Bytes of our frames that were not sent.
    pub unsent: u64,
    /// The time since the last byte of the peer.
    pub idle: Duration,
    /// The time since the handshake.
    pub age: Duration,
    /// Messages that were sent since the last byte of the peer was read.
    pub sent_since_read: u64,
    /// Bytes that the kernel accepted, the handshakes included.
    pub wire_sent: u64,
    /// What the kernel knew about the TCP connection at its end.
    pub tcp: Option<TcpInfo>,
}

/// What ended a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LostCause {
    /// The peer closed its side with FIN.
    Fin,
    /// The peer ended TLS with close_notify.
    CloseNotify,
    /// The peer had closed its side with FIN before bytes were sent: it refused these, and the next write
    /// failed.
    FinBeforeWrite,
    /// The peer, or something between, reset it with RST.
    Reset,
    /// The kernel gave up waiting for an answer of the peer. Carries its error number.
    NoAnswer(i32),
    /// The stream failed in another way.
    Stream {
        /// The number of the operating system's error, if it was one.
        os_error: Option<i32>,
        /// The stream's error message.
        text: String,
    },
    /// This machine gave no random bytes to mask a frame with.
    NoRandomness,
}

impl From<&io::Error> for LostCause {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind::{
            BrokenPipe, ConnectionAborted, ConnectionReset, HostUnreachable, NetworkUnreachable,
            TimedOut, UnexpectedEof,
        };
        match (error.kind(), error.raw_os_error()) {
            (ConnectionAborted | ConnectionReset, _) => Self::Reset,
            // After RST the first call fails with ECONNRESET, so there was a FIN before it.
            (BrokenPipe, _) => Self::FinBeforeWrite,
            (UnexpectedEof, _) => Self::Fin,
            // Instead of ETIMEDOUT, the kernel gives the last ICMP error, which alone ends nothing.
            (TimedOut | HostUnreachable | NetworkUnreachable, Some(errno)) => Self::NoAnswer(errno),
            (_, os_error) => Self::Stream {
                os_error,
                text: error.to_string(),
            },
        }
    }
}
