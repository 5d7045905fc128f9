//! daphne, the server of Django Channels.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Lacks, ReasonStarts, Silent, Status, Through};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "daphne",
    marks: &[Mark::Header("Server", "daphne")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "daphne-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Through(&PROGRAM)],
        problem: "Django found nothing at {path} (404)",
        help: &[
            "Django likely received a plain HTTP request: check that ProtocolTypeRouter has a \"websocket\" entry with this path",
            "or a proxy in front of it dropped the upgrade; {example_directives}",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "daphne-500",
        code: Code::HandshakeUnexpectedStatus,
        confidence: Confidence::Likely,
        when: &[
            Status(&[500]),
            Silent,
            ReasonStarts("Internal server error"),
            Lacks("Server"),
        ],
        problem: "the application on daphne failed before accepting the WebSocket (500)",
        help: &[
            "in Django Channels, likely no route matches {path}: check the URLRouter",
            "or the consumer failed in connect(): see the traceback in the server's log",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "daphne-404",
        "HTTP/1.1 404 Not Found\r\nServer: daphne\r\nContent-Type: text/html\r\n\r\n<h1>Not Found</h1>",
    ),
    plain("daphne-500", "HTTP/1.1 500 Internal server error\r\n\r\n"),
];
