//! HAProxy: forwards upgrades by default, and checks the 101.

use super::answer::KnownAnswer;
use super::condition::Condition::{Lacks, Says, Silent, Status, Through};
use super::program::{
    ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Relay, Role, TlsToBackend,
};
#[cfg(test)]
use super::sample::{Sample, from_process, plain};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "HAProxy",
    role: Role::ForwardsUpgrades,
    // It adds no field of its own: only its error pages and its process show it.
    marks: &[
        Mark::Body(NO_SERVER),
        Mark::Body(INVALID_RESPONSE),
        Mark::Body(NO_RESPONSE),
        Mark::Body(DENIED),
        Mark::Body(INVALID_REQUEST),
        Mark::Process(&["haproxy"]),
    ],
    relay: Some(Relay {
        server_behind: "the server lines of its backend",
        sends_proxy_header: Some("send-proxy or send-proxy-v2"),
        expects_proxy_header: Some("accept-proxy from the bind line"),
    }),
    known_from: KnownFrom::Met("2.6.12"),
    cure_tested: true,
    tls_to_backend: Some(TlsToBackend {
        advice: "in HAProxy, add {tls_directives} to the server line",
        directives: "ssl ca-file /path/to/ca.pem",
    }),
    forward_upgrade: Some(ForwardUpgrade {
        advice: "HAProxy forwards upgrades by default: look for http-request del-header Upgrade or Connection",
        directives: &[],
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("timeout tunnel"),
        seconds: None,
    }),
    ..Program::DEFAULT
};

const NO_SERVER: &str = "no server is available to handle this request";
const INVALID_RESPONSE: &str = "the server returned an invalid or incomplete response";
const NO_RESPONSE: &str = "the server didn't respond in time";
const DENIED: &str = "request forbidden by administrative rules";
const INVALID_REQUEST: &str = "your browser sent an invalid request";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "haproxy-403",
        code: Code::HandshakeForbidden,
        when: &[Status(&[403]), Says(DENIED)],
        problem: "an HAProxy rule forbids the connection",
        help: &[
            "look for http-request deny in its configuration: a rule on the path, the address or a header field matches",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "haproxy-400",
        code: Code::HandshakeUnexpectedStatus,
        when: &[Status(&[400]), Says(INVALID_REQUEST)],
        problem: "HAProxy considers the request invalid",
        help: &[
            "a proxy in front of it likely changed Sec-WebSocket-Key or another field of the handshake; the command \"show errors\" on HAProxy's stats socket shows the invalid byte",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "haproxy-503",
        code: Code::HandshakeGateway,
        when: &[Status(&[503]), Says(NO_SERVER)],
        problem: "HAProxy has no available server for the request (503)",
        help: &[
            "check that a server of the backend is running: HAProxy's log and stats page show why health checks fail",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "haproxy-502",
        code: Code::HandshakeGateway,
        when: &[Status(&[502]), Says(INVALID_RESPONSE)],
        problem: "HAProxy received an invalid or incomplete response from the upstream server (502)",
        help: &[
            "the upstream server likely speaks TLS: {own_tls_to_backend}; or it crashed",
            "or its 101 lacks Sec-WebSocket-Accept or Connection: Upgrade, which HAProxy checks",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "haproxy-504",
        code: Code::HandshakeGateway,
        when: &[Status(&[504]), Says(NO_RESPONSE)],
        problem: "the upstream server did not answer HAProxy in time (504)",
        help: &[
            "find out why the upstream server is slow or stuck; HAProxy's timeout server sets the limit",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "haproxy-proxy-header",
        when: &[Status(&[400]), Silent, Lacks("Server"), Through(&PROGRAM)],
        ..templates::PROXY_HEADER_NOT_EXPECTED
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "haproxy-403",
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 93\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n",
    ),
    plain(
        "haproxy-400",
        "HTTP/1.1 400 Bad request\r\ncontent-length: 90\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>400 Bad request</h1>\nYour browser sent an invalid request.\n</body></html>\n",
    ),
    plain(
        "haproxy-503",
        "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 107\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
    ),
    plain(
        "haproxy-502",
        "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 107\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.\n</body></html>\n",
    ),
    plain(
        "haproxy-504",
        "HTTP/1.1 504 Gateway Time-out\r\ncontent-length: 92\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>\n",
    ),
    from_process(
        "haproxy",
        "haproxy-proxy-header",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
    ),
];
