//! Varnish: drops an upgrade unless its VCL pipes the connection.

use super::answer::KnownAnswer;
use super::condition::Condition::{ReasonStarts, Says, Status};
use super::program::{ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

/// The VCL that pipes an upgrade: in vcl_recv, and in vcl_pipe.
pub(super) const PIPE: &[&str] = &[
    "if (req.http.Upgrade ~ \"(?i)websocket\") { return (pipe); }",
    "set bereq.http.Upgrade = req.http.Upgrade; set bereq.http.Connection = req.http.Connection;",
];

pub(super) static PROGRAM: Program = Program {
    name: "Varnish",
    role: Role::DropsUpgrades,
    marks: &[
        // The first has the version: 1.1 varnish (Varnish/7.1).
        Mark::Header("Via", "(varnish/"),
        // Fastly sends the same Via, and this field.
        Mark::HeaderWithout("Via", "varnish", "X-Timer"),
        Mark::Header("Server", "varnish"),
        Mark::Header("X-Varnish", ""),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Varnish's vcl_recv: {directives} and in vcl_pipe: {further_directives}",
        directives: PIPE,
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("pipe_timeout"),
        seconds: Some(60),
    }),
    manual: Some("https://varnish-cache.org/docs/trunk/users-guide/vcl-example-websockets.html"),
    cure_tested: true,
    known_from: KnownFrom::Met("7.1.1"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "varnish-503",
    code: Code::HandshakeGateway,
    when: &[
        Status(&[503]),
        ReasonStarts("Backend fetch failed"),
        Says("varnish cache server"),
    ],
    problem: "Varnish received no valid response from its backend (503)",
    help: &[
        "check that the backend in the VCL is running and listens there: see FetchError in varnishlog",
        "or the backend speaks TLS, which Varnish does not",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "varnish-503",
    "HTTP/1.1 503 Backend fetch failed\r\nServer: Varnish\r\nRetry-After: 5\r\nX-Varnish: 2\r\nVia: 1.1 varnish (Varnish/7.1)\r\n\r\n<!DOCTYPE html>\n<html>\n  <head>\n    <title>503 Backend fetch failed</title>\n  </head>\n  <body>\n    <h1>Error 503 Backend fetch failed</h1>\n    <p>Backend fetch failed</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 3</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n",
)];
