//! lighttpd: as a proxy it drops an upgrade unless `proxy.header` allows it.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status, Through};
use super::program::{ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Role, TlsToBackend};
#[cfg(test)]
use super::sample::{Sample, from_process, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "lighttpd",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Server", "lighttpd"),
        Mark::Process(&["lighttpd"]),
    ],
    replaces_server_field: true,
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in lighttpd, beside proxy.server, set {directives}",
        directives: &["proxy.header = ( \"upgrade\" => \"enable\" )"],
    }),
    cure_tested: true,
    known_from: KnownFrom::Met("1.4.69"),
    tls_to_backend: Some(TlsToBackend {
        advice: "lighttpd does not support TLS to an upstream server: give that server a port without TLS",
        directives: "",
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("server.max-read-idle"),
        seconds: Some(60),
    }),
    manual: Some("https://redmine.lighttpd.net/projects/lighttpd/wiki/WebSockets"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "lighttpd-503",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[503]),
            Says("<title>503 service unavailable</title>"),
            Through(&PROGRAM),
        ],
        problem: "lighttpd cannot connect to the upstream server (503)",
        help: &[
            "check that the upstream server is running, and that proxy.server has its host and port: see lighttpd's error log",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "lighttpd-500",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[
            Status(&[500]),
            Says("<title>500 internal server error</title>"),
            Through(&PROGRAM),
        ],
        problem: "lighttpd received no valid response from the upstream server (500)",
        help: &[
            "the upstream server likely speaks TLS: {own_tls_to_backend}",
            "or it closed the connection without a response: see its log",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "lighttpd-403",
        code: Code::HandshakeForbidden,
        when: &[
            Status(&[403]),
            Says("<title>403 forbidden</title>"),
            Through(&PROGRAM),
        ],
        problem: "a lighttpd rule forbids the connection (403)",
        help: &[
            "look for url.access-deny and the conditions around it in lighttpd's configuration",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "lighttpd-404",
        code: Code::HandshakeNotFound,
        when: &[
            Status(&[404]),
            Says("<title>404 not found</title>"),
            Through(&PROGRAM),
        ],
        problem: "lighttpd does not proxy {path}, and found no such file (404)",
        help: &[
            "check the path against the conditions around proxy.server in lighttpd's configuration",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nDate: Sat, 28 Nov 2026 15:02:55 GMT\r\nServer: lighttpd/1.4.69\r\n\r\nUpgrade Required",
    ),
    plain(
        "lighttpd-503",
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: 361\r\nDate: Sat, 28 Nov 2026 15:02:59 GMT\r\nServer: lighttpd/1.4.69\r\n\r\n<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"\n         \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">\n <head>\n  <title>503 Service Unavailable</title>\n </head>\n <body>\n  <h1>503 Service Unavailable</h1>\n </body>\n</html>\n",
    ),
    plain(
        "lighttpd-500",
        "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html\r\nContent-Length: 365\r\nDate: Sat, 28 Nov 2026 15:04:22 GMT\r\nServer: lighttpd/1.4.69\r\n\r\n<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"\n         \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">\n <head>\n  <title>500 Internal Server Error</title>\n </head>\n <body>\n  <h1>500 Internal Server Error</h1>\n </body>\n</html>\n",
    ),
    plain(
        "lighttpd-403",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 341\r\nDate: Sat, 28 Nov 2026 15:02:57 GMT\r\nServer: lighttpd/1.4.69\r\n\r\n<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"\n         \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">\n <head>\n  <title>403 Forbidden</title>\n </head>\n <body>\n  <h1>403 Forbidden</h1>\n </body>\n</html>\n",
    ),
    plain(
        "lighttpd-404",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 341\r\nDate: Sat, 28 Nov 2026 15:02:56 GMT\r\nServer: lighttpd/1.4.69\r\n\r\n<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"\n         \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n </body>\n</html>\n",
    ),
    // With server.tag = "" it sends no Server field.
    from_process(
        "lighttpd",
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nDate: Sat, 28 Nov 2026 15:21:25 GMT\r\n\r\nUpgrade Required",
    ),
];
