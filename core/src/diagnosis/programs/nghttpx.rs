//! nghttpx, the proxy of nghttp2: forwards upgrades by default, over HTTP/1.1 only.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status};
use super::program::{IdleTimeout, KnownFrom, Mark, Program, Role, TlsToBackend};
#[cfg(test)]
use super::sample::{Sample, from_process, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "nghttpx",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Server", "nghttpx"),
        Mark::Header("Via", "nghttpx"),
        Mark::Body(FOOTER),
        Mark::Process(&["nghttpx"]),
    ],
    replaces_server_field: true,
    never_drops: true,
    known_from: KnownFrom::Met("1.52.0"),
    tls_to_backend: Some(TlsToBackend {
        advice: "configure nghttpx to speak TLS to that port: {tls_directives}",
        directives: "backend=host,port;;tls",
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("backend-read-timeout"),
        seconds: Some(60),
    }),
    ..Program::DEFAULT
};

const FOOTER: &str = "<footer>nghttpx</footer>";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "nghttpx-502",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[Status(&[502]), Says(FOOTER)],
        problem: "nghttpx received no valid response from the upstream server (502)",
        help: &[
            "the upstream server is likely not running: start it, or correct the address in nghttpx's option backend",
            "or the option has proto=h2, and the upstream server does not support WebSocket over HTTP/2: remove proto=h2",
            "or the upstream server speaks TLS: {own_tls_to_backend}",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nghttpx-504",
        code: Code::HandshakeGateway,
        when: &[Status(&[504]), Says(FOOTER)],
        problem: "the upstream server did not answer nghttpx in time (504)",
        help: &[
            "find out why the upstream server is slow or stuck; nghttpx waits for {idle_timeout}",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nDate: Sat, 28 Nov 2026 15:03:30 GMT\r\nServer: nghttpx\r\nVia: 1.1 nghttpx\r\n\r\nUpgrade Required",
    ),
    plain(
        "nghttpx-502",
        "HTTP/1.1 502 Bad Gateway\r\nServer: nghttpx\r\nContent-Length: 129\r\nDate: Sat, 28 Nov 2026 15:02:26 GMT\r\nContent-Type: text/html; charset=UTF-8\r\nConnection: close\r\n\r\n<!DOCTYPE html><html lang=\"en\"><title>502 Bad Gateway</title><body><h1>502 Bad Gateway</h1><footer>nghttpx</footer></body></html>",
    ),
    plain(
        "nghttpx-504",
        "HTTP/1.1 504 Gateway Timeout\r\nServer: nghttpx\r\nContent-Length: 137\r\nDate: Sat, 28 Nov 2026 15:03:32 GMT\r\nContent-Type: text/html; charset=UTF-8\r\nConnection: close\r\n\r\n<!DOCTYPE html><html lang=\"en\"><title>504 Gateway Timeout</title><body><h1>504 Gateway Timeout</h1><footer>nghttpx</footer></body></html>",
    ),
    // With no-via and no-server-rewrite it adds neither field.
    from_process(
        "nghttpx",
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nDate: Sat, 28 Nov 2026 15:21:28 GMT\r\n\r\nUpgrade Required",
    ),
];
