//! PHP behind a web server, which says so by its field X-Powered-By.

use super::answer::KnownAnswer;
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};

pub(super) static PROGRAM: Program = Program {
    name: "PHP",
    marks: &[
        // With a field Host it is the development server.
        Mark::HeaderWithout("X-Powered-By", "php/", "Host"),
    ],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "page",
    "HTTP/1.1 200 OK\r\nServer: Apache/2.4.62 (Debian)\r\nX-Powered-By: PHP/8.2.31\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<!doctype html>",
)];
