//! sslh: passes a connection on by its first bytes, without reading HTTP.

use super::answer::KnownAnswer;

use super::program::{KnownFrom, Mark, Program, Relay, Role};
#[cfg(test)]
use super::sample::{Sample, from_process};

pub(super) static PROGRAM: Program = Program {
    name: "sslh",
    role: Role::RelaysBytes,
    marks: &[Mark::Process(&[
        "sslh",
        "sslh-select",
        "sslh-fork",
        "sslh-ev",
    ])],
    relay: Some(Relay {
        server_behind: "the addresses of its protocols http and tls in sslh's configuration",
        sends_proxy_header: None,
        expects_proxy_header: None,
    }),
    known_from: KnownFrom::Met("1.20"),

    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[from_process(
    "sslh",
    "node-ws-426",
    "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nDate: Sat, 28 Nov 2026 15:02:18 GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nUpgrade Required",
)];
