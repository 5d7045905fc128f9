//! Builds the rustls configuration of one set of options.

use std::borrow::Cow;
use std::sync::Arc;

use rustls::ClientConfig;
use rustls::client::Resumption;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::ServerName;

use crate::tls::chain::verifier::Verifier;
use crate::tls::config_error::TlsConfigError;
use crate::tls::crypto_provider::provider;
use crate::tls::keys::client_certificate::ClientAuth;
use crate::tls::options::TlsOptions;
use crate::tls::session::session_store::SessionStore;
use crate::tls::trust::store::InspectedSources;
use crate::tls::trust::summary::TrustSummary;

/// What the connections of one set of options share.
#[derive(Debug)]
pub(in crate::tls) struct ClientSetup {
    pub(in crate::tls) config: Arc<ClientConfig>,
    pub(in crate::tls) verifier: Arc<Verifier>,
    pub(in crate::tls) trust: TrustSummary,
    /// The option `peer_name`, as text and parsed.
    pub(in crate::tls) peer_name: Option<(String, ServerName<'static>)>,
}

impl ClientSetup {
    pub(in crate::tls) fn new(
        options: &TlsOptions,
        sources: &InspectedSources,
    ) -> Result<Self, TlsConfigError> {
        let peer_name = options
            .peer_name
            .as_deref()
            .map(parse_peer_name)
            .transpose()?;
        let store = if options.verify_peer {
            Some(sources.load()?)
        } else {
            None
        };
        let trust = store
            .as_ref()
            .map(|store| store.summary.clone())
            .unwrap_or_default();
        let client_auth = Arc::new(ClientAuth::load(options)?);
        let verifier = Arc::new(Verifier::new(options, store));
        let config = client_config(Arc::clone(&verifier) as _, client_auth).map_err(|error| {
            TlsConfigError::Refused {
                detail: error.to_string(),
            }
        })?;
        Ok(Self {
            config: Arc::new(config),
            verifier,
            trust,
            peer_name,
        })
    }
}

fn client_config(
    verifier: Arc<dyn ServerCertVerifier>,
    client_auth: Arc<ClientAuth>,
) -> Result<ClientConfig, rustls::Error> {
    // rustls calls any verifier "dangerous" that is not its own.
    let mut config = ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_client_cert_resolver(client_auth);
    config.resumption = Resumption::store(Arc::new(SessionStore::default()));
    // Without it, some servers choose HTTP/2, which has no Upgrade.
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

fn parse_peer_name(text: &str) -> Result<(String, ServerName<'static>), TlsConfigError> {
    let refused = || TlsConfigError::PeerName {
        found: text.to_owned(),
    };
    let ascii = if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(url::Host::parse(text).map_err(|_| refused())?.to_string())
    };
    let name = ServerName::try_from(ascii.clone().into_owned()).map_err(|_| refused())?;
    Ok((ascii.into_owned(), name))
}
