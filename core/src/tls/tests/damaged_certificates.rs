//! Weak and damaged certificates, and what is read of them.

use rustls::CertificateError;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::pki::{Authority, Identity, leaf};
use crate::tls::capture::Capture;
use crate::tls::certificate::facts::utc_text;
use crate::tls::certificate::signature_algorithm::algorithm_name_of;
use crate::tls::chain::analysis::ChainAnalysis;
use crate::tls::chain::verifier::Verifier;
use crate::tls::session::classify;
use crate::tls::{
    CertificateFacts, CertificateFault, CertificateRef, Invalidity, TlsError, TlsOptions,
};

fn verifier() -> Verifier {
    Verifier::new(&TlsOptions::default(), None)
}

const RSA_1024: &str = "\
-----BEGIN CERTIFICATE-----
MIICFDCCAX2gAwIBAgIUNIxbZ+80pRBaD79+WwUS2iOrJNYwDQYJKoZIhvcNAQEL
BQAwFDESMBAGA1UEAwwJd2Vhay50ZXN0MB4XDTI2MTEyMzAyMTYzMloXDTI2MTEy
NDAyMTYzMlowFDESMBAGA1UEAwwJd2Vhay50ZXN0MIGfMA0GCSqGSIb3DQEBAQUA
A4GNADCBiQKBgQCpNe5WBmAhiLA+NCujIEPzQHhpdnr+bwAKBOA93NRsP1DzcimP
XaF5EqV1OsSllfQ8mrR98lLEvjqbk50a4kz7Dm1Z2tnoLqfPXSKBVPgrU1N88Kj9
MDvXDiF0Od7K0MtuC/fgaPDESPBwRnvp3MlmYCvVLXDNaE+HKT72FMz13QIDAQAB
o2MwYTAdBgNVHQ4EFgQU7MUg8ib0k2qmirmDijzPbxr80YowHwYDVR0jBBgwFoAU
7MUg8ib0k2qmirmDijzPbxr80YowFAYDVR0RBA0wC4IJd2Vhay50ZXN0MAkGA1Ud
EwQCMAAwDQYJKoZIhvcNAQELBQADgYEAdh1cydk+DFv/b2vXNdfU+mzMk91y63wW
tFfSbBfftQUA0JmVO2Gu229bptlaoW6XFw2FVV1lPf0GQiyIlV8JQHzndoirej9i
LtoGrNg94UktQ2zko/oC1fHSrVIWYEjtzEYAp7CTHJUqfumiO5Tf7kW1MURjr/w4
fw6qsc1rnlA=
-----END CERTIFICATE-----
";

#[test]
fn a_bad_signature_under_a_short_key_is_about_the_key() {
    let weak = CertificateDer::from_pem_slice(RSA_1024.as_bytes()).unwrap();
    let facts = CertificateFacts::read(&weak);
    assert_eq!((facts.key.kind.as_str(), facts.key.bits), ("RSA", 1024));
    let good = Identity::self_signed(&leaf(&["good.test"])).chain.remove(0);
    for proof_failed in [true, false] {
        let notes = Capture {
            chain: Some(vec![weak.clone()]),
            request: None,
            proof_failed,
        };
        let error = CertificateError::BadSignature;
        let (error, _) = classify::refusal(&error, &notes, &verifier(), "good.test", 0);
        assert!(matches!(
            error,
            TlsError::Certificate(CertificateFault::WeakKey {
                whose: CertificateRef::Sent(0),
                bits: 1024
            })
        ));
    }
    let notes = Capture {
        chain: Some(vec![good]),
        request: None,
        proof_failed: false,
    };
    assert!(matches!(
        ChainAnalysis::new(&notes, &verifier()).fault(&CertificateError::BadSignature),
        CertificateFault::Invalid(Invalidity::Other { .. })
    ));
}

#[test]
fn a_weak_signature_is_named() {
    // As rustls gives it: the content of an AlgorithmIdentifier.
    let sha1 = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 5, 5, 0];
    assert_eq!(algorithm_name_of(&sha1), "sha1WithRSAEncryption");
    let error = CertificateError::UnsupportedSignatureAlgorithmContext {
        signature_algorithm_id: sha1.to_vec(),
        supported_algorithms: Vec::new(),
    };
    assert!(matches!(
        ChainAnalysis::new(&Capture::default(), &verifier()).fault(&error),
        CertificateFault::WeakSignature { position: None, algorithm } if algorithm == "sha1WithRSAEncryption"
    ));
    assert_eq!(algorithm_name_of(&[1]), "algorithm #01");
}

#[test]
fn damaged_certificates_are_read_as_far_as_possible() {
    let der = Identity::self_signed(&leaf(&["good.test", "10.0.0.7", "::1"]))
        .chain
        .remove(0);
    assert_eq!(
        CertificateFacts::read(&der).subject_alt_names,
        ["good.test", "10.0.0.7", "::1"]
    );
    for at in 0..der.len() {
        assert!(!CertificateFacts::read(&der[..at]).readable);
        for change in [0x01, 0x80, 0xff] {
            let mut damaged = der.to_vec();
            damaged[at] ^= change;
            let facts = CertificateFacts::read(&damaged);
            assert_eq!(facts.sha256.len(), 64);
            let _ = utc_text(facts.not_after);
        }
    }
}

#[test]
fn damaged_chains_are_analysed_without_a_panic() {
    let root = Authority::new("Lab CA");
    let chain = root.issue(&leaf(&["good.test"])).chain;
    let errors = [
        CertificateError::UnknownIssuer,
        CertificateError::BadSignature,
        CertificateError::Expired,
    ];
    for at in 0..chain[0].len() {
        let mut damaged = chain[0].to_vec();
        damaged[at] ^= 0x81;
        let notes = Capture {
            chain: Some(vec![damaged.into(), root.der.clone()]),
            ..Capture::default()
        };
        let error = &errors[at % errors.len()];
        let (_, audit) = classify::refusal(error, &notes, &verifier(), "good.test", 0);
        assert!(audit.is_some());
    }
}

#[test]
fn times_are_shown_in_utc() {
    assert_eq!(utc_text(1_792_346_151), "2026-10-18 17:55:51 UTC");
    assert_eq!(utc_text(i64::MAX), format!("{} s since 1970", i64::MAX));
}
