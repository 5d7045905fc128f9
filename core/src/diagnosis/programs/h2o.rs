//! H2O: drops an upgrade unless `proxy.websocket` is on.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{ReasonStarts, SaysOnly, Status, Through};
use super::program::{ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Role, TlsToBackend};
#[cfg(test)]
use super::sample::{Sample, from_process, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "H2O",
    role: Role::DropsUpgrades,
    marks: &[Mark::Header("Server", "h2o/"), Mark::Process(&["h2o"])],
    replaces_server_field: true,
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in H2O, beside proxy.reverse.url, set {directives}",
        directives: &["proxy.websocket: ON"],
    }),
    cure_tested: true,
    known_from: KnownFrom::Met("2.2.5"),
    tls_to_backend: Some(TlsToBackend {
        advice: "configure H2O to speak TLS to that port: {tls_directives}",
        directives: "proxy.reverse.url: \"https://host:port/\"",
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("proxy.websocket.timeout"),
        seconds: Some(300),
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "h2o-502",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[502]),
            SaysOnly("connection failed"),
            Through(&PROGRAM),
        ],
        problem: "H2O cannot connect to the upstream server (502)",
        help: &[
            "check that the upstream server is running, and that proxy.reverse.url has its host and port",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "h2o-502-no-answer",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[
            Status(&[502]),
            SaysOnly("I/O error (head)"),
            Through(&PROGRAM),
        ],
        problem: "H2O received no valid response from the upstream server (502)",
        help: &[
            "the upstream server likely speaks TLS: {own_tls_to_backend}",
            "or it closed the connection without a response: see its log",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "h2o-404",
        code: Code::HandshakeNotFound,
        when: &[
            Status(&[404]),
            ReasonStarts("File Not Found"),
            SaysOnly("not found"),
            Through(&PROGRAM),
        ],
        problem: "H2O has no configuration for {path} (404)",
        help: &["check the path against the paths of this host in H2O's configuration"],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nDate: Sat, 28 Nov 2026 15:02:23 GMT\r\nConnection: close\r\nContent-Length: 16\r\nServer: h2o/2.2.5\r\nContent-Type: text/plain\r\n\r\nUpgrade Required",
    ),
    plain(
        "h2o-502",
        "HTTP/1.1 502 Gateway Error\r\nDate: Sat, 28 Nov 2026 15:02:25 GMT\r\nConnection: close\r\nContent-Length: 17\r\nServer: h2o/2.2.5\r\ncontent-type: text/plain; charset=utf-8\r\n\r\nconnection failed",
    ),
    plain(
        "h2o-502-no-answer",
        "HTTP/1.1 502 Gateway Error\r\nDate: Sat, 28 Nov 2026 15:04:23 GMT\r\nConnection: close\r\nContent-Length: 16\r\nServer: h2o/2.2.5\r\ncontent-type: text/plain; charset=utf-8\r\n\r\nI/O error (head)",
    ),
    plain(
        "h2o-404",
        "HTTP/1.1 404 File Not Found\r\nDate: Sat, 28 Nov 2026 15:02:23 GMT\r\nConnection: close\r\nContent-Length: 9\r\nServer: h2o/2.2.5\r\ncontent-type: text/plain; charset=utf-8\r\n\r\nnot found",
    ),
    // With send-server-name: OFF it sends no Server field.
    from_process(
        "h2o",
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nDate: Sat, 28 Nov 2026 15:21:26 GMT\r\nConnection: keep-alive\r\nContent-Length: 16\r\nContent-Type: text/plain\r\n\r\nUpgrade Required",
    ),
];
