//! Adds what only the checks found out to the evidence of the diagnosis.

use crate::diagnosis::{Check, CheckId, CheckResult, Code, Diagnosis};

/// Adds to the evidence what only the checks could find out.
pub(crate) fn with_checks(mut diagnosis: Diagnosis, checks: &[Check]) -> Diagnosis {
    // These say it themselves.
    let knows_port = [Code::HandshakeServerSpeaksTls, Code::TlsNotTls].contains(&diagnosis.code);
    for check in checks {
        let is_evidence = match (check.id, check.result) {
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
        if is_evidence {
            let line = format!("{}: {}", check.id.title(), check.detail);
            diagnosis = diagnosis.seen("checked", line);
        }
    }
    diagnosis
}
