//! axum, a web framework for Rust.

use super::answer::{AnsweredBy, KnownAnswer};
use super::condition::Condition::{SaysOnly, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "axum",
    known_from: KnownFrom::Met("0.8.9"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    // Warp and others use the same words.
    KnownAnswer {
        id: "axum-connection",
        by: AnsweredBy::Unsaid,
        when: &[
            Status(&[400]),
            SaysOnly("Connection header did not include 'upgrade'"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "axum-upgrade",
        when: &[
            Status(&[400]),
            SaysOnly("`Upgrade` header did not include 'websocket'"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "axum-version",
        when: &[
            Status(&[400]),
            SaysOnly("`Sec-WebSocket-Version` header did not include '13'"),
        ],
        ..templates::VERSION_FIELD_DROPPED
    },
    KnownAnswer {
        id: "axum-key",
        when: &[
            Status(&[400]),
            SaysOnly("`Sec-WebSocket-Key` header missing"),
        ],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "axum-connection",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 43\r\ndate: Sat, 28 Nov 2026 15:36:27 GMT\r\n\r\nConnection header did not include 'upgrade'",
    ),
    plain(
        "axum-upgrade",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 44\r\ndate: Sat, 28 Nov 2026 15:36:38 GMT\r\n\r\n`Upgrade` header did not include 'websocket'",
    ),
    plain(
        "axum-version",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 51\r\ndate: Sat, 28 Nov 2026 15:36:29 GMT\r\n\r\n`Sec-WebSocket-Version` header did not include '13'",
    ),
    plain(
        "axum-key",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 34\r\ndate: Sat, 28 Nov 2026 15:36:29 GMT\r\n\r\n`Sec-WebSocket-Key` header missing",
    ),
];
