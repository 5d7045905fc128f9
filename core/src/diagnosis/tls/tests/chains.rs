//! Words for chains that are refused, and for what is valid about them.

use rcgen::{CustomExtension, KeyUsagePurpose};

use super::{explained, line};
use crate::diagnosis::{Code, Diagnosis};
use crate::tls::TlsOptions;
use crate::tls::tests::pki::{
    Authority, authority_of_organization, authority_params, good, leaf, valid,
};
use crate::tls::tests::{present, trusting};

/// The diagnosis for a server that sends `above` with a certificate of `issuer`, where `trusted` is trusted.
fn refused(issuer: &Authority, above: &[&Authority], trusted: &Authority) -> Diagnosis {
    let outcome = present(&good(), issuer, above, &trusting(&trusted.pem));
    explained(outcome.unwrap_err())
}

#[test]
fn a_missing_intermediate_of_a_trusted_organization_is_named() {
    let root = Authority::of(authority_of_organization("Lab Root", "Lab"));
    let issuer = root.below(authority_of_organization("Lab G2", "Lab"));
    let diagnosis = refused(&issuer, &[], &root);
    assert_eq!(diagnosis.code, Code::CertificateIncompleteChain);
    assert_eq!(
        line(&diagnosis, "related"),
        "\"Lab Root\" of the same organisation is trusted here"
    );
    // The second of two is missing.
    let low = issuer.below(authority_of_organization("Lab G2 Servers", "Lab"));
    let diagnosis = refused(&low, &[&low], &root);
    assert_eq!(diagnosis.code, Code::CertificateIncompleteChain);
    assert!(line(&diagnosis, "missing").starts_with("O=Lab, CN=Lab G2"));
}

#[test]
fn a_private_authority_is_no_incomplete_chain() {
    let lab = Authority::new("Lab CA");
    let acme = Authority::new("Acme CA");
    let below = acme.intermediate("Acme Servers");
    let diagnosis = refused(&below, &[&below], &lab);
    assert_eq!(diagnosis.code, Code::CertificateUnknownIssuer);
    // With its root, so that nothing is missing.
    let diagnosis = refused(&below, &[&below, &acme], &lab);
    assert_eq!(diagnosis.code, Code::CertificateUnknownIssuer);
    assert_eq!(
        line(&diagnosis, "found"),
        "CN=Acme CA  issued by  CN=Acme CA, not among the 1 root of option ca"
    );
}

#[test]
fn another_key_under_the_name_of_a_trusted_authority_is_explained() {
    let (old, new) = (Authority::new("Lab CA"), Authority::new("Lab CA"));
    let diagnosis = refused(&new, &[], &old);
    assert_eq!(diagnosis.code, Code::CertificateInvalid);
    assert!(diagnosis.problem.contains("by another key with that name"));
    for (sent, words) in [
        (
            &[][..],
            "is not signed by the \"Lab CA\" that is trusted here",
        ),
        (
            &[&new],
            "leads to another \"Lab CA\" than the one that is trusted here",
        ),
    ] {
        let diagnosis = refused(&new, sent, &old);
        assert_eq!(diagnosis.code, Code::CertificateInvalid);
        assert!(diagnosis.problem.contains(words), "{}", diagnosis.problem);
        assert!(diagnosis.help[0].contains("recreated under the same name"));
    }
}

#[test]
fn an_intermediate_that_may_not_sign_is_named() {
    let root = Authority::new("Lab CA");
    let mut params = authority_params("Lab Servers");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let below = root.below(params);
    let diagnosis = refused(&below, &[&below], &root);
    assert_eq!(
        diagnosis.problem,
        "the intermediate certificate \"Lab Servers\" in the chain of good.test signed another certificate, but is not allowed to"
    );
    assert_eq!(line(&diagnosis, "found"), "keyUsage digitalSignature");
}

#[test]
fn certificates_that_are_too_long_for_this_client_are_not_called_tampered_with() {
    let root = Authority::new("Lab CA");
    let mut large = authority_params("Lab Large");
    let content = vec![0; 30_000];
    large.custom_extensions = vec![CustomExtension::from_oid_content(&[1, 2, 3, 4], content)];
    let large = root.below(large);
    let diagnosis = refused(&root, &[&large; 3], &root);
    assert_eq!(diagnosis.code, Code::CertificateInvalid);
    assert_eq!(
        diagnosis.problem,
        "the certificates that good.test sends are too large for this client"
    );
}

#[test]
fn the_problems_of_a_certificate_are_counted() {
    let root = Authority::new("Lab CA");
    let other = Authority::new("Acme CA");
    let old = |names: &[&str]| valid(leaf(names), -90, -35);
    for (params, issuer, words) in [
        (
            old(&["good.test"]),
            &root,
            "the only problem is the date; name and chain are valid",
        ),
        (
            old(&["bad.test"]),
            &root,
            "two problems: expired, and for another host; the chain is valid",
        ),
        (
            old(&["bad.test"]),
            &other,
            "three problems: expired, for another host, and from an untrusted issuer",
        ),
        (
            leaf(&["bad.test"]),
            &root,
            "the only problem is the name; dates and chain are valid",
        ),
        (
            leaf(&["bad.test"]),
            &other,
            "two problems: for another host, and from an untrusted issuer; the dates are valid",
        ),
    ] {
        let outcome = present(&params, issuer, &[], &trusting(&root.pem));
        let diagnosis = explained(outcome.unwrap_err());
        assert_eq!(line(&diagnosis, "checked"), words);
    }
}

#[test]
fn what_is_not_checked_is_not_counted() {
    let root = Authority::new("Lab CA");
    let options = TlsOptions {
        verify_peer_name: false,
        ..trusting(&root.pem)
    };
    let params = valid(leaf(&["bad.test"]), -90, -35);
    let diagnosis = explained(present(&params, &root, &[], &options).unwrap_err());
    assert_eq!(
        line(&diagnosis, "checked"),
        "the only problem is the date; the chain is valid"
    );
    let options = TlsOptions {
        verify_peer: false,
        ..TlsOptions::default()
    };
    let outcome = present(&leaf(&["bad.test"]), &root, &[], &options);
    // Nothing else was checked, so nothing is called the only problem.
    assert_eq!(line(&explained(outcome.unwrap_err()), "checked"), "");
}
