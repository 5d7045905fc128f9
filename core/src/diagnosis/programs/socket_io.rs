//! Socket.IO and the protocol below it, Engine.IO.

use super::after_upgrade::{RefusalMessage, RefusalText};
use super::answer::KnownAnswer;
use super::condition::Condition::{self, AllOf, AnyOf, Says, SaysOnlyIgnoringCase, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Socket.IO",
    // A message (4) of Engine.IO with a packet CONNECT_ERROR (4) of Socket.IO.
    refusal_messages: &[RefusalMessage {
        starts: &["44{", "44/"],
        help: "a middleware of the Socket.IO server rejects this client: check the auth payload, token or cookie; it speaks Socket.IO, not plain WebSocket",
        ..RefusalMessage::DEFAULT
    }],
    // Engine.IO looks at the version only after its WebSocket library has answered the upgrade.
    refusal_texts: &[RefusalText {
        says: "unsupported protocol version",
        problem: OTHER_VERSION,
        help: &[
            "set EIO in the URL to the server's version: EIO=4 for Socket.IO 3 and 4, EIO=3 for Socket.IO 2; without EIO, a server assumes an older version",
            "or use a plain WebSocket endpoint, if the server has one: Socket.IO has its own message format on top of WebSocket",
        ],
    }],
    ..Program::DEFAULT
};

const OTHER_VERSION: &str =
    "the endpoint speaks Socket.IO, in a version other than the one requested";

/// The statuses of an error of Engine.IO; its message is in JSON, or alone as an answer to an upgrade.
const REFUSED: Condition = Status(&[400, 403]);

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "engine-io-transport",
        code: Code::HandshakeSocketIoEndpoint,
        when: &[
            REFUSED,
            AnyOf(&[
                AllOf(&[
                    Says("\"code\":0"),
                    Says("\"message\":\"transport unknown\""),
                ]),
                SaysOnlyIgnoringCase("transport unknown"),
            ]),
        ],
        problem: "the endpoint speaks Socket.IO, and the URL names no transport that it knows",
        help: &[
            "use a plain WebSocket endpoint, if the server has one: Socket.IO has its own message format on top of WebSocket",
            "to speak Socket.IO itself, end the URL in /socket.io/?EIO=4&transport=websocket, and send and parse its packets",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "engine-io-session",
        code: Code::HandshakeSocketIoEndpoint,
        when: &[
            REFUSED,
            AnyOf(&[
                AllOf(&[
                    Says("\"code\":1"),
                    Says("\"message\":\"session id unknown\""),
                ]),
                SaysOnlyIgnoringCase("session id unknown"),
            ]),
        ],
        problem: "the endpoint speaks Socket.IO, and the server does not know the session ID in the URL",
        help: &[
            "remove sid from the URL; if it is required, configure the load balancer to always route a client to the same server (sticky sessions)",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "engine-io-method",
        code: Code::HandshakeSocketIoEndpoint,
        when: &[
            REFUSED,
            AnyOf(&[
                AllOf(&[
                    Says("\"code\":2"),
                    Says("\"message\":\"bad handshake method\""),
                ]),
                SaysOnlyIgnoringCase("bad handshake method"),
            ]),
        ],
        problem: "the endpoint speaks Socket.IO, and the request did not reach it as GET",
        help: &["a proxy in between likely changed the method: check its configuration"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "engine-io-bad-request",
        when: &[
            Status(&[400]),
            Says("\"code\":3"),
            Says("\"message\":\"bad request\""),
        ],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "engine-io-forbidden",
        code: Code::HandshakeForbidden,
        // To an upgrade it writes the bare message, and 400; a bare 403 may be anybody's.
        when: &[AnyOf(&[
            AllOf(&[
                REFUSED,
                Says("\"code\":4"),
                Says("\"message\":\"forbidden\""),
            ]),
            AllOf(&[Status(&[400]), SaysOnlyIgnoringCase("forbidden")]),
        ])],
        problem: "the Socket.IO server forbids the connection",
        help: &[
            "its allowRequest function rejected the request: check what it requires, such as an Origin, a cookie or a token",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "engine-io-version",
        code: Code::HandshakeSocketIoEndpoint,
        when: &[
            REFUSED,
            AnyOf(&[
                AllOf(&[
                    Says("\"code\":5"),
                    Says("\"message\":\"unsupported protocol version\""),
                ]),
                SaysOnlyIgnoringCase("unsupported protocol version"),
            ]),
        ],
        problem: OTHER_VERSION,
        help: &[
            "set EIO in the URL to the server's version: EIO=4 for Socket.IO 3 and 4, EIO=3 for Socket.IO 2",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "engine-io-transport",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":0,\"message\":\"Transport unknown\"}",
    ),
    plain(
        "engine-io-transport",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 17\r\n\r\nTransport unknown",
    ),
    plain(
        "engine-io-session",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":1,\"message\":\"Session ID unknown\"}",
    ),
    plain(
        "engine-io-method",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":2,\"message\":\"Bad handshake method\"}",
    ),
    plain(
        "engine-io-bad-request",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: application/json\r\n\r\n{\"code\":3,\"message\":\"Bad request\"}",
    ),
    plain(
        "engine-io-forbidden",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n{\"code\":4,\"message\":\"Forbidden\"}",
    ),
    plain(
        "engine-io-forbidden",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 9\r\n\r\nForbidden",
    ),
    plain(
        "engine-io-version",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":5,\"message\":\"Unsupported protocol version\"}",
    ),
];
