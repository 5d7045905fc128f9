//! Amazon CloudFront: forwards upgrades, if the origin gets the fields of the handshake.

use super::answer::KnownAnswer;
use super::program::{ForwardUpgrade, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};

pub(super) static PROGRAM: Program = Program {
    name: "CloudFront",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Server", "cloudfront"),
        Mark::Header("X-Amz-Cf-Id", ""),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in CloudFront, forward the Sec-WebSocket-* header fields to the origin (origin request policy AllViewer)",
        directives: &[],
    }),
    manual: Some(
        "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html",
    ),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    secure(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nVia: 1.1 x.cloudfront.net (CloudFront)\r\nX-Amz-Cf-Id: x\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    ),
    secure(
        "403",
        "HTTP/1.1 403 Forbidden\r\nServer: CloudFront\r\nX-Cache: Error from cloudfront\r\nContent-Type: text/html\r\n\r\n<HTML><TITLE>ERROR: The request could not be satisfied</TITLE></HTML>",
    ),
];
