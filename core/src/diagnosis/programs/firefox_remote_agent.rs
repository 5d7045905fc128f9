//! The remote agent of Firefox, for WebDriver BiDi.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, SaysOnly, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, to, with_origin};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Firefox's remote agent",
    marks: &[Mark::Header("Server", "httpd.js")],
    own_handshake: true,
    known_from: KnownFrom::Met("153.8"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "firefox-upgrade",
        when: &[
            Status(&[400]),
            Says("the handshake request has incorrect upgrade header"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "firefox-key",
        when: &[
            Status(&[400]),
            SaysOnly("The handshake request must have a Sec-WebSocket-Key header"),
        ],
        ..templates::KEY_REJECTED
    },
    KnownAnswer {
        id: "firefox-version",
        when: &[
            Status(&[400]),
            SaysOnly("The handshake request must have Sec-WebSocket-Version: 13"),
        ],
        ..templates::VERSION_FIELD_DROPPED
    },
    KnownAnswer {
        id: "firefox-origin",
        when: &[
            Status(&[400]),
            Says("the handshake request has incorrect origin header"),
        ],
        help: &["send no Origin, or start the browser with this Origin in --remote-allow-origins"],
        without_origin: Some(&templates::FOREIGN_ORIGIN),
        ..templates::ORIGIN_REFUSED
    },
    KnownAnswer {
        id: "firefox-host",
        code: Code::HandshakeForbidden,
        confidence: Confidence::Likely,
        when: &[Status(&[400]), SaysOnly("Bad request"), Through(&PROGRAM)],
        problem: "Firefox's remote agent does not accept the request (400)",
        help: &[
            "it likely does not accept the name {host} as Host: connect to localhost or 127.0.0.1, or start the browser with this name in --remote-allow-hosts",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "firefox-404",
        code: Code::HandshakeNotFound,
        when: &[Status(&[404]), Through(&PROGRAM)],
        problem: "Firefox's remote agent found nothing at {path} (404)",
        help: &["use /session for a new session; /session/ID exists only while that session runs"],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    to(
        "ws://127.0.0.1:9222/session",
        "firefox-upgrade",
        "HTTP/1.1 400 Bad Request\r\nServer: httpd.js\r\nContent-Type: text/plain\r\nContent-Length: 61\r\n\r\nThe handshake request has incorrect Upgrade header: undefined",
    ),
    to(
        "ws://127.0.0.1:9222/session",
        "firefox-key",
        "HTTP/1.1 400 Bad Request\r\nServer: httpd.js\r\nContent-Type: text/plain\r\nContent-Length: 58\r\n\r\nThe handshake request must have a Sec-WebSocket-Key header",
    ),
    to(
        "ws://127.0.0.1:9222/session",
        "firefox-version",
        "HTTP/1.1 400 Bad Request\r\nServer: httpd.js\r\nContent-Type: text/plain\r\nContent-Length: 57\r\n\r\nThe handshake request must have Sec-WebSocket-Version: 13",
    ),
    with_origin(
        "firefox-origin",
        "HTTP/1.1 400 Bad Request\r\nServer: httpd.js\r\nContent-Type: text/plain\r\nContent-Length: 70\r\n\r\nThe handshake request has incorrect Origin header https://evil.example",
    ),
    to(
        "ws://ff.example:9222/session",
        "firefox-host",
        "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain;charset=utf-8\r\nconnection: close\r\nserver: httpd.js\r\ndate: Sat, 28 Nov 2026 15:38:46 GMT\r\ncontent-length: 12\r\n\r\nBad request\n",
    ),
    to(
        "ws://127.0.0.1:9222/session/xyz",
        "firefox-404",
        "HTTP/1.1 404 Not Found\r\ncontent-type: text/html;charset=utf-8\r\nconnection: close\r\nserver: httpd.js\r\ndate: Sat, 28 Nov 2026 15:38:46 GMT\r\ncontent-length: 394\r\n\r\n<html>                    <head><title>404 Not Found</title></head>                    <body>                      <h1>404 Not Found</h1>                      <p>                        <span style='font-family: monospace;'>&#47;&#115;&#101;&#115;&#115;&#105;&#111;&#110;&#47;&#120;&#121;&#122;</span> was not found.                      </p>                    </body>                  </html>",
    ),
];
