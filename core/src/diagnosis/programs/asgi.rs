//! ASGI applications, whatever server runs them: what they do is the same, and the server only passes it on.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::program::Program;
#[cfg(test)]
use super::sample::Sample;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "an ASGI application",
    ..Program::DEFAULT
};

/// The application sent `websocket.close` in place of `websocket.accept`, which a server makes a 403 of.
pub(super) const CLOSED_BEFORE_ACCEPT: KnownAnswer = KnownAnswer {
    code: Code::HandshakeForbidden,
    confidence: Confidence::Likely,
    by: AnsweredBy::Program(&PROGRAM),
    problem: "the application closed the WebSocket before accepting it (403)",
    help: &[
        "check the path: likely no WebSocket route matches it",
        "or the handler rejects this client: check the token, cookie, Origin or subprotocol that it requires",
        "or it failed before websocket.accept(): see the application's log",
    ],
    ..KnownAnswer::DEFAULT
};

/// The application raised an exception before it accepted.
pub(super) const FAILED_BEFORE_ACCEPT: KnownAnswer = KnownAnswer {
    code: Code::HandshakeUnexpectedStatus,
    by: AnsweredBy::Program(&PROGRAM),
    problem: "the application failed before it accepted the WebSocket (500)",
    help: &["see the exception in the server's log"],
    ..KnownAnswer::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[];
