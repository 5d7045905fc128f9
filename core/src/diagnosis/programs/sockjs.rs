//! SockJS, a protocol on top of WebSocket with URLs of its own.

use super::answer::KnownAnswer;
use super::condition::Condition::{SaysOnly, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, to};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "SockJS",
    known_from: KnownFrom::Met("sockjs-node 0.3.24"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "sockjs-base",
        code: Code::HandshakeNotAWebSocketEndpoint,
        when: &[Status(&[200]), SaysOnly("Welcome to SockJS!")],
        problem: "{path} is the base path of a SockJS server, not a WebSocket endpoint",
        help: &[
            "add /websocket to the path: messages are plain there",
            "for SockJS's own framing, add /000/ANY_ID/websocket",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "sockjs-400",
        when: &[Status(&[400]), SaysOnly("Not a valid websocket request")],
        ..templates::UPGRADE_DROPPED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    to(
        "ws://app.example/echo",
        "sockjs-base",
        "HTTP/1.1 200 OK\r\nConnection: close\r\ncontent-type: text/plain; charset=UTF-8\r\n\r\nWelcome to SockJS!\n",
    ),
    to(
        "ws://app.example/echo/websocket",
        "sockjs-400",
        "HTTP/1.1 400 Bad Request\r\nDate: Sat, 28 Nov 2026 15:07:20 GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 29\r\n\r\nNot a valid websocket request",
    ),
];
