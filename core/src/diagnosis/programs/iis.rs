//! Microsoft IIS: drops an upgrade unless its feature WebSocket Protocol is installed.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{AnyOf, Status, Through};
use super::kestrel;
use super::program::{ForwardUpgrade, Mark, Program, QuotedSettings, Role};
#[cfg(test)]
use super::sample::{Sample, plain};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "IIS",
    role: Role::DropsUpgrades,
    marks: &[Mark::Header("Server", "microsoft-iis")],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in IIS, install the WebSocket Protocol feature: {directives}",
        directives: &["Install-WindowsFeature Web-WebSockets"],
    }),
    manual: Some("https://learn.microsoft.com/en-us/iis/configuration/system.webServer/webSocket"),
    settings: QuotedSettings {
        early_client_certificate: Some("clientcertnegotiation=enable"),
        certificate_file: None,
        groups: None,
        request_head_size: None,
    },
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "iis-204",
    code: Code::HandshakeUpgradeNotForwarded,
    confidence: Confidence::Likely,
    by: AnsweredBy::Unsaid,
    when: &[
        Status(&[204]),
        AnyOf(&[Through(&PROGRAM), Through(&kestrel::PROGRAM)]),
    ],
    problem: "the server did not treat the request as an upgrade (204)",
    help: &["the WebSocket Protocol feature of IIS is likely not installed: {directives}"],
    ..KnownAnswer::DEFAULT
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "iis-204",
    "HTTP/1.1 204 No Content\r\nServer: Microsoft-IIS/10.0\r\nX-Powered-By: ASP.NET\r\n\r\n",
)];
