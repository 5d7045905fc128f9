//! Client keys of every kind and format that the `openssl` program makes.

use std::fs;

use super::key_lab::{ENCRYPTED_KINDS, ENCRYPTIONS, KeyLab, UNSUPPORTED_KINDS};
use crate::tls::{
    FileFormat, FileProblem, KeyKind, KeyProblem, Secret, TlsClient, TlsConfigError, TlsOptions,
    TrustSettings,
};

fn assert_mismatch(lab: &KeyLab, cert: &str, key: &str) {
    let problem = lab.problem(cert, Some(key));
    assert!(matches!(problem, KeyProblem::Mismatch), "{problem:?}");
}

/// The problem of the file of a client certificate that cannot be used.
fn certificate_problem(lab: &KeyLab, cert: &str, key: Option<&str>) -> FileProblem {
    match lab.try_load(cert, key).unwrap_err() {
        TlsConfigError::LocalCert { problem, .. } => problem,
        other => panic!("{other:?}"),
    }
}

fn ec(curve: &str) -> KeyKind {
    KeyKind::Ec {
        curve: curve.to_owned(),
    }
}

#[test]
fn ec_keys_without_a_public_part_are_accepted() {
    let Some(lab) = KeyLab::new() else { return };
    for curve in ["P-256", "P-384"] {
        lab.pair(&format!("EC -pkeyopt ec_paramgen_curve:{curve}"));
        lab.shell("openssl ec -in plain.key -no_public -out sec1.key");
        lab.shell("openssl pkey -in sec1.key -out pkcs8.key");
        lab.shell("openssl pkcs8 -topk8 -nocrypt -in sec1.key -out again.key");
        lab.shell("openssl ecparam -name secp521r1 -genkey -out other.key; openssl ec -in plain.key -out traditional.key");
        for key in ["sec1.key", "pkcs8.key", "again.key", "traditional.key"] {
            lab.load("cert.pem", Some(key));
        }
        lab.shell(&format!(
            "openssl ecparam -name {curve} -genkey -noout | openssl ec -no_public -out stranger.key"
        ));
        assert_mismatch(&lab, "cert.pem", "stranger.key");
    }
}

#[test]
fn ec_keys_whose_curve_is_named_outside_of_them_are_accepted() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("EC -pkeyopt ec_paramgen_curve:P-256");
    // RFC 5915 without parameters, and without a public key too, with a leading zero.
    lab.shell("openssl ec -in plain.key -outform DER -out sec1.der");
    let der = fs::read(lab.path("sec1.der")).unwrap();
    let scalar = &der[7..39];
    let body = [&[2, 1, 1, 4, 33, 0], scalar].concat();
    let short = [&[0x30, body.len() as u8], body.as_slice()].concat();
    let block = pem::encode(&pem::Pem::new("EC PRIVATE KEY", short));
    lab.folder.write("short.key", &block);
    lab.shell(
        "openssl ecparam -name P-256 > parameters.pem; cat parameters.pem short.key > with.key",
    );
    lab.shell("openssl ecparam -name P-384 > other.pem; cat other.pem short.key > wrong.key");
    lab.load("cert.pem", Some("short.key"));
    lab.load("cert.pem", Some("with.key"));
    assert_mismatch(&lab, "cert.pem", "wrong.key");
    // Numbers in place of a name.
    lab.shell("openssl ec -in plain.key -param_enc explicit -out explicit.key");
    lab.load("cert.pem", Some("explicit.key"));
}

#[test]
fn compressed_points_are_accepted_where_the_key_has_the_uncompressed_one() {
    let Some(lab) = KeyLab::new() else { return };
    lab.shell(
        "openssl ecparam -name P-256 -genkey -noout -out plain.key; \
         openssl ec -in plain.key -conv_form compressed -out compressed.key; \
         openssl req -x509 -key compressed.key -subj /CN=client -out compressed.pem; \
         openssl req -x509 -key plain.key -subj /CN=client -out cert.pem",
    );
    lab.load("cert.pem", Some("compressed.key"));
    lab.load("compressed.pem", Some("plain.key"));
    lab.shell("openssl ec -in plain.key -no_public -out bare.key");
    let problem = lab.problem("compressed.pem", Some("bare.key"));
    assert!(matches!(
        problem,
        KeyProblem::Rejected { kind, detail }
            if kind == ec("EC P-256") && detail.contains("public part is missing")
    ));
}

/// RFC 8017 allows 3 as the exponent, ring does not.
#[test]
fn a_small_exponent_is_recognised() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:3");
    let problem = lab.problem("cert.pem", Some("plain.key"));
    assert!(matches!(
        problem,
        KeyProblem::Rejected { kind: KeyKind::Rsa { bits: 2048 }, detail }
            if detail == "a public exponent below 65537"
    ));
}

#[test]
fn keys_are_decrypted_or_their_encryption_is_named() {
    let Some(lab) = KeyLab::new() else { return };
    for (algorithm, kind) in ENCRYPTED_KINDS {
        lab.pair(algorithm);
        let mut refused = 0;
        for (how, unsupported) in ENCRYPTIONS {
            if !lab.encrypt(how, kind) {
                assert!(unsupported.is_some(), "{how}");
                continue;
            }
            let Some(name) = unsupported else {
                lab.load("cert.pem", Some("it.key"));
                continue;
            };
            let problem = lab.problem("cert.pem", Some("it.key"));
            assert!(
                matches!(&problem, KeyProblem::UnsupportedEncryption { scheme } if scheme == name),
                "{problem:?}"
            );
            refused += 1;
        }
        assert!(refused >= 4);
    }
}

#[test]
fn a_pkcs12_scheme_is_decrypted_with_its_passphrase_only() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("ED25519");
    for (passphrase, right) in [("geheim", true), ("gehe\u{ef}m", false)] {
        lab.shell(&format!(
            "openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -in plain.key -passout pass:{passphrase} -out it.key"
        ));
        assert_eq!(lab.try_load("cert.pem", Some("it.key")).is_ok(), right);
        let options = TlsOptions {
            passphrase: Some(Secret::new(passphrase)),
            ..lab.options("cert.pem", Some("it.key"))
        };
        TlsClient::new(&options, &TrustSettings::default()).unwrap();
    }
}

#[test]
fn kinds_that_cannot_sign_are_recognised() {
    let Some(lab) = KeyLab::new() else { return };
    let kinds = [
        ec("EC P-521"),
        ec("EC secp256k1"),
        ec("EC brainpoolP256r1"),
        KeyKind::Ed448,
        KeyKind::Rsa { bits: 1024 },
        KeyKind::Rsa { bits: 4104 },
        KeyKind::RsaPss,
    ];
    let problem = |key| match lab.problem("cert.pem", Some(key)) {
        KeyProblem::UnsupportedKind(kind) => kind,
        other => panic!("{other:?}"),
    };
    for (algorithm, kind) in UNSUPPORTED_KINDS.into_iter().zip(kinds) {
        lab.pair(algorithm);
        assert_eq!(problem("plain.key"), kind);
    }
    lab.shell("openssl dsaparam -genkey -out dsa.key 1024");
    assert_eq!(problem("dsa.key"), KeyKind::Dsa);
}

#[test]
fn a_pss_label_does_not_matter_if_the_certificate_has_none() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("RSA -pkeyopt rsa_keygen_bits:2048");
    lab.shell("openssl rsa -in plain.key -traditional -outform DER -out pkcs1.der");
    let pkcs1 = fs::read(lab.path("pkcs1.der")).unwrap();
    let algorithm = b"\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a";
    let length = |count: usize| [0x82, (count >> 8) as u8, count as u8];
    let content = [
        b"\x02\x01\x00" as &[u8],
        algorithm,
        &[4],
        &length(pkcs1.len()),
        &pkcs1,
    ]
    .concat();
    let der = [&[0x30], &length(content.len()) as &[u8], &content].concat();
    let block = pem::encode(&pem::Pem::new("PRIVATE KEY", der));
    lab.folder.write("pss.key", block);
    lab.load("cert.pem", Some("pss.key"));
}

#[test]
fn files_in_other_formats_are_recognised() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("EC -pkeyopt ec_paramgen_curve:P-256");
    let certificate_format = |cert, key| match certificate_problem(&lab, cert, key) {
        FileProblem::Format(format) => format,
        other => panic!("{other:?}"),
    };
    let key_format = |key| match lab.problem("cert.pem", Some(key)) {
        KeyProblem::Format(format) => format,
        other => panic!("{other:?}"),
    };
    for legacy in ["", "-legacy"] {
        lab.shell(&format!(
            "openssl pkcs12 {legacy} -export -in cert.pem -inkey plain.key -passout pass:geheim -out pair.p12"
        ));
        let rc2 = !legacy.is_empty();
        let pkcs12 = FileFormat::Pkcs12 { rc2 };
        assert_eq!(certificate_format("pair.p12", None), pkcs12);
        assert_eq!(key_format("pair.p12"), pkcs12);
    }
    lab.shell("openssl x509 -in cert.pem -outform DER -out cert.der");
    let format = certificate_format("cert.der", Some("plain.key"));
    assert_eq!(format, FileFormat::DerCertificate);
    assert_eq!(key_format("cert.der"), FileFormat::DerCertificate);
    for (command, encrypted) in [
        ("pkey -in plain.key", false),
        ("ec -in plain.key", false),
        ("pkcs8 -topk8 -in plain.key -passout pass:geheim", true),
    ] {
        lab.shell(&format!("openssl {command} -outform DER -out client.key"));
        let key = FileFormat::DerKey { encrypted };
        assert_eq!(key_format("client.key"), key);
        assert_eq!(certificate_format("client.key", None), key);
    }
    let block = pem::encode(&pem::Pem::new("OPENSSH PRIVATE KEY", b"openssh-key-v1"));
    lab.folder.write("ssh.key", block);
    assert_eq!(key_format("ssh.key"), FileFormat::OpenSshKey);
}

#[test]
fn a_trusted_certificate_is_a_certificate_for_clients() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("RSA -pkeyopt rsa_keygen_bits:2048");
    lab.shell("openssl x509 -in cert.pem -addreject serverAuth -trustout -out trusted.pem");
    lab.load("trusted.pem", Some("plain.key"));
    lab.shell("(cat cert.pem; echo -----BEGIN CERTIFICATE-----) > damaged.pem");
    let problem = certificate_problem(&lab, "damaged.pem", Some("plain.key"));
    assert!(matches!(problem, FileProblem::Malformed), "{problem:?}");
}
