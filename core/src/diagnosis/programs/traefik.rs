//! Traefik: forwards upgrades by default.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{AllOf, AnyOf, Lacks, SaysOnly, Status};
use super::program::{ForwardUpgrade, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Traefik",
    role: Role::ForwardsUpgrades,
    marks: &[Mark::Body("no available server")],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "Traefik forwards upgrades by default: look for a headers middleware that changes Upgrade or Connection",
        directives: &[],
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "traefik-503",
        code: Code::HandshakeGateway,
        when: &[Status(&[503]), SaysOnly("no available server")],
        problem: "Traefik has no available server for the request (503)",
        help: &["check that a server of the service is running and passes its health check"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "traefik-502",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        // It has no name of its own in a response, so that what names another is that one's.
        when: &[
            Lacks("Server"),
            AnyOf(&[
                AllOf(&[Status(&[502]), SaysOnly("Bad Gateway")]),
                AllOf(&[Status(&[504]), SaysOnly("Gateway Timeout")]),
            ]),
        ],
        problem: "a gateway, likely Traefik, could not reach the upstream server ({status})",
        help: &["check that the upstream server is running and listens on the port of the service"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "traefik-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[404]), SaysOnly("404 page not found")],
        problem: "the server found nothing at {path} (404)",
        help: &[
            "check the path: a Go program or Traefik gives this response; in Traefik, likely no router's rule matches this host and path",
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
