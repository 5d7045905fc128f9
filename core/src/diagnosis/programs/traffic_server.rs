//! Apache Traffic Server: forwards an upgrade where a rule of its remap.config takes the scheme `ws`.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status, Through};
use super::program::{ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, Role, TlsToBackend};
#[cfg(test)]
use super::sample::{Sample, from_process, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Apache Traffic Server",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Server", "ats/"),
        Mark::Process(&["[TS_MAIN]", "traffic_server"]),
    ],
    replaces_server_field: true,
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Apache Traffic Server's remap.config, add {directives} (wss:// on the left if clients use TLS)",
        directives: &["map ws://host/path ws://backend/path"],
    }),
    cure_tested: true,
    manual: Some(
        "https://docs.trafficserver.apache.org/en/9.2.x/admin-guide/files/remap.config.en.html",
    ),
    known_from: KnownFrom::Met("9.2.9"),
    closes_without_answer: Some(
        "Apache Traffic Server closes without answering if ip_allow.yaml does not allow the client's address: add a rule for it",
    ),
    tls_to_backend: Some(TlsToBackend {
        advice: "configure Apache Traffic Server to speak TLS to that port: {tls_directives}",
        directives: "map ws://host/path wss://backend/path",
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("proxy.config.websocket.no_activity_timeout"),
        seconds: Some(600),
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "traffic-server-404",
        code: Code::HandshakeNotFound,
        when: &[
            Status(&[404]),
            Says("your request on the specified host was not found"),
            Through(&PROGRAM),
        ],
        problem: "Apache Traffic Server has no rule for a WebSocket to {path} (404)",
        help: &[
            "a rule for http:// does not match a WebSocket: {own_forward_upgrade}",
            "check host and path against the rules of remap.config",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "traffic-server-502",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[502]),
            Says("could not connect to the requested server host"),
            Through(&PROGRAM),
        ],
        problem: "Apache Traffic Server cannot connect to the upstream server (502)",
        help: &[
            "check that the upstream server is running, and that the rule in remap.config has its host and port",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "traffic-server-unknown-host",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[500]),
            Says("unable to locate the server requested"),
            Through(&PROGRAM),
        ],
        problem: "Apache Traffic Server cannot resolve the name of the upstream server (500)",
        help: &[
            "correct the host in the rule of remap.config, or its entry in DNS: Apache Traffic Server does not read /etc/hosts by default",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "traffic-server-502-malformed",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[
            Status(&[502]),
            Says("the host requested did not return the document correctly"),
            Through(&PROGRAM),
        ],
        problem: "Apache Traffic Server received no valid response from the upstream server (502)",
        help: &["the upstream server likely speaks TLS: {own_tls_to_backend}"],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "traffic-server-unknown-host",
        "HTTP/1.1 500 Cannot find server.\r\nDate: Sat, 28 Nov 2026 18:09:02 GMT\r\nConnection: keep-alive\r\nServer: ATS/9.2.9\r\nCache-Control: no-store\r\nContent-Type: text/html\r\nContent-Language: en\r\nContent-Length: 391\r\n\r\n<HTML>\n<HEAD>\n<TITLE>Unknown Host</TITLE>\n</HEAD>\n\n<BODY BGCOLOR=\"white\" FGCOLOR=\"black\">\n<H1>Unknown Host</H1>\n<HR>\n\n<FONT FACE=\"Helvetica,Arial\"><B>\nDescription: Unable to locate the server requested ---\nthe server does not have a DNS entry.  Perhaps there is a misspelling\nin the server name, or the server no longer exists.  Double-check the\nname and try again.\n</B></FONT>\n<HR>\n</BODY>\n",
    ),
    plain(
        "traffic-server-404",
        "HTTP/1.1 404 Not Found on Accelerator\r\nDate: Sat, 28 Nov 2026 15:07:26 GMT\r\nConnection: keep-alive\r\nServer: ATS/9.2.9\r\nCache-Control: no-store\r\nContent-Type: text/html\r\nContent-Language: en\r\nContent-Length: 297\r\n\r\n<HTML>\n<HEAD>\n<TITLE>Not Found on Accelerator</TITLE>\n</HEAD>\n\n<BODY BGCOLOR=\"white\" FGCOLOR=\"black\">\n<H1>Not Found on Accelerator</H1>\n<HR>\n\n<FONT FACE=\"Helvetica,Arial\"><B>\nDescription: Your request on the specified host was not found.\nCheck the location and try again.\n</B></FONT>\n<HR>\n</BODY>\n",
    ),
    plain(
        "traffic-server-502",
        "HTTP/1.1 502 Connection refused\r\nDate: Sat, 28 Nov 2026 15:07:28 GMT\r\nConnection: keep-alive\r\nServer: ATS/9.2.9\r\nCache-Control: no-store\r\nContent-Type: text/html\r\nContent-Language: en\r\nContent-Length: 247\r\n\r\n<HTML>\n<HEAD>\n<TITLE>Could Not Connect</TITLE>\n</HEAD>\n\n<BODY BGCOLOR=\"white\" FGCOLOR=\"black\">\n<H1>Could Not Connect</H1>\n<HR>\n\n<FONT FACE=\"Helvetica,Arial\"><B>\nDescription: Could not connect to the requested server host.\n</B></FONT>\n<HR>\n</BODY>\n",
    ),
    plain(
        "traffic-server-502-malformed",
        "HTTP/1.1 502 Malformed Server Response Status\r\nDate: Sat, 28 Nov 2026 15:11:11 GMT\r\nConnection: keep-alive\r\nServer: ATS/9.2.9\r\nCache-Control: no-store\r\nContent-Type: text/html\r\nContent-Language: en\r\nContent-Length: 255\r\n\r\n<HTML>\n<HEAD>\n<TITLE>Web Server Error</TITLE>\n</HEAD>\n\n<BODY BGCOLOR=\"white\" FGCOLOR=\"black\">\n<H1>Web Server Error</H1>\n<HR>\n\n<FONT FACE=\"Helvetica,Arial\"><B>\nDescription: The host requested did not return the document correctly.\n</B></FONT>\n<HR>\n</BODY>\n",
    ),
    // With proxy.config.http.response_server_enabled 0 it sends no Server field.
    from_process(
        "[TS_MAIN]",
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nDate: Sat, 28 Nov 2026 15:21:29 GMT\r\nAge: 1\r\nConnection: keep-alive\r\n\r\nUpgrade Required",
    ),
];
