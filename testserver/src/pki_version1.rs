//! Writes certificates of X.509 version 1, byte by byte: what makes certificates today makes no such ones any more.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{KeyPair, PublicKeyData as _, SigningKey as _};
use time::{Duration, OffsetDateTime};

use crate::Failure;
use crate::pki::{Authority, Folder};

// The tags of DER (X.690, clause 8) that such a certificate has.
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const UTF8_STRING: u8 = 0x0c;
const UTC_TIME: u8 = 0x17;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;

/// The object identifier id-at-commonName, 2.5.4.3.
const COMMON_NAME: &[u8] = &[0x06, 3, 0x55, 0x04, 0x03];
/// ecdsa-with-SHA256, 1.2.840.10045.4.3.2; what the default key pairs of rcgen sign with.
const ECDSA_WITH_SHA256: &[u8] = &[0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];

/// Writes `v1`, signed by itself, and `v1-issued`, signed by the authority of that name.
pub(crate) fn write(
    folder: &mut Folder,
    issuer_name: &str,
    issuer: &Authority,
) -> Result<(), Failure> {
    let key = KeyPair::generate()?;
    let own = certificate(&key, "localhost", &key)?;
    folder.write_set("v1", &own, &key)?;
    let key = KeyPair::generate()?;
    let issued = certificate(&key, issuer_name, issuer.key())?;
    folder.write_set("v1-issued", &issued, &key)
}

/// A certificate for localhost as PEM: `Certificate` of RFC 5280, section 4.1, without version and extensions.
fn certificate(subject: &KeyPair, issuer_name: &str, issuer: &KeyPair) -> Result<String, Failure> {
    let algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
    let now = OffsetDateTime::now_utc();
    let validity = [
        utc_time(now - Duration::days(1)),
        utc_time(now + Duration::days(90)),
    ];
    let to_be_signed = der(
        SEQUENCE,
        &[
            der(INTEGER, &[1]),
            algorithm.clone(),
            name(issuer_name),
            der(SEQUENCE, &validity.concat()),
            name("localhost"),
            subject.subject_public_key_info(),
        ]
        .concat(),
    );
    // No bit of the last byte is unused.
    let signature = [vec![0], issuer.sign(&to_be_signed)?].concat();
    let whole = der(
        SEQUENCE,
        &[to_be_signed, algorithm, der(BIT_STRING, &signature)].concat(),
    );
    Ok(pem(&whole))
}

fn name(common_name: &str) -> Vec<u8> {
    let value = der(UTF8_STRING, common_name.as_bytes());
    let attribute = der(SEQUENCE, &[COMMON_NAME, &value].concat());
    der(SEQUENCE, &der(SET, &attribute))
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
    der(UTC_TIME, text.as_bytes())
}

/// A tag, the length in its shortest form, the content.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let bytes = content.len().to_be_bytes();
    let significant: Vec<u8> = bytes.into_iter().skip_while(|&byte| byte == 0).collect();
    let mut out = vec![tag];
    match significant.as_slice() {
        [] => out.push(0),
        [short @ 0..=0x7f] => out.push(*short),
        long => {
            out.push(0x80 | u8::try_from(long.len()).unwrap_or(u8::MAX));
            out.extend_from_slice(long);
        }
    }
    out.extend_from_slice(content);
    out
}

fn pem(der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut out = String::from("-----BEGIN CERTIFICATE-----\n");
    for (at, character) in text.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            out.push('\n');
        }
        out.push(character);
    }
    out + "\n-----END CERTIFICATE-----\n"
}
