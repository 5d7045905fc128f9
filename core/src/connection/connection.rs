//! The connection: its stream, its session, and what waits between the calls.

use std::collections::VecDeque;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use crate::deadline::Deadline;
use crate::handshake::DeflateParameters;
use crate::stream::Stream;
use crate::wait::{Interest, Wait, WaitError};

use super::budget::weight;
use super::counters::Counters;
use super::deflate::PerMessageDeflate;
use super::ending::{ConnectionEnd, cause_of};
use super::error::LostCause;
use super::message::{Message, Payload};
use super::session::Session;

/// The limits of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The longest message that is taken, in bytes. As much may wait in the inbox.
    pub max_message_size: u64,
    /// How long to wait for the server to end TCP after it sent its Close frame.
    pub close_timeout: Duration,
}

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
    pub(super) last_look: Instant,
    /// Why nothing can be written any more. What the peer said before may still be read.
    pub(super) write_failure: Option<LostCause>,
    /// The first message, if it was a short text.
    pub(super) first_text: Option<Box<str>>,
    /// Whether the stream itself holds bytes back that the kernel did not take.
    pub(super) flush_due: bool,
    /// Bytes sent and received on the wire, as they were when the stream was let go.
    pub(super) wire: (u64, u64),
}

/// Why a loop cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    TimedOut,
    Interrupted,
    NoMemory,
    Ended,
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
            last_look: now,
            write_failure: None,
            first_text: None,
            flush_due: false,
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
        let frames_sent = counters.frames_sent + self.session.output.answers();
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
    pub fn text_in_place(&self) -> Option<&[u8]> {
        Some(&*self.session.text_in_place).filter(|text| !text.is_empty())
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
    pub(super) fn write_out(&mut self) -> bool {
        let Some(stream) = &mut self.stream else {
            return false;
        };
        while self.write_failure.is_none() {
            let Ok(bytes) = self.session.output.bytes() else {
                self.mark_lost(LostCause::NoRandomness);
                return false;
            };
            let outcome = if !bytes.is_empty() {
                self.flush_due = true;
                stream.write(bytes)
            } else if self.flush_due {
                stream.flush().map(|()| {
                    self.flush_due = false;
                    0
                })
            } else {
                return true;
            };
            match outcome {
                Ok(0) if self.flush_due => return false,
                Ok(count) => self.session.output.written(count),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return false,
                Err(error) => self.write_failure = Some(cause_of(&error)),
            }
        }
        false
    }

    /// Whether the stream itself holds nothing back.
    pub(super) fn is_flushed(&self) -> bool {
        !self.flush_due
    }

    /// Whether something waits to be written.
    pub(super) fn has_to_write(&self) -> bool {
        !self.session.output.is_done() || self.flush_due
    }

    /// Whether nothing can be written any more.
    pub(super) fn cannot_write(&self) -> bool {
        self.write_failure.is_some()
    }

    /// Waits until the stream can be read, or written if there is something to write.
    pub(super) fn wait_for_stream(&mut self, wait: Wait<'_>) -> Result<(), Stop> {
        let write = self.has_to_write();
        let interest = self
            .stream
            .as_ref()
            .map_or(Interest::READ, Stream::interest_to_read);
        let write = interest.write || (write && self.write_failure.is_none());
        self.wait_for(wait, Interest { write, ..interest })
    }

    pub(super) fn wait_for(&mut self, wait: Wait<'_>, interest: Interest) -> Result<(), Stop> {
        let Some(stream) = &self.stream else {
            return Err(Stop::Ended);
        };
        let outcome = wait.for_fd(stream, interest);
        self.judge(wait, outcome)
    }

    /// Runs interrupts and looks at the clock, for loops that need not wait.
    pub(super) fn check(&mut self, wait: Wait<'_>) -> Result<(), Stop> {
        self.judge(wait, wait.check())
    }

    pub(super) fn judge(
        &mut self,
        wait: Wait<'_>,
        outcome: Result<(), WaitError>,
    ) -> Result<(), Stop> {
        match outcome {
            Ok(()) => Ok(()),
            Err(WaitError::TimedOut) => Err(Stop::TimedOut),
            Err(WaitError::Interrupted) if wait.has_forked() => {
                self.release_without_shutdown();
                Err(Stop::Ended)
            }
            Err(WaitError::Interrupted) => Err(Stop::Interrupted),
            Err(WaitError::Os(error)) => {
                self.mark_lost(cause_of(&error));
                Err(Stop::Ended)
            }
        }
    }
}
