//! Authorities and certificates, created by the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use crate::tls::CertificateRef;
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

const DAY: Duration = Duration::from_secs(86_400);

pub(crate) struct Authority {
    pub(crate) pem: String,
    pub(crate) der: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

pub(crate) struct Identity {
    pub(crate) chain: Vec<CertificateDer<'static>>,
    pub(crate) key: KeyPair,
    pub(crate) pem: String,
}

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        Self::of(authority_params(name))
    }

    pub(crate) fn of(params: CertificateParams) -> Self {
        Self::self_made(params, KeyPair::generate().unwrap())
    }

    fn self_made(params: CertificateParams, key: KeyPair) -> Self {
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: certificate.pem(),
            der: certificate.der().clone(),
            issuer: Issuer::new(params, key),
        }
    }

    /// One with a key of that kind.
    pub(crate) fn with_key(name: &str, kind: &'static rcgen::SignatureAlgorithm) -> Self {
        Self::self_made(authority_params(name), KeyPair::generate_for(kind).unwrap())
    }

    /// An authority below this one.
    pub(crate) fn intermediate(&self, name: &str) -> Self {
        self.below(authority_params(name))
    }

    pub(crate) fn below(&self, params: CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Self {
            pem: certificate.pem(),
            der: certificate.der().clone(),
            issuer: Issuer::new(params, key),
        }
    }

    pub(crate) fn key(&self) -> &KeyPair {
        self.issuer.key()
    }

    /// This authority with its name encoded as `name`.
    pub(crate) fn encoded_as(&self, name: rcgen::DnValue) -> Self {
        let mut params = authority_params("");
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, name);
        self.renewed(params)
    }

    /// This authority with another certificate for the same key.
    pub(crate) fn renewed(&self, params: CertificateParams) -> Self {
        let key = KeyPair::from_pem(&self.issuer.key().serialize_pem()).unwrap();
        Self::self_made(params, key)
    }

    /// A certificate by this authority for the key of `other`.
    pub(crate) fn cross_sign(&self, other: &Self, params: CertificateParams) -> Self {
        let key = KeyPair::from_pem(&other.issuer.key().serialize_pem()).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Self {
            pem: certificate.pem(),
            der: certificate.der().clone(),
            issuer: Issuer::new(params, key),
        }
    }

    pub(crate) fn issue(&self, params: &CertificateParams) -> Identity {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Identity {
            chain: vec![certificate.der().clone()],
            pem: certificate.pem(),
            key,
        }
    }
}

impl Identity {
    pub(crate) fn self_signed(params: &CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self {
            chain: vec![certificate.der().clone()],
            pem: certificate.pem(),
            key,
        }
    }

    pub(crate) fn key_der(&self) -> PrivateKeyDer<'static> {
        PrivatePkcs8KeyDer::from(self.key.serialize_der()).into()
    }
}

pub(crate) fn authority_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![
        KeyUsagePurpose::KeyCertSign,
        KeyUsagePurpose::DigitalSignature,
    ];
    params
}

/// As [`authority_params`], with an organisation.
pub(crate) fn authority_of_organization(name: &str, organization: &str) -> CertificateParams {
    let mut params = authority_params(name);
    params
        .distinguished_name
        .push(DnType::OrganizationName, organization);
    params
}

/// A certificate for `names`, the first of which is its CN, from yesterday for a month.
pub(crate) fn leaf(names: &[&str]) -> CertificateParams {
    let texts: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut params = CertificateParams::new(texts).unwrap();
    params.distinguished_name.push(
        DnType::CommonName,
        names.first().copied().unwrap_or("nobody"),
    );
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    valid(params, -1, 30)
}

/// Parameters of a certificate for good.test.
pub(crate) fn good() -> CertificateParams {
    leaf(&["good.test"])
}

/// A critical extension of an arbitrary OID.
pub(crate) fn critical(oid: &[u64]) -> CustomExtension {
    let mut extension = CustomExtension::from_oid_content(oid, vec![5, 0]);
    extension.set_criticality(true);
    extension
}

/// A reference to the trusted authority "Lab CA".
pub(crate) fn lab() -> CertificateRef {
    CertificateRef::Trusted("Lab CA".to_owned())
}

/// Valid from and until so many days from now.
pub(crate) fn valid(mut params: CertificateParams, from: i32, until: i32) -> CertificateParams {
    params.not_before = days(from).into();
    params.not_after = days(until).into();
    params
}

fn days(count: i32) -> SystemTime {
    let now = SystemTime::now();
    let span = DAY * count.unsigned_abs();
    if count < 0 { now - span } else { now + span }
}

/// A folder that is removed when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("wsclient-tls-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
