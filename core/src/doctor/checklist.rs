//! Collects the results of the checks, and the reason why each other check was skipped.

use std::time::{Duration, Instant};

use super::findings::{self, Finding};
use super::survey::Survey;
use super::survey::WiderOffers;
use crate::diagnosis::{Check, CheckId, CheckResult};
use crate::handshake::Response;
use crate::secrets::Secrets;
use crate::tls::TlsSummary;

/// The checks as they are made.
#[derive(Default)]
pub(super) struct Checklist {
    pub(super) checks: Vec<Check>,
    /// Why what is not on the checklist at the end was skipped.
    pub(super) skip_reason: &'static str,
    /// What a server said to offers that are wider than ours.
    pub(super) required: Option<(Survey, WiderOffers)>,
    /// The server's clock, in seconds since 1970.
    pub(super) server_date: Option<i64>,
    /// The response to the request without an upgrade.
    pub(super) plain_get: Option<Response>,
    /// Whether a TLS handshake on the port of a `ws://` URL got no byte.
    pub(super) no_byte_to_tls: bool,
}

impl Checklist {
    pub(super) fn record(&mut self, id: CheckId, (result, detail): Finding, took: Duration) {
        self.checks.push(Check {
            id,
            result,
            detail,
            took,
        });
    }

    /// Makes a check, with its time taken.
    pub(super) fn run(&mut self, id: CheckId, check: impl FnOnce() -> Finding) {
        let started = Instant::now();
        let finding = check();
        self.record(id, finding, started.elapsed());
    }

    /// All checks in order.
    pub(super) fn finish(self) -> Vec<Check> {
        let of = |id: &CheckId| {
            let found = self.checks.iter().find(|check| check.id == *id).cloned();
            found.unwrap_or_else(|| Check {
                id: *id,
                result: CheckResult::Skipped,
                detail: self.skip_reason.to_owned(),
                took: Duration::ZERO,
            })
        };
        CheckId::ALL.iter().map(of).collect()
    }

    /// What TLS agreed on.
    pub(super) fn tls(&mut self, tls: &TlsSummary, took: Duration, clock: i64, secrets: &Secrets) {
        self.record(CheckId::TlsHandshake, findings::tls_agreed(tls), took);
        let version = findings::pass(format!("{} was negotiated", tls.version));
        let alpn = findings::alpn(tls.alpn.as_deref(), secrets);
        self.record(CheckId::TlsVersions, version, Duration::ZERO);
        let agreed = findings::skipped("they were negotiated");
        self.record(CheckId::TlsParameters, agreed, Duration::ZERO);
        self.record(CheckId::TlsAlpn, alpn, Duration::ZERO);
        self.record(
            CheckId::TlsChain,
            findings::chain(&tls.chain, secrets),
            Duration::ZERO,
        );
        self.record(
            CheckId::TlsTrust,
            findings::trust(tls, clock, secrets),
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
            self.record(id, findings::skipped("ws:// has no TLS"), Duration::ZERO);
        }
    }
}
