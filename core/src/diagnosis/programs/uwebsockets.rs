//! uWebSockets, a server library for C++ with bindings for other languages.

use super::answer::KnownAnswer;
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};

pub(super) static PROGRAM: Program = Program {
    name: "uWebSockets",
    marks: &[Mark::Header("Server", "uwebsockets")],
    own_handshake: true,
    known_from: KnownFrom::Recorded("version 20, run by socketify"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "401",
        "HTTP/1.1 401 Unauthorized\r\nServer: uWebSockets_20\r\n\r\ntoken missing",
    ),
    plain(
        "page",
        "HTTP/1.1 200 OK\r\nServer: uWebSockets_20\r\n\r\nhi",
    ),
];
