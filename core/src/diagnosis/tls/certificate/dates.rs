//! Words for certificates out of date, and for clocks that likely are.

use super::naming::{day_text, holder_text, san_of};
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::tls::public_authority;
use crate::tls::{
    CertificateCheck, CertificateFacts, CertificateFault, CertificateRef, TlsFailure, utc_text,
};

/// 2026-01-01: this program is not older, so a clock before it is wrong.
const WRITTEN: i64 = 1_767_225_600;

const DAY: i64 = 86_400;

const YEAR: i64 = 365 * DAY;

/// The longest life of certificates that are mostly renewed by a program.
const RENEWED_BY_A_PROGRAM: i64 = 100 * DAY;

/// A certificate past its last day.
pub(super) fn expired(
    failure: &TlsFailure,
    whose: Option<&CertificateRef>,
    not_after: Option<i64>,
    host: &str,
) -> Diagnosis {
    let subject = holder_text(failure, whose, host);
    let ago = not_after.map(|at| age(failure.clock.saturating_sub(at)));
    let problem = match ago {
        Some(ago) => format!("{subject} expired {ago} ago"),
        None => format!("{subject} has expired"),
    };
    let certificate = match whose {
        Some(CertificateRef::Sent(position)) => failure.chain.get(*position),
        _ => None,
    };
    let mut diagnosis = Diagnosis::new(Code::CertificateExpired, problem);
    if let Some(not_after) = not_after {
        let issued = certificate.map_or_else(String::new, |one| {
            format!(", issued for {}", age(lifetime(one)))
        });
        let found = format!("valid until {}{issued}", utc_text(not_after));
        diagnosis = diagnosis.seen("found", found);
    }
    let position = match whose {
        Some(CertificateRef::Trusted(_)) => return expired_anchor(diagnosis, failure),
        Some(CertificateRef::Sent(position)) => Some(*position),
        None => None,
    };
    let all_long_ago = several(failure)
        && failure
            .chain
            .iter()
            .all(|c| c.readable && c.not_after < failure.clock.saturating_sub(YEAR));
    let clock = clock_text(failure);
    if all_long_ago {
        return diagnosis
            .seen(
                "clock",
                format!(
                    "{clock}, more than a year after all {} certificates expired",
                    failure.chain.len()
                ),
            )
            .help("this machine's clock is likely wrong: compare it with another one, and set it")
            .help("if it is right, renew the server's certificates");
    }
    let diagnosis = diagnosis.seen("clock", clock);
    let diagnosis = match (position, certificate) {
        (Some(0), Some(leaf)) => renew(diagnosis, leaf, failure.clock),
        (None | Some(0), _) | (_, None) => diagnosis.help(RENEW),
        (_, Some(root)) if root.self_issued => diagnosis
            .help("remove the expired root from what the server sends, and use a chain that leads to a current root")
            .help("if other programs accept it, this machine's CA bundle is likely outdated: update the package ca-certificates"),
        _ => diagnosis
            .help("replace the intermediate certificate on the server with the authority's current one; the server's own certificate can stay")
            .help("if other programs accept it, this machine's CA bundle is likely outdated: update the package ca-certificates"),
    };
    let diagnosis = also(diagnosis, failure, host);
    if diagnosis.help.len() < 3 {
        diagnosis.help("if this machine's clock is wrong, set it")
    } else {
        diagnosis
    }
}

const RENEW: &str =
    "renew the certificate on the server; if it was renewed already, reload the server";

/// What to do about the server's own certificate `leaf`.
fn renew(diagnosis: Diagnosis, leaf: &CertificateFacts, clock: i64) -> Diagnosis {
    let life = lifetime(leaf);
    if leaf.self_issued || life > RENEWED_BY_A_PROGRAM {
        let diagnosis = diagnosis.help(RENEW);
        let most = public_authority::longest_days(clock);
        if public_authority::issuer_of(leaf).is_none() || life <= i64::from(most) * DAY {
            return diagnosis;
        }
        let next = public_authority::next_limit(clock).map_or_else(String::new, |(from, days)| {
            format!(", and for {days} from {} on", day_text(from))
        });
        return diagnosis.help(format!(
            "let a program renew it (ACME): public authorities issue for {most} days at most now{next}"
        ));
    }
    // ACME clients renew when a third of the time is left, of a week or so when half of it is.
    let left = if life > 10 * DAY { life / 3 } else { life / 2 };
    let since = clock.saturating_sub(leaf.not_after.saturating_sub(left));
    diagnosis.help(format!(
        "renewal has likely stopped {} ago: see the log of the program that renews the certificate; if it was renewed already, reload the server",
        age(since)
    ))
}

/// For how long a certificate is valid in all; its last second counts (RFC 5280 §4.1.2.5).
fn lifetime(certificate: &CertificateFacts) -> i64 {
    let life = certificate.not_after.saturating_sub(certificate.not_before);
    life.saturating_add(1)
}

/// A trusted authority past its last day. What the server sends is of no account then.
fn expired_anchor(diagnosis: Diagnosis, failure: &TlsFailure) -> Diagnosis {
    let diagnosis = diagnosis
        .seen("trusted", failure.trust.to_string())
        .seen("clock", clock_text(failure));
    let diagnosis = if failure.trust.is_from_options() {
        diagnosis.help("replace the expired certificate with the authority's new one; if that has a new key, reissue the server's certificate from it")
    } else {
        diagnosis.help("update this machine's CA bundle (package ca-certificates), or pass the authority's new certificate: tls: ['cafile' => '/path/to/ca.pem']")
    };
    diagnosis.help("if this machine's clock is wrong, set it")
}

/// A certificate before its first day.
pub(super) fn not_yet_valid(
    failure: &TlsFailure,
    whose: Option<&CertificateRef>,
    not_before: Option<i64>,
    host: &str,
) -> Diagnosis {
    let subject = holder_text(failure, whose, host);
    let ahead = not_before.map(|at| age(at.saturating_sub(failure.clock)));
    let problem = match ahead {
        Some(ahead) => format!("{subject} is not valid for another {ahead}"),
        None => format!("{subject} is not valid yet"),
    };
    let mut diagnosis = Diagnosis::new(Code::CertificateNotYetValid, problem);
    if let Some(not_before) = not_before {
        diagnosis = diagnosis.seen("found", format!("valid from {}", utc_text(not_before)));
    }
    if let Some(CertificateRef::Trusted(_)) = whose {
        diagnosis = diagnosis.seen("trusted", failure.trust.to_string());
    }
    let clock = clock_text(failure);
    if failure.clock < WRITTEN {
        return diagnosis
            .seen(
                "clock",
                format!("{clock}, which is before this program was written"),
            )
            .help("this machine's clock is wrong: set it, or use a time service");
    }
    let all_later = several(failure)
        && failure
            .chain
            .iter()
            .all(|c| c.readable && c.not_before > failure.clock);
    if all_later {
        let count = failure.chain.len();
        return diagnosis
            .seen(
                "clock",
                format!("{clock}, before all {count} certificates become valid"),
            )
            .help("this machine's clock is likely slow: compare it with another one, and set it")
            .help(
                "if it is right, the clock of the authority that issued the certificates is fast",
            );
    }
    let diagnosis = diagnosis
        .seen("clock", clock)
        .help("this machine's clock is likely slow: set it")
        .help("or the certificate was issued for later: use the previous one until then");
    also(diagnosis, failure, host)
}

/// What the new certificate has to do better besides its dates.
fn also(diagnosis: Diagnosis, failure: &TlsFailure, host: &str) -> Diagnosis {
    let Some(audit) = &failure.audit else {
        return diagnosis;
    };
    if audit.name == CertificateCheck::Failed {
        return diagnosis.help(format!(
            "issue the new certificate for {host}: {}",
            san_of(host)
        ));
    }
    match audit.chain_fault.as_deref() {
        Some(CertificateFault::SelfSigned | CertificateFault::UnknownIssuer { .. }) => diagnosis
            .help("the new certificate must also be trusted here: through its authority, or the TLS option cafile"),
        _ => diagnosis,
    }
}

/// Whether more than the server's own certificate speaks about the time.
fn several(failure: &TlsFailure) -> bool {
    failure.chain.len() > 1
}

fn clock_text(failure: &TlsFailure) -> String {
    format!("{} on this machine", utc_text(failure.clock))
}

/// `35 days`, `2 hours`, `1 minute`.
fn age(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (count, unit) = match seconds {
        0..120 => (seconds, "second"),
        120..7200 => (seconds / 60, "minute"),
        7200..172_800 => (seconds / 3600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    if count == 1 {
        format!("{count} {unit}")
    } else {
        format!("{count} {unit}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_have_a_unit_that_fits() {
        assert_eq!(age(1), "1 second");
        assert_eq!(age(3600), "60 minutes");
        assert_eq!(age(86_400 * 35), "35 days");
    }
}
