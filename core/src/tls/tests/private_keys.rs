//! The formats of private keys.

use aes::Aes256;
use cbc::Encryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use md5::{Digest, Md5};
use pkcs8::PrivateKeyInfoRef;
use pkcs8::pkcs5::pbes2::Parameters;
use rcgen::KeyPair;

use crate::tls::keys::pkcs12_kdf::{DerivedFor, derive};
use crate::tls::keys::private_key::{PrivateKey, read};
use crate::tls::{KeyKind, KeyProblem, Secret};

fn key_der() -> Vec<u8> {
    KeyPair::generate().unwrap().serialize_der()
}

fn pem_of(label: &str, der: &[u8]) -> String {
    pem::encode(&pem::Pem::new(label, der))
}

fn read_text(text: &str, passphrase: Option<&str>) -> Result<PrivateKey, KeyProblem> {
    let passphrase = passphrase.map(Secret::new);
    read(text.as_bytes(), passphrase.as_ref())
}

fn problem(text: &str, passphrase: Option<&str>) -> KeyProblem {
    match read_text(text, passphrase) {
        Ok(key) => panic!("it is {:?}", key.kind()),
        Err(problem) => problem,
    }
}

fn sec1(pkcs8: &[u8]) -> Vec<u8> {
    PrivateKeyInfoRef::try_from(pkcs8)
        .unwrap()
        .private_key
        .as_bytes()
        .to_vec()
}

fn encrypted(pkcs8: &[u8]) -> String {
    let parameters = Parameters::generate_pbkdf2_sha256_aes256cbc(1000, b"saltsalt", [7; 16]);
    let info = PrivateKeyInfoRef::try_from(pkcs8).unwrap();
    let sealed = info
        .encrypt_with_params(parameters.unwrap(), "geheim")
        .unwrap();
    pem_of("ENCRYPTED PRIVATE KEY", sealed.as_bytes())
}

/// As `openssl ec -aes256` writes it.
fn legacy(sec1: &[u8]) -> String {
    let iv = [0x0a; 16];
    let first = Md5::new()
        .chain_update("geheim")
        .chain_update(&iv[..8])
        .finalize();
    let second = Md5::new()
        .chain_update(first)
        .chain_update("geheim")
        .chain_update(&iv[..8])
        .finalize();
    let key = [first.as_slice(), second.as_slice()].concat();
    let sealed = Encryptor::<Aes256>::new_from_slices(&key, &iv)
        .unwrap()
        .encrypt_padded_vec::<Pkcs7>(sec1);
    let mut block = pem::Pem::new("EC PRIVATE KEY", sealed);
    block.headers_mut().add("Proc-Type", "4,ENCRYPTED").unwrap();
    let iv_text = "0A".repeat(16);
    block
        .headers_mut()
        .add("DEK-Info", &format!("AES-256-CBC,{iv_text}"))
        .unwrap();
    pem::encode(&block)
}

#[test]
fn plain_keys_are_read_at_any_position() {
    let der = key_der();
    read_text(&pem_of("PRIVATE KEY", &der), None).unwrap();
    read_text(&pem_of("EC PRIVATE KEY", &sec1(&der)), None).unwrap();
    let around = format!(
        "Bag Attributes\n    friendlyName: me\n{}{}-----BEGIN CERTIFICATE-----\n?\n",
        pem_of("EC PARAMETERS", &[6, 0]),
        pem_of("EC PRIVATE KEY", &sec1(&der)).replace('\n', "\r\n"),
    );
    // A passphrase that is not needed is ignored.
    read_text(&around, Some("geheim")).unwrap();
}

#[test]
fn encrypted_keys_are_decrypted_with_their_passphrase_only() {
    let der = key_der();
    for text in [encrypted(&der), legacy(&sec1(&der))] {
        read_text(&text, Some("geheim")).unwrap();
        assert!(matches!(
            problem(&text, None),
            KeyProblem::PassphraseMissing
        ));
        assert!(matches!(
            problem(&text, Some("falsch")),
            KeyProblem::PassphraseWrong
        ));
        assert!(matches!(
            problem(&text, Some("")),
            KeyProblem::PassphraseWrong
        ));
    }
}

#[test]
fn texts_without_a_usable_key_are_recognised() {
    assert!(matches!(problem("", None), KeyProblem::NoKey));
    let broken = "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n";
    assert!(matches!(problem(broken, None), KeyProblem::Malformed));
    let garbage = pem_of("PRIVATE KEY", b"x");
    assert!(matches!(problem(&garbage, None), KeyProblem::Malformed));
}

/// Also without a passphrase, which would not help.
#[test]
fn unsupported_schemes_are_named() {
    let unknown = legacy(&sec1(&key_der())).replace("AES-256-CBC", "IDEA-CBC");
    // EncryptedPrivateKeyInfo with pbeWithMD5AndDES-CBC.
    let pbes1 = [
        0x30, 0x27, 0x30, 0x1b, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x03,
        0x30, 0x0e, 0x04, 0x08, 1, 2, 3, 4, 5, 6, 7, 8, 0x02, 0x02, 0x08, 0x00, 0x04, 0x08, 1, 2,
        3, 4, 5, 6, 7, 8,
    ];
    let pbes1 = pem_of("ENCRYPTED PRIVATE KEY", &pbes1);
    for passphrase in [None, Some("geheim")] {
        assert!(matches!(
            problem(&unknown, passphrase),
            KeyProblem::UnsupportedEncryption { scheme } if scheme == "IDEA-CBC"
        ));
        assert!(matches!(
            problem(&pbes1, passphrase),
            KeyProblem::UnsupportedEncryption { scheme } if scheme == "pbeWithMD5AndDES-CBC"
        ));
    }
}

/// What `openssl kdf -kdfopt digest:SHA1 -kdfopt hexpass:0067006500e40000 … PKCS12KDF` derives.
#[test]
fn keys_are_derived_as_in_pkcs12() {
    let derive = |rounds, purpose, length| {
        let bytes = derive(
            "ge\u{e4}".as_bytes(),
            &[1, 2, 3, 4, 5, 6, 7, 8],
            rounds,
            purpose,
            length,
        );
        crate::tls::certificate::names::hex(&bytes)
    };
    assert_eq!(
        derive(100, DerivedFor::Key, 24),
        "47a2f69814ebda64d9059e90b5e0429524140b7d865bb7f6"
    );
    assert_eq!(
        derive(100, DerivedFor::InitialVector, 8),
        "b711cf9a5aed8a9b"
    );
    assert_eq!(
        derive(1, DerivedFor::Key, 70),
        "a93a642f24958541276cd8e0b5a981906005c1bd59aa595f60db76eb7632f27d88f29f1ac197f1f89c12b9242ff13daf429940f28859ee63f410e9e0d9eba3e55feee84a6b84"
    );
}

#[test]
fn kinds_of_keys_are_recognised() {
    let key = read_text(&pem_of("PRIVATE KEY", &key_der()), None).unwrap();
    let curve = "EC P-256".to_owned();
    assert_eq!(key.kind(), KeyKind::Ec { curve });
    let key = read_text(&pem_of("DSA PRIVATE KEY", &[0x30, 0]), None).unwrap();
    assert_eq!(key.kind(), KeyKind::Dsa);
}

#[test]
fn a_secret_is_not_printed() {
    assert_eq!(format!("{:?}", Secret::new("geheim")), "Secret(***)");
}
