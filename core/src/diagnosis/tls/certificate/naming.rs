//! Names certificates in sentences, evidence and examples.

use crate::text::{SHOWN, listed_of, one_line};
use crate::tls::{CertificateFacts, CertificateRef, TlsFailure, utc_text};

/// `CN=chat.internal  issued by  CN=Acme CA`
pub(in crate::diagnosis::tls) fn described(certificate: Option<&CertificateFacts>) -> String {
    match certificate {
        None => "no certificate".to_owned(),
        Some(certificate) if !certificate.readable => {
            "a certificate that cannot be read".to_owned()
        }
        Some(certificate) => format!(
            "{}  issued by  {}",
            name_or_dash(&certificate.subject),
            name_or_dash(&certificate.issuer)
        ),
    }
}

pub(super) fn sent(failure: &TlsFailure) -> String {
    let subjects: Vec<_> = failure
        .chain
        .iter()
        .map(|certificate| name_or_dash(&certificate.subject))
        .collect();
    let count = subjects.len();
    let noun = if count == 1 {
        "certificate"
    } else {
        "certificates"
    };
    format!("{count} {noun}: {}", listed_of(&subjects, count, "; "))
}

/// Whose certificate it is, to begin a sentence about it.
pub(super) fn holder_text(
    failure: &TlsFailure,
    holder: Option<&CertificateRef>,
    host: &str,
) -> String {
    match holder {
        Some(CertificateRef::Sent(position)) => sent_text(failure, *position, host),
        Some(CertificateRef::Trusted(name)) => {
            format!("the trusted authority \"{}\"", one_line(name, 80))
        }
        None => format!("a certificate in the chain of {host}"),
    }
}

pub(super) fn name_or_dash(name: &str) -> String {
    if name.is_empty() {
        "(no name)".to_owned()
    } else {
        one_line(name, SHOWN)
    }
}

/// `2025-09-03`, for a moment in seconds since 1970.
pub(super) fn day_text(seconds: i64) -> String {
    let text = utc_text(seconds);
    text.split(' ').next().unwrap_or_default().to_owned()
}

pub(super) fn san_of(host: &str) -> String {
    let kind = if host.parse::<std::net::IpAddr>().is_ok() {
        "IP"
    } else {
        "DNS"
    };
    format!("subjectAltName = {kind}:{host}")
}

/// `Acme CA` as `acme-ca`.
pub(super) fn file_name(name: &str, otherwise: &str) -> String {
    let mut file = String::new();
    for c in name.chars().take(40) {
        match c {
            c if c.is_ascii_alphanumeric() => file.push(c.to_ascii_lowercase()),
            '.' if !file.is_empty() => file.push('.'),
            _ if !file.is_empty() && !file.ends_with('-') => file.push('-'),
            _ => {}
        }
    }
    let file = file.trim_matches(['-', '.']);
    if file.is_empty() {
        otherwise.to_owned()
    } else {
        file.to_owned()
    }
}

pub(super) fn sent_text(failure: &TlsFailure, position: usize, host: &str) -> String {
    match (position, failure.chain.get(position)) {
        (0, _) => format!("the certificate of {host}"),
        (_, Some(certificate)) => {
            let name = certificate
                .common_name
                .as_ref()
                .unwrap_or(&certificate.subject);
            let name = one_line(name, 80);
            let what = match (certificate.self_issued, certificate.is_ca) {
                (true, _) => "the root certificate",
                (false, true) => "the intermediate certificate",
                (false, false) => "the certificate",
            };
            format!("{what} \"{name}\" in the chain of {host}")
        }
        (_, None) => format!("a certificate in the chain of {host}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_files_are_plain() {
        assert_eq!(file_name("Acme CA", "ca"), "acme-ca");
        assert_eq!(file_name("../../etc/x'; rm", "ca"), "etc-x-rm");
        assert_eq!(file_name("Ä", "ca"), "ca");
    }
}
