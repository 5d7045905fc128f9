//! Hasura, a GraphQL server with its WebSocket on a few paths.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, plain, to};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Hasura",
    known_from: KnownFrom::Recorded("published responses and its source"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "hasura-path",
        code: Code::HandshakeNotFound,
        when: &[
            Status(&[404]),
            Says("'/v1/graphql', '/v1alpha1/graphql'"),
            Says("are supported on websockets"),
        ],
        problem: "Hasura has no WebSocket at {path} (404)",
        help: &["connect to /v1/graphql; the body lists all paths"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "hasura-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[
            Status(&[404]),
            Says("\"error\":\"resource does not exist\""),
            Says("\"code\":\"not-found\""),
        ],
        problem: "Hasura handled {path} as a plain request, and found nothing there (404)",
        help: &[
            "if the path is /v1/graphql, a proxy in front of Hasura likely dropped the upgrade; {example_directives}",
            "otherwise connect to /v1/graphql, where its WebSocket is",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "hasura-path",
        "HTTP/1.1 404 Not Found\r\n\r\n{\"path\":\"$\",\"error\":\"only '/v1/graphql', '/v1alpha1/graphql' are supported on websockets\",\"code\":\"not-found\"}",
    ),
    to(
        "ws://app.example/v1/graphql",
        "hasura-404",
        "HTTP/1.1 404 Not Found\r\n\r\n{\"path\":\"$\",\"error\":\"resource does not exist\",\"code\":\"not-found\"}",
    ),
];
