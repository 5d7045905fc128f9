//! Checks which key signed a certificate.

use rustls::pki_types::SubjectPublicKeyInfoDer;
use webpki::RawPublicKeyEntity;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use crate::tls::certificate::public_key::KeyFacts;
use crate::tls::crypto_provider::certificate_algorithms;

/// The result of checking whether a key signed a certificate.
pub(in crate::tls) enum SignatureCheck {
    /// The key signed it.
    Valid,
    /// Another key signed it.
    Invalid,
    /// The key or the algorithm is not supported.
    Unsupported,
}

/// Whether a certificate is self-issued, and its own key signed it. A signature that cannot be checked, such as with
/// SHA-1, counts as its own.
pub(in crate::tls) fn is_self_signed(der: &[u8]) -> bool {
    X509Certificate::from_der(der)
        .is_ok_and(|(_, certificate)| is_self_signed_certificate(&certificate))
}

pub(in crate::tls) fn is_self_signed_certificate(certificate: &X509Certificate<'_>) -> bool {
    let key = certificate.public_key().raw;
    certificate.subject().as_raw() == certificate.issuer().as_raw()
        && !matches!(check_signature(certificate, key), SignatureCheck::Invalid)
}

/// Checks whether `key` signed `child`.
pub(in crate::tls) fn check_signature(child: &X509Certificate<'_>, key: &[u8]) -> SignatureCheck {
    let key = SubjectPublicKeyInfoDer::from(key);
    let Ok(key) = RawPublicKeyEntity::try_from(&key) else {
        return SignatureCheck::Unsupported;
    };
    let oid = child.signature_algorithm.algorithm.as_bytes();
    let mut outcome = SignatureCheck::Unsupported;
    for algorithm in certificate_algorithms() {
        // An AlgorithmIdentifier starts with tag and length of its OID.
        let identifier = algorithm.signature_alg_id();
        if !identifier
            .get(2..)
            .is_some_and(|rest| rest.starts_with(oid))
        {
            continue;
        }
        let message = child.tbs_certificate.as_ref();
        match key.verify_signature(*algorithm, message, &child.signature_value.data) {
            Ok(()) => return SignatureCheck::Valid,
            Err(webpki::Error::InvalidSignatureForPublicKey) => {
                outcome = SignatureCheck::Invalid;
            }
            Err(_) => {}
        }
    }
    outcome
}

/// Whether a key of this kind could have signed `child`, whether supported or not. Unknown algorithms could.
pub(in crate::tls) fn could_have_signed(key: &KeyFacts, child: &X509Certificate<'_>) -> bool {
    let kind = key.kind.as_str();
    match child.signature_algorithm.algorithm.to_id_string().as_str() {
        // RFC 8017 appendix C: pkcs-1.
        rsa if rsa.starts_with("1.2.840.113549.1.1.") => kind.starts_with("RSA"),
        // RFC 5758 §3.2: ecdsa-with-SHA2, and ecdsa-with-SHA1 beside it.
        ecdsa if ecdsa.starts_with("1.2.840.10045.4.") => kind.starts_with("EC "),
        "1.3.101.112" => kind == "Ed25519",
        "1.3.101.113" => kind == "Ed448",
        _ => true,
    }
}
