//! Actix Web, a web framework for Rust, which says what is wrong in the reason phrase.

use super::answer::KnownAnswer;
use super::condition::Condition::{ReasonStarts, Silent, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Actix Web",
    known_from: KnownFrom::Met("4.18.1"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "actix",
        when: &[
            Status(&[400]),
            ReasonStarts("No WebSocket Upgrade header found"),
            Silent,
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "actix-version",
        when: &[
            Status(&[426]),
            ReasonStarts("Unsupported WebSocket version"),
            Silent,
        ],
        ..templates::VERSION_NOT_TAKEN
    },
    KnownAnswer {
        id: "actix-key",
        when: &[Status(&[400]), ReasonStarts("Handshake error"), Silent],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "actix",
        "HTTP/1.1 400 No WebSocket Upgrade header found\r\ncontent-length: 0\r\nconnection: close\r\ndate: Sat, 28 Nov 2026 15:36:38 GMT\r\n\r\n",
    ),
    plain(
        "actix-version",
        "HTTP/1.1 426 Unsupported WebSocket version\r\ncontent-length: 0\r\nconnection: close, upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\ndate: Sat, 28 Nov 2026 15:36:32 GMT\r\n\r\n",
    ),
    plain(
        "actix-key",
        "HTTP/1.1 400 Handshake error\r\ncontent-length: 0\r\nconnection: close\r\ndate: Sat, 28 Nov 2026 15:36:33 GMT\r\n\r\n",
    ),
];
