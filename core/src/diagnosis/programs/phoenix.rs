//! Phoenix, an Elixir framework, on the servers Bandit and Cowboy.

use super::answer::KnownAnswer;
use super::condition::Condition::{AnyOf, HeaderIs, NotThrough, Says, Silent, Status, Through};
use super::cowboy;
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain, with_origin};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Phoenix",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "bandit",
        when: &[
            Status(&[400]),
            AnyOf(&[
                Says("'connection' header must contain 'upgrade', got"),
                Says("'upgrade' header must contain 'websocket', got"),
            ]),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "bandit-http10",
        when: &[Says("http version http/1.0 unsupported")],
        ..templates::HTTP_VERSION_LOWERED
    },
    KnownAnswer {
        id: "cowboy-origin",
        when: &[Status(&[403]), Silent, Through(&cowboy::PROGRAM)],
        ..templates::ORIGIN_LIKELY_REFUSED
    },
    KnownAnswer {
        id: "bandit-origin",
        // Plug, on which Phoenix is built, begins every response with this field.
        when: &[
            Status(&[403]),
            Silent,
            HeaderIs("Cache-Control", "max-age=0, private, must-revalidate"),
            NotThrough(&cowboy::PROGRAM),
        ],
        ..templates::ORIGIN_LIKELY_REFUSED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "bandit",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n'upgrade' header must contain 'websocket', got []",
    ),
    plain(
        "bandit-http10",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nHTTP version HTTP/1.0 unsupported",
    ),
    with_origin(
        "cowboy-origin",
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nserver: Cowboy\r\n\r\n",
    ),
    plain(
        "bandit-origin",
        "HTTP/1.1 403 Forbidden\r\ndate: Mon, 23 Nov 2026 02:48:37 GMT\r\ncontent-length: 0\r\nvary: accept-encoding\r\ncache-control: max-age=0, private, must-revalidate\r\n\r\n",
    ),
];
