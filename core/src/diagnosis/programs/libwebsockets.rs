//! libwebsockets, a library for C.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "libwebsockets",
    marks: &[Mark::Body("href=\"/error.css\"/></head><body><h1>")],
    closes_without_answer: Some(
        "libwebsockets closes without answering if it does not know the subprotocol: offer the one that the server's documentation names, in its exact spelling",
    ),
    known_from: KnownFrom::Met("4.1.6"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    // An upgrade gets a 101 on every path, or an end without an answer.
    KnownAnswer {
        id: "libwebsockets-404",
        confidence: Confidence::Likely,
        when: &[
            Status(&[404]),
            Says("href=\"/error.css\"/></head><body><h1>404</h1></body></html>"),
        ],
        problem: "the upgrade likely did not reach libwebsockets, which has no page {path} (404): {blamed} dropped it",
        ..templates::UPGRADE_DROPPED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "libwebsockets-404",
    "HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\ncontent-length: 173\r\n\r\n<html><head><meta charset=utf-8 http-equiv=\"Content-Language\" content=\"en\"/><link rel=\"stylesheet\" type=\"text/css\" href=\"/error.css\"/></head><body><h1>404</h1></body></html>",
)];
