//! websockets, a library for Python, whose errors say what is wrong with the handshake.

use super::answer::{AnsweredBy, KnownAnswer};
use super::condition::Condition::{AnyOf, Says, Status};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain, with_origin};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "python websockets",
    marks: &[Mark::Header("Server", "websockets/"), Mark::Body(FAILED)],
    ..Program::DEFAULT
};

/// How each of its errors starts.
const FAILED: &str = "failed to open a websocket connection";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "python-websockets",
        when: &[
            Status(&[426]),
            AnyOf(&[
                Says("failed to open a websocket connection: missing upgrade header"),
                Says("failed to open a websocket connection: missing connection header"),
                Says("failed to open a websocket connection: empty upgrade header"),
                Says("failed to open a websocket connection: empty connection header"),
                Says("failed to open a websocket connection: invalid upgrade header"),
                Says("failed to open a websocket connection: invalid connection header"),
            ]),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "python-websockets-505",
        when: &[
            Status(&[505]),
            Says("failed to open a websocket connection: unsupported http version"),
        ],
        ..templates::HTTP_VERSION_LOWERED
    },
    KnownAnswer {
        id: "python-websockets-origin",
        when: &[Status(&[403]), Says(FAILED), Says("origin header")],
        ..templates::ORIGIN_REFUSED
    },
    KnownAnswer {
        id: "python-websockets-key",
        when: &[
            Status(&[400]),
            Says(FAILED),
            Says("sec-websocket-key header"),
        ],
        ..templates::KEY_REJECTED
    },
    KnownAnswer {
        id: "python-websockets-version",
        by: AnsweredBy::Unsaid,
        when: &[Says(FAILED), Says("sec-websocket-version header")],
        ..templates::VERSION_NOT_TAKEN
    },
    KnownAnswer {
        id: "python-websockets-subprotocol",
        by: AnsweredBy::Unsaid,
        when: &[Says(FAILED), Says("subprotocol")],
        ..templates::SUBPROTOCOL_NOT_TAKEN
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "python-websockets",
        "HTTP/1.1 426 Upgrade Required\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: keep-alive\r\nUpgrade: websocket\r\n\r\nFailed to open a WebSocket connection: missing Connection header.\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client.\n",
    ),
    plain(
        "python-websockets",
        "HTTP/1.1 426 Upgrade Required\r\nServer: Python/3.11 websockets/12.0\r\nUpgrade: websocket\r\n\r\nFailed to open a WebSocket connection: invalid Connection header: keep-alive.\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client.\n",
    ),
    plain(
        "python-websockets-505",
        "HTTP/1.1 505 HTTP Version Not Supported\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 75\r\n\r\nFailed to open a WebSocket connection: unsupported HTTP version: HTTP/1.0.\n",
    ),
    plain(
        "python-websockets-origin",
        "HTTP/1.1 403 Forbidden\r\nServer: Python/3.11 websockets/12.0\r\n\r\nFailed to open a WebSocket connection: missing Origin header.\n",
    ),
    with_origin(
        "python-websockets-origin",
        "HTTP/1.1 403 Forbidden\r\nServer: Python/3.11 websockets/12.0\r\n\r\nFailed to open a WebSocket connection: invalid Origin header: https://evil.example.\n",
    ),
    plain(
        "python-websockets-key",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nFailed to open a WebSocket connection: missing Sec-WebSocket-Key header.\n",
    ),
    plain(
        "python-websockets-version",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nFailed to open a WebSocket connection: missing Sec-WebSocket-Version header.\n",
    ),
    plain(
        "python-websockets-subprotocol",
        "HTTP/1.1 400 Bad Request\r\nServer: Python/3.11 websockets/17.0\r\n\r\nFailed to open a WebSocket connection: missing subprotocol.\n",
    ),
];
