//! Examples of certificates that are not accepted.

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair,
};
use wsclient_core::connect::ConnectError;
use wsclient_core::diagnosis::Report;
use wsclient_core::layer::Layer;
use wsclient_core::tls::{
    CertificateFacts, CertificateFault, CertificateRef, CertificateUsage, Invalidity, TlsError,
    TrustSetting, TrustSource, TrustSummary,
};

use super::tls::tls_failure;
use super::{URL, report, trace};

const HOST: &str = "chat.example.com";

// The first days of 2025 and 2026, and a day within; all seen by this machine's clock.
const BEFORE: i64 = 1_735_000_000;
const WITHIN: i64 = 1_750_000_000;
const AFTER: i64 = 1_768_000_000;

pub(super) fn all() -> Vec<Report> {
    let mut reports = dates();
    reports.extend(names());
    reports.extend(issuers());
    reports.extend(contents());
    reports
}

fn dates() -> Vec<Report> {
    let expired = CertificateFault::Expired {
        whose: Some(CertificateRef::Sent(0)),
        not_after: Some(1_767_139_200),
    };
    let not_yet_valid = CertificateFault::NotYetValid {
        whose: Some(CertificateRef::Sent(0)),
        not_before: Some(1_735_689_600),
    };
    vec![
        refused_at(AFTER, expired, vec![self_signed(params(HOST))]),
        refused_at(BEFORE, not_yet_valid, vec![self_signed(params(HOST))]),
    ]
}

fn names() -> Vec<Report> {
    let mut nameless = params(HOST);
    nameless.subject_alt_names.clear();
    let mut version_1 = signed(&nameless, "Acme Root CA");
    // rcgen makes certificates of version 3 only.
    version_1.version = 1;
    vec![
        refused(
            CertificateFault::NameMismatch,
            vec![self_signed(params("www.example.com"))],
        ),
        refused(
            CertificateFault::NoSubjectAltName,
            vec![signed(&nameless, "Acme Root CA")],
        ),
        refused(
            CertificateFault::UnsupportedVersion { position: 0 },
            vec![version_1],
        ),
    ]
}

fn issuers() -> Vec<Report> {
    let unknown = |issuer, same_organization: Option<&str>| {
        let fault = CertificateFault::UnknownIssuer {
            path: vec![0],
            same_organization: same_organization.map(str::to_owned),
        };
        refused(fault, vec![signed(&params(HOST), issuer)])
    };
    vec![
        refused(
            CertificateFault::SelfSigned,
            vec![self_signed(params(HOST))],
        ),
        unknown("Acme Root CA", None),
        unknown("Acme Issuing CA 2", Some("Acme Root CA")),
        unknown("Zscaler Root CA", None),
    ]
}

fn contents() -> Vec<Report> {
    let weak_key = CertificateFault::WeakKey {
        whose: CertificateRef::Sent(0),
        bits: 1024,
    };
    let weak_signature = CertificateFault::WeakSignature {
        position: Some(0),
        algorithm: "sha1WithRSAEncryption".to_owned(),
    };
    let mut for_clients = params(HOST);
    for_clients.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let out_of_order = CertificateFault::Invalid(Invalidity::AuthorityAsServer { own: Some(1) });
    vec![
        refused(weak_key, vec![self_signed(params(HOST))]),
        refused(weak_signature, vec![self_signed(params(HOST))]),
        refused(
            CertificateFault::WrongPurpose {
                whose: Some(CertificateRef::Sent(0)),
                found: Some(CertificateUsage::Extended(vec!["clientAuth".to_owned()])),
            },
            vec![signed(&for_clients, "Acme Root CA")],
        ),
        refused(
            out_of_order,
            vec![
                self_signed(authority("Acme Root CA")),
                signed(&params(HOST), "Acme Root CA"),
            ],
        ),
    ]
}

fn refused(fault: CertificateFault, chain: Vec<CertificateFacts>) -> Report {
    refused_at(WITHIN, fault, chain)
}

fn refused_at(clock: i64, fault: CertificateFault, chain: Vec<CertificateFacts>) -> Report {
    let mut failure = tls_failure(TlsError::Certificate(fault), b"");
    failure.chain = chain;
    failure.version = Some("TLSv1.3");
    failure.clock = clock;
    failure.trust = TrustSummary {
        sources: vec![TrustSource {
            newest: None,
            anchors: 144,
            ..TrustSource::new(
                TrustSetting::SystemBundle,
                Some("/etc/ssl/certs/ca-certificates.crt".into()),
            )
        }],
        unusable: Vec::new(),
    };
    report(ConnectError::Tls(Box::new(failure)), trace(URL, Layer::Tls))
}

/// A certificate for `name` that is valid through 2025.
fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_before = rcgen::date_time_ymd(2025, 1, 1);
    params.not_after = rcgen::date_time_ymd(2025, 12, 31);
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

/// The certificate of the authority `name`.
fn authority(name: &str) -> CertificateParams {
    let mut params = params(name);
    params.subject_alt_names.clear();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

fn self_signed(params: CertificateParams) -> CertificateFacts {
    let key = KeyPair::generate().unwrap();
    CertificateFacts::read(params.self_signed(&key).unwrap().der())
}

fn signed(params: &CertificateParams, issuer: &str) -> CertificateFacts {
    let issuer = Issuer::new(authority(issuer), KeyPair::generate().unwrap());
    let key = KeyPair::generate().unwrap();
    CertificateFacts::read(params.signed_by(&key, &issuer).unwrap().der())
}
