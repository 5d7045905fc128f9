//! Removes advice that rests on a guess which the checks have excluded.

use super::facts::ConclusionFacts;
use crate::diagnosis::{
    CheckId, CheckResult, Code, Diagnosis, FORBIDDEN_CLIENT, FORBIDDEN_WITHOUT_ROUTE, Guess,
};

/// `diagnosis` without what the checks exclude.
pub(super) fn without_refuted_advice(
    diagnosis: Diagnosis,
    facts: &ConclusionFacts<'_>,
) -> Diagnosis {
    let diagnosis = without_origin(diagnosis, facts);
    without_lost_upgrade(diagnosis, facts)
}

/// Without the advice to try another Origin where that was tried and refused.
fn without_origin(mut diagnosis: Diagnosis, facts: &ConclusionFacts<'_>) -> Diagnosis {
    if !facts.has(CheckId::HostOrigin, CheckResult::Fail) || speaks_of_origin(facts) {
        return diagnosis;
    }
    match diagnosis.code {
        Code::HandshakeForbidden | Code::HandshakeUnauthorized => {
            Guess::Origin.remove_from(&mut diagnosis.help);
        }
        // A server that blames the Origin itself is believed; only a guess is refuted.
        Code::HandshakeForbiddenOrigin
            if diagnosis.problem.contains("likely") && is_refused(facts) =>
        {
            let code = Code::HandshakeForbidden;
            diagnosis.code = code;
            diagnosis.fault = code.fault();
            diagnosis.retryable = code.retryable();
            let status = facts.status().unwrap_or(403);
            diagnosis.problem =
                format!("the server forbids the connection, whatever the Origin ({status})");
            diagnosis.help = [FORBIDDEN_WITHOUT_ROUTE, FORBIDDEN_CLIENT]
                .map(str::to_owned)
                .to_vec();
        }
        _ => {}
    }
    diagnosis
}

/// Whether the server itself speaks of the Origin.
fn speaks_of_origin(facts: &ConclusionFacts<'_>) -> bool {
    let response = facts.failure.and_then(|failure| failure.response.as_ref());
    response.is_some_and(|response| {
        let body = String::from_utf8_lossy(&response.body).to_ascii_lowercase();
        body.contains("origin") || response.head.reason.to_ascii_lowercase().contains("origin")
    })
}

/// Whether the upgrade is refused without an Origin and with the server's own.
fn is_refused(facts: &ConclusionFacts<'_>) -> bool {
    let had_none = facts.options.headers.first("Origin").is_none();
    had_none || facts.has(CheckId::NoOrigin, CheckResult::Fail)
}

/// Without the advice on proxies that drop an upgrade where the request for one was answered in another way
/// than a request without: so the server has seen it.
fn without_lost_upgrade(mut diagnosis: Diagnosis, facts: &ConclusionFacts<'_>) -> Diagnosis {
    let differ = match (facts.status(), facts.status_of_get()) {
        (Some(status), Some(of_get)) => status != of_get,
        _ => false,
    };
    if differ && diagnosis.code != Code::HandshakeUpgradeNotForwarded {
        Guess::LostUpgrade.remove_from(&mut diagnosis.help);
    }
    diagnosis
}
