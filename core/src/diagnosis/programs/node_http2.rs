//! The HTTP/2 server of node, which says in HTTP/1.0 that it speaks nothing older.

use super::answer::KnownAnswer;
use super::condition::Condition::{Says, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "node's http2",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "http2-only-node",
    code: Code::HandshakeHttp2Only,
    when: &[Status(&[403]), Says("missing alpn protocol, expected")],
    problem: "port {port} of {host} speaks HTTP/2 only",
    help: &[
        "enable HTTP/1.1 beside HTTP/2 on the server; in node: allowHTTP1: true in http2.createSecureServer",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[secure(
    "http2-only-node",
    "HTTP/1.0 403 Forbidden\r\nContent-Type: text/html\r\n\r\nMissing ALPN Protocol, expected `h2` to be available.\nIf this is a HTTP request: The server was not configured with the `allowHTTP1` option or a listener for the `unknownProtocol` event.\n",
)];
