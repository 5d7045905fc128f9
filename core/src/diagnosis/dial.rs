//! Words for the facts of dialling.

use nix::errno::Errno;

use super::catalogue::Code;
use super::diagnosis::Diagnosis;
use super::errno::errno_text;
use super::{limits, listener};
use crate::dial::{Attempt, AttemptOutcome, DialEnd, DialError};
use crate::machine::Listeners;
use crate::text::{one_line, span};
use crate::url::{Host, Target};

/// Explains `error`; `listeners` are those of the port, if every address is this machine's.
#[must_use]
pub(super) fn diagnose(
    error: &DialError,
    target: &Target,
    listeners: Option<&Listeners>,
) -> Diagnosis {
    let code = code_of(error);
    let place = match (error.attempts.as_slice(), &target.host) {
        ([only], Host::Address(_)) => only.address.to_string(),
        ([only], host) => format!("{} ({host})", only.address),
        (many, host) => format!("any of the {} addresses of {host}", many.len()),
    };
    let mut diagnosis = match (code, listeners) {
        (Code::TcpRefused, Some(listeners)) => listener::refused(listeners, &place, target),
        (Code::TcpTimeout, Some(listeners)) => listener::no_answer(listeners, &place),
        (Code::TcpRefused, None) => {
            let problem = match error.attempts.len() {
                0 | 1 => format!("{place} refused the connection"),
                many => format!(
                    "none of the {many} addresses of {} accepts connections on port {}",
                    target.host, target.port
                ),
            };
            Diagnosis::new(code, problem)
                .help("start the server, or correct the host and port")
                .help("if it is running, it likely listens on another address only (often 127.0.0.1 by default): bind it to 0.0.0.0 or to the address that clients use")
        }
        (Code::TcpTimeout, None) => Diagnosis::new(code, format!("no answer from {place}"))
            .help("a firewall or security group likely drops the packets: open the port for this machine")
            .help("check that the address is correct and the host is up"),
        (Code::TcpUnreachable, _) => Diagnosis::new(code, format!("there is no route to {place}"))
            .help("check this machine's network, VPN and routes; for an IPv6 address, check that it has IPv6"),
        (Code::TcpReset, _) => Diagnosis::new(code, format!("could not connect to {place}: the connection was reset")),
        (Code::TcpLocalLimit, _) => Diagnosis::new(
            code,
            format!("this machine could not open a connection to {place}"),
        )
        .help(local_limit_help(error)),
        _ => Diagnosis::new(Code::TcpFailed, format!("could not connect to {place}")),
    };
    if let DialEnd::Os(error) = &error.end {
        diagnosis = diagnosis.seen("found", one_line(&error.to_string(), 200));
    }
    for attempt in &error.attempts {
        diagnosis = diagnosis.seen("tried", attempt_text(attempt));
    }
    diagnosis
}

fn local_limit_help(error: &DialError) -> &'static str {
    let limit = error.attempts.iter().find_map(|attempt| {
        let AttemptOutcome::Failed { errno } = attempt.outcome else {
            return None;
        };
        (code_of_errno(errno) == Code::TcpLocalLimit).then(|| (errno, attempt.address.is_ipv6()))
    });
    match limit.map(|(errno, is_ipv6)| (Errno::from_raw(errno), is_ipv6)) {
        Some((errno @ (Errno::EMFILE | Errno::ENFILE), _)) => {
            limits::descriptor_help(errno).unwrap_or_default()
        }
        Some((Errno::EADDRNOTAVAIL, true)) => {
            "IPv6 is likely disabled on this machine; if not, no local port is left (net.ipv4.ip_local_port_range)"
        }
        Some((Errno::EADDRNOTAVAIL, false)) => {
            "likely no local port is left for this address: close connections, reuse them, or widen net.ipv4.ip_local_port_range"
        }
        Some((Errno::EACCES | Errno::EPERM, _)) => {
            "a firewall rule, SELinux (setsebool -P httpd_can_network_connect 1) or seccomp likely blocks the connection"
        }
        _ => "check this machine's free memory and the limits of its network buffers",
    }
}

/// How an attempt ended, in words.
#[must_use]
pub(crate) fn outcome_text(outcome: &AttemptOutcome) -> String {
    match outcome {
        AttemptOutcome::Connected => "connected".to_owned(),
        AttemptOutcome::NoAnswer => "no answer".to_owned(),
        AttemptOutcome::Abandoned => "given up".to_owned(),
        AttemptOutcome::Failed { errno } => errno_text(*errno),
    }
}

fn attempt_text(attempt: &Attempt) -> String {
    let outcome = outcome_text(&attempt.outcome);
    format!(
        "{}  {outcome} after {}",
        attempt.address,
        span(attempt.took)
    )
}

/// The address that got furthest decides; all of them are in the evidence.
fn code_of(error: &DialError) -> Code {
    let codes = error.attempts.iter().map(|attempt| match attempt.outcome {
        AttemptOutcome::NoAnswer => Code::TcpTimeout,
        AttemptOutcome::Failed { errno } => code_of_errno(errno),
        AttemptOutcome::Connected | AttemptOutcome::Abandoned => Code::TcpFailed,
    });
    let order = [
        Code::TcpRefused,
        Code::TcpReset,
        Code::TcpTimeout,
        Code::TcpLocalLimit,
        Code::TcpUnreachable,
    ];
    let codes: Vec<Code> = codes.collect();
    order
        .into_iter()
        .find(|code| codes.contains(code))
        .unwrap_or(match error.end {
            DialEnd::TimedOut => Code::TcpTimeout,
            _ => Code::TcpFailed,
        })
}

fn code_of_errno(errno: i32) -> Code {
    match Errno::from_raw(errno) {
        Errno::ECONNREFUSED => Code::TcpRefused,
        Errno::ECONNRESET | Errno::ECONNABORTED | Errno::EPIPE => Code::TcpReset,
        Errno::ETIMEDOUT => Code::TcpTimeout,
        Errno::ENETUNREACH | Errno::EHOSTUNREACH | Errno::ENETDOWN | Errno::EHOSTDOWN => {
            Code::TcpUnreachable
        }
        Errno::EADDRNOTAVAIL
        | Errno::EMFILE
        | Errno::ENFILE
        | Errno::ENOBUFS
        | Errno::ENOMEM
        | Errno::EACCES
        | Errno::EPERM => Code::TcpLocalLimit,
        _ => Code::TcpFailed,
    }
}
