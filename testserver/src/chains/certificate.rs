//! Builds any certificate, right or wrong, from its parts (RFC 5280 §4.1).

use std::cell::OnceCell;
use std::path::Path;
use std::rc::Rc;

use super::algorithm::Algorithm;
use super::der;
use super::extension::{self, Extension};
use super::key::{Key, Kind, Unavailable};
use super::name::{self, Name};
use super::validity::in_days;

/// The host that a server certificate is for unless it says otherwise.
pub(crate) const HOST: &str = "host.test";

/// What a certificate will say. Clones share the key.
#[derive(Clone)]
pub(crate) struct Template {
    /// The version field: 2 is version 3. Without it the certificate is of version 1.
    version: Option<u8>,
    /// The content of the INTEGER.
    serial: Vec<u8>,
    pub(crate) subject: Name,
    /// Set if it is not to be the issuer's subject.
    issuer: Option<Name>,
    not_before: Vec<u8>,
    not_after: Vec<u8>,
    key: Key,
    extensions: Vec<Extension>,
    /// Set if there is to be something else than a list of `extensions`, or one although it is empty.
    raw_extensions: Option<Vec<u8>>,
    /// How it is signed, if not as usual for the issuer's key.
    algorithm: Option<Algorithm>,
    /// The identifier inside the signed part, if it is to differ from the one that counts.
    inner: Option<Vec<u8>>,
    /// The identifier beside the signature, if it is to differ from the one that counts.
    outer: Option<Vec<u8>>,
    damaged: bool,
    /// Bytes behind the certificate's end.
    trailing: Vec<u8>,
}

/// A certificate that comes into being with its first use. Clones are the same certificate.
#[derive(Clone)]
pub(crate) struct Certificate(Rc<Issue>);

struct Issue {
    template: Template,
    /// `None` if it signs itself.
    issuer: Option<Certificate>,
    der: OnceCell<Vec<u8>>,
}

/// A good server certificate for [`HOST`].
pub(crate) fn server() -> Template {
    server_for(&[extension::dns(HOST)])
}

/// A good server certificate with these subjectAltNames.
pub(crate) fn server_for(names: &[Vec<u8>]) -> Template {
    Template::new(name::common_name(HOST), (-1, 90))
        .with(extension::no_authority())
        .with(extension::key_usage(&[extension::DIGITAL_SIGNATURE]))
        .with(extension::purposes(&[extension::SERVER_AUTH]))
        .with(extension::alt_names(names))
}

/// A good authority.
pub(crate) fn authority(common_name: &str) -> Template {
    Template::new(name::common_name(common_name), (-400, 400))
        .with(extension::authority(None))
        .with(extension::key_usage(&[
            extension::CERT_SIGN,
            extension::CRL_SIGN,
        ]))
}

/// A good authority that signs itself.
pub(crate) fn root() -> Certificate {
    authority("Root").self_signed()
}

impl Template {
    /// Version 3, a new P-256 key, no extensions; validity in days from now.
    fn new(subject: Name, days: (i64, i64)) -> Self {
        Template {
            version: Some(2),
            serial: serial(),
            subject,
            issuer: None,
            not_before: in_days(days.0),
            not_after: in_days(days.1),
            key: Key::new(Kind::P256),
            extensions: Vec::new(),
            raw_extensions: None,
            algorithm: None,
            inner: None,
            outer: None,
            damaged: false,
            trailing: Vec::new(),
        }
    }

    /// Adds an extension in place of the first one of its type, or at the end.
    pub(crate) fn with(mut self, extension: Extension) -> Self {
        let same = self
            .extensions
            .iter_mut()
            .find(|one| one.oid == extension.oid);
        match same {
            Some(one) => *one = extension,
            None => self.extensions.push(extension),
        }
        self
    }

    /// Adds an extension even if there is one of its type.
    pub(crate) fn with_again(mut self, extension: Extension) -> Self {
        self.extensions.push(extension);
        self
    }

    /// Removes the extensions of a type.
    pub(crate) fn without(mut self, oid: &[u32]) -> Self {
        self.extensions.retain(|one| one.oid != oid);
        self
    }

    /// The whole SEQUENCE OF Extension, whatever it is.
    pub(crate) fn raw_extensions(mut self, der: Vec<u8>) -> Self {
        self.raw_extensions = Some(der);
        self
    }

    /// Of version 1, without any extension.
    pub(crate) fn version_1(mut self) -> Self {
        self.version = None;
        self.extensions.clear();
        self
    }

    /// This value in the version field, `None` for no such field.
    pub(crate) fn version(mut self, version: Option<u8>) -> Self {
        self.version = version;
        self
    }

    /// Identifiers of its own key and of the issuer's.
    pub(crate) fn key_ids(self, own: &[u8], issuer: &[u8]) -> Self {
        self.with(extension::subject_key_id(own))
            .with(extension::authority_key_id(issuer))
    }

    pub(crate) fn serial(mut self, content: &[u8]) -> Self {
        self.serial = content.to_vec();
        self
    }

    pub(crate) fn subject(mut self, subject: Name) -> Self {
        self.subject = subject;
        self
    }

    /// Says that it is from an issuer of that name.
    pub(crate) fn issuer(mut self, issuer: Name) -> Self {
        self.issuer = Some(issuer);
        self
    }

    pub(crate) fn days(mut self, from: i64, until: i64) -> Self {
        self.not_before = in_days(from);
        self.not_after = in_days(until);
        self
    }

    /// The two times in DER.
    pub(crate) fn validity(mut self, not_before: Vec<u8>, not_after: Vec<u8>) -> Self {
        self.not_before = not_before;
        self.not_after = not_after;
        self
    }

    pub(crate) fn key(mut self, key: &Key) -> Self {
        self.key = key.clone();
        self
    }

    /// A new key of that kind.
    pub(crate) fn kind(self, kind: Kind) -> Self {
        self.key(&Key::new(kind))
    }

    pub(crate) fn signed_with(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = Some(algorithm);
        self
    }

    /// Names another algorithm inside the signed part.
    pub(crate) fn inner(mut self, identifier: Vec<u8>) -> Self {
        self.inner = Some(identifier);
        self
    }

    /// Names another algorithm beside the signature.
    pub(crate) fn outer(mut self, identifier: Vec<u8>) -> Self {
        self.outer = Some(identifier);
        self
    }

    /// Gets a signature of which one bit is wrong.
    pub(crate) fn damaged(mut self) -> Self {
        self.damaged = true;
        self
    }

    pub(crate) fn trailing(mut self, bytes: &[u8]) -> Self {
        self.trailing = bytes.to_vec();
        self
    }

    pub(crate) fn self_signed(self) -> Certificate {
        Certificate(Rc::new(Issue {
            template: self,
            issuer: None,
            der: OnceCell::new(),
        }))
    }

    pub(crate) fn under(self, issuer: &Certificate) -> Certificate {
        let issuer = Some(issuer.clone());
        Certificate(Rc::new(Issue {
            template: self,
            issuer,
            der: OnceCell::new(),
        }))
    }

    fn der(&self, signer: &Template, scratch: &Path) -> Result<Vec<u8>, Unavailable> {
        let algorithm = self
            .algorithm
            .unwrap_or(Algorithm::usual(signer.key.kind()));
        let identifier = |other: &Option<Vec<u8>>| match other {
            Some(other) => other.clone(),
            None => algorithm.identifier(),
        };
        let signed = self.to_be_signed(&identifier(&self.inner), signer, scratch)?;
        let mut signature = signer.key.sign(algorithm, &signed, scratch)?;
        if let (true, Some(byte)) = (self.damaged, signature.last_mut()) {
            *byte ^= 1;
        }
        let mut whole = der::sequence(&[
            signed,
            identifier(&self.outer),
            der::bit_string(0, &signature),
        ]);
        whole.extend_from_slice(&self.trailing);
        Ok(whole)
    }

    fn to_be_signed(
        &self,
        algorithm: &[u8],
        signer: &Template,
        scratch: &Path,
    ) -> Result<Vec<u8>, Unavailable> {
        let mut parts = Vec::new();
        if let Some(version) = self.version {
            parts.push(der::explicit(0, &der::integer(&[version])));
        }
        parts.push(der::integer(&self.serial));
        parts.push(algorithm.to_vec());
        parts.push(self.issuer.as_ref().unwrap_or(&signer.subject).clone());
        parts.push(der::sequence(&[&self.not_before, &self.not_after]));
        parts.push(self.subject.clone());
        parts.push(self.key.public(scratch)?.to_vec());
        if let Some(raw) = &self.raw_extensions {
            parts.push(der::explicit(3, raw));
        } else if !self.extensions.is_empty() {
            let all: Vec<Vec<u8>> = self.extensions.iter().map(Extension::der).collect();
            parts.push(der::explicit(3, &der::sequence(&all)));
        }
        Ok(der::sequence(&parts))
    }
}

impl Certificate {
    /// The certificate's bytes, the same ones each time.
    pub(crate) fn der(&self, scratch: &Path) -> Result<&[u8], Unavailable> {
        if let Some(der) = self.0.der.get() {
            return Ok(der);
        }
        let template = &self.0.template;
        let signer = self
            .0
            .issuer
            .as_ref()
            .map_or(template, |issuer| &issuer.0.template);
        let der = template.der(signer, scratch)?;
        Ok(self.0.der.get_or_init(|| der))
    }

    /// The key that it is for.
    pub(crate) fn key(&self) -> &Key {
        &self.0.template.key
    }

    /// What it was made from, to make another one of the same name and key.
    pub(crate) fn template(&self) -> Template {
        Template {
            serial: serial(),
            ..self.0.template.clone()
        }
    }
}

/// Eight bytes that no other certificate of this process has.
fn serial() -> Vec<u8> {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let [a, b, c, d] = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let [e, f, ..] = std::process::id().to_le_bytes();
    vec![0x40, e, f, 1, a, b, c, d]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
    use rustls::server::ParsedCertificate;
    use rustls::{RootCertStore, client, crypto::ring};

    use super::*;

    /// What webpki says of a chain of two below a root.
    fn verdict(leaf: Template) -> Result<(), rustls::Error> {
        let scratch = std::env::temp_dir().join(format!("testserver-chains-{:?}", serial()));
        std::fs::create_dir_all(&scratch).unwrap();
        let (root, other) = (root(), authority("Intermediate"));
        let middle = other.under(&root);
        let leaf = leaf.under(&middle);
        let der = |one: &Certificate| CertificateDer::from(one.der(&scratch).unwrap().to_vec());
        let mut roots = RootCertStore::empty();
        roots.add(der(&root)).unwrap();
        let (leaf, above) = (der(&leaf), [der(&middle)]);
        std::fs::remove_dir_all(&scratch).unwrap();
        let parsed = ParsedCertificate::try_from(&leaf)?;
        let algorithms = ring::default_provider()
            .signature_verification_algorithms
            .all;
        client::verify_server_cert_signed_by_trust_anchor(
            &parsed,
            &roots,
            &above,
            UnixTime::now(),
            algorithms,
        )?;
        client::verify_server_name(&parsed, &ServerName::try_from(HOST).unwrap())
    }

    #[test]
    fn good_chains_are_good() {
        verdict(server()).unwrap();
        verdict(server().kind(Kind::P384)).unwrap();
        verdict(server().kind(Kind::Ed25519)).unwrap();
        verdict(server().serial(&[0x80])).unwrap();
    }

    #[test]
    fn one_fault_is_enough() {
        for faulty in [
            server().damaged(),
            server().days(-9, -2),
            server().trailing(&[0]),
            server().with(extension::unknown().critical()),
            server().inner(Algorithm::Ed25519.identifier()),
            server_for(&[extension::dns("other.test")]),
        ] {
            assert!(verdict(faulty).is_err());
        }
    }
}
