//! What is accepted of a server's certificate, and how a refusal is explained.

use rcgen::{BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa};

use super::pki::{Authority, Identity, leaf, valid};
use super::server::{BOTH, Server, config};
use super::{code, connect, echo, explain, trusting};
use crate::diagnosis::Code;
use crate::tls::{CertificateFault, CertificateRef, TlsError, TlsFailure, TlsOptions};

fn server(identity: &Identity, times: usize) -> Server {
    Server::tls(times, config(identity, BOTH, None))
}

/// Runs a handshake with a server whose certificate `params` comes from a trusted authority.
fn refused(params: &CertificateParams) -> Box<TlsFailure> {
    let authority = Authority::new("Lab CA");
    let server = server(&authority.issue(params), 1);
    connect(&server, &trusting(&authority.pem), "good.test").unwrap_err()
}

#[test]
fn a_good_chain_is_accepted_and_described() {
    let authority = Authority::new("Lab CA");
    let below = authority.intermediate("Lab CA 2");
    let mut identity = below.issue(&leaf(&["good.test", "127.0.0.1"]));
    identity.chain.push(below.der.clone());
    let server = server(&identity, 2);
    let mut stream = connect(&server, &trusting(&authority.pem), "good.test").unwrap();
    let summary = stream.summary();
    assert_eq!(summary.version, "TLSv1.3");
    assert!(summary.cipher_suite.starts_with("TLS_AES_"));
    assert!(summary.verified && !summary.resumed);
    assert_eq!(summary.chain.len(), 2);
    assert_eq!(summary.chain[0].issuer, "CN=Lab CA 2");
    assert_eq!(summary.chain[0].key.kind, "EC P-256");
    assert_eq!(summary.trust.to_string(), "the 1 root of option ca");
    // More than the buffers on the way hold.
    let bytes: Vec<u8> = (0..1_000_000_u32).map(|n| n.to_le_bytes()[1]).collect();
    assert_eq!(echo(&mut stream, &bytes).unwrap(), bytes);
    stream.send_close_notify();
    drop(stream);
    connect(&server, &trusting(&authority.pem), "127.0.0.1").unwrap();
}

#[test]
fn an_unknown_issuer_is_named() {
    let identity = Authority::new("Acme CA").issue(&leaf(&["good.test"]));
    let server = server(&identity, 1);
    let lab = Authority::new("Lab CA");
    let failure = connect(&server, &trusting(&lab.pem), "good.test").unwrap_err();
    assert_eq!(failure.chain[0].common_name.as_deref(), Some("good.test"));
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::CertificateUnknownIssuer);
    assert_eq!(
        diagnosis.problem,
        "the certificate of good.test is signed by \"Acme CA\", which is not among the certificates of option ca"
    );
    assert_eq!(
        diagnosis.evidence[0].1,
        "CN=good.test  issued by  CN=Acme CA, not among the 1 root of option ca"
    );
}

#[test]
fn an_expired_certificate_tells_since_when() {
    let failure = refused(&valid(leaf(&["good.test"]), -90, -35));
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::CertificateExpired);
    assert_eq!(
        diagnosis.problem,
        "the certificate of good.test expired 35 days ago"
    );
    assert!(diagnosis.evidence[0].1.starts_with("valid until 2"));
    assert!(diagnosis.evidence[1].1.ends_with(" UTC on this machine"));
}

#[test]
fn a_certificate_of_the_future_tells_from_when() {
    let failure = refused(&valid(leaf(&["good.test"]), 3, 30));
    assert!(matches!(
        failure.error,
        TlsError::Certificate(CertificateFault::NotYetValid {
            whose: Some(CertificateRef::Sent(0)),
            ..
        })
    ));
    assert_eq!(explain(failure).code, Code::CertificateNotYetValid);
}

#[test]
fn a_wrong_name_lists_the_right_ones() {
    let mut names: Vec<String> = (0..20).map(|n| format!("h{n}.example.test")).collect();
    names.insert(0, "*.example.test".to_owned());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let diagnosis = explain(refused(&leaf(&names)));
    assert_eq!(diagnosis.code, Code::CertificateNameMismatch);
    let (label, found) = &diagnosis.evidence[1];
    assert_eq!(*label, "found");
    assert!(found.starts_with("*.example.test, h0.example.test, "));
    assert!(found.ends_with(" and 13 more"));
    assert!(diagnosis.help[0].ends_with("such as wss://h0.example.test"));
}

#[test]
fn a_name_in_cn_only_does_not_count_for_authorities() {
    let mut params = leaf(&["good.test"]);
    params.subject_alt_names.clear();
    assert_eq!(
        explain(refused(&params)).code,
        Code::CertificateNoSubjectAltName
    );
}

#[test]
fn a_certificate_for_clients_is_refused() {
    let mut params = leaf(&["good.test"]);
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let diagnosis = explain(refused(&params));
    assert_eq!(diagnosis.code, Code::CertificateWrongPurpose);
    assert_eq!(diagnosis.evidence[1].1, "extendedKeyUsage clientAuth");
}

#[test]
fn an_end_entity_may_not_issue() {
    let authority = Authority::new("Lab CA");
    let mut params = leaf(&["good.test"]);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let server = server(&authority.issue(&params), 1);
    let outcome = connect(&server, &trusting(&authority.pem), "good.test");
    assert_eq!(code(outcome), Code::CertificateInvalid);
}

/// As made by tools that leave basicConstraints out, and as made by `openssl req -x509`.
fn self_signed_ones() -> [CertificateParams; 2] {
    let plain = leaf(&["good.test"]);
    let mut authority = leaf(&["good.test"]);
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    [plain, authority]
}

#[test]
fn a_self_signed_certificate_is_refused_unless_trusted_or_allowed() {
    let other = Authority::new("Lab CA");
    for params in self_signed_ones() {
        let identity = Identity::self_signed(&params);
        let server = server(&identity, 3);
        let untrusted = trusting(&other.pem);
        let failure = connect(&server, &untrusted, "good.test").unwrap_err();
        assert_eq!(failure.chain.len(), 1);
        assert_eq!(explain(failure).code, Code::CertificateSelfSigned);

        let trusted = connect(&server, &trusting(&identity.pem), "good.test").unwrap();
        assert!(trusted.summary().verified);
        drop(trusted);

        let allowing = TlsOptions {
            allow_self_signed: true,
            ..untrusted
        };
        let allowed = connect(&server, &allowing, "good.test").unwrap();
        assert!(!allowed.summary().verified);
    }
}

#[test]
fn trust_and_permission_do_not_excuse_dates_and_names() {
    for params in self_signed_ones() {
        let identity = Identity::self_signed(&valid(params, -9, -2));
        let server = server(&identity, 2);
        let trusted = trusting(&identity.pem);
        let outcome = connect(&server, &trusted, "good.test");
        assert_eq!(code(outcome), Code::CertificateExpired);
        let mut allowing = trusting(&Authority::new("Lab CA").pem);
        allowing.allow_self_signed = true;
        let outcome = connect(&server, &allowing, "good.test");
        assert_eq!(code(outcome), Code::CertificateExpired);
    }
    for params in self_signed_ones() {
        let identity = Identity::self_signed(&params);
        let server = server(&identity, 2);
        let trusted = trusting(&identity.pem);
        assert_eq!(
            code(connect(&server, &trusted, "bad.test")),
            Code::CertificateNameMismatch
        );
        let unnamed = TlsOptions {
            verify_peer_name: false,
            ..trusted
        };
        let stream = connect(&server, &unnamed, "bad.test").unwrap();
        assert!(!stream.summary().verified);
    }
}

#[test]
fn a_certificate_of_an_authority_can_be_trusted_itself() {
    let identity = Authority::new("Acme CA").issue(&leaf(&["good.test"]));
    let server = server(&identity, 1);
    let stream = connect(&server, &trusting(&identity.pem), "good.test").unwrap();
    assert!(stream.summary().verified);
}

#[test]
fn the_cn_of_a_certificate_that_is_trusted_itself_counts() {
    let mut params = leaf(&["*.good.test"]);
    params.subject_alt_names.clear();
    let identity = Identity::self_signed(&params);
    let server = server(&identity, 3);
    let trusted = trusting(&identity.pem);
    connect(&server, &trusted, "a.good.test").unwrap();
    let outcome = connect(&server, &trusted, "a.b.good.test");
    assert_eq!(code(outcome), Code::CertificateNoSubjectAltName);
    assert_eq!(
        code(connect(&server, &trusted, "good.test")),
        Code::CertificateNoSubjectAltName
    );
}

#[test]
fn verify_peer_off_accepts_any_chain_but_not_any_name() {
    let identity = Authority::new("Acme CA").issue(&valid(leaf(&["good.test"]), -9, -2));
    let server = server(&identity, 3);
    let unchecked = TlsOptions {
        verify_peer: false,
        ..TlsOptions::default()
    };
    let stream = connect(&server, &unchecked, "good.test").unwrap();
    assert!(!stream.summary().verified);
    assert!(!stream.summary().trust.is_used());
    assert_eq!(stream.summary().brief(), "TLSv1.3, not verified");
    drop(stream);
    assert_eq!(
        code(connect(&server, &unchecked, "bad.test")),
        Code::CertificateNameMismatch
    );
    let unchecked = TlsOptions {
        verify_peer_name: false,
        ..unchecked
    };
    connect(&server, &unchecked, "bad.test").unwrap();
}

#[test]
fn peer_name_replaces_the_host() {
    let authority = Authority::new("Lab CA");
    let server = server(
        &authority.issue(&leaf(&["good.test", "xn--bcher-kva.test"])),
        2,
    );
    for name in ["good.test", "bücher.test"] {
        let options = TlsOptions {
            peer_name: Some(name.to_owned()),
            ..trusting(&authority.pem)
        };
        connect(&server, &options, "10.0.0.7").unwrap();
    }
}

#[test]
fn text_of_the_peer_cannot_break_a_report() {
    let mut params = leaf(&["good.test"]);
    let name = format!("a\r\n\u{1b}[31mb{}", "x".repeat(5000));
    params
        .distinguished_name
        .push(rcgen::DnType::CommonName, name);
    let identity = Identity::self_signed(&params);
    let server = server(&identity, 1);
    let lab = Authority::new("Lab CA");
    let diagnosis = explain(connect(&server, &trusting(&lab.pem), "good.test").unwrap_err());
    for (_, text) in &diagnosis.evidence {
        assert!(!text.contains(['\r', '\n', '\u{1b}']));
        assert!(text.chars().count() < 500);
    }
}
