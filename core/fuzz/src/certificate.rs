//! A server's certificate: what can be read of it is told in bounds, whatever else is in it.

use wsclient_core::tls::{CertificateFacts, utc_text};

/// How many names are kept.
const NAMES: usize = 100;

/// The bytes are its DER.
pub fn run(data: &[u8]) {
    let facts = CertificateFacts::read(data);
    assert_eq!(facts.der, data);
    assert_eq!(facts.sha256.len(), 64);
    assert!(facts.subject_alt_names.len() <= NAMES);
    assert!(facts.subject_alt_name_count >= facts.subject_alt_names.len());
    if let Some(url) = &facts.issuer_url {
        assert!(url.starts_with("http"), "{url:?}");
    }
    if !facts.readable {
        assert!(facts.subject.is_empty() && facts.subject_alt_names.is_empty());
    }
    let _ = (utc_text(facts.not_before), utc_text(facts.not_after));
    let pem = facts.pem();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----\n"), "{pem:?}");
}
