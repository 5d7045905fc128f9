//! Words for the facts of dialling.

use nix::errno::Errno;

use super::text::{one_line, span};
use super::{Code, Diagnosis};
use crate::dial::{Attempt, DialEnd, DialError, Outcome};
use crate::url::{Host, Target};

/// Explains `error`.
#[must_use]
pub(super) fn diagnose(error: &DialError, target: &Target) -> Diagnosis {
    let code = code_of(error);
    let place = match (error.attempts.as_slice(), &target.host) {
        ([only], Host::Address(_)) => only.address.to_string(),
        ([only], host) => format!("{} ({host})", only.address),
        (many, host) => format!("any of the {} addresses of {host}", many.len()),
    };
    let mut diagnosis = match code {
        Code::TcpRefused => {
            let problem = match error.attempts.len() {
                0 | 1 => format!("nothing listens on {place}"),
                _ => format!("port {} is refused at {place}", target.port),
            };
            Diagnosis::new(code, problem)
                .help("start the server, or correct host and port")
                .help("if it runs, it likely listens on another address only (127.0.0.1 is the default of many); bind it to 0.0.0.0 or to the address that clients use")
        }
        Code::TcpTimeout => Diagnosis::new(code, format!("no answer from {place}"))
            .help("a firewall or security group likely drops the packets: open the port for this machine")
            .help("check that the address is the right one and the host is up"),
        Code::TcpUnreachable => Diagnosis::new(code, format!("there is no route to {place}"))
            .help("check this machine's network, VPN and routes; for an IPv6 address, that it has IPv6 at all"),
        Code::TcpReset => Diagnosis::new(code, format!("the connection to {place} was reset")),
        Code::TcpLocalLimit => {
            Diagnosis::new(code, format!("this machine could not open a connection to {place}"))
                .help("look at the limit of open files (ulimit -n), the free local ports, and rules of SELinux, seccomp or a firewall")
        }
        _ => Diagnosis::new(Code::TcpFailed, format!("connecting to {place} failed")),
    };
    if let DialEnd::Os(error) = &error.end {
        diagnosis = diagnosis.seen("found", one_line(&error.to_string(), 200));
    }
    for attempt in &error.attempts {
        diagnosis = diagnosis.seen("tried", attempt_text(attempt));
    }
    diagnosis
}

/// The name of an error number, such as `ECONNREFUSED`.
#[must_use]
pub fn errno_name(errno: i32) -> String {
    match Errno::from_raw(errno) {
        Errno::UnknownErrno => format!("error {errno}"),
        known => format!("{known:?}"),
    }
}

/// How an attempt ended, in words.
#[must_use]
pub fn outcome_text(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Connected => "connected".to_owned(),
        Outcome::NoAnswer => "no answer".to_owned(),
        Outcome::Abandoned => "given up".to_owned(),
        Outcome::Failed { errno } => {
            format!(
                "{} ({})",
                errno_name(*errno),
                Errno::from_raw(*errno).desc()
            )
        }
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
        Outcome::NoAnswer => Code::TcpTimeout,
        Outcome::Failed { errno } => match Errno::from_raw(errno) {
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
        },
        Outcome::Connected | Outcome::Abandoned => Code::TcpFailed,
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
