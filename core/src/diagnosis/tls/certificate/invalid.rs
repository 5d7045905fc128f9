//! Words for chains that are not valid, and for keys and signatures that are not accepted.

use super::super::super::text::one_line;
use super::super::super::{Code, Diagnosis};
use super::super::{SHOWN, listed, listed_of};
use super::{described, file_name, sent, which};
use crate::tls::{Holder, Invalidity, TlsFailure};

const KEYS: &str = "RSA of 2048 bits or more, EC P-256, EC P-384 or Ed25519";

/// Explains `invalidity`.
pub(super) fn diagnose(invalidity: &Invalidity, failure: &TlsFailure, host: &str) -> Diagnosis {
    let new = |problem: String| Diagnosis::new(Code::CertificateInvalid, problem);
    let leaf = failure.chain.first();
    match invalidity {
        Invalidity::CriticalExtension { position, oids } => {
            let whose = which(failure, *position, host);
            new(format!("{whose} has a critical extension that this client does not know"))
                .seen("found", format!("extension {}", listed(oids, ", ")))
                .help("issue the certificate anew without that extension, or without marking it critical")
        }
        Invalidity::IssuerNotAuthority { position } => {
            let whose = which(failure, *position, host);
            new(format!("{whose} has signed another one, but is not an authority's"))
                .seen("expected", "basicConstraints CA:TRUE")
                .seen("sent", sent(failure))
                .help(format!("issue the certificate of {host} from a real authority"))
                .help("or, if that one is meant to be an authority, issue it anew with basicConstraints = critical,CA:TRUE")
        }
        Invalidity::PathLength { position, limit } => {
            let whose = which(failure, *position, host);
            let diagnosis = new(format!("more authorities stand below {whose} than it allows"));
            let diagnosis = match limit {
                Some(limit) => {
                    diagnosis.seen("expected", format!("at most {limit} (pathLenConstraint)"))
                }
                None => diagnosis,
            };
            diagnosis
                .seen("sent", sent(failure))
                .help("issue the certificate from an authority higher up, or that authority anew with a greater pathLenConstraint")
        }
        Invalidity::NameConstraint {
            whose,
            permitted,
            excluded,
        } => {
            let authority = match whose {
                Some(holder) => holder_text(failure, holder, host),
                None => format!("an authority in the chain of {host}"),
            };
            let mut diagnosis = new(format!("{authority} may not vouch for the names in the certificate of {host}"));
            if !permitted.is_empty() {
                diagnosis = diagnosis.seen("permitted", listed(permitted, ", "));
            }
            if !excluded.is_empty() {
                diagnosis = diagnosis.seen("excluded", listed(excluded, ", "));
            }
            if let Some(leaf) = leaf {
                let names = &leaf.subject_alt_names;
                diagnosis = diagnosis.seen("found", listed_of(names, leaf.subject_alt_name_count, ", "));
            }
            diagnosis.help("issue the certificate with permitted names only, or from an authority without nameConstraints for them")
        }
        Invalidity::TooLong { sent: count } => new(format!(
            "the chain of {host} has too many authorities between the server and a trusted one"
        ))
        .seen("expected", "at most 6")
        .seen("found", format!("{count} certificates sent"))
        .help("let the server send its own certificate and its intermediates only, and issue it from an authority nearer to the root"),
        Invalidity::AuthorityAsServer { own: Some(_) } => new(
            "the server sends its certificates in the wrong order: an authority's comes first".to_owned(),
        )
        .seen("expected", format!("the certificate of {host} first"))
        .seen("sent", sent(failure))
        .help("put the server's own certificate first in its file, then the one that signed it, and so on (nginx: ssl_certificate; Apache: SSLCertificateFile)"),
        Invalidity::AuthorityAsServer { own: None } => {
            new("the server uses the certificate of an authority as its own".to_owned())
                .seen("expected", "basicConstraints CA:FALSE")
                .seen("found", described(leaf))
                .help(format!("issue a certificate for {host} from that authority, and let the server use it"))
        }
        Invalidity::OtherKey { position, issuer } => other_key(failure, *position, issuer, host),
        Invalidity::UnsupportedKey { whose, kind } => {
            let whose = holder_text(failure, whose, host);
            new(format!("{whose} has a kind of key that is not supported"))
                .seen("expected", KEYS)
                .seen("found", one_line(kind, SHOWN))
                .help("make that certificate anew with a key of a supported kind, and those that it signed")
        }
        Invalidity::Unreadable { position } => {
            let whose = match position {
                Some(0) => format!("the certificate of {host}"),
                Some(position) => format!("certificate {} of {} that the server sends", position + 1, failure.chain.len()),
                None => format!("a certificate in the chain of {host}"),
            };
            new(format!("{whose} cannot be read"))
                .seen("found", "not the encoding of a certificate (RFC 5280)")
                .seen("sent", sent(failure))
                .help("let the server load the certificate anew, or have it issued anew")
        }
        Invalidity::Other { detail } => new(format!("the certificate chain of {host} is not valid"))
            .seen("found", one_line(detail, SHOWN))
            .seen("sent", sent(failure)),
    }
}

fn other_key(failure: &TlsFailure, position: usize, issuer: &Holder, host: &str) -> Diagnosis {
    let signed = which(failure, Some(position), host);
    let of = match issuer {
        Holder::Sent(_) => "that the server sends",
        Holder::Trusted(_) => "that is trusted here",
    };
    let name = name_of(failure, issuer);
    let top = failure.chain.get(position);
    let is_root = top.is_some_and(|top| top.self_issued);
    let (problem, found) = if is_root && matches!(issuer, Holder::Trusted(_)) {
        (
            format!(
                "the chain of {host} leads to another \"{name}\" than the one {of}: it has the name, but another key"
            ),
            format!("{}, signed with its own key", described(top)),
        )
    } else {
        (
            format!(
                "{signed} is not signed by the \"{name}\" {of}, but by another key of that name"
            ),
            format!("{}, whose signature does not fit", described(top)),
        )
    };
    let diagnosis = Diagnosis::new(Code::CertificateInvalid, problem)
        .seen("found", found)
        .seen("sent", sent(failure))
        .seen("trusted", failure.trust.to_string());
    match issuer {
        Holder::Sent(_) => diagnosis
            .help(format!("let the server send the certificate of {name} that belongs to the key which signed; it was likely renewed with another key"))
            .help("or the certificate was damaged or forged: compare it with the file on the server"),
        Holder::Trusted(_) => diagnosis
            .help(format!("{name} was likely made anew under the same name: pass its new certificate: tls: ['cafile' => '/path/to/{}.pem']", file_name(&name, "ca")))
            .help("or issue the server's certificate anew from the authority that is trusted here"),
    }
}

/// An RSA key that is too short.
pub(super) fn weak_key(failure: &TlsFailure, whose: &Holder, bits: usize, host: &str) -> Diagnosis {
    let subject = holder_text(failure, whose, host);
    let diagnosis = Diagnosis::new(
        Code::CertificateWeakKey,
        format!("{subject} has an RSA key of {bits} bits only"),
    )
    .seen("expected", "RSA of 2048 bits or more, or an elliptic curve")
    .seen("found", format!("RSA {bits}"));
    match whose {
        Holder::Sent(0) => diagnosis.help("issue the certificate anew with a longer key"),
        _ => diagnosis.help(
            "make the authority anew with a longer key, and issue the server's certificate from it",
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
    let whose = which(failure, position, host);
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
            "a signature with SHA-256 or better: RSA, ECDSA on P-256 or P-384, or Ed25519",
        )
        .seen("found", algorithm)
        .help("let the authority issue the certificate anew with a signature that is supported")
}

fn holder_text(failure: &TlsFailure, holder: &Holder, host: &str) -> String {
    match holder {
        Holder::Sent(position) => which(failure, Some(*position), host),
        Holder::Trusted(name) => format!("the trusted authority \"{}\"", one_line(name, 80)),
    }
}

fn name_of(failure: &TlsFailure, holder: &Holder) -> String {
    let name = match holder {
        Holder::Sent(position) => failure
            .chain
            .get(*position)
            .and_then(|one| one.common_name.clone()),
        Holder::Trusted(name) => Some(name.clone()),
    };
    one_line(&name.unwrap_or_default(), 80)
}
