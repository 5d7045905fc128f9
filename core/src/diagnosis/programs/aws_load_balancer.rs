//! The application load balancer of AWS: forwards upgrades to target groups that speak HTTP/1.1.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{Status, Through};
use super::program::{ForwardUpgrade, IdleTimeout, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "AWS load balancer",
    role: Role::ForwardsUpgrades,
    marks: &[Mark::Header("Server", "awselb")],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "on the AWS load balancer, set the target group's protocol version to HTTP1: only HTTP1 forwards upgrades",
        directives: &[],
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("idle timeout"),
        seconds: Some(60),
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "alb-400",
        code: Code::HandshakeUnexpectedStatus,
        confidence: Confidence::Likely,
        when: &[Status(&[400]), Through(&PROGRAM)],
        problem: "the AWS load balancer considers the request invalid (400)",
        evidence: &[("sent", "a head of {head_bytes} bytes")],
        help: &[
            "the request is likely malformed or too large: the load balancer accepts 16 kB for one header field and 64 kB for all",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "alb-403",
        code: Code::HandshakeForbidden,
        confidence: Confidence::Likely,
        when: &[Status(&[403]), Through(&PROGRAM)],
        problem: "the AWS load balancer forbids the connection",
        help: &["a rule of AWS WAF likely matched: see the web ACL's sampled requests"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "alb-460",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[460]), Through(&PROGRAM)],
        problem: "the AWS load balancer saw the client close the connection before the target answered (460)",
        help: &["the target is likely slow to answer: see its log"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "alb-463",
        code: Code::HandshakeGateway,
        when: &[Status(&[463]), Through(&PROGRAM)],
        problem: "the AWS load balancer received more than 30 addresses in X-Forwarded-For (463)",
        help: &["look for proxies that forward the request in a loop"],
        retryable: Some(false),
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "alb-464",
        code: Code::HandshakeGateway,
        when: &[Status(&[464]), Through(&PROGRAM)],
        problem: "the AWS load balancer cannot forward HTTP/1.1: its target group uses HTTP/2 or gRPC (464)",
        help: &["set the target group's protocol version to HTTP1: only HTTP1 forwards upgrades"],
        retryable: Some(false),
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "alb-502",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[502, 504]), Through(&PROGRAM)],
        problem: "the AWS load balancer received no valid response from its target ({status})",
        help: &[
            "the target likely crashed, closed the connection or uses another protocol than the target group: see its log",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "alb-503",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[503]), Through(&PROGRAM)],
        problem: "the AWS load balancer has no target for the request (503)",
        help: &["the target group is likely empty, or no target in it is healthy"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "alb-561",
        code: Code::HandshakeUnauthorized,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        when: &[Status(&[561]), Through(&PROGRAM)],
        problem: "the identity provider of the AWS load balancer reported an error (561)",
        help: &[
            "authentication through the load balancer likely requires a browser: disable it for the WebSocket's path",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    secure(
        "alb-400",
        "HTTP/1.1 400 Bad Request\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>400 Bad Request</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "alb-403",
        "HTTP/1.1 403 Forbidden\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "alb-460",
        "HTTP/1.1 460 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "alb-463",
        "HTTP/1.1 463 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "alb-464",
        "HTTP/1.1 464 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "alb-502",
        "HTTP/1.1 502 Bad Gateway\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "alb-503",
        "HTTP/1.1 503 Service Temporarily Unavailable\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "alb-561",
        "HTTP/1.1 561 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
];
