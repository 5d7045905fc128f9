//! permessage-deflate for the messages of one connection, in both directions.

use crate::connection::assembly::{Assembly, AssemblyError};
use crate::connection::message::Payload;
use crate::connection::protocol_violation::ProtocolViolation;
use crate::handshake::DeflateParameters;

use super::compressor::{CompressedPayload, Compressor};
use super::decompressor::Decompressor;

/// Compresses and inflates the messages of one connection.
///
/// A context exists from the first message that requires it: about 370 KiB to compress and 47 KiB to
/// inflate. A context that is not taken over from message to message belongs to the thread, see
/// [`super::spare_contexts`].
#[derive(Debug)]
pub(crate) struct PerMessageDeflate {
    compressor: Compressor,
    decompressor: Decompressor,
}

impl PerMessageDeflate {
    pub(crate) fn new(agreed: DeflateParameters) -> Self {
        Self {
            compressor: Compressor::new(agreed),
            decompressor: Decompressor::new(agreed),
        }
    }

    /// The payload compressed, as RFC 7692 §7.2.1 requires it; `None` if it is better sent as it is, or
    /// if `should_continue`, which is called now and then, returns false.
    pub(crate) fn compress(
        &mut self,
        payload: &[u8],
        should_continue: &mut dyn FnMut() -> bool,
    ) -> Option<CompressedPayload> {
        self.compressor.compress(payload, should_continue)
    }

    /// The message that was compressed last is not sent after all. The next one starts with an empty
    /// window. The server need not know that: the message only does not refer to what its window holds.
    pub(crate) fn reset_compressor(&mut self) {
        self.compressor.reset();
    }

    /// Inflates what has arrived of a message's payload into `message`, which takes up to `limit` bytes.
    /// The number of bytes that were consumed is valid also with an error; then the next call continues.
    pub(crate) fn inflate<P: Payload>(
        &mut self,
        bytes: &[u8],
        message: &mut Assembly<P>,
        limit: u64,
    ) -> (usize, Result<(), AssemblyError>) {
        self.decompressor.inflate(bytes, message, limit)
    }

    /// Ends a message, all of which was inflated into `message`.
    pub(crate) fn finish_message<P: Payload>(
        &mut self,
        message: &Assembly<P>,
    ) -> Result<(), ProtocolViolation> {
        self.decompressor.finish_message(message)
    }
}
