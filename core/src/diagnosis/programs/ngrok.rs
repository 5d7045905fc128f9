//! ngrok, a tunnel to a server on another machine: forwards upgrades by default.

use super::answer::KnownAnswer;
use super::condition::Condition::{HeaderIs, Status};
use super::program::{KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, composed, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "ngrok",
    role: Role::ForwardsUpgrades,
    marks: &[Mark::Header("Ngrok-Error-Code", "")],
    known_from: KnownFrom::Recorded("published responses"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "ngrok-offline",
    code: Code::HandshakeGateway,
    when: &[
        Status(&[404]),
        HeaderIs("Ngrok-Error-Code", "ERR_NGROK_3200"),
    ],
    problem: "the ngrok tunnel of {host} is offline (404, ERR_NGROK_3200)",
    help: &[
        "start ngrok on the machine with the server, and check the host name against its output",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[composed(secure(
    "ngrok-offline",
    "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nNgrok-Error-Code: ERR_NGROK_3200\r\n\r\n",
))];
