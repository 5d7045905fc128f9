//! Checks one by one what a refusal names only the first fault of: dates, name and chain.

use rustls::Error;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};

use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::fault::{CertificateFault, Holder, Invalidity};
use crate::tls::chain::analysis::Inquiry;
use crate::tls::chain::issuers::End;
use crate::tls::chain::verifier::{Verifier, Voucher};

/// What is in order about a certificate that was refused, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// The dates of the certificates that belong together.
    pub dates: Check,
    /// The name, alone.
    pub name: Check,
    /// The chain, at a moment when all dates fit.
    pub chain: Check,
    /// What is wrong with the chain besides its dates.
    pub chain_fault: Option<Box<CertificateFault>>,
}

/// The outcome of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// In order.
    Passed,
    /// Not in order.
    Failed,
    /// Switched off, or impossible.
    Skipped,
}

impl Check {
    fn of(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::Failed }
    }
}

/// Goes through what `fault` leaves open. `clock` is in seconds since 1970.
pub(in crate::tls) fn audit(
    fault: &CertificateFault,
    inquiry: &Inquiry<'_>,
    peer_name: &str,
    clock: i64,
) -> Audit {
    use CertificateFault::{Expired, NameMismatch, NoSubjectAltName, NotYetValid};
    let verifier = inquiry.verifier;
    match fault {
        // The name is checked last, so everything else was in order.
        NameMismatch | NoSubjectAltName => {
            let rest = match verifier.trust {
                Some(_) => Check::Passed,
                None => Check::Skipped,
            };
            Audit {
                dates: rest,
                name: Check::Failed,
                chain: rest,
                chain_fault: None,
            }
        }
        Expired { .. } | NotYetValid { .. } => {
            let (chain, chain_fault) = chain_at_another_time(inquiry, clock);
            Audit {
                dates: Check::Failed,
                name: name(inquiry, peer_name),
                chain,
                chain_fault,
            }
        }
        // The name in the certificate of an authority says nothing about the server's own.
        CertificateFault::Invalid(Invalidity::AuthorityAsServer { own: Some(_) }) => Audit {
            dates: Check::of(members(inquiry).all(|c| fits(c, clock))),
            name: Check::Skipped,
            chain: Check::Failed,
            chain_fault: None,
        },
        _ => Audit {
            dates: Check::of(members(inquiry).all(|c| fits(c, clock))),
            name: name(inquiry, peer_name),
            chain: Check::Failed,
            chain_fault: None,
        },
    }
}

fn fits(certificate: &CertificateFacts, clock: i64) -> bool {
    (certificate.not_before..=certificate.not_after).contains(&clock)
}

/// The readable certificates that belong together.
fn members<'a>(inquiry: &'a Inquiry<'_>) -> impl Iterator<Item = &'a CertificateFacts> {
    let positions = inquiry.path().positions.iter();
    positions
        .filter_map(|position| inquiry.chain.get(*position))
        .filter(|certificate| certificate.readable)
}

fn name(inquiry: &Inquiry<'_>, peer_name: &str) -> Check {
    let (verifier, Some(leaf)) = (inquiry.verifier, inquiry.leaf()) else {
        return Check::Skipped;
    };
    let Ok(name) = ServerName::try_from(peer_name) else {
        return Check::Skipped;
    };
    if !verifier.verify_name || inquiry.chain.first().is_none_or(|leaf| !leaf.readable) {
        return Check::Skipped;
    }
    // Trusting it itself is the way to use a self-signed one; its name is then read leniently.
    let is_own_voucher = inquiry.chain.first().is_some_and(|leaf| leaf.self_issued);
    let voucher = if is_own_voucher {
        Voucher::Caller
    } else {
        Voucher::Authority
    };
    match verifier.check_name(leaf, &name, voucher) {
        Ok(()) => Check::Passed,
        Err(Error::InvalidCertificate(error)) if is_about_names(&error) => Check::Failed,
        Err(_) => Check::Skipped,
    }
}

fn is_about_names(error: &rustls::CertificateError) -> bool {
    use rustls::CertificateError::{NotValidForName, NotValidForNameContext};
    matches!(error, NotValidForName | NotValidForNameContext { .. })
}

/// The chain at the moment next to `clock` when all dates fit.
fn chain_at_another_time(
    inquiry: &Inquiry<'_>,
    clock: i64,
) -> (Check, Option<Box<CertificateFault>>) {
    let verifier: &Verifier = inquiry.verifier;
    let from = members(inquiry).map(|c| c.not_before).max();
    let until = members(inquiry).map(|c| c.not_after).min();
    let (Some(from), Some(until), Some(leaf)) = (from, until, inquiry.leaf()) else {
        return (Check::Skipped, None);
    };
    if verifier.trust.is_none() {
        return (Check::Skipped, None);
    }
    if from > until {
        // There is no such moment, but the signatures tell whether the chain leads to a trusted one.
        return match inquiry.path().end {
            End::Trusted => (Check::Passed, None),
            End::TooMuch => (Check::Skipped, None),
            _ => (Check::Failed, Some(Box::new(inquiry.unknown_issuer()))),
        };
    }
    let moment = u64::try_from(clock.clamp(from, until)).unwrap_or_default();
    let moment = UnixTime::since_unix_epoch(std::time::Duration::from_secs(moment));
    let others: &[CertificateDer<'_>] = inquiry.ders.get(1..).unwrap_or_default();
    match verifier.voucher(leaf, others, moment) {
        Ok(_) => (Check::Passed, None),
        Err(Error::InvalidCertificate(error)) => match inquiry.verdict(&error) {
            // A trusted authority that was not valid at that moment; the signatures lead to it all the same.
            CertificateFault::Expired {
                whose: Some(Holder::Trusted(_)),
                ..
            }
            | CertificateFault::NotYetValid {
                whose: Some(Holder::Trusted(_)),
                ..
            } => (Check::Passed, None),
            // A certificate beside the path; it says nothing about the chain.
            CertificateFault::Expired { .. } | CertificateFault::NotYetValid { .. } => {
                (Check::Skipped, None)
            }
            fault => (Check::Failed, Some(Box::new(fault))),
        },
        Err(_) => (Check::Skipped, None),
    }
}
