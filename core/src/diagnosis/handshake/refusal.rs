//! Explains a status other than 101: the rule that knows it, and the answer itself as evidence.

use super::super::{Diagnosis, Secrets};
use super::evidence::Evidence;
use super::retry_after::retry_after;
use super::rules;
use super::server::Role;
use super::status_line;
use crate::diagnosis::Code;
use crate::handshake::{HandshakeFailure, Response};
use crate::url::Target;

/// How much of a body is shown.
const BODY_SHOWN: usize = 160;

/// How many hints are given at most.
const HINTS: usize = 3;

/// Explains `response`, which refuses the request of `failure`.
pub(super) fn diagnose(
    failure: &HandshakeFailure,
    response: &Response,
    target: &Target,
    secrets: &Secrets,
) -> Diagnosis {
    let evidence = Evidence::new(target, &failure.request, response, secrets);
    let Some(rule) = rules::find(&evidence) else {
        // The last general rule takes everything, so this is never reached.
        return Diagnosis::new(Code::HandshakeUnexpectedStatus, "the upgrade was refused");
    };
    let words = (rule.words)(rule, &evidence);
    let mut diagnosis = Diagnosis::new(rule.code, words.problem);
    diagnosis = with_response(diagnosis, &evidence);
    if let Some(by) = rule.by {
        diagnosis = diagnosis.seen("by", answered_by(by, &evidence));
    }
    diagnosis.evidence.extend(words.seen);
    diagnosis.help.extend(words.help);
    diagnosis.help.truncate(HINTS);
    diagnosis.retry_after = retry_after(&response.head.headers, failure.at);
    if let Some(retryable) = words.retryable {
        diagnosis.retryable = retryable;
    }
    diagnosis
}

/// "node's ws, through nginx 1.22.1": who speaks is told apart from who only passed it on.
fn answered_by(by: &str, evidence: &Evidence<'_>) -> String {
    let hops = evidence
        .programs
        .iter()
        .filter(|seen| matches!(seen.program.role(), Role::Hop { .. }))
        .filter(|seen| seen.program.name() != by)
        .map(|seen| evidence.secrets.one_line(&seen.shown(), 40));
    let hops: Vec<_> = hops.collect();
    if hops.is_empty() {
        by.to_owned()
    } else {
        format!("{by}, through {}", hops.join(" and "))
    }
}

fn with_response(diagnosis: Diagnosis, evidence: &Evidence<'_>) -> Diagnosis {
    let secrets = evidence.secrets;
    let mut diagnosis = diagnosis.seen("received", status_line(evidence.response, secrets));
    for (name, label) in [
        ("Server", "server"),
        ("Via", "via"),
        ("X-Powered-By", "powered by"),
    ] {
        if evidence.has(name) {
            diagnosis = diagnosis.seen(label, secrets.one_line(evidence.header(name), 80));
        }
    }
    let body = String::from_utf8_lossy(&evidence.response.body);
    let body = secrets.one_line(&body, BODY_SHOWN);
    if body.is_empty() {
        diagnosis
    } else {
        diagnosis.seen("body", body)
    }
}
