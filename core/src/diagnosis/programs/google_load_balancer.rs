//! The Application Load Balancer of Google Cloud: forwards upgrades by default.

use super::answer::KnownAnswer;
use super::program::{KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};

pub(super) static PROGRAM: Program = Program {
    name: "Google's load balancer",
    role: Role::ForwardsUpgrades,
    marks: &[Mark::Header("Via", "1.1 google")],
    known_from: KnownFrom::Recorded("published responses"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[secure(
    "page",
    "HTTP/1.1 200 OK\r\nx-powered-by: Express\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: 16\r\ndate: Wed, 27 May 2020 20:55:04 GMT\r\nvia: 1.1 google\r\nalt-svc: clear\r\n\r\n{\"endpoints\":[]}",
)];
