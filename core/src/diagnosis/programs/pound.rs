//! Pound, a reverse proxy: forwards upgrades in the versions of its present maintainer.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{Lacks, Plain, SaysOnly, Secure, Status};
use super::program::{ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, composed, from_process, plain, secure};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Pound",
    role: Role::ForwardsUpgrades,
    marks: &[Mark::Process(&["pound"])],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "Pound forwards upgrades from version 3 on: update an older one",
        directives: &[],
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("WSTimeOut"),
        seconds: Some(600),
    }),
    known_from: KnownFrom::Recorded("its source"),
    ..Program::DEFAULT
};

const USE_HTTPS: &str = "Please use HTTPS.";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "pound-503",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[
            Status(&[503]),
            Lacks("Server"),
            SaysOnly("The service is not available. Please try again later."),
        ],
        problem: "a gateway, likely Pound, has no available server for the request (503)",
        help: &["check that the server of a Backend section is running and listens on its port"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "tls-port-pound",
        when: &[Plain, Status(&[400]), Lacks("Server"), SaysOnly(USE_HTTPS)],
        by: AnsweredBy::Unsaid,
        help: &["use {secure_url}"],
        ..templates::TLS_PORT
    },
    KnownAnswer {
        id: "tls-backend-pound",
        when: &[Secure, Status(&[400]), Lacks("Server"), SaysOnly(USE_HTTPS)],
        by: AnsweredBy::Unsaid,
        problem: "a proxy sends plain HTTP to a TLS port",
        ..templates::TLS_BACKEND
    },
];

#[cfg(test)]
const USE_HTTPS_SAMPLE: &str =
    "HTTP/1.0 400 Bad Request\r\nContent-Type: text/html\r\n\r\nPlease use HTTPS.";

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "pound-503",
        "HTTP/1.0 503 Service Unavailable\r\nContent-Type: text/html\r\n\r\nThe service is not available. Please try again later.",
    ),
    plain("tls-port-pound", USE_HTTPS_SAMPLE),
    secure("tls-backend-pound", USE_HTTPS_SAMPLE),
    composed(from_process(
        "pound",
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    )),
];
