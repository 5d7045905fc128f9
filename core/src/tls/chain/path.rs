//! Finds a path from a server's certificate to a trusted authority, and checks all of it.
//!
//! webpki builds the path (RFC 5280 §6.1). What it does not check is checked here, on each path that it finds: after a
//! refusal it searches for another one.

use std::cell::RefCell;
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::{CertificateError, OtherError};
use webpki::{Cert, EndEntityCert, KeyUsage, VerifiedPath};

use crate::tls::certificate::fault::{CertificateFault, CertificateRef};
use crate::tls::certificate::profile;
use crate::tls::certificate::profile_violation::ProfileViolation;
use crate::tls::crypto_provider::certificate_algorithms;
use crate::tls::trust::anchor::AnchorLimits;
use crate::tls::trust::anchor_encoding::anchor_name;
use crate::tls::trust::store::TrustStore;

/// Checks the chain and all dates, not the name.
pub(in crate::tls) fn verify(
    leaf: &CertificateDer<'_>,
    intermediates: &[CertificateDer<'_>],
    trust: &TrustStore,
    now: UnixTime,
) -> Result<(), CertificateError> {
    let server = EndEntityCert::try_from(leaf).map_err(from_webpki_error)?;
    let refusal = RefCell::new(None);
    let check = |path: &VerifiedPath<'_>| {
        check_path(path, intermediates, trust, now).map_err(|fault| {
            // The first path is the shortest one, so its fault is the best evidence.
            refusal.borrow_mut().get_or_insert(fault);
            webpki::Error::UnknownIssuer
        })
    };
    let found = server.verify_for_usage(
        certificate_algorithms(),
        trust.anchors(),
        intermediates,
        now,
        KeyUsage::server_auth(),
        None,
        Some(&check),
    );
    if let Err(error) = found {
        return Err(match refusal.take() {
            Some(fault) => to_rustls_error(fault),
            None => from_webpki_error(error),
        });
    }
    profile::parse(leaf)
        .and_then(|leaf| profile::check_server(&leaf))
        .map_err(|violation| to_rustls_error(violation.of(CertificateRef::Sent(0))))
}

/// A fault that was found here, as an error for rustls.
pub(in crate::tls) fn to_rustls_error(fault: CertificateFault) -> CertificateError {
    CertificateError::Other(OtherError(Arc::new(fault)))
}

fn check_path(
    path: &VerifiedPath<'_>,
    sent: &[CertificateDer<'_>],
    trust: &TrustStore,
    now: UnixTime,
) -> Result<(), CertificateFault> {
    let mut not_self_issued = 0;
    for authority in path.intermediate_certificates() {
        let der = authority.der();
        profile::parse(&der)
            .and_then(|authority| profile::check_issuer(&authority))
            .map_err(|violation| violation.of(position(&der, sent)))?;
        not_self_issued += u32::from(!is_self_issued(authority));
    }
    // The built-in roots have no limits except names, which webpki checks.
    match trust.limits_of(path.anchor()) {
        Some(limits) => check_anchor(limits, not_self_issued, now)
            .map_err(|violation| violation.of(CertificateRef::Trusted(anchor_name(path.anchor())))),
        None => Ok(()),
    }
}

fn check_anchor(
    limits: &AnchorLimits,
    authorities_below: u32,
    now: UnixTime,
) -> Result<(), ProfileViolation> {
    profile::check_dates(limits.validity.0, limits.validity.1, now)?;
    if let Some(violation) = &limits.violation {
        return Err(violation.clone());
    }
    // RFC 5280 §6.1.4 (l) and (m): self-issued certificates do not count.
    match limits.path_length {
        Some(limit) if authorities_below > limit => Err(ProfileViolation::PathLength(limit)),
        _ => Ok(()),
    }
}

fn is_self_issued(authority: &Cert<'_>) -> bool {
    authority.subject() == authority.issuer()
}

/// The position of an authority of the path in the chain as sent, where the server's own is the first.
fn position(der: &CertificateDer<'_>, sent: &[CertificateDer<'_>]) -> CertificateRef {
    let index = sent.iter().position(|one| one == der).unwrap_or_default();
    CertificateRef::Sent(index + 1)
}

/// webpki's errors as rustls converts them, so that the server gets the same alert as from rustls.
fn from_webpki_error(error: webpki::Error) -> CertificateError {
    use webpki::Error;
    match error {
        Error::BadDer | Error::BadDerTime | Error::TrailingData(_) => CertificateError::BadEncoding,
        Error::CertNotValidYet { time, not_before } => {
            CertificateError::NotValidYetContext { time, not_before }
        }
        Error::CertExpired { time, not_after } => {
            CertificateError::ExpiredContext { time, not_after }
        }
        Error::InvalidCertValidity => CertificateError::Expired,
        Error::UnknownIssuer => CertificateError::UnknownIssuer,
        Error::InvalidSignatureForPublicKey => CertificateError::BadSignature,
        Error::UnsupportedSignatureAlgorithmContext(context) => {
            CertificateError::UnsupportedSignatureAlgorithmContext {
                signature_algorithm_id: context.signature_algorithm_id,
                supported_algorithms: context.supported_algorithms,
            }
        }
        Error::UnsupportedSignatureAlgorithmForPublicKeyContext(context) => {
            CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext {
                signature_algorithm_id: context.signature_algorithm_id,
                public_key_algorithm_id: context.public_key_algorithm_id,
            }
        }
        Error::RequiredEkuNotFoundContext(_) => CertificateError::InvalidPurpose,
        other => CertificateError::Other(OtherError(Arc::new(other))),
    }
}
