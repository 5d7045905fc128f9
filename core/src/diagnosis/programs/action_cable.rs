//! Action Cable, the WebSocket of Ruby on Rails.

use super::after_upgrade::RefusalMessage;
use super::answer::{AdviceTemplate, Confidence, KnownAnswer};
use super::condition::Condition::{Header, SaysOnly, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Action Cable",
    // {"type":"disconnect","reason":"unauthorized","reconnect":false}
    refusal_messages: &[
        RefusalMessage {
            contains: &[DISCONNECT, UNAUTHORIZED, RECONNECT],
            help: REJECTED,
            retryable: true,
            ..RefusalMessage::DEFAULT
        },
        RefusalMessage {
            contains: &[DISCONNECT, UNAUTHORIZED],
            help: REJECTED,
            ..RefusalMessage::DEFAULT
        },
        RefusalMessage {
            contains: &[DISCONNECT, RECONNECT],
            help: SEE_LOG,
            retryable: true,
            ..RefusalMessage::DEFAULT
        },
        RefusalMessage {
            contains: &[DISCONNECT],
            help: SEE_LOG,
            ..RefusalMessage::DEFAULT
        },
    ],
    ..Program::DEFAULT
};

const DISCONNECT: &str = "\"type\":\"disconnect\"";
const UNAUTHORIZED: &str = "\"unauthorized\"";
const RECONNECT: &str = "\"reconnect\":true";

const REJECTED: &str =
    "Action Cable rejects this client: check the cookie or token that identifies the user";
const SEE_LOG: &str = "see the Rails log for the reason";

const OR_DROPPED: &str = "or a proxy in front of it dropped the upgrade; {example_directives}";

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "action-cable",
    code: Code::HandshakeForbiddenOrigin,
    confidence: Confidence::Likely,
    when: &[
        Status(&[404]),
        SaysOnly("Page not found"),
        Header("Content-Type", "text/plain"),
    ],
    problem: "Action Cable does not accept the request, likely because of its Origin",
    help: &[
        "add the Origin to config.action_cable.allowed_request_origins",
        OR_DROPPED,
    ],
    without_origin: Some(&AdviceTemplate {
        problem: "Action Cable does not accept the request, likely because it has no Origin",
        evidence: &[],
        help: &[
            "send the Origin of the site: headers: ['Origin' => 'https://your.site']; by default only the server's own host is allowed",
            OR_DROPPED,
        ],
    }),
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "action-cable",
    "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPage not found",
)];
