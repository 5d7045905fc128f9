//! The forms of private keys.

use aes::Aes256;
use cbc::Encryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use md5::{Digest, Md5};
use pkcs8::PrivateKeyInfoRef;
use pkcs8::pkcs5::pbes2::Parameters;
use rcgen::KeyPair;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::PrivateKeyDer;

use crate::tls::private_key::{describe, read};
use crate::tls::{KeyProblem, Secret};

fn key_der() -> Vec<u8> {
    KeyPair::generate().unwrap().serialize_der()
}

fn pem_of(label: &str, der: &[u8]) -> String {
    pem::encode(&pem::Pem::new(label, der))
}

fn read_text(text: &str, passphrase: Option<&str>) -> Result<PrivateKeyDer<'static>, KeyProblem> {
    let passphrase = passphrase.map(Secret::new);
    let key = read(text.as_bytes(), passphrase.as_ref())?;
    default_provider()
        .key_provider
        .load_private_key(key.clone_key())
        .unwrap();
    Ok(key)
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
fn plain_keys_are_read_wherever_they_stand() {
    let der = key_der();
    read_text(&pem_of("PRIVATE KEY", &der), None).unwrap();
    read_text(&pem_of("EC PRIVATE KEY", &sec1(&der)), None).unwrap();
    let around = format!(
        "Bag Attributes\n    friendlyName: me\n{}{}-----BEGIN CERTIFICATE-----\n?\n",
        pem_of("EC PARAMETERS", &[6, 0]),
        pem_of("EC PRIVATE KEY", &sec1(&der)).replace('\n', "\r\n"),
    );
    // A passphrase that is not needed does no harm.
    read_text(&around, Some("geheim")).unwrap();
}

#[test]
fn encrypted_keys_open_with_their_passphrase_only() {
    let der = key_der();
    for text in [encrypted(&der), legacy(&sec1(&der))] {
        read_text(&text, Some("geheim")).unwrap();
        assert!(matches!(
            read_text(&text, None),
            Err(KeyProblem::PassphraseMissing)
        ));
        assert!(matches!(
            read_text(&text, Some("falsch")),
            Err(KeyProblem::PassphraseWrong)
        ));
        assert!(matches!(
            read_text(&text, Some("")),
            Err(KeyProblem::PassphraseWrong)
        ));
    }
}

#[test]
fn what_is_no_key_is_told() {
    assert!(matches!(read_text("", None), Err(KeyProblem::NoKey)));
    let broken = "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n";
    assert!(matches!(read_text(broken, None), Err(KeyProblem::Broken)));
    let unknown = legacy(&sec1(&key_der())).replace("AES-256-CBC", "IDEA-CBC");
    assert!(matches!(
        read_text(&unknown, Some("geheim")),
        Err(KeyProblem::Encryption { found }) if found == "IDEA-CBC"
    ));
    // EncryptedPrivateKeyInfo with pbeWithMD5AndDES-CBC.
    let pbes1 = [
        0x30, 0x27, 0x30, 0x1b, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x03,
        0x30, 0x0e, 0x04, 0x08, 1, 2, 3, 4, 5, 6, 7, 8, 0x02, 0x02, 0x08, 0x00, 0x04, 0x08, 1, 2,
        3, 4, 5, 6, 7, 8,
    ];
    let text = pem_of("ENCRYPTED PRIVATE KEY", &pbes1);
    assert!(matches!(
        read_text(&text, Some("geheim")),
        Err(KeyProblem::Encryption { found }) if found == "1.2.840.113549.1.5.3"
    ));
}

#[test]
fn kinds_of_keys_have_names() {
    let key = read_text(&pem_of("PRIVATE KEY", &key_der()), None).unwrap();
    assert_eq!(describe(&key), "EC P-256");
    let rubbish = read(pem_of("PRIVATE KEY", b"x").as_bytes(), None).unwrap();
    assert_eq!(describe(&rubbish), "unreadable");
}

#[test]
fn a_secret_is_not_shown() {
    assert_eq!(format!("{:?}", Secret::new("geheim")), "Secret(***)");
}
