//! Pairs a private key with its certificate, for signing.

use std::sync::Arc;

use pkcs8::der::asn1::{AnyRef, BitStringRef, OctetStringRef};
use pkcs8::der::{Encode, Tag, TagNumber};
use rustls::pki_types::{PrivatePkcs1KeyDer, PrivatePkcs8KeyDer, PrivateSec1KeyDer};
use rustls::sign::SigningKey;
use x509_parser::x509::SubjectPublicKeyInfo;

use crate::tls::certificate::public_key::{curve_facts, modulus_bits};
use crate::tls::config_error::{KeyKind, KeyProblem};
use crate::tls::crypto_provider::{load_private_key, rsa_key_rejection, signs_with_rsa_bits};
use crate::tls::keys::private_key::{EcKey, PrivateKey, RsaKey, integer};

type Signer = Arc<dyn SigningKey>;

/// The signing key for a certificate with this public key.
pub(in crate::tls) fn signing_key(
    key: &PrivateKey,
    certified: &SubjectPublicKeyInfo<'_>,
) -> Result<Signer, KeyProblem> {
    match key {
        PrivateKey::Rsa(rsa) => rsa_signer(rsa, key.kind(), certified),
        PrivateKey::Ec(ec) => ec_signer(ec, key.kind(), certified),
        PrivateKey::Ed25519(pkcs8) => {
            let der = PrivatePkcs8KeyDer::from(pkcs8.clone());
            let signer = load_private_key(der.into()).ok_or(KeyProblem::Malformed)?;
            let own = signer.public_key();
            if own.is_some_and(|own| own.as_ref() != certified.raw) {
                return Err(KeyProblem::Mismatch);
            }
            Ok(signer)
        }
        PrivateKey::Other(kind) => Err(KeyProblem::UnsupportedKind(kind.clone())),
    }
}

fn rsa_signer(
    key: &RsaKey,
    kind: KeyKind,
    certified: &SubjectPublicKeyInfo<'_>,
) -> Result<Signer, KeyProblem> {
    let bits = modulus_bits(&key.modulus);
    if !signs_with_rsa_bits(bits) {
        return Err(KeyProblem::UnsupportedKind(KeyKind::Rsa { bits }));
    }
    let plain = match algorithm(certified).as_str() {
        "1.2.840.113549.1.1.1" => true,
        "1.2.840.113549.1.1.10" => false,
        _ if key.pss_only => return Err(KeyProblem::UnsupportedKind(KeyKind::RsaPss)),
        _ => return Err(KeyProblem::Mismatch),
    };
    if integer(&certified.subject_public_key.data, 0).as_ref() != Some(&key.modulus) {
        return Err(KeyProblem::Mismatch);
    }
    // The certificate restricts the key to RSA-PSS, for which TLS has separate signature schemes.
    if !plain {
        return Err(KeyProblem::UnsupportedKind(KeyKind::RsaPss));
    }
    let der = PrivatePkcs1KeyDer::from(key.pkcs1.clone());
    load_private_key(der.into()).ok_or_else(|| KeyProblem::Rejected {
        kind,
        detail: rsa_refusal(&key.pkcs1),
    })
}

fn rsa_refusal(pkcs1: &[u8]) -> String {
    match integer(pkcs1, 2).as_deref() {
        Some([] | [_] | [_, _]) => "a public exponent below 65537".to_owned(),
        _ => rsa_key_rejection(pkcs1).unwrap_or_default(),
    }
}

/// ring requires the public key with the private one, and checks that they are a pair. It gets that of the certificate:
/// many keys do not contain it, and a key of another certificate is detected.
fn ec_signer(
    key: &EcKey,
    kind: KeyKind,
    certified: &SubjectPublicKeyInfo<'_>,
) -> Result<Signer, KeyProblem> {
    let is_ec = algorithm(certified) == "1.2.840.10045.2.1";
    let parameters = certified.algorithm.parameters.as_ref();
    let certified_curve = parameters
        .and_then(|parameters| parameters.as_oid().ok())
        .filter(|_| is_ec)
        .map(|oid| oid.to_id_string());
    let curve = key.curve.as_ref().or(certified_curve.as_ref());
    let size = match curve.map(String::as_str) {
        Some("1.2.840.10045.3.1.7") => 32,
        Some("1.3.132.0.34") => 48,
        Some(oid) => {
            return Err(KeyProblem::UnsupportedKind(KeyKind::Ec {
                curve: curve_facts(oid).kind,
            }));
        }
        None if is_ec => return Err(KeyProblem::UnsupportedKind(KeyKind::EcUnnamed)),
        None => return Err(KeyProblem::Mismatch),
    };
    if !is_ec
        || certified_curve
            .as_ref()
            .is_some_and(|other| Some(other) != curve)
    {
        return Err(KeyProblem::Mismatch);
    }
    let certified_point: &[u8] = &certified.subject_public_key.data;
    let point = match &key.public {
        _ if certified_point.first() == Some(&UNCOMPRESSED) => certified_point,
        Some(own) if compressed(own, size).as_deref() == Some(certified_point) => own,
        Some(_) => return Err(KeyProblem::Mismatch),
        None => {
            return Err(KeyProblem::Rejected {
                kind,
                detail: "its public part is missing, and compressed in the certificate".to_owned(),
            });
        }
    };
    let scalar = padded(&key.scalar, size).ok_or(KeyProblem::Malformed)?;
    let der = sec1(&scalar, point).ok_or(KeyProblem::Malformed)?;
    load_private_key(PrivateSec1KeyDer::from(der).into()).ok_or(KeyProblem::Mismatch)
}

/// SEC 1 §2.3.3: the first byte of a point with both of its coordinates.
const UNCOMPRESSED: u8 = 4;

/// SEC 1 §2.3.3: the point `point` with the sign of its second coordinate only.
fn compressed(point: &[u8], size: usize) -> Option<Vec<u8>> {
    let (&UNCOMPRESSED, coordinates) = point.split_first()? else {
        return None;
    };
    let (x, y) = coordinates.split_at_checked(size)?;
    let mut bytes = vec![2 + (y.last()? & 1)];
    bytes.extend_from_slice(x);
    Some(bytes)
}

/// RFC 5915 §3 requires as many bytes as the curve has; some programs omit leading zeros, some add them.
fn padded(scalar: &[u8], size: usize) -> Option<Vec<u8>> {
    let digits: Vec<u8> = scalar
        .iter()
        .copied()
        .skip_while(|byte| *byte == 0)
        .collect();
    let mut padded = vec![0; size.checked_sub(digits.len())?];
    padded.extend(digits);
    Some(padded)
}

/// ECPrivateKey of RFC 5915 §3 without the curve, which its length determines.
fn sec1(scalar: &[u8], point: &[u8]) -> Option<Vec<u8>> {
    let public = BitStringRef::from_bytes(point).ok()?.to_der().ok()?;
    let public_tag = Tag::ContextSpecific {
        constructed: true,
        number: TagNumber(1),
    };
    let content = [
        1u8.to_der().ok()?,
        OctetStringRef::new(scalar).ok()?.to_der().ok()?,
        AnyRef::new(public_tag, &public).ok()?.to_der().ok()?,
    ]
    .concat();
    AnyRef::new(Tag::Sequence, &content).ok()?.to_der().ok()
}

fn algorithm(key: &SubjectPublicKeyInfo<'_>) -> String {
    key.algorithm.algorithm.to_id_string()
}
