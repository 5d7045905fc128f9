//! A temporary lack of memory: the message waits, and nothing of it is lost.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::thread;

use super::super::{
    ConnectionError, LocalClose, Message, MessageTooBig, Polled, Received, SizeLimit,
};
use super::compressed::{BARE, compressor, deflated};
use super::*;
use crate::buffer::BLOCK;

thread_local! {
    /// For how many bytes a payload has memory.
    static ROOM: Cell<usize> = const { Cell::new(0) };
}

/// A payload that has memory for as many bytes as the test allows at that moment.
#[derive(Debug, Default)]
struct LimitedPayload(Vec<u8>);

impl Payload for LimitedPayload {
    fn empty() -> Self {
        Self::default()
    }

    fn can_hold(size: u64) -> bool {
        size <= LIMIT
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError> {
        if self.0.len() + bytes.len() > ROOM.get() {
            return Err(AllocationError::Temporary);
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

fn with_room(room: usize) {
    ROOM.set(room);
}

/// The messages of `wire`, cut at `cut`; where there is no memory, the test gives `more` bytes of it.
fn messages(
    mut session: Session<LimitedPayload>,
    wire: &[u8],
    cut: usize,
    more: usize,
) -> Vec<(MessageType, Vec<u8>)> {
    with_room(0);
    let mut found = Vec::new();
    let (front, rest) = wire.split_at(cut);
    for piece in [front, rest] {
        session.space()[..piece.len()].copy_from_slice(piece);
        session.filled(piece.len());
        loop {
            match session.next_event() {
                SessionEvent::NoMemory => {
                    assert!(session.has_input() && session.lacks_memory());
                    with_room(ROOM.get() + more);
                }
                SessionEvent::Message(Message { kind, payload }) => {
                    found.push((kind, payload.0));
                    with_room(0);
                }
                SessionEvent::NeedsInput => break,
                SessionEvent::Paused | SessionEvent::Pong => {}
                other => panic!("{other:?}"),
            }
        }
    }
    found
}

#[test]
fn a_message_waits_for_memory_at_every_split() {
    let fragmented = [
        frame(0x01, "κόσ".as_bytes()),
        frame(0x89, b"ping"),
        frame(0x00, b""),
        frame(0x80, "με".as_bytes()),
    ]
    .concat();
    let wire = [fragmented, frame(0x82, b""), frame(0x82, b"binary")].concat();
    let expected = [
        (MessageType::Text, "κόσμε".as_bytes().to_vec()),
        (MessageType::Binary, Vec::new()),
        (MessageType::Binary, b"binary".to_vec()),
    ];
    for cut in 0..=wire.len() {
        for more in [1, 7, 1000] {
            let session = Session::new(Vec::new(), LIMIT);
            assert_eq!(
                messages(session, &wire, cut, more),
                expected,
                "cut at {cut}"
            );
        }
    }
}

#[test]
fn a_compressed_message_waits_for_memory_too() {
    let mut stream = compressor(6, 15);
    let texts = ["over and over and over and over", "and over again"];
    let wire: Vec<u8> = texts
        .iter()
        .flat_map(|text| frame(0xc1, &deflated(&mut stream, text.as_bytes())))
        .collect();
    // A stream that ends inside its message, which then continues with another stream.
    let wire = [wire, frame(0xc2, b"\xf3\x48\xcd\xc9\xc9\x07\x00\x00")].concat();
    for cut in 0..=wire.len() {
        for more in [1, 7, 1000] {
            let found = messages(compressed::session(LIMIT, BARE), &wire, cut, more);
            let found: Vec<_> = found
                .iter()
                .map(|(_, payload)| payload.as_slice())
                .collect();
            assert_eq!(
                found,
                [texts[0].as_bytes(), texts[1].as_bytes(), b"Hello"],
                "cut at {cut}"
            );
        }
    }
}

#[test]
fn a_message_that_memory_can_never_hold_is_refused_at_its_header() {
    let mut session: Session<LimitedPayload> = Session::new(Vec::new(), u64::MAX);
    let wire = [
        &b"\x82\x7f\x00\x00\x00\x00"[..],
        &(2_u32 << 20).to_be_bytes(),
    ]
    .concat();
    session.space()[..wire.len()].copy_from_slice(&wire);
    session.filled(wire.len());
    let SessionEvent::Violation(ProtocolViolation::TooBig(MessageTooBig {
        promised,
        received,
        limit,
    })) = session.next_event()
    else {
        panic!("no violation");
    };
    assert_eq!((promised, received, limit), (2 << 20, 0, SizeLimit::Memory));
}

fn pair_without_memory() -> (Connection<LimitedPayload>, TcpStream) {
    with_room(0);
    pair_with(ConnectionLimits {
        max_message_size: LIMIT,
        close_timeout: Duration::from_secs(10),
        ..ConnectionLimits::default()
    })
}

fn received(connection: &mut Connection<LimitedPayload>) -> Result<Vec<u8>, ConnectionError> {
    match connection.receive(long())? {
        Received::Message(message) => Ok(message.payload.0),
        Received::End => panic!("the end"),
    }
}

#[test]
fn receive_continues_when_there_is_memory() {
    // One message that is complete in the block, and one that is read directly into its payload.
    for size in [100, 3 * BLOCK] {
        let (mut connection, mut peer) = pair_without_memory();
        let sent = frame(0x82, &vec![7; size]);
        let writing = thread::spawn(move || {
            peer.write_all(&sent).unwrap();
            peer
        });
        for _ in 0..3 {
            assert_eq!(received(&mut connection), Err(ConnectionError::NoMemory));
        }
        with_room(size);
        assert_eq!(received(&mut connection).unwrap(), vec![7; size]);
        assert!(connection.is_open());
        drop(writing.join().unwrap());
    }
}

#[test]
fn poll_delivers_what_has_memory_and_then_reports_the_lack() {
    let (mut connection, mut peer) = pair_without_memory();
    let wire = [frame(0x82, b"1"), frame(0x82, b"22"), frame(0x82, b"333")].concat();
    deliver(&connection, &mut peer, &wire);
    let poll = |connection: &mut Connection<LimitedPayload>| {
        let mut found = Vec::new();
        let outcome = connection.poll(|message| {
            found.push(message.payload.0);
            ControlFlow::Continue(())
        });
        (found, outcome)
    };
    with_room(2);
    let (found, outcome) = poll(&mut connection);
    assert_eq!(found, [b"1".to_vec(), b"22".to_vec()]);
    assert_eq!(outcome, Ok(Polled::Messages(2)));
    let (found, outcome) = poll(&mut connection);
    assert_eq!((found.len(), outcome), (0, Err(ConnectionError::NoMemory)));
    with_room(3);
    assert_eq!(poll(&mut connection).0, [b"333".to_vec()]);
}

#[test]
fn sending_and_closing_require_no_memory_for_what_arrives() {
    let (mut connection, mut peer) = pair_without_memory();
    deliver(&connection, &mut peer, &frame(0x82, b"waits"));
    assert_eq!(received(&mut connection), Err(ConnectionError::NoMemory));
    let big = vec![1; 8 << 20];
    let reading = thread::spawn(move || {
        let frame = read_frame(&mut peer);
        (peer, frame.1.len())
    });
    connection.send(MessageType::Binary, &big, long()).unwrap();
    let (mut peer, length) = reading.join().unwrap();
    assert_eq!(length, big.len());
    let payload = super::super::ControlPayload::new(b"p").unwrap();
    let pinged = connection.ping(payload, long());
    assert_eq!(pinged, Err(ConnectionError::NoMemory));
    let closing = thread::spawn(move || {
        assert_eq!(read_frame(&mut peer).0, 0x89);
        assert_eq!(read_frame(&mut peer).0, 0x88);
        peer.write_all(&close_frame(1000, "")).unwrap();
    });
    let info = connection.close(&LocalClose::bare(1000), long());
    assert!(info.clean);
    closing.join().unwrap();
}
