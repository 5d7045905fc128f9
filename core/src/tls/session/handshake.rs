//! Runs the TLS handshake within one deadline.

use std::io;
use std::sync::Arc;

use rustls::pki_types::ServerName;

use crate::tls::capture::Capture;
use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::fault::{CertificateFault, Invalidity};
use crate::tls::chain::audit::Audit;
use crate::tls::handshake_error::{TlsError, TlsFailure};
use crate::tls::session::classify;
use crate::tls::session::client_setup::ClientSetup;
use crate::tls::session::clock::unix_seconds;
use crate::tls::session::tls_session::TlsSession;
use crate::tls::session::tls_stream::{TlsStream, TlsSummary};
use crate::wait::{Interest, Wait, WaitError};
use crate::wire::{StreamEnd, Wire};

/// A handshake in progress.
struct TlsHandshake {
    setup: Arc<ClientSetup>,
    wire: Wire,
    session: TlsSession,
    peer_name: String,
    notes: Capture,
    audit: Option<Audit>,
}

/// Runs a handshake. Without `name` it fails immediately.
pub(in crate::tls) fn run(
    setup: Arc<ClientSetup>,
    wire: Wire,
    peer_name: String,
    name: Option<ServerName<'static>>,
    wait: Wait<'_>,
) -> Result<TlsStream, Box<TlsFailure>> {
    let session = match name {
        None => Err(TlsError::PeerName),
        Some(name) => {
            TlsSession::new(Arc::clone(&setup.config), name).map_err(|error| TlsError::Other {
                detail: error.to_string(),
            })
        }
    };
    let session = match session {
        Ok(session) => session,
        Err(error) => {
            let trust = setup.trust.clone();
            return Err(classify::failure(
                error,
                peer_name,
                &wire,
                &Capture::default(),
                trust,
                None,
                unix_seconds(),
            ));
        }
    };
    let notes = Capture::default();
    let mut handshake = TlsHandshake {
        setup,
        wire,
        session,
        peer_name,
        notes,
        audit: None,
    };
    match handshake.run(wait) {
        Ok(()) => Ok(handshake.finish()),
        Err(error) => Err(handshake.fail(error)),
    }
}

impl TlsHandshake {
    /// Runs until the handshake is complete. The client's last flight is left to the first write, so that it is in one
    /// packet with the request.
    fn run(&mut self, wait: Wait<'_>) -> Result<(), TlsError> {
        self.send()?;
        // While the server works: a handshake writes again before all segments are acknowledged.
        self.wire.set_options();
        while self.session.is_handshaking() {
            self.send()?;
            let interest = Interest {
                read: true,
                write: self.session.wants_write(),
            };
            self.wire
                .wait_for_next_read(wait, interest)
                .map_err(|error| match error {
                    WaitError::TimedOut => self.or_not_tls(TlsError::TimedOut),
                    WaitError::Interrupted => TlsError::Interrupted,
                    WaitError::Os(error) => TlsError::Io(error),
                })?;
            self.receive()?;
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), TlsError> {
        match self.session.flush(&mut self.wire) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            // The server's last alert may not be read yet, and is better evidence than a broken pipe. A mere end is not: the
            // kernel reports a reset only once.
            Err(error) => Err(match self.receive() {
                Ok(()) | Err(TlsError::Closed | TlsError::Reset | TlsError::Io(_)) => {
                    self.io_error(error)
                }
                Err(alert) => alert,
            }),
        }
    }

    /// Reads once and processes what was read.
    fn receive(&mut self) -> Result<(), TlsError> {
        match self.session.receive(&mut self.wire) {
            Ok(0) => Err(self.or_not_tls(TlsError::Closed)),
            Ok(_) => self.process(),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            Err(error) => Err(self.io_error(error)),
        }
    }

    fn process(&mut self) -> Result<(), TlsError> {
        let processed = self.session.advance();
        self.notes.absorb(Capture::take());
        match processed {
            // rustls keeps waiting, because an alert that is not encrypted may be forged.
            Ok(())
                if self.session.is_handshaking() && classify::is_close_notify(&self.wire.tap) =>
            {
                Err(TlsError::Closed)
            }
            Ok(()) => Ok(()),
            Err(error) => {
                // Our alert, for the server's log.
                let _ = self.session.flush(&mut self.wire);
                if classify::is_chain_too_large(&error, &self.wire.tap, &self.notes) {
                    let fault = CertificateFault::Invalid(Invalidity::TooLarge);
                    return Err(TlsError::Certificate(fault));
                }
                let rustls::Error::InvalidCertificate(refusal) = error else {
                    return Err(classify::error(&error, &self.notes, &self.wire.tap));
                };
                let verifier = &self.setup.verifier;
                let clock = unix_seconds();
                let (error, audit) =
                    classify::refusal(&refusal, &self.notes, verifier, &self.peer_name, clock);
                self.audit = audit;
                Err(error)
            }
        }
    }

    fn io_error(&self, error: io::Error) -> TlsError {
        match self.wire.tap.end {
            Some(StreamEnd::Reset) => self.or_not_tls(TlsError::Reset),
            _ => TlsError::Io(error),
        }
    }

    /// `error`, unless the bytes received before are not TLS, which is then the cause.
    fn or_not_tls(&self, error: TlsError) -> TlsError {
        if classify::is_not_tls(&self.wire.tap) {
            TlsError::NotTls
        } else {
            error
        }
    }

    fn fail(self, error: TlsError) -> Box<TlsFailure> {
        let trust = self.setup.trust.clone();
        let version = self.session.version();
        let mut failure = classify::failure(
            error,
            self.peer_name,
            &self.wire,
            &self.notes,
            trust,
            version,
            unix_seconds(),
        );
        failure.audit = self.audit;
        failure
    }

    fn finish(self) -> TlsStream {
        let chain = self.session.server_certificates();
        let summary = TlsSummary {
            version: self.session.version().unwrap_or_default(),
            cipher_suite: self.session.cipher_suite().unwrap_or_default(),
            group: self.session.group(),
            alpn: self.session.alpn_protocol(),
            resumed: self.session.is_resumed(),
            peer_name: self.peer_name,
            chain: chain
                .iter()
                .map(|der| CertificateFacts::read(der))
                .collect(),
            verified: chain
                .first()
                .is_some_and(|leaf| self.setup.verifier.checks_chain_and_name(leaf)),
            trust: self.setup.trust.clone(),
        };
        TlsStream::new(self.wire, self.session, summary, self.notes)
    }
}
