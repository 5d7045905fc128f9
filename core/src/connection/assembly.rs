//! Puts the fragments of one message together, and checks them while they arrive.

use std::io;

use crate::buffer::BLOCK;

use super::frame::ReceivedHeader;
use super::message::{Message, MessageType, NoRoom, Payload, ReadInto};
use super::utf8::Utf8;
use super::violation::{SizeLimit, TooBig, Violation};

/// How much memory is taken ahead, for each byte that has arrived: large messages are copied less
/// often while they grow.
const AHEAD: u64 = 8;

/// A message of which not everything is there yet.
#[derive(Debug)]
pub(crate) struct Assembly<P> {
    pub(crate) kind: MessageType,
    /// Whether what comes must be inflated before it is appended.
    pub(crate) is_compressed: bool,
    payload: P,
    received: u64,
    utf8: Utf8,
}

impl<P: Payload> Assembly<P> {
    pub(crate) fn new(kind: MessageType, is_compressed: bool) -> Self {
        Self {
            kind,
            is_compressed,
            payload: P::empty(),
            received: 0,
            utf8: Utf8::default(),
        }
    }

    /// How many bytes have come, or been inflated.
    pub(crate) fn received(&self) -> u64 {
        self.received
    }

    /// All bytes so far.
    pub(crate) fn payload(&self) -> &[u8] {
        self.payload.as_bytes()
    }

    /// Adds what has come of the message; `left` more are to come in the same frame.
    pub(crate) fn append(&mut self, bytes: &[u8], left: u64) -> Result<(), Violation> {
        // RFC 6455 §8.1: "When an endpoint is to interpret a byte stream as UTF-8 but finds that
        // the byte stream is not, in fact, a valid UTF-8 stream, that endpoint MUST _Fail the
        // WebSocket Connection_."
        if self.kind == MessageType::Text {
            self.utf8.push(bytes).map_err(Violation::Utf8)?;
        }
        if left > 0 {
            self.payload
                .reserve(bytes.len() + self.ahead(bytes.len(), left));
        }
        self.payload
            .append(bytes)
            .map_err(|NoRoom| no_room(self.received, bytes.len()))?;
        self.received += bytes.len() as u64;
        Ok(())
    }

    /// Reads a part of the `left` bytes of a frame's payload straight into the message.
    pub(crate) fn fill(
        &mut self,
        left: u64,
        read: &mut ReadInto<'_>,
    ) -> Result<io::Result<usize>, Violation> {
        let before = self.payload.as_bytes().len();
        let wanted = self.ahead(0, left);
        let outcome = self
            .payload
            .fill(wanted, read)
            .map_err(|NoRoom| no_room(self.received, 1))?;
        if let Ok(count) = outcome {
            self.received += count as u64;
            if self.kind == MessageType::Text {
                let piece = self.payload.as_bytes().get(before..).unwrap_or_default();
                self.utf8.push(piece).map_err(Violation::Utf8)?;
            }
        }
        Ok(outcome)
    }

    /// For how many of the `left` bytes that a header promises memory is taken, once `more` bytes
    /// have come: what has arrived may be multiplied, but a promise alone counts for one block.
    fn ahead(&self, more: usize, left: u64) -> usize {
        let arrived = self.received.saturating_add(more as u64);
        let most = arrived.saturating_mul(AHEAD).saturating_add(BLOCK as u64);
        usize::try_from(left.min(most)).unwrap_or(BLOCK)
    }

    /// The message, now that its last frame is complete.
    pub(crate) fn finish(self) -> Result<Message<P>, Violation> {
        if self.kind == MessageType::Text {
            self.utf8.finish().map_err(Violation::Utf8)?;
        }
        Ok(Message {
            kind: self.kind,
            payload: self.payload,
        })
    }
}

/// Judges the size of a message by what a header promises, before any of it is received.
pub(crate) fn check_size(
    received: u64,
    header: &ReceivedHeader,
    limit: u64,
) -> Result<(), Violation> {
    let promised = received.saturating_add(header.length);
    if promised > limit {
        let limit = SizeLimit::MessageSize(limit);
        return Err(Violation::TooBig(TooBig {
            promised,
            received,
            limit,
        }));
    }
    Ok(())
}

fn no_room(received: u64, more: usize) -> Violation {
    let promised = received + more as u64;
    Violation::TooBig(TooBig {
        promised,
        received,
        limit: SizeLimit::Memory,
    })
}
