//! gorilla/websocket, a library for Go.

use super::answer::KnownAnswer;
use super::condition::Condition::{AnyOf, HeaderIs, SaysOnly, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain, with_origin};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "gorilla/websocket",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "gorilla",
        // Its other 400s are for the method, the version and the key, which we send as it expects.
        when: &[
            Status(&[400, 426]),
            AnyOf(&[SaysOnly("Bad Request"), SaysOnly("Upgrade Required")]),
            HeaderIs("Sec-WebSocket-Version", "13"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "gorilla-origin",
        when: &[
            Status(&[403]),
            SaysOnly("Forbidden"),
            HeaderIs("Sec-WebSocket-Version", "13"),
        ],
        ..templates::ORIGIN_REFUSED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "gorilla",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nX-Content-Type-Options: nosniff\r\n\r\nBad Request\n",
    ),
    plain(
        "gorilla",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nUpgrade: websocket\r\n\r\nUpgrade Required\n",
    ),
    with_origin(
        "gorilla-origin",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\n\r\nForbidden\n",
    ),
];
