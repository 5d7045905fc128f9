//! Finds out which parameter of TLS a server insists on that this client does not have.

use std::net::SocketAddr;

use super::port::{Survey, offer};
use super::visit::{Missed, Visit};
use crate::tls::{OddKey, Offer, OfferAnswer};
use crate::url::Target;

/// What a server says to offers each of which goes beyond ours in one part.
#[derive(Debug)]
pub(crate) struct Parameters {
    /// More cipher suites.
    pub(crate) suites: Result<OfferAnswer, Missed>,
    /// More groups.
    pub(crate) groups: Result<OfferAnswer, Missed>,
    /// More signature schemes.
    pub(crate) schemes: Result<OfferAnswer, Missed>,
    /// The kind of key for whose schemes alone the server goes on, where it does not show the key.
    pub(crate) key: Option<OddKey>,
}

/// Asks for each part on a connection of its own.
pub(super) fn compare(
    visit: &Visit<'_>,
    target: &Target,
    address: SocketAddr,
    survey: &Survey,
) -> Parameters {
    let ask = |part| offer(visit, target, address, part);
    let mut parameters = Parameters {
        suites: ask(Offer::Suites),
        groups: ask(Offer::Groups),
        schemes: ask(Offer::Schemes),
        key: None,
    };
    // From TLS 1.3 on the certificate is encrypted, and only the schemes that it takes tell its key.
    let hidden = |answer: &Result<OfferAnswer, Missed>| match answer {
        Ok(OfferAnswer::Chosen(choice)) => choice.key.is_none(),
        _ => false,
    };
    let shown = |answer: &Result<OfferAnswer, Missed>| match answer {
        Ok(OfferAnswer::Chosen(choice)) => choice.key.is_some(),
        _ => false,
    };
    if hidden(&parameters.schemes) && !shown(&survey.old) {
        let mut kinds = [OddKey::P521, OddKey::Ed448, OddKey::RsaPss].into_iter();
        parameters.key =
            kinds.find(|kind| matches!(ask(Offer::Key(*kind)), Ok(OfferAnswer::Chosen(_))));
    }
    parameters
}
