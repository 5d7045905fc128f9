//! Words for what is wrong with a server's certificate.

use super::super::text::one_line;
use super::super::{Code, Diagnosis};
use super::{SHOWN, listed_of};
use crate::tls::{CertificateFacts, CertificateFault, Setting, TlsFailure, utc_text};
use crate::url::Target;

/// Explains `fault`.
pub(super) fn diagnose(
    fault: &CertificateFault,
    failure: &TlsFailure,
    target: &Target,
) -> Diagnosis {
    let host = one_line(&failure.peer_name, SHOWN);
    let leaf = failure.chain.first();
    match fault {
        CertificateFault::Expired {
            position,
            not_after,
        } => expired(failure, *position, *not_after, &host),
        CertificateFault::NotYetValid {
            position,
            not_before,
        } => not_yet_valid(failure, *position, *not_before, &host),
        CertificateFault::SelfSigned => self_signed(failure, leaf, &host),
        CertificateFault::UnknownIssuer => unknown_issuer(failure, &host),
        CertificateFault::NameMismatch => name_mismatch(leaf, target, &host),
        CertificateFault::NoSubjectAltName => no_subject_alt_name(leaf, &host),
        CertificateFault::WrongPurpose { position } => {
            let problem = format!(
                "{} may not be used for a server",
                which(failure, *position, &host)
            );
            let purposes = position
                .and_then(|position| failure.chain.get(position))
                .and_then(|certificate| certificate.purposes.as_deref())
                .unwrap_or_default();
            Diagnosis::new(Code::CertificateWrongPurpose, problem)
                .seen("expected", "extendedKeyUsage serverAuth")
                .seen(
                    "found",
                    format!(
                        "extendedKeyUsage {}",
                        listed_of(purposes, purposes.len(), ", ")
                    ),
                )
                .help("issue the certificate anew with extendedKeyUsage = serverAuth")
        }
        CertificateFault::WeakKey { position, bits } => {
            let whose = which(failure, Some(*position), &host);
            Diagnosis::new(
                Code::CertificateWeakKey,
                format!("{whose} has an RSA key of {bits} bits only"),
            )
            .seen("expected", "RSA of 2048 bits or more, or an elliptic curve")
            .seen("found", format!("RSA {bits}"))
            .help("issue the certificate anew with a longer key")
        }
        CertificateFault::WeakSignature {
            position,
            algorithm,
        } => {
            let whose = which(failure, *position, &host);
            let algorithm = one_line(algorithm, SHOWN);
            let problem = format!("{whose} is signed with {algorithm}, which is not accepted");
            Diagnosis::new(Code::CertificateWeakSignature, problem)
                .seen("expected", "a signature with SHA-256 or better: RSA, ECDSA on P-256 or P-384, or Ed25519")
                .seen("found", algorithm)
                .help("let the authority issue the certificate anew with a signature that is supported")
        }
        CertificateFault::UnsupportedVersion => {
            let version = leaf.map_or(1, |leaf| leaf.version);
            let problem = format!(
                "the certificate of {host} is of X.509 version {version}, which names no hosts"
            );
            Diagnosis::new(Code::CertificateUnsupportedVersion, problem)
                .seen("expected", "version 3 with a subjectAltName")
                .seen("found", described(leaf))
                .help(format!(
                    "issue the certificate anew as version 3 with {}",
                    san_of(&host)
                ))
                .help("or trust this very certificate: pass it in the TLS option cafile")
        }
        CertificateFault::Invalid { detail } => Diagnosis::new(
            Code::CertificateInvalid,
            format!("the certificate chain of {host} is not valid"),
        )
        .seen("found", one_line(detail, SHOWN))
        .seen("sent", sent(failure)),
    }
}

fn expired(
    failure: &TlsFailure,
    position: Option<usize>,
    not_after: Option<i64>,
    host: &str,
) -> Diagnosis {
    let whose = which(failure, position, host);
    let ago = not_after.map(|at| age(failure.clock.saturating_sub(at)));
    let problem = match ago {
        Some(ago) => format!("{whose} expired {ago} ago"),
        None => format!("{whose} has expired"),
    };
    let mut diagnosis = Diagnosis::new(Code::CertificateExpired, problem);
    if let Some(not_after) = not_after {
        diagnosis = diagnosis.seen("found", format!("valid until {}", utc_text(not_after)));
    }
    diagnosis
        .seen(
            "clock",
            format!("{} on this machine", utc_text(failure.clock)),
        )
        .help("renew the certificate on the server; if that is done, make the server load it")
        .help("if the clock of this machine is wrong, set it")
}

fn not_yet_valid(
    failure: &TlsFailure,
    position: Option<usize>,
    not_before: Option<i64>,
    host: &str,
) -> Diagnosis {
    let whose = which(failure, position, host);
    let ahead = not_before.map(|at| age(at.saturating_sub(failure.clock)));
    let problem = match ahead {
        Some(ahead) => format!("{whose} is not valid before {ahead} from now"),
        None => format!("{whose} is not valid yet"),
    };
    let mut diagnosis = Diagnosis::new(Code::CertificateNotYetValid, problem);
    if let Some(not_before) = not_before {
        diagnosis = diagnosis.seen("found", format!("valid from {}", utc_text(not_before)));
    }
    diagnosis
        .seen(
            "clock",
            format!("{} on this machine", utc_text(failure.clock)),
        )
        .help("the clock of this machine is likely slow: set it")
        .help("or the certificate was issued for later: use the former one until then")
}

fn self_signed(failure: &TlsFailure, leaf: Option<&CertificateFacts>, host: &str) -> Diagnosis {
    let problem = format!("the certificate of {host} is signed by itself, and not trusted here");
    Diagnosis::new(Code::CertificateSelfSigned, problem)
        .seen(
            "found",
            format!("{}, not among {}", described(leaf), failure.trust),
        )
        .help(format!(
            "if the server is yours, pass its certificate: tls: ['cafile' => '/path/to/{}.pem']",
            file_name(host, "server")
        ))
        .help("or give the server a certificate of an authority that this machine trusts")
}

fn unknown_issuer(failure: &TlsFailure, host: &str) -> Diagnosis {
    let top = top_of_chain(&failure.chain);
    let issuer = top.and_then(|top| top.issuer_name.as_deref());
    let issuer = issuer.map_or_else(|| "a nameless issuer".to_owned(), |name| one_line(name, 80));
    let verb = if top == failure.chain.first() {
        "is signed by"
    } else {
        "leads to"
    };
    let distrust = match failure.trust.sources.first() {
        Some(source) if failure.trust.is_from_options() => {
            format!(
                "which is not among the certificates of {}",
                source.setting.name()
            )
        }
        _ => "which this machine does not trust".to_owned(),
    };
    let problem = format!("the certificate of {host} {verb} \"{issuer}\", {distrust}");
    let mut diagnosis = Diagnosis::new(Code::CertificateUnknownIssuer, problem).seen(
        "found",
        format!("{}, not among {}", described(top), failure.trust),
    );
    if failure.chain.len() > 1 {
        diagnosis = diagnosis.seen("sent", sent(failure));
    }
    diagnosis = diagnosis.help(if failure.trust.is_from_options() {
        format!(
            "if {issuer} is yours, pass a file that has its certificate too: tls: ['cafile' => …]"
        )
    } else {
        let file = file_name(&issuer, "ca");
        format!(
            "if {issuer} is yours, pass its certificate: tls: ['cafile' => '/path/to/{file}.pem']"
        )
    });
    if failure.chain.len() == 1 {
        diagnosis = diagnosis.help("the server sent its own certificate only; if the authority is a public one, the intermediate certificate is likely missing: configure the full chain on the server");
    }
    if failure
        .trust
        .sources
        .iter()
        .any(|source| source.setting == Setting::BuiltIn)
    {
        diagnosis = diagnosis.help("this machine has no usable bundle of authorities, so the built-in one was used: install the package ca-certificates, to which your own can be added");
    }
    diagnosis
}

fn name_mismatch(leaf: Option<&CertificateFacts>, target: &Target, host: &str) -> Diagnosis {
    let problem = format!("the server's certificate is not for {host}");
    let names = leaf
        .map(|leaf| leaf.subject_alt_names.as_slice())
        .unwrap_or_default();
    let total = leaf.map_or(0, |leaf| leaf.subject_alt_name_count);
    let found = match leaf.and_then(|leaf| leaf.common_name.as_deref()) {
        Some(common_name) if names.is_empty() => format!("CN={}", one_line(common_name, 80)),
        _ => listed_of(names, total, ", "),
    };
    let diagnosis = Diagnosis::new(Code::CertificateNameMismatch, problem)
        .seen("expected", host)
        .seen("found", found);
    if names.iter().any(|name| name == host) && host.parse::<std::net::IpAddr>().is_ok() {
        return diagnosis.help(format!(
            "issue the certificate anew with {}: an address does not count as a DNS name",
            san_of(host)
        ));
    }
    let first = names.iter().find(|name| is_plain_host(name));
    let diagnosis = match first {
        Some(name) => diagnosis.help(format!(
            "connect by a name that the certificate has, such as {}://{name}",
            target.scheme()
        )),
        None => diagnosis,
    };
    diagnosis.help(format!("if the URL is right, the server likely has no certificate for {host} and showed its default one: add it there"))
}

fn no_subject_alt_name(leaf: Option<&CertificateFacts>, host: &str) -> Diagnosis {
    let problem = format!("the certificate of {host} names no host in subjectAltName");
    Diagnosis::new(Code::CertificateNoSubjectAltName, problem)
        .seen("expected", san_of(host))
        .seen("found", described(leaf))
        .help(format!(
            "issue the certificate anew with {}; a name in CN alone does not count",
            san_of(host)
        ))
        .help("or trust this very certificate: pass it in the TLS option cafile")
}

/// `CN=chat.internal  issued by  CN=Acme CA`
fn described(certificate: Option<&CertificateFacts>) -> String {
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

fn sent(failure: &TlsFailure) -> String {
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

fn which(failure: &TlsFailure, position: Option<usize>, host: &str) -> String {
    match position {
        Some(0) => format!("the certificate of {host}"),
        Some(position) => match failure.chain.get(position) {
            Some(certificate) => {
                let name = certificate
                    .common_name
                    .as_ref()
                    .unwrap_or(&certificate.subject);
                format!(
                    "the authority's certificate \"{}\" in the chain of {host}",
                    one_line(name, 80)
                )
            }
            None => format!("a certificate in the chain of {host}"),
        },
        None => format!("a certificate in the chain of {host}"),
    }
}

/// Follows the issuers from the server's own certificate as far as the chain goes.
fn top_of_chain(chain: &[CertificateFacts]) -> Option<&CertificateFacts> {
    let mut top = chain.first()?;
    for _ in chain {
        let next = chain
            .iter()
            .find(|c| c.subject == top.issuer && c.sha256 != top.sha256);
        match next {
            Some(next) if !top.self_issued => top = next,
            _ => break,
        }
    }
    Some(top)
}

fn name_or_dash(name: &str) -> String {
    if name.is_empty() {
        "(no name)".to_owned()
    } else {
        one_line(name, SHOWN)
    }
}

fn san_of(host: &str) -> String {
    let kind = if host.parse::<std::net::IpAddr>().is_ok() {
        "IP"
    } else {
        "DNS"
    };
    format!("subjectAltName = {kind}:{host}")
}

/// A name of the peer that is safe to stand in an example.
fn is_plain_host(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (1..=100).contains(&name.len()) && name.contains('.') && name.chars().all(plain)
}

/// `Acme CA` as `acme-ca`.
fn file_name(name: &str, otherwise: &str) -> String {
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
    fn examples_of_files_are_plain() {
        assert_eq!(file_name("Acme CA", "ca"), "acme-ca");
        assert_eq!(file_name("../../etc/x'; rm", "ca"), "etc-x-rm");
        assert_eq!(file_name("Ä", "ca"), "ca");
    }

    #[test]
    fn ages_have_a_unit_that_fits() {
        assert_eq!(age(1), "1 second");
        assert_eq!(age(3600), "60 minutes");
        assert_eq!(age(86_400 * 35), "35 days");
    }

    #[test]
    fn only_plain_names_stand_in_examples() {
        assert!(is_plain_host("a-1.example.test"));
        assert!(!is_plain_host("*.example.test"));
        assert!(!is_plain_host("a'b.test"));
        assert!(!is_plain_host("localhost"));
    }
}
