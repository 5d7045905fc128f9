//! Classifies the errors of rustls by what else is known of the handshake.

use rustls::{
    AlertDescription, CertificateError, Error, HandshakeType, InvalidMessage, PeerIncompatible,
    PeerMisbehaved,
};

use crate::tls::capture::Capture;
use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::fault::{CertificateFault, Invalidity};
use crate::tls::chain::analysis::ChainAnalysis;
use crate::tls::chain::audit::{Audit, audit};
use crate::tls::chain::verifier::Verifier;
use crate::tls::handshake_error::{TlsError, TlsFailure};
use crate::tls::session::server_flight::ServerFlight;
use crate::tls::trust::summary::TrustSummary;
use crate::wire::{Tap, Wire};

/// The failure of a handshake that ended with `error`. `clock` is in seconds since 1970.
pub(in crate::tls) fn failure(
    error: TlsError,
    peer_name: String,
    wire: &Wire,
    notes: &Capture,
    trust: TrustSummary,
    version: Option<&'static str>,
    clock: i64,
) -> Box<TlsFailure> {
    let chain = notes.chain.as_deref().unwrap_or_default();
    Box::new(TlsFailure {
        error,
        peer_name,
        tap: wire.tap.clone(),
        chain: chain
            .iter()
            .map(|der| CertificateFacts::read(der))
            .collect(),
        trust,
        audit: None,
        version,
        client_certificate: notes.request.clone(),
        clock,
    })
}

/// Whether the first received bytes cannot be those of a TLS record (RFC 8446 §5.1).
pub(in crate::tls) fn is_not_tls(tap: &Tap) -> bool {
    match tap.first_received.as_slice() {
        [] => false,
        // Change cipher spec, alert, handshake and application data, of versions SSL 3.0 to TLS 1.3.
        [kind, rest @ ..] => !matches!(kind, 20..=23) || !matches!(rest, [] | [3] | [3, 0..=4, ..]),
    }
}

/// Whether a close_notify (RFC 8446 §6.1) is all that was received, so that nothing more follows.
pub(in crate::tls) fn is_close_notify(tap: &Tap) -> bool {
    matches!(
        tap.first_received.as_slice(),
        [21, 3, 0..=4, 0, 2, 1 | 2, 0]
    )
}

/// The fault behind the verifier's refusal, and the other checks of the certificate. `clock` is in seconds since 1970.
pub(in crate::tls) fn refusal(
    error: &CertificateError,
    notes: &Capture,
    verifier: &Verifier,
    peer_name: &str,
    clock: i64,
) -> (TlsError, Option<Audit>) {
    let analysis = ChainAnalysis::new(notes, verifier);
    let fault = match (notes.proof_failed, analysis.unsupported_server_key()) {
        (true, Some(unsupported_key)) => unsupported_key,
        (true, None) => {
            let detail = Error::InvalidCertificate(error.clone()).to_string();
            return (TlsError::Tampered { detail }, None);
        }
        (false, _) => analysis.fault(error),
    };
    let audit = audit(&fault, &analysis, peer_name, clock);
    (TlsError::Certificate(fault), Some(audit))
}

/// Whether the server's certificates are longer than rustls reads: no other message between the ServerHello and them is
/// so long.
pub(in crate::tls) fn is_chain_too_large(error: &Error, tap: &Tap, notes: &Capture) -> bool {
    let is_too_large = matches!(
        error,
        Error::InvalidMessage(
            InvalidMessage::CertificatePayloadTooLarge | InvalidMessage::HandshakePayloadTooLarge
        )
    );
    let flight = ServerFlight::read(&tap.first_received);
    is_too_large
        && matches!(flight, ServerFlight::Partial(_) | ServerFlight::Complete(_))
        && notes.chain.is_none()
}

/// The error that one of rustls means, other than the verifier's refusal.
pub(in crate::tls) fn error(error: &Error, notes: &Capture, tap: &Tap) -> TlsError {
    let detail = || error.to_string();
    match error {
        Error::AlertReceived(alert) => alert_error(*alert, notes),
        Error::NoCertificatesPresented => {
            TlsError::Certificate(CertificateFault::Invalid(Invalidity::Other {
                detail: detail(),
            }))
        }
        // Our own ClientHello, from a port that echoes.
        Error::InappropriateHandshakeMessage {
            got_type: HandshakeType::ClientHello,
            ..
        } => TlsError::NotTls,
        Error::InvalidMessage(InvalidMessage::InvalidContentType) => TlsError::NotTls,
        Error::InvalidMessage(_) | Error::InappropriateMessage { .. } if is_not_tls(tap) => {
            TlsError::NotTls
        }
        Error::InvalidMessage(
            InvalidMessage::UnsupportedCurveType
            | InvalidMessage::UnsupportedKeyExchangeAlgorithm(_),
        )
        | Error::PeerMisbehaved(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme) => {
            TlsError::NoCommonParameters { alert: None }
        }
        Error::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
        ) => TlsError::ProtocolVersion,
        Error::PeerIncompatible(_) => TlsError::NoCommonParameters { alert: None },
        Error::NoApplicationProtocol
        | Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedApplicationProtocol) => {
            TlsError::Alpn
        }
        Error::InvalidMessage(_)
        | Error::InappropriateMessage { .. }
        | Error::InappropriateHandshakeMessage { .. }
        | Error::PeerMisbehaved(_)
        | Error::PeerSentOversizedRecord
        | Error::DecryptError => TlsError::Tampered { detail: detail() },
        _ => TlsError::Other { detail: detail() },
    }
}

fn alert_error(alert: AlertDescription, notes: &Capture) -> TlsError {
    use AlertDescription as Alert;
    let refuses_parameters = matches!(alert, Alert::HandshakeFailure | Alert::InsufficientSecurity);
    let about_certificate = matches!(
        alert,
        Alert::NoCertificate
            | Alert::BadCertificate
            | Alert::UnsupportedCertificate
            | Alert::CertificateRevoked
            | Alert::CertificateExpired
            | Alert::CertificateUnknown
            | Alert::UnknownCA
            | Alert::AccessDenied
            | Alert::DecryptError
            | Alert::CertificateRequired
    );
    let answered = notes.request.as_ref().map(|request| request.sent.is_some());
    match (alert, answered) {
        (Alert::ProtocolVersion, _) => TlsError::ProtocolVersion,
        (Alert::NoApplicationProtocol, _) => TlsError::Alpn,
        (Alert::UnrecognisedName, _) => TlsError::ServerName,
        (Alert::CertificateRequired, None | Some(false)) => {
            TlsError::ClientCertificateRequired { alert }
        }
        // TLS 1.2 has no alert of its own for a missing certificate (RFC 5246 §7.4.6).
        (_, Some(false)) if about_certificate || refuses_parameters => {
            TlsError::ClientCertificateRequired { alert }
        }
        (_, Some(true)) if about_certificate || refuses_parameters => {
            TlsError::ClientCertificateRejected { alert }
        }
        _ if refuses_parameters => TlsError::NoCommonParameters { alert: Some(alert) },
        _ => TlsError::Alert(alert),
    }
}
