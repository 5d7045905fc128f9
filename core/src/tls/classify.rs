//! Reads what rustls says about a handshake, together with what else was seen of it.

use std::time::{SystemTime, UNIX_EPOCH};

use rustls::{
    AlertDescription, CertificateError, Error, InvalidMessage, PeerIncompatible, PeerMisbehaved,
};

use super::capture::Capture;
use super::certificate::{CertificateFacts, algorithm_name_of};
use super::error::{CertificateFault, TlsError, TlsFailure};
use super::trust::TrustSummary;
use crate::wire::{Tap, Wire};

/// The least size of an RSA key; ring has no code for less.
const RSA_MIN_BITS: usize = 2048;

/// All that was seen of a handshake that ended with `error`.
pub(super) fn failure(
    error: TlsError,
    peer_name: String,
    wire: &Wire,
    notes: &Capture,
    trust: TrustSummary,
    version: Option<&'static str>,
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
        version,
        client_certificate: notes.request.clone(),
        clock: clock(),
    })
}

/// Whether the first bytes that came cannot be those of a TLS record (RFC 8446 §5.1).
pub(super) fn is_not_tls(tap: &Tap) -> bool {
    match tap.first_received.as_slice() {
        [] => false,
        // Change cipher spec, alert, handshake and application data, of versions SSL 3.0 to TLS 1.3.
        [kind, rest @ ..] => !matches!(kind, 20..=23) || !matches!(rest, [] | [3] | [3, 0..=4, ..]),
    }
}

/// What an error of rustls means.
pub(super) fn error(error: &Error, notes: &Capture, tap: &Tap) -> TlsError {
    let detail = || error.to_string();
    match error {
        Error::AlertReceived(alert) => of_alert(*alert, notes),
        Error::InvalidCertificate(_) if notes.proof_failed && weak_key(notes).is_none() => {
            TlsError::Tampered { detail: detail() }
        }
        Error::InvalidCertificate(error) => TlsError::Certificate(of_certificate(error, notes)),
        Error::NoCertificatesPresented => {
            TlsError::Certificate(CertificateFault::Invalid { detail: detail() })
        }
        Error::InvalidMessage(InvalidMessage::InvalidContentType) => TlsError::NotTls,
        Error::InvalidMessage(_) | Error::InappropriateMessage { .. } if is_not_tls(tap) => {
            TlsError::NotTls
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

fn of_alert(alert: AlertDescription, notes: &Capture) -> TlsError {
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
    let answered = notes.request.as_ref().map(|request| request.answered);
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

/// webpki's verdict, with what it leaves out: which certificate, and the cause behind a cause.
pub(super) fn of_certificate(error: &CertificateError, notes: &Capture) -> CertificateFault {
    let ders = notes.chain.as_deref().unwrap_or_default();
    let chain: Vec<_> = ders.iter().map(|der| CertificateFacts::read(der)).collect();
    let leaf = chain.first();
    let invalid = || CertificateFault::Invalid {
        detail: error.to_string(),
    };
    let position =
        |test: &dyn Fn(&CertificateFacts) -> bool| chain.iter().position(|c| c.readable && test(c));
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            let not_after = match error {
                CertificateError::ExpiredContext { not_after, .. } => seconds(not_after.as_secs()),
                _ => leaf.map(|leaf| leaf.not_after),
            };
            let position = position(&|c| Some(c.not_after) == not_after);
            CertificateFault::Expired {
                position,
                not_after,
            }
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            let not_before = match error {
                CertificateError::NotValidYetContext { not_before, .. } => {
                    seconds(not_before.as_secs())
                }
                _ => leaf.map(|leaf| leaf.not_before),
            };
            let position = position(&|c| Some(c.not_before) == not_before);
            CertificateFault::NotYetValid {
                position,
                not_before,
            }
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            match leaf {
                Some(leaf) if leaf.readable && !leaf.names_a_host => {
                    CertificateFault::NoSubjectAltName
                }
                _ => CertificateFault::NameMismatch,
            }
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            let is_for_servers =
                |purposes: &Vec<String>| purposes.iter().any(|p| p == "serverAuth");
            CertificateFault::WrongPurpose {
                position: position(&|c| c.purposes.as_ref().is_some_and(|p| !is_for_servers(p))),
            }
        }
        // What webpki says of these comes from details that do not matter to anybody.
        _ if leaf.is_some_and(|leaf| leaf.readable && leaf.version < 3) && is_odd(error) => {
            if leaf.is_some_and(|leaf| leaf.self_issued) {
                CertificateFault::SelfSigned
            } else {
                CertificateFault::UnsupportedVersion
            }
        }
        CertificateError::UnknownIssuer | CertificateError::Other(_)
            if leaf.is_some_and(|leaf| leaf.self_issued) =>
        {
            CertificateFault::SelfSigned
        }
        CertificateError::UnknownIssuer => CertificateFault::UnknownIssuer,
        // ring has no code for short RSA keys, so that their signatures look wrong.
        CertificateError::BadSignature => weak_key(notes).unwrap_or_else(invalid),
        CertificateError::UnsupportedSignatureAlgorithmContext {
            signature_algorithm_id,
            ..
        }
        | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext {
            signature_algorithm_id,
            ..
        } => {
            let algorithm = algorithm_name_of(signature_algorithm_id);
            let position = position(&|c| c.signature_algorithm == algorithm);
            CertificateFault::WeakSignature {
                position,
                algorithm,
            }
        }
        _ => invalid(),
    }
}

/// An error about the form of a certificate rather than its content.
fn is_odd(error: &CertificateError) -> bool {
    matches!(
        error,
        CertificateError::Other(_)
            | CertificateError::BadEncoding
            | CertificateError::UnknownIssuer
    )
}

fn weak_key(notes: &Capture) -> Option<CertificateFault> {
    let chain = notes.chain.as_deref().unwrap_or_default();
    chain.iter().enumerate().find_map(|(position, der)| {
        let key = CertificateFacts::read(der).key;
        let weak = key.kind == "RSA" && (1..RSA_MIN_BITS).contains(&key.bits);
        weak.then_some(CertificateFault::WeakKey {
            position,
            bits: key.bits,
        })
    })
}

fn seconds(unsigned: u64) -> Option<i64> {
    i64::try_from(unsigned).ok()
}

fn clock() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
