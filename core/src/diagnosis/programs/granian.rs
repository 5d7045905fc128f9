//! Granian, a server for ASGI and RSGI applications.

use super::answer::KnownAnswer;
use super::asgi;
use super::condition::Condition::{SaysOnly, Silent, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Granian",
    marks: &[Mark::Header("Server", "granian")],
    known_from: KnownFrom::Met("2.8.9"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "granian-403",
        when: &[Status(&[403]), Silent, Through(&PROGRAM)],
        ..asgi::CLOSED_BEFORE_ACCEPT
    },
    KnownAnswer {
        id: "granian-version",
        when: &[
            Status(&[400]),
            SaysOnly("No \"Sec-WebSocket-Version: 13\" header"),
            Through(&PROGRAM),
        ],
        ..templates::VERSION_FIELD_DROPPED
    },
    KnownAnswer {
        id: "granian-key",
        when: &[
            Status(&[400]),
            SaysOnly("No \"Sec-WebSocket-Key\" header"),
            Through(&PROGRAM),
        ],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "granian-403",
        "HTTP/1.1 403 Forbidden\r\nserver: granian\r\ncontent-length: 0\r\ndate: Sat, 28 Nov 2026 15:04:40 GMT\r\n\r\n",
    ),
    plain(
        "granian-version",
        "HTTP/1.1 400 Bad Request\r\nserver: granian\r\ncontent-length: 37\r\ndate: Sat, 28 Nov 2026 15:04:41 GMT\r\n\r\nNo \"Sec-WebSocket-Version: 13\" header",
    ),
    plain(
        "granian-key",
        "HTTP/1.1 400 Bad Request\r\nserver: granian\r\ncontent-length: 29\r\ndate: Sat, 28 Nov 2026 15:04:42 GMT\r\n\r\nNo \"Sec-WebSocket-Key\" header",
    ),
];
