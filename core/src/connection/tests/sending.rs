//! Several messages in one call, and small ones that require no block.

use std::ops::ControlFlow;
use std::thread;

use super::super::{
    ConnectionError, ControlPayload, Descriptor, Polled, Received, TimedOut, TrySend,
};
use super::*;
use crate::buffer::BLOCK;
use crate::handshake::DeflateParameters;

fn texts(count: usize, length: usize) -> Vec<String> {
    let text = |at: usize| format!("{at:05} {}", "x".repeat(length));
    (0..count).map(text).collect()
}

fn as_messages(texts: &[String]) -> Vec<(MessageType, &[u8])> {
    texts
        .iter()
        .map(|text| (MessageType::Text, text.as_bytes()))
        .collect()
}

/// A socket with small buffers, so that sending has to wait.
fn pair_with_small_buffers() -> (Connection<Vec<u8>>, TcpStream) {
    let (connection, peer) = pair();
    socket2::SockRef::from(&connection.fd().unwrap())
        .set_send_buffer_size(1)
        .unwrap();
    socket2::SockRef::from(&peer)
        .set_recv_buffer_size(16 * 1024)
        .unwrap();
    (connection, peer)
}

#[test]
fn messages_of_all_sizes_arrive_in_order() {
    let (mut connection, mut peer) = pair();
    socket2::SockRef::from(&connection.fd().unwrap())
        .set_send_buffer_size(1)
        .unwrap();
    let fits = BLOCK - 14;
    let bytes: Vec<Vec<u8>> = [3, 70_000, 0, fits, fits + 1, 300_000, 498, 499]
        .iter()
        .enumerate()
        .map(|(at, length)| vec![at as u8; *length])
        .collect();
    let expected = bytes.clone();
    let reading = thread::spawn(move || {
        for payload in expected {
            assert!(read_frame(&mut peer) == (0x82, payload));
        }
    });
    let messages: Vec<_> = bytes
        .iter()
        .map(|bytes| (MessageType::Binary, &bytes[..]))
        .collect();
    connection.send_all(&messages, long()).unwrap();
    reading.join().unwrap();
    let counters = connection.counters();
    assert_eq!((counters.messages_sent, counters.frames_sent), (8, 8));
    let length: usize = bytes.iter().map(Vec::len).sum();
    assert_eq!(counters.payload_sent, length as u64);
}

#[test]
fn an_empty_list_is_sent_immediately() {
    let (mut connection, _peer) = pair();
    connection.send_all(&[], none()).unwrap();
    assert_eq!(connection.counters().wire_sent, 0);
}

#[test]
fn messages_that_the_peer_did_not_accept_are_taken_back() {
    for agreed in [None, Some(DeflateParameters::default())] {
        let (connection, mut peer) = pair_with_small_buffers();
        let mut connection = connection.with_deflate(agreed);
        let texts = texts(3000, 90);
        let error = connection
            .send_all(&as_messages(&texts), none())
            .unwrap_err();
        let ConnectionError::TimedOut(TimedOut::SendAll { sent, of }) = error else {
            panic!("{error:?}")
        };
        assert_eq!((of, connection.counters().messages_sent), (3000, sent));
        assert!(sent < of);
        let mut expected = texts[..sent as usize].to_vec();
        expected.push("after".to_owned());
        let reading = thread::spawn(move || {
            for text in expected {
                assert!(read_frame(&mut peer) == (0x81, text.into_bytes()));
            }
            peer.write_all(&frame(0x81, b"all there")).unwrap();
        });
        connection
            .send(MessageType::Text, b"after", long())
            .unwrap();
        assert!(matches!(
            connection.receive(long()),
            Ok(Received::Message(_))
        ));
        reading.join().unwrap();
    }
}

#[test]
fn a_small_frame_that_is_written_in_part_continues_where_it_stopped() {
    let (mut connection, mut peer) = pair_with_small_buffers();
    let texts = texts(2000, 400);
    let mut sent = Vec::new();
    for text in &texts {
        match connection.send(MessageType::Text, text.as_bytes(), none()) {
            Ok(()) => sent.push(text.clone()),
            Err(ConnectionError::TimedOut(TimedOut::Send { sent: 0, .. })) => break,
            Err(_) => sent.push(text.clone()),
        }
    }
    assert!(sent.len() < texts.len(), "the sockets take everything");
    let reading = thread::spawn(move || {
        for text in sent {
            assert!(read_frame(&mut peer) == (0x81, text.into_bytes()));
        }
        assert_eq!(read_frame(&mut peer), (0x82, b"end".to_vec()));
    });
    connection
        .send(MessageType::Binary, b"end", long())
        .unwrap();
    reading.join().unwrap();
}

#[test]
fn an_end_between_two_messages_is_reported() {
    let (mut connection, mut peer) = pair_with_small_buffers();
    peer.write_all(&close_frame(1008, "enough")).unwrap();
    let texts = texts(3000, 90);
    let error = connection
        .send_all(&as_messages(&texts), long())
        .unwrap_err();
    assert!(matches!(error, ConnectionError::Closed(info) if info.code == 1008));
}

#[test]
fn a_message_that_is_not_sent_changes_nothing() {
    let (mut connection, mut peer) = pair();
    let result = connection.try_send(MessageType::Text, b"first");
    assert_eq!(result, TrySend::Complete);
    let long = vec![0; BLOCK - 13];
    let result = connection.try_send(MessageType::Binary, &long);
    assert_eq!(result, TrySend::NotSent);
    let counters = connection.counters();
    assert_eq!((counters.messages_sent, counters.frames_sent), (1, 1));
    assert_eq!(counters.payload_sent, 5);
    assert_eq!(read_frame(&mut peer), (0x81, b"first".to_vec()));
    // The message would overtake the answer to a ping.
    let ping = ControlPayload::new(b"ping").unwrap();
    connection.session.output_mut().queue_pong(ping);
    let result = connection.try_send(MessageType::Text, b"second");
    assert_eq!(result, TrySend::NotSent);
    let polled = connection.poll(|_| ControlFlow::Continue(())).unwrap();
    assert_eq!(polled, Polled::Messages(0));
    assert_eq!(read_frame(&mut peer), (0x8a, b"ping".to_vec()));
    connection.abandon(Descriptor::Shared);
    let result = connection.try_send(MessageType::Text, b"third");
    assert_eq!(result, TrySend::NotSent);
}

#[test]
fn a_partial_message_is_finished() {
    // Frames of 102 and 506 bytes, so that many different lengths of a frame fit into the room that is left.
    let payload = |at: usize| vec![at as u8; if at.is_multiple_of(3) { 498 } else { 100 }];
    let mut begun = 0;
    for from in 0..40 {
        let (mut connection, mut peer) = pair_with_small_buffers();
        let mut at = from;
        let last = loop {
            match connection.try_send(MessageType::Binary, &payload(at)) {
                TrySend::Complete => at += 1,
                last => break last,
            }
        };
        let count = at - from + usize::from(last != TrySend::NotSent);
        assert_eq!(connection.counters().messages_sent, count as u64);
        let rest = match last {
            TrySend::Partial(rest) => Some(rest),
            _ => None,
        };
        begun += usize::from(rest.is_some());
        // Nobody reads yet, so there is hardly ever room for the rest.
        if let Some(error) = rest.and_then(|rest| connection.finish_send(rest, none()).err()) {
            let waiting = connection.session.output().unsent() as u64;
            let of = payload(at).len() as u64 + if at.is_multiple_of(3) { 8 } else { 6 };
            let sent = of - waiting;
            let timed_out = TimedOut::Send { sent, of };
            assert_eq!(error, ConnectionError::TimedOut(timed_out));
        }
        let expected: Vec<_> = (from..from + count).map(payload).collect();
        let reading = thread::spawn(move || {
            for payload in expected {
                assert!(read_frame(&mut peer) == (0x82, payload));
            }
        });
        if let Some(rest) = rest {
            assert_eq!(connection.finish_send(rest, long()), Ok(()));
            assert!(connection.session.output().is_empty());
        }
        reading.join().unwrap();
    }
    assert!(begun > 0, "no message was cut");
}
