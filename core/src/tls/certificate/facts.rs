//! The facts of an X.509 certificate (RFC 5280), read leniently: what cannot be read is left out.

use std::fmt::{self, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr};

use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::oid_registry::Oid;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;
use x509_parser::time::ASN1Time;
use x509_parser::x509::{AttributeTypeAndValue, SubjectPublicKeyInfo, X509Name};

use crate::tls::certificate::extensions::{issuer_url, purposes};

/// How many names of a certificate are kept.
const MAX_NAMES: usize = 100;

/// What a certificate says. Its texts are the peer's: fit to be compared, but to be cleaned and cut
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
    /// The issuer, likewise.
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

/// The kind and size of a public key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyFacts {
    /// `RSA`, `EC P-256`, `Ed25519`, or an OID.
    pub kind: String,
    /// Its size in bits, 0 if unknown.
    pub bits: usize,
}

impl fmt::Display for KeyFacts {
    /// `RSA 2048`, `EC P-256`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)?;
        if self.kind.starts_with("RSA") && self.bits > 0 {
            write!(f, " {}", self.bits)?;
        }
        Ok(())
    }
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

/// The DER of the public key of `der`, also of certificates that webpki does not read.
pub(in crate::tls) fn public_key_der(der: &[u8]) -> Option<Vec<u8>> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    Some(certificate.public_key().raw.to_vec())
}

/// A distinguished name in DER as text, in hexadecimal if it cannot be read.
pub(in crate::tls) fn name_text(der: &[u8]) -> String {
    match X509Name::from_der(der) {
        Ok((_, name)) => rfc4514(&name),
        Err(_) => format!("#{}", hex(der)),
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

pub(in crate::tls) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The name of a signature algorithm from the content of its AlgorithmIdentifier (RFC 5280
/// §4.1.1.2): an OID, and parameters.
pub(in crate::tls) fn algorithm_name_of(identifier: &[u8]) -> String {
    match Oid::from_der(identifier) {
        Ok((_, oid)) => algorithm_name(&oid),
        Err(_) => format!("algorithm #{}", hex(identifier)),
    }
}

fn algorithm_name(oid: &Oid<'_>) -> String {
    let registry = x509_parser::objects::oid_registry();
    registry
        .get(oid)
        .map_or_else(|| oid.to_id_string(), |entry| entry.sn().to_owned())
}

fn sha256(bytes: &[u8]) -> String {
    hex(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref())
}

/// RFC 4514 §2.1: the last RDN comes first. Only what would confuse a reader is escaped.
fn rfc4514(name: &X509Name<'_>) -> String {
    let rdns: Vec<_> = name.iter_rdn().collect();
    let mut text = String::new();
    for rdn in rdns.into_iter().rev() {
        for (index, attribute) in rdn.iter().enumerate() {
            if index > 0 {
                text.push('+');
            } else if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(&attribute_name(attribute.attr_type()));
            text.push('=');
            for c in text_of(attribute).chars() {
                if matches!(c, ',' | '+' | '"' | '\\') {
                    text.push('\\');
                }
                text.push(c);
            }
        }
    }
    text
}

fn attribute_name(oid: &Oid<'_>) -> String {
    let id = oid.to_id_string();
    let name = match id.as_str() {
        "2.5.4.3" => "CN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "street",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "0.9.2342.19200300.100.1.25" => "DC",
        "0.9.2342.19200300.100.1.1" => "UID",
        "1.2.840.113549.1.9.1" => "emailAddress",
        _ => return id,
    };
    name.to_owned()
}

pub(in crate::tls) fn text_of(attribute: &AttributeTypeAndValue<'_>) -> String {
    match attribute.as_str() {
        Ok(text) => text.to_owned(),
        // Latin-1 and UTF-16 strings of older authorities.
        Err(_) => String::from_utf8_lossy(attribute.as_slice()).replace('\0', ""),
    }
}

pub(in crate::tls) fn short_name(name: &X509Name<'_>) -> Option<String> {
    name.iter_common_name()
        .next()
        .or_else(|| name.iter_organization().next())
        .or_else(|| name.iter_organizational_unit().next())
        .map(text_of)
}

pub(in crate::tls) fn subject_alt_names<'a>(
    certificate: &'a X509Certificate<'a>,
) -> Vec<&'a GeneralName<'a>> {
    // Not the accessor of the library: that refuses a certificate in which the extension stands twice.
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

pub(in crate::tls) fn general_name(name: &GeneralName<'_>) -> String {
    match name {
        GeneralName::DNSName(name) => (*name).to_owned(),
        GeneralName::RFC822Name(name) => format!("email:{name}"),
        GeneralName::URI(uri) => format!("URI:{uri}"),
        GeneralName::IPAddress(bytes) => {
            if let Ok(v4) = <[u8; 4]>::try_from(*bytes) {
                Ipv4Addr::from(v4).to_string()
            } else if let Ok(v6) = <[u8; 16]>::try_from(*bytes) {
                Ipv6Addr::from(v6).to_string()
            } else {
                format!("IP:{}", hex(bytes))
            }
        }
        GeneralName::DirectoryName(name) => format!("DirName:{}", rfc4514(name)),
        GeneralName::RegisteredID(oid) => format!("RID:{}", oid.to_id_string()),
        _ => "othername".to_owned(),
    }
}

pub(in crate::tls) fn key_facts(key: &SubjectPublicKeyInfo<'_>) -> KeyFacts {
    let oid = key.algorithm.algorithm.to_id_string();
    match key.parsed() {
        Ok(PublicKey::RSA(rsa)) => {
            let pss = oid == "1.2.840.113549.1.1.10";
            KeyFacts {
                kind: if pss { "RSA-PSS" } else { "RSA" }.to_owned(),
                bits: modulus_bits(rsa.modulus),
            }
        }
        Ok(PublicKey::EC(_)) => {
            let curve = key
                .algorithm
                .parameters
                .as_ref()
                .and_then(|p| p.as_oid().ok());
            curve.map_or_else(
                || KeyFacts {
                    kind: "EC with explicit parameters".to_owned(),
                    bits: 0,
                },
                |curve| curve_facts(&curve.to_id_string()),
            )
        }
        _ => match oid.as_str() {
            "1.3.101.112" => KeyFacts {
                kind: "Ed25519".to_owned(),
                bits: 256,
            },
            "1.3.101.113" => KeyFacts {
                kind: "Ed448".to_owned(),
                bits: 456,
            },
            "1.2.840.113549.1.1.10" => KeyFacts {
                kind: "RSA-PSS".to_owned(),
                bits: 0,
            },
            _ => KeyFacts { kind: oid, bits: 0 },
        },
    }
}

/// A curve by its OID.
pub(in crate::tls) fn curve_facts(oid: &str) -> KeyFacts {
    let (kind, bits) = match oid {
        "1.2.840.10045.3.1.7" => ("EC P-256", 256),
        "1.3.132.0.34" => ("EC P-384", 384),
        "1.3.132.0.35" => ("EC P-521", 521),
        "1.3.132.0.10" => ("EC secp256k1", 256),
        "1.3.132.0.33" => ("EC P-224", 224),
        "1.3.36.3.3.2.8.1.1.7" => ("EC brainpoolP256r1", 256),
        "1.3.36.3.3.2.8.1.1.11" => ("EC brainpoolP384r1", 384),
        "1.3.36.3.3.2.8.1.1.13" => ("EC brainpoolP512r1", 512),
        _ => {
            return KeyFacts {
                kind: format!("EC {oid}"),
                bits: 0,
            };
        }
    };
    KeyFacts {
        kind: kind.to_owned(),
        bits,
    }
}

/// The size of an RSA key is that of its modulus without leading zeros.
pub(in crate::tls) fn modulus_bits(modulus: &[u8]) -> usize {
    let mut digits = modulus.iter().skip_while(|byte| **byte == 0);
    let Some(first) = digits.next() else { return 0 };
    digits.count() * 8 + (8 - first.leading_zeros() as usize)
}
