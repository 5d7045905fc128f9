//! Inflates the messages we receive, piece by piece, straight into their payload.

use flate2::{FlushDecompress, Status};

use super::super::assembly::{Assembly, Halt};
use super::super::message::Payload;
use super::super::protocol_violation::{
    DeflateFault, InvalidDeflate, MessageTooBig, ProtocolViolation, SizeLimit,
};
use super::{Deflate, spare};
use crate::buffer::{give_back, take_block};

/// What every message lacks at its end, and two more empty blocks.
///
/// Behind a whole message they say nothing. Inside a block they mean something else, or are no blocks:
/// then the message was cut off. Only where it was cut inside the description of Huffman codes, or just
/// where it might have ended, nothing shows.
const END: [u8; 14] = [
    0x00, 0x00, 0xff, 0xff, // the rest of the empty block that the sender removed
    0x00, 0x00, 0x00, 0xff, 0xff, 0x00, 0x00, 0x00, 0xff, 0xff,
];

/// The largest window, in bytes.
const WINDOW: usize = 1 << 15;

/// Where in a block is inflated to. Blocks and the long strings of PHP both start at the start of a
/// page, and some processors take five times as long to copy between the same places of two pages.
const OFFSET: usize = 2048;

/// How often the codec fills a block before the call that waits has another look at its time.
const BLOCKS_AT_ONCE: u32 = 64;

/// What the codec has made, for which there was no memory yet.
#[derive(Debug)]
pub(super) struct Held {
    bytes: Vec<u8>,
    then: Then,
}

/// What follows once the bytes that the codec made are in the message.
#[derive(Clone, Copy, Debug)]
enum Then {
    /// There is more to inflate.
    GoOn,
    /// All of the input is used up.
    Done,
    /// The DEFLATE stream has ended.
    NewStream,
    /// The rest cannot be inflated.
    Fault(DeflateFault),
}

impl Deflate {
    /// Inflates what has come of a message's payload into `message`, which takes up to `limit` bytes. How many of
    /// `bytes` have been taken counts also where it stopped; then the next call goes on.
    pub(crate) fn inflate<P: Payload>(
        &mut self,
        bytes: &[u8],
        message: &mut Assembly<P>,
        limit: u64,
    ) -> (usize, Result<(), Halt>) {
        match bytes.last() {
            Some(last) => self.has_empty_block = *last == 0xff,
            None if self.is_paused || self.held.is_some() => {}
            None => return (0, Ok(())),
        }
        let mut block = take_block();
        let space = block.get_mut(OFFSET..).unwrap_or_default();
        let mut rest = bytes;
        let outcome = self.inflate_through(space, &mut rest, message, limit);
        give_back(block);
        self.is_paused = matches!(outcome, Err(Halt::Pause));
        (bytes.len() - rest.len(), outcome)
    }

    /// Ends a message, which is in `message` now.
    ///
    /// RFC 7692 §7.2.2: "Append 4 octets of 0x00 0x00 0xff 0xff to the tail end of the payload of
    /// the message."
    pub(crate) fn finish<P: Payload>(
        &mut self,
        message: &Assembly<P>,
    ) -> Result<(), ProtocolViolation> {
        // A server that ends the stream with the message and begins no other, or that sends no byte
        // of an empty message, is understood too.
        if self.needs_end
            && let Some(stream) = &mut self.decompressor
        {
            let (before_in, before_out) = (stream.total_in(), stream.total_out());
            let end = match self.has_empty_block {
                true => END.get(4..).unwrap_or_default(),
                false => &END,
            };
            let status = stream.decompress(end, &mut [0], FlushDecompress::None);
            let taken = stream.total_in() - before_in;
            let is_silent = taken == end.len() as u64 && stream.total_out() == before_out;
            if !is_silent || !matches!(status, Ok(Status::Ok | Status::BufError)) {
                return Err(ProtocolViolation::Compression(InvalidDeflate {
                    fault: DeflateFault::Unfinished,
                    at: message.received(),
                    agreed: self.agreed,
                }));
            }
        }
        self.needs_end = false;
        if self.agreed.server_no_context_takeover
            && let Some(stream) = self.decompressor.take()
        {
            spare::keep_decompressor(stream);
        }
        Ok(())
    }

    fn inflate_through<P: Payload>(
        &mut self,
        block: &mut [u8],
        input: &mut &[u8],
        message: &mut Assembly<P>,
        limit: u64,
    ) -> Result<(), Halt> {
        for _ in 0..BLOCKS_AT_ONCE {
            // What was inflated before an error comes first, however the bytes were split.
            let then = match self.held.take() {
                Some(held) => match message.append(&held.bytes, 0) {
                    Err(Halt::NoMemory) => {
                        self.held = Some(held);
                        return Err(Halt::NoMemory);
                    }
                    appended => appended.map(|()| held.then)?,
                },
                None => {
                    let (made, then) = self.step(block, input, message.received(), limit)?;
                    match message.append(made, 0) {
                        Err(Halt::NoMemory) => {
                            let bytes = made.to_vec();
                            self.held = Some(Held { bytes, then });
                            return Err(Halt::NoMemory);
                        }
                        appended => appended.map(|()| then)?,
                    }
                }
            };
            match then {
                Then::GoOn => {}
                Then::Done => return Ok(()),
                Then::Fault(fault) => {
                    return Err(Halt::Violation(ProtocolViolation::Compression(
                        InvalidDeflate {
                            fault,
                            at: message.received(),
                            agreed: self.agreed,
                        },
                    )));
                }
                // RFC 7692 §7.2.3.4: "implementers can choose to flush data using DEFLATE blocks
                // with BFINAL set to 1". Behind such a block the codec wants a new stream; for us
                // the same one goes on.
                Then::NewStream => {
                    if let Some(stream) = &mut self.decompressor {
                        stream.reset(false);
                        let payload = message.payload();
                        let window = payload.len().saturating_sub(WINDOW);
                        let _ = stream.set_dictionary(payload.get(window..).unwrap_or_default());
                    }
                    self.needs_end = false;
                    if input.is_empty() {
                        return Ok(());
                    }
                }
            }
        }
        Err(Halt::Pause)
    }

    /// Lets the codec fill the block once. `received` bytes of the message are there.
    fn step<'b>(
        &mut self,
        block: &'b mut [u8],
        input: &mut &[u8],
        received: u64,
        limit: u64,
    ) -> Result<(&'b [u8], Then), ProtocolViolation> {
        // The largest window understands the streams of smaller ones, and the codec has no other.
        let stream = self
            .decompressor
            .get_or_insert_with(spare::take_decompressor);
        // One byte over the limit proves that the message is too big.
        let left = (limit - limit.min(received)).saturating_add(1);
        let left = usize::try_from(left).unwrap_or(usize::MAX).min(block.len());
        let space = block.get_mut(..left).unwrap_or_default();
        let (before_in, before_out) = (stream.total_in(), stream.total_out());
        let status = stream.decompress(input, space, FlushDecompress::None);
        let taken = usize::try_from(stream.total_in() - before_in).unwrap_or_default();
        let made = usize::try_from(stream.total_out() - before_out).unwrap_or_default();
        *input = input.get(taken..).unwrap_or_default();
        self.needs_end = true;
        if received + made as u64 > limit {
            return Err(ProtocolViolation::TooBig(MessageTooBig {
                promised: limit.saturating_add(1),
                received: limit,
                limit: SizeLimit::InflatedSize(limit),
            }));
        }
        let then = match status {
            Err(error) => Then::Fault(fault_of(error.message().unwrap_or_default())),
            Ok(Status::StreamEnd) => Then::NewStream,
            Ok(_) if input.is_empty() && made < left => Then::Done,
            Ok(_) if taken == 0 && made == 0 => Then::Fault(DeflateFault::Symbol),
            Ok(_) => Then::GoOn,
        };
        Ok((space.get(..made).unwrap_or_default(), then))
    }
}

/// What the codec says of a fault. Of a symbol or a distance it says different things, by how much
/// lay before it.
fn fault_of(message: &str) -> DeflateFault {
    match message {
        "invalid block type" => DeflateFault::BlockType,
        "invalid stored block lengths" => DeflateFault::StoredLength,
        "too many length or distance symbols"
        | "invalid code lengths set"
        | "invalid bit length repeat"
        | "invalid code -- missing end-of-block"
        | "invalid literal/lengths set"
        | "invalid distances set" => DeflateFault::Codes,
        _ => DeflateFault::Symbol,
    }
}
