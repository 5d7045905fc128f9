//! Traefik: forwards upgrades by default.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{AllOf, AnyOf, SaysOnly, Status};
use super::program::{ForwardUpgrade, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Traefik",
    role: Role::ForwardsUpgrades,
    marks: &[Mark::Body("no available server")],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "Traefik passes upgrades on by itself: look for a headers middleware that changes Upgrade or Connection",
        directives: &[],
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "traefik-503",
        code: Code::HandshakeGateway,
        when: &[Status(&[503]), SaysOnly("no available server")],
        problem: "Traefik has no server for the request (503)",
        help: &["see that a server of the service is up and passes its health check"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "traefik-502",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[AnyOf(&[
            AllOf(&[Status(&[502]), SaysOnly("Bad Gateway")]),
            AllOf(&[Status(&[504]), SaysOnly("Gateway Timeout")]),
        ])],
        problem: "a gateway, likely Traefik, could not reach the server behind it ({status})",
        help: &[
            "see that the server behind it is up and listens on the port that the service names",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "traefik-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[404]), SaysOnly("404 page not found")],
        problem: "the server knows no path {path} (404)",
        help: &[
            "a Go program or Traefik answers so: check the path; in Traefik no router's rule likely fits this host and path",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "traefik-503",
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nno available server\n",
    ),
    plain(
        "traefik-502",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 11\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBad Gateway",
    ),
    plain(
        "traefik-404",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: 19\r\n\r\n404 page not found\n",
    ),
];
