//! Chains that go beyond what their authorities may sign, or beyond what this client processes.

use rcgen::{CustomExtension, GeneralSubtree, NameConstraints};

use super::pki::{Authority, authority_params, critical, good, lab, leaf};
use super::server::{BOTH, ONLY_12, Server, config};
use super::{connect, invalidity, present, trusting};
use crate::tls::{CertificateRef, Invalidity};

#[test]
fn the_violated_name_constraint_is_found() {
    let constrained = |name: &str, permitted: Vec<GeneralSubtree>| {
        let mut params = authority_params(name);
        params.name_constraints = Some(NameConstraints {
            permitted_subtrees: permitted,
            excluded_subtrees: vec![],
        });
        params
    };
    let dns = |name: &str| GeneralSubtree::DnsName(name.to_owned());
    let root = Authority::of(constrained("Lab CA", vec![dns("test")]));
    let middle = root.below(constrained("Lab Middle", vec![dns("other.test")]));
    let low = middle.below(constrained("Lab Low", vec![dns("good.test")]));
    let options = trusting(&root.pem);
    let outcome = present(&good(), &low, &[&low, &middle], &options);
    assert_eq!(
        invalidity(outcome),
        Invalidity::NameConstraint {
            whose: Some(CertificateRef::Sent(2)),
            permitted: vec!["other.test".to_owned()],
            excluded: vec![],
            name: Some((0, "good.test".to_owned())),
        }
    );
    let outcome = present(&leaf(&["good.example"]), &low, &[&low, &middle], &options);
    assert_eq!(
        invalidity(outcome),
        Invalidity::NameConstraint {
            whose: Some(lab()),
            permitted: vec!["test".to_owned()],
            excluded: vec![],
            name: Some((0, "good.example".to_owned())),
        }
    );
    let mut name = rcgen::DistinguishedName::new();
    name.push(rcgen::DnType::OrganizationName, "Lab");
    let root = Authority::new("Lab CA");
    let directory = root.below(constrained(
        "Lab Directory",
        vec![GeneralSubtree::DirectoryName(name)],
    ));
    let outcome = present(&good(), &directory, &[&directory], &trusting(&root.pem));
    assert_eq!(
        invalidity(outcome),
        Invalidity::UnsupportedConstraint {
            whose: CertificateRef::Sent(1),
            kind: "directoryName"
        }
    );
}

#[test]
fn issuer_names_that_are_equal_only_in_another_encoding_are_recognised() {
    let root = Authority::new("Lab CA");
    let printable = rcgen::string::PrintableString::try_from("LAB  ca").unwrap();
    let other_form = root.encoded_as(rcgen::DnValue::PrintableString(printable));
    let outcome = present(&good(), &other_form, &[], &trusting(&root.pem));
    assert_eq!(
        invalidity(outcome),
        Invalidity::NameForm {
            position: 0,
            issuer: lab()
        }
    );
    let below = root.intermediate("Lab Servers");
    let other_form = below.encoded_as(rcgen::DnValue::Utf8String("lab servers".to_owned()));
    let outcome = present(&good(), &other_form, &[&below], &trusting(&root.pem));
    assert_eq!(
        invalidity(outcome),
        Invalidity::NameForm {
            position: 0,
            issuer: CertificateRef::Sent(1)
        }
    );
}

#[test]
fn a_critical_extension_that_is_not_processed_is_named() {
    let root = Authority::new("Lab CA");
    let mut params = good();
    params.custom_extensions = vec![critical(&[2, 5, 29, 32])];
    assert_eq!(
        invalidity(present(&params, &root, &[], &trusting(&root.pem))),
        Invalidity::CriticalExtension {
            whose: Some(CertificateRef::Sent(0)),
            oids: vec!["2.5.29.32".to_owned()]
        }
    );
}

#[test]
fn a_chain_that_is_too_long_for_this_client_is_not_called_tampered_with() {
    let root = Authority::new("Lab CA");
    let mut large = authority_params("Lab Large");
    large.custom_extensions = vec![CustomExtension::from_oid_content(
        &[1, 2, 3, 4],
        vec![0; 30_000],
    )];
    let large = root.below(large);
    for versions in [BOTH, ONLY_12] {
        let mut identity = root.issue(&good());
        identity.chain.extend([0; 3].map(|_| large.der.clone()));
        let server = Server::tls(1, config(&identity, versions, None));
        let outcome = connect(&server, &trusting(&root.pem), "good.test");
        assert_eq!(invalidity(outcome), Invalidity::TooLarge);
    }
}
