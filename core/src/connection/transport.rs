//! Moves bytes between the stream and the session.

use std::collections::VecDeque;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use crate::buffer::BLOCK;
use crate::deadline::Deadline;
use crate::stream::Stream;
use crate::wait::{Interest, Wait, WaitError};

use super::close::CloseInfo;
use super::counters::Counters;
use super::ending::{End, cause_of};
use super::error::LostCause;
use super::message::{Message, MessageType, Payload};
use super::session::{Event, Session};

/// The longest first message that is kept for the report of an end that follows it, in bytes.
const FIRST_TEXT: usize = 1024;

/// What a queued message counts beside its payload, in bytes, so that empty ones are not for free.
const MESSAGE_OVERHEAD: u64 = 64;

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
    inbox: VecDeque<Message<P>>,
    inbox_size: u64,
    pub(super) end: Option<End>,
    /// Until when the server may take to end TCP.
    pub(super) linger: Deadline,
    pub(super) settings: Settings,
    pub(super) latency: Option<Duration>,
    pub(super) opened: Instant,
    pub(super) last_byte: Instant,
    pub(super) last_look: Instant,
    /// Why nothing can be written any more. What the peer said before may still be read.
    write_failure: Option<LostCause>,
    /// The first message, if it was a short text.
    first_text: Option<Box<str>>,
    /// Whether the stream itself holds bytes back that the kernel did not take.
    pub(super) flush_due: bool,
    /// Bytes sent and received on the wire, as they were when the stream was let go.
    pub(super) wire: (u64, u64),
}

/// What one turn of a call's loop brought.
pub(super) enum Turn<P> {
    Message(Message<P>),
    Pong,
    /// So many bytes were read, and more are needed.
    Read(usize),
    /// Nothing can be read, and perhaps not written, without waiting.
    Blocked,
    Ended,
}

/// Why a loop cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    TimedOut,
    Interrupted,
    Ended,
}

pub(super) enum ReadOutcome {
    Bytes(usize),
    Nothing,
    End,
    Failed(io::Error),
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
            linger: Deadline::NEVER,
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

    #[inline]
    fn note_first(&mut self, message: &Message<P>) {
        if self.session.counters.messages_received > 1 || message.kind != MessageType::Text {
            return;
        }
        let bytes = message.payload.as_bytes();
        if bytes.len() <= FIRST_TEXT {
            self.first_text = std::str::from_utf8(bytes).ok().map(Into::into);
        }
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

    /// One turn that puts a message into the inbox.
    pub(super) fn turn_into_inbox(&mut self) -> Turn<P> {
        match self.turn() {
            Turn::Message(message) => {
                self.inbox_size += weight(&message);
                self.inbox.push_back(message);
                Turn::Read(0)
            }
            other => other,
        }
    }

    /// Whether the last read has emptied the socket, so that another is likely in vain.
    pub(super) fn is_drained(&self) -> bool {
        self.end.is_none() && self.is_emptied() && !self.session.has_input()
    }

    /// Whether the last read took all that the stream had.
    pub(super) fn is_emptied(&self) -> bool {
        self.stream.as_ref().is_some_and(Stream::is_drained)
    }

    /// As [`Connection::turn`]; but if `wait_first` is set it is [`Turn::Blocked`] once, with all
    /// written that was due.
    pub(super) fn turn_after(&mut self, wait_first: &mut bool) -> Turn<P> {
        if std::mem::take(wait_first) {
            self.write_out();
            if self.end.is_none() {
                self.session.park();
                return Turn::Blocked;
            }
        }
        self.turn()
    }

    /// Understands what has been read; if that is used up, writes what is due, reads a block and
    /// understands that.
    pub(super) fn turn(&mut self) -> Turn<P> {
        if self.end.is_some() {
            return Turn::Ended;
        }
        let mut event = self.session.next_event();
        let mut read = 0;
        if matches!(event, Event::Starved) {
            match self.read_more() {
                Turn::Read(count) => read = count,
                other => return other,
            }
            event = self.session.next_event();
        }
        match self.settle(event) {
            Turn::Read(_) => Turn::Read(read),
            other => other,
        }
    }

    /// The next message that has been read already; nothing is read for it.
    #[inline]
    pub fn buffered_message(&mut self) -> Option<Message<P>> {
        if self.inbox.is_empty()
            && let Some(message) = self.session.next_whole()
        {
            self.note_first(&message);
            return Some(message);
        }
        self.search_buffered()
    }

    fn search_buffered(&mut self) -> Option<Message<P>> {
        if let Some(message) = self.take_from_inbox() {
            return Some(message);
        }
        while self.end.is_none() && self.session.has_input() {
            let event = self.session.next_event();
            if let Turn::Message(message) = self.settle(event) {
                return Some(message);
            }
        }
        None
    }

    /// Does what an event asks for; a starved session has read nothing.
    fn settle(&mut self, event: Event<P>) -> Turn<P> {
        let turn = match event {
            Event::Starved => Turn::Read(0),
            Event::Message(message) => {
                self.note_first(&message);
                Turn::Message(message)
            }
            Event::Pong => Turn::Pong,
            Event::Closed(info) => {
                self.end_with(End::Closed(info));
                Turn::Ended
            }
            // The program closed; what is left of the connection cannot matter to it.
            Event::Violated(_) if self.session.is_closing() => {
                self.end_with(End::Closed(CloseInfo::lost(false)));
                self.hang_up();
                Turn::Ended
            }
            Event::Violated(violation) => {
                self.end_with(End::Violation(violation));
                Turn::Ended
            }
        };
        if self.session.output.has_answer() {
            self.write_out();
        }
        turn
    }

    /// Writes what is due and reads a block, or a part of a large payload.
    pub(super) fn read_more(&mut self) -> Turn<P> {
        self.write_out();
        if self.end.is_some() {
            return Turn::Ended;
        }
        let outcome = if self.session.wants_directly() {
            self.read_directly()
        } else {
            let outcome = self.read();
            if let ReadOutcome::Bytes(count) = outcome {
                self.session.filled(count);
            }
            outcome
        };
        match outcome {
            ReadOutcome::Bytes(count) => return Turn::Read(count),
            ReadOutcome::Nothing => {
                self.session.park();
                let Some(cause) = self.write_failure.take() else {
                    return Turn::Blocked;
                };
                self.lose(cause);
            }
            ReadOutcome::End => {
                let cause = self.write_failure.take().unwrap_or(LostCause::Fin);
                self.lose(cause);
            }
            ReadOutcome::Failed(error) => self.lose(cause_of(&error)),
        }
        Turn::Ended
    }

    /// Reads a part of a large payload into its message.
    fn read_directly(&mut self) -> ReadOutcome {
        let Some(stream) = &mut self.stream else {
            return ReadOutcome::End;
        };
        let outcome = self
            .session
            .receive_directly(&mut |space| stream.read_uninit(space));
        // What the session refuses is told by its next event.
        self.note_read(outcome.unwrap_or(Ok(1)))
    }

    pub(super) fn read(&mut self) -> ReadOutcome {
        let Some(stream) = &mut self.stream else {
            return ReadOutcome::End;
        };
        let outcome = stream.read(self.session.space());
        self.note_read(outcome)
    }

    fn note_read(&mut self, outcome: io::Result<usize>) -> ReadOutcome {
        self.last_look = Instant::now();
        match outcome {
            Ok(0) => ReadOutcome::End,
            Ok(count) => {
                self.last_byte = self.last_look;
                ReadOutcome::Bytes(count)
            }
            Err(error) => match error.kind() {
                io::ErrorKind::WouldBlock => ReadOutcome::Nothing,
                // TLS without close_notify: nothing tells it from a connection that was cut.
                io::ErrorKind::UnexpectedEof => ReadOutcome::End,
                _ => ReadOutcome::Failed(error),
            },
        }
    }

    /// Writes what the stream takes now; whether it took everything that could be given to it.
    pub(super) fn write_out(&mut self) -> bool {
        let Some(stream) = &mut self.stream else {
            return false;
        };
        while self.write_failure.is_none() {
            let Ok(bytes) = self.session.output.bytes() else {
                self.lose(LostCause::NoRandomness);
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
        self.judge(outcome)
    }

    /// Runs interrupts and looks at the clock, for loops that need not wait.
    pub(super) fn check(&mut self, wait: Wait<'_>) -> Result<(), Stop> {
        self.judge(wait.check())
    }

    fn judge(&mut self, outcome: Result<(), WaitError>) -> Result<(), Stop> {
        match outcome {
            Ok(()) => Ok(()),
            Err(WaitError::TimedOut) => Err(Stop::TimedOut),
            Err(WaitError::Interrupted) => Err(Stop::Interrupted),
            Err(WaitError::Os(error)) => {
                self.lose(cause_of(&error));
                Err(Stop::Ended)
            }
        }
    }
}

/// What a message counts against a limit of many, in bytes.
pub(super) fn weight<P: Payload>(message: &Message<P>) -> u64 {
    message.payload.as_bytes().len() as u64 + MESSAGE_OVERHEAD
}

/// What a call may still read without waiting, so that a peer that never stops sending cannot keep
/// it: as much as one message of the greatest length, in a bounded number of reads, since a peer may
/// send its bytes one by one.
pub(super) struct Budget {
    bytes: u64,
    reads: u32,
}

impl Budget {
    /// More than the kernel keeps for one connection, at the size of a TLS record.
    const READS: u32 = 512;

    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            bytes: settings.max_message_size.max(BLOCK as u64),
            reads: Self::READS,
        }
    }

    /// Notes a read of so many bytes.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes as u64);
        self.reads = self.reads.saturating_sub(1);
    }

    pub(super) fn is_left(&self) -> bool {
        self.bytes > 0 && self.reads > 0
    }
}
