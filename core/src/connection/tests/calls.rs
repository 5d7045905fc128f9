//! Receive, poll and ping over a loopback socket, with a scripted peer.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};

use super::super::{
    ConnectionError, ControlPayload, Descriptor, Message, Polled, Position, Received, TimedOut,
};
use super::*;
use crate::wait::Interrupt;

pub(super) fn message(received: Result<Received<Vec<u8>>, ConnectionError>) -> Vec<u8> {
    match received.unwrap() {
        Received::Message(message) => message.payload,
        Received::End => panic!("the end"),
    }
}

/// Interrupts the call at its second check.
struct InterruptAtSecondCheck(Cell<u32>);

impl Interrupt for InterruptAtSecondCheck {
    fn interrupted(&self) -> bool {
        self.0.set(self.0.get() + 1);
        self.0.get() == 2
    }
}

#[test]
fn messages_are_exchanged_in_both_directions() {
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
fn bytes_that_followed_the_handshake_are_received_first() {
    let (fresh, mut peer) = pair();
    drop(fresh);
    drop(peer);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    peer = listener.accept().unwrap().0;
    let limits = ConnectionLimits {
        max_message_size: LIMIT,
        close_timeout: Duration::from_secs(10),
        ..ConnectionLimits::default()
    };
    let stream = Stream::Plain(Wire::new(ours).unwrap());
    let wire = [frame(0x81, b"early"), frame(0x81, b"late")].concat();
    let (early, late) = wire.split_at(9);
    let mut connection: Connection<Vec<u8>> = Connection::new(stream, early.to_vec(), limits);
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
fn a_timeout_of_zero_is_enough_for_what_has_arrived() {
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
fn an_interrupt_ends_the_call_and_loses_nothing() {
    let (mut connection, mut peer) = pair();
    deliver(&connection, &mut peer, b"\x81\x05he");
    let interrupt = InterruptAtSecondCheck(Cell::new(0));
    let wait = Wait::new(Deadline::NEVER, &interrupt);
    assert_eq!(
        connection.receive(wait).unwrap_err(),
        ConnectionError::Interrupted
    );
    peer.write_all(b"llo").unwrap();
    assert_eq!(message(connection.receive(long())), b"hello");
}

#[test]
fn a_peer_that_never_stops_sending_cannot_keep_a_call_busy() {
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
    connection.abandon(Descriptor::Sole);
    drop(peer);
    peer_thread.join().unwrap();
}

#[test]
fn poll_delivers_everything_that_has_arrived_and_then_the_end() {
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
    assert!(matches!(
        connection.poll(|_| panic!()),
        Err(ConnectionError::Closed(_))
    ));
    assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe8]));
    assert_eq!(connection.close_info().unwrap().reason, "bye");
}

#[test]
fn poll_reports_an_end_inside_a_message() {
    let (mut connection, mut peer) = pair();
    deliver(&connection, &mut peer, b"\x82\x05ab");
    drop(peer);
    let fd = connection.fd().unwrap();
    let mut ended = [PollFd::from_borrowed_fd(fd, PollFlags::RDHUP)];
    poll(&mut ended, None).unwrap();
    assert!(matches!(
        connection.poll(|_| panic!()),
        Err(ConnectionError::Lost(_))
    ));
}

#[test]
fn poll_stops_after_about_the_size_of_the_longest_message() {
    let close_timeout = Duration::from_secs(10);
    let (mut connection, mut peer) = pair_with::<Vec<u8>>(ConnectionLimits {
        max_message_size: 1000,
        close_timeout,
        ..ConnectionLimits::default()
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
        messages: 0,
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
