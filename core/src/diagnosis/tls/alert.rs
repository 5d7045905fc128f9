//! Words for the alerts by which a server ends a TLS handshake (RFC 8446 §6).

use rustls::AlertDescription as Alert;

use super::super::{Code, Diagnosis};

/// Explains an alert that no other code is about.
pub(super) fn diagnose(alert: Alert, host: &str, had_certificate: bool) -> Diagnosis {
    let (what, help): (&str, &[&str]) = match alert {
        Alert::InternalError => (
            "because of an internal error",
            &[
                "see the server's log; likely it cannot load a certificate or key, or cannot reach its upstream server",
                "check the host of the URL: some servers and CDNs answer like this when they have no site or no certificate for the name",
            ],
        ),
        Alert::AccessDenied => (
            "because it denied access to this client",
            &[
                "the server likely allows certain addresses, names or client certificates only: check its access rules",
            ],
        ),
        Alert::DecodeError | Alert::IllegalParameter | Alert::UnexpectedMessage => (
            "because it did not understand a message",
            &[
                "something in between, such as a firewall or a load balancer that inspects TLS, likely changes or truncates the handshake: try from another network",
                "or update the server's TLS library: a very old one also answers like this",
            ],
        ),
        Alert::UnsupportedExtension | Alert::MissingExtension => (
            "because of a handshake extension",
            &[
                "the server's TLS library, or a device in between, is likely too old or too strict: update it",
            ],
        ),
        Alert::BadRecordMac
        | Alert::DecryptError
        | Alert::DecryptionFailed
        | Alert::RecordOverflow => (
            "because a record arrived damaged or the keys differ",
            &[
                "something between this machine and the server likely changes the data: try from another network",
            ],
        ),
        Alert::InappropriateFallback => (
            "because it considers this connection a downgrade",
            &["a device in between likely lowers the TLS version: try from another network"],
        ),
        Alert::UserCanceled => (
            "because it was cancelled on the server",
            &["the server was likely shut down or reloaded at that moment: try again"],
        ),
        Alert::UnknownPSKIdentity => (
            "because it has no pre-shared key for this client",
            &[
                "the server likely accepts pre-shared keys only, and this client has none: give the server a certificate",
            ],
        ),
        Alert::ExportRestriction | Alert::NoRenegotiation => (
            "with an alert that current servers do not send",
            &["the server's TLS library is likely very old: update it"],
        ),
        Alert::UnknownCA
        | Alert::BadCertificate
        | Alert::UnsupportedCertificate
        | Alert::CertificateExpired
        | Alert::CertificateRevoked
        | Alert::CertificateUnknown
        | Alert::NoCertificate => (
            if had_certificate {
                "because of a certificate"
            } else {
                "because of a certificate, though it requested none"
            },
            &[
                "a device in between that inspects TLS likely does not trust the upstream server: see its log, or try from another network",
                "if the server accepts client certificates, pass one: tls: ['local_cert' => '/path/to/client.pem']",
            ],
        ),
        _ => ("with an alert", &["see the server's log for the reason"]),
    };
    let problem = format!("{host} ended the TLS handshake {what}");
    let diagnosis =
        Diagnosis::new(Code::TlsAlert, problem).seen("found", format!("alert {}", name(alert)));
    help.iter()
        .fold(diagnosis, |diagnosis, line| diagnosis.help(*line))
}

/// The name of an alert in RFC 8446 §6 with its number, such as `handshake_failure(40)`.
pub(crate) fn name(alert: Alert) -> String {
    let number = u8::from(alert);
    if alert == Alert::UnrecognisedName {
        return format!("unrecognized_name({number})");
    }
    let Some(camel) = alert.as_str() else {
        return number.to_string();
    };
    let mut name = String::new();
    let mut after_small = false;
    for c in camel.chars() {
        if after_small && c.is_ascii_uppercase() {
            name.push('_');
        }
        after_small = !c.is_ascii_uppercase();
        name.push(c.to_ascii_lowercase());
    }
    // The only name in which an abbreviation is followed by a word.
    format!("{}({number})", name.replace("pskidentity", "psk_identity"))
}

/// The alert that is all a server sent in the clear, if it is one.
pub(super) fn only_alert(received: &[u8]) -> Option<Alert> {
    match received {
        [21, 3, 0..=4, 0, 2, _, number] => Some(Alert::from(*number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_have_their_names_of_the_rfc() {
        assert_eq!(name(Alert::HandshakeFailure), "handshake_failure(40)");
        assert_eq!(name(Alert::UnknownCA), "unknown_ca(48)");
        assert_eq!(name(Alert::UnrecognisedName), "unrecognized_name(112)");
        assert_eq!(name(Alert::UnknownPSKIdentity), "unknown_psk_identity(115)");
        assert_eq!(name(Alert::from(255)), "255");
    }

    #[test]
    fn every_alert_has_words_of_the_right_form() {
        for number in 0..=255 {
            let diagnosis = diagnose(Alert::from(number), "good.test", false);
            assert!(diagnosis.help.len() <= 3 && !diagnosis.help.is_empty());
            assert!(!diagnosis.problem.ends_with('.'));
        }
    }

    #[test]
    fn a_lone_alert_is_found_in_the_bytes() {
        assert_eq!(
            only_alert(&[21, 3, 3, 0, 2, 1, 0]),
            Some(Alert::CloseNotify)
        );
        assert_eq!(only_alert(&[22, 3, 3, 0, 2, 1, 0]), None);
        assert_eq!(only_alert(&[]), None);
    }
}
