//! websockify, which passes the payload of a WebSocket on to a TCP port, often for VNC.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{AnyOf, ReasonStarts, Says, Status, Through};
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "websockify",
    marks: &[
        Mark::Header("Server", "websockify"),
        Mark::Process(&["websockify"]),
    ],
    own_handshake: true,
    closes_without_answer: Some(
        "websockify closes without answering if it does not know the token of the URL: check ?token= against its token source",
    ),
    known_from: KnownFrom::Met("0.10.0"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "websockify-405",
        confidence: Confidence::Likely,
        when: &[
            Status(&[405]),
            // A proxy may have put its own name in place of websockify's.
            AnyOf(&[
                Through(&PROGRAM),
                Says("405 - specified method is invalid for this resource."),
            ]),
        ],
        problem: "the upgrade likely did not reach websockify, which accepts only upgrades (405): {blamed} dropped it",
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "websockify-404",
        confidence: Confidence::Likely,
        when: &[
            Status(&[404]),
            ReasonStarts("File not found"),
            Through(&PROGRAM),
        ],
        problem: "the upgrade did not reach websockify, which found no file {path} (404): {blamed} likely dropped it",
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "websockify-subprotocol",
        when: &[
            Status(&[400]),
            ReasonStarts("Invalid protocol selected"),
            Through(&PROGRAM),
        ],
        help: &["pass subprotocols: ['binary'], or none"],
        ..templates::SUBPROTOCOL_NOT_TAKEN
    },
    KnownAnswer {
        id: "websockify-key",
        when: &[
            Status(&[400]),
            ReasonStarts("Missing Sec-WebSocket-Key"),
            Through(&PROGRAM),
        ],
        ..templates::KEY_REJECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "websockify-405",
        "HTTP/1.1 405 Method Not Allowed\r\nServer: WebSockify Python/3.11.2\r\nDate: Sat, 28 Nov 2026 15:05:54 GMT\r\nConnection: close\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: 355\r\n\r\n<!DOCTYPE HTML>\n<html lang=\"en\">\n    <head>\n        <meta charset=\"utf-8\">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: 405</p>\n        <p>Message: Method Not Allowed.</p>\n        <p>Error code explanation: 405 - Specified method is invalid for this resource.</p>\n    </body>\n</html>\n",
    ),
    plain(
        "websockify-405",
        "HTTP/1.1 405 Method Not Allowed\r\nServer: nginx/1.22.1\r\nDate: Sat, 28 Nov 2026 15:26:43 GMT\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: 355\r\nConnection: keep-alive\r\n\r\n<!DOCTYPE HTML>\n<html lang=\"en\">\n    <head>\n        <meta charset=\"utf-8\">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: 405</p>\n        <p>Message: Method Not Allowed.</p>\n        <p>Error code explanation: 405 - Specified method is invalid for this resource.</p>\n    </body>\n</html>\n",
    ),
    plain(
        "websockify-404",
        "HTTP/1.1 404 File not found\r\nServer: WebSockify Python/3.11.2\r\nDate: Sat, 28 Nov 2026 15:05:55 GMT\r\nConnection: close\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: 335\r\n\r\n<!DOCTYPE HTML>\n<html lang=\"en\">\n    <head>\n        <meta charset=\"utf-8\">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: 404</p>\n        <p>Message: File not found.</p>\n        <p>Error code explanation: 404 - Nothing matches the given URI.</p>\n    </body>\n</html>\n",
    ),
    plain(
        "websockify-subprotocol",
        "HTTP/1.1 400 Invalid protocol selected\r\nServer: WebSockify Python/3.11.2\r\nDate: Sat, 28 Nov 2026 15:05:54 GMT\r\nConnection: close\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: 357\r\n\r\n<!DOCTYPE HTML>\n<html lang=\"en\">\n    <head>\n        <meta charset=\"utf-8\">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: 400</p>\n        <p>Message: Invalid protocol selected.</p>\n        <p>Error code explanation: 400 - Bad request syntax or unsupported method.</p>\n    </body>\n</html>\n",
    ),
    plain(
        "websockify-key",
        "HTTP/1.1 400 Missing Sec-WebSocket-Key header\r\nServer: WebSockify Python/3.11.2\r\nDate: Sat, 28 Nov 2026 15:05:54 GMT\r\nConnection: close\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: 364\r\n\r\n<!DOCTYPE HTML>\n<html lang=\"en\">\n    <head>\n        <meta charset=\"utf-8\">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: 400</p>\n        <p>Message: Missing Sec-WebSocket-Key header.</p>\n        <p>Error code explanation: 400 - Bad request syntax or unsupported method.</p>\n    </body>\n</html>\n",
    ),
];
