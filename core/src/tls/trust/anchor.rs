//! Reads a trusted certificate: an authority, with what it may sign, or a server's certificate that is trusted itself.

use rustls::pki_types::{CertificateDer, TrustAnchor};
use webpki::anchor_from_trusted_cert;
use x509_parser::certificate::X509Certificate;

use crate::tls::certificate::extensions::path_length;
use crate::tls::certificate::profile;
use crate::tls::certificate::profile_violation::ProfileViolation;

/// An authority of a trust source.
#[derive(Debug)]
pub(in crate::tls) struct AuthorityAnchor {
    /// Its name and key, for webpki.
    pub(in crate::tls) trusted: TrustAnchor<'static>,
    pub(in crate::tls) limits: AnchorLimits,
}

/// What an authority's own certificate allows it to sign.
#[derive(Debug)]
pub(in crate::tls) struct AnchorLimits {
    /// First and last moment, in seconds since 1970.
    pub(in crate::tls) validity: (i64, i64),
    /// How many authorities that are not self-issued may follow below it.
    pub(in crate::tls) path_length: Option<u32>,
    /// Why it may not sign for servers at all.
    pub(in crate::tls) violation: Option<ProfileViolation>,
}

/// What a certificate of a trust source is trusted for.
#[derive(Debug)]
pub(in crate::tls) enum TrustedCertificate {
    /// What it signs, within its limits.
    Authority(Box<AuthorityAnchor>),
    /// A server that presents this certificate itself.
    Itself,
    /// Nothing: it cannot be read.
    Nothing,
}

/// Reads a trusted certificate.
pub(in crate::tls) fn read(der: &CertificateDer<'_>) -> TrustedCertificate {
    let Ok(certificate) = profile::parse(der) else {
        return TrustedCertificate::Nothing;
    };
    if !is_authority(&certificate) {
        return TrustedCertificate::Itself;
    }
    let Ok(trusted) = anchor_from_trusted_cert(der) else {
        return TrustedCertificate::Nothing;
    };
    let validity = certificate.validity();
    TrustedCertificate::Authority(Box::new(AuthorityAnchor {
        trusted: trusted.to_owned(),
        limits: AnchorLimits {
            validity: (
                validity.not_before.timestamp(),
                validity.not_after.timestamp(),
            ),
            path_length: path_length(&certificate),
            violation: profile::check_anchor(&certificate).err(),
        },
    }))
}

/// RFC 5280 §6.1.4 (k): basicConstraints with cA TRUE. Version 1 has no extensions, so that "the application
/// MUST verify that it is a CA certificate by out-of-band means": as with OpenSSL, it is one if it is among the trusted
/// certificates and self-issued.
fn is_authority(certificate: &X509Certificate<'_>) -> bool {
    match certificate.version().0 {
        2 => certificate.is_ca(),
        0 => certificate.subject().as_raw() == certificate.issuer().as_raw(),
        _ => false,
    }
}
