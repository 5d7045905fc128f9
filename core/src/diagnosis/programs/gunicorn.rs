//! gunicorn, a Python server that may run an ASGI application.

use super::answer::KnownAnswer;
use super::asgi;
use super::condition::Condition::{Silent, Status, Through};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};

pub(super) static PROGRAM: Program = Program {
    name: "gunicorn",
    marks: &[Mark::Header("Server", "gunicorn")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "gunicorn-403",
    when: &[Status(&[403]), Silent, Through(&PROGRAM)],
    ..asgi::CLOSED_BEFORE_ACCEPT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "gunicorn-403",
    "HTTP/1.1 403 Forbidden\r\nServer: gunicorn\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
)];
