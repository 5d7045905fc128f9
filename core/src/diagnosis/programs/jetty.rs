//! Eclipse Jetty: names in its error page what it cannot read.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{AnyOf, ReasonStarts, Says, Status, Through};
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Jetty",
    marks: &[
        Mark::Header("Server", "jetty"),
        Mark::Body("powered by jetty://"),
    ],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "jetty-400",
        code: Code::HandshakeUnexpectedStatus,
        when: &[
            Status(&[400]),
            AnyOf(&[
                ReasonStarts("Invalid upgrade request"),
                Says("invalid upgrade request"),
            ]),
            Through(&PROGRAM),
        ],
        problem: "Jetty cannot parse the Sec-WebSocket-* header fields of the request",
        help: &[
            "they were valid when sent: a proxy in between likely changed Sec-WebSocket-Protocol or added Sec-WebSocket-Extensions",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "jetty-key",
        when: &[
            Status(&[400]),
            Says("missing request header"),
            Says("sec-websocket-key"),
        ],
        ..templates::KEY_REJECTED
    },
    KnownAnswer {
        id: "jetty-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Through(&PROGRAM)],
        problem: "Jetty found nothing at {path} (404)",
        help: &[
            "check the path against the mappings of the application's WebSockets",
            "if the path is right, the upgrade was likely lost, and Jetty handled a plain request: {forward_upgrade}",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "jetty-400",
        "HTTP/1.1 400 Bad Request\r\nServer: Jetty(12.0.5)\r\nContent-Type: text/html;charset=iso-8859-1\r\nConnection: close\r\n\r\n<html>\n<head>\n<title>Error 400 Invalid upgrade request</title>\n</head>\n<body>\n<h2>HTTP ERROR 400 Invalid upgrade request</h2>\n<hr/><a href=\"https://jetty.org/\">Powered by Jetty:// 12.0.5</a><hr/>\n</body>\n</html>\n",
    ),
    plain(
        "jetty-key",
        "HTTP/1.1 400 Bad Request\r\nServer: Jetty(12.0.5)\r\nContent-Type: text/html;charset=iso-8859-1\r\n\r\n<h2>HTTP ERROR 400 Missing request header &apos;Sec-WebSocket-Key&apos;</h2>",
    ),
    plain(
        "jetty-404",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html;charset=iso-8859-1\r\n\r\n<html>\n<head>\n<title>Error 404 Not Found</title>\n</head>\n<body><h2>HTTP ERROR 404 Not Found</h2>\n<hr/><a href=\"https://eclipse.org/jetty\">Powered by Jetty:// 10.0.15</a><hr/>\n</body>\n</html>\n",
    ),
];
