//! The signature algorithms of certificates, and their identifiers.

use super::der;
use super::key::Kind;

/// How a certificate is signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    EcdsaSha1,
    EcdsaSha256,
    EcdsaSha384,
    EcdsaSha512,
    Ed25519,
    RsaMd5,
    RsaSha1,
    RsaSha256,
    RsaSha384,
    RsaSha512,
    PssSha256,
    PssSha384,
    PssSha512,
}

const RSA: [u32; 6] = [1, 2, 840, 113_549, 1, 1];
const ECDSA: [u32; 5] = [1, 2, 840, 10045, 4];
const HASHES: [u32; 8] = [2, 16, 840, 1, 101, 3, 4, 2];

impl Algorithm {
    /// What goes with a kind of key.
    pub(crate) fn usual(kind: Kind) -> Self {
        match kind {
            Kind::P256 => Algorithm::EcdsaSha256,
            Kind::P384 => Algorithm::EcdsaSha384,
            Kind::P521 => Algorithm::EcdsaSha512,
            Kind::Ed25519 => Algorithm::Ed25519,
            Kind::Rsa(_) => Algorithm::RsaSha256,
            Kind::RsaPss(_) => Algorithm::PssSha256,
        }
    }

    pub(crate) fn is_pss(self) -> bool {
        matches!(
            self,
            Algorithm::PssSha256 | Algorithm::PssSha384 | Algorithm::PssSha512
        )
    }

    /// How `openssl dgst` calls the hash.
    pub(crate) fn digest_option(self) -> &'static str {
        match self {
            Algorithm::RsaMd5 => "-md5",
            Algorithm::EcdsaSha1 | Algorithm::RsaSha1 => "-sha1",
            Algorithm::EcdsaSha384 | Algorithm::RsaSha384 | Algorithm::PssSha384 => "-sha384",
            Algorithm::EcdsaSha512 | Algorithm::RsaSha512 | Algorithm::PssSha512 => "-sha512",
            _ => "-sha256",
        }
    }

    /// The AlgorithmIdentifier (RFC 3279, 4055, 5758, 8410).
    pub(crate) fn identifier(self) -> Vec<u8> {
        match self {
            Algorithm::EcdsaSha1 => alone(&ECDSA, &[1]),
            Algorithm::EcdsaSha256 => alone(&ECDSA, &[3, 2]),
            Algorithm::EcdsaSha384 => alone(&ECDSA, &[3, 3]),
            Algorithm::EcdsaSha512 => alone(&ECDSA, &[3, 4]),
            Algorithm::Ed25519 => alone(&[1, 3, 101], &[112]),
            Algorithm::RsaMd5 => with_null(&RSA, 4),
            Algorithm::RsaSha1 => with_null(&RSA, 5),
            Algorithm::RsaSha256 => with_null(&RSA, 11),
            Algorithm::RsaSha384 => with_null(&RSA, 12),
            Algorithm::RsaSha512 => with_null(&RSA, 13),
            Algorithm::PssSha256 => pss(1, 32),
            Algorithm::PssSha384 => pss(2, 48),
            Algorithm::PssSha512 => pss(3, 64),
        }
    }
}

fn oid(base: &[u32], last: &[u32]) -> Vec<u8> {
    der::oid(&[base, last].concat())
}

fn alone(base: &[u32], last: &[u32]) -> Vec<u8> {
    der::sequence(&[oid(base, last)])
}

fn with_null(base: &[u32], last: u32) -> Vec<u8> {
    der::sequence(&[oid(base, &[last]), der::null()])
}

/// RSASSA-PSS with the same hash for MGF1 and a salt as long as it (RFC 4055 §3.1).
fn pss(hash: u32, salt: u8) -> Vec<u8> {
    let hash = with_null(&HASHES, hash);
    let mask = der::sequence(&[oid(&RSA, &[8]), hash.clone()]);
    let parameters = der::sequence(&[
        der::explicit(0, &hash),
        der::explicit(1, &mask),
        der::explicit(2, &der::integer(&[salt])),
    ]);
    der::sequence(&[oid(&RSA, &[10]), parameters])
}
