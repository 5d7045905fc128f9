//! The TLS client of a set of options, whose configuration is cached in the process so that sessions resume.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::pki_types::ServerName;

use crate::tls::config_error::TlsConfigError;
use crate::tls::files::regular_file::FileIdentity;
use crate::tls::handshake_error::TlsFailure;
use crate::tls::keys::client_certificate::ClientAuth;
use crate::tls::options::TlsOptions;
use crate::tls::session::client_setup::ClientSetup;
use crate::tls::session::handshake;
use crate::tls::session::tls_stream::TlsStream;
use crate::tls::trust::settings::TrustSettings;
use crate::tls::trust::source::{self, SYSTEM_BUNDLES};
use crate::tls::trust::source_identity::SourceIdentity;
use crate::tls::trust::store::InspectedSources;
use crate::tls::trust::summary::TrustSummary;
use crate::url::Host;
use crate::wait::Wait;
use crate::wire::Wire;

/// The most configurations that a process keeps; beyond it, all are dropped, with their sessions.
const MAX_SETUPS: usize = if cfg!(test) { 1024 } else { 64 }; // All tests share one process.

/// Runs TLS handshakes under one set of options. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TlsClient {
    setup: Arc<ClientSetup>,
}

/// What a setup depends on. It contains passphrase and CA text, so it is private to this file.
#[derive(PartialEq, Eq, Hash)]
struct SetupKey {
    options: TlsOptions,
    trust: Vec<SourceIdentity>,
    own_files: Vec<FileIdentity>,
}

impl TlsClient {
    /// A client for `options` on a machine with `settings`. Files are only read if they have not been read for the same
    /// options before, or have changed since.
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
        // Another thread may have been faster; its setup may have sessions already.
        let setup = Arc::clone(setups.entry(origin).or_insert(setup));
        Ok(Self { setup })
    }

    /// Runs the handshake on a connected wire. `host` is sent and checked unless the option `peer_name` replaces it.
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
