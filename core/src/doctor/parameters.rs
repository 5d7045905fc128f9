//! Finds out which TLS parameter a server requires that this client does not support.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::checklist::Checklist;
use super::findings;
use super::port::{is_worth_a_survey, offer, survey_versions};
use super::prober::{ProbeSkipped, Prober};
use super::survey::{Survey, WiderOffers};
use crate::diagnosis::CheckId;
use crate::tls::{Offer, OfferAnswer, TlsFailure, UnsupportedKey};
use crate::url::Target;

/// Notes which versions the server accepts, and which parameters it requires, where the handshake may
/// have failed because of them.
pub(super) fn check(
    failure: &TlsFailure,
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    checklist: &mut Checklist,
) {
    if !is_worth_a_survey(failure) {
        let why = "the handshake did not fail because of the version";
        checklist.record(CheckId::TlsVersions, findings::skipped(why), Duration::ZERO);
        let why = "the handshake did not fail because of the parameters";
        checklist.record(
            CheckId::TlsParameters,
            findings::skipped(why),
            Duration::ZERO,
        );
        return;
    }
    let started = Instant::now();
    let survey = survey_versions(prober, target, address);
    let finding = findings::versions(&survey);
    checklist.record(CheckId::TlsVersions, finding, started.elapsed());
    let why = match &survey.old {
        _ if survey.completed() => "a handshake with one version alone succeeded",
        Ok(OfferAnswer::Chosen(choice)) if choice.is_old() => "the server chose an older version",
        Ok(OfferAnswer::NotTls) => "the answer is not TLS",
        Ok(OfferAnswer::Silent) => "the server does not answer even the widest offer",
        Err(_) => "no connection was left",
        _ => {
            let started = Instant::now();
            let found = compare(prober, target, address, &survey);
            let finding = findings::parameters(&survey, &found);
            checklist.record(CheckId::TlsParameters, finding, started.elapsed());
            checklist.required = Some((survey, found));
            return;
        }
    };
    checklist.record(
        CheckId::TlsParameters,
        findings::skipped(why),
        Duration::ZERO,
    );
}

/// Asks for each part on a connection of its own.
fn compare(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    survey: &Survey,
) -> WiderOffers {
    let ask = |part| offer(prober, target, address, part);
    let mut parameters = WiderOffers {
        suites: ask(Offer::Suites),
        groups: ask(Offer::Groups),
        schemes: ask(Offer::Schemes),
        key: None,
    };
    // From TLS 1.3 on the certificate is encrypted, and only the schemes that it takes tell its key.
    let hidden = |answer: &Result<OfferAnswer, ProbeSkipped>| match answer {
        Ok(OfferAnswer::Chosen(choice)) => choice.key.is_none(),
        _ => false,
    };
    let shown = |answer: &Result<OfferAnswer, ProbeSkipped>| match answer {
        Ok(OfferAnswer::Chosen(choice)) => choice.key.is_some(),
        _ => false,
    };
    if hidden(&parameters.schemes) && !shown(&survey.old) {
        let mut kinds = [
            UnsupportedKey::P521,
            UnsupportedKey::Ed448,
            UnsupportedKey::RsaPss,
        ]
        .into_iter();
        parameters.key =
            kinds.find(|kind| matches!(ask(Offer::Key(*kind)), Ok(OfferAnswer::Chosen(_))));
    }
    parameters
}
