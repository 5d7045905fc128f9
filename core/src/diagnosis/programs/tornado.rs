//! Tornado, a web framework for Python with WebSocket handlers of its own.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{AnyOf, Has, Header, Says, SaysOnly, Silent, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain, with_origin};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Tornado",
    marks: &[Mark::Header("Server", "tornadoserver")],
    own_handshake: true,
    known_from: KnownFrom::Met("6.6.1"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "tornado-400",
        when: &[
            Status(&[400]),
            SaysOnly("Can \"Upgrade\" only to \"WebSocket\"."),
            // A proxy may have put its own name in place of Tornado's. Spring uses the same words, but
            // without this field.
            AnyOf(&[Through(&PROGRAM), Header("Content-Type", "text/html")]),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "tornado-key",
        when: &[
            Status(&[400]),
            SaysOnly("Missing/Invalid WebSocket headers"),
            Through(&PROGRAM),
        ],
        ..templates::KEY_REJECTED
    },
    KnownAnswer {
        id: "tornado-version",
        when: &[
            Status(&[426]),
            Silent,
            Has("Sec-WebSocket-Version"),
            Through(&PROGRAM),
        ],
        ..templates::VERSION_NOT_TAKEN
    },
    KnownAnswer {
        id: "tornado-403",
        when: &[
            Status(&[403]),
            SaysOnly("Cross origin websockets not allowed"),
            Through(&PROGRAM),
        ],
        help: &[
            "send the Origin of the server itself or none, or let check_origin() of the handler return True for it",
        ],
        without_origin: Some(&templates::FOREIGN_ORIGIN),
        ..templates::ORIGIN_REFUSED
    },
    KnownAnswer {
        id: "tornado-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[
            Status(&[404]),
            Says("<title>404: not found</title>"),
            Through(&PROGRAM),
        ],
        problem: "the Tornado application has no handler for {path} (404)",
        help: &[
            "the path is likely wrong: check it against the list of handlers of tornado.web.Application",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "tornado-400",
        "HTTP/1.1 400 Bad Request\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html; charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:04:25 GMT\r\nContent-Length: 34\r\n\r\nCan \"Upgrade\" only to \"WebSocket\".",
    ),
    plain(
        "tornado-400",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nDate: Sat, 28 Nov 2026 15:25:28 GMT\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: 34\r\nConnection: keep-alive\r\n\r\nCan \"Upgrade\" only to \"WebSocket\".",
    ),
    plain(
        "tornado-key",
        "HTTP/1.1 400 Bad Request\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html; charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:04:29 GMT\r\nContent-Length: 33\r\n\r\nMissing/Invalid WebSocket headers",
    ),
    plain(
        "tornado-version",
        "HTTP/1.1 426 Upgrade Required\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html; charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:04:28 GMT\r\nSec-Websocket-Version: 13\r\nContent-Length: 0\r\n\r\n",
    ),
    with_origin(
        "tornado-403",
        "HTTP/1.1 403 Forbidden\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html; charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:04:27 GMT\r\nContent-Length: 35\r\n\r\nCross origin websockets not allowed",
    ),
    plain(
        "tornado-404",
        "HTTP/1.1 404 Not Found\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html; charset=UTF-8\r\nDate: Sat, 28 Nov 2026 15:04:26 GMT\r\nContent-Length: 69\r\n\r\n<html><title>404: Not Found</title><body>404: Not Found</body></html>",
    ),
];
