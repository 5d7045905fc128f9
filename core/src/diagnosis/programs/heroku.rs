//! The router of Heroku: forwards upgrades, and ends idle connections.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{Status, Through};
use super::program::{IdleTimeout, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Heroku",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Body("herokucdn.com/error-pages"),
        Mark::Header("Via", "vegur"),
        Mark::Header("Via", "heroku-router"),
    ],
    idle_timeout: Some(IdleTimeout {
        setting: None,
        seconds: Some(55),
    }),
    manual: Some("https://devcenter.heroku.com/articles/websockets"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "heroku",
    code: Code::HandshakeGateway,
    confidence: Confidence::Likely,
    by: AnsweredBy::Unsaid,
    when: &[Status(&[503]), Through(&PROGRAM)],
    problem: "Heroku received no response from the application (503)",
    help: &[
        "see the H code in heroku logs: likely H10 (the application crashed), H12 (it took over 30 s) or H14 (no web dyno runs)",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[secure(
    "heroku",
    "HTTP/1.1 503 Service Unavailable\r\nServer: Cowboy\r\nVia: 1.1 vegur\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><html><body><iframe src=\"//www.herokucdn.com/error-pages/application-error.html\"></iframe></body></html>",
)];
