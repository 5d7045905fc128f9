//! What webpki's verdict on a certificate means, with what it leaves out: which one, and the cause.

use std::cell::OnceCell;

use rustls::CertificateError;
use rustls::pki_types::CertificateDer;

use super::capture::Capture;
use super::certificate::{CertificateFacts, algorithm_name_of};
use super::extensions::{name_constraints, path_length, unknown_critical};
use super::fault::{CertificateFault, Holder, Invalidity};
use super::issuers::{End, Issuers, Path, is_weak};
use super::verifier::Verifier;

/// The chain that was refused, and what it was checked against.
pub(super) struct Inquiry<'a> {
    pub(super) ders: &'a [CertificateDer<'static>],
    pub(super) chain: Vec<CertificateFacts>,
    pub(super) verifier: &'a Verifier,
    issuers: Issuers<'a>,
    path: OnceCell<Path>,
}

impl<'a> Inquiry<'a> {
    pub(super) fn new(notes: &'a Capture, verifier: &'a Verifier) -> Self {
        let ders = notes.chain.as_deref().unwrap_or_default();
        Self {
            ders,
            chain: ders.iter().map(|der| CertificateFacts::read(der)).collect(),
            verifier,
            issuers: Issuers::new(ders, verifier.trust.as_deref(), &verifier.algorithms),
            path: OnceCell::new(),
        }
    }

    pub(super) fn leaf(&self) -> Option<&'a CertificateDer<'static>> {
        self.ders.first()
    }

    /// The certificates that belong together. Looked for once, as signatures cost time.
    pub(super) fn path(&self) -> &Path {
        self.path.get_or_init(|| self.issuers.path())
    }

    /// The server's key, if it is too short; ring has no code for it, so that its proof looks wrong.
    pub(super) fn weak_own_key(&self) -> Option<CertificateFault> {
        let leaf = self.chain.first().filter(|leaf| is_weak(&leaf.key))?;
        Some(CertificateFault::WeakKey {
            whose: Holder::Sent(0),
            bits: leaf.key.bits,
        })
    }

    fn position(&self, test: impl Fn(&CertificateFacts) -> bool) -> Option<usize> {
        self.chain.iter().position(|c| c.readable && test(c))
    }

    /// The first certificate above the server's own that passes `test`, of those that belong together.
    fn above(&self, test: impl Fn(usize) -> bool) -> Option<usize> {
        let mut positions = self.path().positions.iter().copied().skip(1);
        positions.find(|position| test(*position))
    }

    /// Reads `error`.
    pub(super) fn verdict(&self, error: &CertificateError) -> CertificateFault {
        use CertificateError as Error;
        let leaf = self.chain.first();
        match error {
            Error::Expired | Error::ExpiredContext { .. } => {
                let not_after = match error {
                    Error::ExpiredContext { not_after, .. } => seconds(not_after.as_secs()),
                    _ => leaf.map(|leaf| leaf.not_after),
                };
                CertificateFault::Expired {
                    position: self.position(|c| Some(c.not_after) == not_after),
                    not_after,
                }
            }
            Error::NotValidYet | Error::NotValidYetContext { .. } => {
                let not_before = match error {
                    Error::NotValidYetContext { not_before, .. } => seconds(not_before.as_secs()),
                    _ => leaf.map(|leaf| leaf.not_before),
                };
                CertificateFault::NotYetValid {
                    position: self.position(|c| Some(c.not_before) == not_before),
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
                let is_for_servers =
                    |purposes: &Vec<String>| purposes.iter().any(|p| p == "serverAuth");
                CertificateFault::WrongPurpose {
                    position: self
                        .position(|c| c.purposes.as_ref().is_some_and(|p| !is_for_servers(p))),
                }
            }
            // What webpki says of these comes from details that do not matter to anybody.
            _ if leaf.is_some_and(|leaf| leaf.readable && leaf.version < 3) && is_odd(error) => {
                if leaf.is_some_and(|leaf| leaf.self_issued) {
                    CertificateFault::SelfSigned
                } else {
                    CertificateFault::UnsupportedVersion
                }
            }
            Error::UnknownIssuer if leaf.is_some_and(|leaf| leaf.self_issued) => {
                CertificateFault::SelfSigned
            }
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
    pub(super) fn unknown_issuer(&self) -> CertificateFault {
        let path = self.path();
        let top = path.positions.last().copied().unwrap_or_default();
        match &path.end {
            // webpki gives up a way as soon as it finds a better reason, which may hide this one.
            End::WeakKey(whose, bits) => CertificateFault::WeakKey {
                whose: whose.clone(),
                bits: *bits,
            },
            End::OtherKey(issuer) => CertificateFault::Invalid(Invalidity::OtherKey {
                position: top,
                issuer: issuer.clone(),
            }),
            _ => CertificateFault::UnknownIssuer {
                path: path.positions.clone(),
                relative: self.issuers.relative(top),
            },
        }
    }

    /// ring has no code for short RSA keys, so that their signatures look wrong.
    fn bad_signature(&self, error: &CertificateError) -> CertificateFault {
        let path = self.path();
        match &path.end {
            End::WeakKey(whose, bits) => CertificateFault::WeakKey {
                whose: whose.clone(),
                bits: *bits,
            },
            End::OtherKey(issuer) => CertificateFault::Invalid(Invalidity::OtherKey {
                position: path.positions.last().copied().unwrap_or_default(),
                issuer: issuer.clone(),
            }),
            _ => self.weak_own_key().unwrap_or_else(|| other(error)),
        }
    }

    fn unsupported_signature(&self, algorithm: String) -> CertificateFault {
        let path = self.path();
        match &path.end {
            // webpki tried the key of the issuer's name on the signature of another key.
            End::OtherKey(issuer) => CertificateFault::Invalid(Invalidity::OtherKey {
                position: path.positions.last().copied().unwrap_or_default(),
                issuer: issuer.clone(),
            }),
            End::Unsupported(whose, key) if !is_supported(&key.kind) => {
                CertificateFault::Invalid(Invalidity::UnsupportedKey {
                    whose: whose.clone(),
                    kind: key.kind.clone(),
                })
            }
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
                // As made by `openssl req -x509`.
                if self.chain.first().is_some_and(|leaf| leaf.self_issued) && self.chain.len() == 1
                {
                    return CertificateFault::SelfSigned;
                }
                Invalidity::AuthorityAsServer {
                    own: self.position(|c| !c.is_ca && c.names_a_host),
                }
            }
            Error::UnsupportedCertVersion => return CertificateFault::UnsupportedVersion,
            Error::UnsupportedCriticalExtension => {
                let unknown = (0..self.chain.len()).find_map(|position| {
                    let oids = unknown_critical(self.issuers.at(position)?);
                    (!oids.is_empty()).then_some((position, oids))
                });
                Invalidity::CriticalExtension {
                    position: unknown.as_ref().map(|(position, _)| *position),
                    oids: unknown.map(|(_, oids)| oids).unwrap_or_default(),
                }
            }
            Error::EndEntityUsedAsCa => Invalidity::IssuerNotAuthority {
                position: self.above(|at| self.chain.get(at).is_some_and(|c| !c.is_ca)),
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
                let limit = path_length(self.issuers.at(*position)?)?;
                let below = u32::try_from(below).unwrap_or(u32::MAX);
                (below > limit).then_some((*position, limit))
            })
            .next();
        Invalidity::PathLength {
            position: exceeded.map(|(position, _)| position),
            limit: exceeded.map(|(_, limit)| limit),
        }
    }

    fn name_constraint(&self) -> Invalidity {
        let constraints = |at: usize| self.issuers.at(at).and_then(name_constraints);
        let position = self.above(|at| constraints(at).is_some());
        let (permitted, excluded) = position.and_then(constraints).unwrap_or_default();
        let top = self.path().positions.last().copied().unwrap_or_default();
        let whose = match position {
            Some(position) => Some(Holder::Sent(position)),
            None => self.issuers.constrained_anchor(top).map(Holder::Trusted),
        };
        Invalidity::NameConstraint {
            whose,
            permitted,
            excluded,
        }
    }
}

fn other(error: &CertificateError) -> CertificateFault {
    CertificateFault::Invalid(Invalidity::Other {
        detail: error.to_string(),
    })
}

/// An error about the form of a certificate rather than its content.
fn is_odd(error: &CertificateError) -> bool {
    matches!(
        error,
        CertificateError::Other(_)
            | CertificateError::BadEncoding
            | CertificateError::UnknownIssuer
    )
}

/// Whether keys of that kind can be used at all, with some signature algorithm.
fn is_supported(kind: &str) -> bool {
    matches!(kind, "RSA" | "EC P-256" | "EC P-384" | "Ed25519")
}

fn seconds(unsigned: u64) -> Option<i64> {
    i64::try_from(unsigned).ok()
}
