//! Inflates the messages that we receive, piece by piece, directly into their payload.

use flate2::{Decompress, FlushDecompress, Status};

use crate::buffer::{give_back, take_block};
use crate::connection::assembly::{Assembly, AssemblyError};
use crate::connection::message::Payload;
use crate::connection::protocol_violation::{
    DeflateFault, InvalidDeflate, MessageTooBig, ProtocolViolation, SizeLimit,
};
use crate::handshake::DeflateParameters;

use super::spare_contexts;

/// The bytes that a sender removes from the end of a message, and two more empty blocks.
///
/// After a whole message they yield no output. Inside a block they yield output or are no valid blocks:
/// then the message is incomplete. This does not detect a message that ends inside the description of
/// Huffman codes, or exactly where it could have ended.
const TRAILER: [u8; 14] = [
    0x00, 0x00, 0xff, 0xff, // the rest of the empty block that the sender removed
    0x00, 0x00, 0x00, 0xff, 0xff, 0x00, 0x00, 0x00, 0xff, 0xff,
];

/// The largest window, in bytes.
const WINDOW: usize = 1 << 15;

/// The offset in a block to which is inflated. Blocks and the long strings of PHP both start at the start
/// of a page, and some processors take five times as long to copy between equal offsets of two pages.
const OFFSET: usize = 2048;

/// How often the codec fills a block between two checks of the deadline.
const MAX_BLOCKS: u32 = 64;

/// Output of the codec for which there was no memory yet.
#[derive(Debug)]
struct PendingOutput {
    bytes: Vec<u8>,
    status: InflateStatus,
}

/// The state of the codec after some output, which is appended to the message first.
#[derive(Clone, Copy, Debug)]
enum InflateStatus {
    /// There is more output.
    More,
    /// All input is consumed.
    InputConsumed,
    /// The DEFLATE stream has ended.
    StreamEnd,
    /// The rest cannot be inflated.
    Fault(DeflateFault),
}

/// Inflates the messages of one connection.
#[derive(Debug)]
pub(super) struct Decompressor {
    agreed: DeflateParameters,
    context: Option<Decompress>,
    /// Whether a part of a message was inflated that did not end the DEFLATE stream.
    is_mid_stream: bool,
    /// Whether a message that ends here was sent with the empty block that is to be removed: no other
    /// ends with 0xff, since an empty block begins with at least three zeros. Such a message is accepted.
    ends_with_empty_block: bool,
    /// Output of a message for which there was no memory yet.
    pending: Option<PendingOutput>,
    /// Whether inflating stopped for a check of the deadline.
    is_paused: bool,
}

impl Decompressor {
    pub(super) fn new(agreed: DeflateParameters) -> Self {
        Self {
            agreed,
            context: None,
            is_mid_stream: false,
            ends_with_empty_block: false,
            pending: None,
            is_paused: false,
        }
    }

    /// See [`super::PerMessageDeflate::inflate`].
    pub(super) fn inflate<P: Payload>(
        &mut self,
        bytes: &[u8],
        message: &mut Assembly<P>,
        limit: u64,
    ) -> (usize, Result<(), AssemblyError>) {
        match bytes.last() {
            Some(last) => self.ends_with_empty_block = *last == 0xff,
            None if self.is_paused || self.pending.is_some() => {}
            None => return (0, Ok(())),
        }
        let mut block = take_block();
        let space = block.get_mut(OFFSET..).unwrap_or_default();
        let mut rest = bytes;
        let outcome = self.inflate_blocks(space, &mut rest, message, limit);
        give_back(block);
        self.is_paused = matches!(outcome, Err(AssemblyError::Pause));
        (bytes.len() - rest.len(), outcome)
    }

    /// See [`super::PerMessageDeflate::finish_message`].
    ///
    /// RFC 7692 §7.2.2: "Append 4 octets of 0x00 0x00 0xff 0xff to the tail end of the payload of
    /// the message."
    pub(super) fn finish_message<P: Payload>(
        &mut self,
        message: &Assembly<P>,
    ) -> Result<(), ProtocolViolation> {
        // A server that ends the stream with the message, or that sends an empty message without any
        // byte, is accepted too.
        if self.is_mid_stream
            && let Some(context) = &mut self.context
        {
            let (before_in, before_out) = (context.total_in(), context.total_out());
            let end = match self.ends_with_empty_block {
                true => TRAILER.get(4..).unwrap_or_default(),
                false => &TRAILER,
            };
            let status = context.decompress(end, &mut [0], FlushDecompress::None);
            let taken = context.total_in() - before_in;
            let is_without_output = taken == end.len() as u64 && context.total_out() == before_out;
            if !is_without_output || !matches!(status, Ok(Status::Ok | Status::BufError)) {
                return Err(ProtocolViolation::Compression(InvalidDeflate {
                    fault: DeflateFault::Unfinished,
                    at: message.received(),
                    agreed: self.agreed,
                }));
            }
        }
        self.is_mid_stream = false;
        if self.agreed.server_no_context_takeover
            && let Some(context) = self.context.take()
        {
            spare_contexts::keep_decompressor(context);
        }
        Ok(())
    }

    fn inflate_blocks<P: Payload>(
        &mut self,
        block: &mut [u8],
        input: &mut &[u8],
        message: &mut Assembly<P>,
        limit: u64,
    ) -> Result<(), AssemblyError> {
        for _ in 0..MAX_BLOCKS {
            // What was inflated before an error is appended first, however the bytes were split.
            let status = match self.pending.take() {
                Some(pending) => match message.append(&pending.bytes, 0) {
                    Err(AssemblyError::NoMemory) => {
                        self.pending = Some(pending);
                        return Err(AssemblyError::NoMemory);
                    }
                    appended => appended.map(|()| pending.status)?,
                },
                None => {
                    let (output, status) =
                        self.inflate_block(block, input, message.received(), limit)?;
                    match message.append(output, 0) {
                        Err(AssemblyError::NoMemory) => {
                            let bytes = output.to_vec();
                            self.pending = Some(PendingOutput { bytes, status });
                            return Err(AssemblyError::NoMemory);
                        }
                        appended => appended.map(|()| status)?,
                    }
                }
            };
            match status {
                InflateStatus::More => {}
                InflateStatus::InputConsumed => return Ok(()),
                InflateStatus::Fault(fault) => {
                    return Err(AssemblyError::Violation(ProtocolViolation::Compression(
                        InvalidDeflate {
                            fault,
                            at: message.received(),
                            agreed: self.agreed,
                        },
                    )));
                }
                // RFC 7692 §7.2.3.4: "implementers can choose to flush data using DEFLATE blocks
                // with BFINAL set to 1". After such a block the codec requires a new stream; for us
                // the same one continues.
                InflateStatus::StreamEnd => {
                    if let Some(context) = &mut self.context {
                        context.reset(false);
                        let payload = message.payload();
                        let window = payload.len().saturating_sub(WINDOW);
                        let _ = context.set_dictionary(payload.get(window..).unwrap_or_default());
                    }
                    self.is_mid_stream = false;
                    if input.is_empty() {
                        return Ok(());
                    }
                }
            }
        }
        Err(AssemblyError::Pause)
    }

    /// Lets the codec fill the block once. `received` bytes of the message are inflated already.
    fn inflate_block<'b>(
        &mut self,
        block: &'b mut [u8],
        input: &mut &[u8],
        received: u64,
        limit: u64,
    ) -> Result<(&'b [u8], InflateStatus), ProtocolViolation> {
        // The largest window inflates the streams of smaller ones too, and the codec has no other.
        let context = self
            .context
            .get_or_insert_with(spare_contexts::take_decompressor);
        // One byte over the limit proves that the message is too big.
        let left = (limit - limit.min(received)).saturating_add(1);
        let left = usize::try_from(left).unwrap_or(usize::MAX).min(block.len());
        let space = block.get_mut(..left).unwrap_or_default();
        let (before_in, before_out) = (context.total_in(), context.total_out());
        let outcome = context.decompress(input, space, FlushDecompress::None);
        let taken = usize::try_from(context.total_in() - before_in).unwrap_or_default();
        let made = usize::try_from(context.total_out() - before_out).unwrap_or_default();
        *input = input.get(taken..).unwrap_or_default();
        self.is_mid_stream = true;
        if received + made as u64 > limit {
            return Err(ProtocolViolation::TooBig(MessageTooBig {
                promised: limit.saturating_add(1),
                received: limit,
                limit: SizeLimit::InflatedSize(limit),
            }));
        }
        let status = match outcome {
            Err(error) => InflateStatus::Fault(fault_of(error.message().unwrap_or_default())),
            Ok(Status::StreamEnd) => InflateStatus::StreamEnd,
            Ok(_) if input.is_empty() && made < left => InflateStatus::InputConsumed,
            Ok(_) if taken == 0 && made == 0 => InflateStatus::Fault(DeflateFault::Symbol),
            Ok(_) => InflateStatus::More,
        };
        Ok((space.get(..made).unwrap_or_default(), status))
    }
}

/// The fault that a message of the codec names. For a symbol or a distance the codec has different
/// messages, which depend on how much data precedes it.
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
