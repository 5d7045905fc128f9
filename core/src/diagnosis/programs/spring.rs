//! Spring, a Java framework.

use super::answer::KnownAnswer;
use super::condition::Condition::{AnyOf, Header, Not, SaysOnly, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Spring",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "spring",
    when: &[
        Status(&[400]),
        // Tornado uses the same words, in HTML.
        Not(&Header("Content-Type", "text/html")),
        AnyOf(&[
            SaysOnly("Can \"Upgrade\" only to \"WebSocket\"."),
            SaysOnly("\"Connection\" must be \"upgrade\"."),
        ]),
    ],
    ..templates::UPGRADE_DROPPED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "spring",
        "HTTP/1.1 400 \r\nServer: nginx\r\nContent-Length: 34\r\n\r\nCan \"Upgrade\" only to \"WebSocket\".",
    ),
    plain(
        "spring",
        "HTTP/1.1 400 \r\nContent-Length: 33\r\n\r\n\"Connection\" must be \"upgrade\".\r\n",
    ),
];
