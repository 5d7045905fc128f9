//! Client keys and certificates made with the `openssl` program.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::pki::Folder;
use crate::tls::{KeyProblem, Secret, TlsClient, TlsConfigError, TlsOptions, TrustSettings};

/// A folder in which commands are run.
pub(crate) struct KeyLab {
    pub(crate) folder: Folder,
}

impl KeyLab {
    /// `None` if there is no `openssl` of version 3 to make keys with.
    pub(crate) fn new() -> Option<Self> {
        let version = Command::new("openssl").arg("version").output().ok()?;
        let folder = Folder::new();
        version
            .stdout
            .starts_with(b"OpenSSL 3")
            .then_some(Self { folder })
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn try_shell(&self, line: &str) -> bool {
        Command::new("sh")
            .args(["-ec", line])
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap()
            .success()
    }

    pub(crate) fn shell(&self, line: &str) {
        assert!(self.try_shell(line), "{line}");
    }

    /// Makes `plain.key` by this `genpkey` algorithm, and `cert.pem` for it.
    pub(crate) fn pair(&self, algorithm: &str) {
        self.shell(&format!(
            "openssl genpkey -algorithm {algorithm} -out plain.key; \
             openssl req -x509 -key plain.key -subj /CN=client -out cert.pem"
        ));
    }

    pub(crate) fn options(&self, cert: &str, key: Option<&str>) -> TlsOptions {
        TlsOptions {
            local_cert: Some(self.path(cert)),
            local_pk: key.map(|key| self.path(key)),
            passphrase: Some(Secret::new("geheim")),
            ..TlsOptions::default()
        }
    }

    pub(crate) fn try_load(&self, cert: &str, key: Option<&str>) -> Result<(), TlsConfigError> {
        TlsClient::new(&self.options(cert, key), &TrustSettings::default()).map(drop)
    }

    /// The problem of a key that cannot be used.
    pub(crate) fn problem(&self, cert: &str, key: Option<&str>) -> KeyProblem {
        match self.try_load(cert, key).unwrap_err() {
            TlsConfigError::PrivateKey { problem, .. } => problem,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn load(&self, cert: &str, key: Option<&str>) {
        if let Err(error) = self.try_load(cert, key) {
            panic!("{key:?} {error:?}");
        }
    }

    /// Encrypts `plain.key` to `it.key` under "geheim", as one of [`ENCRYPTIONS`] says; `kind` is the subcommand of its
    /// traditional format. False if this `openssl` was built without it.
    pub(crate) fn encrypt(&self, how: &str, kind: &str) -> bool {
        let providers = "-provider legacy -provider default";
        self.try_shell(&if how.starts_with('-') {
            format!(
                "openssl pkcs8 -topk8 {how} {providers} -in plain.key -passout pass:geheim -out it.key"
            )
        } else {
            format!(
                "openssl {kind} -traditional -{how} {providers} -in plain.key -passout pass:geheim -out it.key \
                || openssl {kind} -{how} {providers} -in plain.key -passout pass:geheim -out it.key"
            )
        })
    }
}

/// How `openssl` encrypts keys, by its options or the cipher of the traditional format; and the scheme's name where this
/// client does not decrypt it.
pub(crate) const ENCRYPTIONS: &[(&str, Option<&str>)] = &[
    ("-scrypt", None),
    ("-v2 aes-128-cbc -v2prf hmacWithSHA512", None),
    ("-v2 des3 -v2prf hmacWithSHA1", None),
    ("-v1 PBE-SHA1-3DES", None),
    ("-v1 PBE-SHA1-2DES", None),
    ("-v1 PBE-MD5-DES", Some("pbeWithMD5AndDES-CBC")),
    ("-v1 PBE-SHA1-DES", Some("pbeWithSHA1AndDES-CBC")),
    ("-v1 PBE-MD5-RC2-64", Some("pbeWithMD5AndRC2-CBC")),
    ("-v1 PBE-SHA1-RC2-64", Some("pbeWithSHA1AndRC2-CBC")),
    ("-v1 PBE-SHA1-RC2-128", Some("pbeWithSHA1And128BitRC2-CBC")),
    ("-v1 PBE-SHA1-RC2-40", Some("pbeWithSHA1And40BitRC2-CBC")),
    ("-v1 PBE-SHA1-RC4-128", Some("pbeWithSHA1And128BitRC4")),
    ("-v1 PBE-SHA1-RC4-40", Some("pbeWithSHA1And40BitRC4")),
    (
        "-v2 des",
        Some("PBES2 with PBKDF2, hmacWithSHA256 and DES-CBC"),
    ),
    (
        "-v2 camellia256",
        Some("PBES2 with PBKDF2, hmacWithSHA256 and CAMELLIA-256-CBC"),
    ),
    (
        "-v2 aes256 -v2prf hmacWithMD5",
        Some("PBES2 with PBKDF2, hmacWithMD5 and AES-256-CBC"),
    ),
    ("des3", None),
    ("aes192", None),
    ("des", Some("DES-CBC")),
    ("camellia256", Some("CAMELLIA-256-CBC")),
    ("rc2-cbc", Some("RC2-CBC")),
    ("seed", Some("SEED-CBC")),
];

/// Algorithms of `openssl genpkey` for the encrypted keys, with the subcommands of their traditional formats.
pub(crate) const ENCRYPTED_KINDS: [(&str, &str); 2] = [
    ("RSA -pkeyopt rsa_keygen_bits:2048", "rsa"),
    ("EC -pkeyopt ec_paramgen_curve:P-256", "ec"),
];

/// Algorithms of `openssl genpkey` whose keys this client cannot sign with.
pub(crate) const UNSUPPORTED_KINDS: [&str; 7] = [
    "EC -pkeyopt ec_paramgen_curve:P-521",
    "EC -pkeyopt ec_paramgen_curve:secp256k1",
    "EC -pkeyopt ec_paramgen_curve:brainpoolP256r1",
    "ED448",
    "RSA -pkeyopt rsa_keygen_bits:1024",
    "RSA -pkeyopt rsa_keygen_bits:4104",
    "RSA-PSS -pkeyopt rsa_keygen_bits:2048",
];
