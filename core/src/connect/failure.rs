//! Why there is no connection: the facts of the layer that failed, and what was recorded up to there.

use std::io;
use std::time::Duration;

use crate::dial::{DialEnd, DialError};
use crate::handshake::{HandshakeError, HandshakeFailure};
use crate::machine::{Listeners, ThreadLimits};
use crate::resolve::ResolveError;
use crate::tls::{TlsConfigError, TlsFailure};
use crate::trace::Trace;
use crate::url::UrlError;

/// Why there is no connection.
#[derive(Debug)]
pub struct ConnectFailure {
    /// The layer's own facts.
    pub error: ConnectError,
    /// The record of the steps.
    pub trace: Trace,
    /// Who listens on the port, if it is a port of this machine and relevant.
    pub listeners: Option<Listeners>,
}

/// The facts of the layer that failed.
#[derive(Debug)]
pub enum ConnectError {
    /// The URL cannot be used.
    Url(UrlError),
    /// The TLS options or trust sources cannot be used.
    TlsConfig(TlsConfigError),
    /// The name was not resolved.
    Resolve(ResolveError),
    /// No address was reached.
    Dial(DialError),
    /// The TLS handshake failed.
    Tls(Box<TlsFailure>),
    /// The opening handshake failed.
    Handshake(Box<HandshakeFailure>),
    /// The system has no random bytes for the key.
    Random,
    /// Connecting in the background was not possible.
    Background(BackgroundError),
}

/// Why connecting in the background was not possible.
#[derive(Debug)]
pub enum BackgroundError {
    /// There is no descriptor to report the result.
    NoDescriptor(io::Error),
    /// There is no descriptor for a stream that reports readiness; the attempt goes on.
    NoStream(io::Error),
    /// No thread could be started.
    NoThread {
        /// The system's error.
        error: io::Error,
        /// The limits that may have been reached.
        limits: ThreadLimits,
    },
    /// Its time was over before one of the others ended, of which so many may be in progress.
    Queued {
        /// The greatest number of connections that are opened at the same time.
        at_once: usize,
        /// The time that it had.
        timeout: Duration,
    },
}

impl ConnectFailure {
    /// Whether the caller's interrupt ended the attempt.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        match &self.error {
            ConnectError::Resolve(error) => matches!(error, ResolveError::Interrupted),
            ConnectError::Dial(error) => matches!(error.end, DialEnd::Interrupted),
            ConnectError::Tls(failure) => failure.is_interrupted(),
            ConnectError::Handshake(failure) => {
                matches!(failure.error, HandshakeError::Interrupted)
            }
            _ => false,
        }
    }
}
