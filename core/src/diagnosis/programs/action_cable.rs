//! Action Cable, the WebSocket of Ruby on Rails.

use super::answer::{AdviceTemplate, Confidence, KnownAnswer};
use super::condition::Condition::{Header, SaysOnly, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Action Cable",
    ..Program::DEFAULT
};

const REFUSED: &str = "Action Cable does not take the request, likely for its Origin";

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
    problem: REFUSED,
    help: &[
        "add the Origin to config.action_cable.allowed_request_origins",
        OR_DROPPED,
    ],
    without_origin: Some(&AdviceTemplate {
        problem: REFUSED,
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
