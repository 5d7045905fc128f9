//! A program's calls between pieces of what a server sends: no message is lost, and everything that is sent is valid.

use std::ops::ControlFlow;
use std::time::Duration;

use tungstenite::Message as Heard;
use wsclient_core::connection::{
    Connection, ConnectionError, ControlPayload, Descriptor, LocalClose, MessageType, Received,
};
use wsclient_core::deadline::Deadline;
use wsclient_core::wait::{Uninterruptible, Wait};

use super::frames::{is_end_of_stream, limit, outcome, take_all, take_end, without_times};
use super::input::Input;
use super::peer::Peer;

/// More than a socket accepts without a wait.
const BIG: usize = 300_000;

/// Calls what the cuts say, and compares with a program that only polls.
pub fn run(data: &[u8]) {
    let Some(input) = Input::new(data) else {
        return;
    };
    let limit = limit(input.options);
    let expected = outcome(Peer::new(limit), &[&input.bytes]);
    let (mut peer, connection) = Peer::new(limit);
    let mut program = Program {
        connection,
        received: Vec::new(),
        sent: Vec::new(),
        closed: false,
    };
    for (piece, call) in input.pieces() {
        peer.send(piece);
        program.call(call);
    }
    peer.finish();
    let end = take_end(&mut program.connection, &mut program.received);
    let Program {
        connection,
        received,
        sent,
        closed,
    } = program;
    let end = without_times(end);
    if closed {
        assert!(expected.messages.starts_with(&received));
        assert!(matches!(end, ConnectionError::Closed(_)) || end == expected.end);
    } else {
        assert_eq!(received, expected.messages);
        assert_same_end(end, expected.end);
    }
    drop(connection);
    let (heard, error) = peer.heard();
    assert!(is_end_of_stream(&error), "what we sent is refused: {error}");
    let heard: Vec<Vec<u8>> = heard
        .into_iter()
        .filter(|message| matches!(message, Heard::Text(_) | Heard::Binary(_)))
        .map(|message| message.into_data().to_vec())
        .collect();
    assert!(sent.starts_with(&heard), "other messages than were sent");
}

/// Compares two ends; the number of unsent bytes does not depend on the server.
fn assert_same_end(mut end: ConnectionError, mut expected: ConnectionError) {
    for end in [&mut end, &mut expected] {
        match end {
            ConnectionError::Lost(lost) => lost.unsent = 0,
            // Whether our answer to its Close was sent.
            ConnectionError::Closed(info) => info.clean = false,
            _ => {}
        }
    }
    assert_eq!(end, expected);
}

struct Program {
    connection: Connection<Vec<u8>>,
    received: Vec<(MessageType, Vec<u8>)>,
    /// Payloads of messages that the connection has accepted.
    sent: Vec<Vec<u8>>,
    closed: bool,
}

impl Program {
    fn call(&mut self, call: u8) {
        let now = Wait::new(Deadline::after(Duration::ZERO), &Uninterruptible);
        let connection = &mut self.connection;
        match call % 10 {
            0 => drop(take_all(connection, &mut self.received)),
            1 => {
                while let Ok(Received::Message(message)) = connection.receive(now) {
                    self.received.push((message.kind, message.payload));
                }
            }
            2 => {
                let received = &mut self.received;
                let _ = connection.poll(|message| {
                    received.push((message.kind, message.payload));
                    ControlFlow::Break(())
                });
            }
            3 => {
                if let Some(message) = connection.buffered_message() {
                    self.received.push((message.kind, message.payload));
                }
            }
            4 => self.send(MessageType::Text, "grüße".into()),
            5 => self.send(MessageType::Binary, vec![call; usize::from(call)]),
            6 => self.send(MessageType::Binary, vec![call; BIG]),
            7 => {
                let payload = ControlPayload::new(b"ping").expect("it is short");
                let _ = connection.ping(payload, now);
            }
            8 => {
                let close = LocalClose::new(4000, b"done").expect("it may be sent");
                connection.close(&close, now);
                self.closed = true;
            }
            _ => {
                connection.abandon(Descriptor::Sole);
                self.closed = true;
            }
        }
    }

    fn send(&mut self, kind: MessageType, payload: Vec<u8>) {
        let now = Wait::new(Deadline::after(Duration::ZERO), &Uninterruptible);
        let before = self.connection.counters().messages_sent;
        let _ = self.connection.send(kind, &payload, now);
        // One that was taken back is not counted.
        if self.connection.counters().messages_sent > before {
            self.sent.push(payload);
        }
    }
}
