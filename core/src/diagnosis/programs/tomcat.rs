//! Apache Tomcat: its WebSocket endpoints check the Origin and answer a lost upgrade with 400.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Plain, Says, Secure, Status, Through};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain, secure, with_origin};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Tomcat",
    marks: &[
        Mark::Header("Server", "apache-coyote"),
        Mark::Header("Server", "apache tomcat"),
        Mark::Body("<h3>apache tomcat/"),
    ],
    ..Program::DEFAULT
};

const REQUIRES_TLS: &str = "this combination of host and port requires tls";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "tls-port-tomcat",
        when: &[Plain, Status(&[400]), Says(REQUIRES_TLS)],
        ..templates::TLS_PORT
    },
    KnownAnswer {
        id: "tls-backend-tomcat",
        when: &[Secure, Status(&[400]), Says(REQUIRES_TLS)],
        ..templates::TLS_BACKEND
    },
    KnownAnswer {
        id: "tomcat-400",
        code: Code::HandshakeUpgradeNotForwarded,
        confidence: Confidence::Likely,
        when: &[Status(&[400]), Through(&PROGRAM)],
        problem: "Tomcat did not treat the request as an upgrade, likely because a proxy dropped it",
        help: &["{forward_upgrade_lines}"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "tomcat-origin",
        when: &[Status(&[403]), Through(&PROGRAM)],
        ..templates::ORIGIN_LIKELY_REFUSED
    },
];

#[cfg(test)]
const TLS_SAMPLE: &str = "HTTP/1.1 400 \r\nContent-Type: text/plain;charset=UTF-8\r\nConnection: close\r\n\r\nBad Request\r\nThis combination of host and port requires TLS.\r\n";

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain("tls-port-tomcat", TLS_SAMPLE),
    secure("tls-backend-tomcat", TLS_SAMPLE),
    plain(
        "tomcat-400",
        "HTTP/1.1 400 \r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!doctype html><html lang=\"en\"><head><title>HTTP Status 400 – Bad Request</title></head><body><h3>Apache Tomcat/10.1.16</h3></body></html>",
    ),
    with_origin(
        "tomcat-origin",
        "HTTP/1.1 403 \r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!doctype html><html lang=\"en\"><head><title>HTTP Status 403 – Forbidden</title></head><body><h1>HTTP Status 403</h1><hr /><h3>Apache Tomcat/10.1.16</h3></body></html>",
    ),
    plain(
        "tomcat-400",
        "HTTP/1.1 400 Bad Request\r\nServer: Apache-Coyote/1.1\r\nContent-Length: 0\r\n\r\n",
    ),
];
