//! The client's certificate: reads it and its key, and sends it to servers that request it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::SignatureScheme;
use rustls::client::ResolvesClientCert;
use rustls::pki_types::CertificateDer;
use rustls::sign::CertifiedKey;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use crate::tls::capture;
use crate::tls::config_error::{FileProblem, KeyProblem, TlsConfigError};
use crate::tls::files::file_format::FileFormat;
use crate::tls::files::pem;
use crate::tls::files::regular_file::{self, FileError, FileIdentity, PathCheck};
use crate::tls::keys::private_key;
use crate::tls::keys::signing_key;
use crate::tls::options::TlsOptions;

/// The answer to a server that requests a client certificate. It records the request.
#[derive(Debug)]
pub(in crate::tls) struct ClientAuth {
    key: Option<Arc<CertifiedKey>>,
}

impl ClientAuth {
    /// Reads the files that the options name.
    pub(in crate::tls) fn load(options: &TlsOptions) -> Result<Self, TlsConfigError> {
        let Some(cert_path) = &options.local_cert else {
            return match &options.local_pk {
                Some(_) => Err(TlsConfigError::KeyWithoutCertificate),
                None => Ok(Self { key: None }),
            };
        };
        let cert_text = regular_file::read(cert_path)
            .map_err(|error| cert_error(cert_path, FileProblem::Unreadable(error)))?;
        let chain: Vec<CertificateDer<'static>> = pem::certificates(&cert_text)
            .map(|found| found.map(|certificate| certificate.der))
            .collect::<Result<_, _>>()
            .map_err(|_| cert_error(cert_path, FileProblem::Malformed))?;
        let Some(own) = chain.first() else {
            let problem = match FileFormat::of(&cert_text) {
                Some(form) => FileProblem::Format(form),
                None => FileProblem::NoCertificate,
            };
            return Err(cert_error(cert_path, problem));
        };
        // rustls's own check of the pair does not read certificates of X.509 version 1.
        let (_, own) = X509Certificate::from_der(own)
            .map_err(|_| cert_error(cert_path, FileProblem::Malformed))?;
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
            Some(path) => regular_file::read(path)
                .map_err(|error| key_error(KeyProblem::Unreadable(error)))?,
            None => cert_text,
        };
        let key = private_key::read(&key_text, options.passphrase.as_ref()).map_err(key_error)?;
        let signer = signing_key::signing_key(&key, own.public_key()).map_err(key_error)?;
        let certified = CertifiedKey::new(chain, signer);
        Ok(Self {
            key: Some(Arc::new(certified)),
        })
    }

    /// The identities of the files that the options name and that exist. Each path has to pass `may_read` before it is
    /// accessed, also if it has been read before.
    pub(in crate::tls) fn file_identities(
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
        // As with OpenSSL, the certificate is sent whatever authorities the server names: its list is often incomplete,
        // and its own refusal is the better evidence.
        let own = self.key.as_ref().and_then(|key| key.cert.first());
        capture::note_request(authorities, own.cloned());
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
