//! Sanic, a web framework and server for Python, whose WebSocket is the library websockets.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Sanic",
    // It adds no field of its own: only the form of its errors shows it.
    marks: &[Mark::Body("\u{26a0}\u{fe0f} 4")],
    known_from: KnownFrom::Met("25.12.1"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "sanic-404",
    code: Code::HandshakeNotFound,
    confidence: Confidence::Likely,
    when: &[Status(&[404]), Says("\nrequested url "), Through(&PROGRAM)],
    problem: "the Sanic application has no route for {path} (404)",
    help: &["the path is likely wrong: check it against the routes of @app.websocket"],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "sanic-404",
        "HTTP/1.1 404 Not Found\r\ncontent-length: 75\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n\r\n\u{26a0}\u{fe0f} 404 \u{2014} Not Found\n==================\nRequested URL /nope not found\n\n",
    ),
    plain(
        "python-websockets",
        "HTTP/1.1 426 Upgrade Required\r\ncontent-length: 218\r\nconnection: keep-alive\r\ncontent-type: text/plain; charset=utf-8\r\n\r\n\u{26a0}\u{fe0f} 426 \u{2014} Upgrade Required\n=========================\nFailed to open a WebSocket connection: missing Connection header.\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client.\n\n\n",
    ),
];
