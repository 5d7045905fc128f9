//! The Application Load Balancer of Google Cloud: forwards upgrades by default.

use super::answer::KnownAnswer;
use super::condition::Condition::{Says, Status};
use super::program::{KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Google's load balancer",
    role: Role::ForwardsUpgrades,
    marks: &[Mark::Header("Via", "1.1 google")],
    known_from: KnownFrom::Recorded("published responses"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "google-default-backend",
    code: Code::HandshakeNotFound,
    when: &[
        Status(&[404]),
        Says("(backend notfound), service rules for"),
    ],
    problem: "no rule of Google's load balancer matches {host} and {path} (404)",
    help: &["check host and path against the rules of the Ingress, or of the Gateway's HTTPRoute"],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "google-default-backend",
        "HTTP/1.1 404 Not Found\r\n\r\nresponse 404 (backend NotFound), service rules for the path non-existent",
    ),
    secure(
        "page",
        "HTTP/1.1 200 OK\r\nx-powered-by: Express\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: 16\r\ndate: Wed, 27 May 2020 20:55:04 GMT\r\nvia: 1.1 google\r\nalt-svc: clear\r\n\r\n{\"endpoints\":[]}",
    ),
];
