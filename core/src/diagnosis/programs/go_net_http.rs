//! The package net/http of Go, in whatever server uses it.

use super::answer::KnownAnswer;
use super::condition::Condition::{Plain, Says, Secure, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain, secure};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "a Go server",
    ..Program::DEFAULT
};

const PLAIN_HTTP: &str = "client sent an http request to an https server";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "tls-port-go",
        when: &[Plain, Status(&[400]), Says(PLAIN_HTTP)],
        ..templates::TLS_PORT
    },
    KnownAnswer {
        id: "tls-backend-go",
        when: &[Secure, Status(&[400]), Says(PLAIN_HTTP)],
        ..templates::TLS_BACKEND
    },
];

#[cfg(test)]
const TLS_SAMPLE: &str =
    "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain("tls-port-go", TLS_SAMPLE),
    secure("tls-backend-go", TLS_SAMPLE),
];
