//! Laravel Reverb, which has the handshake of Ratchet and speaks the Pusher protocol.

use super::answer::{AnsweredBy, KnownAnswer};
use super::condition::Condition::{
    self, AllOf, AnyOf, ReasonStarts, Says, SaysOnly, Status, Through,
};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Laravel Reverb",
    marks: &[Mark::Header("X-Powered-By", "laravel reverb")],
    ..Program::DEFAULT
};

/// The negotiator that Ratchet, Reverb and other servers use got the request without its upgrade.
pub(super) const NEGOTIATOR_MISSES_UPGRADE: Condition = AnyOf(&[
    AllOf(&[
        Status(&[426]),
        ReasonStarts("Upgrade header MUST be provided"),
    ]),
    AllOf(&[
        Status(&[400]),
        ReasonStarts("Connection Upgrade MUST be requested"),
    ]),
]);

/// Reverb by its name, or by the first frames of its protocol behind a refusal.
pub(super) const IS_REVERB: Condition = AnyOf(&[Through(&PROGRAM), Says("\"pusher:")]);

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "reverb",
        // It does not look for the header and trips over the plain request.
        when: &[Status(&[500]), SaysOnly("Internal server error.")],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "reverb-hang",
        // It serves the connection whatever its negotiator says.
        when: &[NEGOTIATOR_MISSES_UPGRADE, IS_REVERB],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "reverb-404",
        code: Code::HandshakeNotFound,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[404]), SaysOnly("Not found.")],
        problem: "the server found nothing at {path} (404)",
        help: &[
            "in Laravel Reverb, the path is likely /app/KEY, with REVERB_APP_KEY from its .env",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "reverb",
        "HTTP/1.1 500 Internal Server Error\r\nServer: nginx\r\nContent-Length: 22\r\n\r\nInternal server error.",
    ),
    plain(
        "reverb-hang",
        "HTTP/1.1 400 Connection Upgrade MUST be requested\r\nX-Powered-By: Laravel Reverb\r\n\r\n",
    ),
    plain(
        "reverb-hang",
        "HTTP/1.1 426 Upgrade header MUST be provided\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n\u{1}z{\"event\":\"pusher:connection_established\",\"data\":\"{}\"}",
    ),
    plain(
        "reverb-404",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nNot found.",
    ),
];
