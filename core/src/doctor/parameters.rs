//! Finds out which parameter of TLS a server insists on that this client does not have.

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

/// Notes which versions the server takes, and which parameters it insists on, where the handshake may
/// have failed for them.
pub(super) fn check(
    failure: &TlsFailure,
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    checklist: &mut Checklist,
) {
    if !is_worth_a_survey(failure) {
        let why = "it was not for its version that the handshake failed";
        checklist.record(CheckId::TlsVersions, findings::skipped(why), Duration::ZERO);
        let why = "it was not for its parameters that the handshake failed";
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
        _ if survey.completed() => "one version alone was completed",
        Ok(OfferAnswer::Chosen(choice)) if choice.is_old() => "it is the version",
        Ok(OfferAnswer::NotTls) => "the answer is no TLS",
        Ok(OfferAnswer::Silent) => "the server does not answer even the widest offer",
        Err(_) => "no connection was left for it",
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
