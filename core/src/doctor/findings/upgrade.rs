//! Describes the answers to the upgrade, to its variants and to a plain GET.

use super::finding::{Finding, fail, pass, skipped, warn};
use super::network::attempt_text;
use crate::diagnosis::{alert_name, status_line};
use crate::doctor::prober::ProbeSkipped;
use crate::doctor::requests::RequestResult;
use crate::handshake::{Agreement, HandshakeError, HandshakeFailure};
use crate::secrets::Secrets;
use crate::text::SHOWN;
use crate::text::one_line;
use crate::tls::{TlsError, TlsFailure};
use crate::wire::StreamEnd;

/// What a 101 agreed on.
pub(crate) fn agreed(agreement: &Agreement, secrets: &Secrets) -> Finding {
    let subprotocol = agreement.subprotocol.iter();
    let subprotocol =
        subprotocol.map(|name| format!("subprotocol {}", secrets.conceal_subprotocol(name)));
    let more: Vec<String> = subprotocol.chain(agreement.extensions()).collect();
    match more.is_empty() {
        true => pass("101"),
        false => pass(format!("101, {}", more.join(", "))),
    }
}

/// The result of another form of the upgrade request.
pub(crate) fn variant(answer: &RequestResult, if_opened: &str, secrets: &Secrets) -> Finding {
    match answer {
        RequestResult::Opened => pass(if_opened),
        RequestResult::Refused(failure) => {
            fail(format!("refused too: {}", refusal(failure, secrets)))
        }
        RequestResult::Skipped(why) => skipped(skipped_text(why)),
    }
}

/// What answers without an upgrade.
pub(crate) fn plain_get(answer: &RequestResult, secrets: &Secrets) -> Finding {
    match answer {
        RequestResult::Opened => warn("101, though no upgrade was requested"),
        RequestResult::Refused(failure) if failure.response.is_some() => {
            let fields = failure.response.iter().flat_map(|r| r.head.headers.iter());
            let names = ["server", "via", "x-powered-by"];
            let shown: Vec<String> = fields
                .filter(|(name, _)| names.iter().any(|known| name.eq_ignore_ascii_case(known)))
                .take(3)
                .map(|(name, value)| format!("{name}: {}", secrets.one_line(value, 60)))
                .collect();
            let shown = match shown.is_empty() {
                true => String::new(),
                false => format!(" ({})", shown.join(", ")),
            };
            pass(format!("{}{shown}", refusal(failure, secrets)))
        }
        RequestResult::Refused(failure) => fail(refusal(failure, secrets)),
        RequestResult::Skipped(why) => skipped(skipped_text(why)),
    }
}

pub(super) fn refusal(failure: &HandshakeFailure, secrets: &Secrets) -> String {
    match (&failure.error, &failure.response) {
        (_, Some(response)) => status_line(response, secrets),
        (HandshakeError::TimedOut | HandshakeError::Interrupted, None) => match failure.received {
            0 => "no answer".to_owned(),
            received => format!("an incomplete answer of {received} bytes"),
        },
        (HandshakeError::Ended(StreamEnd::Closed), None) => "closed without an answer".to_owned(),
        (HandshakeError::Ended(StreamEnd::Reset), None) => "reset".to_owned(),
        (HandshakeError::Io(error), None) => one_line(&error.to_string(), SHOWN),
        (_, None) => format!(
            "an answer that is not HTTP/1.1: {}",
            secrets.quoted_bytes(&failure.first_bytes, 40)
        ),
    }
}

pub(super) fn skipped_text(skipped: &ProbeSkipped) -> String {
    match skipped {
        ProbeSkipped::Time => "the diagnosis ran out of time".to_owned(),
        ProbeSkipped::Connections => "the diagnosis used up its connections".to_owned(),
        ProbeSkipped::Tcp(error) => match error.attempts.first() {
            Some(attempt) => attempt_text(attempt),
            None => "no connection".to_owned(),
        },
        ProbeSkipped::Tls(failure) => tls_text(failure),
        ProbeSkipped::Machine => "the request could not be made".to_owned(),
    }
}

pub(super) fn tls_text(failure: &TlsFailure) -> String {
    match &failure.error {
        TlsError::TimedOut | TlsError::Interrupted => "no answer to the TLS handshake".to_owned(),
        TlsError::Closed => "closed during the TLS handshake".to_owned(),
        TlsError::Reset => "reset during the TLS handshake".to_owned(),
        TlsError::NotTls => "an answer that is not TLS".to_owned(),
        TlsError::Alert(alert) => format!("alert {}", alert_name(*alert)),
        _ => "the TLS handshake failed".to_owned(),
    }
}
