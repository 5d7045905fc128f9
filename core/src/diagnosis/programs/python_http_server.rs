//! Python's module http.server, which has no WebSocket.

use super::answer::{AnsweredBy, KnownAnswer};
use super::condition::Condition::{Status, Through};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "python's http.server",
    marks: &[
        Mark::Header("Server", "simplehttp/"),
        Mark::Header("Server", "basehttp/"),
    ],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "python-http-server",
    code: Code::HandshakeNotAWebSocketEndpoint,
    by: AnsweredBy::Unsaid,
    when: &[Status(&[200, 301, 404, 501]), Through(&PROGRAM)],
    problem: "python's http.server answered, which has no WebSocket",
    help: &["start the WebSocket server on its own port, and use that port in the URL"],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "python-http-server",
        "HTTP/1.0 200 OK\r\nServer: SimpleHTTP/0.6 Python/3.11.2\r\nContent-type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE HTML>",
    ),
    plain(
        "python-http-server",
        "HTTP/1.0 404 File not found\r\nServer: SimpleHTTP/0.6 Python/3.11.2\r\nConnection: close\r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!DOCTYPE HTML>\n<html lang=\"en\"><head><title>Error response</title></head></html>",
    ),
];
