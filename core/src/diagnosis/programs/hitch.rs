//! Hitch: ends TLS and passes the bytes on to a server behind it.

use super::answer::KnownAnswer;
use super::condition::Condition::{Lacks, Silent, Status, Through};
use super::program::{KnownFrom, Mark, Program, Relay, Role};
#[cfg(test)]
use super::sample::{Sample, from_process};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Hitch",
    role: Role::RelaysBytes,
    marks: &[Mark::Process(&["hitch"])],
    relay: Some(Relay {
        server_behind: "backend in Hitch's configuration",
        sends_proxy_header: Some("write-proxy-v1 = on or write-proxy-v2 = on"),
        expects_proxy_header: Some("proxy-proxy = on from its configuration"),
    }),
    known_from: KnownFrom::Met("1.7.2"),

    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "hitch-proxy-header",
    when: &[Status(&[400]), Silent, Lacks("Server"), Through(&PROGRAM)],
    ..templates::PROXY_HEADER_NOT_EXPECTED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[from_process(
    "hitch",
    "hitch-proxy-header",
    "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
)];
