//! Describes what TLS agreed on, and the certificates.

use super::finding::{Finding, pass, skipped, warn};
use crate::secrets::Secrets;
use crate::text::SHOWN;
use crate::tls::{CertificateFacts, TlsSummary, utc_text};

/// What TLS agreed on.
pub(crate) fn tls_agreed(tls: &TlsSummary) -> Finding {
    let resumed = if tls.resumed { ", resumed" } else { "" };
    pass(format!("{}, {}{resumed}", tls.version, tls.cipher_suite))
}

/// The application protocol.
pub(crate) fn alpn(alpn: Option<&str>, secrets: &Secrets) -> Finding {
    match alpn {
        Some("http/1.1") => pass("the server chose http/1.1"),
        None => pass("the server chose none, which means HTTP/1.1"),
        Some(other) => warn(format!(
            "the server chose {}",
            secrets.one_line(other, SHOWN)
        )),
    }
}

/// The certificates as they were sent.
pub(crate) fn chain(chain: &[CertificateFacts], secrets: &Secrets) -> Finding {
    let Some(leaf) = chain.first() else {
        return skipped("no certificate was received");
    };
    let subjects: Vec<String> = chain
        .iter()
        .take(4)
        .map(|certificate| secrets.one_line(&certificate.subject, SHOWN))
        .collect();
    let more = match chain.len().saturating_sub(subjects.len()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let names: Vec<&str> = leaf
        .subject_alt_names
        .iter()
        .take(4)
        .map(String::as_str)
        .collect();
    let names = match leaf.subject_alt_name_count.saturating_sub(names.len()) {
        _ if names.is_empty() => "no name".to_owned(),
        0 => secrets.one_line(&names.join(", "), SHOWN),
        more => format!(
            "{} and {more} more",
            secrets.one_line(&names.join(", "), SHOWN)
        ),
    };
    pass(format!(
        "{}{more}; for {names}; until {}",
        subjects.join(" ← "),
        utc_text(leaf.not_after)
    ))
}

/// Whether the chain was accepted, and for how long it still will be.
pub(crate) fn trust(tls: &TlsSummary, clock: i64, secrets: &Secrets) -> Finding {
    if !tls.verified {
        return warn("not fully checked: the TLS options turn checks off");
    }
    let text = format!("verified against {}", tls.trust);
    let ends_soon = tls.chain.iter().find(|certificate| {
        let life = certificate.not_after.saturating_sub(certificate.not_before);
        let left = certificate.not_after.saturating_sub(clock);
        // A tenth of its life, and no more than two weeks: by then it should have been renewed.
        left < (life / 10).min(14 * 86_400)
    });
    match ends_soon {
        Some(certificate) => warn(format!(
            "{text}, but {} expires at {}, issued for {} days",
            secrets.one_line(&certificate.subject, SHOWN),
            utc_text(certificate.not_after),
            // Its last second counts.
            certificate
                .not_after
                .saturating_sub(certificate.not_before)
                .saturating_add(1)
                / 86_400
        )),
        None => pass(text),
    }
}
