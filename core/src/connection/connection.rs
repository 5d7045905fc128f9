//! The connection: its stream, its session, and the state that is kept between the calls.

use std::os::fd::BorrowedFd;
use std::time::Duration;

use crate::handshake::DeflateParameters;
use crate::stream::Stream;
use crate::wire::{DEAD_LINK_TIMEOUT, TcpInfo, WeakSocket};

use super::close::CloseInfo;
use super::connection_end::EndState;
use super::connection_error::ConnectionError;
use super::connection_limits::ConnectionLimits;
use super::control_payload::ControlPayload;
use super::counters::Counters;
use super::first_text::FirstText;
use super::inbox::Inbox;
use super::last_text::LastText;
use super::message::Payload;
use super::session::Session;
use super::timing::Timing;
use super::transport::Transport;
use super::watches::Watches;

/// An open WebSocket connection, or the facts about one that has ended.
///
/// Dropping it closes the descriptor and sends the peer nothing, as is right in a forked child;
/// [`Connection::abandon`] sends a Close frame first.
#[derive(Debug)]
pub struct Connection<P> {
    /// Released once the connection has ended and nothing is left to send.
    pub(super) transport: Transport,
    pub(super) session: Session<P>,
    pub(super) inbox: Inbox<P>,
    pub(super) end: EndState,
    pub(super) timing: Timing,
    pub(super) first_text: FirstText,
    pub(super) last_text: LastText,
    pub(super) limits: ConnectionLimits,
    /// `None` while nobody waits for the connection besides its own calls.
    pub(super) watches: Option<Box<Watches>>,
}

impl<P: Payload> Connection<P> {
    /// A connection over `stream`, on which the handshake is complete; `received` are the bytes that
    /// followed the 101.
    #[must_use]
    pub fn new(stream: Stream, received: Vec<u8>, limits: ConnectionLimits) -> Self {
        if limits.dead_link_timeout != DEAD_LINK_TIMEOUT {
            stream
                .wire()
                .set_dead_link_timeout(limits.dead_link_timeout);
        }
        Self {
            transport: Transport::new(stream),
            session: Session::new(received, limits.max_message_size),
            inbox: Inbox::new(limits.max_message_size),
            end: EndState::open(),
            timing: Timing::start(),
            first_text: FirstText::default(),
            last_text: LastText::default(),
            limits,
            watches: None,
        }
    }

    /// The same connection with permessage-deflate, if it was negotiated.
    #[must_use]
    pub fn with_deflate(mut self, agreed: Option<DeflateParameters>) -> Self {
        self.session = self.session.with_deflate(agreed);
        self
    }

    /// Whether messages can be sent.
    #[inline]
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.end.is_open() && !self.session.is_closing()
    }

    /// Whether nothing is left that [`Connection::poll`] would return or report for the first time: the program has ended the
    /// connection, or a call that receives has reported its end.
    #[must_use]
    pub fn has_reported_end(&self) -> bool {
        self.has_ended() && (self.session.is_closing() || self.end.is_reported())
    }

    /// Whether the connection has ended, however it did.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        !self.end.is_open()
    }

    /// How the connection was closed; `None` while it is open.
    #[must_use]
    pub fn close_info(&self) -> Option<CloseInfo> {
        self.end.close_info()
    }

    /// Why nothing can be done with the connection any more; `None` while it is open. A normal end
    /// is [`ConnectionError::Closed`] too.
    #[must_use]
    pub fn ended(&self) -> Option<ConnectionError> {
        self.end.error()
    }

    /// How much was sent and received.
    #[must_use]
    pub fn counters(&self) -> Counters {
        let counters = *self.session.counters();
        let (wire_sent, wire_received) = self.transport.byte_counts();
        Counters {
            frames_sent: counters.frames_sent + self.session.output().control_frames(),
            wire_sent,
            wire_received,
            ..counters
        }
    }

    /// The only message that was received, if it is a short text: an application may say in it why it
    /// ends the connection.
    #[must_use]
    pub fn only_message(&self) -> Option<&str> {
        let is_only = self.session.counters().messages_received == 1;
        self.first_text.get().filter(|_| is_only)
    }

    /// The last message, if it is a short text.
    #[must_use]
    pub fn last_text(&self) -> Option<&str> {
        self.last_text.get()
    }

    /// The pong with another payload that arrived last while the last [`Connection::ping`] waited.
    #[must_use]
    pub fn other_pong(&self) -> Option<ControlPayload> {
        self.session.other_pong()
    }

    /// The beginning of what arrived instead of frames, if it looks like text.
    #[must_use]
    pub fn text_instead_of_frames(&self) -> Option<&[u8]> {
        self.session.text_instead_of_frames()
    }

    /// The round trip of the last ping that was answered.
    #[must_use]
    pub fn latency(&self) -> Option<Duration> {
        self.timing.latency()
    }

    /// What the kernel knows about the connection, or knew at its end; `None` where it does not report that. A system call
    /// while the connection is open.
    #[must_use]
    pub fn tcp_info(&self) -> Option<TcpInfo> {
        self.transport.tcp_info()
    }

    /// The socket for questions to the kernel; `None` once it is closed.
    #[must_use]
    pub fn weak_socket(&self) -> Option<WeakSocket> {
        self.transport.weak_socket()
    }

    /// The time since a read last received something.
    #[must_use]
    pub fn idle(&self) -> Duration {
        self.timing.idle()
    }

    /// Complete messages that were received and that the program has not taken.
    #[must_use]
    pub fn messages_waiting(&self) -> u64 {
        self.inbox.len() as u64 + self.session.messages_in_input()
    }

    /// Pings of the program after the last one to which a pong has arrived.
    #[must_use]
    pub fn pings_unanswered(&self) -> u64 {
        self.session.pings_unanswered()
    }

    /// The descriptor, for readiness only; `None` once the connection has ended, but not while it is closing.
    #[must_use]
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.transport.fd().filter(|_| self.end.is_open())
    }

    /// Whether a message or the end may be available though the descriptor is not readable.
    #[must_use]
    pub fn has_buffered(&self) -> bool {
        !self.inbox.is_empty()
            || self.session.has_input()
            || !self.end.is_open()
            || self.transport.has_buffered()
    }
}
