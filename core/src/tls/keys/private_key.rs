//! Reads a private key from PEM: PKCS#8, PKCS#1 or SEC1, plain or under a passphrase.

use pkcs8::PrivateKeyInfoRef;
use x509_parser::der_parser::asn1_rs::Oid;
use x509_parser::der_parser::der::{Class, Tag, parse_der};
use x509_parser::prelude::FromDer;

use crate::tls::certificate::public_key::{curve_facts, modulus_bits};
use crate::tls::config_error::{KeyKind, KeyProblem};
use crate::tls::files::file_format::FileFormat;
use crate::tls::files::pem;
use crate::tls::keys::decryption::{decrypt_legacy, decrypt_pkcs8};
use crate::tls::options::Secret;

/// A private key as it is in a file. Whether the provider can sign with it is not checked yet.
pub(in crate::tls) enum PrivateKey {
    Rsa(RsaKey),
    Ec(EcKey),
    /// In PKCS#8.
    Ed25519(Vec<u8>),
    /// One of another kind.
    Other(KeyKind),
}

/// RFC 8017 §A.1.2.
pub(in crate::tls) struct RsaKey {
    pub(in crate::tls) pkcs1: Vec<u8>,
    /// Without leading zeros.
    pub(in crate::tls) modulus: Vec<u8>,
    /// Whether it is labelled id-RSASSA-PSS.
    pub(in crate::tls) pss_only: bool,
}

/// RFC 5915 §3.
pub(in crate::tls) struct EcKey {
    pub(in crate::tls) scalar: Vec<u8>,
    /// The OID of its curve; `None` if the key does not name one.
    pub(in crate::tls) curve: Option<String>,
    /// The point of its public key.
    pub(in crate::tls) public: Option<Vec<u8>>,
}

/// The first private key of a PEM text.
pub(in crate::tls) fn read(
    text: &[u8],
    passphrase: Option<&Secret>,
) -> Result<PrivateKey, KeyProblem> {
    let mut curve = None;
    for block in pem::blocks(text) {
        match &*block.label {
            "EC PARAMETERS" => {
                let named = block.decode().ok();
                curve = named.and_then(|pem| oid_text(pem.contents()));
            }
            label @ ("PRIVATE KEY"
            | "ENCRYPTED PRIVATE KEY"
            | "RSA PRIVATE KEY"
            | "EC PRIVATE KEY"
            | "DSA PRIVATE KEY") => {
                let pem = block.decode().map_err(|_| KeyProblem::Malformed)?;
                let der = match (label, pem.headers().get("DEK-Info")) {
                    ("ENCRYPTED PRIVATE KEY", _) => decrypt_pkcs8(pem.contents(), passphrase)?,
                    (_, Some(method)) => decrypt_legacy(pem.contents(), method, passphrase)?,
                    (_, None) => pem.into_contents(),
                };
                return match label {
                    "RSA PRIVATE KEY" => rsa_key(&der, false).map(PrivateKey::Rsa),
                    "EC PRIVATE KEY" => ec_key(&der, curve).map(PrivateKey::Ec),
                    "DSA PRIVATE KEY" => Some(PrivateKey::Other(KeyKind::Dsa)),
                    _ => pkcs8_key(&der),
                }
                .ok_or(KeyProblem::Malformed);
            }
            _ => {}
        }
    }
    Err(match FileFormat::of(text) {
        Some(form) => KeyProblem::Format(form),
        None => KeyProblem::NoKey,
    })
}

impl PrivateKey {
    /// What kind of key it is.
    pub(in crate::tls) fn kind(&self) -> KeyKind {
        match self {
            Self::Rsa(key) if key.pss_only => KeyKind::RsaPss,
            Self::Rsa(key) => KeyKind::Rsa {
                bits: modulus_bits(&key.modulus),
            },
            Self::Ec(key) => key
                .curve
                .as_ref()
                .map_or(KeyKind::EcUnnamed, |oid| KeyKind::Ec {
                    curve: curve_facts(oid).kind,
                }),
            Self::Ed25519(_) => KeyKind::Ed25519,
            Self::Other(kind) => kind.clone(),
        }
    }
}

/// RFC 5958 §2.
fn pkcs8_key(der: &[u8]) -> Option<PrivateKey> {
    let info = PrivateKeyInfoRef::try_from(der).ok()?;
    let content = info.private_key.as_bytes();
    let oid = info.algorithm.oid.to_string();
    Some(match oid.as_str() {
        "1.2.840.113549.1.1.1" => PrivateKey::Rsa(rsa_key(content, false)?),
        "1.2.840.113549.1.1.10" => PrivateKey::Rsa(rsa_key(content, true)?),
        "1.2.840.10045.2.1" => {
            let curve = info.algorithm.parameters_oid().ok();
            PrivateKey::Ec(ec_key(content, curve.map(|oid| oid.to_string()))?)
        }
        "1.3.101.112" => PrivateKey::Ed25519(der.to_vec()),
        "1.3.101.113" => PrivateKey::Other(KeyKind::Ed448),
        "1.2.840.10040.4.1" => PrivateKey::Other(KeyKind::Dsa),
        _ => PrivateKey::Other(KeyKind::Unknown { oid }),
    })
}

fn rsa_key(pkcs1: &[u8], pss_only: bool) -> Option<RsaKey> {
    Some(RsaKey {
        pkcs1: pkcs1.to_vec(),
        modulus: integer(pkcs1, 1)?,
        pss_only,
    })
}

/// The integer at `index` of an RSA key, without leading zeros.
pub(in crate::tls) fn integer(key: &[u8], index: usize) -> Option<Vec<u8>> {
    let (_, key) = parse_der(key).ok()?;
    let digits = key.as_sequence().ok()?.get(index)?.as_slice().ok()?;
    Some(
        digits
            .iter()
            .copied()
            .skip_while(|byte| *byte == 0)
            .collect(),
    )
}

/// `version, privateKey, [0] parameters OPTIONAL, [1] publicKey OPTIONAL`. `curve` is the one that is named outside of
/// the key.
fn ec_key(der: &[u8], curve: Option<String>) -> Option<EcKey> {
    let (_, key) = parse_der(der).ok()?;
    let fields = key.as_sequence().ok()?;
    let mut found = EcKey {
        scalar: fields.get(1)?.as_slice().ok()?.to_vec(),
        curve,
        public: None,
    };
    for field in fields
        .iter()
        .filter(|field| field.header.class() == Class::ContextSpecific)
    {
        let content = field.as_slice().ok()?;
        match field.header.tag() {
            Tag(0) => found.curve = oid_text(content).or(found.curve),
            Tag(1) => {
                let (_, bits) = parse_der(content).ok()?;
                found.public = Some(bits.as_bitstring().ok()?.data.to_vec());
            }
            _ => {}
        }
    }
    Some(found)
}

fn oid_text(der: &[u8]) -> Option<String> {
    let (_, oid) = Oid::from_der(der).ok()?;
    Some(oid.to_id_string())
}
