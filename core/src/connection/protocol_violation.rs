//! The ways in which a peer can break RFC 6455 after the handshake, each with what was seen.

use crate::handshake::DeflateParameters;

use super::frame_start::FrameStart;
use super::message::MessageType;
use super::utf8::InvalidUtf8;

/// A violation of the protocol, or of one of our limits. It has ended the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProtocolViolation {
    /// The server masked a frame.
    Masked {
        /// The frame's first two bytes.
        frame: FrameStart,
    },
    /// A reserved bit is set to which no extension gives a meaning, or not in this place.
    ReservedBits {
        /// The frame's first two bytes.
        frame: FrameStart,
        /// Whether permessage-deflate was negotiated, which lets messages start with RSV1.
        compression: bool,
    },
    /// An opcode that is not defined.
    Opcode {
        /// The frame's first two bytes.
        frame: FrameStart,
    },
    /// A control frame that is fragmented or longer than 125 bytes.
    ControlFrame {
        /// The frame's first two bytes.
        frame: FrameStart,
    },
    /// A continuation frame while no message was open.
    ContinuationWithoutStart {
        /// The frame's first two bytes.
        frame: FrameStart,
    },
    /// A new message while the last one was not complete.
    StartInsideMessage {
        /// The frame's first two bytes.
        frame: FrameStart,
        /// The type of the open message.
        open: MessageType,
        /// How many bytes of the open message were received.
        received: u64,
    },
    /// A payload length with an invalid encoding.
    Length {
        /// The frame's first two bytes.
        frame: FrameStart,
        /// The length found.
        length: u64,
        /// What is wrong with it.
        fault: LengthFault,
    },
    /// A message that is longer than we accept.
    TooBig(MessageTooBig),
    /// A compressed message that cannot be inflated.
    Compression(InvalidDeflate),
    /// A text that is not UTF-8.
    Utf8(InvalidUtf8),
    /// A Close frame with a payload that is not valid.
    CloseFrame(CloseFault),
}

/// What is wrong with a payload length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthFault {
    /// A shorter form exists.
    NotMinimal,
    /// The most significant bit of a 64-bit length is set.
    TopBit,
}

/// A message over a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageTooBig {
    /// The size of the message in bytes as far as it is known: what was received, and what the header of
    /// the last frame announced.
    pub promised: u64,
    /// How many bytes of it were received.
    pub received: u64,
    /// The limit that it exceeds.
    pub limit: SizeLimit,
}

/// Data that is not valid DEFLATE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidDeflate {
    /// What is wrong with it.
    pub fault: DeflateFault,
    /// How many bytes of the message were inflated.
    pub at: u64,
    /// What was negotiated.
    pub agreed: DeflateParameters,
}

/// What is wrong with DEFLATE data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeflateFault {
    /// A block of a type that is not defined.
    BlockType,
    /// A stored block whose length and complement of the length do not match.
    StoredLength,
    /// A block whose Huffman codes are invalid.
    Codes,
    /// A symbol that is not in the code, or a distance that reaches before the first byte.
    Symbol,
    /// The message ends inside a block.
    Unfinished,
}

/// What limits the size of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeLimit {
    /// `max_message_size`, in bytes.
    MessageSize(u64),
    /// The same, found while inflating.
    InflatedSize(u64),
    /// There was no memory for the message.
    Memory,
}

/// What is wrong with the payload of a Close frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseFault {
    /// One byte; a code has two.
    OneByte(u8),
    /// A code that is not allowed in a Close frame.
    Code {
        /// The code.
        code: u16,
        /// The reason that came with it, U+FFFD in place of what is not UTF-8.
        reason: Box<str>,
    },
    /// A reason that is not UTF-8; positions count from the start of the reason.
    Reason {
        /// The code that came with it.
        code: u16,
        /// The reason, with U+FFFD in place of what is not UTF-8.
        reason: Box<str>,
        /// Where it is not.
        broken: InvalidUtf8,
    },
}

impl ProtocolViolation {
    /// The code with which the connection is closed.
    #[must_use]
    pub fn close_code(&self) -> u16 {
        match self {
            // RFC 6455 §7.4.1: 1007, "data within a message that was not consistent with the type
            // of the message"
            Self::Utf8(_) | Self::Compression(_) | Self::CloseFrame(CloseFault::Reason { .. }) => {
                1007
            }
            // 1009, "a message that is too big for it to process"
            Self::TooBig(_) => 1009,
            // 1002, "a protocol error"
            _ => 1002,
        }
    }
}
