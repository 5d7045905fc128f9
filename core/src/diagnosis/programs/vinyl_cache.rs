//! Vinyl Cache, as Varnish is called since its release 8.

use super::answer::KnownAnswer;
use super::condition::Condition::{ReasonStarts, Says, Status};
use super::program::{ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::varnish;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Vinyl Cache",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Via", "(vinyl-cache/"),
        Mark::Header("Server", "vinyl-cache"),
        Mark::Header("X-Vinyl", ""),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Vinyl Cache's vcl_recv: {directives} and in vcl_pipe: {further_directives}",
        directives: varnish::PIPE,
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("pipe_timeout"),
        seconds: Some(60),
    }),
    known_from: KnownFrom::Met("9.0"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "vinyl-503",
    code: Code::HandshakeGateway,
    when: &[
        Status(&[503]),
        ReasonStarts("Backend fetch failed"),
        Says("vinyl cache server"),
    ],
    problem: "Vinyl Cache received no valid response from its backend (503)",
    help: &[
        "check that the backend in the VCL is running and listens there: see FetchError in vinyllog",
        "or the backend speaks TLS, which Vinyl Cache does not",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "vinyl-503",
    "HTTP/1.1 503 Backend fetch failed\r\nServer: Vinyl-Cache\r\nRetry-After: 5\r\nX-Vinyl: 2\r\nVia: 1.1 proxy.example.com (Vinyl-Cache/9.0)\r\n\r\n<!DOCTYPE html>\n<html>\n  <head>\n    <title>503 Backend fetch failed</title>\n  </head>\n  <body>\n    <h1>Error 503 Backend fetch failed</h1>\n    <p>Backend fetch failed</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 3</p>\n    <hr>\n    <p>Vinyl Cache server</p>\n  </body>\n</html>\n",
)];
