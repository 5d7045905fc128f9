//! Answers that many programs give, each in words of its own: a program's file adds the id and the conditions.

use super::answer::{AdviceTemplate, AnsweredBy, Confidence, KnownAnswer};
use crate::diagnosis::catalogue::Code;

/// The program says that the request had no upgrade.
pub(crate) const UPGRADE_DROPPED: KnownAnswer = KnownAnswer {
    code: Code::HandshakeUpgradeNotForwarded,
    problem: "the upgrade did not reach {program}: {blamed} dropped it",
    help: &["{forward_upgrade_lines}"],
    ..KnownAnswer::DEFAULT
};

/// The program says that the request was HTTP/1.0.
pub(crate) const HTTP_VERSION_LOWERED: KnownAnswer = KnownAnswer {
    problem: "the request reached {program} as HTTP/1.0, which does not support Upgrade: {blamed} downgraded it",
    ..UPGRADE_DROPPED
};

/// The upgrade reached the program, but not its `Sec-WebSocket-Version`.
pub(crate) const VERSION_FIELD_DROPPED: KnownAnswer = KnownAnswer {
    problem: "Sec-WebSocket-Version did not reach {program} as it was sent: {blamed} removed or changed it",
    help: &[
        "configure the proxy to forward Sec-WebSocket-Version unchanged: a rule likely removes or rewrites it",
        "{forward_upgrade_lines_if_suspected}",
    ],
    ..UPGRADE_DROPPED
};

/// A TLS port that says in plain HTTP that it requires TLS.
pub(crate) const TLS_PORT: KnownAnswer = KnownAnswer {
    code: Code::HandshakeServerSpeaksTls,
    problem: "port {port} of {host} speaks TLS, but the URL says ws://",
    help: &[
        "use {secure_url}",
        "if a proxy listens there, it sends plain HTTP to a TLS port of {program}: {tls_to_backend}",
    ],
    ..KnownAnswer::DEFAULT
};

/// The same over wss://: we did speak TLS, so a proxy spoke plain HTTP to the next port.
pub(crate) const TLS_BACKEND: KnownAnswer = KnownAnswer {
    code: Code::HandshakeGateway,
    problem: "a proxy sends plain HTTP to a TLS port of {program}",
    help: &["{tls_to_backend}"],
    retryable: Some(false),
    ..KnownAnswer::DEFAULT
};

const ALLOW_ORIGIN: &str =
    "add it to the server's allowed origins, or send an allowed one: headers: ['Origin' => '…']";

const OTHER_THAN_ORIGIN: &str = "if the server does not check the Origin, check credentials and cookies, and see the server's log";

/// The program says that it does not take the `Origin`.
pub(crate) const ORIGIN_REFUSED: KnownAnswer = KnownAnswer {
    code: Code::HandshakeForbiddenOrigin,
    problem: "the server does not accept the Origin {origin}",
    evidence: &[("sent", "Origin: {origin}")],
    help: &[ALLOW_ORIGIN],
    without_origin: Some(&AdviceTemplate {
        problem: "the server requires an allowed Origin, and the request had none",
        evidence: &[("sent", "no Origin")],
        help: &[
            "send the Origin of the site that the server belongs to: headers: ['Origin' => '{own_origin}']",
        ],
    }),
    ..KnownAnswer::DEFAULT
};

/// The same where the answer only fits a check of the `Origin`.
pub(crate) const ORIGIN_LIKELY_REFUSED: KnownAnswer = KnownAnswer {
    code: Code::HandshakeForbiddenOrigin,
    confidence: Confidence::Likely,
    problem: "the server forbids the connection, likely because of the Origin {origin}",
    help: &[ALLOW_ORIGIN, OTHER_THAN_ORIGIN],
    without_origin: Some(&AdviceTemplate {
        problem: "the server forbids the connection, likely because the request had no Origin",
        evidence: &[],
        help: &[
            "send the Origin of the site that the server belongs to: headers: ['Origin' => 'https://your.site']",
            OTHER_THAN_ORIGIN,
        ],
    }),
    ..KnownAnswer::DEFAULT
};

/// The program does not take the key, which is made for each request and is valid.
pub(crate) const KEY_REJECTED: KnownAnswer = KnownAnswer {
    code: Code::HandshakeKeyRejected,
    problem: "{program} does not accept the Sec-WebSocket-Key of the request",
    help: &[
        "the key was valid when sent: a proxy in between likely removed or changed it; check its rules for Sec-WebSocket-* header fields",
    ],
    ..KnownAnswer::DEFAULT
};

/// The program says that the version is not one that it speaks.
pub(crate) const VERSION_NOT_TAKEN: KnownAnswer = KnownAnswer {
    code: Code::HandshakeVersionUnsupported,
    problem: "the server does not accept the WebSocket version that it received",
    evidence: &[("sent", "Sec-WebSocket-Version: 13")],
    help: &[
        "a proxy in between likely removed or changed Sec-WebSocket-Version; 13 has been the only version since 2011",
    ],
    ..KnownAnswer::DEFAULT
};

/// The program says that it speaks none of the subprotocols.
pub(crate) const SUBPROTOCOL_NOT_TAKEN: KnownAnswer = KnownAnswer {
    code: Code::HandshakeSubprotocol,
    problem: "the server requires a subprotocol that was not offered",
    evidence: &[("offered", "{offered_subprotocols}")],
    help: &["offer one that the server supports: subprotocols: ['…']; names are case-sensitive"],
    ..KnownAnswer::DEFAULT
};

/// The program's page says that the head of the request is too large.
pub(crate) const HEAD_TOO_LARGE: KnownAnswer = KnownAnswer {
    code: Code::HandshakeRequestTooLarge,
    problem: "the head of the request is too large for the server",
    evidence: &[("sent", "a head of {head_bytes} bytes")],
    help: &[
        "send fewer or shorter {parts_of_head}",
        "or raise the server's limit; in {request_head_size}",
    ],
    ..KnownAnswer::DEFAULT
};

/// A server behind a relay does not understand the bytes that come first.
pub(crate) const PROXY_HEADER_NOT_EXPECTED: KnownAnswer = KnownAnswer {
    code: Code::HandshakeGateway,
    confidence: Confidence::Likely,
    by: AnsweredBy::Unsaid,
    problem: "the server behind {own_name} cannot parse what it receives (400)",
    help: &[
        "{own_name} likely sends it a PROXY protocol header, which it does not expect: remove {sends_proxy_header}, or let that server expect it",
    ],
    retryable: Some(false),
    ..KnownAnswer::DEFAULT
};

/// The program refuses an `Origin` where this client sent none.
pub(crate) const FOREIGN_ORIGIN: AdviceTemplate = AdviceTemplate {
    problem: "the server does not accept the Origin of the request, and this client sent none",
    evidence: &[("sent", "no Origin")],
    help: &["a proxy in between likely adds an Origin: see its configuration"],
};
