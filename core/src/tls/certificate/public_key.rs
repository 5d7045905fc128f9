//! The kind and size of public keys.

use std::fmt;

use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;
use x509_parser::x509::SubjectPublicKeyInfo;

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

/// The DER of the public key of `der`, also of certificates that webpki does not read.
pub(in crate::tls) fn public_key_der(der: &[u8]) -> Option<Vec<u8>> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    Some(certificate.public_key().raw.to_vec())
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

/// The facts of a key on the curve with this OID.
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

/// The size of an RSA key: that of its modulus without leading zeros.
pub(in crate::tls) fn modulus_bits(modulus: &[u8]) -> usize {
    let mut digits = modulus.iter().skip_while(|byte| **byte == 0);
    let Some(first) = digits.next() else { return 0 };
    digits.count() * 8 + (8 - first.leading_zeros() as usize)
}
