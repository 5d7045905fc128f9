//! Our own certificate: reads it and its key, and gives it to servers that ask.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::ResolvesClientCert;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::sign::CertifiedKey;
use rustls::{Error, InconsistentKeys, SignatureScheme};

use super::capture;
use super::error::{FileProblem, KeyProblem, TlsConfigError};
use super::files::{self, FileError, FileIdentity, PathCheck};
use super::options::TlsOptions;
use super::private_key;

/// The answer to a server that asks for a client certificate. It notes that it was asked.
#[derive(Debug)]
pub(super) struct ClientAuth {
    key: Option<Arc<CertifiedKey>>,
}

impl ClientAuth {
    /// Reads what the options name.
    pub(super) fn load(
        options: &TlsOptions,
        provider: &CryptoProvider,
    ) -> Result<Self, TlsConfigError> {
        let Some(cert_path) = &options.local_cert else {
            return match &options.local_pk {
                Some(_) => Err(TlsConfigError::KeyWithoutCertificate),
                None => Ok(Self { key: None }),
            };
        };
        let cert_text = files::read(cert_path)
            .map_err(|error| cert_error(cert_path, FileProblem::Unreadable(error)))?;
        let chain: Vec<_> = CertificateDer::pem_slice_iter(&cert_text)
            .flatten()
            .collect();
        if chain.is_empty() {
            return Err(cert_error(cert_path, FileProblem::NoCertificate));
        }
        let (option, key_path) = match &options.local_pk {
            Some(path) => ("local_pk", path),
            None => ("local_cert", cert_path),
        };
        let key_error = |problem| TlsConfigError::PrivateKey {
            option,
            path: key_path.clone(),
            problem,
        };
        let key_text = match &options.local_pk {
            Some(path) => {
                files::read(path).map_err(|error| key_error(KeyProblem::Unreadable(error)))?
            }
            None => cert_text,
        };
        let key = private_key::read(&key_text, options.passphrase.as_ref()).map_err(key_error)?;
        let kind = private_key::describe(&key);
        let certified =
            CertifiedKey::from_der(chain, key, provider).map_err(|error| match error {
                Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
                    key_error(KeyProblem::Mismatch)
                }
                // The certificate has to be read to compare its key.
                Error::InvalidCertificate(_) => cert_error(cert_path, FileProblem::NoCertificate),
                _ => key_error(KeyProblem::Kind {
                    found: kind.clone(),
                }),
            })?;
        Ok(Self {
            key: Some(Arc::new(certified)),
        })
    }

    /// The identities of the files that the options name; those that are not there have none. Each path
    /// has to pass `may_read` before it is looked at, also where it has been read before.
    pub(super) fn look(
        options: &TlsOptions,
        may_read: PathCheck,
    ) -> Result<Vec<FileIdentity>, TlsConfigError> {
        let forbidden = |path: &PathBuf| {
            let sentence = may_read(path).err()?;
            Some(FileError::Forbidden { sentence })
        };
        if let Some(path) = &options.local_cert
            && let Some(error) = forbidden(path)
        {
            return Err(cert_error(path, FileProblem::Unreadable(error)));
        }
        if let Some(path) = &options.local_pk
            && let Some(error) = forbidden(path)
        {
            return Err(TlsConfigError::PrivateKey {
                option: "local_pk",
                path: path.clone(),
                problem: KeyProblem::Unreadable(error),
            });
        }
        let paths = [&options.local_cert, &options.local_pk];
        let identities = paths
            .into_iter()
            .flatten()
            .map(|path| FileIdentity::of(path));
        Ok(identities.filter_map(Result::ok).collect())
    }
}

impl ResolvesClientCert for ClientAuth {
    fn resolve(
        &self,
        authorities: &[&[u8]],
        _schemes: &[SignatureScheme],
    ) -> Option<Arc<CertifiedKey>> {
        // Like OpenSSL, we send what we have, whatever authorities the server names: their names
        // are often incomplete, and the server's own refusal is the better evidence.
        capture::note_request(authorities, self.key.is_some());
        self.key.clone()
    }

    fn has_certs(&self) -> bool {
        self.key.is_some()
    }
}

fn cert_error(path: &Path, problem: FileProblem) -> TlsConfigError {
    TlsConfigError::LocalCert {
        path: PathBuf::from(path),
        problem,
    }
}
