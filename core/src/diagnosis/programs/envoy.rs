//! Envoy, also as Istio's proxy: drops an upgrade unless its connection manager or route allows it.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{Header, HeaderIs, Says, SaysOnly, Silent, Status, Through};
use super::program::{ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, from_process, plain, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Envoy",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Server", "envoy"),
        Mark::Header("X-Envoy-Upstream-Service-Time", ""),
        // With server_header_transformation PASS_THROUGH, only its process shows it.
        Mark::Process(&["envoy"]),
    ],
    replaces_server_field: true,
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Envoy's HTTP connection manager or route, set {directives}",
        directives: &["upgrade_configs: [{upgrade_type: websocket}]"],
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("stream_idle_timeout"),
        seconds: Some(300),
    }),
    cure_tested: true,
    known_from: KnownFrom::Met("1.40.0"),
    manual: Some("https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "envoy-426",
        code: Code::HandshakeUpgradeNotForwarded,
        when: &[Status(&[426]), Silent, Through(&PROGRAM)],
        problem: "the request reached Envoy as HTTP/1.0, which does not support Upgrade: {other_program} downgraded it",
        help: &[
            "configure the proxy in front of Envoy to use HTTP/1.1 and to forward Upgrade; {example_directives}",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "envoy-403",
        code: Code::HandshakeUpgradeNotForwarded,
        confidence: Confidence::Likely,
        when: &[
            Status(&[403]),
            Silent,
            HeaderIs("Content-Length", "0"),
            Header("Server", "envoy"),
        ],
        problem: "Envoy refused the upgrade (403 without a body)",
        help: &[
            "the route likely does not allow it: {own_forward_upgrade}",
            "or no upstream server is running: check that one is",
        ],
        retryable: Some(true),
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "envoy-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[
            Status(&[404]),
            Silent,
            HeaderIs("Content-Length", "0"),
            Header("Server", "envoy"),
        ],
        problem: "Envoy, or the server behind it, found nothing at {path} (404 without a body)",
        help: &[
            "likely no route of Envoy matches this host and path: check both, or add a route for them",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "envoy-503",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[
            Status(&[503]),
            Says("upstream connect error or disconnect/reset before headers"),
        ],
        problem: "Envoy could not reach the upstream server (503)",
        help: &[
            "the upstream server is likely down, or the cluster has the wrong port; the body says how the connection ended",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "envoy-no-healthy",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[503]), SaysOnly("no healthy upstream")],
        problem: "the gateway has no healthy upstream server (503)",
        help: &[
            "the gateway is likely Envoy or Istio: check that a server of the cluster is running and passes its health check",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "envoy-426",
        "HTTP/1.1 426 Upgrade Required\r\ndate: Mon, 23 Nov 2026 02:48:37 GMT\r\nserver: istio-envoy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    ),
    secure(
        "envoy-403",
        "HTTP/1.1 403 Forbidden\r\ndate: Mon, 23 Nov 2026 02:48:37 GMT\r\nserver: envoy\r\ncontent-length: 0\r\n\r\n",
    ),
    plain(
        "envoy-404",
        "HTTP/1.1 404 Not Found\r\ndate: Sat, 28 Nov 2026 17:47:29 GMT\r\nserver: envoy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    ),
    from_process(
        "envoy",
        "404",
        "HTTP/1.1 404 Not Found\r\ndate: Sat, 28 Nov 2026 17:47:25 GMT\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    ),
    plain(
        "envoy-503",
        "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 98\r\ncontent-type: text/plain\r\ndate: Sat, 28 Nov 2026 17:47:27 GMT\r\nserver: envoy\r\nconnection: close\r\n\r\nupstream connect error or disconnect/reset before headers. reset reason: remote connection failure",
    ),
    plain(
        "envoy-503",
        "HTTP/1.1 503 Service Unavailable\r\nserver: envoy\r\ncontent-type: text/plain\r\n\r\nupstream connect error or disconnect/reset before headers. reset reason: connection failure",
    ),
    plain(
        "envoy-no-healthy",
        "HTTP/1.1 503 Service Unavailable\r\nserver: istio-envoy\r\ncontent-type: text/plain\r\n\r\nno healthy upstream",
    ),
    plain(
        "node-ws-400",
        "HTTP/1.1 400 Bad Request\r\nx-envoy-upstream-service-time: 3\r\nserver: my own\r\n\r\nInvalid Upgrade header",
    ),
];
