//! Squid: drops an upgrade unless it is configured to forward it.

use super::answer::KnownAnswer;
use super::program::{ForwardUpgrade, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};

pub(super) static PROGRAM: Program = Program {
    name: "Squid",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Via", "(squid"),
        Mark::Header("Server", "squid"),
        Mark::Header("X-Squid-Error", ""),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "use wss://, which passes through Squid in a CONNECT tunnel; or in squid.conf: {directives}",
        directives: &["http_upgrade_request_protocols WebSocket allow all"],
    }),
    manual: Some("http://www.squid-cache.org/Doc/config/http_upgrade_request_protocols/"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nVia: 1.1 proxy.example (squid/5.7)\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    ),
    plain(
        "gateway",
        "HTTP/1.1 503 Service Unavailable\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_CONNECT_FAIL 111\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><html><head><title>ERROR: The requested URL could not be retrieved</title></head></html>",
    ),
];
