//! Prosody, an XMPP server, which serves XMPP over WebSocket too.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, to};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Prosody",
    known_from: KnownFrom::Met("0.12.3"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "prosody-501",
        confidence: Confidence::Likely,
        when: &[Status(&[501]), Says("<p>that&apos;s all i know.</p>")],
        problem: "Prosody likely requires a subprotocol that was not offered (501)",
        help: &["pass subprotocols: ['xmpp']"],
        ..templates::SUBPROTOCOL_NOT_TAKEN
    },
    KnownAnswer {
        id: "prosody-200",
        when: &[
            Status(&[200]),
            Says("<title>prosody websocket endpoint</title>"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "prosody-404",
        code: Code::HandshakeNotFound,
        when: &[
            Status(&[404]),
            Says("<p>whatever you were looking for is not here."),
        ],
        problem: "Prosody found nothing at {path} for the host {host} (404)",
        help: &[
            "its WebSocket is at /xmpp-websocket of one of its own hosts, if mod_websocket is enabled",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    to(
        "ws://xmpp.example:5280/xmpp-websocket",
        "prosody-501",
        "HTTP/1.1 501 Not Implemented\r\nDate: Sat, 28 Nov 2026 15:37:09 GMT\r\nContent-Type: text/html; charset=utf-8\r\nAccess-Control-Allow-Origin: *\r\nConnection: Keep-Alive\r\n\r\n<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>501 Not Implemented</title>\n</head>\n<body>\n<h1> 501 Not Implemented</h1>\n<p>That&apos;s all I know.</p>\n\n\n</body>\n</html>\n",
    ),
    to(
        "ws://xmpp.example:5280/xmpp-websocket",
        "prosody-200",
        "HTTP/1.1 200 OK\r\nDate: Sat, 28 Nov 2026 15:37:09 GMT\r\nContent-Type: text/html; charset=utf-8\r\nAccess-Control-Allow-Origin: *\r\nConnection: Keep-Alive\r\n\r\n<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>Prosody WebSocket endpoint</title>\n</head>\n<body>\n<h1> Prosody WebSocket endpoint</h1>\n",
    ),
    to(
        "ws://xmpp.example:5280/nope",
        "prosody-404",
        "HTTP/1.1 404 Not Found\r\nDate: Sat, 28 Nov 2026 15:37:12 GMT\r\nContent-Type: text/html; charset=utf-8\r\nConnection: Keep-Alive\r\n\r\n<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>404 Not Found</title>\n</head>\n<body>\n<h1> 404 Not Found</h1>\n<p>Whatever you were looking for is not here. It&apos;s behind you.</p>\n\n\n</body>\n</html>\n",
    ),
];
