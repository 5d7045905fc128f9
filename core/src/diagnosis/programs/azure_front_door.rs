//! Azure Front Door: drops upgrades on a route that caches.

use super::answer::KnownAnswer;
use super::program::{ForwardUpgrade, IdleTimeout, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, composed, secure};

pub(super) static PROGRAM: Program = Program {
    name: "Azure Front Door",
    role: Role::DropsUpgrades,
    marks: &[Mark::Header("X-Azure-Ref", "")],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Azure Front Door, disable caching for the route: with caching, it does not forward upgrades",
        directives: &[],
    }),
    manual: Some("https://learn.microsoft.com/en-us/azure/frontdoor/standard-premium/websocket"),
    idle_timeout: Some(IdleTimeout {
        setting: None,
        seconds: Some(300),
    }),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[composed(secure(
    "node-ws-426",
    "HTTP/1.1 426 Upgrade Required\r\nX-Azure-Ref: 20261123T024837Z-r1\r\nContent-Length: 16\r\n\r\nUpgrade Required",
))];
