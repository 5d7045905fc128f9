//! The state machine without a connection: what bytes mean, at every split.

use super::super::message::Message;
use super::super::{CloseFault, InvalidUtf8, LengthFault, MessageTooBig, SizeLimit};
use super::*;

fn violation(wire: &[u8], code: u16) -> ProtocolViolation {
    let trace = every_split(wire, LIMIT);
    let answer = trace.answer.clone().expect("a Close frame");
    assert_eq!(answer, (0x88, code.to_be_bytes().to_vec()));
    match trace.seen.last() {
        Some(SessionOutput::Violated(violation)) => violation.clone(),
        other => panic!("{other:?}"),
    }
}

fn text(text: &str) -> SessionOutput {
    SessionOutput::Text(text.to_owned())
}

#[test]
fn the_examples_of_the_rfc() {
    // RFC 6455 §5.7
    let wire = [
        &b"\x81\x05\x48\x65\x6c\x6c\x6f"[..],
        b"\x01\x03\x48\x65\x6c",
        b"\x80\x02\x6c\x6f",
        b"\x89\x05\x48\x65\x6c\x6c\x6f",
    ]
    .concat();
    let trace = every_split(&wire, LIMIT);
    assert_eq!(trace.seen, [text("Hello"), text("Hello")]);
    assert_eq!(trace.pong, Some(b"Hello".to_vec()));
}

#[test]
fn the_three_forms_of_length() {
    for length in [0, 1, 125, 126, 127, 300] {
        let payload = vec![0xfe; length];
        let trace = every_split(&frame(0x82, &payload), LIMIT);
        assert_eq!(trace.seen, [SessionOutput::Binary(payload)]);
    }
    let payload: Vec<u8> = (0..70_000).map(|i| i as u8).collect();
    for cuts in [&[][..], &[1], &[9], &[10], &[11], &[4, 40_000]] {
        let trace = feed(&frame(0x82, &payload), cuts, LIMIT);
        assert_eq!(trace.seen, [SessionOutput::Binary(payload.clone())]);
    }
}

#[test]
fn control_frames_may_come_between_fragments() {
    let wire = [
        frame(0x01, "κό".as_bytes()),
        frame(0x89, b"first"),
        frame(0x00, b""),
        frame(0x8a, b"unsolicited"),
        frame(0x89, b"second"),
        frame(0x80, "σμε".as_bytes()),
        frame(0x82, b""),
    ]
    .concat();
    let trace = every_split(&wire, LIMIT);
    assert_eq!(
        trace.seen,
        [text("κόσμε"), SessionOutput::Binary(Vec::new())]
    );
    assert_eq!(trace.pong, Some(b"second".to_vec()));
}

#[test]
fn a_character_may_be_split_between_fragments() {
    let wire = [
        frame(0x01, b"\xe2"),
        frame(0x00, b"\x82"),
        frame(0x80, b"\xac"),
    ]
    .concat();
    assert_eq!(every_split(&wire, LIMIT).seen, [text("€")]);
}

#[test]
fn invalid_frames_are_violations() {
    let masked = violation(b"\x81\x85\x01\x02\x03\x04\x49\x67\x6f\x68\x6e", 1002);
    assert!(
        matches!(masked, ProtocolViolation::Masked { frame } if frame.short_length() == Some(5))
    );

    let bits = violation(&frame(0xc1, b"x"), 1002);
    assert!(
        matches!(bits, ProtocolViolation::ReservedBits { frame, .. } if frame.reserved_bits() == [true, false, false])
    );

    for opcode in [3, 7, 11, 15] {
        let unknown = violation(&frame(0x80 | opcode, b"x"), 1002);
        assert!(matches!(unknown, ProtocolViolation::Opcode { frame } if frame.opcode() == opcode));
    }

    assert!(matches!(
        violation(&frame(0x09, b"x"), 1002),
        ProtocolViolation::ControlFrame { .. }
    ));
    assert!(matches!(
        violation(&frame(0x89, &[0; 126]), 1002),
        ProtocolViolation::ControlFrame { .. }
    ));

    let continuation = violation(&frame(0x80, b"x"), 1002);
    assert!(matches!(
        continuation,
        ProtocolViolation::ContinuationWithoutStart { .. }
    ));

    let inside = violation(&[frame(0x01, b"abc"), frame(0x82, b"x")].concat(), 1002);
    let (open, expected) = (MessageType::Text, 3);
    assert!(
        matches!(inside, ProtocolViolation::StartInsideMessage { open: o, received, .. } if o == open && received == expected)
    );

    let length = violation(b"\x82\x7e\x00\x05hello", 1002);
    assert!(matches!(
        length,
        ProtocolViolation::Length {
            length: 5,
            fault: LengthFault::NotMinimal,
            ..
        }
    ));
}

#[test]
fn an_invalid_text_fails_at_its_first_invalid_byte() {
    let wire = frame(0x81, b"ab\xff");
    let ProtocolViolation::Utf8(broken) = violation(&wire, 1007) else {
        panic!()
    };
    assert_eq!(
        (broken.at, broken.bytes(), broken.truncated),
        (2, &b"\xff"[..], false)
    );

    // The frame announces 100 bytes; the third one is invalid.
    let mut wire = b"\x81\x64ab\xff".to_vec();
    assert!(matches!(
        violation(&wire, 1007),
        ProtocolViolation::Utf8(InvalidUtf8 { at: 2, .. })
    ));
    wire.pop();
    assert_eq!(feed(&wire, &[], LIMIT).seen, []);

    // Across frames: F4 must be followed by 80 to 8F.
    let wire = [frame(0x01, b"\xf4"), b"\x00\x7d\x90".to_vec()].concat();
    let ProtocolViolation::Utf8(broken) = violation(&wire, 1007) else {
        panic!()
    };
    assert_eq!((broken.at, broken.bytes()), (0, &b"\xf4\x90"[..]));

    let wire = [frame(0x01, b"a\xe2"), frame(0x80, b"\x82")].concat();
    let ProtocolViolation::Utf8(broken) = violation(&wire, 1007) else {
        panic!()
    };
    assert!(broken.truncated);
}

#[test]
fn a_size_is_checked_when_the_header_announces_it() {
    let limit = SizeLimit::MessageSize(LIMIT);
    let tebibyte = b"\x82\x7f\x00\x00\x01\x00\x00\x00\x00\x00";
    let expected = MessageTooBig {
        promised: 1 << 40,
        received: 0,
        limit,
    };
    assert_eq!(
        violation(tebibyte, 1009),
        ProtocolViolation::TooBig(expected)
    );

    let first = frame(0x02, &[0; 100]);
    let rest = [&[0x00, 127][..], &(LIMIT - 99).to_be_bytes()].concat();
    let expected = MessageTooBig {
        promised: LIMIT + 1,
        received: 100,
        limit,
    };
    assert_eq!(
        violation(&[first, rest].concat(), 1009),
        ProtocolViolation::TooBig(expected)
    );

    let trace = every_split(&frame(0x82, b"12345"), 5);
    assert_eq!(trace.seen, [SessionOutput::Binary(b"12345".to_vec())]);
    let trace = every_split(&frame(0x82, b"123456"), 5);
    assert!(matches!(
        trace.seen[..],
        [SessionOutput::Violated(ProtocolViolation::TooBig(_))]
    ));
}

#[test]
fn a_message_without_memory_is_too_big_for_memory() {
    for wire in [
        frame(0x82, &[0; 11]),
        [frame(0x02, &[0; 9]), frame(0x80, &[0; 2])].concat(),
        frame(0x81, &[b'a'; 200])[..20].to_vec(),
    ] {
        let mut session: Session<TenBytes> = Session::new(wire, LIMIT);
        let SessionEvent::Violation(violation) = session.next_event() else {
            panic!()
        };
        assert!(
            matches!(violation, ProtocolViolation::TooBig(MessageTooBig { limit: SizeLimit::Memory, promised, .. }) if promised > 10)
        );
        assert_eq!(violation.close_code(), 1009);
    }
    let mut session: Session<TenBytes> = Session::new(frame(0x82, &[0; 10]), LIMIT);
    assert!(matches!(
        session.next_event(),
        SessionEvent::Message(Message { .. })
    ));
}

#[test]
fn a_close_of_the_peer_is_answered_with_its_code() {
    let wire = [
        frame(0x81, b"last"),
        close_frame(4001, "why"),
        frame(0x81, b"late"),
    ]
    .concat();
    let trace = every_split(&wire, LIMIT);
    let info = CloseInfo {
        code: 4001,
        reason: "why".to_owned(),
        clean: false,
        by_peer: true,
        unanswered: None,
    };
    assert_eq!(trace.seen, [text("last"), SessionOutput::Closed(info)]);
    assert_eq!(trace.answer, Some((0x88, vec![0x0f, 0xa1])));

    let trace = every_split(&frame(0x88, b""), LIMIT);
    assert!(matches!(
        &trace.seen[..],
        [SessionOutput::Closed(CloseInfo { code: 1005, .. })]
    ));
    assert_eq!(trace.answer, Some((0x88, Vec::new())));
}

#[test]
fn invalid_close_frames_are_violations() {
    let fault = violation(&frame(0x88, b"\x03"), 1002);
    assert_eq!(fault, ProtocolViolation::CloseFrame(CloseFault::OneByte(3)));
    let fault = violation(&close_frame(1006, ""), 1002);
    assert_eq!(
        fault,
        ProtocolViolation::CloseFrame(CloseFault::Code {
            code: 1006,
            reason: "".into()
        })
    );
    let fault = violation(&frame(0x88, b"\x03\xe8\xff"), 1007);
    assert!(matches!(
        fault,
        ProtocolViolation::CloseFrame(CloseFault::Reason { .. })
    ));
}

#[test]
fn after_our_close_all_messages_are_discarded() {
    let wire = [
        frame(0x01, b"\xff\xff"),
        frame(0x82, &[0; 300]),
        frame(0x89, b"still there?"),
        b"\x82\x7f\x00\x00\x00\x00\x00\x20\x00\x00".to_vec(),
        vec![0; 0x20_0000],
        close_frame(1000, ""),
    ]
    .concat();
    let mut session: Session<Vec<u8>> = Session::new(Vec::new(), LIMIT);
    session.start_close(&super::super::LocalClose::new(4000, b"done").unwrap());
    session.send_close();
    let mut trace = SessionRun::default();
    take_events(&mut session, &mut trace);
    for piece in wire.chunks(10_000) {
        session.space()[..piece.len()].copy_from_slice(piece);
        session.filled(piece.len());
        take_events(&mut session, &mut trace);
    }
    let info = CloseInfo {
        code: 4000,
        reason: "done".to_owned(),
        clean: true,
        by_peer: false,
        unanswered: None,
    };
    assert_eq!(trace.seen, [SessionOutput::Closed(info)]);
    assert_eq!(trace.answer, Some((0x88, b"\x0f\xa0done".to_vec())));
    assert_eq!(trace.pong, Some(b"still there?".to_vec()));
}

#[test]
fn each_ping_of_a_burst_is_answered_in_order() {
    let pings: Vec<u8> = (0..10_u8).flat_map(|i| frame(0x89, &[i])).collect();
    let mut session: Session<Vec<u8>> = Session::new(pings, LIMIT);
    assert!(matches!(session.next_event(), SessionEvent::NeedsInput));
    let mut bytes = session.output_mut().bytes().unwrap();
    for i in 0..10 {
        assert_eq!(unmask(&mut bytes), (0x8a, vec![i]));
    }
    assert!(bytes.is_empty());
}

#[test]
fn a_ping_flood_while_output_is_stalled_is_answered_with_few_pongs() {
    let mut session: Session<Vec<u8>> = Session::new(Vec::new(), LIMIT);
    let pings: Vec<u8> = (0..200_u8).flat_map(|i| frame(0x89, &[i; 125])).collect();
    for _ in 0..1000 {
        session.space()[..pings.len()].copy_from_slice(&pings);
        session.filled(pings.len());
        assert!(matches!(session.next_event(), SessionEvent::NeedsInput));
    }
    let mut bytes = session.output_mut().bytes().unwrap();
    assert_eq!(bytes.len(), 32 * 131);
    for newest in 168..200 {
        assert_eq!(unmask(&mut bytes), (0x8a, vec![newest; 125]));
    }
}

#[test]
fn the_position_is_where_the_bytes_stop() {
    use super::super::Position::{BetweenMessages, InsideFrame, InsideHeader, InsideMessage};
    for (wire, expected) in [
        (frame(0x81, b"abc"), BetweenMessages),
        (b"\x81".to_vec(), InsideHeader(1)),
        (b"\x89\x05abc".to_vec(), InsideHeader(5)),
        (
            b"\x81\x05abc".to_vec(),
            InsideFrame {
                received: 3,
                length: 5,
            },
        ),
        (frame(0x01, b"abc"), InsideMessage(3)),
    ] {
        let mut session: Session<Vec<u8>> = Session::new(wire, LIMIT);
        while !matches!(session.next_event(), SessionEvent::NeedsInput) {}
        assert_eq!(session.position(), expected);
    }
}

#[test]
fn a_read_that_brings_nothing_after_a_message_keeps_no_memory() {
    let mut session: Session<Vec<u8>> = Session::new(frame(0x81, b"a"), LIMIT);
    assert!(matches!(session.next_event(), SessionEvent::Message(_)));
    let _ = session.space();
    session.shrink();
    assert_eq!(session.input_memory(), 0);
}
