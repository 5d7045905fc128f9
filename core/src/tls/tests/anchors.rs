//! What a trusted authority may sign, and the authorities below it.

use rcgen::{BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa, KeyUsagePurpose};

use super::pki::{Authority, authority_params, critical, good, lab, leaf, valid};
use super::{fault, invalidity, present, trusting};
use crate::tls::{CertificateFault, CertificateRef, CertificateUsage, Invalidity, TlsFailure};

/// An authority called "Lab CA" that `change` has changed, and the outcome below it.
fn below_an_anchor(
    change: impl Fn(&mut CertificateParams),
    authorities_between: usize,
) -> Result<bool, Box<TlsFailure>> {
    let mut params = authority_params("Lab CA");
    change(&mut params);
    let root = Authority::of(params);
    let mut between: Vec<Authority> = Vec::new();
    for number in 0..authorities_between {
        let above = between.last().unwrap_or(&root);
        let authority = above.intermediate(&format!("Lab {number}"));
        between.push(authority);
    }
    let issuer = between.last().unwrap_or(&root);
    let sent: Vec<&Authority> = between.iter().rev().collect();
    present(&good(), issuer, &sent, &trusting(&root.pem))
}

#[test]
fn a_trusted_certificate_that_is_no_authority_is_trusted_only_itself() {
    let root = Authority::new("Lab CA");
    let mut params = good();
    params.is_ca = IsCa::ExplicitNoCa;
    // A server's own certificate with which a certificate for another host was signed.
    for params in [params, good()] {
        let forger = root.below(params);
        let other = leaf(&["good.test", "victim.test"]);
        let options = trusting(&forger.pem);
        for above in [&[][..], &[&forger]] {
            let outcome = present(&other, &forger, above, &options);
            assert_eq!(
                invalidity(outcome),
                Invalidity::IssuerNotAuthority {
                    whose: Some(CertificateRef::Trusted("good.test".to_owned()))
                }
            );
        }
        // Beside a real authority it gains nothing.
        let both = trusting(&(root.pem.clone() + &forger.pem));
        present(&other, &forger, &[&forger], &both).unwrap_err();
    }
}

#[test]
fn an_anchor_is_held_to_its_dates() {
    for (from, until) in [(-90, -35), (3, 90)] {
        let root = Authority::of(valid(authority_params("Lab CA"), from, until));
        let fault = fault(present(&good(), &root, &[], &trusting(&root.pem)));
        let whose = match fault {
            CertificateFault::Expired { whose, .. } if until < 0 => whose,
            CertificateFault::NotYetValid { whose, .. } if from > 0 => whose,
            other => panic!("{other:?}"),
        };
        assert_eq!(whose, Some(lab()));
    }
}

#[test]
fn an_intermediate_authority_that_is_trusted_is_held_to_its_dates_too() {
    let root = Authority::new("Lab CA");
    let old = root.below(valid(authority_params("Lab Servers"), -90, -35));
    let outcome = present(&good(), &old, &[], &trusting(&old.pem));
    assert!(matches!(
        fault(outcome),
        CertificateFault::Expired { whose: Some(CertificateRef::Trusted(name)), .. } if name == "Lab Servers"
    ));
}

#[test]
fn of_several_certificates_of_an_authority_one_valid_is_enough() {
    let root = Authority::new("Lab CA");
    let old = root.renewed(valid(authority_params("Lab CA"), -90, -35));
    for pem in [old.pem.clone() + &root.pem, root.pem.clone() + &old.pem] {
        assert!(present(&good(), &root, &[], &trusting(&pem)).unwrap());
    }
    // Cross-signed by an authority that is trusted, and sent beside the expired one's name.
    let other = Authority::new("Other CA");
    let crossed = other.cross_sign(&root, authority_params("Lab CA"));
    let options = trusting(&(old.pem.clone() + &other.pem));
    assert!(present(&good(), &root, &[&crossed], &options).unwrap());
}

#[test]
fn restrictions_of_an_anchor_hold() {
    assert!(below_an_anchor(|_| {}, 2).unwrap());
    let limited = |params: &mut CertificateParams| {
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    };
    assert!(below_an_anchor(limited, 0).unwrap());
    assert_eq!(
        invalidity(below_an_anchor(limited, 1)),
        Invalidity::PathLength {
            whose: Some(lab()),
            limit: Some(0)
        }
    );
    let may_not_sign = |params: &mut CertificateParams| {
        params.key_usages = vec![KeyUsagePurpose::CrlSign];
    };
    assert_eq!(
        invalidity(below_an_anchor(may_not_sign, 0)),
        Invalidity::MayNotSign {
            whose: Some(lab()),
            usages: vec!["cRLSign".to_owned()]
        }
    );
    let for_clients = |params: &mut CertificateParams| {
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    };
    assert_eq!(
        fault(below_an_anchor(for_clients, 0)),
        CertificateFault::WrongPurpose {
            whose: Some(lab()),
            found: Some(CertificateUsage::Extended(vec!["clientAuth".to_owned()]))
        }
    );
    let unknown = |params: &mut CertificateParams| {
        params.custom_extensions = vec![critical(&[1, 2, 3, 4])];
    };
    assert_eq!(
        invalidity(below_an_anchor(unknown, 0)),
        Invalidity::CriticalExtension {
            whose: Some(lab()),
            oids: vec!["1.2.3.4".to_owned()]
        }
    );
}

#[test]
fn self_issued_authorities_do_not_count_for_an_anchors_path_length() {
    let mut params = authority_params("Lab CA");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let root = Authority::of(params);
    // A new key of the same authority, RFC 5280 §6.1: "a self-issued certificate".
    let rolled = root.intermediate("Lab CA");
    assert!(present(&good(), &rolled, &[&rolled], &trusting(&root.pem)).unwrap());
}

#[test]
fn an_intermediate_without_key_cert_sign_does_not_count() {
    let root = Authority::new("Lab CA");
    let mut params = authority_params("Lab Servers");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let below = root.below(params);
    assert_eq!(
        invalidity(present(&good(), &below, &[&below], &trusting(&root.pem))),
        Invalidity::MayNotSign {
            whose: Some(CertificateRef::Sent(1)),
            usages: vec!["digitalSignature".to_owned()]
        }
    );
}
