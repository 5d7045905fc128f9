//! Signs with a key that ring refuses for its size or kind, by asking the openssl program.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustls::sign::{Signer, SigningKey};
use rustls::{Error, OtherError, SignatureAlgorithm, SignatureScheme};

/// rsa_pss_pss_sha256 (RFC 8446 §4.2.3), for which rustls has no name.
pub(crate) const RSA_PSS_PSS_SHA256: SignatureScheme = SignatureScheme::Unknown(0x0809);

/// The schemes of an RSA key, most wanted first. Only the first can be used in TLS 1.3.
const RSA_SCHEMES: [SignatureScheme; 2] = [
    SignatureScheme::RSA_PSS_SHA256,
    SignatureScheme::RSA_PKCS1_SHA256,
];

/// A private key in a PEM file.
#[derive(Debug)]
pub(crate) struct OpensslKey {
    file: PathBuf,
    schemes: Vec<SignatureScheme>,
}

impl OpensslKey {
    /// An RSA key that stays in its file.
    pub(crate) fn new(file: &Path) -> Self {
        OpensslKey {
            file: file.into(),
            schemes: RSA_SCHEMES.into(),
        }
    }

    /// A key of any kind that openssl knows, for one scheme.
    pub(crate) fn with_scheme(file: &Path, scheme: SignatureScheme) -> Self {
        OpensslKey {
            file: file.into(),
            schemes: vec![scheme],
        }
    }
}

impl SigningKey for OpensslKey {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        let scheme = *self.schemes.iter().find(|one| offered.contains(one))?;
        let file = self.file.clone();
        Some(Box::new(OpensslSigner { file, scheme }))
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        match self.schemes.first() {
            Some(SignatureScheme::ECDSA_NISTP521_SHA512) => SignatureAlgorithm::ECDSA,
            _ => SignatureAlgorithm::RSA,
        }
    }
}

#[derive(Debug)]
struct OpensslSigner {
    file: PathBuf,
    scheme: SignatureScheme,
}

impl OpensslSigner {
    fn run(&self, message: &[u8]) -> io::Result<Vec<u8>> {
        let mut command = Command::new("openssl");
        let digest = match self.scheme {
            SignatureScheme::ECDSA_NISTP521_SHA512 => "-sha512",
            _ => "-sha256",
        };
        command.args(["dgst", digest, "-sign"]).arg(&self.file);
        if self.scheme == SignatureScheme::RSA_PSS_SHA256 || self.scheme == RSA_PSS_PSS_SHA256 {
            command.args(["-sigopt", "rsa_padding_mode:pss"]);
            command.args(["-sigopt", "rsa_pss_saltlen:digest"]);
        }
        output(&mut command, message)?.ok_or_else(|| io::Error::other("openssl could not sign"))
    }
}

/// What a program prints, given `input`; `None` if it fails.
pub(crate) fn output(command: &mut Command, input: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input)?;
    }
    let output = child.wait_with_output()?;
    Ok(output.status.success().then_some(output.stdout))
}

impl Signer for OpensslSigner {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        self.run(message)
            .map_err(|error| Error::Other(OtherError(std::sync::Arc::new(error))))
    }

    fn scheme(&self) -> SignatureScheme {
        self.scheme
    }
}
