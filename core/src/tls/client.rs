//! Makes the TLS configuration of a set of options, once per process, so that sessions resume.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::ClientConfig;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::ServerName;

use crate::tls::chain::verifier::Verifier;
use crate::tls::config_error::TlsConfigError;
use crate::tls::files::regular_file::FileIdentity;
use crate::tls::handshake_error::TlsFailure;
use crate::tls::keys::client_certificate::ClientAuth;
use crate::tls::options::TlsOptions;
use crate::tls::session::handshake;
use crate::tls::session::tls_stream::TlsStream;
use crate::tls::trust::source::{self, SYSTEM_BUNDLES, TrustSettings, TrustSummary};
use crate::tls::trust::store::{InspectedSources, SourceIdentity};
use crate::url::Host;
use crate::wait::Wait;
use crate::wire::Wire;

/// How many configurations a process keeps; over that, all are forgotten, and their sessions.
const MAX_SETUPS: usize = if cfg!(test) { 1024 } else { 64 }; // All tests share one process.

/// Runs TLS handshakes under one set of options. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TlsClient {
    setup: Arc<ClientSetup>,
}

/// What all connections of one set of options share.
#[derive(Debug)]
pub(in crate::tls) struct ClientSetup {
    pub(in crate::tls) config: Arc<ClientConfig>,
    pub(in crate::tls) verifier: Arc<Verifier>,
    pub(in crate::tls) trust: TrustSummary,
    /// The option `peer_name`, as text and parsed.
    peer_name: Option<(String, ServerName<'static>)>,
}

/// What a setup follows from. Passphrase and CA text are in it, so it does not leave this module.
#[derive(PartialEq, Eq, Hash)]
struct SetupKey {
    options: TlsOptions,
    trust: Vec<SourceIdentity>,
    own_files: Vec<FileIdentity>,
}

impl TlsClient {
    /// Prepares for `options` on a machine with `settings`. Reads files only if nothing has been
    /// read for the same options before, or the files have changed since.
    ///
    /// # Errors
    /// [`TlsConfigError`] names the option or setting that cannot be used.
    pub fn new(options: &TlsOptions, settings: &TrustSettings) -> Result<Self, TlsConfigError> {
        Self::with_bundles(options, settings, &SYSTEM_BUNDLES)
    }

    pub(in crate::tls) fn with_bundles(
        options: &TlsOptions,
        settings: &TrustSettings,
        bundles: &[&str],
    ) -> Result<Self, TlsConfigError> {
        static SETUPS: Mutex<Option<HashMap<SetupKey, Arc<ClientSetup>>>> = Mutex::new(None);
        let sources = match options.verify_peer {
            true => source::choose(options, settings, bundles),
            false => Vec::new(),
        };
        let sources = InspectedSources::inspect(sources, settings.may_read)?;
        let origin = SetupKey {
            options: options.clone(),
            trust: sources.identities(),
            own_files: ClientAuth::file_identities(options, settings.may_read)?,
        };
        let known = SETUPS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(setup) = known.as_ref().and_then(|setups| setups.get(&origin)) {
            return Ok(Self {
                setup: Arc::clone(setup),
            });
        }
        drop(known);
        let setup = Arc::new(ClientSetup::new(options, &sources)?);
        let mut known = SETUPS.lock().unwrap_or_else(PoisonError::into_inner);
        let setups = known.get_or_insert_with(HashMap::new);
        if setups.len() >= MAX_SETUPS {
            setups.clear();
        }
        // Another thread may have been faster; its setup may hold sessions already.
        let setup = Arc::clone(setups.entry(origin).or_insert(setup));
        Ok(Self { setup })
    }

    /// Runs the handshake on a connected wire to its end. `host` is sent and checked unless the
    /// option `peer_name` replaces it.
    ///
    /// # Errors
    /// [`TlsFailure`], also when the deadline passes or the interrupt ends the call.
    pub fn handshake(
        &self,
        wire: Wire,
        host: &Host,
        wait: Wait<'_>,
    ) -> Result<TlsStream, Box<TlsFailure>> {
        let (text, name) = match &self.setup.peer_name {
            Some((text, name)) => (text.clone(), Some(name.clone())),
            None => match host {
                Host::Name(name) => (name.clone(), ServerName::try_from(name.clone()).ok()),
                Host::Address(address) => (
                    address.to_string(),
                    Some(ServerName::IpAddress((*address).into())),
                ),
            },
        };
        handshake::run(Arc::clone(&self.setup), wire, text, name, wait)
    }

    /// What server certificates are checked against.
    #[must_use]
    pub fn trust(&self) -> &TrustSummary {
        &self.setup.trust
    }
}

impl ClientSetup {
    fn new(options: &TlsOptions, sources: &InspectedSources) -> Result<Self, TlsConfigError> {
        let provider = Arc::new(default_provider());
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
        let client_auth = Arc::new(ClientAuth::load(options, &provider)?);
        let verifier = Arc::new(Verifier::new(options, store, &provider));
        let config =
            client_config(provider, Arc::clone(&verifier) as _, client_auth).map_err(|error| {
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
    provider: Arc<CryptoProvider>,
    verifier: Arc<dyn ServerCertVerifier>,
    client_auth: Arc<ClientAuth>,
) -> Result<ClientConfig, rustls::Error> {
    // "dangerous" is rustls's word for any verifier that is not its own.
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_client_cert_resolver(client_auth);
    // Without it some servers choose HTTP/2, which has no Upgrade.
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
