//! Finds the fault behind webpki's error on a chain: which certificate it is about, and the cause.

use std::cell::OnceCell;

use rustls::CertificateError;
use rustls::pki_types::CertificateDer;
use x509_parser::extensions::NameConstraints;
use x509_parser::prelude::FromDer;

use crate::tls::capture::Capture;
use crate::tls::certificate::extensions::{constrained_names, path_length, unknown_critical};
use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::fault::{
    CertificateFault, CertificateRef, CertificateUsage, Invalidity,
};
use crate::tls::certificate::name_constraints::{self, ConstraintViolation};
use crate::tls::certificate::signature_algorithm::algorithm_name_of;
use crate::tls::chain::issuers::{IssuerPath, IssuerSearch, PathEnd};
use crate::tls::chain::signature::is_self_signed;
use crate::tls::chain::verifier::Verifier;
use crate::tls::crypto_provider::{is_weak_key, verifies_key};

/// The chain that was refused, and what it was checked against.
pub(in crate::tls) struct ChainAnalysis<'a> {
    pub(in crate::tls) ders: &'a [CertificateDer<'static>],
    pub(in crate::tls) chain: Vec<CertificateFacts>,
    pub(in crate::tls) verifier: &'a Verifier,
    issuers: IssuerSearch<'a>,
    path: OnceCell<IssuerPath>,
}

impl<'a> ChainAnalysis<'a> {
    pub(in crate::tls) fn new(notes: &'a Capture, verifier: &'a Verifier) -> Self {
        let ders = notes.chain.as_deref().unwrap_or_default();
        Self {
            ders,
            chain: ders.iter().map(|der| CertificateFacts::read(der)).collect(),
            verifier,
            issuers: IssuerSearch::new(ders, verifier.trust.as_deref()),
            path: OnceCell::new(),
        }
    }

    pub(in crate::tls) fn leaf(&self) -> Option<&'a CertificateDer<'static>> {
        self.ders.first()
    }

    /// The path of issuers. It is searched for once, because checking signatures takes time.
    pub(in crate::tls) fn path(&self) -> &IssuerPath {
        self.path.get_or_init(|| self.issuers.path())
    }

    /// The fault of the server's key, if the crypto provider does not support it, so that its signature seems invalid.
    pub(in crate::tls) fn unsupported_server_key(&self) -> Option<CertificateFault> {
        let leaf = self.chain.first().filter(|leaf| leaf.readable)?;
        let whose = CertificateRef::Sent(0);
        if is_weak_key(&leaf.key) {
            let bits = leaf.key.bits;
            return Some(CertificateFault::WeakKey { whose, bits });
        }
        (!verifies_key(&leaf.key)).then(|| {
            let kind = leaf.key.to_string();
            CertificateFault::Invalid(Invalidity::UnsupportedKey { whose, kind })
        })
    }

    fn is_self_signed(&self) -> bool {
        self.leaf().is_some_and(|leaf| is_self_signed(leaf))
    }

    fn position(&self, test: impl Fn(&CertificateFacts) -> bool) -> Option<usize> {
        self.chain.iter().position(|c| c.readable && test(c))
    }

    fn sent(&self, test: impl Fn(&CertificateFacts) -> bool) -> Option<CertificateRef> {
        self.position(test).map(CertificateRef::Sent)
    }

    /// The first certificate of the path above the server's own that passes `test`.
    fn above(&self, test: impl Fn(usize) -> bool) -> Option<usize> {
        let mut positions = self.path().positions.iter().copied().skip(1);
        positions.find(|position| test(*position))
    }

    /// The fault that `error` is about.
    pub(in crate::tls) fn fault(&self, error: &CertificateError) -> CertificateFault {
        use CertificateError as Error;
        let leaf = self.chain.first();
        if let Error::Other(inner) = error
            && let Some(fault) = inner.0.downcast_ref::<CertificateFault>()
        {
            return fault.clone();
        }
        match error {
            Error::Expired | Error::ExpiredContext { .. } => {
                let not_after = match error {
                    Error::ExpiredContext { not_after, .. } => seconds(not_after.as_secs()),
                    _ => leaf.map(|leaf| leaf.not_after),
                };
                CertificateFault::Expired {
                    whose: self.sent(|c| Some(c.not_after) == not_after),
                    not_after,
                }
            }
            Error::NotValidYet | Error::NotValidYetContext { .. } => {
                let not_before = match error {
                    Error::NotValidYetContext { not_before, .. } => seconds(not_before.as_secs()),
                    _ => leaf.map(|leaf| leaf.not_before),
                };
                CertificateFault::NotYetValid {
                    whose: self.sent(|c| Some(c.not_before) == not_before),
                    not_before,
                }
            }
            Error::NotValidForName | Error::NotValidForNameContext { .. } => match leaf {
                Some(leaf) if leaf.readable && !leaf.names_a_host => {
                    CertificateFault::NoSubjectAltName
                }
                _ => CertificateFault::NameMismatch,
            },
            Error::InvalidPurpose | Error::InvalidPurposeContext { .. } => {
                let is_for_others = |c: &CertificateFacts| {
                    let purposes = c.purposes.as_ref();
                    purposes.is_some_and(|all| !all.iter().any(|one| one == "serverAuth"))
                };
                let position = self.position(is_for_others);
                let certificate = position.and_then(|position| self.chain.get(position));
                CertificateFault::WrongPurpose {
                    whose: position.map(CertificateRef::Sent),
                    found: certificate
                        .and_then(|c| c.purposes.clone())
                        .map(CertificateUsage::Extended),
                }
            }
            // For these, webpki reports details of the encoding, not the cause.
            _ if leaf.is_some_and(|leaf| leaf.readable && leaf.version < 3)
                && is_about_encoding(error) =>
            {
                if leaf.is_some_and(|leaf| leaf.self_issued) {
                    CertificateFault::SelfSigned
                } else {
                    CertificateFault::UnsupportedVersion { position: 0 }
                }
            }
            Error::UnknownIssuer if self.is_self_signed() => CertificateFault::SelfSigned,
            Error::UnknownIssuer => self.unknown_issuer(),
            Error::BadSignature => self.bad_signature(error),
            Error::UnsupportedSignatureAlgorithmContext {
                signature_algorithm_id,
                ..
            }
            | Error::UnsupportedSignatureAlgorithmForPublicKeyContext {
                signature_algorithm_id,
                ..
            } => self.unsupported_signature(algorithm_name_of(signature_algorithm_id)),
            Error::BadEncoding => CertificateFault::Invalid(Invalidity::Unreadable {
                position: self.chain.iter().position(|c| !c.readable),
            }),
            Error::Other(inner) => match inner.0.downcast_ref::<webpki::Error>() {
                Some(inner) => self.other(inner),
                None => other(error),
            },
            _ => other(error),
        }
    }

    /// Why the path does not lead to a trusted authority.
    pub(in crate::tls) fn unknown_issuer(&self) -> CertificateFault {
        let path = self.path();
        let top = path.positions.last().copied().unwrap_or_default();
        if let Some(outdated) = self.outdated_authority() {
            return outdated;
        }
        if let PathEnd::Missing = path.end
            && let Some(issuer) = self.issuers.issuer_in_another_form(top)
        {
            let position = top;
            return CertificateFault::Invalid(Invalidity::NameForm { position, issuer });
        }
        // webpki may report another error for a path, which hides this cause.
        self.key_fault()
            .unwrap_or_else(|| CertificateFault::UnknownIssuer {
                path: path.positions.clone(),
                same_organization: self.issuers.anchor_of_same_organization(top),
            })
    }

    /// The fault of the key at which the path ends, if it is another key or cannot be used.
    fn key_fault(&self) -> Option<CertificateFault> {
        let path = self.path();
        Some(match &path.end {
            PathEnd::WeakKey(whose, bits) => CertificateFault::WeakKey {
                whose: whose.clone(),
                bits: *bits,
            },
            PathEnd::OtherKey(issuer) => CertificateFault::Invalid(Invalidity::OtherKey {
                position: path.positions.last().copied().unwrap_or_default(),
                issuer: issuer.clone(),
            }),
            PathEnd::NotAuthority(issuer) => {
                CertificateFault::Invalid(Invalidity::IssuerNotAuthority {
                    whose: Some(issuer.clone()),
                })
            }
            PathEnd::Unsupported(whose, key) if !verifies_key(key) => {
                CertificateFault::Invalid(Invalidity::UnsupportedKey {
                    whose: whose.clone(),
                    kind: key.to_string(),
                })
            }
            _ => return None,
        })
    }

    /// The fault of an authority of the path whose certificate is of a version that webpki does not read.
    fn outdated_authority(&self) -> Option<CertificateFault> {
        let is_old = |at: usize| self.chain.get(at).is_some_and(|one| one.version < 3);
        let position = self.above(is_old)?;
        Some(CertificateFault::UnsupportedVersion { position })
    }

    /// The crypto provider does not support short RSA keys, so that their signatures seem invalid.
    fn bad_signature(&self, error: &CertificateError) -> CertificateFault {
        self.key_fault()
            .or_else(|| self.unsupported_server_key())
            .unwrap_or_else(|| other(error))
    }

    fn unsupported_signature(&self, algorithm: String) -> CertificateFault {
        match self.key_fault() {
            // Such as the key of an authority of the issuer's name, which webpki tried on another key's signature.
            Some(key_fault) if !matches!(key_fault, CertificateFault::WeakKey { .. }) => key_fault,
            _ => CertificateFault::WeakSignature {
                position: self.position(|c| c.signature_algorithm == algorithm),
                algorithm,
            },
        }
    }

    fn other(&self, error: &webpki::Error) -> CertificateFault {
        use webpki::Error;
        CertificateFault::Invalid(match error {
            Error::CaUsedAsEndEntity => {
                // As created by `openssl req -x509`.
                if self.chain.first().is_some_and(|leaf| leaf.self_issued) && self.chain.len() == 1
                {
                    return CertificateFault::SelfSigned;
                }
                Invalidity::AuthorityAsServer {
                    own: self.position(|c| !c.is_ca && c.names_a_host),
                }
            }
            Error::UnsupportedCertVersion => {
                return self
                    .outdated_authority()
                    .unwrap_or_else(|| self.unknown_issuer());
            }
            Error::UnsupportedCriticalExtension => {
                let unknown = (0..self.chain.len()).find_map(|position| {
                    let oids = unknown_critical(self.issuers.certificate_at(position)?);
                    (!oids.is_empty()).then_some((position, oids))
                });
                Invalidity::CriticalExtension {
                    whose: unknown.as_ref().map(|(at, _)| CertificateRef::Sent(*at)),
                    oids: unknown.map(|(_, oids)| oids).unwrap_or_default(),
                }
            }
            Error::EndEntityUsedAsCa => Invalidity::IssuerNotAuthority {
                whose: match &self.path().end {
                    PathEnd::NotAuthority(issuer) => Some(issuer.clone()),
                    _ => self
                        .above(|at| self.chain.get(at).is_some_and(|c| !c.is_ca))
                        .map(CertificateRef::Sent),
                },
            },
            Error::PathLenConstraintViolated => self.path_length(),
            Error::NameConstraintViolation => self.name_constraint(),
            Error::MaximumPathDepthExceeded => Invalidity::TooLong {
                sent: self.chain.len(),
            },
            error => Invalidity::Other {
                detail: error.to_string(),
            },
        })
    }

    fn path_length(&self) -> Invalidity {
        let positions = self.path().positions.iter().skip(1).enumerate();
        let exceeded = positions
            .filter_map(|(below, position)| {
                let limit = path_length(self.issuers.certificate_at(*position)?)?;
                let below = u32::try_from(below).unwrap_or(u32::MAX);
                (below > limit).then_some((*position, limit))
            })
            .next();
        Invalidity::PathLength {
            whose: exceeded.map(|(position, _)| CertificateRef::Sent(position)),
            limit: exceeded.map(|(_, limit)| limit),
        }
    }

    /// The first constraint that is violated, from the trusted authority down, in webpki's order.
    fn name_constraint(&self) -> Invalidity {
        let positions = &self.path().positions;
        let top = positions.last().copied().unwrap_or_default();
        for (name, der) in self.issuers.constrained_anchors(top) {
            let Ok((_, constraints)) = NameConstraints::from_der(&der) else {
                continue;
            };
            let whose = CertificateRef::Trusted(name);
            if let Some(violated_constraint) =
                self.violated_constraint(&constraints, whose, positions.iter().rev().copied())
            {
                return violated_constraint;
            }
        }
        for position in positions.iter().rev().copied() {
            let authority = self.issuers.certificate_at(position);
            let Some(constraints) = authority.and_then(name_constraints::of_certificate) else {
                continue;
            };
            let below = positions
                .iter()
                .rev()
                .copied()
                .skip_while(|one| *one != position)
                .skip(1);
            if let Some(violated_constraint) =
                self.violated_constraint(constraints, CertificateRef::Sent(position), below)
            {
                return violated_constraint;
            }
        }
        Invalidity::NameConstraint {
            whose: None,
            permitted: Vec::new(),
            excluded: Vec::new(),
            name: None,
        }
    }

    /// How the certificates at `below` violate `constraints`.
    fn violated_constraint(
        &self,
        constraints: &NameConstraints<'_>,
        whose: CertificateRef,
        mut below: impl Iterator<Item = usize>,
    ) -> Option<Invalidity> {
        let (position, violation) = below.find_map(|position| {
            let violation =
                name_constraints::violation(constraints, self.issuers.certificate_at(position)?)?;
            Some((position, violation))
        })?;
        Some(match violation {
            ConstraintViolation::Unsupported(kind) => {
                Invalidity::UnsupportedConstraint { whose, kind }
            }
            ConstraintViolation::Name(name) => {
                let (permitted, excluded) = constrained_names(constraints);
                Invalidity::NameConstraint {
                    whose: Some(whose),
                    permitted,
                    excluded,
                    name: Some((position, name)),
                }
            }
        })
    }
}

fn other(error: &CertificateError) -> CertificateFault {
    CertificateFault::Invalid(Invalidity::Other {
        detail: error.to_string(),
    })
}

/// An error about the encoding of a certificate rather than its content.
fn is_about_encoding(error: &CertificateError) -> bool {
    matches!(
        error,
        CertificateError::Other(_)
            | CertificateError::BadEncoding
            | CertificateError::UnknownIssuer
    )
}

fn seconds(unsigned: u64) -> Option<i64> {
    i64::try_from(unsigned).ok()
}
