//! Puts the fragments of one message together, and checks them while they arrive.

use std::io;

use crate::buffer::BLOCK;

use super::frame::ReceivedHeader;
use super::message::{AllocationError, Message, MessageType, Payload, ReadInto};
use super::protocol_violation::{MessageTooBig, ProtocolViolation, SizeLimit};
use super::utf8::Utf8Checker;

/// How much memory is reserved in advance, per byte that has arrived: so large messages are copied less
/// often while they grow.
const MAX_RESERVE_FACTOR: u64 = 8;

/// A message that is not complete yet.
#[derive(Debug)]
pub(crate) struct Assembly<P> {
    pub(crate) kind: MessageType,
    /// Whether what arrives must be inflated before it is appended.
    pub(crate) is_compressed: bool,
    payload: P,
    received: u64,
    utf8: Utf8Checker,
}

/// Why nothing can be appended to a message.
#[derive(Debug)]
pub(crate) enum AssemblyError {
    /// The peer broke the protocol or a limit, which ends the connection.
    Violation(ProtocolViolation),
    /// There is no memory now. Nothing of the message is lost.
    NoMemory,
    /// The deadline is due for a check; there is more to append.
    Pause,
}

impl From<ProtocolViolation> for AssemblyError {
    fn from(violation: ProtocolViolation) -> Self {
        Self::Violation(violation)
    }
}

impl<P: Payload> Assembly<P> {
    pub(crate) fn new(kind: MessageType, is_compressed: bool) -> Self {
        Self {
            kind,
            is_compressed,
            payload: P::empty(),
            received: 0,
            utf8: Utf8Checker::default(),
        }
    }

    /// How many bytes have arrived, or were inflated.
    pub(crate) fn received(&self) -> u64 {
        self.received
    }

    /// All bytes so far.
    pub(crate) fn payload(&self) -> &[u8] {
        self.payload.as_bytes()
    }

    /// Appends what has arrived of the message; `left` more bytes follow in the same frame.
    pub(crate) fn append(&mut self, bytes: &[u8], left: u64) -> Result<(), AssemblyError> {
        // RFC 6455 §8.1: "When an endpoint is to interpret a byte stream as UTF-8 but finds that
        // the byte stream is not, in fact, a valid UTF-8 stream, that endpoint MUST _Fail the
        // WebSocket Connection_."
        let mut utf8 = self.utf8.clone();
        if self.kind == MessageType::Text {
            utf8.push(bytes).map_err(ProtocolViolation::Utf8)?;
        }
        if left > 0 {
            self.payload
                .reserve(bytes.len() + self.reservation(bytes.len(), left));
        }
        self.payload
            .append(bytes)
            .map_err(|why| allocation_failure(why, self.received, bytes.len()))?;
        self.utf8 = utf8;
        self.received += bytes.len() as u64;
        Ok(())
    }

    /// Reads a part of the `left` bytes of a frame's payload directly into the message.
    pub(crate) fn fill(
        &mut self,
        left: u64,
        read: &mut ReadInto<'_>,
    ) -> Result<io::Result<usize>, AssemblyError> {
        let before = self.payload.as_bytes().len();
        let wanted = self.reservation(0, left);
        let outcome = self
            .payload
            .fill(wanted, read)
            .map_err(|why| allocation_failure(why, self.received, 1))?;
        if let Ok(count) = outcome {
            self.received += count as u64;
            if self.kind == MessageType::Text {
                let piece = self.payload.as_bytes().get(before..).unwrap_or_default();
                self.utf8.push(piece).map_err(ProtocolViolation::Utf8)?;
            }
        }
        Ok(outcome)
    }

    /// How much memory is reserved for the `left` bytes that a header announces, when `more` bytes have
    /// arrived: a multiple of what has arrived, but one block if only a header has arrived.
    fn reservation(&self, more: usize, left: u64) -> usize {
        let arrived = self.received.saturating_add(more as u64);
        let most = arrived
            .saturating_mul(MAX_RESERVE_FACTOR)
            .saturating_add(BLOCK as u64);
        usize::try_from(left.min(most)).unwrap_or(BLOCK)
    }

    /// The message, when its last frame is complete.
    pub(crate) fn finish(mut self) -> Result<Message<P>, ProtocolViolation> {
        if self.kind == MessageType::Text {
            self.utf8.finish().map_err(ProtocolViolation::Utf8)?;
        }
        self.payload.complete();
        Ok(Message {
            kind: self.kind,
            payload: self.payload,
        })
    }
}

/// Checks the size of a message that a header announces, before any of it is received.
pub(crate) fn check_size<P: Payload>(
    received: u64,
    header: &ReceivedHeader,
    limit: u64,
) -> Result<(), ProtocolViolation> {
    let promised = received.saturating_add(header.length);
    let limit = match promised > limit {
        true => SizeLimit::MessageSize(limit),
        false if P::can_hold(promised) => return Ok(()),
        false => SizeLimit::Memory,
    };
    Err(ProtocolViolation::TooBig(MessageTooBig {
        promised,
        received,
        limit,
    }))
}

fn allocation_failure(why: AllocationError, received: u64, more: usize) -> AssemblyError {
    match why {
        AllocationError::Temporary => AssemblyError::NoMemory,
        AllocationError::Permanent => {
            AssemblyError::Violation(ProtocolViolation::TooBig(MessageTooBig {
                promised: received + more as u64,
                received,
                limit: SizeLimit::Memory,
            }))
        }
    }
}
