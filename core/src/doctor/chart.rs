//! Collects the checks of a visit, and says of every other one why it was skipped.

use std::time::{Duration, Instant};

use super::parameters::Parameters;
use super::port::Survey;
use crate::diagnosis::doctor::{self as words, Finding};
use crate::diagnosis::{Check, CheckId, CheckResult};
use crate::secrets::Secrets;
use crate::tls::TlsSummary;

/// The checks as they are made.
#[derive(Default)]
pub(super) struct Chart {
    pub(super) checks: Vec<Check>,
    /// Why what is not on the chart at the end was skipped.
    pub(super) stopped: &'static str,
    /// What a server said to offers that are wider than ours.
    pub(super) insisted: Option<(Survey, Parameters)>,
}

impl Chart {
    pub(super) fn note(&mut self, id: CheckId, (result, detail): Finding, took: Duration) {
        self.checks.push(Check {
            id,
            result,
            detail,
            took,
        });
    }

    /// Makes a check, with its time taken.
    pub(super) fn make(&mut self, id: CheckId, check: impl FnOnce() -> Finding) {
        let started = Instant::now();
        let finding = check();
        self.note(id, finding, started.elapsed());
    }

    /// All checks in order.
    pub(super) fn finish(self) -> Vec<Check> {
        let of = |id: &CheckId| {
            let found = self.checks.iter().find(|check| check.id == *id).cloned();
            found.unwrap_or_else(|| Check {
                id: *id,
                result: CheckResult::Skipped,
                detail: self.stopped.to_owned(),
                took: Duration::ZERO,
            })
        };
        CheckId::ALL.iter().map(of).collect()
    }

    /// What TLS agreed on.
    pub(super) fn tls(&mut self, tls: &TlsSummary, took: Duration, clock: i64, secrets: &Secrets) {
        self.note(CheckId::TlsHandshake, words::tls_agreed(tls), took);
        let version = words::pass(format!("{} was agreed on", tls.version));
        let alpn = words::alpn(tls.alpn.as_deref(), secrets);
        self.note(CheckId::TlsVersions, version, Duration::ZERO);
        let agreed = words::skipped("both ends agreed on them");
        self.note(CheckId::TlsParameters, agreed, Duration::ZERO);
        self.note(CheckId::TlsAlpn, alpn, Duration::ZERO);
        self.note(
            CheckId::TlsChain,
            words::chain(&tls.chain, secrets),
            Duration::ZERO,
        );
        self.note(
            CheckId::TlsTrust,
            words::trust(tls, clock, secrets),
            Duration::ZERO,
        );
    }

    /// There is no TLS to check.
    pub(super) fn no_tls(&mut self) {
        for id in [
            CheckId::TlsHandshake,
            CheckId::TlsVersions,
            CheckId::TlsParameters,
            CheckId::TlsAlpn,
            CheckId::TlsChain,
            CheckId::TlsTrust,
        ] {
            self.note(id, words::skipped("ws:// has no TLS"), Duration::ZERO);
        }
    }
}
