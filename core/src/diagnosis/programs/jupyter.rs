//! Jupyter Server, whose WebSockets lead to kernels and terminals, on Tornado.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, to};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Jupyter Server",
    marks: &[
        Mark::Header("Content-Security-Policy", "/api/security/csp-report"),
        Mark::Body(TITLE),
    ],
    known_from: KnownFrom::Met("2.21.1"),
    ..Program::DEFAULT
};

const TITLE: &str = "<title>jupyter server</title>";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "jupyter-403",
        code: Code::HandshakeForbidden,
        confidence: Confidence::Likely,
        when: &[Status(&[403]), Says(TITLE)],
        problem: "Jupyter Server forbids the connection (403)",
        help: &[
            "the token is likely missing or wrong: headers: ['Authorization' => 'token …'], or ?token=… in the URL; see the server's log, or jupyter server list",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "jupyter-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Says(TITLE)],
        problem: "Jupyter Server found nothing at {path} (404)",
        help: &[
            "that kernel or terminal has likely ended: the paths are /api/kernels/ID/channels and /terminals/websocket/NAME, and GET /api/kernels and /api/terminals list those that run",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    to(
        "ws://127.0.0.1:8888/terminals/websocket/1",
        "jupyter-403",
        "HTTP/1.1 403 Forbidden\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html\r\nDate: Sat, 28 Nov 2026 15:34:01 GMT\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: frame-ancestors 'self'; report-uri /api/security/csp-report\r\n\r\n<!DOCTYPE HTML>\n<html>\n\n<head>\n\n    <meta charset=\"utf-8\">\n\n    <title>Jupyter Server</title>\n",
    ),
    to(
        "ws://127.0.0.1:8888/api/kernels/88888888-8888-8888-8888-888888888888/channels",
        "jupyter-404",
        "HTTP/1.1 404 Not Found\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html\r\nDate: Sat, 28 Nov 2026 15:34:07 GMT\r\n\r\n<!DOCTYPE HTML>\n<html>\n\n<head>\n\n    <meta charset=\"utf-8\">\n\n    <title>Jupyter Server</title>\n",
    ),
];
