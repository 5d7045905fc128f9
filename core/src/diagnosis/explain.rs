//! Chooses the explanation of a fault by the layer that failed.

use std::time::Duration;

use super::catalogue::Code;
use super::connection::ConnectionEvidence;
use super::diagnosis::Diagnosis;
use super::{connection, dial, handshake, limits, listener, resolve, silent_end, tls, url};
use crate::connect::ConnectError;
use crate::connection::ConnectionError;
use crate::machine::Listeners;
use crate::secrets::Secrets;
use crate::url::Target;

/// Explains why a connection was not opened; the layer that failed took `took`. What a peer says
/// is shown without `secrets`. `listeners` are those of the port, if it is this machine's.
#[must_use]
pub fn explain(
    error: &ConnectError,
    target: Option<&Target>,
    listeners: Option<&Listeners>,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    let process = listeners.and_then(Listeners::process);
    let diagnosis = match (error, target) {
        (ConnectError::Url(error), _) => url::diagnose(error),
        (ConnectError::TlsConfig(error), _) => {
            limits::of_descriptors(error.errno(), "read the files of the TLS options")
                .unwrap_or_else(|| tls::diagnose_config(error))
        }
        (ConnectError::Resolve(error), Some(target)) => resolve::diagnose(error, target, took),
        (ConnectError::Dial(error), Some(target)) => dial::diagnose(error, target, listeners),
        (ConnectError::Tls(failure), Some(target)) => tls::diagnose(failure, target),
        (ConnectError::Handshake(failure), Some(target)) => {
            handshake::diagnose(failure, target, process, secrets, took)
        }
        (ConnectError::Background(error), Some(target)) => limits::of_opening(error, target),
        // Without a target nothing behind the URL can have failed.
        (ConnectError::Random, _) | (_, None) => Diagnosis::new(
            Code::TcpLocalLimit,
            "this machine could not provide random bytes for the key",
        ),
    };
    let diagnosis = silent_end::explain(diagnosis, error, target, process);
    match listeners {
        Some(listeners) => listener::with_listeners(diagnosis, listeners),
        None => diagnosis,
    }
}

/// Explains why a call on an open connection failed; the call took `took`. What a peer says is shown
/// without `secrets`.
#[must_use]
pub fn explain_connection(
    error: &ConnectionError,
    evidence: ConnectionEvidence<'_>,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    connection::diagnose(error, evidence, secrets, took)
}
