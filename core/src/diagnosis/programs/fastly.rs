//! Fastly: drops an upgrade unless WebSockets are enabled for the service.

use super::answer::KnownAnswer;
use super::program::{ForwardUpgrade, KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, plain};

pub(super) static PROGRAM: Program = Program {
    name: "Fastly",
    role: Role::DropsUpgrades,
    // Its Via is that of Varnish.
    marks: &[
        Mark::Header("X-Fastly-Request-Id", ""),
        Mark::HeaderWith("X-Served-By", "cache-", "X-Timer"),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Fastly, enable the product WebSockets for the service, and hand the request over to the backend as Fastly's guide describes",
        directives: &[],
    }),
    known_from: KnownFrom::Recorded("published responses"),
    manual: Some(
        "https://www.fastly.com/documentation/guides/concepts/real-time-messaging/websockets-tunnel/",
    ),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "redirect",
        "HTTP/1.1 301 Moved Permanently\r\nConnection: keep-alive\r\nContent-Length: 162\r\nServer: GitHub.com\r\nContent-Type: text/html\r\nLocation: https://app.example/chat\r\nAccept-Ranges: bytes\r\nDate: Sat, 25 Nov 2023 16:27:19 GMT\r\nVia: 1.1 varnish\r\nAge: 0\r\nX-Served-By: cache-fra-eddf8230071-FRA\r\nX-Cache: MISS\r\nX-Cache-Hits: 0\r\nX-Timer: S1700929639.243087,VS0,VE95\r\nVary: Accept-Encoding\r\nX-Fastly-Request-ID: a1ad7303c7f7029492e0f15b1a51d1c557942c39\r\n\r\n",
    ),
    plain(
        "page",
        "HTTP/1.1 200 OK\r\nServer: Cowboy\r\nContent-Type: text/css\r\nVia: 1.1 vegur\r\nContent-Length: 1\r\nVia: 1.1 varnish\r\nAge: 885814\r\nConnection: keep-alive\r\nX-Served-By: cache-dfw1828-DFW\r\nX-Cache: HIT\r\nX-Cache-Hits: 68\r\nX-Timer: S1408912125.211638212,VS0,VE0\r\n\r\n.",
    ),
];
