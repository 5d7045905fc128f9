//! Explains what is wrong with a server's certificate, by the fault that was found.

use super::naming::{described, file_name, san_of, sent, sent_text};
use super::{checked, dates, invalid, issuer, purpose};
use crate::diagnosis::catalogue::{Code, Fault};
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::tls::{products, public_authority};
use crate::text::{SHOWN, listed_of, one_line};
use crate::tls::{CertificateFacts, CertificateFault, CertificateRef, Invalidity, TlsFailure};
use crate::url::Target;

/// Explains `fault`.
pub(in crate::diagnosis) fn diagnose(
    fault: &CertificateFault,
    failure: &TlsFailure,
    target: &Target,
) -> Diagnosis {
    let host = one_line(&failure.peer_name, SHOWN);
    let mut diagnosis = of_fault(fault, failure, target, &host);
    if is_of_trusted(fault) {
        diagnosis.fault = match failure.trust.is_from_options() {
            true => Fault::Caller,
            false => Fault::Machine,
        };
    }
    let audit = failure.audit.as_ref();
    if let Some(line) = audit.and_then(|audit| checked::line(audit, fault)) {
        diagnosis = diagnosis.seen("checked", line);
    }
    diagnosis
}

/// Whether what the server sends is valid, but not the authority that is trusted here.
fn is_of_trusted(fault: &CertificateFault) -> bool {
    let whose = match fault {
        CertificateFault::Expired { whose, .. }
        | CertificateFault::NotYetValid { whose, .. }
        | CertificateFault::WrongPurpose { whose, .. }
        | CertificateFault::Invalid(
            Invalidity::CriticalExtension { whose, .. }
            | Invalidity::MayNotSign { whose, .. }
            | Invalidity::Malformed { whose, .. },
        ) => whose.as_ref(),
        _ => None,
    };
    matches!(whose, Some(CertificateRef::Trusted(_)))
}

fn of_fault(
    fault: &CertificateFault,
    failure: &TlsFailure,
    target: &Target,
    host: &str,
) -> Diagnosis {
    let leaf = failure.chain.first();
    match fault {
        CertificateFault::Expired { whose, not_after } => {
            dates::expired(failure, whose.as_ref(), *not_after, host)
        }
        CertificateFault::NotYetValid { whose, not_before } => {
            dates::not_yet_valid(failure, whose.as_ref(), *not_before, host)
        }
        CertificateFault::SelfSigned => self_signed(failure, leaf, host),
        CertificateFault::UnknownIssuer {
            path,
            same_organization,
        } => issuer::unknown(failure, path, same_organization.as_deref(), host),
        CertificateFault::NameMismatch => name_mismatch(leaf, target, host),
        CertificateFault::NoSubjectAltName => no_subject_alt_name(leaf, host),
        CertificateFault::WrongPurpose { whose, found } => {
            purpose::wrong(failure, whose.as_ref(), found.as_ref(), host)
        }
        CertificateFault::WeakKey { whose, bits } => invalid::weak_key(failure, whose, *bits, host),
        CertificateFault::WeakSignature {
            position,
            algorithm,
        } => invalid::weak_signature(failure, *position, algorithm, host),
        CertificateFault::UnsupportedVersion { position: 0 } => {
            let version = leaf.map_or(1, |leaf| leaf.version);
            let problem = format!(
                "the certificate of {host} is X.509 version {version}, which cannot have a subjectAltName"
            );
            Diagnosis::new(Code::CertificateUnsupportedVersion, problem)
                .seen("expected", "version 3 with a subjectAltName")
                .seen("found", described(leaf))
                .help(format!(
                    "reissue the certificate as version 3 with {}",
                    san_of(host)
                ))
                .help("or trust this certificate itself: pass it in the TLS option cafile")
        }
        CertificateFault::UnsupportedVersion { position } => {
            let authority = failure.chain.get(*position);
            let version = authority.map_or(1, |one| one.version);
            let whose = sent_text(failure, *position, host);
            let problem = format!(
                "{whose} is X.509 version {version}, which cannot mark a certificate as an authority's"
            );
            Diagnosis::new(Code::CertificateUnsupportedVersion, problem)
                .seen("expected", "version 3 with basicConstraints CA:TRUE")
                .seen("found", described(authority))
                .seen("sent", sent(failure))
                .help("reissue the certificate of that authority as version 3 with basicConstraints = critical,CA:TRUE")
        }
        CertificateFault::Invalid(invalidity) => invalid::diagnose(invalidity, failure, host),
    }
}

fn self_signed(failure: &TlsFailure, leaf: Option<&CertificateFacts>, host: &str) -> Diagnosis {
    let found = format!("{}, not among {}", described(leaf), failure.trust);
    if let Some(default) = leaf.and_then(products::default_of) {
        let problem = format!("the certificate of {host} looks like {}", default.what);
        let diagnosis = Diagnosis::new(Code::CertificateSelfSigned, problem).seen("found", found);
        return default
            .help
            .iter()
            .fold(diagnosis, |diagnosis, line| diagnosis.help(*line));
    }
    let problem = format!("the certificate of {host} is self-signed and not trusted here");
    let mut diagnosis = Diagnosis::new(Code::CertificateSelfSigned, problem).seen("found", found);
    if leaf.is_some_and(|leaf| leaf.is_ca) {
        diagnosis = diagnosis.seen("kind", "CA:TRUE, as `openssl req -x509` makes it");
    }
    diagnosis
        .help(format!(
            "if the server is yours, pass its certificate: tls: ['cafile' => '/path/to/{}.pem']",
            file_name(host, "server")
        ))
        .help("or give the server a certificate from an authority that this machine trusts")
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
    let is_address = host.parse::<std::net::IpAddr>().is_ok();
    if names.iter().any(|name| name == host) && is_address {
        return diagnosis.help(format!(
            "reissue the certificate with {}: an IP address in a DNS entry does not count",
            san_of(host)
        ));
    }
    let diagnosis = match names.iter().find(|name| is_near_miss(name, host)) {
        Some(pattern) => diagnosis.help(format!(
            "reissue the certificate with {} too: the * in {} matches exactly one whole label",
            san_of(host),
            one_line(pattern, 80)
        )),
        None => diagnosis,
    };
    // Often only the www. is missing, or too much.
    let sibling = |name: &&String| {
        name.strip_prefix("www.") == Some(host) || host.strip_prefix("www.") == Some(name.as_str())
    };
    let first = names.iter().find(sibling);
    let first = first.or_else(|| names.iter().find(|name| is_plain_host(name)));
    let diagnosis = match first.filter(|name| is_plain_host(name)) {
        Some(name) => diagnosis.help(format!(
            "connect with a name in the certificate, such as {}://{name}",
            target.scheme()
        )),
        None => diagnosis,
    };
    let add = match leaf.and_then(public_authority::issuer_of) {
        Some("Let's Encrypt") if is_address => {
            "add one there; Let's Encrypt issues them for addresses too, for six days (profile shortlived)"
        }
        _ => "add one there",
    };
    diagnosis.help(format!("if the URL is right, the server likely has no certificate for {host} and sent its default one: {add}"))
}

fn no_subject_alt_name(leaf: Option<&CertificateFacts>, host: &str) -> Diagnosis {
    let problem = format!("the certificate of {host} has no host in subjectAltName");
    Diagnosis::new(Code::CertificateNoSubjectAltName, problem)
        .seen("expected", san_of(host))
        .seen("found", described(leaf))
        .help(format!(
            "reissue the certificate with {}; a name in CN alone does not count",
            san_of(host)
        ))
        .help("or trust this certificate itself: pass it in the TLS option cafile")
}

/// Whether `pattern` has a wildcard that covers `host` at first sight, but not by RFC 9525 §6.3.
fn is_near_miss(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(parent) => host
            .strip_suffix(parent)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
        None => pattern
            .split_once('*')
            .is_some_and(|(before, after)| host.starts_with(before) && host.ends_with(after)),
    }
}

/// A name of the peer that is safe to stand in an example.
fn is_plain_host(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (1..=100).contains(&name.len()) && name.contains('.') && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_that_miss_by_a_label_are_found() {
        for (pattern, host) in [
            ("*.example.test", "a.b.example.test"),
            ("*.example.test", "example.test"),
            ("g*d.test", "good.test"),
            ("*", "good.test"),
        ] {
            assert!(is_near_miss(pattern, host), "{pattern} {host}");
        }
        assert!(!is_near_miss("*.example.test", "myexample.test"));
        assert!(!is_near_miss("*.example.test", "other.test"));
        assert!(!is_near_miss("example.test", "example.test"));
    }

    #[test]
    fn only_plain_names_stand_in_examples() {
        assert!(is_plain_host("a-1.example.test"));
        assert!(!is_plain_host("*.example.test"));
        assert!(!is_plain_host("a'b.test"));
        assert!(!is_plain_host("localhost"));
    }
}
