//! The connection: its stream, its session, and what waits between the calls.

use std::collections::VecDeque;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use crate::deadline::Deadline;
use crate::handshake::DeflateParameters;
use crate::stream::Stream;
use crate::wait::{Interest, Wait, WaitError};

use super::counters::Counters;
use super::deflate::PerMessageDeflate;
use super::ending::{ConnectionEnd, lost_cause};
use super::error::LostCause;
use super::message::{Message, Payload};
use super::read_budget::weight;
use super::session::Session;
use super::settings::Settings;
use super::stop_reason::StopReason;

/// An open WebSocket connection, or what is to be known of one that has ended.
///
/// Dropping it closes the descriptor and tells the peer nothing, as a forked child must;
/// [`Connection::abandon`] says goodbye first.
#[derive(Debug)]
pub struct Connection<P> {
    /// Gone once the connection has ended and nothing is left to be said.
    pub(super) stream: Option<Stream>,
    pub(super) session: Session<P>,
    pub(super) inbox: VecDeque<Message<P>>,
    pub(super) inbox_size: u64,
    pub(super) end: Option<ConnectionEnd>,
    /// Until when the server may take to end TCP.
    pub(super) close_deadline: Deadline,
    pub(super) settings: Settings,
    pub(super) latency: Option<Duration>,
    pub(super) opened: Instant,
    pub(super) last_byte: Instant,
    pub(super) last_read: Instant,
    /// Why nothing can be written any more. What the peer said before may still be read.
    pub(super) write_error: Option<LostCause>,
    /// The first message, if it was a short text.
    pub(super) first_text: Option<Box<str>>,
    /// Whether the stream itself holds bytes back that the kernel did not take.
    pub(super) needs_flush: bool,
    /// Bytes sent and received on the wire, as they were when the stream was let go.
    pub(super) wire: (u64, u64),
}

impl<P: Payload> Connection<P> {
    /// A connection over `stream`, on which the handshake is complete; `received` is what came
    /// behind the 101.
    #[must_use]
    pub fn new(stream: Stream, received: Vec<u8>, settings: Settings) -> Self {
        let now = Instant::now();
        Self {
            stream: Some(stream),
            session: Session::new(received, settings.max_message_size),
            inbox: VecDeque::new(),
            inbox_size: 0,
            end: None,
            close_deadline: Deadline::NEVER,
            settings,
            latency: None,
            opened: now,
            last_byte: now,
            last_read: now,
            write_error: None,
            first_text: None,
            needs_flush: false,
            wire: (0, 0),
        }
    }

    /// The same connection with permessage-deflate, if it was negotiated.
    #[must_use]
    pub fn with_deflate(mut self, agreed: Option<DeflateParameters>) -> Self {
        self.session.deflate = agreed.map(|agreed| Box::new(PerMessageDeflate::new(agreed)));
        self
    }

    /// Whether messages can be sent.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// How much has gone over the connection.
    #[must_use]
    pub fn counters(&self) -> Counters {
        let counters = self.session.counters;
        let (wire_sent, wire_received) = self
            .stream
            .as_ref()
            .map_or(self.wire, |s| (s.tap().sent, s.tap().received));
        let frames_sent = counters.frames_sent + self.session.output.control_frames();
        Counters {
            frames_sent,
            wire_sent,
            wire_received,
            ..counters
        }
    }

    /// The only message that was received, if it is a short text: an application may have said in it
    /// why it ended the connection.
    #[must_use]
    pub fn only_message(&self) -> Option<&str> {
        let only = self.session.counters.messages_received == 1;
        self.first_text.as_deref().filter(|_| only)
    }

    /// What came in place of frames, as far as it had come, if that looks like text.
    #[must_use]
    pub fn text_instead_of_frames(&self) -> Option<&[u8]> {
        Some(&*self.session.text_instead_of_frames).filter(|text| !text.is_empty())
    }

    /// The round trip of the last ping that was answered.
    #[must_use]
    pub fn latency(&self) -> Option<Duration> {
        self.latency
    }

    /// The descriptor, for readiness only; `None` once it is closed.
    #[must_use]
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.stream.as_ref().map(AsFd::as_fd)
    }

    /// Whether a message or the end may be had though the descriptor is not readable.
    #[must_use]
    pub fn has_buffered(&self) -> bool {
        !self.inbox.is_empty()
            || self.session.has_input()
            || self.end.is_some()
            || matches!(&self.stream, Some(Stream::Tls(tls)) if tls.has_buffered())
    }

    /// The oldest message that came in while the program did something else.
    pub(super) fn take_from_inbox(&mut self) -> Option<Message<P>> {
        let message = self.inbox.pop_front()?;
        self.inbox_size -= weight(&message);
        Some(message)
    }

    pub(super) fn clear_inbox(&mut self) {
        self.inbox.clear();
        self.inbox_size = 0;
    }

    pub(super) fn inbox_is_full(&self) -> bool {
        self.inbox_size >= self.settings.max_message_size
    }

    /// Writes what the stream takes now; whether it took everything that could be given to it.
    pub(super) fn write_pending(&mut self) -> bool {
        let Some(stream) = &mut self.stream else {
            return false;
        };
        while self.write_error.is_none() {
            let Ok(bytes) = self.session.output.bytes() else {
                self.mark_lost(LostCause::NoRandomness);
                return false;
            };
            let outcome = if !bytes.is_empty() {
                self.needs_flush = true;
                stream.write(bytes)
            } else if self.needs_flush {
                stream.flush().map(|()| {
                    self.needs_flush = false;
                    0
                })
            } else {
                return true;
            };
            match outcome {
                Ok(0) if self.needs_flush => return false,
                Ok(count) => self.session.output.consume(count),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return false,
                Err(error) => self.write_error = Some(lost_cause(&error)),
            }
        }
        false
    }

    /// Whether the stream itself holds nothing back.
    pub(super) fn is_flushed(&self) -> bool {
        !self.needs_flush
    }

    /// Whether something waits to be written.
    pub(super) fn has_pending_writes(&self) -> bool {
        !self.session.output.is_empty() || self.needs_flush
    }

    /// Whether nothing can be written any more.
    pub(super) fn has_write_failed(&self) -> bool {
        self.write_error.is_some()
    }

    /// Waits until the stream can be read, or written if there is something to write.
    pub(super) fn wait_for_stream(&mut self, wait: Wait<'_>) -> Result<(), StopReason> {
        let write = self.has_pending_writes();
        let interest = self
            .stream
            .as_ref()
            .map_or(Interest::READ, Stream::interest_to_read);
        let write = interest.write || (write && self.write_error.is_none());
        self.wait_for(wait, Interest { write, ..interest })
    }

    pub(super) fn wait_for(
        &mut self,
        wait: Wait<'_>,
        interest: Interest,
    ) -> Result<(), StopReason> {
        let Some(stream) = &self.stream else {
            return Err(StopReason::Ended);
        };
        let outcome = wait.for_fd(stream, interest);
        self.map_wait_result(wait, outcome)
    }

    /// Runs interrupts and looks at the clock, for loops that need not wait.
    pub(super) fn check(&mut self, wait: Wait<'_>) -> Result<(), StopReason> {
        self.map_wait_result(wait, wait.check())
    }

    pub(super) fn map_wait_result(
        &mut self,
        wait: Wait<'_>,
        outcome: Result<(), WaitError>,
    ) -> Result<(), StopReason> {
        match outcome {
            Ok(()) => Ok(()),
            Err(WaitError::TimedOut) => Err(StopReason::TimedOut),
            Err(WaitError::Interrupted) if wait.has_forked() => {
                self.release_without_shutdown();
                Err(StopReason::Ended)
            }
            Err(WaitError::Interrupted) => Err(StopReason::Interrupted),
            Err(WaitError::Os(error)) => {
                self.mark_lost(lost_cause(&error));
                Err(StopReason::Ended)
            }
        }
    }
}
