//! How one certificate can violate the profile of RFC 5280, as facts.

use crate::tls::certificate::fault::{
    CertificateFault, CertificateRef, CertificateUsage, Invalidity,
};

/// How a certificate violates the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) enum ProfileViolation {
    /// After its last moment, in seconds since 1970.
    Expired(i64),
    /// Before its first moment, in seconds since 1970.
    NotYetValid(i64),
    /// Not for servers, or not for a server's signatures.
    WrongPurpose(CertificateUsage),
    /// keyUsage does not allow it to sign certificates.
    MayNotSign(Vec<String>),
    /// More authorities below it than its pathLenConstraint.
    PathLength(u32),
    /// Critical extensions that this client does not process.
    CriticalExtension(Vec<String>),
    /// It violates the encoding rules; the text follows a colon.
    Malformed(&'static str),
    /// It cannot be read.
    Unreadable,
}

impl ProfileViolation {
    /// The violation as a fault of the certificate of `whose`.
    pub(in crate::tls) fn of(self, whose: CertificateRef) -> CertificateFault {
        let position = match &whose {
            CertificateRef::Sent(position) => Some(*position),
            CertificateRef::Trusted(_) => None,
        };
        let whose = Some(whose);
        CertificateFault::Invalid(match self {
            Self::Expired(not_after) => {
                let not_after = Some(not_after);
                return CertificateFault::Expired { whose, not_after };
            }
            Self::NotYetValid(not_before) => {
                let not_before = Some(not_before);
                return CertificateFault::NotYetValid { whose, not_before };
            }
            Self::WrongPurpose(found) => {
                let found = Some(found);
                return CertificateFault::WrongPurpose { whose, found };
            }
            Self::MayNotSign(usages) => Invalidity::MayNotSign { whose, usages },
            Self::PathLength(limit) => Invalidity::PathLength {
                whose,
                limit: Some(limit),
            },
            Self::CriticalExtension(oids) => Invalidity::CriticalExtension { whose, oids },
            Self::Malformed(what) => Invalidity::Malformed { whose, what },
            Self::Unreadable => Invalidity::Unreadable { position },
        })
    }
}
