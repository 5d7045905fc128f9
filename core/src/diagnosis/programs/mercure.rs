//! Mercure, a hub for server-sent events, which takes no WebSocket.

use super::answer::KnownAnswer;
use super::condition::Condition::{SaysOnly, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, to};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Mercure",
    known_from: KnownFrom::Recorded("its source and tests"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "mercure",
    code: Code::HandshakeNotAWebSocketEndpoint,
    when: &[Status(&[400]), SaysOnly("Missing \"topic\" parameter.")],
    problem: "{path} is a Mercure hub: it sends server-sent events over HTTP, and does not support WebSocket (400)",
    help: &[
        "subscribe over HTTP, with topic in the query; for WebSocket, connect to another server",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[to(
    "wss://app.example/.well-known/mercure",
    "mercure",
    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n\r\nMissing \"topic\" parameter.\n",
)];
