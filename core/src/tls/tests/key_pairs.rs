//! Client keys of every kind and form that the `openssl` program makes, and the commands that are
//! advised for those that cannot be used.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::pki::Folder;
use crate::connect::ConnectError;
use crate::diagnosis::{Diagnosis, explain};
use crate::secrets::Secrets;
use crate::tls::{Secret, TlsClient, TlsConfigError, TlsOptions, TrustSettings};

/// A folder in which commands are run.
struct KeyLab {
    folder: Folder,
}

impl KeyLab {
    /// `None` if there is no `openssl` of version 3 to make keys with.
    fn new() -> Option<Self> {
        let version = Command::new("openssl").arg("version").output().ok()?;
        let folder = Folder::new();
        version
            .stdout
            .starts_with(b"OpenSSL 3")
            .then_some(Self { folder })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn try_shell(&self, line: &str) -> bool {
        Command::new("sh")
            .args(["-ec", line])
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap()
            .success()
    }

    fn shell(&self, line: &str) {
        assert!(self.try_shell(line), "{line}");
    }

    /// Makes `plain.key` by this `genpkey` algorithm, and `cert.pem` for it.
    fn pair(&self, algorithm: &str) {
        self.shell(&format!(
            "openssl genpkey -algorithm {algorithm} -out plain.key; \
             openssl req -x509 -key plain.key -subj /CN=client -out cert.pem"
        ));
    }

    fn options(&self, cert: &str, key: Option<&str>) -> TlsOptions {
        TlsOptions {
            local_cert: Some(self.path(cert)),
            local_pk: key.map(|key| self.path(key)),
            passphrase: Some(Secret::new("geheim")),
            ..TlsOptions::default()
        }
    }

    fn try_load(&self, cert: &str, key: Option<&str>) -> Result<(), TlsConfigError> {
        TlsClient::new(&self.options(cert, key), &TrustSettings::default()).map(drop)
    }

    fn load(&self, cert: &str, key: Option<&str>) {
        if let Err(error) = self.try_load(cert, key) {
            panic!("{key:?} {:?}", diagnosed(error));
        }
    }

    /// Of a key that cannot be used.
    fn refusal(&self, cert: &str, key: Option<&str>) -> Diagnosis {
        let diagnosis = diagnosed(self.try_load(cert, key).unwrap_err());
        assert!(diagnosis.help.len() <= 3);
        let evidence = |label| {
            let row = diagnosis.evidence.iter().find(|(found, _)| *found == label);
            row.map(|(_, text)| text.as_str())
        };
        if let (Some(expected), Some(found)) = (evidence("expected"), evidence("found")) {
            assert!(!expected.contains(found), "{diagnosis:?}");
        }
        diagnosis
    }

    /// Runs the command of the first line of help, with the passphrase where it would be asked for.
    fn follow(&self, diagnosis: &Diagnosis) {
        let (_, command) = diagnosis.help[0].split_once(": ").unwrap();
        let mut command = command.replace(" -in ", " -passin pass:geheim -in ");
        if command.contains("pkcs8 -topk8") || command.contains("pkcs12") {
            command = command.replace(" -out ", " -passout pass:geheim -out ");
        }
        if command.contains(" x509 ") {
            command = command.replace("-passin pass:geheim ", "");
        }
        self.shell(&command);
    }
}

fn diagnosed(error: TlsConfigError) -> Diagnosis {
    let error = ConnectError::TlsConfig(error);
    explain(&error, None, None, &Secrets::default(), Duration::ZERO)
}

/// Whether `problem` says `words` about the key.
fn assert_says(diagnosis: &Diagnosis, words: &str) {
    assert!(diagnosis.problem.contains(words), "{diagnosis:?}");
}

#[test]
fn ec_keys_without_a_public_part_are_taken() {
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
        let diagnosis = lab.refusal("cert.pem", Some("stranger.key"));
        assert_says(&diagnosis, "does not belong to the certificate");
    }
}

#[test]
fn ec_keys_whose_curve_stands_elsewhere_are_taken() {
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
    let diagnosis = lab.refusal("cert.pem", Some("wrong.key"));
    assert_says(&diagnosis, "does not belong to the certificate");
    // Numbers in place of a name.
    lab.shell("openssl ec -in plain.key -param_enc explicit -out explicit.key");
    lab.load("cert.pem", Some("explicit.key"));
}

#[test]
fn compressed_points_are_taken_where_the_key_has_the_whole_one() {
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
    let diagnosis = lab.refusal("compressed.pem", Some("bare.key"));
    assert_says(&diagnosis, "EC P-256, is not taken");
    assert!(diagnosis.evidence[0].1.contains("public part is missing"));
}

/// RFC 8017 lets the exponent be 3, ring does not.
#[test]
fn a_small_exponent_is_told() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:3");
    let diagnosis = lab.refusal("cert.pem", Some("plain.key"));
    assert_says(&diagnosis, "RSA with 2048 bits, is not taken");
    assert_eq!(diagnosis.evidence[0].1, "a public exponent below 65537");
    lab.follow(&diagnosis);
}

#[test]
fn keys_encrypted_in_every_way_are_taken_or_converted() {
    let Some(lab) = KeyLab::new() else { return };
    let providers = "-provider legacy -provider default";
    for (algorithm, traditional) in [
        ("RSA -pkeyopt rsa_keygen_bits:2048", "rsa"),
        ("EC -pkeyopt ec_paramgen_curve:P-256", "ec"),
    ] {
        lab.pair(algorithm);
        let mut refused = 0;
        for (how, taken, name) in [
            ("-scrypt", true, ""),
            ("-v2 aes-128-cbc -v2prf hmacWithSHA512", true, ""),
            ("-v2 des3 -v2prf hmacWithSHA1", true, ""),
            ("-v1 PBE-SHA1-3DES", true, ""),
            ("-v1 PBE-SHA1-2DES", true, ""),
            ("-v1 PBE-MD5-DES", false, "pbeWithMD5AndDES-CBC"),
            ("-v1 PBE-SHA1-DES", false, "pbeWithSHA1AndDES-CBC"),
            ("-v1 PBE-MD5-RC2-64", false, "pbeWithMD5AndRC2-CBC"),
            ("-v1 PBE-SHA1-RC2-64", false, "pbeWithSHA1AndRC2-CBC"),
            ("-v1 PBE-SHA1-RC2-128", false, "pbeWithSHA1And128BitRC2-CBC"),
            ("-v1 PBE-SHA1-RC2-40", false, "pbeWithSHA1And40BitRC2-CBC"),
            ("-v1 PBE-SHA1-RC4-128", false, "pbeWithSHA1And128BitRC4"),
            ("-v1 PBE-SHA1-RC4-40", false, "pbeWithSHA1And40BitRC4"),
            (
                "-v2 des",
                false,
                "PBES2 with PBKDF2, hmacWithSHA256 and DES-CBC",
            ),
            (
                "-v2 camellia256",
                false,
                "PBES2 with PBKDF2, hmacWithSHA256 and CAMELLIA-256-CBC",
            ),
            (
                "-v2 aes256 -v2prf hmacWithMD5",
                false,
                "PBES2 with PBKDF2, hmacWithMD5 and AES-256-CBC",
            ),
            ("des3", true, ""),
            ("aes192", true, ""),
            ("des", false, "DES-CBC"),
            ("camellia256", false, "CAMELLIA-256-CBC"),
            ("rc2-cbc", false, "RC2-CBC"),
            ("seed", false, "SEED-CBC"),
        ] {
            let command = if how.starts_with('-') {
                format!(
                    "openssl pkcs8 -topk8 {how} {providers} -in plain.key -passout pass:geheim -out it.key"
                )
            } else {
                format!(
                    "openssl {traditional} -traditional -{how} {providers} -in plain.key -passout pass:geheim -out it.key \
                    || openssl {traditional} -{how} {providers} -in plain.key -passout pass:geheim -out it.key"
                )
            };
            if !lab.try_shell(&command) {
                // This openssl was built without it.
                assert!(!taken, "{how}");
                continue;
            }
            if taken {
                lab.load("cert.pem", Some("it.key"));
                continue;
            }
            let diagnosis = lab.refusal("cert.pem", Some("it.key"));
            assert_says(&diagnosis, &format!("is encrypted by {name}, "));
            let _ = fs::remove_file(lab.path("client.key"));
            lab.follow(&diagnosis);
            lab.load("cert.pem", Some("client.key"));
            refused += 1;
        }
        assert!(refused >= 4);
    }
}

#[test]
fn a_pkcs12_scheme_opens_with_its_passphrase_only() {
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
fn kinds_that_cannot_sign_are_named() {
    let Some(lab) = KeyLab::new() else { return };
    for (algorithm, name) in [
        ("EC -pkeyopt ec_paramgen_curve:P-521", "EC P-521"),
        ("EC -pkeyopt ec_paramgen_curve:secp256k1", "EC secp256k1"),
        (
            "EC -pkeyopt ec_paramgen_curve:brainpoolP256r1",
            "EC brainpoolP256r1",
        ),
        ("ED448", "Ed448"),
        ("RSA -pkeyopt rsa_keygen_bits:1024", "RSA with 1024 bits"),
        ("RSA -pkeyopt rsa_keygen_bits:4104", "RSA with 4104 bits"),
        (
            "RSA-PSS -pkeyopt rsa_keygen_bits:2048",
            "RSA for PSS signatures only",
        ),
    ] {
        lab.pair(algorithm);
        let diagnosis = lab.refusal("cert.pem", Some("plain.key"));
        assert_says(&diagnosis, &format!("whose private key is {name}"));
        assert_says(&diagnosis, "cannot sign with it");
        lab.follow(&diagnosis);
        lab.shell("openssl x509 -req -in client.csr -signkey client.key -out client.pem");
        // openssl makes a certificate of X.509 version 1 here, which is fine for clients.
        lab.load("client.pem", Some("client.key"));
    }
    lab.shell("openssl dsaparam -genkey -out dsa.key 1024");
    assert_says(&lab.refusal("cert.pem", Some("dsa.key")), "is DSA;");
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
fn files_in_other_forms_are_told_and_converted() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("EC -pkeyopt ec_paramgen_curve:P-256");
    for legacy in ["", "-legacy"] {
        lab.shell(&format!(
            "openssl pkcs12 {legacy} -export -in cert.pem -inkey plain.key -passout pass:geheim -out 'my pair.p12'"
        ));
        for (cert, key) in [("my pair.p12", None), ("cert.pem", Some("my pair.p12"))] {
            let diagnosis = lab.refusal(cert, key);
            assert_says(&diagnosis, "a PKCS#12 file");
            let _ = fs::remove_file(lab.path("client.pem"));
            lab.follow(&diagnosis);
            lab.load("client.pem", None);
        }
    }
    lab.shell("openssl x509 -in cert.pem -outform DER -out cert.der");
    let diagnosis = lab.refusal("cert.der", Some("plain.key"));
    assert_says(&diagnosis, "a certificate in DER format");
    lab.follow(&diagnosis);
    lab.load("client.pem", Some("plain.key"));
    for command in [
        "pkey -in plain.key -outform DER",
        "ec -in plain.key -outform DER",
        "pkcs8 -topk8 -in plain.key -passout pass:geheim -outform DER",
        "pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default -in plain.key -passout pass:geheim -outform DER",
    ] {
        // OpenSSL would empty the file if it were told to write to it.
        lab.shell(&format!("openssl {command} -out client.key"));
        let diagnosis = lab.refusal("cert.pem", Some("client.key"));
        assert_says(&diagnosis, "a private key in DER format");
        lab.follow(&diagnosis);
        lab.load("cert.pem", Some("new-client.key"));
    }
    let diagnosis = lab.refusal("cert.pem", Some("cert.der"));
    assert_says(&diagnosis, "which holds a certificate and no private key");
    let diagnosis = lab.refusal("client.key", None);
    assert_says(&diagnosis, "which holds a private key and no certificate");
    let block = pem::encode(&pem::Pem::new("OPENSSH PRIVATE KEY", b"openssh-key-v1"));
    lab.folder.write("ssh.key", block);
    let diagnosis = lab.refusal("cert.pem", Some("ssh.key"));
    assert_says(&diagnosis, "in the format of OpenSSH");
}

#[test]
fn a_trusted_certificate_is_a_certificate_for_clients() {
    let Some(lab) = KeyLab::new() else { return };
    lab.pair("RSA -pkeyopt rsa_keygen_bits:2048");
    lab.shell("openssl x509 -in cert.pem -addreject serverAuth -trustout -out trusted.pem");
    lab.load("trusted.pem", Some("plain.key"));
    lab.shell("(cat cert.pem; echo -----BEGIN CERTIFICATE-----) > damaged.pem");
    let diagnosis = lab.refusal("damaged.pem", Some("plain.key"));
    assert_says(&diagnosis, "which holds a damaged certificate");
}
