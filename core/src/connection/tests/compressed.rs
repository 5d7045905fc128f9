//! Compressed messages that we receive, valid and invalid ones, at every split.

use std::time::Instant;

use flate2::{Compress, Compression, FlushCompress};

use super::super::message::Message;
use super::super::{DeflateFault, InvalidDeflate, MessageTooBig, SizeLimit};
use super::*;
use crate::handshake::DeflateParameters;

pub(super) const BARE: DeflateParameters = DeflateParameters {
    server_no_context_takeover: false,
    client_no_context_takeover: false,
    server_max_window_bits: 15,
    client_max_window_bits: 15,
};

pub(super) const ALONE: DeflateParameters = DeflateParameters {
    server_no_context_takeover: true,
    ..BARE
};

pub(super) fn session<P: Payload>(limit: u64, agreed: DeflateParameters) -> Session<P> {
    Session::new(Vec::new(), limit).with_deflate(Some(agreed))
}

pub(super) fn feed_compressed(
    wire: &[u8],
    cuts: &[usize],
    limit: u64,
    agreed: DeflateParameters,
) -> SessionRun {
    feed_to(session(limit, agreed), wire, cuts)
}

pub(super) fn every_split_compressed(
    wire: &[u8],
    limit: u64,
    agreed: DeflateParameters,
) -> SessionRun {
    every_split_of(wire, |cuts| feed_compressed(wire, cuts, limit, agreed))
}

fn violation(wire: &[u8], limit: u64, code: u16) -> ProtocolViolation {
    let trace = every_split_compressed(wire, limit, BARE);
    assert_eq!(trace.answer, Some((0x88, code.to_be_bytes().to_vec())));
    match trace.seen.last() {
        Some(SessionOutput::Violated(violation)) => violation.clone(),
        other => panic!("{other:?}"),
    }
}

pub(super) fn texts(texts: &[&str]) -> Vec<SessionOutput> {
    texts
        .iter()
        .map(|&text| SessionOutput::Text(text.to_owned()))
        .collect()
}

/// A server's compressor.
pub(super) fn compressor(level: u32, bits: u8) -> Compress {
    Compress::new_with_window_bits(Compression::new(level), false, bits)
}

/// A message as a server compresses it.
pub(super) fn deflated(compressor: &mut Compress, message: &[u8]) -> Vec<u8> {
    if message.is_empty() {
        // RFC 7692 §7.2.3.6; the codec does not flush twice.
        return vec![0];
    }
    let mut out = Vec::with_capacity(message.len() * 2 + 1000);
    compressor
        .compress_vec(message, &mut out, FlushCompress::Sync)
        .unwrap();
    assert!(out.len() < out.capacity() && out.ends_with(&[0, 0, 0xff, 0xff]));
    out.truncate(out.len() - 4);
    out
}

#[test]
fn the_examples_of_the_rfc() {
    // RFC 7692 §7.2.3.1: one frame, and two fragments.
    let hello = b"\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00";
    let wire = [
        &hello[..],
        b"\x41\x03\xf2\x48\xcd",
        b"\x80\x04\xc9\xc9\x07\x00",
    ]
    .concat();
    let trace = every_split_compressed(&wire, LIMIT, ALONE);
    assert_eq!(trace.seen, texts(&["Hello", "Hello"]));
    // §7.2.3.2: the second message refers to the window of the first.
    let wire = [&hello[..], b"\xc1\x05\xf2\x00\x11\x00\x00"].concat();
    let trace = every_split_compressed(&wire, LIMIT, BARE);
    assert_eq!(trace.seen, texts(&["Hello", "Hello"]));
    // A server that agreed to no takeover has no such window, and neither have we.
    let seen = every_split_compressed(&wire, LIMIT, ALONE).seen;
    assert!(
        matches!(&seen[..], [SessionOutput::Text(_), SessionOutput::Violated(ProtocolViolation::Compression(found))]
            if found.fault == DeflateFault::Symbol && found.agreed == ALONE),
        "{seen:?}"
    );
    for wire in [
        // §7.2.3.3: a block with no compression.
        &b"\xc1\x0b\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00"[..],
        // §7.2.3.4: a block with BFINAL set to 1.
        b"\xc1\x08\xf3\x48\xcd\xc9\xc9\x07\x00\x00",
        // §7.2.3.5: two blocks in one message.
        b"\xc1\x0d\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00",
    ] {
        for agreed in [BARE, ALONE] {
            let twice = [wire, &hello[..]].concat();
            let trace = every_split_compressed(&twice, LIMIT, agreed);
            assert_eq!(trace.seen, texts(&["Hello", "Hello"]), "{wire:x?}");
        }
    }
    // §7.2.3.6: an empty message.
    assert_eq!(
        every_split_compressed(b"\xc1\x01\x00", LIMIT, BARE).seen,
        texts(&[""])
    );
}

#[test]
fn a_stream_with_an_end_and_one_without_bytes_are_complete_messages() {
    // Without the 0x00 that should follow BFINAL, and a message that refers to this one.
    let wire = [
        &b"\xc1\x07\xf3\x48\xcd\xc9\xc9\x07\x00"[..],
        b"\xc1\x05\xf2\x00\x11\x00\x00",
        b"\xc2\x00",
        b"\x42\x00\x00\x00\x80\x00",
    ]
    .concat();
    let mut seen = texts(&["Hello", "Hello"]);
    seen.extend(vec![SessionOutput::Binary(Vec::new()); 2]);
    assert_eq!(every_split_compressed(&wire, LIMIT, BARE).seen, seen);
}

#[test]
fn fragments_control_frames_and_uncompressed_messages_can_be_mixed() {
    let mut server = compressor(6, 15);
    let first = deflated(&mut server, "κόσμε ".repeat(20).as_bytes());
    let second = deflated(&mut server, "κόσμε ".repeat(30).as_bytes());
    let (a, b) = first.split_at(first.len() / 2);
    let wire = [
        frame(0x41, a),
        frame(0x89, b"ping"),
        frame(0x00, b""),
        frame(0x80, b),
        frame(0x81, b"as it is"),
        frame(0x01, b"in two "),
        frame(0x80, b"parts"),
        frame(0xc1, &second),
    ]
    .concat();
    let trace = every_split_compressed(&wire, LIMIT, BARE);
    let (first, second) = ("κόσμε ".repeat(20), "κόσμε ".repeat(30));
    let expected = texts(&[&first, "as it is", "in two parts", &second]);
    assert_eq!(trace.seen, expected);
    assert_eq!(trace.pong, Some(b"ping".to_vec()));
}

#[test]
fn every_window_of_the_server_with_and_without_takeover() {
    for bits in 8..=15_u8 {
        for no_takeover in [false, true] {
            let agreed = DeflateParameters {
                server_no_context_takeover: no_takeover,
                server_max_window_bits: bits,
                ..BARE
            };
            let mut server = compressor(9, bits.max(9));
            let mut wire = Vec::new();
            let mut expected = Vec::new();
            for number in 0..16_usize {
                let message: Vec<u8> = (0..number * 200)
                    .flat_map(|i| ((i * i / 7) % 300).to_string().into_bytes())
                    .collect();
                if no_takeover {
                    server.reset();
                }
                wire.extend(frame(0xc2, &deflated(&mut server, &message)));
                expected.push(SessionOutput::Binary(message));
            }
            let cuts: Vec<usize> = (0..wire.len()).step_by(997).collect();
            for cuts in [&[][..], &cuts] {
                let trace = feed_compressed(&wire, cuts, LIMIT, agreed);
                assert!(trace.seen == expected, "{agreed}");
            }
        }
    }
}

#[test]
fn rsv1_is_allowed_on_the_first_frame_of_a_message_only() {
    let hello = b"\xf2\x48\xcd\xc9\xc9\x07\x00";
    for wire in [
        [frame(0x41, &hello[..3]), frame(0xc0, &hello[3..])].concat(),
        [frame(0x01, b"Hel"), frame(0xc0, b"lo")].concat(),
        frame(0xc0, hello),
        frame(0xc8, b""),
        frame(0xc9, b""),
        frame(0xca, b""),
        frame(0xe1, hello),
        frame(0xd1, hello),
        frame(0xa1, b"Hello"),
        frame(0xc3, b""),
    ] {
        let violation = violation(&wire, LIMIT, 1002);
        assert!(
            matches!(
                violation,
                ProtocolViolation::ReservedBits {
                    compression: true,
                    ..
                }
            ),
            "{wire:x?}: {violation:?}"
        );
    }
    assert!(matches!(
        every_split(b"\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00", LIMIT).seen[..],
        [SessionOutput::Violated(ProtocolViolation::ReservedBits {
            compression: false,
            ..
        })]
    ));
}

#[test]
fn invalid_deflate_data_is_reported_with_its_position() {
    let hello = frame(0xc1, b"\xf2\x48\xcd\xc9\xc9\x07\x00");
    let cases: [(&[u8], DeflateFault, u64); 5] = [
        (b"\x06", DeflateFault::BlockType, 0),
        (b"\x00\x05\x00\xfa\xfe", DeflateFault::StoredLength, 0),
        // Four bytes in a stored block, then a reference to a place before the window.
        (
            b"\x00\x04\x00\xfb\xffabcd\x02\x72\x00",
            DeflateFault::Symbol,
            4,
        ),
        (b"\xff\xff\xff\xff", DeflateFault::BlockType, 0),
        (b"\xfc\x00\x00", DeflateFault::Codes, 0),
    ];
    for (payload, fault, at) in cases {
        let wire = [hello.clone(), frame(0xc2, payload)].concat();
        let ProtocolViolation::Compression(found) = violation(&wire, LIMIT, 1007) else {
            panic!("{payload:x?}")
        };
        let agreed = BARE;
        assert_eq!(found, InvalidDeflate { fault, at, agreed });
    }
}

#[test]
fn an_invalid_text_fails_before_its_message_is_complete() {
    let mut text = vec![b'a'; 100_000];
    text[70_000] = 0xff;
    let whole = deflated(&mut compressor(6, 15), &text);
    // The frame announces more bytes.
    let mut wire = vec![0xc1, 126];
    wire.extend((whole.len() as u16 + 100).to_be_bytes());
    wire.extend(&whole);
    let ProtocolViolation::Utf8(broken) = violation(&wire, LIMIT, 1007) else {
        panic!()
    };
    assert_eq!((broken.at, broken.bytes()), (70_000, &b"\xff"[..]));
}

#[test]
fn a_character_may_be_split_anywhere() {
    let whole = deflated(&mut compressor(6, 15), "€𐍈".repeat(50).as_bytes());
    let wire: Vec<u8> = whole
        .iter()
        .enumerate()
        .flat_map(|(i, byte)| frame(if i == 0 { 0x41 } else { 0 }, &[*byte]))
        .chain(frame(0x80, b""))
        .collect();
    let trace = every_split_compressed(&wire, LIMIT, BARE);
    assert_eq!(trace.seen, texts(&[&"€𐍈".repeat(50)]));
    // An incomplete character at the end.
    let wire = frame(0xc1, &deflated(&mut compressor(6, 15), b"ab\xe2\x82"));
    assert!(matches!(
        violation(&wire, LIMIT, 1007),
        ProtocolViolation::Utf8(broken) if broken.truncated
    ));
}

#[test]
fn the_limit_applies_to_the_inflated_length() {
    let exact = deflated(&mut compressor(6, 15), &vec![7; 5000]);
    let wire = frame(0xc2, &exact);
    let trace = every_split_compressed(&wire, 5000, BARE);
    assert_eq!(trace.seen, [SessionOutput::Binary(vec![7; 5000])]);
    let too_big = MessageTooBig {
        promised: 5000,
        received: 4999,
        limit: SizeLimit::InflatedSize(4999),
    };
    assert_eq!(
        violation(&wire, 4999, 1009),
        ProtocolViolation::TooBig(too_big)
    );
    // The bytes of the frames do not count: 40 empty blocks are an empty message.
    let padded = frame(0xc2, &b"\x00\x00\x00\xff\xff".repeat(40));
    let trace = feed_compressed(&padded, &[], 100, BARE);
    assert_eq!(trace.seen, [SessionOutput::Binary(Vec::new())]);
}

/// A payload that only counts its bytes.
#[derive(Debug, Default)]
struct CountingPayload(usize);

impl Payload for CountingPayload {
    fn empty() -> Self {
        Self::default()
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError> {
        self.0 += bytes.len();
        assert!(self.0 as u64 <= LIMIT, "more than the limit was kept");
        Ok(())
    }

    fn as_bytes(&self) -> &[u8] {
        &[]
    }
}

#[test]
fn a_decompression_bomb_stops_at_the_limit() {
    // 4 KiB that would inflate to 4 MiB, again and again in the fragments of one message.
    let bomb = deflated(&mut compressor(9, 15), &vec![0; 4 << 20]);
    assert!(bomb.len() < 5000, "{} bytes", bomb.len());
    let mut session: Session<CountingPayload> = session(LIMIT, BARE);
    let mut wire = frame(0x42, &bomb);
    wire.extend(frame(0x00, &[&b"\x00\x00\xff\xff"[..], &bomb].concat()));
    session.space()[..wire.len()].copy_from_slice(&wire);
    session.filled(wire.len());
    let started = Instant::now();
    let event = session.next_event();
    let SessionEvent::Violation(violation) = event else {
        panic!("{event:?}")
    };
    assert_eq!(violation.close_code(), 1009);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_message_without_memory_is_too_big() {
    let mut session: Session<TenBytes> = session(LIMIT, BARE);
    let wire = frame(0xc2, &deflated(&mut compressor(6, 15), &[1; 11]));
    session.space()[..wire.len()].copy_from_slice(&wire);
    session.filled(wire.len());
    let event = session.next_event();
    assert!(
        matches!(
            &event,
            SessionEvent::Violation(ProtocolViolation::TooBig(MessageTooBig {
                limit: SizeLimit::Memory,
                ..
            }))
        ),
        "{event:?}"
    );
}

#[test]
fn a_closing_connection_discards_without_inflating() {
    let mut session: Session<Vec<u8>> = session(LIMIT, BARE);
    session.start_close(&super::super::LocalClose::new(1000, b"").unwrap());
    let wire = [frame(0xc1, b"\x06"), close_frame(1000, "")].concat();
    session.space()[..wire.len()].copy_from_slice(&wire);
    session.filled(wire.len());
    assert!(matches!(session.next_event(), SessionEvent::Closed(_)));
}

#[test]
fn inflated_messages_have_their_type() {
    let mut session: Session<Vec<u8>> = session(LIMIT, ALONE);
    let wire = frame(0xc2, b"\xf2\x48\xcd\xc9\xc9\x07\x00");
    session.space()[..wire.len()].copy_from_slice(&wire);
    session.filled(wire.len());
    let SessionEvent::Message(Message { kind, payload }) = session.next_event() else {
        panic!()
    };
    assert_eq!((kind, payload), (MessageType::Binary, b"Hello".to_vec()));
    assert_eq!(session.counters().messages_received, 1);
}
