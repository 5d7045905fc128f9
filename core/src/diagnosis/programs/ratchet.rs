//! Ratchet, a WebSocket library for PHP.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{Header, Not, ReasonStarts, Status, Through};
use super::program::{Mark, Program};
use super::reverb;
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Ratchet",
    marks: &[Mark::Header("X-Powered-By", "ratchet")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "ratchet",
        when: &[reverb::NEGOTIATOR_MISSES_UPGRADE, Not(&reverb::IS_REVERB)],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "ratchet-505",
        when: &[Status(&[505]), Header("X-Powered-By", "ratchet")],
        ..templates::HTTP_VERSION_LOWERED
    },
    KnownAnswer {
        id: "ratchet-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Through(&PROGRAM)],
        problem: "Ratchet found nothing at {path} (404)",
        help: &[
            "check the path against the routes of the application",
            "or Ratchet's App was likely created for a host other than {host}: see the first argument of its constructor, or the last of route()",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "ratchet-origin",
        when: &[Status(&[403]), Through(&PROGRAM)],
        ..templates::ORIGIN_LIKELY_REFUSED
    },
    KnownAnswer {
        id: "ratchet-key",
        when: &[Status(&[400]), ReasonStarts("Invalid Sec-WebSocket-Key")],
        ..templates::KEY_REJECTED
    },
    KnownAnswer {
        id: "ratchet-subprotocol",
        by: AnsweredBy::Unsaid,
        when: &[ReasonStarts(
            "No Sec-WebSocket-Protocols requested supported",
        )],
        ..templates::SUBPROTOCOL_NOT_TAKEN
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "ratchet",
        "HTTP/1.1 426 Upgrade header MUST be provided\r\nServer: nginx\r\nSec-WebSocket-Version: 13\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: keep-alive\r\n\r\n",
    ),
    plain(
        "ratchet",
        "HTTP/1.1 400 Connection Upgrade MUST be requested\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "ratchet-505",
        "HTTP/1.1 505 HTTP Version Not Supported\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "ratchet-404",
        "HTTP/1.1 404 Not Found\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "ratchet-origin",
        "HTTP/1.1 403 Forbidden\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "ratchet-key",
        "HTTP/1.1 400 Invalid Sec-WebSocket-Key\r\nX-Powered-By: Ratchet/0.4.4\r\n\r\n",
    ),
    plain(
        "ratchet-subprotocol",
        "HTTP/1.1 426 No Sec-WebSocket-Protocols requested supported\r\nX-Powered-By: Ratchet/0.4.4\r\nSec-WebSocket-Version: 13\r\n\r\n",
    ),
];
