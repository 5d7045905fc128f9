//! Cowboy, a server for Erlang.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{HeaderIsIgnoringCase, NotThrough, Silent, Status, Through};
use super::envoy;
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Cowboy",
    marks: &[Mark::Header("Server", "cowboy")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "cowboy",
        when: &[
            Status(&[426]),
            Silent,
            HeaderIsIgnoringCase("Upgrade", "websocket"),
            HeaderIsIgnoringCase("Connection", "upgrade"),
            NotThrough(&envoy::PROGRAM),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "cowboy-501",
        code: Code::HandshakeUpgradeNotForwarded,
        confidence: Confidence::Likely,
        when: &[Status(&[501]), Silent, Through(&PROGRAM)],
        problem: "the request reached Cowboy as HTTP/2, which does not support Upgrade (501)",
        help: &[
            "a proxy in front of Cowboy likely uses HTTP/2: configure it to use HTTP/1.1, and to forward Upgrade and Connection",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "cowboy-400",
        confidence: Confidence::Likely,
        when: &[Status(&[400]), Silent, Through(&PROGRAM)],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "cowboy",
        "HTTP/1.1 426 Upgrade Required\r\nconnection: upgrade\r\ncontent-length: 0\r\nserver: Cowboy\r\nupgrade: websocket\r\n\r\n",
    ),
    plain(
        "cowboy-501",
        "HTTP/1.1 501 Not Implemented\r\nServer: Cowboy\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "cowboy-400",
        "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nserver: Cowboy\r\n\r\n",
    ),
];
