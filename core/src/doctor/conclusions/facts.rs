//! What conclusions are drawn from, beside the results of the checks.

use crate::diagnosis::{Check, CheckId, CheckResult};
use crate::handshake::{HandshakeFailure, RequestOptions, Response};
use crate::secrets::Secrets;
use crate::url::Target;

/// The attempt of the caller, and what the checks found.
#[derive(Clone, Copy)]
pub(in crate::doctor) struct ConclusionFacts<'a> {
    /// What was asked for.
    pub(in crate::doctor) target: &'a Target,
    /// How it was asked for.
    pub(in crate::doctor) options: &'a RequestOptions,
    /// The upgrade that failed, if it came so far.
    pub(in crate::doctor) failure: Option<&'a HandshakeFailure>,
    /// The response to the same request without an upgrade.
    pub(in crate::doctor) plain_get: Option<&'a Response>,
    /// Whether a TLS handshake on the same port, behind `ws://`, got no byte either.
    pub(in crate::doctor) no_byte_to_tls: bool,
    /// Every check.
    pub(in crate::doctor) checks: &'a [Check],
    /// What no text may show.
    pub(in crate::doctor) secrets: &'a Secrets,
}

impl<'a> ConclusionFacts<'a> {
    pub(super) fn check(&self, id: CheckId) -> Option<&'a Check> {
        self.checks.iter().find(|check| check.id == id)
    }

    pub(super) fn has(&self, id: CheckId, result: CheckResult) -> bool {
        self.check(id).is_some_and(|check| check.result == result)
    }

    /// The status of the response to the upgrade.
    pub(super) fn status(&self) -> Option<u16> {
        let response = self.failure?.response.as_ref()?;
        Some(response.head.status)
    }

    /// The status of the response to a plain GET.
    pub(super) fn status_of_get(&self) -> Option<u16> {
        Some(self.plain_get?.head.status)
    }
}
