//! Follows the issuers of a chain from the server's own certificate up, checking each signature.

use rustls::pki_types::{CertificateDer, TrustAnchor};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;
use x509_parser::x509::{SubjectPublicKeyInfo, X509Name};

use crate::tls::certificate::fault::CertificateRef;
use crate::tls::certificate::names::{comparable_name, short_name};
use crate::tls::certificate::public_key::{KeyFacts, key_facts};
use crate::tls::chain::signature::{
    SignatureCheck, check_signature, could_have_signed, is_self_signed_certificate,
};
use crate::tls::crypto_provider::{is_weak_key, verifies_key};
use crate::tls::trust::anchor_encoding::{
    anchor_name, as_sequence, has_organization, without_header,
};
use crate::tls::trust::store::TrustStore;

/// The most certificates of a chain that are read, and the most signatures that are checked: a peer must not make its
/// refusal expensive.
const MAX_CERTIFICATES: usize = 12;
const MAX_SIGNATURES: usize = 6;

/// The path of issuers from the server's own certificate.
#[derive(Debug)]
pub(in crate::tls) struct IssuerPath {
    /// Their positions in the chain as sent, the server's own first.
    pub(in crate::tls) positions: Vec<usize>,
    /// Why it ends there.
    pub(in crate::tls) end: PathEnd,
}

/// Why a path ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) enum PathEnd {
    /// A trusted authority signed the last certificate.
    Trusted,
    /// The last certificate is self-signed.
    SelfSigned,
    /// The issuer is neither sent nor trusted.
    Missing,
    /// The issuer is trusted only itself, as it is no authority.
    NotAuthority(CertificateRef),
    /// The issuer of that name has another key than the one that signed.
    OtherKey(CertificateRef),
    /// The issuer's key is too short for its signature to be checked.
    WeakKey(CertificateRef, usize),
    /// The issuer's key, or the signature by it, is of a kind that is not supported.
    Unsupported(CertificateRef, KeyFacts),
    /// The limit of signature checks was reached.
    LimitReached,
}

/// The chain as sent, as far as it can be parsed.
pub(in crate::tls) struct IssuerSearch<'a> {
    chain: Vec<Option<X509Certificate<'a>>>,
    trust: Option<&'a TrustStore>,
}

impl<'a> IssuerSearch<'a> {
    pub(in crate::tls) fn new(
        ders: &'a [CertificateDer<'_>],
        trust: Option<&'a TrustStore>,
    ) -> Self {
        let read = |der: &'a CertificateDer<'_>| X509Certificate::from_der(der).ok();
        let chain = ders
            .iter()
            .take(MAX_CERTIFICATES)
            .map(|der| read(der).map(|(_, certificate)| certificate))
            .collect();
        Self { chain, trust }
    }

    /// The certificate at `position`, if it can be read.
    pub(in crate::tls) fn certificate_at(&self, position: usize) -> Option<&X509Certificate<'a>> {
        self.chain.get(position)?.as_ref()
    }

    /// The path from the server's own certificate.
    pub(in crate::tls) fn path(&self) -> IssuerPath {
        let mut positions = vec![0];
        let mut remaining = MAX_SIGNATURES;
        let end = loop {
            let top = positions.last().copied().unwrap_or_default();
            match self.issuer_of(top, &positions, &mut remaining) {
                Ok(issuer) => positions.push(issuer),
                Err(end) => break end,
            }
        };
        IssuerPath { positions, end }
    }

    /// The position of the certificate that signed the one at `top`.
    fn issuer_of(
        &self,
        top: usize,
        visited: &[usize],
        remaining: &mut usize,
    ) -> Result<usize, PathEnd> {
        let Some(child) = self.certificate_at(top) else {
            return Err(PathEnd::Missing);
        };
        let issuer = child.issuer().as_raw();
        let mut first_end = None;
        for anchor in self.anchors_named(issuer) {
            let key = as_sequence(&anchor.subject_public_key_info);
            match self.check(child, &key, remaining)? {
                SignatureCheck::Valid => return Err(PathEnd::Trusted),
                failed_check => {
                    let certificate_ref = CertificateRef::Trusted(anchor_name(anchor));
                    first_end.get_or_insert(path_end(&failed_check, child, certificate_ref, &key));
                }
            }
        }
        for server in self.trust.map_or(&[][..], TrustStore::servers) {
            let Ok((_, server)) = X509Certificate::from_der(server) else {
                continue;
            };
            if server.subject().as_raw() == issuer
                && matches!(
                    self.check(child, server.public_key().raw, remaining)?,
                    SignatureCheck::Valid
                )
            {
                let name = short_name(server.subject()).unwrap_or_default();
                return Err(PathEnd::NotAuthority(CertificateRef::Trusted(name)));
            }
        }
        let candidates = self.chain.iter().enumerate().filter_map(|(position, one)| {
            let one = one.as_ref()?;
            let fits = one.subject().as_raw() == issuer && !visited.contains(&position);
            fits.then_some((position, one))
        });
        for (position, candidate) in candidates {
            let key = candidate.public_key().raw;
            match self.check(child, key, remaining) {
                Ok(SignatureCheck::Valid) => return Ok(position),
                Ok(failed_check) => {
                    let certificate_ref = CertificateRef::Sent(position);
                    first_end.get_or_insert(path_end(&failed_check, child, certificate_ref, key));
                }
                // The candidate before is the better evidence.
                Err(end) => return Err(first_end.unwrap_or(end)),
            }
        }
        Err(match first_end {
            Some(end) => end,
            None if is_self_signed_certificate(child) => PathEnd::SelfSigned,
            None => PathEnd::Missing,
        })
    }

    fn check(
        &self,
        child: &X509Certificate<'_>,
        key: &[u8],
        remaining: &mut usize,
    ) -> Result<SignatureCheck, PathEnd> {
        *remaining = remaining.checked_sub(1).ok_or(PathEnd::LimitReached)?;
        Ok(check_signature(child, key))
    }

    fn anchors(&self) -> &[TrustAnchor<'static>] {
        self.trust.map_or(&[], TrustStore::anchors)
    }

    fn anchors_named(&self, name: &[u8]) -> impl Iterator<Item = &TrustAnchor<'static>> {
        let name = without_header(name);
        let anchors = self.anchors().iter();
        anchors.filter(move |anchor| Some(anchor.subject.as_ref()) == name)
    }

    /// A trusted authority of the same organisation as the issuer of the certificate at `position`.
    pub(in crate::tls) fn anchor_of_same_organization(&self, position: usize) -> Option<String> {
        let organization = self
            .certificate_at(position)?
            .issuer()
            .iter_organization()
            .next()?;
        let organization = organization.as_slice();
        if organization.is_empty() {
            return None;
        }
        let anchors = self.anchors().iter();
        anchors
            .filter(|anchor| has_organization(&anchor.subject, organization))
            .map(anchor_name)
            .next()
    }

    /// The trusted authorities with the name of the issuer of the certificate at `position` that have name
    /// constraints: their names, and the constraints in DER.
    pub(in crate::tls) fn constrained_anchors(&self, position: usize) -> Vec<(String, Vec<u8>)> {
        let Some(certificate) = self.certificate_at(position) else {
            return Vec::new();
        };
        self.anchors_named(certificate.issuer().as_raw())
            .filter_map(|anchor| {
                let constraints = anchor.name_constraints.as_ref()?;
                Some((anchor_name(anchor), as_sequence(constraints)))
            })
            .collect()
    }

    /// The issuer of the certificate at `position` under a name that RFC 5280 §7.1 calls equal, though it is
    /// encoded in another way.
    pub(in crate::tls) fn issuer_in_another_form(&self, position: usize) -> Option<CertificateRef> {
        let child = self.certificate_at(position)?;
        let name = comparable_name(child.issuer());
        let signs = |key: &[u8]| matches!(check_signature(child, key), SignatureCheck::Valid);
        let is_issuer = |subject: &X509Name<'_>| {
            subject.as_raw() != child.issuer().as_raw() && comparable_name(subject) == name
        };
        let trusted = self.anchors().iter().find(|anchor| {
            let der = as_sequence(&anchor.subject);
            X509Name::from_der(&der).is_ok_and(|(_, subject)| is_issuer(&subject))
                && signs(&as_sequence(&anchor.subject_public_key_info))
        });
        if let Some(anchor) = trusted {
            return Some(CertificateRef::Trusted(anchor_name(anchor)));
        }
        let sent = self.chain.iter().position(|one| {
            one.as_ref()
                .is_some_and(|one| is_issuer(one.subject()) && signs(one.public_key().raw))
        });
        sent.map(CertificateRef::Sent)
    }
}

/// Why the path ends at `child`, although `key` belongs to a certificate with the name of its issuer.
fn path_end(
    failed_check: &SignatureCheck,
    child: &X509Certificate<'_>,
    certificate_ref: CertificateRef,
    key: &[u8],
) -> PathEnd {
    let facts = match SubjectPublicKeyInfo::from_der(key) {
        Ok((_, key)) => key_facts(&key),
        Err(_) => KeyFacts::default(),
    };
    if is_weak_key(&facts) {
        PathEnd::WeakKey(certificate_ref, facts.bits)
    } else if !verifies_key(&facts) {
        PathEnd::Unsupported(certificate_ref, facts)
    } else if matches!(failed_check, SignatureCheck::Invalid) || !could_have_signed(&facts, child) {
        PathEnd::OtherKey(certificate_ref)
    } else {
        PathEnd::Unsupported(certificate_ref, facts)
    }
}
