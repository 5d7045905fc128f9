//! The development server of PHP (`php -S`), which has no WebSocket.

use super::answer::{AnsweredBy, KnownAnswer};
use super::condition::Condition::{Status, Through};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "PHP's development server",
    // It repeats our Host as a field of its own.
    marks: &[Mark::HeaderWith("X-Powered-By", "php/", "Host")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "php-development-server",
    code: Code::HandshakeNotAWebSocketEndpoint,
    by: AnsweredBy::Unsaid,
    when: &[Status(&[200, 404]), Through(&PROGRAM)],
    problem: "PHP's development server (php -S) answered, which has no WebSocket",
    help: &["start the WebSocket server on its own port, and use that port in the URL"],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "php-development-server",
    "HTTP/1.1 200 OK\r\nHost: app.example\r\nDate: Mon, 23 Nov 2026 02:48:37 GMT\r\nConnection: close\r\nX-Powered-By: PHP/8.2.31\r\nContent-type: text/html; charset=UTF-8\r\n\r\n<h1>hello</h1>",
)];
