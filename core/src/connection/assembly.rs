//! Puts the fragments of one message together, and checks them while they arrive.

use super::frame::ReceivedHeader;
use super::message::{Message, MessageType, NoRoom, Payload};
use super::utf8::{self, Utf8};
use super::violation::{SizeLimit, TooBig, Violation};

/// A message of which not everything is there yet.
#[derive(Debug)]
pub(crate) struct Assembly<P> {
    pub(crate) kind: MessageType,
    payload: P,
    received: u64,
    utf8: Utf8,
}

impl<P: Payload> Assembly<P> {
    pub(crate) fn new(kind: MessageType) -> Self {
        Self {
            kind,
            payload: P::empty(),
            received: 0,
            utf8: Utf8::default(),
        }
    }

    /// How many bytes have come.
    pub(crate) fn received(&self) -> u64 {
        self.received
    }

    /// Adds what has come of a frame's payload. A compressed message will be inflated here, before
    /// its text is checked and its size counted.
    pub(crate) fn append(&mut self, bytes: &[u8]) -> Result<(), Violation> {
        // RFC 6455 §8.1: "When an endpoint is to interpret a byte stream as UTF-8 but finds that
        // the byte stream is not, in fact, a valid UTF-8 stream, that endpoint MUST _Fail the
        // WebSocket Connection_."
        if self.kind == MessageType::Text {
            self.utf8.push(bytes).map_err(Violation::Utf8)?;
        }
        self.payload
            .append(bytes)
            .map_err(|NoRoom| no_room(self.received, bytes))?;
        self.received += bytes.len() as u64;
        Ok(())
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

/// A message that lies complete in the read buffer, copied once.
pub(crate) fn whole<P: Payload>(kind: MessageType, bytes: &[u8]) -> Result<Message<P>, Violation> {
    if kind == MessageType::Text {
        utf8::check(bytes).map_err(Violation::Utf8)?;
    }
    let payload = P::copy_of(bytes).map_err(|NoRoom| no_room(0, bytes))?;
    Ok(Message { kind, payload })
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

fn no_room(received: u64, bytes: &[u8]) -> Violation {
    let promised = received + bytes.len() as u64;
    Violation::TooBig(TooBig {
        promised,
        received,
        limit: SizeLimit::Memory,
    })
}
