//! Decrypts private keys with a passphrase.

use aes::{Aes128, Aes192, Aes256};
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use des::{TdesEde2, TdesEde3};
use md5::{Digest, Md5};
use pkcs8::EncryptedPrivateKeyInfoRef;
use x509_parser::der_parser::ber::BerObject;
use x509_parser::der_parser::der::parse_der;

use crate::tls::config_error::KeyProblem;
use crate::tls::keys::encryption_scheme::{EncryptionScheme, scheme_of};
use crate::tls::keys::pkcs12_kdf::{DerivedFor, derive};
use crate::tls::options::Secret;

/// Decrypts an EncryptedPrivateKeyInfo (RFC 5958 §3).
pub(in crate::tls) fn decrypt_pkcs8(
    der: &[u8],
    passphrase: Option<&Secret>,
) -> Result<Vec<u8>, KeyProblem> {
    let (_, info) = parse_der(der).map_err(|_| KeyProblem::Malformed)?;
    let Ok([algorithm, ciphertext]) = info.as_sequence().map(Vec::as_slice) else {
        return Err(KeyProblem::Malformed);
    };
    let (scheme, parameters) = scheme_of(algorithm).ok_or(KeyProblem::Malformed)?;
    let ciphertext = ciphertext.as_slice().map_err(|_| KeyProblem::Malformed)?;
    let plaintext = match scheme {
        EncryptionScheme::Pbes2(name) => return decrypt_pbes2(der, &name, passphrase),
        EncryptionScheme::Pkcs12TripleDes { keys } => {
            let (salt, rounds) = parameters.and_then(salted).ok_or(KeyProblem::Malformed)?;
            let passphrase = passphrase.ok_or(KeyProblem::PassphraseMissing)?.reveal();
            let key = |length| derive(passphrase, salt, rounds, DerivedFor::Key, length);
            let iv = || derive(passphrase, salt, rounds, DerivedFor::InitialVector, 8);
            match keys {
                2 => decrypt_cbc::<Decryptor<TdesEde2>>(&key(16), &iv(), ciphertext),
                _ => decrypt_cbc::<Decryptor<TdesEde3>>(&key(24), &iv(), ciphertext),
            }
        }
        EncryptionScheme::Other(name) => {
            return Err(KeyProblem::UnsupportedEncryption { scheme: name });
        }
    };
    plaintext
        .filter(|der| is_der(der))
        .ok_or(KeyProblem::PassphraseWrong)
}

/// RFC 8018 §6.2. `name` is that of the scheme, if the library does not support it.
fn decrypt_pbes2(
    der: &[u8],
    name: &str,
    passphrase: Option<&Secret>,
) -> Result<Vec<u8>, KeyProblem> {
    use pkcs8::pkcs5::Error::{AlgorithmParametersInvalid, UnsupportedAlgorithm};

    let unsupported = || KeyProblem::UnsupportedEncryption {
        scheme: name.to_owned(),
    };
    let info = EncryptedPrivateKeyInfoRef::try_from(der).map_err(|_| unsupported())?;
    let passphrase = passphrase.ok_or(KeyProblem::PassphraseMissing)?;
    match info.decrypt(passphrase.reveal()) {
        Ok(document) => Ok(document.as_bytes().to_vec()),
        Err(pkcs8::Error::EncryptedPrivateKey(
            UnsupportedAlgorithm { .. } | AlgorithmParametersInvalid { .. },
        )) => Err(unsupported()),
        // With a wrong passphrase, the result is random; mostly its padding is wrong, else its DER.
        Err(_) => Err(KeyProblem::PassphraseWrong),
    }
}

/// RFC 7292 appendix C: `SEQUENCE { salt OCTET STRING, iterations INTEGER }`.
fn salted<'a>(parameters: &'a BerObject<'a>) -> Option<(&'a [u8], u32)> {
    let [salt, rounds] = parameters.as_sequence().ok()?.as_slice() else {
        return None;
    };
    Some((salt.as_slice().ok()?, rounds.as_u32().ok()?))
}

/// The traditional format of OpenSSL: `DEK-Info: AES-256-CBC,<iv>`, with a key derived by EVP_BytesToKey with one round
/// of MD5.
pub(in crate::tls) fn decrypt_legacy(
    ciphertext: &[u8],
    method: &str,
    passphrase: Option<&Secret>,
) -> Result<Vec<u8>, KeyProblem> {
    let (cipher, iv) = method.split_once(',').ok_or(KeyProblem::Malformed)?;
    let cipher = cipher.trim().to_ascii_uppercase();
    let (decrypt, key_length): (DecryptCbc, usize) = match cipher.as_str() {
        "AES-128-CBC" => (decrypt_cbc::<Decryptor<Aes128>>, 16),
        "AES-192-CBC" => (decrypt_cbc::<Decryptor<Aes192>>, 24),
        "AES-256-CBC" => (decrypt_cbc::<Decryptor<Aes256>>, 32),
        "DES-EDE3-CBC" => (decrypt_cbc::<Decryptor<TdesEde3>>, 24),
        _ => return Err(KeyProblem::UnsupportedEncryption { scheme: cipher }),
    };
    let passphrase = passphrase.ok_or(KeyProblem::PassphraseMissing)?.reveal();
    let iv = unhex(iv.trim()).ok_or(KeyProblem::Malformed)?;
    let salt = iv.get(..8).ok_or(KeyProblem::Malformed)?;
    let key = bytes_to_key(passphrase, salt, key_length);
    decrypt(&key, &iv, ciphertext)
        .filter(|der| is_der(der))
        .ok_or(KeyProblem::PassphraseWrong)
}

type DecryptCbc = fn(&[u8], &[u8], &[u8]) -> Option<Vec<u8>>;

fn decrypt_cbc<C: KeyIvInit + BlockModeDecrypt>(
    key: &[u8],
    iv: &[u8],
    ciphertext: &[u8],
) -> Option<Vec<u8>> {
    C::new_from_slices(key, iv)
        .ok()?
        .decrypt_padded_vec::<Pkcs7>(ciphertext)
        .ok()
}

/// Random bytes may end like padding, but are not exactly one DER element.
fn is_der(plaintext: &[u8]) -> bool {
    parse_der(plaintext).is_ok_and(|(rest, _)| rest.is_empty())
}

fn bytes_to_key(passphrase: &[u8], salt: &[u8], length: usize) -> Vec<u8> {
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
