//! The certificates as the report shows them: those that the server sent, and the authority above them.

use crate::secrets::Secrets;
use crate::tls::{CertificateCheck, CertificateFacts, TlsError, TlsFailure, TlsSummary};

/// A certificate of the server's chain, without secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCertificate {
    /// The subject, as `CN=good.test, O=Lab`.
    pub subject: String,
    /// Whether this machine trusts it, itself or as an authority; `None` where that was not found out.
    pub trusted: Option<bool>,
    /// What the certificate says; `None` of an authority whose certificate the server did not send.
    pub sent: Option<SentCertificate>,
}

/// What a certificate that the server sent says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCertificate {
    /// The issuer, in the form of the subject.
    pub issuer: String,
    /// Names of subjectAltName.
    pub subject_alt_names: Vec<String>,
    /// First moment of validity, in seconds since 1970.
    pub not_before: i64,
    /// Last moment of validity, in seconds since 1970.
    pub not_after: i64,
    /// The serial number, in hexadecimal.
    pub serial: String,
    /// SHA-256 of the whole certificate, in hexadecimal.
    pub sha256: String,
    /// The kind of its key, such as `EC P-256`.
    pub key: String,
    /// Whether it is its own issuer.
    pub is_root: bool,
}

/// Those of a handshake that was complete.
pub(super) fn of_summary(tls: &TlsSummary, secrets: &Secrets) -> Vec<ShownCertificate> {
    let trusted = tls.verified.then_some(true);
    rows(&tls.chain, trusted, tls.trust.anchors() > 0, secrets)
}

/// Those of a handshake that failed.
pub(super) fn of_failure(failure: &TlsFailure, secrets: &Secrets) -> Vec<ShownCertificate> {
    let checked = failure.audit.as_ref().map(|audit| audit.chain);
    let trusted = match (&failure.error, checked) {
        (TlsError::Certificate(_), Some(CertificateCheck::Passed)) => Some(true),
        (TlsError::Certificate(_), Some(CertificateCheck::Failed)) => Some(false),
        _ => None,
    };
    rows(
        &failure.chain,
        trusted,
        failure.trust.anchors() > 0,
        secrets,
    )
}

/// The certificates as they were sent, then the authority that the path ends at. Whether the chain is `trusted` is said
/// where it ends.
fn rows(
    chain: &[CertificateFacts],
    trusted: Option<bool>,
    has_authorities: bool,
    secrets: &Secrets,
) -> Vec<ShownCertificate> {
    let top = top_of_path(chain);
    // A name that repeats a secret of the request is an attack or a mistake, so all are looked at together first.
    let no_secrets = Secrets::default();
    let secrets = match repeats_a_secret(chain, secrets) {
        true => secrets,
        false => &no_secrets,
    };
    let mut rows: Vec<ShownCertificate> = chain
        .iter()
        .enumerate()
        .map(|(position, certificate)| {
            let ends_path = Some(position) == top && (certificate.self_issued || !has_authorities);
            ShownCertificate {
                subject: secrets.conceal_data(&certificate.subject),
                trusted: trusted.filter(|_| ends_path),
                sent: Some(sent(certificate, secrets)),
            }
        })
        .collect();
    let top = top.and_then(|position| chain.get(position));
    if let Some(top) =
        top.filter(|top| !top.self_issued && has_authorities && !top.issuer.is_empty())
    {
        rows.push(ShownCertificate {
            subject: secrets.conceal_data(&top.issuer),
            trusted,
            sent: None,
        });
    }
    rows
}

fn repeats_a_secret(chain: &[CertificateFacts], secrets: &Secrets) -> bool {
    let mut text = String::new();
    for certificate in chain {
        let names = certificate.subject_alt_names.iter().map(String::as_str);
        for name in [certificate.subject.as_str(), &certificate.issuer]
            .into_iter()
            .chain(names)
        {
            text.push_str(name);
            text.push('\n');
        }
    }
    secrets.conceal_data(&text) != text
}

/// Where the path of issuers from the server's own certificate ends, by their names.
fn top_of_path(chain: &[CertificateFacts]) -> Option<usize> {
    let mut path = vec![0];
    let mut current = chain.first()?;
    while !current.self_issued {
        let next = chain.iter().enumerate().find(|(position, one)| {
            !path.contains(position) && one.readable && one.subject == current.issuer
        });
        let Some((position, issuer)) = next else {
            break;
        };
        path.push(position);
        current = issuer;
    }
    path.last().copied()
}

fn sent(certificate: &CertificateFacts, secrets: &Secrets) -> SentCertificate {
    let names = certificate.subject_alt_names.iter();
    SentCertificate {
        issuer: secrets.conceal_data(&certificate.issuer),
        subject_alt_names: names.map(|name| secrets.conceal_data(name)).collect(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        serial: certificate.serial.clone(),
        sha256: certificate.sha256.clone(),
        key: certificate.key.to_string(),
        is_root: certificate.self_issued,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certificate(subject: &str, issuer: &str) -> CertificateFacts {
        CertificateFacts {
            readable: true,
            subject: subject.to_owned(),
            issuer: issuer.to_owned(),
            self_issued: subject == issuer,
            ..CertificateFacts::read(b"")
        }
    }

    fn shown(names: &[(&str, &str)], trusted: Option<bool>) -> Vec<(String, Option<bool>, bool)> {
        let chain: Vec<CertificateFacts> = names.iter().map(|(s, i)| certificate(s, i)).collect();
        let rows = rows(&chain, trusted, true, &Secrets::default());
        let brief = |row: ShownCertificate| (row.subject, row.trusted, row.sent.is_some());
        rows.into_iter().map(brief).collect()
    }

    #[test]
    fn the_authority_that_was_not_sent_ends_the_chain() {
        let chain = [
            ("CN=h", "CN=Low"),
            ("CN=Stray", "CN=Else"),
            ("CN=Low", "CN=Root"),
        ];
        assert_eq!(
            shown(&chain, Some(true)),
            [
                ("CN=h".to_owned(), None, true),
                ("CN=Stray".to_owned(), None, true),
                ("CN=Low".to_owned(), None, true),
                ("CN=Root".to_owned(), Some(true), false),
            ]
        );
    }

    #[test]
    fn a_secret_in_a_name_is_masked() {
        let mut headers = crate::headers::Headers::default();
        headers.push("X-Api-Key", "k3y-of-api");
        let secrets = Secrets::of(None, &headers, &[]);
        let mut chain = vec![certificate("CN=k3y-of-api", "CN=Root")];
        chain[0].subject_alt_names = vec!["k3y-of-api.test".to_owned(), "good.test".to_owned()];
        let rows = rows(&chain, None, true, &secrets);
        assert_eq!(rows[0].subject, "CN=***");
        let sent = rows[0].sent.as_ref().unwrap();
        assert_eq!(sent.subject_alt_names, ["***.test", "good.test"]);
    }

    #[test]
    fn a_root_that_was_sent_ends_the_chain() {
        let chain = [("CN=h", "CN=Root"), ("CN=Root", "CN=Root")];
        assert_eq!(
            shown(&chain, Some(false)),
            [
                ("CN=h".to_owned(), None, true),
                ("CN=Root".to_owned(), Some(false), true),
            ]
        );
        // Two that name each other end somewhere too.
        let ring = [("CN=a", "CN=b"), ("CN=b", "CN=a")];
        assert_eq!(shown(&ring, None).len(), 3);
        assert_eq!(shown(&[], None), []);
    }
}
