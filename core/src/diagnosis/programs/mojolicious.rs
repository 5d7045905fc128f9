//! Mojolicious, a web framework and server for Perl.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Has, Lacks, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Mojolicious",
    marks: &[Mark::Header("Server", "mojolicious")],
    own_handshake: true,
    known_from: KnownFrom::Met("9.31"),
    ..Program::DEFAULT
};

// It adds the fields of the handshake to its answer to every upgrade, before it looks for a route.
pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "mojolicious-404",
        code: Code::HandshakeNotFound,
        when: &[
            Status(&[404]),
            Has("Sec-WebSocket-Accept"),
            Through(&PROGRAM),
        ],
        problem: "the Mojolicious application has no WebSocket route for {path} (404)",
        help: &["check the path against the routes that are made by websocket"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "mojolicious-404-no-upgrade",
        confidence: Confidence::Likely,
        when: &[
            Status(&[404]),
            Lacks("Sec-WebSocket-Accept"),
            Through(&PROGRAM),
        ],
        problem: "the upgrade did not reach Mojolicious, which has no other route for {path} (404): {blamed} likely dropped it",
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "mojolicious-500",
        code: Code::HandshakeUnexpectedStatus,
        when: &[
            Status(&[500]),
            Has("Sec-WebSocket-Accept"),
            Through(&PROGRAM),
        ],
        problem: "the Mojolicious application failed before it accepted the WebSocket (500)",
        help: &["see the application's log"],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "mojolicious-404",
        "HTTP/1.1 404 Not Found\r\nConnection: Upgrade\r\nContent-Length: 1105\r\nContent-Type: text/html;charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:06:31 GMT\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nServer: Mojolicious (Perl)\r\nUpgrade: websocket\r\nVary: Accept-Encoding\r\n\r\n<!DOCTYPE html>\n<!-- Request ID: jqAdtkfZCUtF -->\n<html>\n  <head>\n    <title>Page Not Found</title>\n",
    ),
    plain(
        "mojolicious-404-no-upgrade",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 1105\r\nContent-Type: text/html;charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:06:30 GMT\r\nServer: Mojolicious (Perl)\r\nVary: Accept-Encoding\r\n\r\n<!DOCTYPE html>\n<!-- Request ID: _w-eZZR9AMJc -->\n<html>\n  <head>\n    <title>Page Not Found</title>\n",
    ),
    plain(
        "mojolicious-500",
        "HTTP/1.1 500 Internal Server Error\r\nConnection: Upgrade\r\nContent-Length: 869\r\nContent-Type: text/html;charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:06:34 GMT\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nServer: Mojolicious (Perl)\r\nUpgrade: websocket\r\nVary: Accept-Encoding\r\n\r\n<!DOCTYPE html>\n<!-- Request ID: mL9eGs6kSBha -->\n<html>\n  <head>\n    <title>Server Error</title>\n",
    ),
];
