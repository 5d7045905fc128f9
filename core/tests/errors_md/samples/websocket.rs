//! Examples of the ends of an open connection; breaches come from frames that the real one reads.

use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use wsclient_core::connection::{
    CloseInfo, Connection, ConnectionError, ConnectionLimits, Lost, LostCause, Position, TimedOut,
};
use wsclient_core::deadline::Deadline;
use wsclient_core::diagnosis::Report;
use wsclient_core::diagnosis::{ConnectionEvidence, explain_connection};
use wsclient_core::handshake::DeflateParameters;
use wsclient_core::layer::Layer;
use wsclient_core::secrets::Secrets;
use wsclient_core::stream::Stream;
use wsclient_core::wait::{Uninterruptible, Wait};
use wsclient_core::wire::Wire;

use super::{URL, trace};

/// The limit of the examples, in bytes.
const MAX_MESSAGE_SIZE: u64 = 1 << 20;

/// Frames of a server, each of which breaks RFC 6455, or the limit, in one way.
const BREACHES: [&[u8]; 9] = [
    // MASK, with a masking key of zeros
    b"\x81\x85\0\0\0\0hello",
    // RSV1 without permessage-deflate
    b"\xc1\x05hello",
    // opcode 3
    b"\x83\x00",
    // a ping of 126 bytes
    b"\x89\x7e\x00\x7e",
    // a text without FIN, then another text
    b"\x01\x03hel\x81\x02lo",
    // "café au lait" in ISO 8859-1
    b"\x81\x0ccaf\xe9 au lait",
    // 5 as a 16-bit number
    b"\x81\x7e\x00\x05hello",
    // 2 MiB
    b"\x82\x7f\0\0\0\0\0\x20\0\0",
    // code 1005, which stands for a Close frame without a code
    b"\x88\x02\x03\xed",
];

/// A compressed message whose first block is of a type that does not exist.
const CORRUPT: &[u8] = b"\xc1\x05\x06\x00\x00\x00\x00";

pub(super) fn all() -> Vec<Report> {
    let mut reports: Vec<Report> = BREACHES
        .map(|frames| ended(&breach(frames, None)))
        .into_iter()
        .collect();
    let agreed = Some(DeflateParameters::default());
    reports.push(ended(&breach(CORRUPT, agreed)));
    reports.extend(ends());
    reports
}

/// How a connection ends on which `frames` come right behind the 101.
fn breach(frames: &[u8], agreed: Option<DeflateParameters>) -> ConnectionError {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let socket = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    // Kept to the end, so that the client's Close frame goes somewhere.
    let _peer = listener.accept().unwrap();
    let limits = ConnectionLimits {
        max_message_size: MAX_MESSAGE_SIZE,
        close_timeout: Duration::ZERO,
        ..ConnectionLimits::default()
    };
    let stream = Stream::Plain(Wire::new(socket).unwrap());
    let mut connection =
        Connection::<Vec<u8>>::new(stream, frames.to_vec(), limits).with_deflate(agreed);
    let wait = Wait::new(Deadline::after(Duration::from_secs(30)), &Uninterruptible);
    connection.receive(wait).unwrap_err()
}

fn ends() -> Vec<Report> {
    let closed = ConnectionError::Closed(CloseInfo {
        code: 1008,
        reason: "token expired".to_owned(),
        clean: true,
        by_peer: true,
        unanswered: None,
    });
    let lost = ConnectionError::Lost(Box::new(Lost {
        cause: LostCause::Fin,
        messages_received: 12,
        payload_received: 3400,
        position: Position::BetweenMessages,
        unsent: 0,
        idle: Duration::from_secs(60),
        age: Duration::from_secs(75),
        sent_since_read: 0,
        wire_sent: 200,
        tcp: None,
    }));
    let timeout = ConnectionError::TimedOut(TimedOut::Receive {
        position: Position::BetweenMessages,
    });
    let interrupted = ConnectionError::InterruptRequested(TimedOut::Receive {
        position: Position::BetweenMessages,
    });
    [closed, lost, timeout, interrupted]
        .map(|error| ended(&error))
        .into()
}

/// The report on an open connection that ended with `error`.
fn ended(error: &ConnectionError) -> Report {
    let known = ConnectionEvidence::default();
    let took = Duration::from_secs(5);
    let diagnosis = explain_connection(error, known, &Secrets::default(), took);
    Report::of_trace(&trace(URL, Layer::WebSocket), Some(diagnosis), None)
}
