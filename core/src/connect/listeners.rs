//! Decides after which failures the machine is asked who listens on the port.

use std::net::SocketAddr;

use super::failure::ConnectError;
use crate::dial::DialEnd;
use crate::handshake::HandshakeError;
use crate::machine::{self, Listeners};
use crate::tls::TlsError;

/// Who listens on the port, for the failures that another listener may have caused. It is looked up
/// directly after the failure, while nothing has changed.
pub(super) fn of(error: &ConnectError, peer: Option<SocketAddr>) -> Option<Listeners> {
    match error {
        ConnectError::Dial(error) if !matches!(error.end, DialEnd::Interrupted) => {
            let dialled: Vec<_> = error.attempts.iter().map(|row| row.address).collect();
            machine::listeners(&dialled)
        }
        // A certificate, or a 101, shows who answers.
        ConnectError::Tls(failure) => match failure.error {
            TlsError::Certificate(_) | TlsError::Interrupted => None,
            _ => machine::listeners(&[peer?]),
        },
        ConnectError::Handshake(failure) => match failure.error {
            HandshakeError::Violation(_) | HandshakeError::Interrupted => None,
            _ => machine::listeners(&[peer?]),
        },
        _ => None,
    }
}
