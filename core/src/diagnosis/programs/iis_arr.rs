//! Application Request Routing, the reverse proxy of IIS: drops an upgrade unless IIS has the feature WebSocket Protocol.

use super::answer::KnownAnswer;
use super::program::{ForwardUpgrade, KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, secure};

pub(super) static PROGRAM: Program = Program {
    name: "IIS's ARR",
    role: Role::DropsUpgrades,
    marks: &[Mark::Header("X-Powered-By", "arr/")],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "on the IIS with Application Request Routing, install the feature WebSocket Protocol: {directives}",
        directives: &["Install-WindowsFeature Web-WebSockets"],
    }),
    known_from: KnownFrom::Recorded("published responses"),
    manual: Some("https://learn.microsoft.com/en-us/iis/configuration/system.webServer/webSocket"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[secure(
    "page",
    "HTTP/1.1 200 OK\r\nCache-Control: no-cache\r\nContent-Length: 2\r\nContent-Type: application/json; charset=utf-8\r\nServer: Microsoft-IIS/8.5\r\nX-AspNet-Version: 4.0.30319\r\nX-Powered-By: ASP.NET\r\nX-Powered-By: ARR/3.0\r\nDate: Fri, 18 Dec 2015 16:47:49 GMT\r\n\r\n[]",
)];
