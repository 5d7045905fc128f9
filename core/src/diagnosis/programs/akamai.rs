//! Akamai: drops an upgrade unless the property has the behavior WebSockets; its error pages have a reference number.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status};
use super::program::{ForwardUpgrade, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Akamai",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Server", "akamaighost"),
        Mark::Body("reference&#32;#"),
    ],
    replaces_server_field: true,
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Akamai, add the behavior WebSockets to the property",
        directives: &[],
    }),
    manual: Some("https://techdocs.akamai.com/terraform/reference/ga-web-sockets"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "akamai-18",
        code: Code::HandshakeForbidden,
        when: &[Status(&[403]), Says("reference&#32;#18")],
        problem: "Akamai forbids the connection (reference 18)",
        help: &[
            "a rule of its firewall or bot manager matched: the site's owner can look it up by the reference number in the body",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "akamai-9",
        code: Code::HandshakeUnexpectedStatus,
        confidence: Confidence::Likely,
        when: &[Status(&[400]), Says("reference&#32;#9")],
        problem: "Akamai does not accept the request for {host}",
        help: &["the host or the path is likely not configured there: check the URL"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "akamai-1",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[Status(&[502, 503, 504]), Says("reference&#32;#1.")],
        problem: "Akamai received no valid response from the origin server ({status})",
        help: &[
            "the origin server is likely down or slow: the site's owner can look up the cause by the reference number in the body",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    secure(
        "akamai-18",
        "HTTP/1.1 403 Forbidden\r\nServer: AkamaiGHost\r\nContent-Type: text/html\r\n\r\n<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\nReference&#32;#18.2d351ab8.1557333295.a4e16ab\n</BODY>\n</HTML>\n",
    ),
    secure(
        "akamai-9",
        "HTTP/1.1 400 Bad Request\r\nServer: AkamaiGHost\r\nContent-Type: text/html\r\n\r\n<HTML><BODY><H1>Invalid URL</H1>\nReference&#32;#9.2d351ab8.1557333295.a4e16ab\n</BODY></HTML>\n",
    ),
    secure(
        "akamai-1",
        "HTTP/1.1 503 Service Unavailable\r\nServer: AkamaiGHost\r\nContent-Type: text/html\r\n\r\n<HTML><BODY><H1>Service Unavailable</H1>\nReference&#32;#1.2d351ab8.1557333295.a4e16ab\n</BODY></HTML>\n",
    ),
];
