//! Workerman, a socket server in PHP.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{HeaderIs, Lacks, Says, Silent, Status};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Workerman",
    marks: &[
        Mark::Header("Server", "workerman"),
        Mark::Body("<hr>workerman"),
    ],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "workerman",
        when: &[
            Status(&[400]),
            Says("400 bad request"),
            Says("<hr>workerman"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "workerman-bare",
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[
            Status(&[400]),
            Silent,
            HeaderIs("Sec-WebSocket-Version", "13"),
            Lacks("Server"),
        ],
        ..templates::VERSION_FIELD_DROPPED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "workerman",
        "HTTP/1.1 400 Bad Request\r\nServer: workerman\r\n\r\n<div style=\"text-align:center\"><h1>400 Bad Request</h1><hr>workerman</div>",
    ),
    plain(
        "workerman-bare",
        "HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n",
    ),
];
