//! Differences about what stands in a certificate.

use super::super::case::Verifier::Go;
use super::{ALL, Difference, OPENSSL};

pub(super) const DIFFERENCES: &[Difference] = &[
    // Fields and extensions.
    Difference {
        reason: "rustls-webpki reads version 3 only, also for CA certificates; OpenSSL accepts all versions.",
        verifiers: OPENSSL,
        cases: &[
            "version-1-leaf",
            "version-1-leaf-with-extensions",
            "version-1-leaf-versions",
            "version-1-written-out",
            "version-2-leaf",
            "version-2-leaf-with-extensions",
            "version-4-leaf",
            "version-100-leaf",
            "version-negative-leaf",
            "version-1-intermediate-with-extensions",
            "version-4-intermediate",
        ],
    },
    Difference {
        reason: "rustls-webpki compares the names of issuers byte by byte; RFC 5280 §7.1 holds other letter case, blanks and string types for equal.",
        verifiers: OPENSSL,
        cases: &[
            "issuer-other-case",
            "issuer-more-blanks",
            "issuer-outer-blanks",
            "issuer-utf8-for-printable",
            "issuer-printable-for-utf8",
            "issuer-teletex-for-utf8",
            "issuer-utf8-for-printable-root",
        ],
    },
    Difference {
        reason: "rustls-webpki knows no time before 1970.",
        verifiers: ALL,
        cases: &["leaf-from-1950", "from-1949-as-generalized", "from-year-0"],
    },
    Difference {
        reason: "RFC 5280 §4.1.2.5.1 requires seconds; Go accepts a time without them.",
        verifiers: &[Go],
        cases: &["utc-without-seconds"],
    },
    Difference {
        reason: "Negative serial numbers and zero are accepted, as some authorities gave them out; Go refuses negative ones since 1.23.",
        verifiers: &[Go],
        cases: &[
            "serial-negative",
            "serial-negative-of-intermediate",
            "serial-minus-one",
            "serial-minus-one-of-intermediate",
            "anchor-negative-serial",
            "own-negative-serial",
        ],
    },
    Difference {
        reason: "rustls-webpki has no policies, and so refuses what they make critical.",
        verifiers: ALL,
        cases: &[
            "policies-critical-on-leaf",
            "policies-critical-on-intermediate",
            "policy-constraints-critical",
            "inhibit-any-policy-critical",
            "policy-mappings-critical",
        ],
    },
    Difference {
        reason: "A key identifier must not be critical (RFC 5280 §4.2.1.2); Go lets it pass.",
        verifiers: &[Go],
        cases: &["key-id-critical-on-leaf", "key-id-critical-on-intermediate"],
    },
    Difference {
        reason: "A certificate has each extension at most once (RFC 5280 §4.2), also an unknown one; OpenSSL checks only those it knows.",
        verifiers: OPENSSL,
        cases: &["doubled-unknown"],
    },
    Difference {
        reason: "rustls-webpki requires strict DER, and a pathLen below 256.",
        verifiers: ALL,
        cases: &[
            "basic-constraints-trailing",
            "basic-constraints-true-is-1",
            "path-length-256",
        ],
    },
    Difference {
        reason: "An unknown form of name is no GeneralName (RFC 5280 §4.2.1.6); Go passes over it.",
        verifiers: &[Go],
        cases: &["name-behind-unknown-form"],
    },
    Difference {
        reason: "Go treats a malformed value as an absent one: a negative pathLen, no purpose, or no usage at all.",
        verifiers: &[Go],
        cases: &[
            "path-length-negative",
            "purposes-empty",
            "intermediate-usage-nothing",
        ],
    },
    // Purposes.
    Difference {
        reason: "A server's keyUsage has to have digitalSignature (RFC 8446 §4.4.2.2); Go does not look at it.",
        verifiers: &[Go],
        cases: LEAF_USAGE,
    },
    Difference {
        reason: "A server's keyUsage has to have digitalSignature (RFC 8446 §4.4.2.2); OpenSSL is content with keyEncipherment or keyAgreement.",
        verifiers: OPENSSL,
        cases: &[
            "usage-encipherment-only",
            "usage-encipherment-only-rsa",
            "usage-encipherment-only-not-critical",
            "usage-agreement-only",
            "own-usage-encipherment-only",
            "self-signed-usage-encipherment-only",
        ],
    },
    Difference {
        reason: "Only serverAuth is a server's purpose; Go accepts anyExtendedKeyUsage too.",
        verifiers: &[Go],
        cases: &[
            "leaf-any-purpose-only",
            "intermediate-for-any",
            "anchor-for-any",
        ],
    },
];

/// The cases of a server whose keyUsage lacks digitalSignature.
const LEAF_USAGE: &[&str] = &[
    "usage-encipherment-only",
    "usage-encipherment-only-rsa",
    "usage-encipherment-only-not-critical",
    "usage-agreement-only",
    "usage-non-repudiation-only",
    "usage-cert-sign-only",
    "usage-crl-sign-only",
    "usage-nothing",
    "own-usage-encipherment-only",
];
