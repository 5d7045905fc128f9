//! Makes certificates byte by byte (RFC 5280, section 4.1): those that are too old or too weak for other tools.

use std::net::{Ipv4Addr, Ipv6Addr};

use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use p521::ecdsa::signature::Signer as _;
use rcgen::{KeyPair, SigningKey as _};
use rsa::{Pkcs1v15Sign, PrivateKey};
use sha1::{Digest as _, Sha1};
use sha2::{Sha256, Sha512};
use time::{Duration, OffsetDateTime};

use crate::Failure;
use crate::der::{self, bits, sequence_of, value};

// Object identifiers, without tag and length.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
const SUBJECT_KEY_IDENTIFIER: &[u8] = &[0x55, 0x1d, 14];
const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
const SUBJECT_ALT_NAME: &[u8] = &[0x55, 0x1d, 17];
const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 19];
const AUTHORITY_KEY_IDENTIFIER: &[u8] = &[0x55, 0x1d, 35];
const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 37];
/// id-kp-serverAuth, whole.
const SERVER_AUTH: &[u8] = &[0x06, 8, 0x2b, 6, 1, 5, 5, 7, 3, 1];
const ECDSA_WITH_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
const ECDSA_WITH_SHA512: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 4];
const SHA1_WITH_RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 5];
const SHA256_WITH_RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11];

/// The key of an issuer, and how it signs.
pub(crate) enum Signer {
    /// Of the kind that rcgen makes by default: EC P-256 with SHA-256.
    Rcgen(KeyPair),
    P256Sha512(p256::ecdsa::SigningKey),
    P521Sha512(p521::ecdsa::SigningKey),
    RsaSha1(PrivateKey),
    RsaSha256(PrivateKey),
}

impl Signer {
    fn algorithm(&self) -> Vec<u8> {
        let (identifier, parameters): (_, &[u8]) = match self {
            Signer::Rcgen(_) => (ECDSA_WITH_SHA256, &[]),
            Signer::P256Sha512(_) | Signer::P521Sha512(_) => (ECDSA_WITH_SHA512, &[]),
            Signer::RsaSha1(_) => (SHA1_WITH_RSA, &[der::NULL, 0]),
            Signer::RsaSha256(_) => (SHA256_WITH_RSA, &[der::NULL, 0]),
        };
        sequence_of(&[&value(der::OBJECT_IDENTIFIER, identifier), parameters])
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Failure> {
        Ok(match self {
            Signer::Rcgen(key) => key.sign(message)?,
            Signer::P256Sha512(key) => {
                let signature: p256::ecdsa::Signature =
                    key.sign_prehash(&Sha512::digest(message))?;
                signature.to_der().as_bytes().to_vec()
            }
            Signer::P521Sha512(key) => {
                let signature: p521::ecdsa::Signature = key.sign(message);
                signature.to_der().as_bytes().to_vec()
            }
            Signer::RsaSha1(key) => {
                key.sign(Pkcs1v15Sign::new::<Sha1>(), &Sha1::digest(message))?
            }
            Signer::RsaSha256(key) => {
                key.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message))?
            }
        })
    }
}

/// What a certificate says.
pub(crate) struct Content<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) subject: &'a str,
    /// The `SubjectPublicKeyInfo` of RFC 5280.
    pub(crate) key: &'a [u8],
    /// Days from today on which the validity starts and ends.
    pub(crate) days: (i64, i64),
    /// Without any it is of version 1.
    pub(crate) extensions: Option<Vec<u8>>,
}

/// The certificate as PEM.
pub(crate) fn issue(content: &Content<'_>, signer: &Signer) -> Result<String, Failure> {
    let algorithm = signer.algorithm();
    let now = OffsetDateTime::now_utc();
    let validity = sequence_of(&[
        &utc_time(now + Duration::days(content.days.0)),
        &utc_time(now + Duration::days(content.days.1)),
    ]);
    let (version, extensions) = match &content.extensions {
        None => (Vec::new(), Vec::new()),
        Some(extensions) => (
            value(der::CONSTRUCTED, &value(der::INTEGER, &[2])),
            value(der::CONSTRUCTED + 3, &value(der::SEQUENCE, extensions)),
        ),
    };
    let mut serial = [0; 8];
    getrandom::fill(&mut serial)?;
    // Positive, and in its shortest form.
    let serial = [&[0x40], serial.as_slice()].concat();
    let to_be_signed = sequence_of(&[
        &version,
        &value(der::INTEGER, &serial),
        &algorithm,
        &name(content.issuer),
        &validity,
        &name(content.subject),
        content.key,
        &extensions,
    ]);
    let signature = bits(&signer.sign(&to_be_signed)?);
    let whole = sequence_of(&[&to_be_signed, &algorithm, &signature]);
    Ok(der::pem("CERTIFICATE", "", &whole))
}

/// The extensions of an authority.
pub(crate) fn authority_extensions(key: &[u8]) -> Vec<u8> {
    [
        extension(
            BASIC_CONSTRAINTS,
            true,
            &sequence_of(&[&value(der::BOOLEAN, &[0xff])]),
        ),
        // keyCertSign and cRLSign; of the byte, one bit is unused.
        extension(KEY_USAGE, true, &value(der::BIT_STRING, &[1, 0x06])),
        extension(
            SUBJECT_KEY_IDENTIFIER,
            false,
            &value(der::OCTET_STRING, &key_identifier(key)),
        ),
    ]
    .concat()
}

/// The extensions of a server on the loopback addresses, below the authority with that key.
pub(crate) fn server_extensions(authority_key: &[u8]) -> Vec<u8> {
    let dns = |name: &str| value(der::PRIMITIVE + 2, name.as_bytes());
    let names = sequence_of(&[
        &dns("localhost"),
        &value(der::PRIMITIVE + 7, &Ipv4Addr::LOCALHOST.octets()),
        &value(der::PRIMITIVE + 7, &Ipv6Addr::LOCALHOST.octets()),
        &dns("good.test"),
    ]);
    let authority = sequence_of(&[&value(der::PRIMITIVE, &key_identifier(authority_key))]);
    [
        extension(BASIC_CONSTRAINTS, true, &sequence_of(&[])),
        // digitalSignature; of the byte, seven bits are unused.
        extension(KEY_USAGE, true, &value(der::BIT_STRING, &[7, 0x80])),
        extension(EXTENDED_KEY_USAGE, false, &sequence_of(&[SERVER_AUTH])),
        extension(AUTHORITY_KEY_IDENTIFIER, false, &authority),
        extension(SUBJECT_ALT_NAME, false, &names),
    ]
    .concat()
}

/// Any name of a key will do (RFC 5280, section 4.2.1.2).
fn key_identifier(key: &[u8]) -> Vec<u8> {
    Sha1::digest(key).to_vec()
}

fn extension(identifier: &[u8], critical: bool, content: &[u8]) -> Vec<u8> {
    let critical = if critical {
        value(der::BOOLEAN, &[0xff])
    } else {
        Vec::new()
    };
    sequence_of(&[
        &value(der::OBJECT_IDENTIFIER, identifier),
        &critical,
        &value(der::OCTET_STRING, content),
    ])
}

fn name(common_name: &str) -> Vec<u8> {
    let attribute = sequence_of(&[
        &value(der::OBJECT_IDENTIFIER, COMMON_NAME),
        &value(der::UTF8_STRING, common_name.as_bytes()),
    ]);
    sequence_of(&[&value(der::SET, &attribute)])
}

fn utc_time(at: OffsetDateTime) -> Vec<u8> {
    let text = format!(
        "{:02}{:02}{:02}{:02}{:02}{:02}Z",
        at.year() % 100,
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    );
    value(der::UTC_TIME, text.as_bytes())
}
