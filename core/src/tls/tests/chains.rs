//! What is found out about a chain that webpki refuses, beyond its verdict.

use rcgen::{CertificateParams, CustomExtension, DnType};

use super::pki::{Authority, Identity, leaf, valid};
use super::server::{BOTH, Server, config};
use super::{connect, explain, trusting};
use crate::diagnosis::{Code, Diagnosis};
use crate::tls::{
    CertificateCheck, CertificateFault, CertificateRef, Invalidity, TlsError, TlsFailure,
    TlsOptions,
};

/// The failure against a server that shows a certificate of `issuer`, with `above` behind it.
fn refused(
    params: &CertificateParams,
    issuer: &Authority,
    above: &[&Authority],
    options: &TlsOptions,
) -> Box<TlsFailure> {
    let mut identity = issuer.issue(params);
    identity
        .chain
        .extend(above.iter().map(|one| one.der.clone()));
    against(&identity, options)
}

fn against(identity: &Identity, options: &TlsOptions) -> Box<TlsFailure> {
    let server = Server::tls(1, config(identity, BOTH, None));
    connect(&server, options, "good.test").unwrap_err()
}

fn fault(failure: &TlsFailure) -> &CertificateFault {
    match &failure.error {
        TlsError::Certificate(fault) => fault,
        other => panic!("{other:?}"),
    }
}

fn line<'a>(diagnosis: &'a Diagnosis, label: &str) -> &'a str {
    let found = diagnosis.evidence.iter().find(|(one, _)| *one == label);
    found.map_or("", |(_, text)| text)
}

/// A name with an organisation.
fn of_organization(name: &str, organization: &str) -> CertificateParams {
    let mut params = super::pki::authority_params(name);
    params
        .distinguished_name
        .push(DnType::OrganizationName, organization);
    params
}

#[test]
fn a_missing_intermediate_of_a_trusted_organisation_is_named() {
    let root = Authority::of(of_organization("Lab Root", "Lab"));
    let issuer = root.below(of_organization("Lab G2", "Lab"));
    let failure = refused(&leaf(&["good.test"]), &issuer, &[], &trusting(&root.pem));
    assert!(matches!(
        fault(&failure),
        CertificateFault::UnknownIssuer { path, same_organization: Some(same_organization) }
            if path == &[0] && same_organization == "Lab Root"
    ));
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::CertificateIncompleteChain);
    assert_eq!(
        line(&diagnosis, "related"),
        "\"Lab Root\" of the same organisation is trusted here"
    );

    // The second of two is missing.
    let low = issuer.below(of_organization("Lab G2 Servers", "Lab"));
    let options = trusting(&root.pem);
    let diagnosis = explain(refused(&leaf(&["good.test"]), &low, &[&low], &options));
    assert_eq!(diagnosis.code, Code::CertificateIncompleteChain);
    assert!(line(&diagnosis, "missing").starts_with("O=Lab, CN=Lab G2"));
}

#[test]
fn a_private_authority_is_no_incomplete_chain() {
    let lab = Authority::new("Lab CA");
    let acme = Authority::new("Acme CA");
    let below = acme.intermediate("Acme Servers");
    let failure = refused(
        &leaf(&["good.test"]),
        &below,
        &[&below],
        &trusting(&lab.pem),
    );
    assert_eq!(explain(failure).code, Code::CertificateUnknownIssuer);
    // With its root, so that nothing is missing.
    let failure = refused(
        &leaf(&["good.test"]),
        &below,
        &[&below, &acme],
        &trusting(&lab.pem),
    );
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::CertificateUnknownIssuer);
    assert_eq!(
        line(&diagnosis, "found"),
        "CN=Acme CA  issued by  CN=Acme CA, not among the 1 root of option ca"
    );
}

#[test]
fn a_url_of_the_issuer_is_shown_and_cannot_break_a_report() {
    let lab = Authority::new("Lab CA");
    let url = b"http://ca.test/\x1b[31m\r\nx";
    let mut der = vec![0x30, 14 + url.len() as u8, 0x30, 12 + url.len() as u8];
    der.extend([6, 8, 0x2b, 6, 1, 5, 5, 7, 0x30, 2, 0x86, url.len() as u8]);
    der.extend(url);
    let mut params = leaf(&["good.test"]);
    let extension = CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], der);
    params.custom_extensions.push(extension);
    let failure = refused(&params, &Authority::new("G2"), &[], &trusting(&lab.pem));
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::CertificateIncompleteChain);
    assert!(
        diagnosis.help[1].contains("http://ca.test/ [31m x;"),
        "{:?}",
        diagnosis.help
    );
}

#[test]
fn an_issuer_with_another_key_is_told_from_a_missing_one() {
    let root = Authority::new("Lab CA");
    let sent = root.intermediate("Lab Servers");
    let signer = root.intermediate("Lab Servers");
    let failure = refused(
        &leaf(&["good.test"]),
        &signer,
        &[&sent],
        &trusting(&root.pem),
    );
    assert_eq!(
        fault(&failure),
        &CertificateFault::Invalid(Invalidity::OtherKey {
            position: 0,
            issuer: CertificateRef::Sent(1)
        })
    );
    let again = Authority::new("Lab CA");
    let failure = refused(&leaf(&["good.test"]), &root, &[], &trusting(&again.pem));
    assert_eq!(
        fault(&failure),
        &CertificateFault::Invalid(Invalidity::OtherKey {
            position: 0,
            issuer: CertificateRef::Trusted("Lab CA".to_owned())
        })
    );
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::CertificateInvalid);
    assert!(diagnosis.problem.contains("by another key of that name"));
}

#[test]
fn an_authority_made_anew_under_its_name_is_told_from_a_stranger() {
    let options = |trusted: &Authority| trusting(&trusted.pem);
    let made_anew = Invalidity::OtherKey {
        position: 0,
        issuer: CertificateRef::Trusted("Lab CA".to_owned()),
    };
    let (old, new) = (Authority::new("Lab CA"), Authority::new("Lab CA"));
    // Its new certificate may be sent, below which nothing is wrong.
    let params = leaf(&["good.test"]);
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
        let failure = refused(&params, &new, sent, &options(&old));
        let diagnosis = explain(failure);
        assert_eq!(diagnosis.code, Code::CertificateInvalid);
        assert!(diagnosis.problem.contains(words), "{}", diagnosis.problem);
        assert!(diagnosis.help[0].contains("made anew under the same name"));
    }
    // With a key of another kind the old one could not even have made the signature.
    let ed25519 = Authority::with_key("Lab CA", &rcgen::PKCS_ED25519);
    for (signer, trusted) in [(&new, &ed25519), (&ed25519, &new)] {
        let failure = refused(&params, signer, &[], &options(trusted));
        assert_eq!(
            fault(&failure),
            &CertificateFault::Invalid(made_anew.clone())
        );
    }
    let below = new.intermediate("Lab Servers");
    let failure = refused(&params, &below, &[&below], &options(&old));
    assert!(matches!(
        fault(&failure),
        CertificateFault::Invalid(Invalidity::OtherKey { position: 1, .. })
    ));
}

#[test]
fn many_authorities_of_one_name_do_not_make_the_search_long() {
    let root = Authority::new("Lab CA");
    let signer = root.intermediate("Lab Servers");
    let others: Vec<Authority> = (0..10).map(|_| root.intermediate("Lab Servers")).collect();
    let others: Vec<&Authority> = others.iter().collect();
    let failure = refused(
        &leaf(&["good.test"]),
        &signer,
        &others,
        &trusting(&root.pem),
    );
    assert!(matches!(
        fault(&failure),
        CertificateFault::Invalid(Invalidity::OtherKey { position: 0, .. })
    ));
}

#[test]
fn the_audit_counts_the_problems() {
    let root = Authority::new("Lab CA");
    let other = Authority::new("Acme CA");
    let old = |names: &[&str]| valid(leaf(names), -90, -35);
    for (params, issuer, checks, words) in [
        (
            old(&["good.test"]),
            &root,
            (
                CertificateCheck::Failed,
                CertificateCheck::Passed,
                CertificateCheck::Passed,
            ),
            "the only problem is the date; name and chain are in order",
        ),
        (
            old(&["bad.test"]),
            &root,
            (
                CertificateCheck::Failed,
                CertificateCheck::Failed,
                CertificateCheck::Passed,
            ),
            "two problems: expired, and for another host; the chain is in order",
        ),
        (
            old(&["bad.test"]),
            &other,
            (
                CertificateCheck::Failed,
                CertificateCheck::Failed,
                CertificateCheck::Failed,
            ),
            "three problems: expired, for another host, and of an issuer that is not trusted",
        ),
        (
            leaf(&["bad.test"]),
            &root,
            (
                CertificateCheck::Passed,
                CertificateCheck::Failed,
                CertificateCheck::Passed,
            ),
            "the only problem is the name; dates and chain are in order",
        ),
        (
            leaf(&["bad.test"]),
            &other,
            (
                CertificateCheck::Passed,
                CertificateCheck::Failed,
                CertificateCheck::Failed,
            ),
            "two problems: for another host, and of an issuer that is not trusted; the dates are in order",
        ),
    ] {
        let failure = refused(&params, issuer, &[], &trusting(&root.pem));
        let audit = failure.audit.as_ref().unwrap();
        assert_eq!((audit.dates, audit.name, audit.chain), checks);
        assert_eq!(line(&explain(failure), "checked"), words);
    }
}

#[test]
fn what_is_switched_off_is_not_audited() {
    let root = Authority::new("Lab CA");
    let options = TlsOptions {
        verify_peer_name: false,
        ..trusting(&root.pem)
    };
    let failure = refused(&valid(leaf(&["bad.test"]), -90, -35), &root, &[], &options);
    assert_eq!(
        failure.audit.as_ref().unwrap().name,
        CertificateCheck::Skipped
    );
    assert_eq!(
        line(&explain(failure), "checked"),
        "the only problem is the date; the chain is in order"
    );
    let options = TlsOptions {
        verify_peer: false,
        ..TlsOptions::default()
    };
    let failure = refused(&leaf(&["bad.test"]), &root, &[], &options);
    // Nothing else was looked at, so nothing is said to be the only problem.
    assert_eq!(line(&explain(failure), "checked"), "");
}

#[test]
fn a_clock_before_this_program_is_wrong() {
    let root = Authority::new("Lab CA");
    let mut failure = refused(
        &valid(leaf(&["good.test"]), 3, 30),
        &root,
        &[],
        &trusting(&root.pem),
    );
    failure.clock = 0;
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::CertificateNotYetValid);
    assert!(line(&diagnosis, "clock").ends_with("which is before this program was written"));
    assert!(diagnosis.help[0].starts_with("the clock of this machine is wrong"));
}
