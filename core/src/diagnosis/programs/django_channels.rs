//! Django Channels, and what else runs on daphne: a consumer or Origin validator that refuses, in daphne's words.

use super::answer::{AnsweredBy, KnownAnswer};
use super::asgi;
use super::condition::Condition::{ReasonStarts, Status};
use super::daphne;
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};

pub(super) static PROGRAM: Program = Program {
    name: "Django Channels",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "channels-denied",
    when: &[Status(&[403]), ReasonStarts("Access denied")],
    by: AnsweredBy::Program(&daphne::PROGRAM),
    help: &[
        "check the path: likely no WebSocket route matches it",
        "or the consumer rejects this client: check the token, cookie, Origin or subprotocol that it requires",
        "or, in Django Channels, an OriginValidator around the routes rejects the Origin: send one that it allows, such as that of the site",
    ],
    ..asgi::CLOSED_BEFORE_ACCEPT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "channels-denied",
    "HTTP/1.1 403 Access denied\r\nServer: Daphne\r\n\r\n",
)];
