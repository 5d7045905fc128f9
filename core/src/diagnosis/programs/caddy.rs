//! Caddy: forwards upgrades by default.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Header, Silent, Status};
use super::go_net_http;
use super::program::{ForwardUpgrade, KnownFrom, Mark, Program, Role, TlsToBackend};
#[cfg(test)]
use super::sample::{Sample, from_process, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Caddy",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Server", "caddy"),
        Mark::Header("Via", "caddy"),
        // With header_down -Server and -Via, only its process shows it.
        Mark::Process(&["caddy"]),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "Caddy's reverse_proxy forwards upgrades by default: look for header_up -Upgrade or -Connection",
        directives: &[],
    }),
    tls_to_backend: Some(TlsToBackend {
        advice: "in Caddy, use {tls_directives}",
        directives: "reverse_proxy https://backend",
    }),
    manual: Some("https://caddyserver.com/docs/caddyfile/directives/reverse_proxy"),
    built_on: Some(&go_net_http::PROGRAM),
    cure_tested: true,
    known_from: KnownFrom::Met("2.6.2"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "caddy-200",
        code: Code::HandshakeUpgradeNotForwarded,
        confidence: Confidence::Likely,
        when: &[Status(&[200]), Silent, Header("Server", "caddy")],
        problem: "Caddy answered without an upgrade (200 without a body)",
        help: &[
            "the upstream server likely answered 101 with an Upgrade other than websocket, or no route of the Caddyfile matches: see Caddy's log",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "caddy-502",
        code: Code::HandshakeGateway,
        when: &[Status(&[502, 504]), Silent, Header("Server", "caddy")],
        problem: "Caddy could not reach the upstream server ({status})",
        help: &[
            "check that the upstream server is running and listens where reverse_proxy points: see Caddy's log",
            "or the upstream server speaks TLS: use {tls_directives}",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "caddy-200",
        "HTTP/1.1 200 OK\r\nServer: Caddy\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "caddy-502",
        "HTTP/1.1 502 Bad Gateway\r\nServer: Caddy\r\nContent-Length: 0\r\n\r\n",
    ),
    from_process(
        "caddy",
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nDate: Sat, 28 Nov 2026 17:47:31 GMT\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nUpgrade Required\r\n0\r\n\r\n",
    ),
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nVia: 1.1 Caddy\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    ),
];
