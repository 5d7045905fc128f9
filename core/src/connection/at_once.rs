//! Sends a message in the moment in which it is asked for: no deadline, nothing is waited for.

use std::time::Instant;

use crate::wait::Wait;

use super::error::{ConnectionError, TimedOut};
use super::frame;
use super::message::{MessageType, Payload};
use super::transport::Connection;

/// What became of a message that was to leave at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtOnce {
    /// It has left.
    Sent,
    /// A part of it has left; [`Connection::send_rest`] sends the rest.
    Begun(Begun),
    /// It cannot, and nothing has changed; [`Connection::send`] does what there is to do, or says why it
    /// cannot be done.
    No,
}

/// A frame of which a part has left; carries the length of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun(u64);

impl<P: Payload> Connection<P> {
    /// Sends a message if it fits a block, and nothing else is due. `text` payloads must be UTF-8.
    pub fn send_at_once(&mut self, kind: MessageType, payload: &[u8]) -> AtOnce {
        if self.end.is_some()
            || self.has_to_write()
            || self.cannot_write()
            || !self.session.output.fits(payload.len())
            || self.is_look_due(Instant::now())
        {
            return AtOnce::No;
        }
        let body = self.body(payload);
        let Some(frame) = self.begin(frame::opcode(kind), body.rsv1(), body.bytes()) else {
            return AtOnce::No;
        };
        self.write_out();
        let is_whole = !self.has_to_write();
        if !is_whole && self.session.output.take_back(&frame) {
            if body.rsv1() {
                self.forget_compressed();
            }
            return AtOnce::No;
        }
        let counters = &mut self.session.counters;
        counters.frames_sent += 1;
        counters.message_sent(payload.len() as u64);
        match is_whole {
            true => AtOnce::Sent,
            false => AtOnce::Begun(Begun(frame.length())),
        }
    }

    /// Sends the rest of a message.
    ///
    /// # Errors
    /// As [`Connection::send`]; the rest is kept and goes out first with the next calls.
    pub fn send_rest(&mut self, begun: Begun, wait: Wait<'_>) -> Result<(), ConnectionError> {
        let Begun(of) = begun;
        let end = self.session.output.end();
        let outcome = self.drive(None, end, wait);
        outcome.map_err(|stop| {
            let sent = of.saturating_sub(self.session.output.waiting() as u64);
            let stop = self.concluded(stop, wait);
            self.stopped(stop, TimedOut::Send { sent, of })
        })
    }
}
