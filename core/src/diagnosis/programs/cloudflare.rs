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
        advice: "in Cloudflare, check under Network that WebSockets are on",
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
        problem: "Cloudflare returned a bot challenge, which only a browser can solve",
        help: &[
            "in Cloudflare, add a WAF rule that skips the challenge for the WebSocket's path, or for this client's address",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "cloudflare-1015",
        code: Code::HandshakeRateLimited,
        confidence: Confidence::Likely,
        when: &[Through(&PROGRAM), Says(OVER_RATE_LIMIT)],
        problem: "Cloudflare rate-limits this client (error 1015)",
        help: &[
            "this client likely connects too often: add growing pauses between attempts, or raise the limit in Cloudflare's rate limiting rules",
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
            "look up this response's CF-RAY in Cloudflare under Security, Events, which likely shows the rule that matched",
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
            "look up the error number in the body; the site's security settings likely ban this client's address, country or TLS fingerprint",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "cloudflare-520",
        when: &[Through(&PROGRAM), Status(&[520])],
        problem: "the origin server sent Cloudflare an invalid response (520)",
        help: &[
            "see the origin server's log: it likely crashed, or its response was empty or its header fields too large",
        ],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-521",
        when: &[Through(&PROGRAM), Status(&[521])],
        problem: "the origin server refuses Cloudflare's connections (521)",
        help: &["start the origin server, and allow Cloudflare's addresses in its firewall"],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-522",
        when: &[Through(&PROGRAM), Status(&[522])],
        problem: "the origin server does not answer Cloudflare on TCP (522)",
        help: &[
            "check that the origin server is running and reachable from Cloudflare: firewall, address and port",
        ],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-523",
        when: &[Through(&PROGRAM), Status(&[523])],
        problem: "Cloudflare finds no route to the origin server (523)",
        help: &["check the origin server's address in Cloudflare's DNS records"],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-524",
        when: &[Through(&PROGRAM), Status(&[524])],
        problem: "the origin server did not answer Cloudflare in time (524)",
        help: &[
            "find out why the handler is slow to answer; Cloudflare waits 100 seconds by default",
        ],
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-525",
        when: &[Through(&PROGRAM), Status(&[525])],
        problem: "Cloudflare's TLS handshake with the origin server failed (525)",
        help: &[
            "give the origin server a valid certificate, or lower Cloudflare's SSL mode from Full to what the origin server supports",
        ],
        retryable: Some(false),
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-526",
        when: &[Through(&PROGRAM), Status(&[526])],
        problem: "Cloudflare does not accept the origin server's certificate (526)",
        help: &["renew that certificate, or use one of Cloudflare's origin certificates"],
        retryable: Some(false),
        ..BACKEND_FAULT
    },
    KnownAnswer {
        id: "cloudflare-530",
        when: &[Through(&PROGRAM), Status(&[530])],
        problem: "Cloudflare cannot resolve or reach the origin server (530)",
        help: &[
            "look up the error number in the body (1016 is a DNS failure), and check Cloudflare's DNS records",
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
