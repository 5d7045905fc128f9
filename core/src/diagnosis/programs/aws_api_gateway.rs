//! AWS API Gateway: an endpoint of its own, which ends idle connections.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Header, Status};
use super::program::{IdleTimeout, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "AWS API Gateway",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("X-Amzn-ErrorType", ""),
        Mark::Header("X-Amz-Apigw-Id", ""),
    ],
    idle_timeout: Some(IdleTimeout {
        setting: None,
        seconds: Some(600),
    }),
    manual: Some(
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html",
    ),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "api-gateway",
    code: Code::HandshakeForbidden,
    confidence: Confidence::Likely,
    when: &[
        Status(&[403]),
        Header("x-amzn-errortype", "forbiddenexception"),
    ],
    problem: "AWS API Gateway forbids the connection",
    help: &[
        "the stage in the path is likely missing or wrong: the URL ends in the stage's name, and this path is {path}",
        "or an authorizer or a resource policy denies access: check what it requires",
    ],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[secure(
    "api-gateway",
    "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nx-amzn-RequestId: 1\r\nx-amzn-ErrorType: ForbiddenException\r\n\r\n{\"message\":\"Forbidden\",\"connectionId\":\"x\",\"requestId\":\"y\"}",
)];
