//! Netty, a library for Java that many servers use, such as Neo4j.

use super::answer::KnownAnswer;
use super::condition::Condition::{AllOf, AnyOf, Says, SaysOnlyIgnoringCase, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, composed, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Netty",
    known_from: KnownFrom::Recorded("published responses, and its source"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "netty",
        when: &[
            Status(&[400]),
            AnyOf(&[
                SaysOnlyIgnoringCase("not a websocket handshake request: missing upgrade"),
                AllOf(&[Says("not a websocket request: a"), Says("'upgrade'")]),
                AllOf(&[Says("not a websocket request: a"), Says("'websocket'")]),
            ]),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "netty-key",
        when: &[
            Status(&[400]),
            SaysOnlyIgnoringCase("not a websocket request: missing key"),
        ],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "netty",
        "HTTP/1.1 400 Bad Request\r\n\r\nnot a WebSocket handshake request: missing upgrade",
    ),
    // What its source says since 4.1.130, in a response as above.
    composed(plain(
        "netty",
        "HTTP/1.1 400 Bad Request\r\n\r\nnot a WebSocket request: a |Connection| header must includes a token 'Upgrade'",
    )),
    composed(plain(
        "netty",
        "HTTP/1.1 400 Bad Request\r\n\r\nnot a WebSocket request: an |Upgrade| header must containing the value 'websocket'",
    )),
    composed(plain(
        "netty-key",
        "HTTP/1.1 400 Bad Request\r\n\r\nnot a WebSocket request: missing key",
    )),
];
