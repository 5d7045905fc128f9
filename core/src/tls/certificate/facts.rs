//! The facts of an X.509 certificate (RFC 5280), read leniently: what cannot be read is left out.

use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::prelude::FromDer;
use x509_parser::time::ASN1Time;

use crate::tls::certificate::extensions::{issuer_url, purposes};
use crate::tls::certificate::names::{general_name, hex, rfc4514, short_name, text_of};
use crate::tls::certificate::public_key::{KeyFacts, key_facts};
use crate::tls::certificate::signature_algorithm::algorithm_name;
use crate::tls::crypto_provider;

/// The most names of a certificate that are kept.
const MAX_NAMES: usize = 100;

/// The content of a certificate. Its texts come from the peer: they can be compared, but have to be cleaned and cut
/// before they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// The whole certificate.
    pub der: Vec<u8>,
    /// Whether it could be read at all; if not, everything but `der` and `sha256` is empty.
    pub readable: bool,
    /// 1, 2 or 3.
    pub version: u32,
    /// The subject, as `CN=good.test, O=Lab`.
    pub subject: String,
    /// The issuer, in the same form.
    pub issuer: String,
    /// The first CN of the subject.
    pub common_name: Option<String>,
    /// The first CN of the issuer, or its O or OU.
    pub issuer_name: Option<String>,
    /// Names of subjectAltName: host names as they are, addresses in text form, others as `URI:…`;
    /// the first 100.
    pub subject_alt_names: Vec<String>,
    /// How many names there are.
    pub subject_alt_name_count: usize,
    /// Whether subjectAltName has a host name or an address.
    pub names_a_host: bool,
    /// First moment of validity, in seconds since 1970.
    pub not_before: i64,
    /// Last moment of validity, in seconds since 1970.
    pub not_after: i64,
    /// The serial number, in hexadecimal.
    pub serial: String,
    /// SHA-256 of the whole certificate, in hexadecimal.
    pub sha256: String,
    /// The public key.
    pub key: KeyFacts,
    /// The algorithm of the issuer's signature, such as `ecdsa-with-SHA256`.
    pub signature_algorithm: String,
    /// Purposes in extendedKeyUsage, such as `clientAuth`; `None` without the extension.
    pub purposes: Option<Vec<String>>,
    /// Where the issuer's certificate can be fetched, by authorityInfoAccess; only `http` URLs.
    pub issuer_url: Option<String>,
    /// CA:TRUE in basicConstraints.
    pub is_ca: bool,
    /// Subject and issuer are the same.
    pub self_issued: bool,
}

impl CertificateFacts {
    /// Reads `der`.
    #[must_use]
    pub fn read(der: &[u8]) -> Self {
        match X509Certificate::from_der(der) {
            Ok((_, certificate)) => Self::of(der, &certificate),
            Err(_) => Self::unreadable(der),
        }
    }

    /// The certificate as PEM text.
    #[must_use]
    pub fn pem(&self) -> String {
        let config = pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF);
        pem::encode_config(&pem::Pem::new("CERTIFICATE", self.der.clone()), config)
    }

    fn of(der: &[u8], certificate: &X509Certificate<'_>) -> Self {
        let names = subject_alt_names(certificate);
        Self {
            der: der.to_vec(),
            readable: true,
            version: certificate.version().0.saturating_add(1),
            subject: rfc4514(certificate.subject()),
            issuer: rfc4514(certificate.issuer()),
            common_name: certificate.subject().iter_common_name().next().map(text_of),
            issuer_name: short_name(certificate.issuer()),
            subject_alt_name_count: names.len(),
            names_a_host: names
                .iter()
                .any(|name| matches!(name, GeneralName::DNSName(_) | GeneralName::IPAddress(_))),
            subject_alt_names: names
                .into_iter()
                .take(MAX_NAMES)
                .map(general_name)
                .collect(),
            not_before: certificate.validity().not_before.timestamp(),
            not_after: certificate.validity().not_after.timestamp(),
            serial: hex(certificate.raw_serial()),
            sha256: sha256(der),
            key: key_facts(certificate.public_key()),
            signature_algorithm: algorithm_name(&certificate.signature_algorithm.algorithm),
            purposes: purposes(certificate),
            issuer_url: issuer_url(certificate),
            is_ca: certificate.is_ca(),
            self_issued: certificate.subject().as_raw() == certificate.issuer().as_raw(),
        }
    }

    fn unreadable(der: &[u8]) -> Self {
        Self {
            der: der.to_vec(),
            readable: false,
            version: 0,
            subject: String::new(),
            issuer: String::new(),
            common_name: None,
            issuer_name: None,
            subject_alt_names: Vec::new(),
            subject_alt_name_count: 0,
            names_a_host: false,
            not_before: 0,
            not_after: 0,
            serial: String::new(),
            sha256: sha256(der),
            key: KeyFacts::default(),
            signature_algorithm: String::new(),
            purposes: None,
            issuer_url: None,
            is_ca: false,
            self_issued: false,
        }
    }
}

/// A moment in seconds since 1970 as `2026-10-18 17:55:51 UTC`.
#[must_use]
pub fn utc_text(seconds: i64) -> String {
    let Ok(time) = ASN1Time::from_timestamp(seconds) else {
        return format!("{seconds} s since 1970");
    };
    let at = time.to_datetime();
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

fn sha256(bytes: &[u8]) -> String {
    hex(&crypto_provider::sha256(bytes))
}

pub(in crate::tls) fn subject_alt_names<'a>(
    certificate: &'a X509Certificate<'a>,
) -> Vec<&'a GeneralName<'a>> {
    // Not the accessor of the library: that refuses a certificate that has the extension twice.
    certificate
        .extensions()
        .iter()
        .filter_map(|extension| match extension.parsed_extension() {
            ParsedExtension::SubjectAlternativeName(names) => Some(&names.general_names),
            _ => None,
        })
        .flatten()
        .collect()
}
