//! Netty, a library for Java that many servers use, such as Neo4j.

use super::answer::KnownAnswer;
use super::condition::Condition::{SaysOnlyIgnoringCase, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Netty",
    known_from: KnownFrom::Recorded("published responses of Neo4j, and Netty's own tests"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "netty",
    when: &[
        Status(&[400]),
        SaysOnlyIgnoringCase("not a websocket handshake request: missing upgrade"),
    ],
    ..templates::UPGRADE_DROPPED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "netty",
    "HTTP/1.1 400 Bad Request\r\ncontent-length: 50\r\n\r\nnot a WebSocket handshake request: missing upgrade",
)];
