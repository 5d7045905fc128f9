//! Describes the URL, the addresses of its host, and which of them accept connections.

use std::net::SocketAddr;

use super::finding::{Finding, fail, pass, skipped, warn};
use crate::diagnosis::outcome_text;
use crate::dial::{Attempt, AttemptOutcome};
use crate::text::span;
use crate::url::{Host, Target};

/// What the URL means.
pub(crate) fn url(target: &Target) -> Finding {
    let tls = if target.secure { "TLS" } else { "no TLS" };
    let (host, port) = (&target.host, target.port);
    pass(format!(
        "{}, {tls}, host {host}, port {port}",
        target.scheme()
    ))
}

/// The addresses of the host.
pub(crate) fn dns(target: &Target, addresses: &[SocketAddr]) -> Finding {
    if let Host::Address(_) = target.host {
        return pass("the URL has an IP address, not a name");
    }
    let family = |name: &str, of: fn(&SocketAddr) -> bool| {
        let of_family: Vec<String> = addresses
            .iter()
            .filter(|address| of(address))
            .map(|address| address.ip().to_string())
            .collect();
        match of_family.split_at_checked(4) {
            _ if of_family.is_empty() => format!("{name} none"),
            Some((first, more)) if !more.is_empty() => {
                format!("{name} {} and {} more", first.join(", "), more.len())
            }
            _ => format!("{name} {}", of_family.join(", ")),
        }
    };
    pass(format!(
        "{}; {}",
        family("IPv4", SocketAddr::is_ipv4),
        family("IPv6", SocketAddr::is_ipv6)
    ))
}

/// The results for the addresses of one family, next to those of the other.
pub(crate) fn tcp(target: &Target, attempts: &[Attempt], v6: bool, has_addresses: bool) -> Finding {
    let family = if v6 { "IPv6" } else { "IPv4" };
    let of_family: Vec<&Attempt> = attempts
        .iter()
        .filter(|attempt| attempt.address.is_ipv6() == v6)
        .collect();
    if of_family.is_empty() {
        return skipped(match (&target.host, has_addresses) {
            (_, true) => "no time or connection was left for it".to_owned(),
            (Host::Address(_), false) => format!("the URL has no {family} address"),
            (Host::Name(name), false) => format!("{name} has no {family} address"),
        });
    }
    let texts: Vec<String> = of_family
        .iter()
        .map(|attempt| attempt_text(attempt))
        .collect();
    let text = texts.join("; ");
    let connected = |attempt: &Attempt| attempt.outcome == AttemptOutcome::Connected;
    if of_family.iter().all(|attempt| connected(attempt)) {
        return pass(text);
    }
    let reached = attempts.iter().any(connected);
    if reached && of_family.iter().all(|attempt| has_no_route(attempt)) {
        return skipped(format!("this machine has no {family} route to it: {text}"));
    }
    if reached { warn(text) } else { fail(text) }
}

pub(super) fn attempt_text(attempt: &Attempt) -> String {
    let outcome = outcome_text(&attempt.outcome);
    format!("{} {outcome} after {}", attempt.address, span(attempt.took))
}

fn has_no_route(attempt: &Attempt) -> bool {
    use nix::errno::Errno::{EADDRNOTAVAIL, EHOSTUNREACH, ENETUNREACH};
    let AttemptOutcome::Failed { errno } = attempt.outcome else {
        return false;
    };
    [EADDRNOTAVAIL, EHOSTUNREACH, ENETUNREACH]
        .iter()
        .any(|known| *known as i32 == errno)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::diagnosis::CheckResult;

    #[test]
    fn a_family_without_a_route_is_no_fault_where_the_other_works() {
        let target = Target::parse("ws://h:1").unwrap();
        let attempt = |address: &str, outcome| Attempt {
            address: address.parse().unwrap(),
            outcome,
            took: Duration::ZERO,
        };
        let errno = |errno: nix::errno::Errno| AttemptOutcome::Failed {
            errno: errno as i32,
        };
        let good = attempt("10.0.0.7:1", AttemptOutcome::Connected);
        let unrouted = attempt("[fd00::7]:1", errno(nix::errno::Errno::ENETUNREACH));
        let refused = attempt("[fd00::7]:1", errno(nix::errno::Errno::ECONNREFUSED));
        let result = |attempts: &[Attempt], v6| tcp(&target, attempts, v6, true).0;
        let mixed = [good.clone(), unrouted.clone()];
        assert_eq!(result(&mixed, false), CheckResult::Pass);
        assert_eq!(result(&mixed, true), CheckResult::Skipped);
        assert_eq!(result(&[unrouted], true), CheckResult::Fail);
        assert_eq!(result(&[good.clone(), refused], true), CheckResult::Warn);
        assert_eq!(result(&[good], true), CheckResult::Skipped);
    }
}
