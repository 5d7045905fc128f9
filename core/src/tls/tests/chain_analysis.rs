//! What is found out about a chain that webpki refuses, beyond webpki's error.

use rcgen::CertificateParams;

use super::pki::{Authority, authority_of_organization, good, leaf, valid};
use super::{fault, invalidity, present, trusting};
use crate::tls::{
    Audit, CertificateCheck, CertificateFault, CertificateRef, Invalidity, TlsFailure, TlsOptions,
};

#[test]
fn a_missing_intermediate_of_a_trusted_organization_is_recognised() {
    let root = Authority::of(authority_of_organization("Lab Root", "Lab"));
    let issuer = root.below(authority_of_organization("Lab G2", "Lab"));
    let options = trusting(&root.pem);
    let unknown = |path| CertificateFault::UnknownIssuer {
        path,
        same_organization: Some("Lab Root".to_owned()),
    };
    assert_eq!(
        fault(present(&good(), &issuer, &[], &options)),
        unknown(vec![0])
    );
    // The second of two is missing.
    let low = issuer.below(authority_of_organization("Lab G2 Servers", "Lab"));
    assert_eq!(
        fault(present(&good(), &low, &[&low], &options)),
        unknown(vec![0, 1])
    );
}

#[test]
fn the_path_of_an_untrusted_authority_ends_at_its_last_certificate() {
    let options = trusting(&Authority::new("Lab CA").pem);
    let acme = Authority::new("Acme CA");
    let below = acme.intermediate("Acme Servers");
    for (sent, expected) in [
        (&[&below][..], vec![0, 1]),
        (&[&below, &acme], vec![0, 1, 2]),
    ] {
        assert_eq!(
            fault(present(&good(), &below, sent, &options)),
            CertificateFault::UnknownIssuer {
                path: expected,
                same_organization: None
            }
        );
    }
}

#[test]
fn an_issuer_with_another_key_is_distinguished_from_a_missing_one() {
    let root = Authority::new("Lab CA");
    let sent = root.intermediate("Lab Servers");
    let signer = root.intermediate("Lab Servers");
    assert_eq!(
        invalidity(present(&good(), &signer, &[&sent], &trusting(&root.pem))),
        Invalidity::OtherKey {
            position: 0,
            issuer: CertificateRef::Sent(1)
        }
    );
}

#[test]
fn an_authority_renewed_under_its_name_is_distinguished_from_an_unknown_one() {
    let other_key = |position| Invalidity::OtherKey {
        position,
        issuer: CertificateRef::Trusted("Lab CA".to_owned()),
    };
    let (old, new) = (Authority::new("Lab CA"), Authority::new("Lab CA"));
    let options = trusting(&old.pem);
    // Its new certificate may be sent; nothing is wrong below it.
    for (sent, position) in [(&[][..], 0), (&[&new], 1)] {
        let outcome = present(&good(), &new, sent, &options);
        let found = invalidity(outcome);
        assert_eq!(found, other_key(position));
    }
    // With a key of another kind the old one could not even have made the signature.
    let ed25519 = Authority::with_key("Lab CA", &rcgen::PKCS_ED25519);
    for (signer, trusted) in [(&new, &ed25519), (&ed25519, &new)] {
        let outcome = present(&good(), signer, &[], &trusting(&trusted.pem));
        assert_eq!(invalidity(outcome), other_key(0));
    }
    let below = new.intermediate("Lab Servers");
    let outcome = present(&good(), &below, &[&below], &options);
    assert_eq!(invalidity(outcome), other_key(1));
}

#[test]
fn many_authorities_of_one_name_do_not_make_the_search_long() {
    let root = Authority::new("Lab CA");
    let signer = root.intermediate("Lab Servers");
    let others: Vec<Authority> = (0..10).map(|_| root.intermediate("Lab Servers")).collect();
    let others: Vec<&Authority> = others.iter().collect();
    let outcome = present(&good(), &signer, &others, &trusting(&root.pem));
    assert!(matches!(
        invalidity(outcome),
        Invalidity::OtherKey { position: 0, .. }
    ));
}

fn audited(outcome: Result<bool, Box<TlsFailure>>) -> Audit {
    outcome.unwrap_err().audit.unwrap()
}

#[test]
fn dates_name_and_chain_are_checked_one_by_one() {
    use CertificateCheck::{Failed, Passed};
    let root = Authority::new("Lab CA");
    let other = Authority::new("Acme CA");
    let old = |names: &[&str]| -> CertificateParams { valid(leaf(names), -90, -35) };
    for (params, issuer, dates, name, chain) in [
        (old(&["good.test"]), &root, Failed, Passed, Passed),
        (old(&["bad.test"]), &root, Failed, Failed, Passed),
        (old(&["bad.test"]), &other, Failed, Failed, Failed),
        (leaf(&["bad.test"]), &root, Passed, Failed, Passed),
        (leaf(&["bad.test"]), &other, Passed, Failed, Failed),
    ] {
        let audit = audited(present(&params, issuer, &[], &trusting(&root.pem)));
        assert_eq!((audit.dates, audit.name, audit.chain), (dates, name, chain));
    }
}

#[test]
fn a_check_that_is_switched_off_is_skipped() {
    use CertificateCheck::{Failed, Skipped};
    let root = Authority::new("Lab CA");
    let options = TlsOptions {
        verify_peer_name: false,
        ..trusting(&root.pem)
    };
    let params = valid(leaf(&["bad.test"]), -90, -35);
    assert_eq!(
        audited(present(&params, &root, &[], &options)).name,
        Skipped
    );
    let options = TlsOptions {
        verify_peer: false,
        ..TlsOptions::default()
    };
    let audit = audited(present(&leaf(&["bad.test"]), &root, &[], &options));
    assert_eq!(
        (audit.dates, audit.name, audit.chain),
        (Skipped, Failed, Skipped)
    );
}
