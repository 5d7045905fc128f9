//! What may vouch for a server: what a trusted certificate allows, and the authorities below it.

use std::fs::File;
use std::path::PathBuf;

use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, ExtendedKeyUsagePurpose, GeneralSubtree,
    IsCa, KeyUsagePurpose, NameConstraints,
};

use super::pki::{Authority, Folder, Identity, authority_params, leaf, valid};
use super::server::{BOTH, ONLY_12, Server, config};
use super::{connect, explain, trusting};
use crate::diagnosis::{Code, Diagnosis};
use crate::tls::{
    CertificateFault, CertificateRef, CertificateUsage, Invalidity, TlsClient, TlsError,
    TlsFailure, TlsOptions,
};

/// The outcome at a server that shows a certificate of `issuer`, with `above` behind it.
fn shown(
    params: &CertificateParams,
    issuer: &Authority,
    above: &[&Authority],
    options: &TlsOptions,
) -> Result<bool, Box<TlsFailure>> {
    let mut identity = issuer.issue(params);
    identity
        .chain
        .extend(above.iter().map(|one| one.der.clone()));
    against(&identity, options)
}

/// Whether a connection that came about was verified.
fn against(identity: &Identity, options: &TlsOptions) -> Result<bool, Box<TlsFailure>> {
    let server = Server::tls(1, config(identity, BOTH, None));
    connect(&server, options, "good.test").map(|stream| stream.summary().verified)
}

fn fault(outcome: Result<bool, Box<TlsFailure>>) -> CertificateFault {
    match outcome.unwrap_err().error {
        TlsError::Certificate(fault) => fault,
        other => panic!("{other:?}"),
    }
}

fn invalidity(outcome: Result<bool, Box<TlsFailure>>) -> Invalidity {
    match fault(outcome) {
        CertificateFault::Invalid(invalidity) => invalidity,
        other => panic!("{other:?}"),
    }
}

fn line<'a>(diagnosis: &'a Diagnosis, label: &str) -> &'a str {
    let found = diagnosis.evidence.iter().find(|(one, _)| *one == label);
    found.map_or("", |(_, text)| text)
}

fn good() -> CertificateParams {
    leaf(&["good.test"])
}

fn lab() -> CertificateRef {
    CertificateRef::Trusted("Lab CA".to_owned())
}

fn critical(oid: &[u64]) -> CustomExtension {
    let mut extension = CustomExtension::from_oid_content(oid, vec![5, 0]);
    extension.set_criticality(true);
    extension
}

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
    shown(&good(), issuer, &sent, &trusting(&root.pem))
}

#[test]
fn a_trusted_certificate_of_no_authority_vouches_for_itself_alone() {
    let root = Authority::new("Lab CA");
    let mut params = good();
    params.is_ca = IsCa::ExplicitNoCa;
    // A server's own certificate with which a certificate for another host was signed.
    for params in [params, good()] {
        let forger = root.below(params);
        let other = leaf(&["good.test", "victim.test"]);
        let options = trusting(&forger.pem);
        for above in [&[][..], &[&forger]] {
            let outcome = shown(&other, &forger, above, &options);
            assert_eq!(
                invalidity(outcome),
                Invalidity::IssuerNotAuthority {
                    whose: Some(CertificateRef::Trusted("good.test".to_owned()))
                }
            );
        }
        // Beside a real authority it gains nothing.
        let both = trusting(&(root.pem.clone() + &forger.pem));
        shown(&other, &forger, &[&forger], &both).unwrap_err();
    }
}

#[test]
fn an_anchor_out_of_date_is_named_with_its_store() {
    let folder = Folder::new();
    for (from, until, code) in [
        (-90, -35, Code::CertificateExpired),
        (3, 90, Code::CertificateNotYetValid),
    ] {
        let root = Authority::of(valid(authority_params("Lab CA"), from, until));
        let path = folder.write(&format!("ca{from}.pem"), &root.pem);
        let options = TlsOptions {
            cafile: Some(path.clone()),
            ..TlsOptions::default()
        };
        let diagnosis = explain(shown(&good(), &root, &[], &options).unwrap_err());
        assert_eq!(diagnosis.code, code);
        assert!(
            diagnosis
                .problem
                .starts_with("the trusted authority \"Lab CA\" ")
        );
        let store = format!("the 1 root of {} (option cafile)", path.display());
        assert_eq!(line(&diagnosis, "trusted"), store);
    }
}

#[test]
fn an_intermediate_authority_that_is_trusted_is_held_to_its_dates_too() {
    let root = Authority::new("Lab CA");
    let old = root.below(valid(authority_params("Lab Servers"), -90, -35));
    let outcome = shown(&good(), &old, &[], &trusting(&old.pem));
    assert!(matches!(
        fault(outcome),
        CertificateFault::Expired { whose: Some(CertificateRef::Trusted(name)), .. } if name == "Lab Servers"
    ));
}

#[test]
fn of_several_certificates_of_an_authority_one_that_fits_is_enough() {
    let root = Authority::new("Lab CA");
    let old = root.again(valid(authority_params("Lab CA"), -90, -35));
    for pem in [old.pem.clone() + &root.pem, root.pem.clone() + &old.pem] {
        assert!(shown(&good(), &root, &[], &trusting(&pem)).unwrap());
    }
    // Cross-signed by an authority that is trusted, and sent beside the expired one's name.
    let other = Authority::new("Other CA");
    let crossed = other.cross_sign(&root, authority_params("Lab CA"));
    let options = trusting(&(old.pem.clone() + &other.pem));
    assert!(shown(&good(), &root, &[&crossed], &options).unwrap());
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
    assert!(shown(&good(), &rolled, &[&rolled], &trusting(&root.pem)).unwrap());
}

#[test]
fn an_intermediate_without_key_cert_sign_does_not_count() {
    let root = Authority::new("Lab CA");
    let mut params = authority_params("Lab Servers");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let below = root.below(params);
    let failure = shown(&good(), &below, &[&below], &trusting(&root.pem)).unwrap_err();
    let diagnosis = explain(failure);
    assert_eq!(
        diagnosis.problem,
        "the intermediate certificate \"Lab Servers\" in the chain of good.test has signed another one, but may not sign certificates"
    );
    assert_eq!(line(&diagnosis, "found"), "keyUsage digitalSignature");
}

#[test]
fn a_certificate_trusted_or_allowed_for_itself_has_to_be_for_servers() {
    let allowing = TlsOptions {
        allow_self_signed: true,
        ..trusting(&Authority::new("Lab CA").pem)
    };
    let own = Some(CertificateRef::Sent(0));
    let mut for_clients = good();
    for_clients.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let mut may_not_prove = good();
    may_not_prove.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let mut unknown = good();
    unknown.custom_extensions = vec![critical(&[1, 2, 3, 4])];
    for (params, expected) in [
        (
            for_clients,
            CertificateFault::WrongPurpose {
                whose: own.clone(),
                found: Some(CertificateUsage::Extended(vec!["clientAuth".to_owned()])),
            },
        ),
        (
            may_not_prove,
            CertificateFault::WrongPurpose {
                whose: own.clone(),
                found: Some(CertificateUsage::Key(vec!["keyCertSign".to_owned()])),
            },
        ),
        (
            unknown,
            CertificateFault::Invalid(Invalidity::CriticalExtension {
                whose: own,
                oids: vec!["1.2.3.4".to_owned()],
            }),
        ),
    ] {
        let identity = Identity::self_signed(&params);
        assert_eq!(
            fault(against(&identity, &trusting(&identity.pem))),
            expected
        );
        assert_eq!(fault(against(&identity, &allowing)), expected);
    }
}

#[test]
fn allowing_self_signed_ones_allows_no_others() {
    let allowing = TlsOptions {
        allow_self_signed: true,
        ..trusting(&Authority::new("Lab CA").pem)
    };
    // It has the name of its issuer, whose key is another one.
    let stranger = Authority::new("good.test");
    let failure = shown(&good(), &stranger, &[], &allowing).unwrap_err();
    assert_eq!(explain(failure).code, Code::CertificateUnknownIssuer);
    // Signed by a self-signed authority that nobody trusts.
    let failure = shown(
        &leaf(&["good.test"]),
        &Authority::new("Acme CA"),
        &[],
        &allowing,
    );
    assert_eq!(
        explain(failure.unwrap_err()).code,
        Code::CertificateUnknownIssuer
    );
}

#[test]
fn the_constraint_that_is_broken_is_named_and_not_another() {
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
    let outcome = shown(&good(), &low, &[&low, &middle], &options);
    assert_eq!(
        invalidity(outcome),
        Invalidity::NameConstraint {
            whose: Some(CertificateRef::Sent(2)),
            permitted: vec!["other.test".to_owned()],
            excluded: vec![],
            name: Some((0, "good.test".to_owned())),
        }
    );
    let outcome = shown(&leaf(&["good.example"]), &low, &[&low, &middle], &options);
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
    let outcome = shown(&good(), &directory, &[&directory], &trusting(&root.pem));
    assert_eq!(
        invalidity(outcome),
        Invalidity::UnsupportedConstraint {
            whose: CertificateRef::Sent(1),
            kind: "directoryName"
        }
    );
}

#[test]
fn names_that_are_equal_in_another_form_are_called_a_limit() {
    let root = Authority::new("Lab CA");
    let printable = rcgen::string::PrintableString::try_from("LAB  ca").unwrap();
    let other_form = root.written_as(rcgen::DnValue::PrintableString(printable));
    let outcome = shown(&good(), &other_form, &[], &trusting(&root.pem));
    assert_eq!(
        invalidity(outcome),
        Invalidity::NameForm {
            position: 0,
            issuer: lab()
        }
    );
    let below = root.intermediate("Lab Servers");
    let other_form = below.written_as(rcgen::DnValue::Utf8String("lab servers".to_owned()));
    let outcome = shown(&good(), &other_form, &[&below], &trusting(&root.pem));
    assert_eq!(
        invalidity(outcome),
        Invalidity::NameForm {
            position: 0,
            issuer: CertificateRef::Sent(1)
        }
    );
}

#[test]
fn policies_are_called_a_limit_by_name() {
    let root = Authority::new("Lab CA");
    let mut params = good();
    let mut policies =
        CustomExtension::from_oid_content(&[2, 5, 29, 32], vec![0x30, 6, 0x30, 4, 6, 2, 0x2a, 3]);
    policies.set_criticality(true);
    params.custom_extensions = vec![policies];
    let diagnosis = explain(shown(&params, &root, &[], &trusting(&root.pem)).unwrap_err());
    assert_eq!(
        line(&diagnosis, "found"),
        "extension certificatePolicies (2.5.29.32)"
    );
    assert!(
        diagnosis
            .problem
            .ends_with("that this client does not process")
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
        let failure = connect(&server, &trusting(&root.pem), "good.test").unwrap_err();
        let diagnosis = explain(failure);
        assert_eq!(diagnosis.code, Code::CertificateInvalid);
        assert_eq!(
            diagnosis.problem,
            "the certificates that good.test sends are longer than this client reads"
        );
    }
}

#[test]
fn a_file_rewritten_in_place_is_read_again() {
    let folder = Folder::new();
    let one = Authority::new("Lab CA");
    // Of the same length: signatures of ECDSA differ by a byte or two.
    let two = std::iter::repeat_with(|| Authority::new("Lab CA"));
    let two = two
        .take(1000)
        .find(|two| two.pem.len() == one.pem.len())
        .unwrap();
    let path: PathBuf = folder.write("ca.pem", &one.pem);
    let options = TlsOptions {
        cafile: Some(path.clone()),
        ..TlsOptions::default()
    };
    assert!(shown(&good(), &one, &[], &options).unwrap());
    let before = std::fs::metadata(&path).unwrap();
    std::fs::write(&path, &two.pem).unwrap();
    let file = File::options().write(true).open(&path).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    assert_eq!(before.len(), std::fs::metadata(&path).unwrap().len());
    shown(&good(), &one, &[], &options).unwrap_err();
    assert!(shown(&good(), &two, &[], &options).unwrap());
}

#[test]
fn folders_of_a_list_that_are_missing_are_named_and_the_rest_counts() {
    let folder = Folder::new();
    let root = Authority::new("Lab CA");
    folder.write("ca.pem", &root.pem);
    let empty = Folder::new();
    let list = std::env::join_paths([
        std::path::Path::new("/nonexistent"),
        folder.path(),
        empty.path(),
    ]);
    let settings = crate::tls::TrustSettings {
        ssl_cert_dir: Some(PathBuf::from(list.unwrap()).into()),
        ..Default::default()
    };
    let client = TlsClient::new(&TlsOptions::default(), &settings).unwrap();
    assert_eq!(
        client.trust().to_string(),
        format!(
            "the 1 root of {} (environment variable SSL_CERT_DIR) (/nonexistent could not be used) ({} could not be used)",
            folder.path().display(),
            empty.path().display()
        )
    );
}

#[test]
fn what_the_script_may_not_read_is_not_looked_at() {
    let folder = Folder::new();
    let root = Authority::new("Lab CA");
    let path = folder.write("ca.pem", &root.pem);
    let identity = Identity::self_signed(&good());
    let cert = folder.write(
        "cert.pem",
        identity.pem.clone() + &identity.key.serialize_pem(),
    );
    let check: crate::tls::PathCheck =
        |path| match path.ends_with("ca.pem") || path.ends_with("cert.pem") {
            true => Err("not within the allowed path".to_owned()),
            false => Ok(()),
        };
    let guarded = crate::tls::TrustSettings {
        may_read: check,
        ..Default::default()
    };
    let file = TlsOptions {
        cafile: Some(path.clone()),
        ..TlsOptions::default()
    };
    let capath = TlsOptions {
        capath: Some(folder.path().to_owned()),
        ..TlsOptions::default()
    };
    let own = TlsOptions {
        verify_peer: false,
        local_cert: Some(cert.clone()),
        ..TlsOptions::default()
    };
    let key = TlsOptions {
        local_pk: Some(cert.clone()),
        local_cert: Some(folder.write("other.pem", &identity.pem)),
        ..own.clone()
    };
    for options in [&file, &own, &key] {
        // Also where the same files have been read before.
        TlsClient::new(options, &crate::tls::TrustSettings::default()).unwrap();
        let error = TlsClient::new(options, &guarded).unwrap_err();
        assert!(format!("{error:?}").contains("Forbidden"), "{error:?}");
    }
    // In a folder, the rest counts.
    let client = TlsClient::new(&capath, &guarded).unwrap();
    assert!(client.trust().to_string().contains("2 more unusable"));
    // What the administrator set is not the script's.
    let mut settings = guarded.clone();
    settings.openssl_cafile = Some(path.clone().into());
    TlsClient::new(&TlsOptions::default(), &settings).unwrap();
    settings.openssl_cafile = Some(crate::tls::ConfiguredPath {
        path,
        by_script: true,
    });
    TlsClient::new(&TlsOptions::default(), &settings).unwrap_err();
}
