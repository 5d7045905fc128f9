//! Vercel, a platform for web applications.

use super::answer::KnownAnswer;
use super::condition::Condition::{Header, HeaderIs, Status};
use super::program::{KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, composed, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Vercel",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("X-Vercel-Error", ""),
        Mark::Header("X-Vercel-Id", ""),
        Mark::Header("Server", "vercel"),
    ],
    replaces_server_field: true,
    known_from: KnownFrom::Recorded("published responses"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "vercel-not-found",
        code: Code::HandshakeNotFound,
        when: &[Status(&[404]), HeaderIs("X-Vercel-Error", "NOT_FOUND")],
        problem: "the deployment at Vercel found nothing at {path} (404, NOT_FOUND)",
        help: &["check the path against the functions and rewrites of the deployment"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "vercel-no-deployment",
        code: Code::HandshakeNotFound,
        when: &[
            Status(&[404]),
            Header("X-Vercel-Error", "DEPLOYMENT_NOT_FOUND"),
        ],
        problem: "Vercel has no deployment for {host} (404, DEPLOYMENT_NOT_FOUND)",
        help: &["check the host name, and that the domain is assigned to the project"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "vercel-function",
        code: Code::HandshakeUnexpectedStatus,
        when: &[
            Status(&[500]),
            HeaderIs("X-Vercel-Error", "FUNCTION_INVOCATION_FAILED"),
        ],
        problem: "the function at Vercel failed on the request (500, FUNCTION_INVOCATION_FAILED)",
        help: &["see the runtime log of the deployment"],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    composed(secure(
        "vercel-not-found",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nServer: Vercel\r\nX-Vercel-Error: NOT_FOUND\r\nX-Vercel-Id: sfo1::x\r\n\r\nThe page could not be found\n\nNOT_FOUND\n",
    )),
    composed(secure(
        "vercel-no-deployment",
        "HTTP/1.1 404 Not Found\r\nserver: Vercel\r\nx-vercel-error: DEPLOYMENT_NOT_FOUND\r\n\r\n",
    )),
    composed(secure(
        "vercel-function",
        "HTTP/1.1 500 Internal Server Error\r\ncontent-type: text/plain\r\nServer: Vercel\r\nx-vercel-error: FUNCTION_INVOCATION_FAILED\r\n\r\n",
    )),
    composed(secure(
        "401",
        "HTTP/1.1 401 Unauthorized\r\nserver: Vercel\r\n\r\n",
    )),
    composed(secure(
        "401",
        "HTTP/1.1 401 Unauthorized\r\nx-vercel-id: sfo1::x\r\n\r\n",
    )),
];
