//! Squid: drops an upgrade unless it is configured to forward it.

use super::answer::KnownAnswer;
use super::condition::Condition::{Has, Header, Status};
use super::program::{ForwardUpgrade, KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, from_process, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Squid",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Via", "(squid"),
        Mark::Header("Server", "squid"),
        Mark::Header("X-Squid-Error", ""),
        // With via off, only its process shows it.
        Mark::Process(&["squid"]),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in squid.conf (Squid 5 or newer), set {directives}; or use wss://, which a Squid that intercepts does not read",
        // Names are case-sensitive here, and clients send this one.
        directives: &["http_upgrade_request_protocols websocket allow all"],
    }),
    cure_tested: true,
    known_from: KnownFrom::Met("5.7"),
    manual: Some("https://www.squid-cache.org/Doc/config/http_upgrade_request_protocols/"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "squid-gateway",
        code: Code::HandshakeGateway,
        when: &[Status(&[502, 503, 504]), Has("X-Squid-Error")],
        problem: "Squid received no valid response from the upstream server ({status})",
        help: &[
            "check that the upstream server is running and listens where cache_peer points; the field X-Squid-Error says what failed",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "squid-denied",
        code: Code::HandshakeForbidden,
        when: &[Status(&[403]), Header("X-Squid-Error", "err_access_denied")],
        problem: "a rule of Squid forbids the connection (403)",
        help: &["look for http_access deny in squid.conf: allow this host and port before it"],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nVia: 1.1 proxy.example (squid/5.7)\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    ),
    plain(
        "squid-gateway",
        "HTTP/1.1 503 Service Unavailable\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_CONNECT_FAIL 111\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><html><head><title>ERROR: The requested URL could not be retrieved</title></head></html>",
    ),
    plain(
        "squid-gateway",
        "HTTP/1.1 502 Bad Gateway\r\nServer: squid/5.7\r\nMime-Version: 1.0\r\nContent-Type: text/html;charset=utf-8\r\nX-Squid-Error: ERR_READ_ERROR 0\r\nVary: Accept-Language\r\nContent-Language: en\r\nX-Cache: MISS from vm\r\nX-Cache-Lookup: MISS from vm:43563\r\nVia: 1.1 vm (squid/5.7)\r\nConnection: keep-alive\r\n\r\n<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n<html><head>\n<meta type=\"copyright\" content=\"Copyright (C) 1996-2021 The Squid Software Foundation and contributors\">\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n<title>ERROR: The requested URL could not be retrieved</title>\n",
    ),
    plain(
        "squid-denied",
        "HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nMime-Version: 1.0\r\nContent-Type: text/html;charset=utf-8\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nVia: 1.1 vm (squid/5.7)\r\nConnection: keep-alive\r\n\r\n<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n<html><head>\n",
    ),
    from_process(
        "squid",
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nDate: Sat, 28 Nov 2026 17:47:16 GMT\r\nX-Cache: MISS from vm\r\nX-Cache-Lookup: MISS from vm:46671\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n10\r\nUpgrade Required\r\n0\r\n\r\n",
    ),
];
