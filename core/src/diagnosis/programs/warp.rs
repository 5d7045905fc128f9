//! warp, a web framework for Rust.

use super::answer::KnownAnswer;
use super::condition::Condition::{AnyOf, SaysOnly, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "warp",
    known_from: KnownFrom::Met("0.3.7"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "warp",
        when: &[
            Status(&[400]),
            AnyOf(&[
                SaysOnly("Invalid request header \"connection\""),
                SaysOnly("Missing request header \"upgrade\""),
            ]),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "warp-version",
        when: &[
            Status(&[400]),
            SaysOnly("Invalid request header \"sec-websocket-version\""),
        ],
        ..templates::VERSION_FIELD_DROPPED
    },
    KnownAnswer {
        id: "warp-key",
        when: &[
            Status(&[400]),
            SaysOnly("Invalid request header \"sec-websocket-key\""),
        ],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "warp",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 35\r\ndate: Sat, 28 Nov 2026 15:36:35 GMT\r\n\r\nInvalid request header \"connection\"",
    ),
    plain(
        "warp",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 32\r\ndate: Sat, 28 Nov 2026 15:36:39 GMT\r\n\r\nMissing request header \"upgrade\"",
    ),
    plain(
        "warp-version",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 46\r\ndate: Sat, 28 Nov 2026 15:36:36 GMT\r\n\r\nInvalid request header \"sec-websocket-version\"",
    ),
    plain(
        "warp-key",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 42\r\ndate: Sat, 28 Nov 2026 15:36:37 GMT\r\n\r\nInvalid request header \"sec-websocket-key\"",
    ),
];
