//! The fast path of sending: a message that can be sent without a wait.

use std::time::Instant;

use crate::wait::Wait;

use super::connection::Connection;
use super::connection_error::{ConnectionError, TimedOut};
use super::frame;
use super::message::{MessageType, Payload};

/// The result of [`Connection::try_send`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrySend {
    /// The whole message was written.
    Complete,
    /// A part of the message was written; [`Connection::finish_send`] writes the rest.
    Partial(PartialFrame),
    /// Nothing was written and nothing has changed; [`Connection::send`] sends the message, or reports
    /// why that is not possible.
    NotSent,
}

/// A frame of which a part was written; carries the length of the whole frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialFrame(u64);

impl<P: Payload> Connection<P> {
    /// Sends a message if it fits into a block and nothing else has to be done first. `text` payloads
    /// must be UTF-8.
    pub fn try_send(&mut self, kind: MessageType, payload: &[u8]) -> TrySend {
        if !self.is_open()
            || self.has_pending_writes()
            || self.transport.has_write_failed()
            || !self.session.output().fits(payload.len())
            || self.timing.is_read_due(Instant::now())
        {
            return TrySend::NotSent;
        }
        let encoded = self.encode(payload);
        let Some(frame) = self.start_frame(frame::opcode(kind), encoded.rsv1(), encoded.bytes())
        else {
            return TrySend::NotSent;
        };
        self.write_pending();
        let is_complete = !self.has_pending_writes();
        if !is_complete && self.session.output_mut().take_back(&frame) {
            if encoded.rsv1() {
                self.session.reset_compressor();
            }
            return TrySend::NotSent;
        }
        self.session.count_sent_frame();
        self.session.count_sent_message(payload.len());
        match is_complete {
            true => TrySend::Complete,
            false => TrySend::Partial(PartialFrame(frame.length())),
        }
    }

    /// Writes the rest of a message.
    ///
    /// # Errors
    /// As [`Connection::send`]; the rest is kept and is sent first by the next calls.
    pub fn finish_send(
        &mut self,
        partial: PartialFrame,
        wait: Wait<'_>,
    ) -> Result<(), ConnectionError> {
        let PartialFrame(of) = partial;
        let end = self.session.output().total_staged();
        let outcome = self.write_up_to(None, end, wait);
        outcome.map_err(|stop| {
            let sent = of.saturating_sub(self.session.output().unsent() as u64);
            let stop = self.finish_stop(stop, wait);
            self.error_for(stop, TimedOut::Send { sent, of })
        })
    }
}
