//! Reads a private key from PEM: PKCS#8, PKCS#1 or SEC1, plain or under a passphrase.

use aes::{Aes128, Aes192, Aes256};
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use des::TdesEde3;
use md5::{Digest, Md5};
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs1KeyDer, PrivatePkcs8KeyDer, PrivateSec1KeyDer};
use x509_parser::der_parser::parse_der;

use super::certificate::{KeyFacts, curve_facts, modulus_bits};
use super::error::KeyProblem;
use super::options::Secret;

/// The first private key of a PEM text.
pub(super) fn read(
    text: &[u8],
    passphrase: Option<&Secret>,
) -> Result<PrivateKeyDer<'static>, KeyProblem> {
    let block = find_key_block(text).ok_or(KeyProblem::NoKey)?;
    let block = pem::parse(block).map_err(|_| KeyProblem::Broken)?;
    let der = match (block.tag(), block.headers().get("DEK-Info")) {
        ("ENCRYPTED PRIVATE KEY", _) => decrypt_pkcs8(block.contents(), passphrase)?,
        (_, Some(method)) => decrypt_legacy(block.contents(), method, passphrase)?,
        (_, None) => block.contents().to_vec(),
    };
    Ok(match block.tag() {
        "RSA PRIVATE KEY" => PrivatePkcs1KeyDer::from(der).into(),
        "EC PRIVATE KEY" => PrivateSec1KeyDer::from(der).into(),
        _ => PrivatePkcs8KeyDer::from(der).into(),
    })
}

/// What kind of key `key` is, for one that the TLS library does not take.
pub(super) fn describe(key: &PrivateKeyDer<'_>) -> String {
    let facts = match key {
        PrivateKeyDer::Pkcs1(der) => rsa_facts("RSA", der.secret_pkcs1_der()),
        PrivateKeyDer::Sec1(der) => sec1_facts(der.secret_sec1_der()),
        PrivateKeyDer::Pkcs8(der) => pkcs8_facts(der.secret_pkcs8_der()),
        _ => KeyFacts::default(),
    };
    match facts {
        KeyFacts { kind, .. } if kind.is_empty() => "unreadable".to_owned(),
        KeyFacts { kind, bits } if kind.starts_with("RSA") && bits > 0 => format!("{kind} {bits}"),
        KeyFacts { kind, .. } => kind,
    }
}

/// The text from `-----BEGIN` to the end line of the first block with a key. Certificates and
/// parameters may stand around it, and need not be well-formed.
fn find_key_block(text: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(text);
    let labels = [
        "PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "DSA PRIVATE KEY",
    ];
    let (start, label) = labels
        .iter()
        .filter_map(|label| Some((text.find(&format!("-----BEGIN {label}-----"))?, label)))
        .min()?;
    let end_line = format!("-----END {label}-----");
    let block = text.get(start..)?;
    let end = block.find(&end_line)?;
    block.get(..end + end_line.len()).map(str::to_owned)
}

fn decrypt_pkcs8(der: &[u8], passphrase: Option<&Secret>) -> Result<Vec<u8>, KeyProblem> {
    let passphrase = passphrase.ok_or(KeyProblem::PassphraseMissing)?;
    let unsupported = |found: String| KeyProblem::Encryption { found };
    let info = EncryptedPrivateKeyInfoRef::try_from(der)
        // A scheme that the parser does not know, such as those of PKCS#12.
        .map_err(|_| encryption_oid(der).map_or(KeyProblem::Broken, unsupported))?;
    match info.decrypt(passphrase.reveal()) {
        Ok(document) => Ok(document.as_bytes().to_vec()),
        Err(pkcs8::Error::EncryptedPrivateKey(pkcs8::pkcs5::Error::UnsupportedAlgorithm {
            oid,
        })) => Err(unsupported(oid.to_string())),
        Err(pkcs8::Error::EncryptedPrivateKey(pkcs8::pkcs5::Error::NoPbes1CryptSupport)) => Err(
            unsupported(encryption_oid(der).unwrap_or_else(|| "PBES1".to_owned())),
        ),
        // A wrong passphrase leaves rubbish, which mostly fails at the padding, else at the DER.
        Err(_) => Err(KeyProblem::PassphraseWrong),
    }
}

/// RFC 8018: EncryptedPrivateKeyInfo starts with the AlgorithmIdentifier of the scheme.
fn encryption_oid(der: &[u8]) -> Option<String> {
    let (_, info) = parse_der(der).ok()?;
    let scheme = info.as_sequence().ok()?.first()?;
    Some(
        scheme
            .as_sequence()
            .ok()?
            .first()?
            .as_oid()
            .ok()?
            .to_id_string(),
    )
}

/// The form of OpenSSL before PKCS#8: `DEK-Info: AES-256-CBC,<iv>`, the key derived by
/// EVP_BytesToKey with one round of MD5.
fn decrypt_legacy(
    sealed: &[u8],
    method: &str,
    passphrase: Option<&Secret>,
) -> Result<Vec<u8>, KeyProblem> {
    let passphrase = passphrase.ok_or(KeyProblem::PassphraseMissing)?.reveal();
    let (cipher, iv) = method.split_once(',').ok_or(KeyProblem::Broken)?;
    let iv = unhex(iv.trim()).ok_or(KeyProblem::Broken)?;
    let salt = iv.get(..8).ok_or(KeyProblem::Broken)?;
    let opened = match cipher.trim().to_ascii_uppercase().as_str() {
        "AES-128-CBC" => open::<Decryptor<Aes128>>(&derive(passphrase, salt, 16), &iv, sealed),
        "AES-192-CBC" => open::<Decryptor<Aes192>>(&derive(passphrase, salt, 24), &iv, sealed),
        "AES-256-CBC" => open::<Decryptor<Aes256>>(&derive(passphrase, salt, 32), &iv, sealed),
        "DES-EDE3-CBC" => open::<Decryptor<TdesEde3>>(&derive(passphrase, salt, 24), &iv, sealed),
        other => {
            return Err(KeyProblem::Encryption {
                found: other.to_owned(),
            });
        }
    };
    // Rubbish may pass for padding; but not for one DER sequence that fills everything.
    let is_der = |der: &Vec<u8>| parse_der(der).is_ok_and(|(rest, _)| rest.is_empty());
    opened.filter(is_der).ok_or(KeyProblem::PassphraseWrong)
}

fn open<C: KeyIvInit + BlockModeDecrypt>(key: &[u8], iv: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    C::new_from_slices(key, iv)
        .ok()?
        .decrypt_padded_vec::<Pkcs7>(sealed)
        .ok()
}

fn derive(passphrase: &[u8], salt: &[u8], length: usize) -> Vec<u8> {
    let mut key: Vec<u8> = Vec::new();
    let mut block: Vec<u8> = Vec::new();
    while key.len() < length {
        let digest = Md5::new()
            .chain_update(&block)
            .chain_update(passphrase)
            .chain_update(salt)
            .finalize();
        block = digest.to_vec();
        key.extend_from_slice(&block);
    }
    key.truncate(length);
    key
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| {
            text.get(at..at + 2)
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
        })
        .collect()
}

fn pkcs8_facts(der: &[u8]) -> KeyFacts {
    let Ok(info) = PrivateKeyInfoRef::try_from(der) else {
        return KeyFacts::default();
    };
    let kind = info.algorithm.oid.to_string();
    match kind.as_str() {
        "1.2.840.113549.1.1.1" => rsa_facts("RSA", info.private_key.as_bytes()),
        "1.2.840.113549.1.1.10" => rsa_facts("RSA-PSS", info.private_key.as_bytes()),
        "1.2.840.10045.2.1" => match info.algorithm.parameters_oid() {
            Ok(curve) => curve_facts(&curve.to_string()),
            Err(_) => KeyFacts {
                kind: "EC with explicit parameters".to_owned(),
                bits: 0,
            },
        },
        "1.2.840.10040.4.1" => KeyFacts {
            kind: "DSA".to_owned(),
            bits: 0,
        },
        "1.3.101.113" => KeyFacts {
            kind: "Ed448".to_owned(),
            bits: 456,
        },
        _ => KeyFacts { kind, bits: 0 },
    }
}

/// RFC 8017 §A.1.2: version, modulus, and more.
fn rsa_facts(kind: &str, der: &[u8]) -> KeyFacts {
    let bits = parse_der(der).ok().and_then(|(_, key)| {
        let modulus = key.as_sequence().ok()?.get(1)?.as_slice().ok()?;
        Some(modulus_bits(modulus))
    });
    KeyFacts {
        kind: kind.to_owned(),
        bits: bits.unwrap_or(0),
    }
}

/// RFC 5915 §3: version, key, `[0]` parameters.
fn sec1_facts(der: &[u8]) -> KeyFacts {
    let curve = parse_der(der).ok().and_then(|(_, key)| {
        let parameters = key.as_sequence().ok()?.get(2)?.as_slice().ok()?;
        let (_, curve) = parse_der(parameters).ok()?;
        Some(curve.as_oid().ok()?.to_id_string())
    });
    curve.map_or_else(
        || KeyFacts {
            kind: "EC with unnamed curve".to_owned(),
            bits: 0,
        },
        |curve| curve_facts(&curve),
    )
}
