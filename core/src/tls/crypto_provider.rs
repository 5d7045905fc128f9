//! The crypto provider of rustls: which one it is, and what this client can do with it.
//!
//! No other file names the provider or uses `rustls::crypto`. Another provider has other limits: see also the tables of
//! `session/parameter_numbers.rs`, whose test compares them with the provider.

use std::sync::{Arc, LazyLock};

use ring::digest::{SHA256, digest};
use ring::signature::RsaKeyPair;
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::ring::default_provider;
use rustls::crypto::{self, CryptoProvider, WebPkiSupportedAlgorithms};
use rustls::pki_types::{
    CertificateDer, PrivateKeyDer, SignatureVerificationAlgorithm, SubjectPublicKeyInfoDer,
};
use rustls::sign::SigningKey;
use rustls::{
    CertificateError, CipherSuite, DigitallySignedStruct, Error, PeerMisbehaved, SignatureScheme,
};
use webpki::RawPublicKeyEntity;

use crate::tls::certificate::public_key::KeyFacts;

/// The sizes in bits of the RSA keys whose signatures the provider verifies.
const VERIFIED_RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// The sizes in bits of the RSA keys that the provider signs with.
const SIGNING_RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;

static PROVIDER: LazyLock<Arc<CryptoProvider>> = LazyLock::new(|| {
    let mut provider = default_provider();
    // AES-128-GCM first, as browsers offer it: AES takes ten rounds instead of fourteen, and processors have
    // instructions for SHA-256, but rarely for SHA-384.
    provider
        .cipher_suites
        .sort_by_key(|suite| !is_aes_128(suite.suite()));
    Arc::new(provider)
});

fn is_aes_128(suite: CipherSuite) -> bool {
    matches!(
        suite,
        CipherSuite::TLS13_AES_128_GCM_SHA256
            | CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
            | CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    )
}

/// The provider, for a configuration of rustls.
pub(in crate::tls) fn provider() -> Arc<CryptoProvider> {
    Arc::clone(&PROVIDER)
}

fn algorithms() -> &'static WebPkiSupportedAlgorithms {
    &PROVIDER.signature_verification_algorithms
}

/// The algorithms of the signatures of certificates.
pub(in crate::tls) fn certificate_algorithms()
-> &'static [&'static dyn SignatureVerificationAlgorithm] {
    algorithms().all
}

/// The signature schemes of a server in its handshake.
pub(in crate::tls) fn signature_schemes() -> Vec<SignatureScheme> {
    algorithms().supported_schemes()
}

/// Verifies a server's signature of a handshake of TLS 1.2.
pub(in crate::tls) fn verify_tls12_signature(
    message: &[u8],
    leaf: &CertificateDer<'_>,
    signed: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    crypto::verify_tls12_signature(message, leaf, signed, algorithms())
}

/// Verifies a server's signature of a handshake of TLS 1.3.
pub(in crate::tls) fn verify_tls13_signature(
    message: &[u8],
    leaf: &CertificateDer<'_>,
    signed: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    crypto::verify_tls13_signature(message, leaf, signed, algorithms())
}

/// As [`verify_tls12_signature`], with the key alone, for certificates that webpki does not read.
pub(in crate::tls) fn verify_tls12_signature_with_raw_key(
    message: &[u8],
    key: &SubjectPublicKeyInfoDer<'_>,
    signed: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    let key = RawPublicKeyEntity::try_from(key).map_err(|_| CertificateError::BadEncoding)?;
    // As in rustls for TLS 1.2, where a scheme does not determine the curve: any that matches the key.
    let candidates = algorithms()
        .mapping
        .iter()
        .find(|(scheme, _)| *scheme == signed.scheme)
        .map(|(_, algorithms)| *algorithms)
        .ok_or(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme)?;
    let is_valid = candidates.iter().any(|algorithm| {
        key.verify_signature(*algorithm, message, signed.signature())
            .is_ok()
    });
    if is_valid {
        Ok(HandshakeSignatureValid::assertion())
    } else {
        Err(CertificateError::BadSignature.into())
    }
}

/// As [`verify_tls13_signature`], with the key alone, for certificates that webpki does not read.
pub(in crate::tls) fn verify_tls13_signature_with_raw_key(
    message: &[u8],
    key: &SubjectPublicKeyInfoDer<'_>,
    signed: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    crypto::verify_tls13_signature_with_raw_key(message, key, signed, algorithms())
}

/// Whether signatures by keys of this kind can be verified, whatever the size of the key.
pub(in crate::tls) fn verifies_key_kind(kind: &str) -> bool {
    matches!(kind, "RSA" | "EC P-256" | "EC P-384" | "Ed25519")
}

/// Whether signatures by such a key can be verified.
pub(in crate::tls) fn verifies_key(key: &KeyFacts) -> bool {
    verifies_key_kind(&key.kind) && (key.kind != "RSA" || VERIFIED_RSA_BITS.contains(&key.bits))
}

/// Whether it is an RSA key that is too short for its signatures to be verified.
pub(in crate::tls) fn is_weak_key(key: &KeyFacts) -> bool {
    key.kind == "RSA" && (1..*VERIFIED_RSA_BITS.start()).contains(&key.bits)
}

/// Whether the client can sign with an RSA key of so many bits.
pub(in crate::tls) fn signs_with_rsa_bits(bits: usize) -> bool {
    SIGNING_RSA_BITS.contains(&bits)
}

/// The private key, ready to sign; `None` if the provider rejects it.
pub(in crate::tls) fn load_private_key(der: PrivateKeyDer<'static>) -> Option<Arc<dyn SigningKey>> {
    PROVIDER.key_provider.load_private_key(der).ok()
}

/// Why the provider rejects an RSA key (PKCS#1), in its own text; `None` if it does not.
pub(in crate::tls) fn rsa_key_rejection(pkcs1: &[u8]) -> Option<String> {
    let rejected = RsaKeyPair::from_der(pkcs1).err()?;
    Some(rejected.to_string())
}

/// The SHA-256 digest of `bytes`.
pub(in crate::tls) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut sha256 = [0; 32];
    sha256.copy_from_slice(digest(&SHA256, bytes).as_ref());
    sha256
}
