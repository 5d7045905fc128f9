//! Kong: forwards upgrades by default.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Plain, Says, Status};
use super::nginx;
use super::program::{IdleTimeout, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Kong",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Server", "kong"),
        Mark::Header("Via", "kong"),
        Mark::Header("X-Kong-Upstream-Latency", ""),
        Mark::Header("X-Kong-Proxy-Latency", ""),
        Mark::Header("X-Kong-Response-Latency", ""),
        Mark::Header("X-Kong-Request-Id", ""),
    ],
    never_drops: true,
    built_on: Some(&nginx::PROGRAM),
    idle_timeout: Some(IdleTimeout {
        setting: Some("read_timeout"),
        seconds: Some(60),
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "kong-https",
        code: Code::HandshakeServerSpeaksTls,
        confidence: Confidence::Likely,
        when: &[Status(&[426]), Plain, Says("please use https protocol")],
        problem: "the server accepts this path over TLS only",
        help: &["the route likely accepts https only: use {secure_url}"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "kong-no-route",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Says("no route matched with those values")],
        problem: "Kong has no route for {path} (404)",
        help: &[
            "the path or the host is likely in none of its routes: check both, or add a route for them",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "kong-https",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Type: application/json; charset=utf-8\r\nConnection: Upgrade\r\nUpgrade: TLS/1.2, HTTP/1.1\r\nServer: kong/3.4.2\r\n\r\n{\"message\":\"Please use HTTPS protocol\"}",
    ),
    plain(
        "kong-no-route",
        "HTTP/1.1 404 Not Found\r\nContent-Type: application/json; charset=utf-8\r\nServer: kong/3.4.2\r\n\r\n{\"message\":\"no Route matched with those values\"}",
    ),
];
