//! Sends messages without waiting: what the stream does not accept is queued.

use std::time::Instant;

use crate::wait::Wait;

use super::connection::Connection;
use super::connection_error::ConnectionError;
use super::ending::CloseWait;
use super::frame;
use super::message::{MessageType, Payload};

impl<P: Payload> Connection<P> {
    /// While fewer bytes than this wait in the client, [`Connection::queue`] takes another message.
    pub const MAX_QUEUED: u64 = 1 << 20;

    /// Sends a message as far as that is possible without waiting. The rest is sent by the next calls before anything
    /// else; [`Connection::flush`] sends nothing but that. False, and nothing has changed, if
    /// [`Connection::MAX_QUEUED`] bytes wait already. `text` payloads must be UTF-8.
    ///
    /// # Errors
    /// The end, also a normal one.
    pub fn queue(&mut self, kind: MessageType, payload: &[u8]) -> Result<bool, ConnectionError> {
        self.refuse_while_closing()?;
        self.write_unless_ended();
        if self.timing.is_read_due(Instant::now()) {
            self.drain_into_inbox();
        }
        if !self.end.is_open() {
            self.finish_close(CloseWait::None);
            return Err(self.end_error());
        }
        if self.transport.has_write_failed() || self.unsent() >= Self::MAX_QUEUED {
            return Ok(false);
        }
        match self.send_or_queue(kind, payload) {
            true => Ok(true),
            false => Err(self.end_error()),
        }
    }

    /// Writes what is queued and what the stream accepts now; whether nothing waits any more.
    ///
    /// # Errors
    /// The end, unless the program has closed.
    pub fn flush(&mut self) -> Result<bool, ConnectionError> {
        if self.is_closing() {
            self.continue_close();
        } else {
            self.write_unless_ended();
            if !self.end.is_open() {
                self.finish_close(CloseWait::None);
            }
        }
        match self.end.error() {
            Some(ConnectionError::Closed(info)) if !info.by_peer => Ok(!self.has_pending_writes()),
            Some(error) => Err(error),
            None => Ok(!self.has_pending_writes()),
        }
    }

    /// Whether something waits that can be written as soon as the stream accepts it.
    #[must_use]
    pub fn wants_write(&self) -> bool {
        let has_bytes = self.has_pending_writes() || self.transport.interest_to_read().write;
        has_bytes && !self.transport.has_write_failed() && !self.transport.is_released()
    }

    /// Bytes of frames, encrypted where there is TLS, that the kernel did not accept yet.
    #[must_use]
    pub fn unsent(&self) -> u64 {
        (self.session.output().unsent() + self.transport.unsent()) as u64
    }

    /// Stages a whole message, and writes as much as the stream accepts; false without random bytes, which ends the
    /// connection.
    pub(super) fn send_or_queue(&mut self, kind: MessageType, payload: &[u8]) -> bool {
        let encoded = self.encode(payload);
        let started = self.start_frame(frame::opcode(kind), encoded.rsv1(), encoded.bytes());
        let Some(mut frame) = started else {
            return false;
        };
        // What the stream accepts piece by piece is not copied as a whole.
        while !self.session.output_mut().stage_more(&mut frame) {
            if !self.write_pending() {
                break;
            }
        }
        self.session.output_mut().stage_rest(&mut frame);
        self.session.count_sent_frame();
        self.session.count_sent_message(payload.len());
        self.write_pending();
        true
    }

    /// Sends what signal handlers have left, before the wait of the call goes on. Nothing follows an end.
    #[cold]
    pub(super) fn send_outgoing(&mut self, wait: Wait<'_>) {
        while let Some(outgoing) = wait.take_outgoing() {
            let kind = match outgoing.is_text {
                true => MessageType::Text,
                false => MessageType::Binary,
            };
            if self.is_open() && !self.transport.has_write_failed() {
                self.send_or_queue(kind, &outgoing.payload);
            }
        }
        wait.note_unsent(self.unsent());
    }

    fn write_unless_ended(&mut self) {
        if self.end.is_open() {
            self.write_pending();
        }
        // The connection ends once everything was read from the stream.
        if self.transport.has_write_failed() {
            self.drain_into_inbox();
        }
    }
}
