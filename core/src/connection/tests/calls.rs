//! Receive, poll, send and ping over a loopback socket, with a scripted peer.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::thread;
use std::time::Instant;

use super::super::{
    ConnectionError, ControlPayload, LostCause, Message, Polled, Position, Received, TimedOut,
};
use super::*;
use crate::wait::Interrupt;

fn message(received: Result<Received<Vec<u8>>, ConnectionError>) -> Vec<u8> {
    match received.unwrap() {
        Received::Message(message) => message.payload,
        Received::End => panic!("the end"),
    }
}

fn lost(error: ConnectionError) -> super::super::Lost {
    match error {
        ConnectionError::Lost(lost) => *lost,
        other => panic!("{other:?}"),
    }
}

/// Interrupts the call when it asks for the second time.
struct Second(Cell<u32>);

impl Interrupt for Second {
    fn interrupted(&self) -> bool {
        self.0.set(self.0.get() + 1);
        self.0.get() == 2
    }
}

#[test]
fn messages_go_both_ways() {
    let (mut connection, mut peer) = pair();
    connection
        .send(MessageType::Text, "κόσμε".as_bytes(), long())
        .unwrap();
    connection.send(MessageType::Binary, b"", long()).unwrap();
    assert_eq!(read_frame(&mut peer), (0x81, "κόσμε".as_bytes().to_vec()));
    assert_eq!(read_frame(&mut peer), (0x82, Vec::new()));
    peer.write_all(&[frame(0x81, b"one"), frame(0x82, b"two")].concat())
        .unwrap();
    assert_eq!(message(connection.receive(long())), b"one");
    assert!(connection.has_buffered());
    assert_eq!(message(connection.receive(none())), b"two");
    assert!(!connection.has_buffered());
    let counters = connection.counters();
    assert_eq!((counters.messages_sent, counters.messages_received), (2, 2));
    assert_eq!((counters.payload_sent, counters.payload_received), (10, 6));
    assert_eq!((counters.wire_sent, counters.wire_received), (22, 10));
}

#[test]
fn bytes_that_came_with_the_handshake_come_first() {
    let (fresh, mut peer) = pair();
    drop(fresh);
    drop(peer);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    peer = listener.accept().unwrap().0;
    let settings = Settings {
        max_message_size: LIMIT,
        close_timeout: Duration::from_secs(10),
    };
    let stream = Stream::Plain(Wire::new(ours).unwrap());
    let wire = [frame(0x81, b"early"), frame(0x81, b"late")].concat();
    let (early, late) = wire.split_at(9);
    let mut connection: Connection<Vec<u8>> = Connection::new(stream, early.to_vec(), settings);
    assert!(connection.has_buffered());
    assert_eq!(message(connection.receive(none())), b"early");
    peer.write_all(late).unwrap();
    assert_eq!(message(connection.receive(long())), b"late");
}

#[test]
fn a_timeout_inside_a_message_loses_nothing() {
    let (mut connection, mut peer) = pair();
    let wire = [frame(0x01, "κόσ".as_bytes()), frame(0x80, "με".as_bytes())].concat();
    for (at, byte) in wire.iter().enumerate() {
        if at + 1 < wire.len() {
            deliver(&connection, &mut peer, &[*byte]);
            let error = connection.receive(none()).unwrap_err();
            assert!(
                matches!(error, ConnectionError::TimedOut(TimedOut::Receive { position }) if position != Position::BetweenMessages)
            );
        }
    }
    deliver(&connection, &mut peer, &wire[wire.len() - 1..]);
    assert_eq!(message(connection.receive(none())), "κόσμε".as_bytes());
}

#[test]
fn no_time_is_enough_for_what_has_arrived() {
    let (mut connection, mut peer) = pair();
    let error = connection.receive(none()).unwrap_err();
    let position = Position::BetweenMessages;
    assert_eq!(
        error,
        ConnectionError::TimedOut(TimedOut::Receive { position })
    );
    deliver(&connection, &mut peer, &frame(0x81, b"there"));
    assert_eq!(message(connection.receive(none())), b"there");
}

#[test]
fn an_interrupt_ends_the_call_and_harms_nothing() {
    let (mut connection, mut peer) = pair();
    deliver(&connection, &mut peer, b"\x81\x05he");
    let interrupt = Second(Cell::new(0));
    let wait = Wait::new(Deadline::NEVER, &interrupt);
    assert_eq!(
        connection.receive(wait).unwrap_err(),
        ConnectionError::Interrupted
    );
    peer.write_all(b"llo").unwrap();
    assert_eq!(message(connection.receive(long())), b"hello");
}

#[test]
fn a_peer_that_never_stops_cannot_keep_a_call() {
    let (mut connection, peer) = pair();
    let mut flood = peer.try_clone().unwrap();
    let peer_thread = thread::spawn(move || {
        let pings = frame(0x8a, b"x").repeat(10_000);
        while flood.write_all(&pings).is_ok() {}
    });
    let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    assert!(matches!(
        connection.receive(wait),
        Err(ConnectionError::TimedOut(TimedOut::Receive { .. }))
    ));
    assert_eq!(
        connection.poll(|_| panic!("no message")).unwrap(),
        Polled::Messages(0)
    );
    connection.abandon();
    drop(peer);
    peer_thread.join().unwrap();
}

#[test]
fn poll_hands_out_all_that_has_arrived_and_then_the_end() {
    let (mut connection, mut peer) = pair();
    assert_eq!(connection.poll(|_| panic!()).unwrap(), Polled::Messages(0));
    let wire: Vec<u8> = (0..100_u8).flat_map(|i| frame(0x82, &[i; 50])).collect();
    deliver(
        &connection,
        &mut peer,
        &[&wire[..], &close_frame(1000, "bye")].concat(),
    );
    let mut seen = Vec::new();
    while seen.len() < 100 {
        connection
            .poll(|message: Message<Vec<u8>>| {
                seen.push(message.payload[0]);
                ControlFlow::Continue(())
            })
            .unwrap();
    }
    assert_eq!(seen, (0..100).collect::<Vec<u8>>());
    assert_eq!(connection.poll(|_| panic!()).unwrap(), Polled::End);
    assert_eq!(connection.poll(|_| panic!()).unwrap(), Polled::End);
    assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe8]));
    assert_eq!(connection.close_info().unwrap().reason, "bye");
}

#[test]
fn poll_stops_after_about_a_message_size() {
    let close_timeout = Duration::from_secs(10);
    let (mut connection, mut peer) = pair_with(Settings {
        max_message_size: 1000,
        close_timeout,
    });
    let wire: Vec<u8> = frame(0x82, &[1; 1000]).repeat(2000);
    let peer_thread = thread::spawn(move || {
        peer.write_all(&wire).unwrap();
        peer
    });
    let (mut total, mut calls) = (0, 0);
    while total < 2000 {
        let Polled::Messages(count) = connection.poll(|_| ControlFlow::Continue(())).unwrap()
        else {
            panic!()
        };
        assert!(count <= 400, "{count} messages in one call");
        total += count;
        calls += 1;
    }
    assert!(calls >= 5);
    peer_thread.join().unwrap();
}

#[test]
fn two_ends_that_both_write_do_not_wait_for_each_other() {
    let close_timeout = Duration::from_secs(10);
    let max_message_size = 64 << 20;
    let (mut connection, mut peer) = pair_with(Settings {
        max_message_size,
        close_timeout,
    });
    let big: Vec<u8> = (0..20 << 20).map(|i: u32| (i % 253) as u8).collect();
    let expected = big.clone();
    // The peer does not read before all of its own message is written.
    let peer_thread = thread::spawn(move || {
        peer.write_all(&frame(0x82, &expected)).unwrap();
        assert!(read_frame(&mut peer) == (0x82, expected));
    });
    connection.send(MessageType::Binary, &big, long()).unwrap();
    assert!(message(connection.receive(long())) == big);
    peer_thread.join().unwrap();
}

/// Sends until the peer's and our socket buffers are full.
fn fill(connection: &mut Connection<Vec<u8>>) -> (Vec<Vec<u8>>, ConnectionError) {
    let mut sent = Vec::new();
    for i in 0_u32.. {
        let payload = [&i.to_be_bytes()[..], &vec![i as u8; 300_000]].concat();
        match connection.send(MessageType::Binary, &payload, none()) {
            Ok(()) => sent.push(payload),
            Err(error) => {
                sent.push(payload);
                return (sent, error);
            }
        }
    }
    panic!("the sockets take everything")
}

#[test]
fn a_send_that_times_out_is_kept_whole_or_taken_back() {
    let (mut connection, mut peer) = pair();
    let (mut expected, error) = fill(&mut connection);
    let ConnectionError::TimedOut(TimedOut::Send { sent, of }) = error else {
        panic!("{error:?}")
    };
    assert_eq!(of, 300_004 + 14);
    assert!(sent < of);
    if sent == 0 {
        expected.pop();
    }
    // Now nothing of a further frame can leave, so it is taken back.
    let error = connection
        .send(MessageType::Text, b"taken back", none())
        .unwrap_err();
    assert_eq!(
        error,
        ConnectionError::TimedOut(TimedOut::Send { sent: 0, of: 16 })
    );
    let count = connection.counters().messages_sent;
    assert_eq!(count, expected.len() as u64);

    let peer_thread = thread::spawn(move || {
        for payload in expected {
            assert!(read_frame(&mut peer) == (0x82, payload));
        }
        assert_eq!(read_frame(&mut peer), (0x81, b"after".to_vec()));
        peer.write_all(&frame(0x81, b"all there")).unwrap();
    });
    connection
        .send(MessageType::Text, b"after", long())
        .unwrap();
    assert_eq!(message(connection.receive(long())), b"all there");
    peer_thread.join().unwrap();
}

#[test]
fn the_rest_of_a_kept_frame_leaves_while_receiving() {
    let (mut connection, mut peer) = pair();
    let (mut expected, error) = fill(&mut connection);
    if matches!(
        error,
        ConnectionError::TimedOut(TimedOut::Send { sent: 0, .. })
    ) {
        expected.pop();
    }
    let peer_thread = thread::spawn(move || {
        for payload in expected {
            assert!(read_frame(&mut peer) == (0x82, payload));
        }
        peer.write_all(&frame(0x81, b"all there")).unwrap();
    });
    assert_eq!(message(connection.receive(long())), b"all there");
    peer_thread.join().unwrap();
}

#[test]
fn a_program_that_only_sends_answers_pings() {
    let (mut connection, mut peer) = pair();
    deliver(
        &connection,
        &mut peer,
        &[frame(0x89, b"alive?"), frame(0x81, b"text")].concat(),
    );
    connection.last_look = Instant::now().checked_sub(Duration::from_secs(2)).unwrap();
    connection
        .send(MessageType::Text, b"on and on", long())
        .unwrap();
    assert_eq!(read_frame(&mut peer), (0x8a, b"alive?".to_vec()));
    assert_eq!(read_frame(&mut peer), (0x81, b"on and on".to_vec()));
    assert_eq!(message(connection.receive(none())), b"text");
}

#[test]
fn a_full_inbox_stops_reading_and_order_is_kept() {
    let close_timeout = Duration::from_secs(10);
    let (mut connection, mut peer) = pair_with(Settings {
        max_message_size: 2000,
        close_timeout,
    });
    let count = 10_000_u32;
    let mut flood = peer.try_clone().unwrap();
    let writer = thread::spawn(move || {
        for i in 0..count {
            let payload = [&i.to_be_bytes()[..], &[0; 996]].concat();
            flood.write_all(&frame(0x82, &payload)).unwrap();
        }
    });
    // Nobody reads at the other end: the send cannot end, and what comes in stays bounded.
    let big = vec![5; 30 << 20];
    let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    assert!(matches!(
        connection.send(MessageType::Binary, &big, wait),
        Err(ConnectionError::TimedOut(TimedOut::Send { .. }))
    ));
    // On a busy machine the flood may come later than the first call waits.
    while !connection.inbox_is_full() {
        let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
        let stalled = connection.send(MessageType::Binary, b"later", wait);
        assert!(matches!(
            stalled,
            Err(ConnectionError::TimedOut(TimedOut::Send { sent: 0, .. }))
        ));
    }
    assert!(connection.counters().messages_received <= 1000);
    let error = connection
        .ping(ControlPayload::new(b"").unwrap(), none())
        .unwrap_err();
    assert!(matches!(
        error,
        ConnectionError::TimedOut(TimedOut::Ping { sent: false, .. })
    ));

    let reader = thread::spawn(move || assert!(read_frame(&mut peer) == (0x82, big)));
    let mut next = 0_u32;
    while next < count {
        assert_eq!(message(connection.receive(long()))[..4], next.to_be_bytes());
        next += 1;
        connection
            .poll(|message| {
                assert_eq!(message.payload[..4], next.to_be_bytes());
                next += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
    }
    writer.join().unwrap();
    // What is left of our frame leaves with the next call that has time.
    connection.send(MessageType::Text, b"end", long()).unwrap();
    reader.join().unwrap();
}

#[test]
fn a_ping_measures_the_round_trip_and_keeps_messages() {
    let (mut connection, mut peer) = pair();
    let peer_thread = thread::spawn(move || {
        assert_eq!(read_frame(&mut peer), (0x89, b"mark".to_vec()));
        let wire = [
            frame(0x81, b"before"),
            frame(0x8a, b"other"),
            frame(0x89, b"yours?"),
            frame(0x8a, b"mark"),
            frame(0x81, b"behind"),
        ];
        peer.write_all(&wire.concat()).unwrap();
        assert_eq!(read_frame(&mut peer), (0x8a, b"yours?".to_vec()));
    });
    let latency = connection
        .ping(ControlPayload::new(b"mark").unwrap(), long())
        .unwrap();
    assert_eq!(connection.latency(), Some(latency));
    assert!(connection.has_buffered());
    assert_eq!(message(connection.receive(none())), b"before");
    assert_eq!(message(connection.receive(long())), b"behind");
    peer_thread.join().unwrap();
}

#[test]
fn a_ping_without_an_answer_times_out() {
    let (mut connection, mut peer) = pair();
    let error = connection
        .ping(ControlPayload::new(b"?").unwrap(), none())
        .unwrap_err();
    let expected = TimedOut::Ping {
        sent: true,
        inbox_full: false,
    };
    assert_eq!(error, ConnectionError::TimedOut(expected));
    assert_eq!(connection.latency(), None);
    deliver(
        &connection,
        &mut peer,
        &[frame(0x8a, b"?"), frame(0x81, b"on")].concat(),
    );
    assert_eq!(message(connection.receive(none())), b"on");
}

#[test]
fn the_end_of_a_peer_without_a_close_frame_is_told_with_its_place() {
    let (mut connection, mut peer) = pair();
    peer.write_all(&[frame(0x81, b"one"), b"\x81\x05he".to_vec()].concat())
        .unwrap();
    drop(peer);
    assert_eq!(message(connection.receive(long())), b"one");
    for _ in 0..2 {
        let lost = lost(connection.receive(long()).unwrap_err());
        assert_eq!(lost.cause, LostCause::Fin);
        assert_eq!(
            lost.position,
            Position::InsideFrame {
                received: 2,
                length: 5
            }
        );
        assert_eq!((lost.messages_received, lost.payload_received), (1, 5));
    }
    let error = connection
        .send(MessageType::Text, b"x", long())
        .unwrap_err();
    assert_eq!(lost(error).cause, LostCause::Fin);
    assert!(connection.fd().is_none() && !connection.is_open());
    assert_eq!(connection.close_info(), Some(CloseInfo::lost(true)));
}

#[test]
fn a_reset_is_told_from_an_orderly_end() {
    let (mut connection, peer) = pair();
    reset(peer);
    assert_eq!(
        lost(connection.receive(long()).unwrap_err()).cause,
        LostCause::Reset
    );

    let (mut connection, peer) = pair();
    reset(peer);
    let big = vec![0; 1 << 20];
    let error = connection
        .send(MessageType::Binary, &big, long())
        .unwrap_err();
    assert_eq!(lost(error).cause, LostCause::Reset);
}

#[test]
fn what_a_peer_said_before_it_went_is_still_read() {
    let (mut connection, mut peer) = pair();
    let wire = [frame(0x81, b"last words"), close_frame(1011, "out of disk")].concat();
    deliver(&connection, &mut peer, &wire);
    // Unread bytes at its close make the peer's kernel send RST.
    connection
        .send(MessageType::Text, b"unread", long())
        .unwrap();
    drop(peer);
    let big = vec![0; 8 << 20];
    let error = loop {
        if let Err(error) = connection.send(MessageType::Binary, &big, long()) {
            break error;
        }
    };
    let ConnectionError::Closed(info) = error else {
        panic!("{error:?}")
    };
    assert_eq!((info.code, info.reason.as_str()), (1011, "out of disk"));
    assert_eq!(message(connection.receive(none())), b"last words");
    assert!(matches!(
        connection.receive(none()),
        Err(ConnectionError::Closed(_))
    ));
}

#[test]
fn a_violation_is_told_once_more_and_closes_with_its_code() {
    let (mut connection, mut peer) = pair();
    peer.write_all(&[frame(0x81, b"fine"), frame(0x81, b"\xff")].concat())
        .unwrap();
    assert_eq!(message(connection.receive(long())), b"fine");
    for _ in 0..2 {
        let error = connection.receive(long()).unwrap_err();
        assert!(matches!(
            error,
            ConnectionError::Violation(Violation::Utf8(_))
        ));
    }
    assert_eq!(
        read_frame(&mut peer),
        (0x88, 1007_u16.to_be_bytes().to_vec())
    );
    assert_eq!(peer.read(&mut [0; 1]).unwrap(), 0);
    assert_eq!(connection.close_info().unwrap().code, 1007);
    assert!(connection.fd().is_none());
}

#[test]
fn a_tebibyte_is_refused_at_once() {
    let (mut connection, mut peer) = pair();
    peer.write_all(b"\x82\x7f\x00\x00\x01\x00\x00\x00\x00\x00")
        .unwrap();
    let error = connection.receive(long()).unwrap_err();
    assert!(matches!(
        error,
        ConnectionError::Violation(Violation::TooBig(_))
    ));
    assert_eq!(
        read_frame(&mut peer),
        (0x88, 1009_u16.to_be_bytes().to_vec())
    );
}
