//! uvicorn, a server for ASGI applications.

use super::answer::{Confidence, KnownAnswer};
use super::asgi;
use super::condition::Condition::{
    AnyOf, Has, HeaderIs, HeaderIsIgnoringCase, Lacks, NoReason, ReasonStarts, Silent, Status,
    Through,
};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "uvicorn",
    marks: &[Mark::Header("Server", "uvicorn")],
    known_from: KnownFrom::Met("0.54.0"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "uvicorn-403",
        when: &[Status(&[403]), Silent, Through(&PROGRAM)],
        ..asgi::CLOSED_BEFORE_ACCEPT
    },
    // With --ws websockets and websockets-sansio its refusals are of that library, without the name.
    KnownAnswer {
        id: "uvicorn-websockets-403",
        when: &[
            Status(&[403]),
            ReasonStarts("Forbidden"),
            Silent,
            Lacks("Server"),
            Has("Date"),
            HeaderIsIgnoringCase("Connection", "close"),
            HeaderIs("Content-Length", "0"),
            AnyOf(&[
                HeaderIs("Content-Type", "text/plain; charset=utf-8"),
                HeaderIs("Content-Type", "text/plain"),
            ]),
        ],
        ..asgi::CLOSED_BEFORE_ACCEPT
    },
    // With --ws wsproto its refusals have neither a reason phrase nor Server nor Date.
    KnownAnswer {
        id: "uvicorn-wsproto-403",
        when: &[
            Status(&[403]),
            NoReason,
            Silent,
            Lacks("Server"),
            Lacks("Date"),
        ],
        ..asgi::CLOSED_BEFORE_ACCEPT
    },
    KnownAnswer {
        id: "uvicorn-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Through(&PROGRAM)],
        problem: "the ASGI application found nothing at {path} (404)",
        help: &[
            "check the path against the application's WebSocket routes",
            "if it is right, uvicorn likely has no WebSocket library and handled a plain request: pip install 'uvicorn[standard]'",
            "or a proxy in front of it dropped the upgrade",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "uvicorn-403",
        "HTTP/1.1 403 Forbidden\r\nserver: uvicorn\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    ),
    plain(
        "uvicorn-websockets-403",
        "HTTP/1.1 403 Forbidden\r\nDate: Sat, 28 Nov 2026 17:43:18 GMT\r\nConnection: close\r\nContent-Length: 0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n",
    ),
    plain(
        "uvicorn-websockets-403",
        "HTTP/1.1 403 Forbidden\r\nDate: Sat, 28 Nov 2026 17:43:20 GMT\r\nContent-Length: 0\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "uvicorn-wsproto-403",
        "HTTP/1.1 403 \r\ncontent-length: 0\r\n\r\n",
    ),
    plain(
        "uvicorn-404",
        "HTTP/1.1 404 Not Found\r\nserver: uvicorn\r\ncontent-type: application/json\r\n\r\n{\"detail\":\"Not Found\"}",
    ),
];
