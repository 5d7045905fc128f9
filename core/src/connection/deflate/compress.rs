//! Compresses the messages we send, where that makes them smaller.

use flate2::{Compress, FlushCompress, Status};

use super::{Deflate, spare};
use crate::buffer::{BLOCK, give_back, take_block};

/// Messages of fewer bytes go out as they are. To compress one takes two to four microseconds, and
/// saves less than the headers of its packet have; without context takeover it saves nothing.
const WORTHWHILE: usize = 128;

/// Of a message of at least `LONG` bytes the first `PROBE` bytes must get smaller, or it is sent as
/// it is: what is compressed already takes longest to compress.
const LONG: usize = 64 * 1024;
const PROBE: usize = 16 * 1024;

/// So much is compressed at a time, before who waits has another look at the clock.
const AT_ONCE: usize = 1024 * 1024;

/// Compresses JSON to within a twentieth of what level 6 makes of it, in less than half the time.
pub(super) const LEVEL: u32 = 3;

/// The smallest window that the codec knows.
const MIN_CODEC_BITS: u8 = 9;

/// What a sync flush ends with.
const EMPTY_BLOCK: [u8; 4] = [0x00, 0x00, 0xff, 0xff];

/// Free space below which a flush may have to be asked for again, and then says it twice.
const LEAST_SPACE: usize = 64;

/// The payload of a compressed message.
#[derive(Debug)]
pub(in super::super) struct Compressed {
    block: Vec<u8>,
    length: usize,
}

impl Compressed {
    pub(in super::super) fn as_bytes(&self) -> &[u8] {
        self.block.get(..self.length).unwrap_or_default()
    }

    /// Makes room for more, but not for more than `limit` bytes in all; whether there is room.
    fn make_room(&mut self, limit: usize) -> bool {
        let held = self.block.len();
        if held - self.length >= LEAST_SPACE {
            return true;
        }
        let more = held.min(limit.saturating_sub(held)).max(LEAST_SPACE);
        if held >= limit || self.block.try_reserve(more).is_err() {
            return false;
        }
        self.block.resize(held + more, 0);
        true
    }

    /// Compresses `input` behind what is there. `None` once `limit` bytes would not be enough.
    fn push(
        &mut self,
        stream: &mut Compress,
        mut input: &[u8],
        flush: FlushCompress,
        limit: usize,
    ) -> Option<()> {
        loop {
            if !self.make_room(limit) {
                return None;
            }
            let space = self.block.get_mut(self.length..)?;
            let (before_in, before_out) = (stream.total_in(), stream.total_out());
            let status = stream.compress(input, space, flush).ok()?;
            let taken = usize::try_from(stream.total_in() - before_in).ok()?;
            let made = usize::try_from(stream.total_out() - before_out).ok()?;
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

impl Drop for Compressed {
    fn drop(&mut self) {
        give_back(std::mem::take(&mut self.block));
    }
}

impl Deflate {
    /// The payload compressed, as RFC 7692 §7.2.1 wants it; `None` if it is better sent as it is, or if `go_on`, which
    /// is asked now and then, says no.
    pub(in super::super) fn compress(
        &mut self,
        payload: &[u8],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Option<Compressed> {
        if payload.len() < WORTHWHILE {
            return None;
        }
        // With a window of 2^9 bytes the codec refers back 250 bytes at most, since it keeps the rest
        // for what lies ahead; so this is right for 2^8 bytes too, which it does not know.
        let bits = self.agreed.client_max_window_bits.max(MIN_CODEC_BITS);
        let stream = self
            .compressor
            .get_or_insert_with(|| spare::take_compressor(bits));
        let compressed = compressed(stream, payload, go_on);
        // RFC 7692 §7.2.1: "If the "agreed parameters" contain the "client_no_context_takeover"
        // extension parameter, the client MUST start compressing each new message with an empty LZ77
        // sliding window."
        //
        // The server's window has no message that was not sent compressed, so ours must not either.
        if self.agreed.client_no_context_takeover {
            if let Some(stream) = self.compressor.take() {
                spare::keep_compressor(bits, stream);
            }
        } else if compressed.is_none() {
            stream.reset();
        }
        compressed
    }

    /// The message that was compressed last is not sent after all. The next one starts with an empty
    /// window, which the server need not know: it only is not referred to what its window holds.
    pub(in super::super) fn take_back(&mut self) {
        self.compressor = None;
    }
}

fn compressed(
    stream: &mut Compress,
    payload: &[u8],
    go_on: &mut dyn FnMut() -> bool,
) -> Option<Compressed> {
    let mut compressed = Compressed {
        block: take_block(),
        length: 0,
    };
    let limit = payload.len().saturating_add(LEAST_SPACE).max(BLOCK);
    let mut rest = payload;
    if payload.len() >= LONG {
        let (probe, after) = payload.split_at_checked(PROBE)?;
        compressed.push(stream, probe, FlushCompress::Sync, limit)?;
        if compressed.length >= PROBE / 16 * 15 {
            return None;
        }
        rest = after;
    }
    while let Some((part, after)) = rest.split_at_checked(AT_ONCE) {
        compressed.push(stream, part, FlushCompress::None, limit)?;
        if !go_on() {
            return None;
        }
        rest = after;
    }
    // "Compress all the octets of the payload of the message using DEFLATE. […] Remove 4 octets
    // (that are 0x00 0x00 0xff 0xff) from the tail end."
    compressed.push(stream, rest, FlushCompress::Sync, limit)?;
    compressed.length = compressed
        .as_bytes()
        .strip_suffix(&EMPTY_BLOCK)
        .map(<[u8]>::len)
        .filter(|length| *length < payload.len())?;
    Some(compressed)
}
