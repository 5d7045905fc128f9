//! Frame headers: those that we receive are parsed and checked, those that we send are encoded.

use std::io::Cursor;

use tungstenite::protocol::frame::FrameHeader;
use tungstenite::protocol::frame::coding::{Control, Data, OpCode};

use super::frame_start::FrameStart;
use super::message::MessageType;
use super::protocol_violation::{LengthFault, ProtocolViolation};

/// The longest header of a frame that we send, in bytes.
pub(crate) const MAX_HEADER: usize = 14;

/// The kind of a received frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameKind {
    Start(MessageType),
    Continuation,
    Close,
    Ping,
    Pong,
}

/// A complete received header that is valid by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReceivedHeader {
    pub(crate) start: FrameStart,
    pub(crate) kind: FrameKind,
    /// The length of the header itself, in bytes.
    pub(crate) size: usize,
    /// The length of the payload, in bytes.
    pub(crate) length: u64,
}

/// A message that is complete in one frame.
pub(crate) struct UnfragmentedMessage<'b> {
    pub(crate) kind: MessageType,
    pub(crate) payload: &'b [u8],
    /// The length of the frame, in bytes.
    pub(crate) frame: usize,
}

/// The message with which `bytes` start, if it is complete, in a single frame and uncompressed. Everything
/// else, and everything that is wrong, is left to [`parse`].
#[inline]
pub(crate) fn parse_unfragmented(bytes: &[u8]) -> Option<UnfragmentedMessage<'_>> {
    // Almost all messages have a length of at most 16 bits, and are parsed here.
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

/// Parses the header with which `bytes` start; `None` while it is not complete. With `compression` a
/// message may start with RSV1.
pub(crate) fn parse(
    bytes: &[u8],
    compression: bool,
) -> Result<Option<ReceivedHeader>, ProtocolViolation> {
    let Some(&[first, second]) = bytes.first_chunk() else {
        return Ok(None);
    };
    let start = FrameStart::new(first, second);
    check_start(start, compression)?;
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

/// Checks as much as the first two bytes allow, so that a violation in them is answered immediately.
fn check_start(start: FrameStart, compression: bool) -> Result<(), ProtocolViolation> {
    // RFC 6455 §5.2: "If a nonzero value is received and none of the negotiated extensions
    // defines the meaning of such a nonzero value, the receiving endpoint MUST _Fail the
    // WebSocket Connection_."
    if start.has_reserved_bits() && !(compression && start.starts_compressed()) {
        return Err(ProtocolViolation::ReservedBits {
            frame: start,
            compression,
        });
    }
    // RFC 6455 §5.2: "If an unknown opcode is received, the receiving endpoint MUST _Fail the
    // WebSocket Connection_."
    if matches!(start.opcode(), 0x3..=0x7 | 0xb..) {
        return Err(ProtocolViolation::Opcode { frame: start });
    }
    // RFC 6455 §5.1: "A client MUST close a connection if it detects a masked frame."
    if start.is_masked() {
        return Err(ProtocolViolation::Masked { frame: start });
    }
    if start.is_control() && (!start.is_final() || start.short_length().is_none()) {
        return Err(ProtocolViolation::ControlFrame { frame: start });
    }
    Ok(())
}

fn check_length(frame: FrameStart, length: u64) -> Result<(), ProtocolViolation> {
    // RFC 6455 §5.2: "the minimal number of bytes MUST be used to encode the length", and "the most
    // significant bit MUST be 0".
    let fault = match frame.length_bits() {
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
    // Fourteen bytes hold the longest header, so writing it cannot fail.
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

/// Whether the bytes after a frame begin with a Close frame, perhaps after other control frames.
pub(super) fn begins_with_close(mut bytes: &[u8]) -> bool {
    loop {
        match bytes {
            [0x88, ..] => return true,
            [0x89 | 0x8a, length @ 0..=125, rest @ ..] => {
                bytes = rest.get(usize::from(*length)..).unwrap_or_default();
            }
            _ => return false,
        }
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
    fn a_header_is_parsed_when_it_is_complete() {
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
    fn a_violation_in_the_first_two_bytes_is_reported_immediately() {
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
