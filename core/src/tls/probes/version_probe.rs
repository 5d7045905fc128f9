//! Finds out whether a server completes a handshake of one TLS version; no data is sent over the connection.

use std::io;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    AlertDescription, ClientConfig, DigitallySignedStruct, Error, PeerIncompatible,
    SignatureScheme, SupportedProtocolVersion,
};

use crate::tls::crypto_provider::{provider, signature_schemes};
use crate::tls::session::tls_session::TlsSession;
use crate::url::Host;
use crate::wait::{Interest, Wait, WaitError};
use crate::wire::{StreamEnd, Wire};

/// A version that this client supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbedVersion {
    /// TLS 1.2 alone.
    Tls12,
    /// TLS 1.3 alone.
    Tls13,
}

/// The result of a handshake that offers one version alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionProbeAnswer {
    /// The handshake was completed; certificates were not checked.
    Completed {
        /// The cipher suite.
        cipher_suite: String,
    },
    /// The server chose another version.
    OtherVersion,
    /// The server ended it with an alert.
    Alert(AlertDescription),
    /// The server closed the stream.
    Closed,
    /// The connection was reset.
    Reset,
    /// The time ran out.
    Silent,
    /// It failed on our side.
    Failed {
        /// The text of rustls or the system.
        detail: String,
    },
}

/// Runs a handshake that offers `version` alone, and ends the connection.
#[must_use]
pub fn probe_version(
    mut wire: Wire,
    version: ProbedVersion,
    host: &Host,
    wait: Wait<'_>,
) -> VersionProbeAnswer {
    match session(version, host) {
        Ok(mut session) => match run(&mut session, &mut wire, wait) {
            Ok(()) => {
                let cipher_suite = session.cipher_suite().unwrap_or_default();
                let _ = session.queue_close_notify();
                let _ = session.flush(&mut wire);
                VersionProbeAnswer::Completed { cipher_suite }
            }
            Err(answer) => answer,
        },
        Err(error) => failed_answer(&error),
    }
}

fn session(version: ProbedVersion, host: &Host) -> Result<TlsSession, Error> {
    let version: &'static SupportedProtocolVersion = match version {
        ProbedVersion::Tls12 => &rustls::version::TLS12,
        ProbedVersion::Tls13 => &rustls::version::TLS13,
    };
    let mut config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[version])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(AcceptAnyCertificate))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let name = match host {
        Host::Name(name) => {
            ServerName::try_from(name.clone()).map_err(|e| Error::General(e.to_string()))?
        }
        Host::Address(address) => ServerName::IpAddress((*address).into()),
    };
    TlsSession::new(Arc::new(config), name)
}

fn run(
    session: &mut TlsSession,
    wire: &mut Wire,
    wait: Wait<'_>,
) -> Result<(), VersionProbeAnswer> {
    loop {
        match session.flush(wire) {
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => {
                return Err(io_answer(wire, &error));
            }
            _ => {}
        }
        let interest = Interest {
            read: session.is_handshaking(),
            write: session.wants_write(),
        };
        if !interest.read && !interest.write {
            return Ok(());
        }
        wait.for_fd(&*wire, interest).map_err(|error| match error {
            WaitError::TimedOut | WaitError::Interrupted => VersionProbeAnswer::Silent,
            WaitError::Os(error) => io_answer(wire, &error),
        })?;
        match session.receive(wire) {
            Ok(0) => return Err(VersionProbeAnswer::Closed),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(io_answer(wire, &error)),
        }
        if let Err(error) = session.advance() {
            let _ = session.flush(wire);
            return Err(match error {
                Error::AlertReceived(alert) => VersionProbeAnswer::Alert(alert),
                Error::PeerIncompatible(
                    PeerIncompatible::ServerDoesNotSupportTls12Or13
                    | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
                ) => VersionProbeAnswer::OtherVersion,
                other => failed_answer(&other),
            });
        }
    }
}

fn failed_answer(error: &Error) -> VersionProbeAnswer {
    VersionProbeAnswer::Failed {
        detail: error.to_string(),
    }
}

fn io_answer(wire: &Wire, error: &io::Error) -> VersionProbeAnswer {
    match wire.tap.end {
        Some(StreamEnd::Reset) => VersionProbeAnswer::Reset,
        _ => VersionProbeAnswer::Failed {
            detail: error.to_string(),
        },
    }
}

/// Accepts every certificate: the probe is about versions, and the connection ends before any data is sent.
#[derive(Debug)]
struct AcceptAnyCertificate;

impl ServerCertVerifier for AcceptAnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        signature_schemes()
    }
}
