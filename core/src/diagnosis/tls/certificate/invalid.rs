//! Words for chains that are not valid, and for keys and signatures that are not accepted.

use super::naming::{described, file_name, holder_text, name_or_dash, sent, sent_text};
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::programs::setting_examples;
use crate::text::{SHOWN, listed, listed_of, one_line};
use crate::tls::{CertificateRef, Invalidity, TlsFailure};

const KEYS: &str = "RSA of 2048 to 8192 bits, EC P-256, EC P-384 or Ed25519";

/// Explains `invalidity`.
pub(super) fn diagnose(invalidity: &Invalidity, failure: &TlsFailure, host: &str) -> Diagnosis {
    let diagnosis = of_invalidity(invalidity, failure, host);
    match limiting(invalidity) {
        // The server's files are valid; where to look is the file that is trusted.
        Some(CertificateRef::Trusted(_)) => diagnosis.seen("trusted", failure.trust.to_string()),
        _ => diagnosis,
    }
}

/// Whose certificate does not allow the chain.
fn limiting(invalidity: &Invalidity) -> Option<&CertificateRef> {
    match invalidity {
        Invalidity::CriticalExtension { whose, .. }
        | Invalidity::IssuerNotAuthority { whose }
        | Invalidity::MayNotSign { whose, .. }
        | Invalidity::PathLength { whose, .. }
        | Invalidity::NameConstraint { whose, .. }
        | Invalidity::Malformed { whose, .. } => whose.as_ref(),
        Invalidity::UnsupportedConstraint { whose, .. } => Some(whose),
        _ => None,
    }
}

fn of_invalidity(invalidity: &Invalidity, failure: &TlsFailure, host: &str) -> Diagnosis {
    let new = |problem: String| Diagnosis::new(Code::CertificateInvalid, problem);
    let leaf = failure.chain.first();
    match invalidity {
        Invalidity::CriticalExtension { whose, oids } => {
            let subject = holder_text(failure, whose.as_ref(), host);
            let names: Vec<String> = oids.iter().map(|oid| extension_name(oid)).collect();
            new(format!("{subject} has a critical extension that this client does not support"))
                .seen("found", format!("extension {}", listed(&names, ", ")))
                .help("reissue the certificate without that extension, or with it not critical")
        }
        Invalidity::IssuerNotAuthority { whose: Some(CertificateRef::Trusted(name)) } => {
            let name = one_line(name, 80);
            new(format!("the certificate of {host} is signed by \"{name}\", which is not a CA certificate, so it is trusted for itself only"))
                .seen("expected", "an issuer with basicConstraints CA:TRUE")
                .seen("found", described(leaf))
                .help("to trust this server alone, pass its own certificate in the TLS option cafile")
                .help("or issue its certificate from a real authority, and trust that one")
        }
        Invalidity::IssuerNotAuthority { whose } => {
            let subject = holder_text(failure, whose.as_ref(), host);
            new(format!("{subject} signed another certificate, but is not a CA certificate"))
                .seen("expected", "basicConstraints CA:TRUE")
                .seen("sent", sent(failure))
                .help(format!("issue the certificate of {host} from a real authority"))
                .help("or, if that is meant to be an authority, reissue it with basicConstraints = critical,CA:TRUE")
        }
        Invalidity::MayNotSign { whose, usages } => {
            let subject = holder_text(failure, whose.as_ref(), host);
            new(format!("{subject} signed another certificate, but is not allowed to"))
                .seen("expected", "keyUsage keyCertSign")
                .seen("found", format!("keyUsage {}", listed(usages, ", ")))
                .seen("sent", sent(failure))
                .help("reissue the certificate of that authority with keyUsage = critical,keyCertSign,cRLSign; what it signed can stay if its key stays")
        }
        Invalidity::PathLength { whose, limit } => {
            let subject = holder_text(failure, whose.as_ref(), host);
            let diagnosis = new(format!("there are more authorities below {subject} than it allows"));
            let diagnosis = match limit {
                Some(limit) => {
                    diagnosis.seen("expected", format!("at most {limit} (pathLenConstraint)"))
                }
                None => diagnosis,
            };
            diagnosis
                .seen("sent", sent(failure))
                .help("issue the certificate from a higher authority, or reissue that authority with a greater pathLenConstraint")
        }
        Invalidity::NameConstraint {
            whose,
            permitted,
            excluded,
            name,
        } => {
            let authority = match whose {
                Some(holder) => holder_text(failure, Some(holder), host),
                None => format!("an authority in the chain of {host}"),
            };
            let position = name.as_ref().map_or(0, |(position, _)| *position);
            let subject = sent_text(failure, position, host);
            let mut diagnosis = new(format!("{authority} may not issue certificates for a name in {subject}"));
            if !permitted.is_empty() {
                diagnosis = diagnosis.seen("permitted", listed(permitted, ", "));
            }
            if !excluded.is_empty() {
                diagnosis = diagnosis.seen("excluded", listed(excluded, ", "));
            }
            if let Some((_, name)) = name {
                diagnosis = diagnosis.seen("found", one_line(name, 80));
            } else if let Some(leaf) = leaf {
                let names = &leaf.subject_alt_names;
                diagnosis = diagnosis.seen("found", listed_of(names, leaf.subject_alt_name_count, ", "));
            }
            diagnosis.help("issue the certificate with permitted names only, or from an authority without nameConstraints for them")
        }
        Invalidity::UnsupportedConstraint { whose, kind } => {
            let subject = holder_text(failure, Some(whose), host);
            new(format!("{subject} has name constraints of a kind that this client does not support"))
                .seen("expected", "nameConstraints on dNSName or iPAddress")
                .seen("found", format!("nameConstraints on {kind}"))
                .help(format!("issue the certificate of {host} from an authority without them: rustls-webpki refuses every chain below constraints that it cannot check"))
        }
        Invalidity::TooLong { sent: count } => new(format!(
            "the chain of {host} has too many authorities between the server and a trusted one"
        ))
        .seen("expected", "at most 6")
        .seen("found", format!("{count} certificates sent"))
        .help("configure the server to send its own certificate and its intermediates only, and issue it from an authority closer to the root"),
        Invalidity::AuthorityAsServer { own: Some(_) } => new(
            "the server sends its certificates in the wrong order: an authority's is first".to_owned(),
        )
        .seen("expected", format!("the certificate of {host} first"))
        .seen("sent", sent(failure))
        .help(format!("put the server's own certificate first in its file, then the one that signed it, and so on ({})", setting_examples(|settings| settings.certificate_file))),
        Invalidity::AuthorityAsServer { own: None } => {
            new("the server uses the certificate of an authority as its own".to_owned())
                .seen("expected", "basicConstraints CA:FALSE")
                .seen("found", described(leaf))
                .help(format!("issue a certificate for {host} from that authority, and configure the server to use it"))
        }
        Invalidity::OtherKey { position, issuer } => other_key(failure, *position, issuer, host),
        Invalidity::NameForm { position, issuer } => {
            let subject = sent_text(failure, *position, host);
            let name = name_of(failure, issuer);
            new(format!("{subject} writes the name of its issuer \"{name}\" in another form than {}", holder_text(failure, Some(issuer), host)))
                .seen("expected", "the same bytes: this client does not apply RFC 5280 §7.1 (case, spaces, string types) to names")
                .seen("found", format!("issuer {}", failure.chain.get(*position).map_or_else(String::new, |one| name_or_dash(&one.issuer))))
                .help("reissue the certificate with the issuer's name copied byte for byte from the authority's certificate, as RFC 5280 §4.1.2.6 requires")
        }
        Invalidity::UnsupportedKey { whose, kind } => {
            let subject = holder_text(failure, Some(whose), host);
            new(format!("{subject} has a type of key that this client does not support"))
                .seen("expected", KEYS)
                .seen("found", one_line(kind, SHOWN))
                .help("reissue that certificate with a key of a supported type, and those that it signed")
        }
        Invalidity::Malformed { whose, what } => {
            let subject = holder_text(failure, whose.as_ref(), host);
            new(format!("{subject} is not encoded as RFC 5280 requires: {what}"))
                .seen("sent", sent(failure))
                .help("have that certificate reissued; the program that created it is at fault")
        }
        Invalidity::TooLarge => new(format!(
            "the certificates that {host} sends are too large for this client"
        ))
        .seen("expected", "at most 64 KiB for the whole chain")
        .help(format!("configure the server to send its own certificate and its intermediates only; its file likely holds a whole CA bundle ({})", setting_examples(|settings| settings.certificate_file))),
        Invalidity::Unreadable { position } => {
            let whose = match position {
                Some(0) => format!("the certificate of {host}"),
                Some(position) => format!("certificate {} of {} that the server sends", position + 1, failure.chain.len()),
                None => format!("a certificate in the chain of {host}"),
            };
            new(format!("{whose} cannot be read"))
                .seen("found", "not a valid encoding of a certificate (RFC 5280)")
                .seen("sent", sent(failure))
                .help("reload the certificate on the server, or have it reissued")
        }
        Invalidity::Other { detail } => new(format!("the certificate chain of {host} is not valid"))
            .seen("found", one_line(detail, SHOWN))
            .seen("sent", sent(failure)),
    }
}

fn other_key(
    failure: &TlsFailure,
    position: usize,
    issuer: &CertificateRef,
    host: &str,
) -> Diagnosis {
    let signed = sent_text(failure, position, host);
    let of = match issuer {
        CertificateRef::Sent(_) => "that the server sends",
        CertificateRef::Trusted(_) => "that is trusted here",
    };
    let name = name_of(failure, issuer);
    let top = failure.chain.get(position);
    let is_root = top.is_some_and(|top| top.self_issued);
    let (problem, found) = if is_root && matches!(issuer, CertificateRef::Trusted(_)) {
        (
            format!(
                "the chain of {host} leads to another \"{name}\" than the one {of}: the same name, but another key"
            ),
            format!("{}, signed with its own key", described(top)),
        )
    } else {
        (
            format!(
                "{signed} is not signed by the \"{name}\" {of}, but by another key with that name"
            ),
            format!("{}, whose signature does not match", described(top)),
        )
    };
    let diagnosis = Diagnosis::new(Code::CertificateInvalid, problem)
        .seen("found", found)
        .seen("sent", sent(failure))
        .seen("trusted", failure.trust.to_string());
    match issuer {
        CertificateRef::Sent(_) => diagnosis
            .help(format!("configure the server to send the certificate of {name} for the key that signed; {name} was likely renewed with another key"))
            .help("or the certificate was damaged or forged: compare it with the file on the server"),
        CertificateRef::Trusted(_) => diagnosis
            .help(format!("{name} was likely recreated under the same name; pass its new certificate: tls: ['cafile' => '/path/to/{}.pem']", file_name(&name, "ca")))
            .help("or reissue the server's certificate from the authority that is trusted here"),
    }
}

/// An RSA key that is too short.
pub(super) fn weak_key(
    failure: &TlsFailure,
    whose: &CertificateRef,
    bits: usize,
    host: &str,
) -> Diagnosis {
    let subject = holder_text(failure, Some(whose), host);
    let diagnosis = Diagnosis::new(
        Code::CertificateWeakKey,
        format!("{subject} has an RSA key of only {bits} bits"),
    )
    .seen("expected", "RSA of 2048 bits or more, or an elliptic curve")
    .seen("found", format!("RSA {bits}"));
    match whose {
        CertificateRef::Sent(0) => diagnosis.help("reissue the certificate with a longer key"),
        _ => diagnosis.help(
            "recreate the authority with a longer key, and issue the server's certificate from it",
        ),
    }
}

/// A signature algorithm that is not accepted.
pub(super) fn weak_signature(
    failure: &TlsFailure,
    position: Option<usize>,
    algorithm: &str,
    host: &str,
) -> Diagnosis {
    let whose = holder_text(failure, position.map(CertificateRef::Sent).as_ref(), host);
    let algorithm = one_line(algorithm, SHOWN);
    let lower = algorithm.to_lowercase();
    let broken = ["md2", "md4", "md5", "sha1"]
        .iter()
        .any(|weak| lower.contains(weak));
    let why = if broken {
        "which is not accepted"
    } else {
        "which is not supported with its issuer's key"
    };
    let problem = format!("{whose} is signed with {algorithm}, {why}");
    Diagnosis::new(Code::CertificateWeakSignature, problem)
        .seen(
            "expected",
            "RSA with SHA-256, SHA-384 or SHA-512, ECDSA on P-256 or P-384 with SHA-256 or SHA-384, or Ed25519",
        )
        .seen("found", algorithm)
        .help("have the authority reissue the certificate with a supported signature algorithm")
}

/// The extensions of RFC 5280 by name, others by OID.
fn extension_name(oid: &str) -> String {
    let name = match oid {
        "2.5.29.32" => "certificatePolicies",
        "2.5.29.33" => "policyMappings",
        "2.5.29.36" => "policyConstraints",
        "2.5.29.54" => "inhibitAnyPolicy",
        _ => return oid.to_owned(),
    };
    format!("{name} ({oid})")
}

fn name_of(failure: &TlsFailure, holder: &CertificateRef) -> String {
    let name = match holder {
        CertificateRef::Sent(position) => failure
            .chain
            .get(*position)
            .and_then(|one| one.common_name.clone()),
        CertificateRef::Trusted(name) => Some(name.clone()),
    };
    one_line(&name.unwrap_or_default(), 80)
}
