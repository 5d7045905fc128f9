//! Messages for certificates that may not be used for what they are used for.

use super::naming::holder_text;
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::listed_of;
use crate::tls::{CertificateRef, CertificateUsage, TlsFailure};

/// A certificate whose extendedKeyUsage or keyUsage does not allow a server.
pub(super) fn wrong(
    failure: &TlsFailure,
    whose: Option<&CertificateRef>,
    found: Option<&CertificateUsage>,
    host: &str,
) -> Diagnosis {
    let subject = holder_text(failure, whose, host);
    let (problem, expected, found) = match found {
        Some(CertificateUsage::Key(bits)) => (
            format!("{subject} may not be used to sign a TLS handshake"),
            "keyUsage digitalSignature",
            format!("keyUsage {}", list(bits)),
        ),
        Some(CertificateUsage::Extended(purposes)) => (
            format!("{subject} may not be used for a server"),
            "extendedKeyUsage serverAuth",
            format!("extendedKeyUsage {}", list(purposes)),
        ),
        None => (
            format!("{subject} may not be used for a server"),
            "extendedKeyUsage serverAuth",
            "extendedKeyUsage without serverAuth".to_owned(),
        ),
    };
    let diagnosis = Diagnosis::new(Code::CertificateWrongPurpose, problem)
        .seen("expected", expected)
        .seen("found", found);
    match whose {
        Some(CertificateRef::Trusted(_)) => diagnosis
            .seen("trusted", failure.trust.to_string())
            .help("issue the server's certificate from an authority that is meant for servers, and trust that one"),
        _ => diagnosis.help(format!(
            "reissue the certificate with {}",
            expected.replacen(' ', " = ", 1)
        )),
    }
}

fn list(usages: &[String]) -> String {
    match usages {
        [] => "(empty)".to_owned(),
        usages => listed_of(usages, usages.len(), ", "),
    }
}
