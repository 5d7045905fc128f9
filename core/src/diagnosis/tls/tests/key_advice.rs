//! The commands that are advised for client keys which cannot be used, carried out with the `openssl` program.

use std::fs;

use super::{explained_config, line};
use crate::diagnosis::Diagnosis;
use crate::tls::tests::key_lab::{ENCRYPTED_KINDS, ENCRYPTIONS, KeyLab, UNSUPPORTED_KINDS};

/// The diagnosis of a key that cannot be used.
fn refusal(lab: &KeyLab, cert: &str, key: Option<&str>) -> Diagnosis {
    let diagnosis = explained_config(lab.try_load(cert, key).unwrap_err());
    assert!(diagnosis.help.len() <= 3);
    let (expected, found) = (line(&diagnosis, "expected"), line(&diagnosis, "found"));
    assert!(
        expected.is_empty() || found.is_empty() || !expected.contains(found),
        "{diagnosis:?}"
    );
    diagnosis
}

/// Runs the command of the first line of help, with the passphrase where it would be asked for.
fn follow(lab: &KeyLab, diagnosis: &Diagnosis) {
    let (_, command) = diagnosis.help[0].split_once(": ").unwrap();
    let mut command = command.replace(" -in ", " -passin pass:geheim -in ");
    if command.contains("pkcs8 -topk8") || command.contains("pkcs12") {
        command = command.replace(" -out ", " -passout pass:geheim -out ");
    }
    if command.contains(" x509 ") {
        command = command.replace("-passin pass:geheim ", "");
    }
    lab.shell(&command);
}

fn assert_says(diagnosis: &Diagnosis, words: &str) {
    assert!(diagnosis.problem.contains(words), "{diagnosis:?}");
}

#[test]
fn a_key_without_its_public_part_is_explained() {
    let Some(lab) = KeyLab::new() else { return };
    lab.shell(
        "openssl ecparam -name P-256 -genkey -noout -out plain.key; \
         openssl ec -in plain.key -conv_form compressed -out compressed.key; \
         openssl req -x509 -key compressed.key -subj /CN=client -out compressed.pem; \
         openssl ec -in plain.key -no_public -out bare.key",
    );
    let diagnosis = refusal(&lab, "compressed.pem", Some("bare.key"));
    assert_says(&diagnosis, "EC P-256, is not accepted");
    assert!(diagnosis.evidence[0].1.contains("public part is missing"));
}

#[test]
fn a_new_key_is_made_in_place_of_one_with_a_small_exponent() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:3");
    let diagnosis = refusal(&lab, "cert.pem", Some("plain.key"));
    assert_says(&diagnosis, "RSA with 2048 bits, is not accepted");
    assert_eq!(diagnosis.evidence[0].1, "a public exponent below 65537");
    follow(&lab, &diagnosis);
}

#[test]
fn a_key_of_an_unsupported_encryption_is_re_encrypted() {
    let Some(lab) = KeyLab::new() else { return };
    let refused = ENCRYPTIONS
        .iter()
        .filter_map(|(how, unsupported)| Some((how, (*unsupported)?)));
    for (algorithm, kind) in ENCRYPTED_KINDS {
        lab.pair(algorithm);
        for (how, name) in refused.clone() {
            if !lab.encrypt(how, kind) {
                continue;
            }
            let diagnosis = refusal(&lab, "cert.pem", Some("it.key"));
            assert_says(&diagnosis, &format!("is encrypted with {name}, "));
            let _ = fs::remove_file(lab.path("client.key"));
            follow(&lab, &diagnosis);
            lab.load("cert.pem", Some("client.key"));
        }
    }
}

#[test]
fn a_new_key_is_made_in_place_of_one_of_an_unsupported_kind() {
    let Some(lab) = KeyLab::new() else { return };
    let names = [
        "EC P-521",
        "EC secp256k1",
        "EC brainpoolP256r1",
        "Ed448",
        "RSA with 1024 bits",
        "RSA with 4104 bits",
        "RSA for PSS signatures only",
    ];
    for (algorithm, name) in UNSUPPORTED_KINDS.into_iter().zip(names) {
        lab.pair(algorithm);
        let diagnosis = refusal(&lab, "cert.pem", Some("plain.key"));
        assert_says(&diagnosis, &format!("whose private key is {name}"));
        assert_says(&diagnosis, "cannot sign with it");
        follow(&lab, &diagnosis);
        lab.shell("openssl x509 -req -in client.csr -signkey client.key -out client.pem");
        // openssl makes a certificate of X.509 version 1 here, which is fine for clients.
        lab.load("client.pem", Some("client.key"));
    }
    lab.shell("openssl dsaparam -genkey -out dsa.key 1024");
    assert_says(&refusal(&lab, "cert.pem", Some("dsa.key")), "is DSA;");
}

#[test]
fn files_in_other_formats_are_converted() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("EC -pkeyopt ec_paramgen_curve:P-256");
    for legacy in ["", "-legacy"] {
        lab.shell(&format!(
            "openssl pkcs12 {legacy} -export -in cert.pem -inkey plain.key -passout pass:geheim -out 'my pair.p12'"
        ));
        for (cert, key) in [("my pair.p12", None), ("cert.pem", Some("my pair.p12"))] {
            let diagnosis = refusal(&lab, cert, key);
            assert_says(&diagnosis, "a PKCS#12 file");
            let _ = fs::remove_file(lab.path("client.pem"));
            follow(&lab, &diagnosis);
            lab.load("client.pem", None);
        }
    }
    lab.shell("openssl x509 -in cert.pem -outform DER -out cert.der");
    let diagnosis = refusal(&lab, "cert.der", Some("plain.key"));
    assert_says(&diagnosis, "a certificate in DER format");
    follow(&lab, &diagnosis);
    lab.load("client.pem", Some("plain.key"));
    for command in [
        "pkey -in plain.key -outform DER",
        "ec -in plain.key -outform DER",
        "pkcs8 -topk8 -in plain.key -passout pass:geheim -outform DER",
        "pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default -in plain.key -passout pass:geheim -outform DER",
    ] {
        // OpenSSL would empty the file if it were told to write to it.
        lab.shell(&format!("openssl {command} -out client.key"));
        let diagnosis = refusal(&lab, "cert.pem", Some("client.key"));
        assert_says(&diagnosis, "a private key in DER format");
        follow(&lab, &diagnosis);
        lab.load("cert.pem", Some("new-client.key"));
    }
    let diagnosis = refusal(&lab, "cert.pem", Some("cert.der"));
    assert_says(&diagnosis, "which holds a certificate, not a private key");
    let diagnosis = refusal(&lab, "client.key", None);
    assert_says(&diagnosis, "which holds a private key, not a certificate");
    let block = pem::encode(&pem::Pem::new("OPENSSH PRIVATE KEY", b"openssh-key-v1"));
    lab.folder.write("ssh.key", block);
    let diagnosis = refusal(&lab, "cert.pem", Some("ssh.key"));
    assert_says(&diagnosis, "in OpenSSH format");
}

#[test]
fn a_damaged_certificate_is_called_so() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("RSA -pkeyopt rsa_keygen_bits:2048");
    lab.shell("(cat cert.pem; echo -----BEGIN CERTIFICATE-----) > damaged.pem");
    let diagnosis = refusal(&lab, "damaged.pem", Some("plain.key"));
    assert_says(&diagnosis, "which holds a damaged certificate");
}
