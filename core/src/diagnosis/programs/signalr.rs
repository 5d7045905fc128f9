//! SignalR, on ASP.NET Core or on the older ASP.NET.

use super::answer::KnownAnswer;
use super::condition::Condition::{AnyOf, Says, SaysOnly, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain, secure, to};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "SignalR",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "signalr-400",
        // It takes for long polling what does not come as a WebSocket.
        when: &[Status(&[400]), SaysOnly("Connection ID required")],
        ..templates::UPGRADE_DROPPED
    },
    KnownAnswer {
        id: "signalr-negotiation",
        code: Code::HandshakeNotAWebSocketEndpoint,
        when: &[
            Status(&[200]),
            Says("{\""),
            AnyOf(&[Says("\"availabletransports\""), Says("\"trywebsockets\"")]),
        ],
        problem: "{path} is SignalR's negotiation endpoint, not its WebSocket endpoint",
        help: &[
            "remove /negotiate from the path",
            "if the server requires negotiation, POST to this path first, then connect with ?id= and the connectionToken of the response",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "signalr-id",
        code: Code::HandshakeNotFound,
        when: &[Status(&[404]), SaysOnly("No Connection with that ID")],
        problem: "SignalR does not know the connection id in the URL (404)",
        help: &[
            "negotiate again, and connect immediately with the new connectionToken: it is valid for a few seconds and for one connection",
            "behind a load balancer, always route a client to the same server (sticky sessions)",
            "or remove id from the URL: without it, SignalR creates a new connection",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "signalr-transport",
        code: Code::HandshakeNotAWebSocketEndpoint,
        when: &[
            Status(&[404]),
            SaysOnly("WebSockets transport not supported by this end point type"),
        ],
        problem: "the SignalR endpoint {path} does not accept WebSockets",
        help: &[
            "add HttpTransportType.WebSockets to the Transports that the server's MapHub or MapConnectionHandler sets",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "signalr-400",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n16\r\nConnection ID required\r\n0\r\n\r\n",
    ),
    plain(
        "signalr-400",
        "HTTP/1.1 400 Bad Request\r\nServer: Microsoft-IIS/10.0\r\nContent-Type: text/plain\r\n\r\nConnection ID required",
    ),
    to(
        "wss://app.example/hub/negotiate",
        "signalr-negotiation",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nServer: Kestrel\r\n\r\n{\"negotiateVersion\":1,\"connectionId\":\"x\",\"connectionToken\":\"y\",\"availableTransports\":[{\"transport\":\"WebSockets\",\"transferFormats\":[\"Text\",\"Binary\"]}]}",
    ),
    to(
        "wss://app.example/signalr/negotiate?clientProtocol=1.5",
        "signalr-negotiation",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nServer: Microsoft-IIS/10.0\r\n\r\n{\"Url\":\"/signalr\",\"ConnectionToken\":\"y\",\"ConnectionId\":\"x\",\"KeepAliveTimeout\":20.0,\"TryWebSockets\":true,\"ProtocolVersion\":\"1.5\"}",
    ),
    secure(
        "signalr-id",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nServer: Kestrel\r\n\r\nNo Connection with that ID",
    ),
    secure(
        "signalr-transport",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nServer: Kestrel\r\n\r\nWebSockets transport not supported by this end point type",
    ),
];
