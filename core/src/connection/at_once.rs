//! Sends a short message in the moment in which it is asked for: no clock is set, nothing is waited for.

use std::io::Write;
use std::time::Instant;

use crate::stream::Stream;
use crate::wait::Wait;

use super::deflate::{Deflate, is_worthwhile};
use super::error::{ConnectionError, TimedOut};
use super::frame;
use super::message::{MessageType, Payload};
use super::output::SMALL_FRAME;
use super::sending::LOOK_EVERY;
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

/// A frame of which a part has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    sent: u64,
    of: u64,
}

impl<P: Payload> Connection<P> {
    /// Sends a message if it is short, goes uncompressed over plain TCP, and nothing else is due.
    /// `text` payloads must be UTF-8.
    pub fn send_at_once(&mut self, kind: MessageType, payload: &[u8]) -> AtOnce {
        let is_compressed = |_: &Deflate| is_worthwhile(payload);
        if payload.len() > SMALL_FRAME
            || self.end.is_some()
            || self.flush_due
            || self.write_failure.is_some()
            || !self.session.output.is_done()
            || self.session.deflate.as_deref().is_some_and(is_compressed)
            || Instant::now().saturating_duration_since(self.last_look) >= LOOK_EVERY
        {
            return AtOnce::No;
        }
        let Some(Stream::Plain(wire)) = &mut self.stream else {
            return AtOnce::No;
        };
        let output = &mut self.session.output;
        let opcode = frame::opcode(kind);
        let begun = output.begin_small(opcode, false, payload, |bytes| wire.write(bytes));
        let Ok(frame) = begun else {
            return AtOnce::No;
        };
        let is_whole = output.is_done();
        if !is_whole && output.take_back(&frame) {
            return AtOnce::No;
        }
        let counters = &mut self.session.counters;
        counters.frames_sent += 1;
        counters.messages_sent += 1;
        counters.payload_sent += payload.len() as u64;
        if is_whole {
            return AtOnce::Sent;
        }
        AtOnce::Begun(Begun {
            sent: output.sent(&frame),
            of: frame.length(),
        })
    }

    /// Sends the rest of a message.
    ///
    /// # Errors
    /// As [`Connection::send`]; the rest is kept and goes out first with the next calls.
    pub fn send_rest(&mut self, begun: Begun, wait: Wait<'_>) -> Result<(), ConnectionError> {
        let Begun { sent, of } = begun;
        let end = self.session.output.end();
        let outcome = self.drive(None, end, wait);
        outcome.map_err(|stop| {
            let stop = self.concluded(stop, wait);
            self.stopped(stop, TimedOut::Send { sent, of })
        })
    }
}
