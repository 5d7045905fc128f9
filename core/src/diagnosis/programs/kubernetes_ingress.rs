//! An ingress of Kubernetes, by its default backend: what answers where no rule matches.

use super::answer::{AnsweredBy, KnownAnswer};
use super::condition::Condition::{SaysOnly, Status};
use super::program::{KnownFrom, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "a Kubernetes ingress",
    role: Role::ForwardsUpgrades,
    known_from: KnownFrom::Recorded("published responses"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "kubernetes-default-backend",
    code: Code::HandshakeNotFound,
    by: AnsweredBy::ThisProgram,
    when: &[Status(&[404]), SaysOnly("default backend - 404")],
    problem: "no rule of the Kubernetes ingress matches {host} and {path} (404)",
    help: &[
        "check host and path against the rules of the Ingress, and that its ingressClassName names the controller",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "kubernetes-default-backend",
    "HTTP/1.1 404 Not Found\r\nDate: Mon, 05 Feb 2017 22:59:36 GMT\r\nContent-Length: 21\r\nContent-Type: text/plain; charset=utf-8\r\n\r\ndefault backend - 404",
)];
