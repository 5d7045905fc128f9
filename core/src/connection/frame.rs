//! Frame headers: the checks on those we receive, and the bytes of those we send.

use std::io::Cursor;

use tungstenite::protocol::frame::FrameHeader;
use tungstenite::protocol::frame::coding::{Control, Data, OpCode};

use super::message::MessageType;
use super::protocol_violation::{LengthFault, ProtocolViolation};

/// The longest payload of a control frame, in bytes.
///
/// RFC 6455 §5.5: "All control frames MUST have a payload length of 125 bytes or less and MUST NOT
/// be fragmented."
pub(crate) const CONTROL_LIMIT: usize = 125;

/// RSV1 to RSV3 in the first byte of a frame.
const RESERVED_BITS: u8 = 0x70;

/// RSV1, the "Per-Message Compressed" bit of RFC 7692 §6.
const RSV1: u8 = 0x40;

/// The longest header of a frame that we send, in bytes.
pub(crate) const MAX_HEADER: usize = 14;

/// The two bytes that every frame starts with, as they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameStart {
    first: u8,
    second: u8,
}

impl FrameStart {
    /// The first two bytes of a frame.
    #[must_use]
    pub fn new(first: u8, second: u8) -> Self {
        Self { first, second }
    }

    /// The bytes themselves.
    #[must_use]
    pub fn bytes(self) -> [u8; 2] {
        [self.first, self.second]
    }

    /// FIN: whether this is the last frame of its message.
    #[must_use]
    pub fn is_final(self) -> bool {
        self.first & 0x80 != 0
    }

    /// RSV1, RSV2 and RSV3, in this order.
    #[must_use]
    pub fn reserved_bits(self) -> [bool; 3] {
        [
            self.first & 0x40 != 0,
            self.first & 0x20 != 0,
            self.first & 0x10 != 0,
        ]
    }

    /// The opcode, 0 to 15.
    #[must_use]
    pub fn opcode(self) -> u8 {
        self.first & 0x0f
    }

    /// Whether MASK is set.
    #[must_use]
    pub fn is_masked(self) -> bool {
        self.second & 0x80 != 0
    }

    /// The payload length in bytes, if it is at most 125; longer ones are told by further bytes.
    #[must_use]
    pub fn short_length(self) -> Option<u8> {
        Some(self.second & 0x7f).filter(|length| usize::from(*length) <= CONTROL_LIMIT)
    }

    /// What the two bytes begin if they are no frame: an HTTP response, or a page.
    #[must_use]
    pub fn begins_text(self) -> Option<&'static str> {
        match &self.bytes() {
            b"HT" => Some("an HTTP response"),
            b"<!" | b"<h" | b"<H" => Some("a page"),
            _ => None,
        }
    }

    /// RSV1 alone, on the first frame of a message.
    ///
    /// RFC 7692 §6: "This bit MUST NOT be set on the non-first fragment of a message, and control
    /// frames."
    pub(crate) fn starts_compressed(self) -> bool {
        self.first & RESERVED_BITS == RSV1 && matches!(self.opcode(), 0x1 | 0x2)
    }

    fn is_control(self) -> bool {
        self.opcode() & 0x08 != 0
    }

    /// What can be judged on the first two bytes alone is judged on them, so that a peer that goes
    /// wrong there is told at once.
    fn check(self, compression: bool) -> Result<(), ProtocolViolation> {
        // RFC 6455 §5.2: "If a nonzero value is received and none of the negotiated extensions
        // defines the meaning of such a nonzero value, the receiving endpoint MUST _Fail the
        // WebSocket Connection_."
        if self.first & RESERVED_BITS != 0 && !(compression && self.starts_compressed()) {
            return Err(ProtocolViolation::ReservedBits {
                frame: self,
                compression,
            });
        }
        // RFC 6455 §5.2: "If an unknown opcode is received, the receiving endpoint MUST _Fail the
        // WebSocket Connection_."
        if matches!(self.opcode(), 0x3..=0x7 | 0xb..) {
            return Err(ProtocolViolation::Opcode { frame: self });
        }
        // RFC 6455 §5.1: "A client MUST close a connection if it detects a masked frame."
        if self.is_masked() {
            return Err(ProtocolViolation::Masked { frame: self });
        }
        if self.is_control() && (!self.is_final() || self.short_length().is_none()) {
            return Err(ProtocolViolation::ControlFrame { frame: self });
        }
        Ok(())
    }
}

/// What a received frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameKind {
    Start(MessageType),
    Continuation,
    Close,
    Ping,
    Pong,
}

/// A received header, complete and checked on its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReceivedHeader {
    pub(crate) start: FrameStart,
    pub(crate) kind: FrameKind,
    /// The length of the header itself, in bytes.
    pub(crate) size: usize,
    /// The length of the payload, in bytes.
    pub(crate) length: u64,
}

/// A message that lies whole in one frame.
pub(crate) struct UnfragmentedMessage<'b> {
    pub(crate) kind: MessageType,
    pub(crate) payload: &'b [u8],
    /// The length of the frame, in bytes.
    pub(crate) frame: usize,
}

/// The message that `bytes` start with, if it is all there, in a single frame and uncompressed. All
/// else, and all that is wrong, is for [`parse`].
#[inline]
pub(crate) fn parse_unfragmented(bytes: &[u8]) -> Option<UnfragmentedMessage<'_>> {
    // By far most messages have 16 bits of length at most, and no more is looked at for them.
    let (kind, size, length) = match bytes {
        [first @ (0x81 | 0x82), length @ 0..=125, ..] => (*first, 2, usize::from(*length)),
        [first @ (0x81 | 0x82), 126, high, low, ..] if *high > 0 || *low > 125 => {
            (*first, 4, usize::from(u16::from_be_bytes([*high, *low])))
        }
        _ => return parse_long_unfragmented(bytes),
    };
    let kind = match kind {
        0x81 => MessageType::Text,
        _ => MessageType::Binary,
    };
    Some(UnfragmentedMessage {
        kind,
        payload: bytes.get(size..size + length)?,
        frame: size + length,
    })
}

fn parse_long_unfragmented(bytes: &[u8]) -> Option<UnfragmentedMessage<'_>> {
    let header = parse(bytes, false).ok()??;
    let FrameKind::Start(kind) = header.kind else {
        return None;
    };
    let length = usize::try_from(header.length).ok()?;
    let frame = header.size.checked_add(length)?;
    let payload = bytes.get(header.size..frame)?;
    header.start.is_final().then_some(UnfragmentedMessage {
        kind,
        payload,
        frame,
    })
}

/// Reads the header that `bytes` start with; `None` while it is not complete. With `compression` a
/// message may start with RSV1.
pub(crate) fn parse(
    bytes: &[u8],
    compression: bool,
) -> Result<Option<ReceivedHeader>, ProtocolViolation> {
    let Some(&[first, second]) = bytes.first_chunk() else {
        return Ok(None);
    };
    let start = FrameStart::new(first, second);
    start.check(compression)?;
    let mut cursor = Cursor::new(bytes);
    let (header, length) = match FrameHeader::parse(&mut cursor) {
        Ok(Some(parsed)) => parsed,
        Ok(None) => return Ok(None),
        Err(_) => return Err(ProtocolViolation::Opcode { frame: start }),
    };
    check_length(start, length)?;
    let kind = match header.opcode {
        OpCode::Data(Data::Text) => FrameKind::Start(MessageType::Text),
        OpCode::Data(Data::Binary) => FrameKind::Start(MessageType::Binary),
        OpCode::Data(Data::Continue) => FrameKind::Continuation,
        OpCode::Control(Control::Close) => FrameKind::Close,
        OpCode::Control(Control::Ping) => FrameKind::Ping,
        OpCode::Control(Control::Pong) => FrameKind::Pong,
        OpCode::Data(Data::Reserved(_)) | OpCode::Control(Control::Reserved(_)) => {
            return Err(ProtocolViolation::Opcode { frame: start });
        }
    };
    let size = usize::try_from(cursor.position()).unwrap_or(bytes.len());
    Ok(Some(ReceivedHeader {
        start,
        kind,
        size,
        length,
    }))
}

fn check_length(frame: FrameStart, length: u64) -> Result<(), ProtocolViolation> {
    // RFC 6455 §5.2: "the minimal number of bytes MUST be used to encode the length", and "the most
    // significant bit MUST be 0".
    let fault = match frame.second & 0x7f {
        126 if length < 126 => LengthFault::NotMinimal,
        127 if length >> 63 != 0 => LengthFault::TopBit,
        127 if length < 0x1_0000 => LengthFault::NotMinimal,
        _ => return Ok(()),
    };
    Err(ProtocolViolation::Length {
        frame,
        length,
        fault,
    })
}

/// The opcode under which a message is sent.
pub(crate) fn opcode(kind: MessageType) -> OpCode {
    match kind {
        MessageType::Text => OpCode::Data(Data::Text),
        MessageType::Binary => OpCode::Data(Data::Binary),
    }
}

/// The header of a frame that we send whole, as RFC 6455 §5.2 lays it out; RSV1 says that its payload
/// is compressed.
pub(crate) fn encode_header(
    opcode: OpCode,
    rsv1: bool,
    length: usize,
    mask: [u8; 4],
) -> EncodedHeader {
    let header = FrameHeader {
        opcode,
        rsv1,
        mask: Some(mask),
        ..FrameHeader::default()
    };
    let mut cursor = Cursor::new([0; MAX_HEADER]);
    // Fourteen bytes hold the longest header there is, so writing them cannot fail.
    let _ = header.format(length as u64, &mut cursor);
    EncodedHeader(cursor)
}

/// The bytes of one header.
#[derive(Debug)]
pub(crate) struct EncodedHeader(Cursor<[u8; MAX_HEADER]>);

impl EncodedHeader {
    pub(crate) fn as_slice(&self) -> &[u8] {
        let length = usize::try_from(self.0.position()).unwrap_or_default();
        self.0.get_ref().get(..length).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_three_forms() {
        for (length, expected) in [
            (0, &b"\x82\x80\x01\x02\x03\x04"[..]),
            (125, b"\x82\xfd\x01\x02\x03\x04"),
            (126, b"\x82\xfe\x00\x7e\x01\x02\x03\x04"),
            (65535, b"\x82\xfe\xff\xff\x01\x02\x03\x04"),
            (
                65536,
                b"\x82\xff\x00\x00\x00\x00\x00\x01\x00\x00\x01\x02\x03\x04",
            ),
        ] {
            let header = encode_header(opcode(MessageType::Binary), false, length, [1, 2, 3, 4]);
            assert_eq!(header.as_slice(), expected);
        }
    }

    #[test]
    fn a_header_is_read_once_it_is_complete() {
        let wire = b"\x82\x7f\x00\x00\x00\x00\x00\x01\x00\x00payload";
        for seen in 0..10 {
            assert!(
                parse(&wire[..seen], false).unwrap().is_none(),
                "{seen} bytes"
            );
        }
        let header = parse(wire, false).unwrap().unwrap();
        assert_eq!(header.kind, FrameKind::Start(MessageType::Binary));
        assert_eq!((header.size, header.length), (10, 65536));
    }

    #[test]
    fn two_bytes_are_enough_to_judge_what_stands_in_them() {
        type Is = fn(&ProtocolViolation) -> bool;
        let cases: &[(&[u8], Is)] = &[
            (b"\xc1\x00", |v| {
                matches!(v, ProtocolViolation::ReservedBits { .. })
            }),
            (b"\xa1\x00", |v| {
                matches!(v, ProtocolViolation::ReservedBits { .. })
            }),
            (b"\x91\x00", |v| {
                matches!(v, ProtocolViolation::ReservedBits { .. })
            }),
            (b"\x83\x00", |v| {
                matches!(v, ProtocolViolation::Opcode { .. })
            }),
            (b"\x8f\x00", |v| {
                matches!(v, ProtocolViolation::Opcode { .. })
            }),
            (b"\x81\x85", |v| {
                matches!(v, ProtocolViolation::Masked { .. })
            }),
            (b"\x89\x7e", |v| {
                matches!(v, ProtocolViolation::ControlFrame { .. })
            }),
            (b"\x09\x00", |v| {
                matches!(v, ProtocolViolation::ControlFrame { .. })
            }),
        ];
        for (bytes, is) in cases {
            let violation = parse(bytes, false).unwrap_err();
            assert!(is(&violation), "{bytes:x?}: {violation:?}");
        }
    }

    #[test]
    fn lengths_must_be_minimal_and_below_two_to_the_63() {
        let not_minimal: &[&[u8]] = &[
            b"\x82\x7e\x00\x7d",
            b"\x82\x7f\x00\x00\x00\x00\x00\x00\xff\xff",
        ];
        for bytes in not_minimal {
            assert!(matches!(
                parse(bytes, false),
                Err(ProtocolViolation::Length {
                    fault: LengthFault::NotMinimal,
                    ..
                })
            ));
        }
        assert!(matches!(
            parse(b"\x82\x7f\x80\x00\x00\x00\x00\x00\x00\x00", false),
            Err(ProtocolViolation::Length {
                fault: LengthFault::TopBit,
                length: 0x8000_0000_0000_0000,
                ..
            })
        ));
    }
}
