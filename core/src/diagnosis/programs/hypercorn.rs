//! Hypercorn, a server for ASGI applications.

use super::answer::{Confidence, KnownAnswer};
use super::asgi;
use super::condition::Condition::{Silent, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Hypercorn",
    marks: &[Mark::Header("Server", "hypercorn")],
    known_from: KnownFrom::Met("0.18.0"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "hypercorn-403",
        when: &[Status(&[403]), Silent, Through(&PROGRAM)],
        ..asgi::CLOSED_BEFORE_ACCEPT
    },
    KnownAnswer {
        id: "hypercorn-500",
        when: &[Status(&[500]), Silent, Through(&PROGRAM)],
        ..asgi::FAILED_BEFORE_ACCEPT
    },
    KnownAnswer {
        id: "hypercorn-400",
        confidence: Confidence::Likely,
        when: &[Status(&[400]), Silent, Through(&PROGRAM)],
        ..templates::KEY_REJECTED
    },
    KnownAnswer {
        id: "hypercorn-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Through(&PROGRAM)],
        problem: "the ASGI application found nothing at {path} (404)",
        help: &[
            "check the path against the application's WebSocket routes",
            "if it is right, a proxy in front of Hypercorn likely dropped the upgrade; {example_directives}",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "hypercorn-403",
        "HTTP/1.1 403 \r\ncontent-length: 0\r\nconnection: close\r\ndate: Sat, 28 Nov 2026 15:04:34 GMT\r\nserver: hypercorn-h11\r\n\r\n",
    ),
    plain(
        "hypercorn-500",
        "HTTP/1.1 500 \r\ncontent-length: 0\r\nconnection: close\r\ndate: Sat, 28 Nov 2026 15:04:36 GMT\r\nserver: hypercorn-h11\r\n\r\n",
    ),
    plain(
        "hypercorn-400",
        "HTTP/1.1 400 \r\ncontent-length: 0\r\nconnection: close\r\ndate: Sat, 28 Nov 2026 15:04:35 GMT\r\nserver: hypercorn-h11\r\n\r\n",
    ),
    plain(
        "hypercorn-404",
        "HTTP/1.1 404 \r\ndate: Sat, 28 Nov 2026 15:04:33 GMT\r\nserver: hypercorn-h11\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nno route\r\n0\r\n\r\n",
    ),
];
