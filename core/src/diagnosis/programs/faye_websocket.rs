//! faye-websocket, a library for Ruby and node.

use super::answer::KnownAnswer;
use super::condition::Condition::{SaysOnly, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "faye-websocket",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "faye",
    when: &[Status(&[400]), SaysOnly("Not a WebSocket request")],
    ..templates::UPGRADE_DROPPED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "faye",
    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 23\r\n\r\nNot a WebSocket request",
)];
