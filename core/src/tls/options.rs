//! The caller's TLS options, under the names of PHP's ssl context options.

use std::fmt;
use std::path::PathBuf;

/// The TLS options of one connection. Equal options share one configuration and its sessions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TlsOptions {
    /// Check the chain up to a trusted certificate, and all dates.
    pub verify_peer: bool,
    /// Check that the certificate is for the name.
    pub verify_peer_name: bool,
    /// Accept a self-signed server certificate; dates and name are still checked.
    pub allow_self_signed: bool,
    /// The name to send (SNI) and to check instead of the URL's host.
    pub peer_name: Option<String>,
    /// PEM file of trusted certificates.
    pub cafile: Option<PathBuf>,
    /// Folder of PEM files of trusted certificates.
    pub capath: Option<PathBuf>,
    /// Trusted certificates as PEM text.
    pub ca: Option<Vec<u8>>,
    /// PEM file with the client's certificate, its chain, and the key unless `local_pk` has it.
    pub local_cert: Option<PathBuf>,
    /// PEM file with the key of `local_cert`.
    pub local_pk: Option<PathBuf>,
    /// The passphrase of the key.
    pub passphrase: Option<Secret>,
}

impl Default for TlsOptions {
    fn default() -> Self {
        Self {
            verify_peer: true,
            verify_peer_name: true,
            allow_self_signed: false,
            peer_name: None,
            cafile: None,
            capath: None,
            ca: None,
            local_cert: None,
            local_pk: None,
            passphrase: None,
        }
    }
}

/// A text that `Debug` does not print.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Wraps `text`.
    #[must_use]
    pub fn new(text: impl Into<Vec<u8>>) -> Self {
        Self(text.into())
    }

    pub(in crate::tls) fn reveal(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}
