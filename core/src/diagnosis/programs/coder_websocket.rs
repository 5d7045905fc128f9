//! coder/websocket, a library for Go.

use super::answer::KnownAnswer;
use super::condition::Condition::{Says, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain, with_origin};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "coder/websocket",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "coder",
        when: &[
            Status(&[426]),
            Says("websocket protocol violation:"),
            Says("does not contain"),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "coder-http10",
        when: &[Says("handshake request must be at least http/1.1")],
        ..templates::HTTP_VERSION_LOWERED
    },
    KnownAnswer {
        id: "coder-origin",
        when: &[
            Status(&[403]),
            Says("request origin"),
            Says("is not authorized for host"),
        ],
        ..templates::ORIGIN_REFUSED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "coder",
        "HTTP/1.1 426 Upgrade Required\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWebSocket protocol violation: Connection header \"keep-alive\" does not contain Upgrade\n",
    ),
    plain(
        "coder-http10",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nWebSocket protocol violation: handshake request must be at least HTTP/1.1: \"HTTP/1.0\"\n",
    ),
    with_origin(
        "coder-origin",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nrequest Origin \"https://evil.example\" is not authorized for Host \"app.example\"\n",
    ),
];
