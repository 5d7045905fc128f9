//! Words for what is valid about a refused certificate, and what besides its fault is not.

use crate::tls::{Audit, CertificateCheck, CertificateFault, Invalidity};

/// A line such as "the only problem is the name; dates and chain are valid".
pub(super) fn line(audit: &Audit, fault: &CertificateFault) -> Option<String> {
    use CertificateCheck::Passed;
    let passed: Vec<&str> = [
        (audit.dates, "dates"),
        (audit.name, "name"),
        (audit.chain, "chain"),
    ]
    .into_iter()
    .filter(|(check, _)| *check == Passed)
    .map(|(_, what)| what)
    .collect();
    let problems = problems(audit, fault);
    let found = match problems.as_slice() {
        // Nothing else could be checked, so nothing is known about what else is wrong.
        [_] if passed.is_empty() => return None,
        [_] => format!("the only problem is {}", noun(fault)),
        [one, two] => format!("two problems: {one}, and {two}"),
        [one, two, three] => format!("three problems: {one}, {two}, and {three}"),
        _ => return None,
    };
    Some(match passed.as_slice() {
        [] => found,
        [one] => format!(
            "{found}; the {one} {} valid",
            if *one == "dates" { "are" } else { "is" }
        ),
        [one, two, ..] => format!("{found}; {one} and {two} are valid"),
    })
}

/// Dates, name and chain as far as they are wrong, the fault itself among them.
fn problems(audit: &Audit, fault: &CertificateFault) -> Vec<&'static str> {
    use CertificateCheck::Failed;
    use CertificateFault as Fault;
    let mut problems = Vec::new();
    if audit.dates == Failed {
        problems.push(match fault {
            Fault::Expired { .. } | Fault::NotYetValid { .. } => adjective(fault),
            _ => "out of date",
        });
    }
    if audit.name == Failed {
        problems.push(match fault {
            Fault::NoSubjectAltName => adjective(fault),
            _ => "for another host",
        });
    }
    if audit.chain == Failed {
        problems.push(adjective(audit.chain_fault.as_deref().unwrap_or(fault)));
    }
    problems
}

fn noun(fault: &CertificateFault) -> &'static str {
    use CertificateFault as Fault;
    match fault {
        Fault::Expired { .. } | Fault::NotYetValid { .. } => "the date",
        Fault::NameMismatch | Fault::NoSubjectAltName => "the name",
        Fault::SelfSigned | Fault::UnknownIssuer { .. } => "the issuer",
        Fault::WrongPurpose { .. } => "the purpose",
        Fault::WeakKey { .. } => "the key",
        Fault::WeakSignature { .. } => "the signature",
        Fault::UnsupportedVersion { .. } => "the version",
        Fault::Invalid(Invalidity::UnsupportedKey { .. }) => "the key",
        Fault::Invalid(Invalidity::CriticalExtension { .. }) => "the extension",
        Fault::Invalid(_) => "the chain",
    }
}

fn adjective(fault: &CertificateFault) -> &'static str {
    use CertificateFault as Fault;
    match fault {
        Fault::Expired { .. } => "expired",
        Fault::NotYetValid { .. } => "not valid yet",
        Fault::NameMismatch => "for another host",
        Fault::NoSubjectAltName => "without a host name",
        Fault::SelfSigned => "self-signed",
        Fault::UnknownIssuer { .. } => "from an untrusted issuer",
        Fault::WrongPurpose { .. } => "not for servers",
        Fault::WeakKey { .. } => "with a key that is too short",
        Fault::WeakSignature { .. } => "with a signature that is not accepted",
        Fault::UnsupportedVersion { .. } => "of an old version",
        Fault::Invalid(_) => "with an invalid chain",
    }
}
