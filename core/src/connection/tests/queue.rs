//! Messages that are sent without waiting, by the program and by signal handlers.

use std::cell::RefCell;
use std::thread;

use super::super::{ConnectionError, ControlPayload, TimedOut};
use super::*;
use crate::wait::{Interrupt, Outgoing};

/// A signal handler that sends these messages.
struct Handler(RefCell<Vec<Outgoing>>);

impl Handler {
    fn sends(payload: &[u8]) -> Self {
        Self(RefCell::new(vec![Outgoing {
            is_text: false,
            payload: payload.to_vec(),
        }]))
    }
}

impl Interrupt for Handler {
    fn interrupted(&self) -> bool {
        false
    }

    fn has_outgoing(&self) -> bool {
        !self.0.borrow().is_empty()
    }

    fn take_outgoing(&self) -> Option<Outgoing> {
        self.0.borrow_mut().pop()
    }
}

/// A connection to a peer that reads nothing yet, with a full queue; and what is queued.
fn full() -> (Connection<Vec<u8>>, TcpStream, Vec<Vec<u8>>) {
    let (mut connection, peer) = pair();
    let mut queued = Vec::new();
    while let message = vec![queued.len() as u8; 100_000]
        && connection.queue(MessageType::Binary, &message).unwrap()
    {
        queued.push(message);
    }
    (connection, peer, queued)
}

fn expect_all(mut peer: TcpStream, messages: Vec<(u8, Vec<u8>)>) -> thread::JoinHandle<TcpStream> {
    thread::spawn(move || {
        for message in messages {
            assert!(read_frame(&mut peer) == message);
        }
        peer
    })
}

fn binary(messages: Vec<Vec<u8>>) -> Vec<(u8, Vec<u8>)> {
    messages
        .into_iter()
        .map(|payload| (0x82, payload))
        .collect()
}

#[test]
fn a_full_queue_has_a_bound_and_is_flushed_in_order() {
    let (mut connection, peer, queued) = full();
    let most = Connection::<Vec<u8>>::MAX_QUEUED;
    assert!((most..most + 100_014).contains(&connection.unsent()));
    let sent = connection.counters().messages_sent;
    assert_eq!(sent, queued.len() as u64);
    assert!(connection.wants_write());
    assert_eq!(connection.flush(), Ok(false));
    let reading = expect_all(peer, binary(queued));
    while !connection.flush().unwrap() {
        thread::yield_now();
    }
    assert_eq!((connection.unsent(), connection.wants_write()), (0, false));
    reading.join().unwrap();
}

#[test]
fn many_small_messages_are_queued_in_order() {
    let (mut connection, peer, queued) = full();
    let reading = expect_all(peer, binary(queued));
    while !connection.flush().unwrap() {
        thread::yield_now();
    }
    let peer = reading.join().unwrap();
    let message = |at: u32| at.to_be_bytes().repeat(200);
    let mut count = 0;
    while connection
        .queue(MessageType::Binary, &message(count))
        .unwrap()
    {
        count += 1;
    }
    assert!(count > 1000, "{count} fit");
    let messages = (0..count).map(message).collect();
    let reading = expect_all(peer, binary(messages));
    while !connection.flush().unwrap() {
        thread::yield_now();
    }
    reading.join().unwrap();
}

#[test]
fn what_a_handler_sends_is_not_withdrawn_with_the_ping_that_it_interrupted() {
    let (mut connection, peer, queued) = full();
    let handler = Handler::sends(b"from the handler");
    let wait = Wait::new(Deadline::after(Duration::from_millis(20)), &handler);
    let ping = ControlPayload::new(b"ping").unwrap();
    let error = connection.ping(ping, wait).unwrap_err();
    assert!(matches!(
        error,
        ConnectionError::TimedOut(TimedOut::Ping { sent: false, .. })
    ));
    let mut expected = binary(queued);
    expected.push((0x89, b"ping".to_vec()));
    expected.push((0x82, b"from the handler".to_vec()));
    let reading = expect_all(peer, expected);
    while !connection.flush().unwrap() {
        thread::yield_now();
    }
    reading.join().unwrap();
}

#[test]
fn receiving_calls_send_what_is_queued() {
    let (mut connection, peer, queued) = full();
    let reading = expect_all(peer, binary(queued));
    while connection.wants_write() {
        connection
            .poll(|_| std::ops::ControlFlow::Continue(()))
            .unwrap();
    }
    reading.join().unwrap();
}
