//! Builds the TLS server configuration from the command line and the PKI folder.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{NoServerSessionStorage, WebPkiClientVerifier};
use rustls::sign::{CertifiedKey, SigningKey, SingleCertAndKey};
use rustls::{RootCertStore, ServerConfig};

use crate::args::TlsOptions;
use crate::weak_key::WeakKey;

/// The configuration for one certificate set of the PKI folder.
pub(crate) fn server_config(options: &TlsOptions) -> Result<Arc<ServerConfig>, Box<dyn Error>> {
    let provider = Arc::new(ring::default_provider());
    let chain_file = options.dir.join(format!("{}.pem", options.cert));
    let key_file = options.dir.join(format!("{}.key", options.cert));
    let chain = certificates(&chain_file)?;
    let key = signing_key(&provider, &key_file)?;

    let builder = ServerConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(&options.versions)?;
    let builder = match &options.client_ca {
        None => builder.with_no_client_auth(),
        Some(file) => {
            let mut roots = RootCertStore::empty();
            for certificate in certificates(file)? {
                roots.add(certificate)?;
            }
            let verifier =
                WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build()?;
            builder.with_client_cert_verifier(verifier)
        }
    };
    // Not with_single_cert: it parses the certificate, and some of the sets are wrong on purpose.
    let resolver = SingleCertAndKey::from(CertifiedKey::new(chain, key));
    let mut config = builder.with_cert_resolver(Arc::new(resolver));
    config.alpn_protocols = options
        .alpn
        .iter()
        .map(|name| name.clone().into_bytes())
        .collect();
    if options.tickets {
        config.ticketer = ring::Ticketer::new()?;
    } else {
        config.send_tls13_tickets = 0;
        config.session_storage = Arc::new(NoServerSessionStorage {});
    }
    Ok(Arc::new(config))
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, Box<dyn Error>> {
    let text = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let certificates = CertificateDer::pem_slice_iter(&text).collect::<Result<Vec<_>, _>>();
    let certificates = certificates.map_err(|error| format!("{}: {error}", file.display()))?;
    if certificates.is_empty() {
        return Err(format!("{}: no certificate inside", file.display()).into());
    }
    Ok(certificates)
}

/// The key in a file; also one that ring refuses, being too short.
fn signing_key(
    provider: &CryptoProvider,
    file: &Path,
) -> Result<Arc<dyn SigningKey>, Box<dyn Error>> {
    let text = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let key = PrivateKeyDer::from_pem_slice(&text)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    match provider.key_provider.load_private_key(key) {
        Ok(key) => Ok(key),
        Err(_) => Ok(Arc::new(WeakKey::from_pem(std::str::from_utf8(&text)?)?)),
    }
}
