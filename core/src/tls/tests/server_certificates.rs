//! Which server certificates are accepted, and which fault is found in the others.

use rcgen::{BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa};

use super::pki::{Authority, Identity, leaf, valid};
use super::server::{BOTH, Server, config};
use super::{connect, echo, fault, invalidity, present, trusting};
use crate::tls::{
    CertificateFault, CertificateRef, CertificateUsage, Invalidity, TlsFailure, TlsOptions,
};

fn server(identity: &Identity, times: usize) -> Server {
    Server::tls(times, config(identity, BOTH, None))
}

/// The outcome for a server whose certificate comes from a trusted authority.
fn trusted(params: &CertificateParams) -> Result<bool, Box<TlsFailure>> {
    let authority = Authority::new("Lab CA");
    present(params, &authority, &[], &trusting(&authority.pem))
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
    // More than the buffers between both hold.
    let bytes: Vec<u8> = (0..1_000_000_u32).map(|n| n.to_le_bytes()[1]).collect();
    assert_eq!(echo(&mut stream, &bytes).unwrap(), bytes);
    stream.send_close_notify();
    drop(stream);
    connect(&server, &trusting(&authority.pem), "127.0.0.1").unwrap();
}

#[test]
fn the_certificate_of_an_untrusted_authority_is_refused_and_described() {
    let identity = Authority::new("Acme CA").issue(&leaf(&["good.test"]));
    let server = server(&identity, 1);
    let lab = Authority::new("Lab CA");
    let failure = connect(&server, &trusting(&lab.pem), "good.test").unwrap_err();
    let certificate = &failure.chain[0];
    assert_eq!(certificate.common_name.as_deref(), Some("good.test"));
    assert_eq!(certificate.issuer_name.as_deref(), Some("Acme CA"));
    assert_eq!(failure.trust.to_string(), "the 1 root of option ca");
    assert_eq!(
        fault::<()>(Err(failure)),
        CertificateFault::UnknownIssuer {
            path: vec![0],
            same_organization: None
        }
    );
}

#[test]
fn a_certificate_is_refused_outside_of_its_dates() {
    let failure = trusted(&valid(leaf(&["good.test"]), -90, -35)).unwrap_err();
    let last = failure.chain[0].not_after;
    assert!(last < failure.clock);
    let expired = CertificateFault::Expired {
        whose: Some(CertificateRef::Sent(0)),
        not_after: Some(last),
    };
    assert_eq!(fault::<()>(Err(failure)), expired);

    let failure = trusted(&valid(leaf(&["good.test"]), 3, 30)).unwrap_err();
    let first = failure.chain[0].not_before;
    assert!(failure.clock < first);
    let not_yet_valid = CertificateFault::NotYetValid {
        whose: Some(CertificateRef::Sent(0)),
        not_before: Some(first),
    };
    assert_eq!(fault::<()>(Err(failure)), not_yet_valid);
}

#[test]
fn a_certificate_for_other_names_is_refused() {
    let failure = trusted(&leaf(&["*.example.test", "h0.example.test"])).unwrap_err();
    let names = &failure.chain[0].subject_alt_names;
    assert_eq!(names, &["*.example.test", "h0.example.test"]);
    assert_eq!(fault::<()>(Err(failure)), CertificateFault::NameMismatch);
}

#[test]
fn a_name_in_cn_only_does_not_count_for_authorities() {
    let mut params = leaf(&["good.test"]);
    params.subject_alt_names.clear();
    assert_eq!(fault(trusted(&params)), CertificateFault::NoSubjectAltName);
}

#[test]
fn a_certificate_for_clients_is_refused() {
    let mut params = leaf(&["good.test"]);
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    assert_eq!(
        fault(trusted(&params)),
        CertificateFault::WrongPurpose {
            whose: Some(CertificateRef::Sent(0)),
            found: Some(CertificateUsage::Extended(vec!["clientAuth".to_owned()])),
        }
    );
}

#[test]
fn a_server_may_not_show_the_certificate_of_an_authority() {
    let mut params = leaf(&["good.test"]);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    assert_eq!(
        invalidity(trusted(&params)),
        Invalidity::AuthorityAsServer { own: None }
    );
}

/// As created by tools without basicConstraints, and as created by `openssl req -x509`.
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
        assert_eq!(fault::<()>(Err(failure)), CertificateFault::SelfSigned);

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
fn dates_and_names_are_checked_also_where_trusted_or_allowed() {
    for params in self_signed_ones() {
        let identity = Identity::self_signed(&valid(params, -9, -2));
        let server = server(&identity, 2);
        let trusted = trusting(&identity.pem);
        let outcome = connect(&server, &trusted, "good.test");
        assert!(matches!(fault(outcome), CertificateFault::Expired { .. }));
        let mut allowing = trusting(&Authority::new("Lab CA").pem);
        allowing.allow_self_signed = true;
        let outcome = connect(&server, &allowing, "good.test");
        assert!(matches!(fault(outcome), CertificateFault::Expired { .. }));
    }
    for params in self_signed_ones() {
        let identity = Identity::self_signed(&params);
        let server = server(&identity, 2);
        let trusted = trusting(&identity.pem);
        assert_eq!(
            fault(connect(&server, &trusted, "bad.test")),
            CertificateFault::NameMismatch
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
    assert_eq!(fault(outcome), CertificateFault::NoSubjectAltName);
    assert_eq!(
        fault(connect(&server, &trusted, "good.test")),
        CertificateFault::NoSubjectAltName
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
        fault(connect(&server, &unchecked, "bad.test")),
        CertificateFault::NameMismatch
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
