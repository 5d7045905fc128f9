//! Payloads that are longer than one read: they are read directly into their message, whose memory grows with what arrives.

use std::ops::ControlFlow;
use std::thread;

use super::super::protocol_violation::SizeLimit;
use super::super::session::SessionEvent;
use super::super::{ConnectionError, ProtocolViolation, Received};
use super::*;
use crate::buffer::BLOCK;
use crate::wait::Interest;

/// A text of `length` bytes or a little more, in which characters of two and three bytes start at every
/// offset.
fn text(length: usize) -> String {
    let mut text = String::new();
    while text.len() < length {
        text.push_str("κόσμε €uro ");
    }
    text
}

/// Sends the peer's bytes in a thread, since no socket accepts so many without a wait.
fn served(
    limits: ConnectionLimits,
    wire: Vec<u8>,
) -> (
    Connection<Vec<u8>>,
    thread::JoinHandle<std::io::Result<TcpStream>>,
) {
    let (connection, mut peer) = pair_with::<Vec<u8>>(limits);
    let sending = thread::spawn(move || peer.write_all(&wire).map(|()| peer));
    (connection, sending)
}

fn large_limits() -> ConnectionLimits {
    ConnectionLimits {
        max_message_size: 1 << 24,
        close_timeout: Duration::from_secs(10),
        ..ConnectionLimits::default()
    }
}

#[test]
fn long_texts_arrive_complete_one_after_another() {
    let text = text(3 * BLOCK + 17);
    let (first, second) = text.as_bytes().split_at(2 * BLOCK + 1);
    let fragments = [frame(0x01, first), frame(0x80, second)].concat();
    let wire = [
        &frame(0x81, text.as_bytes())[..],
        &fragments,
        &frame(0x81, b"short"),
    ]
    .concat();
    let (mut connection, sending) = served(large_limits(), wire);
    for expected in [text.as_bytes(), text.as_bytes(), b"short"] {
        match connection.receive(long()).unwrap() {
            Received::Message(message) => assert!(message.payload == expected),
            Received::End => panic!("the end"),
        }
    }
    let counters = connection.counters();
    assert_eq!(counters.payload_received, 2 * text.len() as u64 + 5);
    assert_eq!(
        (counters.messages_received, counters.frames_received),
        (3, 4)
    );
    sending.join().unwrap().unwrap();
}

#[test]
fn a_long_text_is_refused_at_its_first_invalid_byte() {
    let mut payload = text(4 * BLOCK).into_bytes();
    let at = 3 * BLOCK;
    payload.splice(at..at, [0xff]);
    let whole = frame(0x81, &payload);
    // The end of the message is never sent.
    let wire = whole[..whole.len() - BLOCK / 2].to_vec();
    let (mut connection, sending) = served(large_limits(), wire);
    let error = connection.receive(long()).unwrap_err();
    let ConnectionError::Violation(ProtocolViolation::Utf8(broken)) = error else {
        panic!("{error:?}");
    };
    // The character that the byte interrupts may start one or two bytes before it.
    assert!(
        (at - 2..=at).contains(&(broken.at as usize)),
        "{}",
        broken.at
    );
    drop(sending.join().unwrap());
}

#[test]
fn poll_delivers_a_large_message_with_its_last_bytes() {
    let (mut connection, mut peer) = pair_with::<Vec<u8>>(large_limits());
    for size in [BLOCK - 20, BLOCK, BLOCK + 1, 3 * BLOCK] {
        let wire = frame(0x82, &vec![7; size]);
        let writing = thread::spawn(move || {
            peer.write_all(&wire).unwrap();
            peer
        });
        let mut found = Vec::new();
        while found.is_empty() {
            // It must not wait when the message is complete and nothing is left to read.
            let fd = connection.fd().unwrap();
            long().for_fd(fd, Interest::READ).unwrap();
            let polled = connection.poll(|message| {
                found.push(message.payload.len());
                ControlFlow::Continue(())
            });
            assert!(polled.is_ok(), "{polled:?}");
        }
        assert_eq!(found, [size]);
        peer = writing.join().unwrap();
    }
}

/// A payload that records for how many bytes memory was reserved, and has memory for `limit`.
#[derive(Debug, Default)]
struct RecordingPayload {
    bytes: Vec<u8>,
    reserved: usize,
}

impl Payload for RecordingPayload {
    fn empty() -> Self {
        Self::default()
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn reserve(&mut self, more: usize) {
        self.reserved = self.reserved.max(self.bytes.len() + more);
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[test]
fn an_announced_length_alone_takes_no_memory() {
    let mut session: Session<RecordingPayload> = Session::new(Vec::new(), u64::MAX);
    let promise = [&b"\x82\x7f\x00\x00\x00\xff\x00\x00\x00\x00"[..], &[7; 100]].concat();
    session.space()[..promise.len()].copy_from_slice(&promise);
    session.filled(promise.len());
    assert!(matches!(session.next_event(), SessionEvent::NeedsInput));
    assert!(session.wants_direct_read());
    let mut asked = 0;
    let read = session.read_into_message(&mut |space| {
        asked = space.len();
        Err(std::io::ErrorKind::WouldBlock.into())
    });
    assert!(read.unwrap().is_err());
    assert!(asked <= BLOCK + 8 * 100, "{asked}");
}

#[test]
fn a_message_without_memory_for_its_rest_is_too_big() {
    let mut session: Session<TenBytes> = Session::new(Vec::new(), u64::MAX);
    let wire = [
        &b"\x82\x7f\x00\x00\x00\x00\x00\x01\x00\x00"[..],
        b"123456789",
    ]
    .concat();
    session.space()[..wire.len()].copy_from_slice(&wire);
    session.filled(wire.len());
    assert!(matches!(session.next_event(), SessionEvent::NeedsInput));
    let read = session.read_into_message(&mut |space| Ok(space[..2].write_copy_of_slice(b"ab")));
    assert!(read.is_none());
    let SessionEvent::Violation(ProtocolViolation::TooBig(too_big)) = session.next_event() else {
        panic!("no violation");
    };
    assert_eq!(too_big.limit, SizeLimit::Memory);
}

#[test]
fn a_send_returns_when_its_last_bytes_were_written() {
    // The peer may empty its socket at any moment, also right before the sender checks for an answer.
    let (mut connection, mut peer) = pair_with::<Vec<u8>>(large_limits());
    let reading = thread::spawn(move || std::io::copy(&mut peer, &mut std::io::sink()).unwrap());
    socket2::SockRef::from(&connection.fd().unwrap())
        .set_send_buffer_size(1)
        .unwrap();
    let payload = vec![7; 12 * 1024];
    for _ in 0..4000 {
        connection
            .send(MessageType::Binary, &payload, long())
            .unwrap();
    }
    drop(connection);
    assert_eq!(reading.join().unwrap(), 4000 * (payload.len() as u64 + 8));
}

#[test]
fn inflating_pauses_after_a_limited_amount() {
    let long = vec![0; 20 << 20];
    let wire = frame(
        0xc2,
        &compressed::deflated(&mut compressed::compressor(9, 15), &long),
    );
    let mut session: Session<Vec<u8>> = compressed::session(64 << 20, compressed::BARE);
    session.space()[..wire.len()].copy_from_slice(&wire);
    session.filled(wire.len());
    let mut pauses = 0;
    let message = loop {
        match session.next_event() {
            SessionEvent::Paused => {
                assert!(session.has_input() && session.is_paused());
                pauses += 1;
            }
            SessionEvent::Message(message) => break message,
            other => panic!("{other:?}"),
        }
    };
    assert!((2..20).contains(&pauses), "{pauses}");
    assert!(message.payload == long);
}
