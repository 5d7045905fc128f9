//! workerd, the open runtime of Cloudflare Workers.

use super::answer::KnownAnswer;
use super::condition::Condition::{SaysOnly, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "workerd",
    known_from: KnownFrom::Met("2026-11-17"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "workerd-version",
        when: &[
            Status(&[426]),
            SaysOnly("ERROR: The requested WebSocket version is not supported."),
        ],
        ..templates::VERSION_NOT_TAKEN
    },
    KnownAnswer {
        id: "workerd-key",
        when: &[Status(&[400]), SaysOnly("ERROR: Missing Sec-WebSocket-Key")],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "workerd-version",
        "HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 56\r\nSec-WebSocket-Version: 13\r\nContent-Type: text/plain\r\n\r\nERROR: The requested WebSocket version is not supported.",
    ),
    plain(
        "workerd-key",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 32\r\nContent-Type: text/plain\r\n\r\nERROR: Missing Sec-WebSocket-Key",
    ),
];
