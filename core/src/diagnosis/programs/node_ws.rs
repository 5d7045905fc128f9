//! ws, a WebSocket library for node.

use super::answer::KnownAnswer;
use super::condition::Condition::{Lacks, SaysOnly, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "node's ws",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "node-ws-426",
        when: &[
            Status(&[426]),
            SaysOnly("Upgrade Required"),
            Lacks("Upgrade"),
            Lacks("Sec-WebSocket-Version"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "node-ws-400",
        when: &[Status(&[400]), SaysOnly("Invalid Upgrade header")],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "node-ws-version-dropped",
        when: &[
            Status(&[400]),
            SaysOnly("Missing or invalid Sec-WebSocket-Version header"),
        ],
        ..templates::VERSION_FIELD_DROPPED
    },
    KnownAnswer {
        id: "node-ws-key",
        when: &[
            Status(&[400]),
            SaysOnly("Missing or invalid Sec-WebSocket-Key header"),
        ],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nServer: nginx/1.22.1\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n10\r\nUpgrade Required\r\n0\r\n\r\n",
    ),
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nVia: kong/0.10.1\r\n\r\nUpgrade Required",
    ),
    plain(
        "node-ws-400",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 22\r\n\r\nInvalid Upgrade header",
    ),
    plain(
        "node-ws-version-dropped",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 47\r\nSec-WebSocket-Version: 13, 8\r\n\r\nMissing or invalid Sec-WebSocket-Version header",
    ),
    plain(
        "node-ws-key",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\n\r\nMissing or invalid Sec-WebSocket-Key header",
    ),
];
