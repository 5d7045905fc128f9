//! Words for server certificates that are refused.

use rcgen::{CertificateParams, CustomExtension, DnType, ExtendedKeyUsagePurpose};

use super::{explained, line};
use crate::diagnosis::{Code, Diagnosis};
use crate::tls::tests::pki::{Authority, Folder, Identity, authority_params, good, leaf, valid};
use crate::tls::tests::{present, present_identity, trusting};
use crate::tls::{CertificateFault, TlsError, TlsOptions};

/// The diagnosis for a certificate of a trusted authority.
fn refused(params: &CertificateParams) -> Diagnosis {
    let authority = Authority::new("Lab CA");
    let outcome = present(params, &authority, &[], &trusting(&authority.pem));
    explained(outcome.unwrap_err())
}

#[test]
fn an_unknown_issuer_is_named() {
    let options = trusting(&Authority::new("Lab CA").pem);
    let outcome = present(&good(), &Authority::new("Acme CA"), &[], &options);
    let diagnosis = explained(outcome.unwrap_err());
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
fn an_expired_certificate_says_since_when() {
    let diagnosis = refused(&valid(good(), -90, -35));
    assert_eq!(diagnosis.code, Code::CertificateExpired);
    assert_eq!(
        diagnosis.problem,
        "the certificate of good.test expired 35 days ago"
    );
    assert!(diagnosis.evidence[0].1.starts_with("valid until 2"));
    assert!(diagnosis.evidence[1].1.ends_with(" UTC on this machine"));
}

#[test]
fn a_wrong_name_lists_the_right_ones() {
    let mut names: Vec<String> = (0..20).map(|n| format!("h{n}.example.test")).collect();
    names.insert(0, "*.example.test".to_owned());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let diagnosis = refused(&leaf(&names));
    assert_eq!(diagnosis.code, Code::CertificateNameMismatch);
    let (label, found) = &diagnosis.evidence[1];
    assert_eq!(*label, "found");
    assert!(found.starts_with("*.example.test, h0.example.test, "));
    assert!(found.ends_with(" and 13 more"));
    assert!(diagnosis.help[0].ends_with("such as wss://h0.example.test"));
}

#[test]
fn the_purposes_of_a_certificate_for_clients_are_named() {
    let mut params = good();
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let diagnosis = refused(&params);
    assert_eq!(diagnosis.code, Code::CertificateWrongPurpose);
    assert_eq!(diagnosis.evidence[1].1, "extendedKeyUsage clientAuth");
}

#[test]
fn what_renews_a_certificate_follows_from_its_life() {
    for (from, until, first, second) in [
        // Renewed by a program at half of the time, or with a third of it left.
        (
            -7,
            -1,
            "renewal has likely stopped 4 days ago",
            "if this machine's clock",
        ),
        (
            -91,
            -1,
            "renewal has likely stopped 31 days ago",
            "if this machine's clock",
        ),
        (-151, -1, "renew the certificate", "if this machine's clock"),
    ] {
        let diagnosis = refused(&valid(good(), from, until));
        assert_eq!(diagnosis.code, Code::CertificateExpired);
        assert!(line(&diagnosis, "found").ends_with(&format!("issued for {} days", until - from)));
        assert!(diagnosis.help[0].starts_with(first), "{:?}", diagnosis.help);
        assert!(
            diagnosis.help[1].starts_with(second),
            "{:?}",
            diagnosis.help
        );
    }
}

#[test]
fn text_of_the_peer_cannot_break_a_report() {
    let mut params = good();
    let name = format!("a\r\n\u{1b}[31mb{}", "x".repeat(5000));
    params.distinguished_name.push(DnType::CommonName, name);
    let identity = Identity::self_signed(&params);
    let lab = Authority::new("Lab CA");
    let outcome = present_identity(&identity, &trusting(&lab.pem));
    let diagnosis = explained(outcome.unwrap_err());
    for (_, text) in &diagnosis.evidence {
        assert!(!text.contains(['\r', '\n', '\u{1b}']));
        assert!(text.chars().count() < 500);
    }
}

#[test]
fn a_url_of_the_issuer_is_shown_and_cannot_break_a_report() {
    let url = b"http://ca.test/\x1b[31m\r\nx";
    let mut der = vec![0x30, 14 + url.len() as u8, 0x30, 12 + url.len() as u8];
    der.extend([6, 8, 0x2b, 6, 1, 5, 5, 7, 0x30, 2, 0x86, url.len() as u8]);
    der.extend(url);
    let mut params = good();
    let extension = CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], der);
    params.custom_extensions.push(extension);
    let options = trusting(&Authority::new("Lab CA").pem);
    let outcome = present(&params, &Authority::new("G2"), &[], &options);
    let diagnosis = explained(outcome.unwrap_err());
    assert_eq!(diagnosis.code, Code::CertificateIncompleteChain);
    assert!(
        diagnosis.help[1].contains("http://ca.test/ [31m x;"),
        "{:?}",
        diagnosis.help
    );
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
        let diagnosis = explained(present(&good(), &root, &[], &options).unwrap_err());
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
fn critical_policies_are_named() {
    let mut params = good();
    let content = vec![0x30, 6, 0x30, 4, 6, 2, 0x2a, 3];
    let mut policies = CustomExtension::from_oid_content(&[2, 5, 29, 32], content);
    policies.set_criticality(true);
    params.custom_extensions = vec![policies];
    let diagnosis = refused(&params);
    assert_eq!(
        line(&diagnosis, "found"),
        "extension certificatePolicies (2.5.29.32)"
    );
    assert!(
        diagnosis
            .problem
            .ends_with("that this client does not support")
    );
}

#[test]
fn an_authority_of_version_1_in_the_chain_is_named() {
    let below = Authority::new("Lab CA").intermediate("Old Servers");
    let options = trusting(&Authority::new("Acme CA").pem);
    let mut failure = present(&good(), &below, &[&below], &options).unwrap_err();
    let authority = &mut failure.chain[1];
    (authority.version, authority.is_ca) = (1, false);
    let fault = CertificateFault::UnsupportedVersion { position: 1 };
    failure.error = TlsError::Certificate(fault);
    let diagnosis = explained(failure);
    assert_eq!(diagnosis.code, Code::CertificateUnsupportedVersion);
    assert_eq!(
        diagnosis.problem,
        "the certificate \"Old Servers\" in the chain of good.test is X.509 version 1, which cannot mark a certificate as an authority's"
    );
}

#[test]
fn a_clock_before_this_program_is_wrong() {
    let root = Authority::new("Lab CA");
    let options = trusting(&root.pem);
    let outcome = present(&valid(good(), 3, 30), &root, &[], &options);
    let mut failure = outcome.unwrap_err();
    failure.clock = 0;
    let diagnosis = explained(failure);
    assert_eq!(diagnosis.code, Code::CertificateNotYetValid);
    assert!(line(&diagnosis, "clock").ends_with("which is before this program was written"));
    assert!(diagnosis.help[0].starts_with("this machine's clock is wrong"));
}
