//! The bytes that a server sends after the handshake have the same meaning at every split.

use std::ops::ControlFlow;

use tungstenite::Message as Heard;
use wsclient_core::connection::{
    Connection, ConnectionError, Counters, MessageType, Polled, Received,
};
use wsclient_core::deadline::Deadline;
use wsclient_core::wait::{Uninterruptible, Wait};

use super::input::Input;
use super::peer::{Peer, TIMEOUT};

/// How many pings of a peer that does not read are answered.
const PONGS: usize = 32;

/// The messages, answers and end of a connection.
#[derive(Debug, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) messages: Vec<(MessageType, Vec<u8>)>,
    pub(crate) end: ConnectionError,
    counters: Counters,
    pongs: Vec<Vec<u8>>,
    close: Option<Heard>,
}

/// The limits that are tried. A control frame fits all of them.
pub(crate) fn limit(options: u8) -> u64 {
    [125, 300, 4096, 1 << 20][usize::from(options & 3)]
}

/// Cuts the bytes in several ways.
pub fn run(data: &[u8]) {
    let Some(input) = Input::new(data) else {
        return;
    };
    let limit = limit(input.options);
    let whole = outcome(Peer::new(limit), &[&input.bytes]);
    let pieces: Vec<&[u8]> = input.pieces().iter().map(|piece| piece.0).collect();
    assert_same(&outcome(Peer::new(limit), &pieces), &whole);
    if input.bytes.len() <= 64 {
        let bytes: Vec<&[u8]> = input.bytes.chunks(1).collect();
        assert_same(&outcome(Peer::new(limit), &bytes), &whole);
    }
}

fn assert_same(cut: &Outcome, whole: &Outcome) {
    assert_eq!(cut.messages, whole.messages);
    assert_eq!(cut.end, whole.end);
    assert_eq!(cut.close, whole.close);
    if whole.pongs.len() < PONGS {
        assert_eq!(cut.pongs, whole.pongs);
        // How much of a piece was valid before the violation in it is not compared.
        if !matches!(whole.end, ConnectionError::Violation(_)) {
            assert_eq!(cut.counters, whole.counters);
        }
    } else {
        // Of many pings in one piece only the newest are answered.
        let mut pongs = cut.pongs.iter();
        assert!(
            whole
                .pongs
                .iter()
                .all(|pong| pongs.any(|other| other == pong))
        );
    }
}

/// The outcome of these pieces and the end of the stream after them.
pub(crate) fn outcome(
    (mut peer, mut connection): (Peer, Connection<Vec<u8>>),
    pieces: &[&[u8]],
) -> Outcome {
    let mut messages = Vec::new();
    for piece in pieces {
        peer.send(piece);
        take_all(&mut connection, &mut messages);
    }
    peer.finish();
    let end = take_end(&mut connection, &mut messages);
    let again = take_all(&mut connection, &mut messages).expect("it has ended for good");
    assert_eq!(without_times(again), without_times(end.clone()));
    // Bytes after the end need not be read.
    let counters = Counters {
        wire_sent: 0,
        wire_received: 0,
        ..connection.counters()
    };
    drop(connection);
    let (heard, error) = peer.heard();
    assert!(is_end_of_stream(&error), "what we sent is refused: {error}");
    let mut pongs = Vec::new();
    let mut close = None;
    for message in heard {
        match message {
            Heard::Pong(payload) => pongs.push(payload.to_vec()),
            Heard::Close(_) => assert!(close.replace(message).is_none(), "two Close frames"),
            other => panic!("we sent {other}"),
        }
    }
    Outcome {
        messages,
        end: without_times(end),
        counters,
        pongs,
        close,
    }
}

/// Takes what has arrived; the end, if that is reached.
pub(crate) fn take_all(
    connection: &mut Connection<Vec<u8>>,
    messages: &mut Vec<(MessageType, Vec<u8>)>,
) -> Option<ConnectionError> {
    loop {
        let polled = connection.poll(|message| {
            messages.push((message.kind, message.payload));
            ControlFlow::Continue(())
        });
        match polled {
            Ok(Polled::Messages(0)) => return None,
            Ok(Polled::Messages(_)) => {}
            Ok(Polled::End) => return connection.ended(),
            Err(error) => return Some(error),
        }
    }
}

/// Takes everything that remains, and the end.
pub(crate) fn take_end(
    connection: &mut Connection<Vec<u8>>,
    messages: &mut Vec<(MessageType, Vec<u8>)>,
) -> ConnectionError {
    loop {
        match connection.receive(Wait::new(Deadline::after(TIMEOUT), &Uninterruptible)) {
            Ok(Received::Message(message)) => messages.push((message.kind, message.payload)),
            Ok(Received::End) => return connection.ended().expect("it has ended"),
            Err(ConnectionError::TimedOut(at)) => panic!("no end, but {at:?}"),
            Err(error) => return error,
        }
    }
}

/// The end without the times in it.
pub(crate) fn without_times(mut end: ConnectionError) -> ConnectionError {
    if let ConnectionError::Lost(lost) = &mut end {
        lost.idle = Default::default();
        lost.age = Default::default();
        lost.sent_since_read = 0;
        lost.wire_sent = 0;
        lost.tcp = None;
    }
    end
}

/// Whether tungstenite found no other error than the end of the stream.
pub(crate) fn is_end_of_stream(error: &tungstenite::Error) -> bool {
    use tungstenite::Error::{ConnectionClosed, Protocol};
    use tungstenite::error::ProtocolError::ResetWithoutClosingHandshake;
    matches!(
        error,
        ConnectionClosed | Protocol(ResetWithoutClosingHandshake)
    )
}
