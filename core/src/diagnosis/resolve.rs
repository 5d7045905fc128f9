//! Words for the facts of name resolution.

use super::{Code, Diagnosis, limits};
use crate::resolve::{GetaddrinfoError, GetaddrinfoErrorKind, ResolveError};
use crate::text::{one_line, span};
use crate::url::Target;
use std::time::Duration;

/// Explains `error`, which came after `took`.
#[must_use]
pub(super) fn diagnose(error: &ResolveError, target: &Target, took: Duration) -> Diagnosis {
    let host = &target.host;
    match error {
        ResolveError::TimedOut | ResolveError::Interrupted => Diagnosis::new(
            Code::DnsTimeout,
            format!("the name {host} was not resolved within {}", span(took)),
        )
        .help("check that the resolvers in /etc/resolv.conf answer this machine")
        .help("if they are only slow, raise connect_timeout"),
        ResolveError::NoAddress => no_address(target),
        ResolveError::NoThread { error, limits } => {
            limits::of_threads(&host.to_string(), error, limits)
        }
        ResolveError::Os(error) => {
            let no_descriptor = limits::of_descriptors(error.raw_os_error(), &looking_up(target));
            no_descriptor.unwrap_or_else(|| {
                Diagnosis::new(
                    Code::DnsFailed,
                    format!("the name {host} could not be looked up"),
                )
                .seen("found", one_line(&error.to_string(), 200))
            })
        }
        ResolveError::Failed(answer) => {
            if let Some(limit) = limits::of_descriptors(answer.errno, &looking_up(target)) {
                return limit;
            }
            let diagnosis = match answer.kind {
                GetaddrinfoErrorKind::NotFound => Diagnosis::new(
                    Code::DnsNotFound,
                    format!("the name {host} does not exist"),
                )
                .help("check the spelling")
                .help("if only some machines know the name, check /etc/hosts and the resolvers in /etc/resolv.conf on this one"),
                GetaddrinfoErrorKind::NoAddress => no_address(target),
                GetaddrinfoErrorKind::Temporary => Diagnosis::new(
                    Code::DnsTemporaryFailure,
                    format!("the lookup of {host} failed temporarily"),
                )
                .help("check that this machine can reach the resolvers in /etc/resolv.conf; in a container, check its DNS settings"),
                GetaddrinfoErrorKind::Memory => Diagnosis::new(
                    Code::DnsLocalLimit,
                    format!("this machine has not enough memory to look up {host}"),
                )
                .help("check this machine's free memory and the limits of this process (ulimit -v)"),
                GetaddrinfoErrorKind::Other => Diagnosis::new(
                    Code::DnsFailed,
                    format!("the resolver failed to look up {host}"),
                ),
            };
            with_missing(diagnosis.seen("found", answer_text(answer)), answer)
        }
    }
}

fn looking_up(target: &Target) -> String {
    format!("look up {}", target.host)
}

/// Names the files of the resolver that are not there, which explain more than its answer.
fn with_missing(mut diagnosis: Diagnosis, answer: &GetaddrinfoError) -> Diagnosis {
    for file in &answer.missing {
        let lacks = match *file {
            "/etc/hosts" => "this machine does not know local names such as localhost",
            _ => "this machine knows no resolver",
        };
        diagnosis = diagnosis.seen("missing", format!("{file}: {lacks}"));
        let help =
            format!("create {file}; in a container or chroot, check how its file system is built");
        diagnosis.help.insert(0, help);
    }
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

fn no_address(target: &Target) -> Diagnosis {
    Diagnosis::new(
        Code::DnsNoAddress,
        format!("the name {} has no address", target.host),
    )
    .help("check the name; it needs an A or AAAA record")
}

fn answer_text(answer: &GetaddrinfoError) -> String {
    let words = one_line(&answer.text, 200);
    match answer.constant() {
        Some(name) => format!("getaddrinfo: {name} ({}), {words}", answer.number),
        None => format!("getaddrinfo: {}, {words}", answer.number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_is_named_first() {
        let target = Target::parse("ws://localhost/").unwrap();
        let error = ResolveError::Failed(GetaddrinfoError {
            kind: GetaddrinfoErrorKind::Temporary,
            number: -3,
            errno: None,
            text: "Temporary failure in name resolution".to_owned(),
            missing: vec!["/etc/hosts", "/etc/resolv.conf"],
        });
        let diagnosis = diagnose(&error, &target, Duration::ZERO);
        let missing: Vec<&str> = diagnosis
            .evidence
            .iter()
            .filter(|(label, _)| *label == "missing")
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(
            missing,
            [
                "/etc/hosts: this machine does not know local names such as localhost",
                "/etc/resolv.conf: this machine knows no resolver"
            ]
        );
        assert!(
            diagnosis
                .help
                .first()
                .unwrap()
                .starts_with("create /etc/resolv.conf")
        );
    }
}
