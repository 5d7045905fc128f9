//! Swoole, an extension with servers for PHP.

use super::answer::KnownAnswer;
use super::condition::Condition::{Says, Status};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Swoole",
    marks: &[
        Mark::Header("Server", "swoole"),
        Mark::Body("powered by swoole"),
    ],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "swoole",
    when: &[
        Status(&[400]),
        Says("http 400 bad request"),
        Says("powered by swoole"),
    ],
    ..templates::UPGRADE_DROPPED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "swoole",
    "HTTP/1.1 400 Bad Request\r\nServer: swoole-http-server\r\nContent-Type: text/html\r\n\r\n<html><body><h2>HTTP 400 Bad Request</h2><hr><i>Powered by Swoole (5.1.0)</i></body></html>",
)];
