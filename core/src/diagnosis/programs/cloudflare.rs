//! Cloudflare: forwards upgrades unless they are turned off for the site.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{AllOf, AnyOf, Header, Not, Says, Status, Through};
use super::program::{ForwardUpgrade, IdleTimeout, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Cloudflare",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Server", "cloudflare"),
        Mark::Header("CF-RAY", ""),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Cloudflare, see under Network that WebSockets are on",
        directives: &[],
    }),
    idle_timeout: Some(IdleTimeout {
        setting: None,
        seconds: Some(100),
    }),
    manual: Some("https://developers.cloudflare.com/network/websockets/"),
    ..Program::DEFAULT
};

const OVER_RATE_LIMIT: &str = "error code: 1015";
const FIREWALL_RULE: &str = "error code: 1020";

/// Its own statuses for a fault of the server behind it.
const BACKEND_FAULT: KnownAnswer = KnownAnswer {
    code: Code::HandshakeGateway,
    retryable: Some(true),
    ..KnownAnswer::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "cloudflare-challenge",
        code: Code::HandshakeChallenge,
        when: &[AnyOf(&[
            Header("cf-mitigated", "challenge"),
            AllOf(&[
                Through(&PROGRAM),
                Status(&[403, 503]),
                Says("<title>just a moment"),
            ]),
        ])],
        problem: "Cloudflare wants proof that a person with a browser asks, which no program can give",
        help: &[
            "in Cloudflare, add a WAF rule that skips the challenge for the path of the WebSocket, or for this client's address",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "cloudflare-1015",
        code: Code::HandshakeRateLimited,
        confidence: Confidence::Likely,
        when: &[Through(&PROGRAM), Says(OVER_RATE_LIMIT)],
        problem: "Cloudflare limits how often this client may connect (error 1015)",
        help: &[
            "connect less often, likely with a growing pause between attempts, or raise the limit in Cloudflare's rate limiting rules",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "cloudflare-1020",
        code: Code::HandshakeForbidden,
        confidence: Confidence::Likely,
        when: &[Through(&PROGRAM), Says(FIREWALL_RULE)],
        problem: "a firewall rule in Cloudflare forbids the connection (error 1020)",
        help: &[
            "look for the CF-RAY of this answer under Security, Events in Cloudflare: the rule that matched likely stands there",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "cloudflare-10xx",
        code: Code::HandshakeForbidden,
        confidence: Confidence::Likely,
        when: &[
            Through(&PROGRAM),
            Status(&[403]),
            Says("error code: 10"),
            Not(&Says(OVER_RATE_LIMIT)),
            Not(&Says(FIREWALL_RULE)),
        ],
        problem: "Cloudflare forbids the connection",
        help: &[
            "the error number in the body tells why; likely a ban of this client's address, country or way to speak TLS in the security settings of the site",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "cloudflare-520",
        when: &[Through(&PROGRAM), Status(&[520])],
        problem: "Cloudflare: the server behind it gave an answer that Cloudflare does not understand (520)",
        help: &[
            "look at that server's log: it likely crashed, or its answer was empty or its header fields too large",
        ],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-521",
        when: &[Through(&PROGRAM), Status(&[521])],
        problem: "Cloudflare: the server behind it refuses connections (521)",
        help: &["start that server, and let its firewall accept Cloudflare's addresses"],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-522",
        when: &[Through(&PROGRAM), Status(&[522])],
        problem: "Cloudflare: the server behind it does not answer on TCP (522)",
        help: &[
            "see that the server is up and reachable from Cloudflare: firewall, address and port",
        ],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-523",
        when: &[Through(&PROGRAM), Status(&[523])],
        problem: "Cloudflare: it finds no way to the server behind it (523)",
        help: &["check the server's address in Cloudflare's DNS records"],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-524",
        when: &[Through(&PROGRAM), Status(&[524])],
        problem: "Cloudflare: the server behind it did not answer the upgrade in time (524)",
        help: &["look why the handler is slow to answer: Cloudflare waits 100 seconds by default"],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-525",
        when: &[Through(&PROGRAM), Status(&[525])],
        problem: "Cloudflare: TLS to the server behind it fails (525)",
        help: &[
            "give that server a valid certificate, or lower the SSL mode in Cloudflare from Full to what the server speaks",
        ],
        retryable: Some(false),
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-526",
        when: &[Through(&PROGRAM), Status(&[526])],
        problem: "Cloudflare: the certificate of the server behind it is not valid (526)",
        help: &["renew that certificate, or use one of Cloudflare's origin certificates"],
        retryable: Some(false),
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-530",
        when: &[Through(&PROGRAM), Status(&[530])],
        problem: "Cloudflare: it cannot resolve or reach the server behind it (530)",
        help: &[
            "the error number in the body (1016 is a DNS failure) tells the cause: check Cloudflare's DNS records",
        ],
        retryable: Some(false),
        ..BACKEND_FAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    secure(
        "cloudflare-challenge",
        "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\ncf-mitigated: challenge\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>",
    ),
    secure(
        "cloudflare-1015",
        "HTTP/1.1 429 Too Many Requests\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 1015",
    ),
    secure(
        "cloudflare-1020",
        "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 1020",
    ),
    secure(
        "cloudflare-10xx",
        "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 1010",
    ),
    secure(
        "cloudflare-520",
        "HTTP/1.1 520 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 520",
    ),
    secure(
        "cloudflare-521",
        "HTTP/1.1 521 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\nRetry-After: 60\r\n\r\nerror code: 521",
    ),
    secure(
        "cloudflare-522",
        "HTTP/1.1 522 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 522",
    ),
    secure(
        "cloudflare-523",
        "HTTP/1.1 523 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 523",
    ),
    secure(
        "cloudflare-524",
        "HTTP/1.1 524 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 524",
    ),
    secure(
        "cloudflare-525",
        "HTTP/1.1 525 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 525",
    ),
    secure(
        "cloudflare-526",
        "HTTP/1.1 526 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 526",
    ),
    secure(
        "cloudflare-530",
        "HTTP/1.1 530 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 1016",
    ),
];
