//! Accepts or refuses the server's certificate, by the options and the trusted certificates.

use std::net::IpAddr;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_name;
use rustls::pki_types::{CertificateDer, ServerName, SubjectPublicKeyInfoDer, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, Error, SignatureScheme};

use crate::tls::capture;
use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::fault::CertificateRef;
use crate::tls::certificate::profile;
use crate::tls::certificate::public_key::public_key_der;
use crate::tls::chain::path;
use crate::tls::chain::signature::is_self_signed;
use crate::tls::crypto_provider::{
    signature_schemes, verify_tls12_signature, verify_tls12_signature_with_raw_key,
    verify_tls13_signature, verify_tls13_signature_with_raw_key,
};
use crate::tls::options::TlsOptions;
use crate::tls::trust::store::TrustStore;

/// The verifier of one configuration.
#[derive(Debug)]
pub(in crate::tls) struct Verifier {
    /// `None` if the option `verify_peer` is off.
    pub(in crate::tls) trust: Option<Arc<TrustStore>>,
    pub(in crate::tls) verify_name: bool,
    allow_self_signed: bool,
}

/// Why a certificate is trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::tls) enum TrustBasis {
    /// Its chain leads to a trusted authority.
    Authority,
    /// The caller trusts it directly, or accepts it unchecked.
    Caller,
}

impl Verifier {
    pub(in crate::tls) fn new(options: &TlsOptions, trust: Option<Arc<TrustStore>>) -> Self {
        Self {
            trust,
            verify_name: options.verify_peer_name,
            allow_self_signed: options.allow_self_signed,
        }
    }

    /// Whether chain and name of an accepted certificate were both checked.
    pub(in crate::tls) fn checks_chain_and_name(&self, leaf: &CertificateDer<'_>) -> bool {
        let Some(trust) = &self.trust else {
            return false;
        };
        let merely_allowed = !trust.holds(leaf) && self.allows_self_signed(leaf);
        self.verify_name && !merely_allowed
    }

    /// Why the certificate is trusted, its name aside; the error is what rustls refuses it with.
    pub(in crate::tls) fn trust_basis(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<TrustBasis, Error> {
        let Some(trust) = &self.trust else {
            return Ok(TrustBasis::Caller);
        };
        // webpki refuses a certificate that is its own authority, or of version 1; but one that the caller named is
        // trusted as it is, and PHP users rely on it.
        if trust.holds(leaf) {
            return check_directly_trusted(leaf, now).map(|()| TrustBasis::Caller);
        }
        match path::verify(leaf, intermediates, trust, now) {
            Ok(()) => Ok(TrustBasis::Authority),
            Err(_) if self.allows_self_signed(leaf) => {
                check_directly_trusted(leaf, now).map(|()| TrustBasis::Caller)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the option `allow_self_signed` allows this certificate.
    fn allows_self_signed(&self, leaf: &CertificateDer<'_>) -> bool {
        self.allow_self_signed && is_self_signed(leaf)
    }

    /// Checks whether the certificate is for `name`.
    pub(in crate::tls) fn check_name(
        &self,
        leaf: &CertificateDer<'_>,
        name: &ServerName<'_>,
        trust_basis: TrustBasis,
    ) -> Result<(), Error> {
        let checked = match ParsedCertificate::try_from(leaf) {
            Ok(parsed) => verify_server_name(&parsed, name),
            Err(error) => Err(error),
        };
        match checked {
            // Authorities must not put host names only into CN (RFC 9525 §6.3); a certificate that the caller trusts
            // directly may have them there, as in PHP.
            Err(_) if trust_basis == TrustBasis::Caller && matches_name_leniently(leaf, name) => {
                Ok(())
            }
            // Why webpki could not read the certificate is not relevant here.
            Err(error) if trust_basis == TrustBasis::Caller && !is_about_names(&error) => {
                Err(CertificateError::NotValidForName.into())
            }
            other => other,
        }
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        // First, so that the chain is known also when it is refused.
        capture::note_chain(leaf, intermediates);
        let trust_basis = self.trust_basis(leaf, intermediates, now)?;
        if self.verify_name {
            self.check_name(leaf, name, trust_basis)?;
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let verified = if is_readable(leaf) {
            verify_tls12_signature(message, leaf, signed)
        } else {
            verify_tls12_signature_with_raw_key(message, &raw_key(leaf)?, signed)
        };
        verified.inspect_err(|_| capture::note_failed_proof())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let verified = if is_readable(leaf) {
            verify_tls13_signature(message, leaf, signed)
        } else {
            verify_tls13_signature_with_raw_key(message, &raw_key(leaf)?, signed)
        };
        verified.inspect_err(|_| capture::note_failed_proof())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        signature_schemes()
    }
}

fn is_about_names(error: &Error) -> bool {
    use CertificateError::{NotValidForName, NotValidForNameContext};
    matches!(
        error,
        Error::InvalidCertificate(NotValidForName | NotValidForNameContext { .. })
    )
}

fn is_readable(leaf: &CertificateDer<'_>) -> bool {
    ParsedCertificate::try_from(leaf).is_ok()
}

/// The key of a certificate that webpki does not read. The handshake gets so far with one only if the caller
/// trusts this very certificate.
fn raw_key(leaf: &CertificateDer<'_>) -> Result<SubjectPublicKeyInfoDer<'static>, Error> {
    let key = public_key_der(leaf).ok_or(CertificateError::BadEncoding)?;
    Ok(SubjectPublicKeyInfoDer::from(key))
}

/// Checks a certificate that the caller trusts directly, its name aside.
fn check_directly_trusted(leaf: &CertificateDer<'_>, now: UnixTime) -> Result<(), Error> {
    profile::check_directly_trusted(leaf, now)
        .map_err(|violation| path::to_rustls_error(violation.of(CertificateRef::Sent(0))).into())
}

/// By subjectAltName, or by CN if that names no host.
fn matches_name_leniently(leaf: &CertificateDer<'_>, name: &ServerName<'_>) -> bool {
    let facts = CertificateFacts::read(leaf);
    let names = if facts.names_a_host {
        facts.subject_alt_names.as_slice()
    } else {
        facts.common_name.as_slice()
    };
    match name {
        ServerName::DnsName(host) => names.iter().any(|name| matches_host(name, host.as_ref())),
        ServerName::IpAddress(address) => {
            let address = IpAddr::from(*address);
            names.iter().any(|name| name.parse() == Ok(address))
        }
        _ => false,
    }
}

/// RFC 9525 §6.3: equal, or `*` in place of the first label.
fn matches_host(pattern: &str, host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    match pattern.strip_prefix("*.") {
        None => pattern.eq_ignore_ascii_case(host),
        Some(parent) => host.split_once('.').is_some_and(|(first, rest)| {
            !first.is_empty() && parent.eq_ignore_ascii_case(rest) && rest.contains('.')
        }),
    }
}
