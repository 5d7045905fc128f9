//! The remote debugging port of Chrome and Chromium (DevTools).

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Silent, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, from_process, to, with_origin};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Chrome's DevTools",
    // Its answers have no field of its own.
    marks: &[
        Mark::Body(REJECTED),
        Mark::Body(HOST),
        Mark::Body(NO_TARGET),
        Mark::Process(&["chrome", "chromium", "headless_shell"]),
    ],
    own_handshake: true,
    known_from: KnownFrom::Met("156"),
    ..Program::DEFAULT
};

const REJECTED: &str = "rejected an incoming websocket connection from the";
const NO_TARGET: &str = "no such target id: ";
const HOST: &str = "host header is specified and is not an ip address or localhost";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "chrome-devtools-origin",
        when: &[Status(&[403]), Says(REJECTED)],
        help: &["send no Origin, or start the browser with this Origin in --remote-allow-origins"],
        without_origin: Some(&templates::FOREIGN_ORIGIN),
        ..templates::ORIGIN_REFUSED
    },
    KnownAnswer {
        id: "chrome-devtools-host",
        code: Code::HandshakeForbidden,
        when: &[Status(&[500]), Says(HOST)],
        problem: "Chrome's DevTools accept only an IP address or localhost as Host",
        help: &["connect to the IP address instead of {host}"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "chrome-devtools-target",
        code: Code::HandshakeNotFound,
        when: &[Status(&[500]), Says(NO_TARGET)],
        problem: "Chrome's DevTools have no target {path} (500)",
        help: &[
            "the page was likely closed: http://{host}:{port}/json/list has the current URLs as webSocketDebuggerUrl",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "chrome-devtools-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Silent, Through(&PROGRAM)],
        problem: "Chrome's DevTools have no target {path} (404)",
        help: &[
            "the identifier in the path is likely of a browser or page that was closed: http://{host}:{port}/json/version and /json/list have the current URLs as webSocketDebuggerUrl",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    with_origin(
        "chrome-devtools-origin",
        "HTTP/1.1 403 Forbidden\r\nContent-Length:237\r\nContent-Type:text/html\r\n\r\nRejected an incoming WebSocket connection from the https://evil.example origin. Use the command line flag --remote-allow-origins=https://evil.example to allow connections from this origin or --remote-allow-origins=* to allow all origins.",
    ),
    to(
        "ws://chrome.example:9222/devtools/browser/x",
        "chrome-devtools-host",
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length:63\r\nContent-Type:text/html\r\n\r\nHost header is specified and is not an IP address or localhost.",
    ),
    to(
        "ws://127.0.0.1:9222/devtools/page/x",
        "chrome-devtools-target",
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length:20\r\nContent-Type:text/html\r\n\r\nNo such target id: x",
    ),
    from_process(
        "chromium",
        "chrome-devtools-404",
        "HTTP/1.1 404 Not Found\r\nContent-Length:0\r\nContent-Type:text/html\r\n\r\n",
    ),
];
