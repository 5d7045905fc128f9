//! aiohttp, a server and client for Python.

use super::answer::{AnsweredBy, KnownAnswer};
use super::condition::Condition::{AnyOf, Says, Status};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "aiohttp",
    marks: &[Mark::Header("Server", "aiohttp/")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "aiohttp",
        when: &[
            Status(&[400]),
            AnyOf(&[
                Says("no websocket upgrade hdr:"),
                Says("no connection upgrade hdr:"),
            ]),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "aiohttp-key",
        when: &[Status(&[400]), Says("handshake error: ")],
        ..templates::KEY_REJECTED
    },
    KnownAnswer {
        id: "aiohttp-version",
        by: AnsweredBy::Unsaid,
        when: &[Status(&[400]), Says("unsupported version: ")],
        ..templates::VERSION_NOT_TAKEN
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "aiohttp",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 66\r\nConnection: keep-alive\r\n\r\nNo WebSocket UPGRADE hdr: None\n Can \"Upgrade\" only to \"WebSocket\".",
    ),
    plain(
        "aiohttp",
        "HTTP/1.1 400 Bad Request\r\nServer: Python/3.11 aiohttp/3.9.1\r\nContent-Length: 40\r\n\r\nNo CONNECTION upgrade hdr: keep-alive   ",
    ),
    plain(
        "aiohttp-key",
        "HTTP/1.1 400 Bad Request\r\nServer: Python/3.11 aiohttp/3.9.1\r\n\r\nHandshake error: None",
    ),
    plain(
        "aiohttp-version",
        "HTTP/1.1 400 Bad Request\r\n\r\nUnsupported version: None",
    ),
];
