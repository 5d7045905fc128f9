//! Compresses the messages that we send, where that makes them smaller.

use flate2::{Compress, FlushCompress, Status};

use crate::buffer::{BLOCK, give_back, take_block};
use crate::handshake::DeflateParameters;

use super::spare_contexts;

/// Messages of fewer bytes are sent as they are. To compress one takes two to four microseconds and
/// saves less than the headers of its packet take; without context takeover it saves nothing.
const MIN_LENGTH: usize = 128;

/// Of a message of at least `PROBE_THRESHOLD` bytes the first `PROBE_LENGTH` bytes must get smaller, or
/// it is sent as it is: data that is already compressed takes longest to compress.
const PROBE_THRESHOLD: usize = 64 * 1024;
const PROBE_LENGTH: usize = 16 * 1024;

/// How many bytes are compressed between two checks of the deadline.
const CHUNK: usize = 1024 * 1024;

/// The smallest window that the codec supports.
const MIN_CODEC_BITS: u8 = 9;

/// The bytes with which a sync flush ends.
const EMPTY_BLOCK: [u8; 4] = [0x00, 0x00, 0xff, 0xff];

/// With less free space a flush may have to be repeated, and then writes its empty block twice.
const MIN_SPACE: usize = 64;

/// The payload of a compressed message.
#[derive(Debug)]
pub(crate) struct CompressedPayload {
    block: Vec<u8>,
    length: usize,
}

impl CompressedPayload {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.block.get(..self.length).unwrap_or_default()
    }

    /// Makes room for more bytes, up to `limit` bytes in total; whether there is room.
    fn make_room(&mut self, limit: usize) -> bool {
        let held = self.block.len();
        if held - self.length >= MIN_SPACE {
            return true;
        }
        let more = held.min(limit.saturating_sub(held)).max(MIN_SPACE);
        if held >= limit || self.block.try_reserve(more).is_err() {
            return false;
        }
        self.block.resize(held + more, 0);
        true
    }

    /// Appends `input` compressed. `None` if that takes more than `limit` bytes in total.
    fn push(
        &mut self,
        context: &mut Compress,
        mut input: &[u8],
        flush: FlushCompress,
        limit: usize,
    ) -> Option<()> {
        loop {
            if !self.make_room(limit) {
                return None;
            }
            let space = self.block.get_mut(self.length..)?;
            let (before_in, before_out) = (context.total_in(), context.total_out());
            let status = context.compress(input, space, flush).ok()?;
            let taken = usize::try_from(context.total_in() - before_in).ok()?;
            let made = usize::try_from(context.total_out() - before_out).ok()?;
            let is_flushed = made < space.len();
            input = input.get(taken..)?;
            self.length += made;
            if input.is_empty() && (is_flushed || flush == FlushCompress::None) {
                return Some(());
            }
            if status != Status::Ok {
                return None;
            }
        }
    }
}

impl Drop for CompressedPayload {
    fn drop(&mut self) {
        give_back(std::mem::take(&mut self.block));
    }
}

/// Compresses the messages of one connection.
#[derive(Debug)]
pub(super) struct Compressor {
    /// The base-2 logarithm of the window.
    window_bits: u8,
    no_context_takeover: bool,
    context: Option<Compress>,
}

impl Compressor {
    pub(super) fn new(agreed: DeflateParameters) -> Self {
        Self {
            // With a window of 2^9 bytes the codec refers back 250 bytes at most, since it keeps the
            // rest for lookahead; so this is right for 2^8 bytes too, which it does not support.
            window_bits: agreed.client_max_window_bits.max(MIN_CODEC_BITS),
            no_context_takeover: agreed.client_no_context_takeover,
            context: None,
        }
    }

    /// See [`super::PerMessageDeflate::compress`].
    pub(super) fn compress(
        &mut self,
        payload: &[u8],
        should_continue: &mut dyn FnMut() -> bool,
    ) -> Option<CompressedPayload> {
        if payload.len() < MIN_LENGTH {
            return None;
        }
        let bits = self.window_bits;
        let context = self
            .context
            .get_or_insert_with(|| spare_contexts::take_compressor(bits));
        let compressed = compressed(context, payload, should_continue);
        // RFC 7692 §7.2.1: "If the "agreed parameters" contain the "client_no_context_takeover"
        // extension parameter, the client MUST start compressing each new message with an empty LZ77
        // sliding window."
        //
        // The server's window does not contain a message that was not sent compressed, so ours must
        // not contain it either.
        if self.no_context_takeover {
            if let Some(context) = self.context.take() {
                spare_contexts::keep_compressor(bits, context);
            }
        } else if compressed.is_none() {
            context.reset();
        }
        compressed
    }

    /// Forgets the window.
    pub(super) fn reset(&mut self) {
        self.context = None;
    }
}

fn compressed(
    context: &mut Compress,
    payload: &[u8],
    should_continue: &mut dyn FnMut() -> bool,
) -> Option<CompressedPayload> {
    let mut compressed = CompressedPayload {
        block: take_block(),
        length: 0,
    };
    let limit = payload.len().saturating_add(MIN_SPACE).max(BLOCK);
    let mut rest = payload;
    if payload.len() >= PROBE_THRESHOLD {
        let (probe, after) = payload.split_at_checked(PROBE_LENGTH)?;
        compressed.push(context, probe, FlushCompress::Sync, limit)?;
        if compressed.length >= PROBE_LENGTH / 16 * 15 {
            return None;
        }
        rest = after;
    }
    while let Some((part, after)) = rest.split_at_checked(CHUNK) {
        compressed.push(context, part, FlushCompress::None, limit)?;
        if !should_continue() {
            return None;
        }
        rest = after;
    }
    // "Compress all the octets of the payload of the message using DEFLATE. […] Remove 4 octets
    // (that are 0x00 0x00 0xff 0xff) from the tail end."
    compressed.push(context, rest, FlushCompress::Sync, limit)?;
    compressed.length = compressed
        .as_bytes()
        .strip_suffix(&EMPTY_BLOCK)
        .map(<[u8]>::len)
        .filter(|length| *length < payload.len())?;
    Some(compressed)
}
