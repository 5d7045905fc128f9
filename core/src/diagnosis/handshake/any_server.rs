//! Answers that any server or network may give, known by their words or by a status that means nothing else.

use crate::diagnosis::catalogue::Code;
use crate::diagnosis::programs::{
    AnsweredBy, Condition, HEAD_TOO_LARGE, KnownAnswer, ORIGIN_REFUSED,
};

/// They are in no program's file, so no program is named.
const UNNAMED: KnownAnswer = KnownAnswer {
    by: AnsweredBy::Unsaid,
    ..KnownAnswer::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "captive-portal",
        code: Code::HandshakeCaptivePortal,
        when: &[Condition::Status(&[511])],
        problem: "the network requires a login before it allows access (511)",
        help: &["log in to the network: open any http:// page in a browser on this machine"],
        ..UNNAMED
    },
    KnownAnswer {
        id: "head-too-large",
        by: AnsweredBy::Unsaid,
        when: &[Condition::Status(&[431])],
        ..HEAD_TOO_LARGE
    },
    KnownAnswer {
        id: "other-version",
        code: Code::HandshakeVersionUnsupported,
        when: &[Condition::Status(&[400, 426]), Condition::WantsOtherVersion],
        problem: "the server requires another version of the WebSocket protocol",
        evidence: &[
            ("expected", "Sec-WebSocket-Version: 13"),
            ("found", "Sec-WebSocket-Version: {versions}"),
        ],
        help: &["the server only supports drafts from before 2011: update it"],
        ..UNNAMED
    },
    KnownAnswer {
        id: "event-stream",
        code: Code::HandshakeNotAWebSocketEndpoint,
        when: &[
            Condition::Status(&[200]),
            Condition::Header("Content-Type", "text/event-stream"),
        ],
        problem: "{path} sends server-sent events over HTTP, and is not a WebSocket endpoint (200)",
        help: &["read it over HTTP, or find the path of the server's WebSocket"],
        ..UNNAMED
    },
    KnownAnswer {
        id: "origin-in-words",
        by: AnsweredBy::Unsaid,
        when: &[
            Condition::Status(&[400, 401, 403]),
            Condition::AnyOf(&[
                Condition::Says("origin not allowed"),
                Condition::Says("invalid origin"),
                Condition::Says("origin is not allowed"),
                Condition::Says("origin denied"),
                Condition::Says("forbidden origin"),
            ]),
        ],
        ..ORIGIN_REFUSED
    },
];
