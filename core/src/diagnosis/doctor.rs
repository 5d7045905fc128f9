//! Words for what a doctor's visit found.

mod parameters;
mod port;
mod talk;

use std::net::SocketAddr;

use super::dial::outcome_text;
use super::{Check, CheckId, CheckResult, Code, Diagnosis, Secrets, handshake};
use crate::dial::{Attempt, AttemptOutcome};
use crate::doctor::{Answer, Missed};
use crate::handshake::{Agreement, HandshakeError, HandshakeFailure};
use crate::text::{one_line, span};
use crate::tls::{CertificateFacts, TlsFailure, TlsSummary, utc_text};
use crate::url::{Host, Target};
use crate::wire::StreamEnd;

pub(crate) use parameters::{parameters, with_parameters};
pub(crate) use port::{port, versions};
pub(crate) use talk::{close, first_frames, pings};

/// How a check came out, with the words for it.
pub(crate) type Finding = (CheckResult, String);

/// Longest shown text of one thing that a peer said.
const SHOWN: usize = 120;

/// How far clocks may differ, in seconds, before it is worth a word.
const SKEW: i64 = 60;

pub(crate) fn pass(detail: impl Into<String>) -> Finding {
    (CheckResult::Pass, detail.into())
}

pub(crate) fn warn(detail: impl Into<String>) -> Finding {
    (CheckResult::Warn, detail.into())
}

pub(crate) fn fail(detail: impl Into<String>) -> Finding {
    (CheckResult::Fail, detail.into())
}

pub(crate) fn skipped(detail: impl Into<String>) -> Finding {
    (CheckResult::Skipped, detail.into())
}

/// Adds to the evidence what only the visit could find out.
pub(crate) fn with_what_was_checked(mut diagnosis: Diagnosis, checks: &[Check]) -> Diagnosis {
    // These say it themselves.
    let knows_port = [Code::HandshakeServerSpeaksTls, Code::TlsNotTls].contains(&diagnosis.code);
    for check in checks {
        let tells = match (check.id, check.result) {
            (CheckId::Protocol, CheckResult::Fail) => !knows_port,
            (
                CheckId::NoSubprotocols
                | CheckId::NoExtensions
                | CheckId::NoOrigin
                | CheckId::HostOrigin,
                result,
            ) => result == CheckResult::Pass,
            (
                CheckId::TlsVersions | CheckId::TlsParameters,
                CheckResult::Warn | CheckResult::Fail,
            ) => true,
            (CheckId::Clock, CheckResult::Warn) => true,
            _ => false,
        };
        if tells {
            let line = format!("{}: {}", check.id.title(), check.detail);
            diagnosis = diagnosis.seen("checked", line);
        }
    }
    diagnosis
}

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
        return pass("the URL has an address, no name");
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

/// What came of the addresses of one family, seen beside the other's.
pub(crate) fn tcp(target: &Target, attempts: &[Attempt], v6: bool, has_addresses: bool) -> Finding {
    let family = if v6 { "IPv6" } else { "IPv4" };
    let of_family: Vec<&Attempt> = attempts
        .iter()
        .filter(|attempt| attempt.address.is_ipv6() == v6)
        .collect();
    if of_family.is_empty() {
        return skipped(match (&target.host, has_addresses) {
            (_, true) => "there was no time or connection left for it".to_owned(),
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
        return skipped(format!("this machine has no {family} route there: {text}"));
    }
    if reached { warn(text) } else { fail(text) }
}

fn attempt_text(attempt: &Attempt) -> String {
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

/// What TLS agreed on.
pub(crate) fn tls_agreed(tls: &TlsSummary) -> Finding {
    let resumed = if tls.resumed { ", resumed" } else { "" };
    pass(format!("{}, {}{resumed}", tls.version, tls.cipher_suite))
}

/// The application protocol.
pub(crate) fn alpn(alpn: Option<&str>, secrets: &Secrets) -> Finding {
    match alpn {
        Some("http/1.1") => pass("the server chose http/1.1"),
        None => pass("the server chose none, which means HTTP/1.1"),
        Some(other) => warn(format!(
            "the server chose {}",
            secrets.one_line(other, SHOWN)
        )),
    }
}

/// The certificates as they were sent.
pub(crate) fn chain(chain: &[CertificateFacts], secrets: &Secrets) -> Finding {
    let Some(leaf) = chain.first() else {
        return skipped("no certificate came");
    };
    let subjects: Vec<String> = chain
        .iter()
        .take(4)
        .map(|certificate| secrets.one_line(&certificate.subject, SHOWN))
        .collect();
    let more = match chain.len().saturating_sub(subjects.len()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let names: Vec<&str> = leaf
        .subject_alt_names
        .iter()
        .take(4)
        .map(String::as_str)
        .collect();
    let names = match leaf.subject_alt_name_count.saturating_sub(names.len()) {
        _ if names.is_empty() => "no name".to_owned(),
        0 => secrets.one_line(&names.join(", "), SHOWN),
        more => format!(
            "{} and {more} more",
            secrets.one_line(&names.join(", "), SHOWN)
        ),
    };
    pass(format!(
        "{}{more}; for {names}; until {}",
        subjects.join(" ← "),
        utc_text(leaf.not_after)
    ))
}

/// Whether the chain was accepted, and for how long it still will be.
pub(crate) fn trust(tls: &TlsSummary, clock: i64, secrets: &Secrets) -> Finding {
    if !tls.verified {
        return warn("not checked in full: the TLS options switch it off");
    }
    let text = format!("verified against {}", tls.trust);
    let ends_soon = tls.chain.iter().find(|certificate| {
        let life = certificate.not_after.saturating_sub(certificate.not_before);
        let left = certificate.not_after.saturating_sub(clock);
        // A tenth of its life, and no more than two weeks: by then it should have been renewed.
        left < (life / 10).min(14 * 86_400)
    });
    match ends_soon {
        Some(certificate) => warn(format!(
            "{text}, but {} ends {}",
            secrets.one_line(&certificate.subject, SHOWN),
            utc_text(certificate.not_after)
        )),
        None => pass(text),
    }
}

/// What a 101 agreed on.
pub(crate) fn agreed(agreement: &Agreement, secrets: &Secrets) -> Finding {
    let subprotocol = agreement.subprotocol.iter();
    let subprotocol =
        subprotocol.map(|name| format!("subprotocol {}", secrets.conceal_subprotocol(name)));
    let more: Vec<String> = subprotocol.chain(agreement.extensions()).collect();
    match more.is_empty() {
        true => pass("101"),
        false => pass(format!("101, {}", more.join(", "))),
    }
}

/// What came of another way to ask for the upgrade.
pub(crate) fn variant(answer: &Answer, if_opened: &str, secrets: &Secrets) -> Finding {
    match answer {
        Answer::Opened => pass(if_opened),
        Answer::Refused(failure) => fail(format!("refused too: {}", refusal(failure, secrets))),
        Answer::Missed(missed) => skipped(missed_text(missed)),
    }
}

/// What answers without an upgrade.
pub(crate) fn plain_get(answer: &Answer, secrets: &Secrets) -> Finding {
    match answer {
        Answer::Opened => warn("101, though no upgrade was asked for"),
        Answer::Refused(failure) if failure.response.is_some() => {
            let fields = failure.response.iter().flat_map(|r| r.head.headers.iter());
            let told = ["server", "via", "x-powered-by"];
            let told: Vec<String> = fields
                .filter(|(name, _)| told.iter().any(|known| name.eq_ignore_ascii_case(known)))
                .take(3)
                .map(|(name, value)| format!("{name}: {}", secrets.one_line(value, 60)))
                .collect();
            let told = match told.is_empty() {
                true => String::new(),
                false => format!(" ({})", told.join(", ")),
            };
            pass(format!("{}{told}", refusal(failure, secrets)))
        }
        Answer::Refused(failure) => fail(refusal(failure, secrets)),
        Answer::Missed(missed) => skipped(missed_text(missed)),
    }
}

fn refusal(failure: &HandshakeFailure, secrets: &Secrets) -> String {
    match (&failure.error, &failure.response) {
        (_, Some(response)) => handshake::status_line(response, secrets),
        (HandshakeError::TimedOut | HandshakeError::Interrupted, None) => match failure.received {
            0 => "no answer".to_owned(),
            received => format!("no complete answer, {received} bytes of it"),
        },
        (HandshakeError::Ended(StreamEnd::Closed), None) => "closed without an answer".to_owned(),
        (HandshakeError::Ended(StreamEnd::Reset), None) => "reset".to_owned(),
        (HandshakeError::Io(error), None) => one_line(&error.to_string(), SHOWN),
        (_, None) => format!(
            "an answer that is no HTTP/1.1: {}",
            secrets.quoted_bytes(&failure.first_bytes, 40)
        ),
    }
}

fn missed_text(missed: &Missed) -> String {
    match missed {
        Missed::Time => "the time of the visit was over".to_owned(),
        Missed::Connections => "the connections of the visit were used up".to_owned(),
        Missed::Tcp(error) => match error.attempts.first() {
            Some(attempt) => attempt_text(attempt),
            None => "no connection".to_owned(),
        },
        Missed::Tls(failure) => tls_text(failure),
        Missed::Machine => "the request could not be made".to_owned(),
    }
}

fn tls_text(failure: &TlsFailure) -> String {
    use crate::tls::TlsError;
    match &failure.error {
        TlsError::TimedOut | TlsError::Interrupted => "no answer to the TLS handshake".to_owned(),
        TlsError::Closed => "closed in the TLS handshake".to_owned(),
        TlsError::Reset => "reset in the TLS handshake".to_owned(),
        TlsError::NotTls => "an answer that is no TLS".to_owned(),
        TlsError::Alert(alert) => format!("alert {}", super::tls::alert_name(*alert)),
        _ => "the TLS handshake failed".to_owned(),
    }
}

/// This machine's clock against the server's, both in seconds since 1970.
pub(crate) fn clock(here: i64, there: i64) -> Finding {
    let ahead = here.saturating_sub(there);
    match ahead.saturating_abs() {
        0..=SKEW => pass(format!("within {SKEW} s of the server's Date")),
        apart if ahead > 0 => warn(format!("{apart} s ahead of the server's Date")),
        apart => warn(format!("{apart} s behind the server's Date")),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_may_be_a_minute_off() {
        assert_eq!(clock(1060, 1000).0, CheckResult::Pass);
        assert_eq!(clock(1000, 1060).0, CheckResult::Pass);
        assert_eq!(clock(1061, 1000), warn("61 s ahead of the server's Date"));
        assert_eq!(clock(0, 3600), warn("3600 s behind the server's Date"));
    }

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
