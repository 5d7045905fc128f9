//! Words for the facts of name resolution.

use super::text::{one_line, span};
use super::{Code, Diagnosis};
use crate::resolve::{ResolveError, ResolverAnswer, ResolverFailure};
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
        .help("check that the resolvers of /etc/resolv.conf answer from this machine")
        .help("if they are only slow, raise connect_timeout"),
        ResolveError::NoAddress => no_address(target),
        ResolveError::Os(error) => Diagnosis::new(
            Code::DnsFailed,
            format!("the name {host} could not be looked up"),
        )
        .seen("found", one_line(&error.to_string(), 200)),
        ResolveError::Failed(answer) => {
            let diagnosis = match answer.kind {
                ResolverFailure::NotFound => Diagnosis::new(
                    Code::DnsNotFound,
                    format!("the name {host} does not exist"),
                )
                .help("check the spelling")
                .help("if only some machines know the name, check /etc/hosts and the resolvers of /etc/resolv.conf on this one"),
                ResolverFailure::NoAddress => no_address(target),
                ResolverFailure::Temporary => Diagnosis::new(
                    Code::DnsTemporaryFailure,
                    format!("no resolver gave an answer for {host}"),
                )
                .help("check that the resolvers of /etc/resolv.conf can be reached from this machine; in a container, its DNS settings"),
                ResolverFailure::Other => Diagnosis::new(
                    Code::DnsFailed,
                    format!("the resolver failed for {host}"),
                ),
            };
            diagnosis.seen("found", answer_text(answer))
        }
    }
}

fn no_address(target: &Target) -> Diagnosis {
    Diagnosis::new(
        Code::DnsNoAddress,
        format!("the name {} has no address", target.host),
    )
    .help("the name needs an A or AAAA record; check that it is the right name")
}

fn answer_text(answer: &ResolverAnswer) -> String {
    let words = one_line(&answer.text, 200);
    match answer.constant() {
        Some(name) => format!("getaddrinfo: {name} ({}), {words}", answer.number),
        None => format!("getaddrinfo: {}, {words}", answer.number),
    }
}
