//! The proxy of Fly.io: forwards upgrades by default.

use super::answer::KnownAnswer;
use super::program::{KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};

pub(super) static PROGRAM: Program = Program {
    name: "Fly.io",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Fly-Request-Id", ""),
        Mark::Header("Via", "fly.io"),
        Mark::Header("Server", "fly/"),
    ],
    replaces_server_field: true,
    known_from: KnownFrom::Recorded("published responses"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    secure(
        "403",
        "HTTP/1.1 403 Forbidden\r\ncontent-type: text/html\r\ndate: Wed, 24 Sep 2025 14:19:22 GMT\r\nfly-request-id: 01K5Y1FQBBQ90R0K7GESSHG15P-fra\r\nserver: Fly/90a8089aa (2025-09-23)\r\nvia: 1.1 fly.io\r\n\r\n",
    ),
    secure(
        "401",
        "HTTP/1.1 401 Unauthorized\r\ncontent-type: application/problem+json\r\nserver: Fly/67a399e710 (2026-09-23)\r\n\r\n{\"status\":401}",
    ),
];
