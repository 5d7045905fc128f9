//! Follows the issuers of a chain from the server's own certificate up, checking each signature.

use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls::pki_types::{CertificateDer, SubjectPublicKeyInfoDer, TrustAnchor};
use webpki::RawPublicKeyEntity;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;
use x509_parser::x509::{RelativeDistinguishedName, SubjectPublicKeyInfo, X509Name};

use crate::tls::certificate::fault::CertificateRef;
use crate::tls::certificate::names::{short_name, text_of};
use crate::tls::certificate::public_key::{KeyFacts, key_facts};
use crate::tls::trust::store::TrustStore;

/// The least size of an RSA key; ring has no code for less.
pub(in crate::tls) const RSA_MIN_BITS: usize = 2048;

/// The greatest size of an RSA key that ring has code for.
const RSA_MAX_BITS: usize = 8192;

/// How many certificates of a chain are looked at, and how many signatures are checked: a peer must
/// not make its refusal expensive.
const MAX_CERTIFICATES: usize = 12;
const MAX_SIGNATURES: usize = 6;

/// The certificates that belong together.
#[derive(Debug)]
pub(in crate::tls) struct IssuerPath {
    /// Their positions in the chain as sent, the server's own first.
    pub(in crate::tls) positions: Vec<usize>,
    /// Why it goes no further.
    pub(in crate::tls) end: PathEnd,
}

/// Why a path ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) enum PathEnd {
    /// A trusted authority signed the last certificate.
    Trusted,
    /// The last certificate names itself as its issuer.
    SelfSigned,
    /// The issuer is neither sent nor trusted.
    Missing,
    /// The issuer is trusted, but for itself alone.
    NotAuthority(CertificateRef),
    /// The issuer of that name has another key than the one that signed.
    OtherKey(CertificateRef),
    /// The issuer's key is too short for its signature to be checked.
    WeakKey(CertificateRef, usize),
    /// The issuer's key, or the signature by it, is of a kind that is not supported.
    Unsupported(CertificateRef, KeyFacts),
    /// The search was given up.
    TooMuch,
}

/// The chain as sent, parsed as far as it can be.
pub(in crate::tls) struct IssuerSearch<'a> {
    chain: Vec<Option<X509Certificate<'a>>>,
    trust: Option<&'a TrustStore>,
    algorithms: &'a WebPkiSupportedAlgorithms,
}

enum SignatureCheck {
    Valid,
    Invalid,
    Unsupported,
}

impl<'a> IssuerSearch<'a> {
    pub(in crate::tls) fn new(
        ders: &'a [CertificateDer<'_>],
        trust: Option<&'a TrustStore>,
        algorithms: &'a WebPkiSupportedAlgorithms,
    ) -> Self {
        let read = |der: &'a CertificateDer<'_>| X509Certificate::from_der(der).ok();
        let chain = ders
            .iter()
            .take(MAX_CERTIFICATES)
            .map(|der| read(der).map(|(_, certificate)| certificate))
            .collect();
        Self {
            chain,
            trust,
            algorithms,
        }
    }

    /// The certificate at `position`, if it can be read.
    pub(in crate::tls) fn at(&self, position: usize) -> Option<&X509Certificate<'a>> {
        self.chain.get(position)?.as_ref()
    }

    /// The path from the server's own certificate.
    pub(in crate::tls) fn path(&self) -> IssuerPath {
        let mut positions = vec![0];
        let mut left = MAX_SIGNATURES;
        let end = loop {
            let top = positions.last().copied().unwrap_or_default();
            match self.issuer_of(top, &positions, &mut left) {
                Ok(issuer) => positions.push(issuer),
                Err(end) => break end,
            }
        };
        IssuerPath { positions, end }
    }

    /// The position of the certificate that signed the one at `top`.
    fn issuer_of(&self, top: usize, passed: &[usize], left: &mut usize) -> Result<usize, PathEnd> {
        let Some(child) = self.at(top) else {
            return Err(PathEnd::Missing);
        };
        let issuer = child.issuer().as_raw();
        let mut obstacle = None;
        for anchor in self.anchors_named(issuer) {
            let key = in_sequence(&anchor.subject_public_key_info);
            match self.check(child, &key, left)? {
                SignatureCheck::Valid => return Err(PathEnd::Trusted),
                failed_check => {
                    let holder = CertificateRef::Trusted(anchor_name(anchor));
                    obstacle.get_or_insert(path_end(&failed_check, child, holder, &key));
                }
            }
        }
        for server in self.trust.map_or(&[][..], TrustStore::servers) {
            let Ok((_, server)) = X509Certificate::from_der(server) else {
                continue;
            };
            if server.subject().as_raw() == issuer
                && matches!(
                    self.check(child, server.public_key().raw, left)?,
                    SignatureCheck::Valid
                )
            {
                let name = short_name(server.subject()).unwrap_or_default();
                return Err(PathEnd::NotAuthority(CertificateRef::Trusted(name)));
            }
        }
        let candidates = self.chain.iter().enumerate().filter_map(|(position, one)| {
            let one = one.as_ref()?;
            let fits = one.subject().as_raw() == issuer && !passed.contains(&position);
            fits.then_some((position, one))
        });
        for (position, candidate) in candidates {
            let key = candidate.public_key().raw;
            match self.check(child, key, left) {
                Ok(SignatureCheck::Valid) => return Ok(position),
                Ok(failed_check) => {
                    let holder = CertificateRef::Sent(position);
                    obstacle.get_or_insert(path_end(&failed_check, child, holder, key));
                }
                // What was found before says more.
                Err(end) => return Err(obstacle.unwrap_or(end)),
            }
        }
        Err(match obstacle {
            Some(end) => end,
            None if is_self_signed_certificate(child, self.algorithms) => PathEnd::SelfSigned,
            None => PathEnd::Missing,
        })
    }

    fn check(
        &self,
        child: &X509Certificate<'_>,
        key: &[u8],
        left: &mut usize,
    ) -> Result<SignatureCheck, PathEnd> {
        *left = left.checked_sub(1).ok_or(PathEnd::TooMuch)?;
        Ok(signature(child, key, self.algorithms))
    }

    fn anchors(&self) -> &[TrustAnchor<'static>] {
        self.trust.map_or(&[], TrustStore::anchors)
    }

    fn anchors_named(&self, name: &[u8]) -> impl Iterator<Item = &TrustAnchor<'static>> {
        let name = content(name);
        let anchors = self.anchors().iter();
        anchors.filter(move |anchor| Some(anchor.subject.as_ref()) == name)
    }

    /// A trusted authority of the same organisation as the issuer of the certificate at `position`.
    pub(in crate::tls) fn anchor_of_same_organization(&self, position: usize) -> Option<String> {
        let organization = self.at(position)?.issuer().iter_organization().next()?;
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
        let Some(certificate) = self.at(position) else {
            return Vec::new();
        };
        self.anchors_named(certificate.issuer().as_raw())
            .filter_map(|anchor| {
                let constraints = anchor.name_constraints.as_ref()?;
                Some((anchor_name(anchor), in_sequence(constraints)))
            })
            .collect()
    }

    /// The issuer of the certificate at `position` under a name that RFC 5280 §7.1 calls equal, though it is
    /// encoded in another way.
    pub(in crate::tls) fn issuer_in_another_form(&self, position: usize) -> Option<CertificateRef> {
        let child = self.at(position)?;
        let name = comparable(child.issuer());
        let signs = |key: &[u8]| {
            matches!(
                signature(child, key, self.algorithms),
                SignatureCheck::Valid
            )
        };
        let is_issuer = |subject: &X509Name<'_>| {
            subject.as_raw() != child.issuer().as_raw() && comparable(subject) == name
        };
        let trusted = self.anchors().iter().find(|anchor| {
            let der = in_sequence(&anchor.subject);
            X509Name::from_der(&der).is_ok_and(|(_, subject)| is_issuer(&subject))
                && signs(&in_sequence(&anchor.subject_public_key_info))
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

/// Whether a certificate names itself as its issuer, and its own key signed it. A signature that cannot be
/// checked, as with SHA-1, counts as its own: it proves nothing either way.
pub(in crate::tls) fn is_self_signed(der: &[u8], algorithms: &WebPkiSupportedAlgorithms) -> bool {
    X509Certificate::from_der(der)
        .is_ok_and(|(_, certificate)| is_self_signed_certificate(&certificate, algorithms))
}

fn is_self_signed_certificate(
    certificate: &X509Certificate<'_>,
    algorithms: &WebPkiSupportedAlgorithms,
) -> bool {
    let key = certificate.public_key().raw;
    certificate.subject().as_raw() == certificate.issuer().as_raw()
        && !matches!(
            signature(certificate, key, algorithms),
            SignatureCheck::Invalid
        )
}

/// Whether `key` made the signature of `child`.
fn signature(
    child: &X509Certificate<'_>,
    key: &[u8],
    algorithms: &WebPkiSupportedAlgorithms,
) -> SignatureCheck {
    let key = SubjectPublicKeyInfoDer::from(key);
    let Ok(key) = RawPublicKeyEntity::try_from(&key) else {
        return SignatureCheck::Unsupported;
    };
    let oid = child.signature_algorithm.algorithm.as_bytes();
    let mut outcome = SignatureCheck::Unsupported;
    for algorithm in algorithms.all {
        // An AlgorithmIdentifier begins with tag and length of its OID.
        let identifier = algorithm.signature_alg_id();
        if !identifier
            .get(2..)
            .is_some_and(|rest| rest.starts_with(oid))
        {
            continue;
        }
        let message = child.tbs_certificate.as_ref();
        match key.verify_signature(*algorithm, message, &child.signature_value.data) {
            Ok(()) => return SignatureCheck::Valid,
            Err(webpki::Error::InvalidSignatureForPublicKey) => {
                outcome = SignatureCheck::Invalid;
            }
            Err(_) => {}
        }
    }
    outcome
}

/// A name in a form in which names that RFC 5280 §7.1 calls equal are the same: without the string types, in
/// lower case and with single blanks.
fn comparable(name: &X509Name<'_>) -> Vec<Vec<(String, String)>> {
    let attributes = |rdn: &RelativeDistinguishedName<'_>| {
        let mut attributes: Vec<_> = rdn
            .iter()
            .map(|attribute| {
                let text = text_of(attribute).to_lowercase();
                let words: Vec<&str> = text.split_whitespace().collect();
                (attribute.attr_type().to_id_string(), words.join(" "))
            })
            .collect();
        attributes.sort();
        attributes
    };
    name.iter_rdn().map(attributes).collect()
}

/// Why `key` does not vouch for `child`, though its holder has the name of its issuer.
fn path_end(
    failed_check: &SignatureCheck,
    child: &X509Certificate<'_>,
    holder: CertificateRef,
    key: &[u8],
) -> PathEnd {
    let facts = match SubjectPublicKeyInfo::from_der(key) {
        Ok((_, key)) => key_facts(&key),
        Err(_) => KeyFacts::default(),
    };
    if is_weak(&facts) {
        PathEnd::WeakKey(holder, facts.bits)
    } else if !is_supported(&facts) {
        PathEnd::Unsupported(holder, facts)
    } else if matches!(failed_check, SignatureCheck::Invalid) || !could_sign(&facts, child) {
        PathEnd::OtherKey(holder)
    } else {
        PathEnd::Unsupported(holder, facts)
    }
}

/// Whether a key of that kind could have made the signature, whatever we support. What is not known
/// could.
fn could_sign(key: &KeyFacts, child: &X509Certificate<'_>) -> bool {
    let kind = key.kind.as_str();
    match child.signature_algorithm.algorithm.to_id_string().as_str() {
        // RFC 8017 appendix C: pkcs-1.
        rsa if rsa.starts_with("1.2.840.113549.1.1.") => kind.starts_with("RSA"),
        // RFC 5758 §3.2: ecdsa-with-SHA2, and ecdsa-with-SHA1 beside it.
        ecdsa if ecdsa.starts_with("1.2.840.10045.4.") => kind.starts_with("EC "),
        "1.3.101.112" => kind == "Ed25519",
        "1.3.101.113" => kind == "Ed448",
        _ => true,
    }
}

/// Whether signatures of such a key can be checked at all, with some algorithm.
pub(in crate::tls) fn is_supported(key: &KeyFacts) -> bool {
    match key.kind.as_str() {
        "RSA" => (RSA_MIN_BITS..=RSA_MAX_BITS).contains(&key.bits),
        kind => matches!(kind, "EC P-256" | "EC P-384" | "Ed25519"),
    }
}

/// Whether it is an RSA key that is too short.
pub(in crate::tls) fn is_weak(key: &KeyFacts) -> bool {
    key.kind == "RSA" && (1..RSA_MIN_BITS).contains(&key.bits)
}

pub(in crate::tls) fn anchor_name(anchor: &TrustAnchor<'_>) -> String {
    let name = in_sequence(&anchor.subject);
    match X509Name::from_der(&name) {
        Ok((_, name)) => short_name(&name).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// Whether a name has an O (2.5.4.10) of that value, in whatever string type.
fn has_organization(name: &[u8], value: &[u8]) -> bool {
    let attribute = [0x55, 4, 10];
    name.windows(attribute.len())
        .enumerate()
        .filter(|(_, window)| *window == attribute)
        .any(|(at, _)| {
            let rest = name.get(at + attribute.len()..).unwrap_or_default();
            rest.get(1).copied().map(usize::from) == Some(value.len())
                && rest.get(2..).is_some_and(|rest| rest.starts_with(value))
        })
}

/// What a DER element holds. Trust anchors are kept without the outermost tag and length.
fn content(der: &[u8]) -> Option<&[u8]> {
    match *der.get(1)? {
        short @ 0..0x80 => der.get(2..)?.get(..usize::from(short)),
        long => der.get(2 + usize::from(long & 0x7f)..),
    }
}

/// The opposite of [`content`].
fn in_sequence(content: &[u8]) -> Vec<u8> {
    let mut der = vec![0x30];
    let length = content.len().to_be_bytes();
    let digits: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    match digits.as_slice() {
        [] => der.push(0),
        [one @ 0..0x80] => der.push(*one),
        more => {
            der.push(0x80 | u8::try_from(more.len()).unwrap_or(8));
            der.extend_from_slice(more);
        }
    }
    der.extend_from_slice(content);
    der
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_wrapped_and_unwrapped() {
        for length in [0, 1, 127, 128, 255, 256, 70_000] {
            let bytes = vec![7; length];
            let der = in_sequence(&bytes);
            assert_eq!(content(&der), Some(bytes.as_slice()));
        }
        assert_eq!(content(&[0x30]), None);
        assert_eq!(content(&[0x30, 5, 1]), None);
    }

    #[test]
    fn organizations_are_compared_whole() {
        let name = [
            0x31, 12, 0x30, 10, 6, 3, 0x55, 4, 10, 0x0c, 3, b'L', b'a', b'b',
        ];
        assert!(has_organization(&name, b"Lab"));
        assert!(!has_organization(&name, b"La"));
        assert!(!has_organization(&name, b"Labs"));
    }
}
