//! What can be wrong with a server's certificate, as facts.

/// What is wrong with the server's certificate, or with one of its issuers. `position` is the position in the chain as
/// sent, where the server's own certificate is at 0; `None` if it is not known which one it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateFault {
    /// After its last moment of validity.
    Expired {
        /// Whose certificate.
        whose: Option<CertificateRef>,
        /// Its last moment, in seconds since 1970.
        not_after: Option<i64>,
    },
    /// Before its first moment of validity.
    NotYetValid {
        /// Whose certificate.
        whose: Option<CertificateRef>,
        /// Its first moment, in seconds since 1970.
        not_before: Option<i64>,
    },
    /// The server's own certificate is self-signed, and not trusted itself.
    SelfSigned,
    /// The chain does not lead to a trusted certificate.
    UnknownIssuer {
        /// The positions of the certificates of the path, from the server's own to the last one whose issuer was sent.
        path: Vec<usize>,
        /// A trusted authority of the same organisation as the issuer that is missing.
        same_organization: Option<String>,
    },
    /// The certificate is for other names.
    NameMismatch,
    /// The certificate has no subjectAltName with a host name or address.
    NoSubjectAltName,
    /// extendedKeyUsage without serverAuth, or a server's keyUsage without digitalSignature.
    WrongPurpose {
        /// Whose certificate.
        whose: Option<CertificateRef>,
        /// What it may be used for.
        found: Option<CertificateUsage>,
    },
    /// An RSA key of less than 2048 bits.
    WeakKey {
        /// Whose key.
        whose: CertificateRef,
        /// The key's size.
        bits: usize,
    },
    /// A signature algorithm that is not accepted.
    WeakSignature {
        /// Which certificate.
        position: Option<usize>,
        /// The algorithm.
        algorithm: String,
    },
    /// X.509 version 1 or 2.
    UnsupportedVersion {
        /// Which certificate.
        position: usize,
    },
    /// Anything else.
    Invalid(Invalidity),
}

/// What a certificate may be used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateUsage {
    /// The purposes of extendedKeyUsage, such as `clientAuth`.
    Extended(Vec<String>),
    /// The bits of keyUsage, such as `keyEncipherment`.
    Key(Vec<String>),
}

/// A reference to a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateRef {
    /// The one at this position of the chain as sent.
    Sent(usize),
    /// That of the trusted authority of this name.
    Trusted(String),
}

/// Why a chain is not valid, beyond dates, names, keys and trust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalidity {
    /// A critical extension that this client does not process (RFC 5280 §4.2).
    CriticalExtension {
        /// Whose certificate.
        whose: Option<CertificateRef>,
        /// The extensions' OIDs.
        oids: Vec<String>,
    },
    /// A certificate was issued by one that is not an authority's (RFC 5280 §4.2.1.9).
    IssuerNotAuthority {
        /// Which issuer.
        whose: Option<CertificateRef>,
    },
    /// An authority whose keyUsage does not allow it to sign certificates (RFC 5280 §6.1.4 (n)).
    MayNotSign {
        /// Which authority.
        whose: Option<CertificateRef>,
        /// The bits of its keyUsage.
        usages: Vec<String>,
    },
    /// More authorities below one than its pathLenConstraint allows (RFC 5280 §4.2.1.9).
    PathLength {
        /// Which authority.
        whose: Option<CertificateRef>,
        /// How many it allows.
        limit: Option<u32>,
    },
    /// A name for which an authority may not issue certificates (RFC 5280 §4.2.1.10).
    NameConstraint {
        /// Which authority.
        whose: Option<CertificateRef>,
        /// The names for which it may issue.
        permitted: Vec<String>,
        /// The names for which it may not issue.
        excluded: Vec<String>,
        /// The position of the certificate with the name, and the name.
        name: Option<(usize, String)>,
    },
    /// Name constraints of a kind that this client does not process, so that no certificate below is accepted.
    UnsupportedConstraint {
        /// Which authority.
        whose: CertificateRef,
        /// The kind of names, such as `directoryName`.
        kind: &'static str,
    },
    /// More certificates between the server's own and a trusted one than webpki follows.
    TooLong {
        /// How many were sent.
        sent: usize,
    },
    /// An authority's certificate is sent as the server's own.
    AuthorityAsServer {
        /// The position of one that may be the server's own.
        own: Option<usize>,
    },
    /// The issuer of that name has another key than the one that signed.
    OtherKey {
        /// Which certificate was signed.
        position: usize,
        /// The issuer of that name.
        issuer: CertificateRef,
    },
    /// An issuer's name that is equal by RFC 5280 §7.1, but not in its bytes, as this client requires.
    NameForm {
        /// Which certificate was signed.
        position: usize,
        /// The issuer.
        issuer: CertificateRef,
    },
    /// A key of a kind that is not supported.
    UnsupportedKey {
        /// Whose key.
        whose: CertificateRef,
        /// Such as `EC P-521`.
        kind: String,
    },
    /// A certificate that violates the encoding rules (X.690), or has an extension twice.
    Malformed {
        /// Whose certificate.
        whose: Option<CertificateRef>,
        /// What is wrong, in words that follow a colon.
        what: &'static str,
    },
    /// More than the 64 KiB of certificates that this client reads in a handshake.
    TooLarge,
    /// Bytes that are not a certificate.
    Unreadable {
        /// Which certificate.
        position: Option<usize>,
    },
    /// Anything else.
    Other {
        /// rustls's own text.
        detail: String,
    },
}

impl std::fmt::Display for CertificateFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, f)
    }
}

/// A verifier's own faults pass through rustls as such errors.
impl std::error::Error for CertificateFault {}
