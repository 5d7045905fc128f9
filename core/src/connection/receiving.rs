//! Reads what the peer sends, a block at a time, and does what it asks for.

use std::io;
use std::time::Instant;

use crate::stream::Stream;

use super::close::CloseInfo;
use super::connection::Connection;
use super::ending::{ConnectionEnd, lost_cause};
use super::error::LostCause;
use super::message::{Message, MessageType, Payload};
use super::read_budget::weight;
use super::session::SessionEvent;

/// The longest first message that is kept for the report of an end that follows it, in bytes.
const MAX_FIRST_TEXT: usize = 1024;

/// What one turn of a call's loop brought.
pub(super) enum ReceiveStep<P> {
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

pub(super) enum ReadResult {
    Bytes(usize),
    WouldBlock,
    EndOfStream,
    Failed(io::Error),
}

impl<P: Payload> Connection<P> {
    /// One turn that puts a message into the inbox.
    pub(super) fn step_into_inbox(&mut self) -> ReceiveStep<P> {
        match self.step() {
            ReceiveStep::Message(message) => {
                self.inbox_size += weight(&message);
                self.inbox.push_back(message);
                ReceiveStep::Read(0)
            }
            other => other,
        }
    }

    /// Whether the last read has emptied the socket, so that another is likely in vain.
    pub(super) fn has_nothing_to_read(&self) -> bool {
        self.end.is_none() && self.is_stream_drained() && !self.session.has_input()
    }

    /// Whether the last read took all that the stream had.
    pub(super) fn is_stream_drained(&self) -> bool {
        self.stream.as_ref().is_some_and(Stream::is_drained)
    }

    /// A turn that reads nothing: writes what is due, and is ready to wait.
    pub(super) fn idle_step(&mut self) -> ReceiveStep<P> {
        self.write_pending();
        if self.end.is_some() {
            return ReceiveStep::Ended;
        }
        self.session.shrink();
        ReceiveStep::Blocked
    }

    /// Understands what has been read; if that is used up, writes what is due, reads a block and
    /// understands that.
    pub(super) fn step(&mut self) -> ReceiveStep<P> {
        if self.end.is_some() {
            return ReceiveStep::Ended;
        }
        let mut event = self.session.next_event();
        let mut read = 0;
        if matches!(event, SessionEvent::NeedsInput) {
            match self.read_more() {
                ReceiveStep::Read(count) => read = count,
                other => return other,
            }
            event = self.session.next_event();
        }
        match self.handle_event(event) {
            ReceiveStep::Read(_) => ReceiveStep::Read(read),
            other => other,
        }
    }

    /// The next message that has been read already; nothing is read for it.
    #[inline]
    pub fn buffered_message(&mut self) -> Option<Message<P>> {
        if self.inbox.is_empty()
            && let Some(message) = self.session.next_unfragmented()
        {
            self.note_first_message(&message);
            return Some(message);
        }
        self.next_buffered()
    }

    fn next_buffered(&mut self) -> Option<Message<P>> {
        if let Some(message) = self.take_from_inbox() {
            return Some(message);
        }
        while self.end.is_none() && self.session.has_input() {
            let event = self.session.next_event();
            match self.handle_event(event) {
                ReceiveStep::Message(message) => return Some(message),
                ReceiveStep::NoMemory => break,
                _ if self.session.is_paused() => break,
                _ => {}
            }
        }
        None
    }

    /// Does what an event asks for; a starved session has read nothing.
    fn handle_event(&mut self, event: SessionEvent<P>) -> ReceiveStep<P> {
        let step = match event {
            SessionEvent::NeedsInput | SessionEvent::Paused => ReceiveStep::Read(0),
            SessionEvent::NoMemory => ReceiveStep::NoMemory,
            SessionEvent::Message(message) => {
                self.note_first_message(&message);
                ReceiveStep::Message(message)
            }
            SessionEvent::Pong => ReceiveStep::Pong,
            SessionEvent::Closed(info) => {
                self.set_end(ConnectionEnd::Closed(info));
                ReceiveStep::Ended
            }
            // The program closed; what is left of the connection cannot matter to it.
            SessionEvent::Violation(_) if self.session.is_closing() => {
                self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
                self.shut_down();
                ReceiveStep::Ended
            }
            SessionEvent::Violation(violation) => {
                self.set_end(ConnectionEnd::Violation(violation));
                ReceiveStep::Ended
            }
        };
        if self.session.output.has_pending_answer() {
            self.write_pending();
        }
        step
    }

    #[inline]
    fn note_first_message(&mut self, message: &Message<P>) {
        if self.session.counters.messages_received > 1 || message.kind != MessageType::Text {
            return;
        }
        let bytes = message.payload.as_bytes();
        if bytes.len() <= MAX_FIRST_TEXT {
            self.first_text = std::str::from_utf8(bytes).ok().map(Into::into);
        }
    }

    /// Writes what is due and reads a block, or a part of a large payload.
    pub(super) fn read_more(&mut self) -> ReceiveStep<P> {
        self.write_pending();
        if self.end.is_some() {
            return ReceiveStep::Ended;
        }
        let outcome = if self.session.wants_direct_read() {
            let Some(outcome) = self.read_into_message() else {
                return ReceiveStep::NoMemory;
            };
            outcome
        } else {
            let outcome = self.read();
            if let ReadResult::Bytes(count) = outcome {
                self.session.filled(count);
            }
            outcome
        };
        match outcome {
            ReadResult::Bytes(count) => return ReceiveStep::Read(count),
            ReadResult::WouldBlock => {
                self.session.shrink();
                let Some(cause) = self.write_error.take() else {
                    return ReceiveStep::Blocked;
                };
                self.mark_lost(cause);
            }
            ReadResult::EndOfStream => {
                let cause = self.write_error.take().unwrap_or(LostCause::Fin);
                self.mark_lost(cause);
            }
            ReadResult::Failed(error) => self.mark_lost(lost_cause(&error)),
        }
        ReceiveStep::Ended
    }

    /// Reads a part of a large payload into its message; `None` if that has no memory for now.
    fn read_into_message(&mut self) -> Option<ReadResult> {
        let Some(stream) = &mut self.stream else {
            return Some(ReadResult::EndOfStream);
        };
        let outcome = self
            .session
            .read_into_message(&mut |space| stream.read_uninit(space));
        if outcome.is_none() && self.session.lacks_memory() {
            return None;
        }
        // What the session refuses is told by its next event.
        Some(self.note_read(outcome.unwrap_or(Ok(1))))
    }

    pub(super) fn read(&mut self) -> ReadResult {
        let Some(stream) = &mut self.stream else {
            return ReadResult::EndOfStream;
        };
        let outcome = stream.read(self.session.space());
        self.note_read(outcome)
    }

    fn note_read(&mut self, outcome: io::Result<usize>) -> ReadResult {
        self.last_read = Instant::now();
        match outcome {
            Ok(0) => ReadResult::EndOfStream,
            Ok(count) => {
                self.last_byte = self.last_read;
                ReadResult::Bytes(count)
            }
            Err(error) => match error.kind() {
                io::ErrorKind::WouldBlock => ReadResult::WouldBlock,
                // TLS without close_notify: nothing tells it from a connection that was cut.
                io::ErrorKind::UnexpectedEof => ReadResult::EndOfStream,
                _ => ReadResult::Failed(error),
            },
        }
    }
}
