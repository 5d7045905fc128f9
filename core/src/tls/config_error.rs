//! What can be wrong with the TLS options and the settings of this machine, as facts.

use std::path::PathBuf;

use crate::tls::files::file_format::FileFormat;
use crate::tls::files::regular_file::FileError;
use crate::tls::trust::settings::TrustSetting;

/// A TLS option or a setting of this machine that cannot be used.
#[derive(Debug)]
pub enum TlsConfigError {
    /// A source of trusted certificates.
    Trust {
        /// Where it is configured.
        setting: TrustSetting,
        /// The file or folder; `None` for the option `ca`, which is text.
        path: Option<PathBuf>,
        /// What is wrong with it.
        problem: TrustProblem,
    },
    /// The file of the option `local_cert`.
    LocalCert {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: FileProblem,
    },
    /// The private key in the file of the option `local_pk`, or of `local_cert`.
    PrivateKey {
        /// The option that names the file.
        option: &'static str,
        /// The file.
        path: PathBuf,
        /// What is wrong with the key.
        problem: KeyProblem,
    },
    /// `local_pk` without `local_cert`.
    KeyWithoutCertificate,
    /// The option `peer_name` is neither a host name nor an address.
    PeerName {
        /// As given.
        found: String,
    },
    /// rustls refused the configuration.
    Refused {
        /// rustls's own text.
        detail: String,
    },
}

impl TlsConfigError {
    /// The system's error number, if a file could not be read because of it.
    #[must_use]
    pub fn errno(&self) -> Option<i32> {
        let file = match self {
            Self::Trust {
                problem: TrustProblem::Unreadable(error),
                ..
            }
            | Self::LocalCert {
                problem: FileProblem::Unreadable(error),
                ..
            }
            | Self::PrivateKey {
                problem: KeyProblem::Unreadable(error),
                ..
            } => error,
            _ => return None,
        };
        match file {
            FileError::Io(error) => error.raw_os_error(),
            _ => None,
        }
    }
}

/// Why a file cannot be used.
#[derive(Debug)]
pub enum FileProblem {
    /// It cannot be read.
    Unreadable(FileError),
    /// No PEM block `CERTIFICATE` in it.
    NoCertificate,
    /// A block in it is malformed, or its first certificate cannot be read.
    Malformed,
    /// It holds certificates, but not in PEM format.
    Format(FileFormat),
}

/// Why a source of trusted certificates cannot be used.
#[derive(Debug)]
pub enum TrustProblem {
    /// It cannot be read.
    Unreadable(FileError),
    /// It is not a folder.
    NotAFolder,
    /// A folder that is too large to be one of certificates: over 10,000 entries, or 32 MiB.
    FolderTooLarge,
    /// A certificate in DER format.
    Der,
    /// There is no certificate in it, or none that can be used.
    NoCertificate {
        /// Certificates found and skipped as unusable.
        skipped: usize,
        /// Files of a folder that the script may not read.
        forbidden: usize,
    },
}

/// Why a private key cannot be used.
#[derive(Debug)]
pub enum KeyProblem {
    /// The file cannot be read.
    Unreadable(FileError),
    /// No PEM block of a private key in it.
    NoKey,
    /// The PEM block, or the key in it, is malformed.
    Malformed,
    /// The key is encrypted and there is no passphrase.
    PassphraseMissing,
    /// The key is encrypted and cannot be decrypted with the passphrase.
    PassphraseWrong,
    /// The key is encrypted in a way that is not supported.
    UnsupportedEncryption {
        /// The scheme's name, such as `pbeWithMD5AndDES-CBC`, or its OID if the name is not known.
        scheme: String,
    },
    /// The file holds a key, but not in PEM format.
    Format(FileFormat),
    /// A kind of key that the crypto provider does not sign with.
    UnsupportedKind(KeyKind),
    /// A key of a supported kind that the crypto provider rejects.
    Rejected {
        /// What it is.
        kind: KeyKind,
        /// The provider's own text, or what is missing.
        detail: String,
    },
    /// The key is not that of the certificate.
    Mismatch,
}

/// The kinds of private keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA; supported from 2048 to 4096 bits.
    Rsa {
        /// The size of the modulus.
        bits: usize,
    },
    /// RSA that the key or its certificate restricts to PSS signatures.
    RsaPss,
    /// On a named curve; P-256 and P-384 are supported.
    Ec {
        /// Such as `EC P-521`, or `EC` with the curve's OID.
        curve: String,
    },
    /// On a curve that is given by its parameters, or not given.
    EcUnnamed,
    /// Supported.
    Ed25519,
    /// Ed448.
    Ed448,
    /// DSA.
    Dsa,
    /// Another one.
    Unknown {
        /// The OID of the algorithm.
        oid: String,
    },
}
