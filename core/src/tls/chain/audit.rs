//! Checks dates, name and chain of a refused certificate one by one, as a refusal reports only the first fault.

use rustls::Error;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};

use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::fault::{CertificateFault, CertificateRef, Invalidity};
use crate::tls::chain::analysis::ChainAnalysis;
use crate::tls::chain::issuers::PathEnd;
use crate::tls::chain::verifier::{TrustBasis, Verifier};

/// What is in order and what is not about a refused certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// The dates of the certificates of the path.
    pub dates: CertificateCheck,
    /// The name.
    pub name: CertificateCheck,
    /// The chain, at a moment at which all of its certificates are in date.
    pub chain: CertificateCheck,
    /// What is wrong with the chain besides its dates.
    pub chain_fault: Option<Box<CertificateFault>>,
}

/// The result of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateCheck {
    /// In order.
    Passed,
    /// Not in order.
    Failed,
    /// Switched off, or impossible.
    Skipped,
}

impl CertificateCheck {
    fn of(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::Failed }
    }
}

/// Checks what `fault` leaves open. `clock` is in seconds since 1970.
pub(in crate::tls) fn audit(
    fault: &CertificateFault,
    analysis: &ChainAnalysis<'_>,
    peer_name: &str,
    clock: i64,
) -> Audit {
    use CertificateFault::{Expired, NameMismatch, NoSubjectAltName, NotYetValid};
    let verifier = analysis.verifier;
    match fault {
        // The name is checked last, so everything else was in order.
        NameMismatch | NoSubjectAltName => {
            let rest = match verifier.trust {
                Some(_) => CertificateCheck::Passed,
                None => CertificateCheck::Skipped,
            };
            Audit {
                dates: rest,
                name: CertificateCheck::Failed,
                chain: rest,
                chain_fault: None,
            }
        }
        Expired { .. } | NotYetValid { .. } => {
            let (chain, chain_fault) = chain_at_another_time(analysis, clock);
            Audit {
                dates: CertificateCheck::Failed,
                name: name(analysis, peer_name),
                chain,
                chain_fault,
            }
        }
        // The name in an authority's certificate is irrelevant for the server's own.
        CertificateFault::Invalid(Invalidity::AuthorityAsServer { own: Some(_) }) => Audit {
            dates: CertificateCheck::of(path_certificates(analysis).all(|c| is_in_date(c, clock))),
            name: CertificateCheck::Skipped,
            chain: CertificateCheck::Failed,
            chain_fault: None,
        },
        _ => Audit {
            dates: CertificateCheck::of(path_certificates(analysis).all(|c| is_in_date(c, clock))),
            name: name(analysis, peer_name),
            chain: CertificateCheck::Failed,
            chain_fault: None,
        },
    }
}

fn is_in_date(certificate: &CertificateFacts, clock: i64) -> bool {
    (certificate.not_before..=certificate.not_after).contains(&clock)
}

/// The readable certificates of the path.
fn path_certificates<'a>(
    analysis: &'a ChainAnalysis<'_>,
) -> impl Iterator<Item = &'a CertificateFacts> {
    let positions = analysis.path().positions.iter();
    positions
        .filter_map(|position| analysis.chain.get(*position))
        .filter(|certificate| certificate.readable)
}

fn name(analysis: &ChainAnalysis<'_>, peer_name: &str) -> CertificateCheck {
    let (verifier, Some(leaf)) = (analysis.verifier, analysis.leaf()) else {
        return CertificateCheck::Skipped;
    };
    let Ok(name) = ServerName::try_from(peer_name) else {
        return CertificateCheck::Skipped;
    };
    if !verifier.verify_name || analysis.chain.first().is_none_or(|leaf| !leaf.readable) {
        return CertificateCheck::Skipped;
    }
    // A self-signed one can only be trusted itself; its name is then matched leniently.
    let is_trusted_itself = analysis.chain.first().is_some_and(|leaf| leaf.self_issued);
    let trust_basis = if is_trusted_itself {
        TrustBasis::Caller
    } else {
        TrustBasis::Authority
    };
    match verifier.check_name(leaf, &name, trust_basis) {
        Ok(()) => CertificateCheck::Passed,
        Err(Error::InvalidCertificate(error)) if is_about_names(&error) => CertificateCheck::Failed,
        Err(_) => CertificateCheck::Skipped,
    }
}

fn is_about_names(error: &rustls::CertificateError) -> bool {
    use rustls::CertificateError::{NotValidForName, NotValidForNameContext};
    matches!(error, NotValidForName | NotValidForNameContext { .. })
}

/// The chain at the moment next to `clock` at which all of its certificates are in date.
fn chain_at_another_time(
    analysis: &ChainAnalysis<'_>,
    clock: i64,
) -> (CertificateCheck, Option<Box<CertificateFault>>) {
    let verifier: &Verifier = analysis.verifier;
    let from = path_certificates(analysis).map(|c| c.not_before).max();
    let until = path_certificates(analysis).map(|c| c.not_after).min();
    let (Some(from), Some(until), Some(leaf)) = (from, until, analysis.leaf()) else {
        return (CertificateCheck::Skipped, None);
    };
    if verifier.trust.is_none() {
        return (CertificateCheck::Skipped, None);
    }
    if from > until {
        // There is no such moment, but the signatures show whether the chain leads to a trusted certificate.
        return match analysis.path().end {
            PathEnd::Trusted => (CertificateCheck::Passed, None),
            PathEnd::LimitReached => (CertificateCheck::Skipped, None),
            _ => (
                CertificateCheck::Failed,
                Some(Box::new(analysis.unknown_issuer())),
            ),
        };
    }
    let moment = u64::try_from(clock.clamp(from, until)).unwrap_or_default();
    let moment = UnixTime::since_unix_epoch(std::time::Duration::from_secs(moment));
    let others: &[CertificateDer<'_>] = analysis.ders.get(1..).unwrap_or_default();
    match verifier.trust_basis(leaf, others, moment) {
        Ok(_) => (CertificateCheck::Passed, None),
        Err(Error::InvalidCertificate(error)) => match analysis.fault(&error) {
            // A trusted authority that was not valid at that moment; the signatures lead to it nevertheless.
            CertificateFault::Expired {
                whose: Some(CertificateRef::Trusted(_)),
                ..
            }
            | CertificateFault::NotYetValid {
                whose: Some(CertificateRef::Trusted(_)),
                ..
            } => (CertificateCheck::Passed, None),
            // A certificate outside of the path, which is irrelevant for the chain.
            CertificateFault::Expired { .. } | CertificateFault::NotYetValid { .. } => {
                (CertificateCheck::Skipped, None)
            }
            fault => (CertificateCheck::Failed, Some(Box::new(fault))),
        },
        Err(_) => (CertificateCheck::Skipped, None),
    }
}
