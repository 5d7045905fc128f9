//! Reads what the peer sends, a block at a time, and does what it asks for.

use std::io;
use std::time::Instant;

use crate::stream::Stream;

use super::budget::weight;
use super::close::CloseInfo;
use super::connection::Connection;
use super::ending::{ConnectionEnd, cause_of};
use super::error::LostCause;
use super::message::{Message, MessageType, Payload};
use super::session::Event;

/// The longest first message that is kept for the report of an end that follows it, in bytes.
const FIRST_TEXT: usize = 1024;

/// What one turn of a call's loop brought.
pub(super) enum Turn<P> {
    Message(Message<P>),
    Pong,
    /// So many bytes were read, and more are needed.
    Read(usize),
    /// Nothing can be read, and perhaps not written, without waiting.
    Blocked,
    /// There is no memory for the message that comes next; the next turn tries again.
    NoMemory,
    Ended,
}

pub(super) enum ReadOutcome {
    Bytes(usize),
    Nothing,
    End,
    Failed(io::Error),
}

impl<P: Payload> Connection<P> {
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

    /// A turn that reads nothing: writes what is due, and is ready to wait.
    pub(super) fn rest(&mut self) -> Turn<P> {
        self.write_out();
        if self.end.is_some() {
            return Turn::Ended;
        }
        self.session.park();
        Turn::Blocked
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
            match self.settle(event) {
                Turn::Message(message) => return Some(message),
                Turn::NoMemory => break,
                _ if self.session.is_paused() => break,
                _ => {}
            }
        }
        None
    }

    /// Does what an event asks for; a starved session has read nothing.
    fn settle(&mut self, event: Event<P>) -> Turn<P> {
        let turn = match event {
            Event::Starved | Event::Paused => Turn::Read(0),
            Event::NoMemory => Turn::NoMemory,
            Event::Message(message) => {
                self.note_first(&message);
                Turn::Message(message)
            }
            Event::Pong => Turn::Pong,
            Event::Closed(info) => {
                self.set_end(ConnectionEnd::Closed(info));
                Turn::Ended
            }
            // The program closed; what is left of the connection cannot matter to it.
            Event::Violated(_) if self.session.is_closing() => {
                self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
                self.shut_down();
                Turn::Ended
            }
            Event::Violated(violation) => {
                self.set_end(ConnectionEnd::Violation(violation));
                Turn::Ended
            }
        };
        if self.session.output.has_answer() {
            self.write_out();
        }
        turn
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

    /// Writes what is due and reads a block, or a part of a large payload.
    pub(super) fn read_more(&mut self) -> Turn<P> {
        self.write_out();
        if self.end.is_some() {
            return Turn::Ended;
        }
        let outcome = if self.session.wants_directly() {
            let Some(outcome) = self.read_directly() else {
                return Turn::NoMemory;
            };
            outcome
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
                self.mark_lost(cause);
            }
            ReadOutcome::End => {
                let cause = self.write_failure.take().unwrap_or(LostCause::Fin);
                self.mark_lost(cause);
            }
            ReadOutcome::Failed(error) => self.mark_lost(cause_of(&error)),
        }
        Turn::Ended
    }

    /// Reads a part of a large payload into its message; `None` if that has no memory for now.
    fn read_directly(&mut self) -> Option<ReadOutcome> {
        let Some(stream) = &mut self.stream else {
            return Some(ReadOutcome::End);
        };
        let outcome = self
            .session
            .receive_directly(&mut |space| stream.read_uninit(space));
        if outcome.is_none() && self.session.lacks_memory() {
            return None;
        }
        // What the session refuses is told by its next event.
        Some(self.note_read(outcome.unwrap_or(Ok(1))))
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
}
