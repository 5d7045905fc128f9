//! Render, a platform for web applications, behind Cloudflare.

use super::answer::KnownAnswer;
use super::condition::Condition::{HeaderIs, Status};
use super::program::{KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, composed, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "the platform Render",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Rndr-Id", ""),
        Mark::Header("X-Render-Origin-Server", ""),
        Mark::Header("X-Render-Routing", ""),
    ],
    known_from: KnownFrom::Recorded("published responses"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "render-hibernated",
    code: Code::HandshakeGateway,
    when: &[
        Status(&[503]),
        HeaderIs("X-Render-Routing", "hibernate-wake-error"),
    ],
    problem: "the service at Render was asleep and did not start (503)",
    help: &["connect again after a pause; if that fails too, see the service's log"],
    retryable: Some(true),
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    composed(secure(
        "render-hibernated",
        "HTTP/1.1 503 Service Unavailable\r\nx-render-routing: hibernate-wake-error\r\nServer: cloudflare\r\n\r\n",
    )),
    composed(secure(
        "401",
        "HTTP/1.1 401 Unauthorized\r\nrndr-id: 9f3df134-ca16-458d\r\nx-render-origin-server: Render\r\nServer: cloudflare\r\n\r\n",
    )),
    composed(secure(
        "401",
        "HTTP/1.1 401 Unauthorized\r\nx-render-origin-server: waitress\r\nServer: cloudflare\r\n\r\n",
    )),
];
