//! stunnel: speaks TLS on one side and passes the bytes on to the other.

use super::answer::KnownAnswer;
use super::condition::Condition::{Lacks, Silent, Status, Through};
use super::program::{IdleTimeout, KnownFrom, Mark, Program, Relay, Role};
#[cfg(test)]
use super::sample::{Sample, from_process};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "stunnel",
    role: Role::RelaysBytes,
    marks: &[Mark::Process(&["stunnel", "stunnel4"])],
    relay: Some(Relay {
        server_behind: "connect in stunnel's configuration",
        sends_proxy_header: Some("protocol = proxy"),
        expects_proxy_header: None,
    }),
    known_from: KnownFrom::Met("5.68"),
    idle_timeout: Some(IdleTimeout {
        setting: Some("TIMEOUTidle"),
        seconds: Some(43_200),
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "stunnel-proxy-header",
    when: &[Status(&[400]), Silent, Lacks("Server"), Through(&PROGRAM)],
    ..templates::PROXY_HEADER_NOT_EXPECTED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[from_process(
    "stunnel",
    "stunnel-proxy-header",
    "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
)];
