//! Differences about trust and the way to it.

use super::super::case::Verifier::{Curl, Go, Php, Python};
use super::{ALL, Difference, OPENSSL};

pub(super) const DIFFERENCES: &[Difference] = &[
    // What the caller trusts.
    Difference {
        reason: "An authority in the trust source is an anchor, be it a root or not; PHP, and Python before 3.13, want the chain to go on to a self-signed root.",
        verifiers: &[Php, Python],
        cases: &[
            "anchor-is-intermediate",
            "anchor-is-intermediate-sent",
            "anchor-is-intermediate-of-length-0-direct",
            "anchor-expired-above-trusted-intermediate",
            "folder-intermediate-only",
        ],
    },
    Difference {
        reason: "A server's certificate in the trust source is trusted for itself, whoever issued it; PHP, and Python before 3.13, want its issuer as well.",
        verifiers: &[Php, Python],
        cases: &[
            "own-from-ca",
            "own-from-ca-chain-sent",
            "own-from-ca-version-1",
            "own-from-expired-ca",
        ],
    },
    Difference {
        reason: "A server's certificate in the trust source needs no issuer; OpenSSL follows the chain beyond it if the server sent one.",
        verifiers: &[Curl],
        cases: &["own-from-expired-ca"],
    },
    Difference {
        reason: "In a certificate that the trust source names itself, CN counts if there is no subjectAltName; Go never looks at CN.",
        verifiers: &[Go],
        cases: &[
            "own-version-1",
            "own-cn",
            "own-cn-wildcard",
            "own-from-ca-version-1",
        ],
    },
    Difference {
        reason: "Without basicConstraints a certificate is no authority (RFC 5280 §4.2.1.9); OpenSSL accepts a self-signed one that may sign certificates.",
        verifiers: OPENSSL,
        cases: &["ca-absent-signs-another"],
    },
    Difference {
        reason: "A version 1 certificate is an anchor only if it is self-issued; Go accepts any in its pool.",
        verifiers: &[Go],
        cases: &[
            "version-1-not-self-issued-signs-another",
            "version-1-not-self-issued-signs-another-sent",
        ],
    },
    Difference {
        reason: "With allow_self_signed the certificate has to be signed by its own key; PHP is content with equal names.",
        verifiers: &[Php],
        cases: &[
            "self-issued-by-another-key",
            "self-issued-by-another-key-sent",
            "self-signed-damaged",
        ],
    },
    // Trust files.
    Difference {
        reason: "Go's AppendCertsFromPEM accepts the label CERTIFICATE only, and no byte order mark before it.",
        verifiers: &[Go],
        cases: &[
            "file-with-byte-order-mark",
            "file-x509-label",
            "trusted-nothing-said",
            "trusted-empty",
            "trusted-alias",
            "trusted-for-servers",
            "trusted-for-servers-and-alias",
            "trusted-rejected-for-clients",
        ],
    },
    Difference {
        reason: "What cannot be read in a trust file is left out, and the rest used; curl and Python give the file up.",
        verifiers: &[Curl, Python],
        cases: &[
            "file-broken-crl-before",
            "file-garbage-certificate-beside",
            "file-garbage-certificate-behind",
            "file-end-missing-behind",
        ],
    },
    // Paths.
    Difference {
        reason: "Of several certificates with the issuer's name each is tried; OpenSSL follows the first.",
        verifiers: OPENSSL,
        cases: &[
            "cross-signed-second-leads",
            "intermediate-rekeyed-first",
            "intermediate-narrow-first",
            "anchor-rekeyed-and-good",
            "folder-same-name-twice",
        ],
    },
    Difference {
        reason: "Key identifiers help to find an issuer and do not judge it (RFC 5280 §6.1 has no rule about them); OpenSSL refuses an issuer that they do not fit.",
        verifiers: OPENSSL,
        cases: &["key-id-differs", "key-serial-differs"],
    },
    Difference {
        reason: "Key identifiers are not read, so that a malformed one is not seen.",
        verifiers: ALL,
        cases: &["key-id-garbage"],
    },
    Difference {
        reason: "An authority's certificate for itself is an intermediate like others; without key identifiers, OpenSSL treats equal names as a self-signature.",
        verifiers: OPENSSL,
        cases: &["self-issued-without-length", "self-issued-below-root"],
    },
    Difference {
        reason: "rustls-webpki counts self-issued intermediates for the pathLen of an intermediate, which RFC 5280 §6.1.4 (l) does not.",
        verifiers: OPENSSL,
        cases: &["self-issued-below-length-0"],
    },
    Difference {
        reason: "Self-issued intermediates do not count for an anchor's pathLen (RFC 5280 §6.1.4 (l)); Go counts them.",
        verifiers: &[Go],
        cases: &[
            "anchor-length-0-self-issued-below",
            "anchor-length-1-self-issued-and-one-below",
        ],
    },
    Difference {
        reason: "rustls-webpki follows six intermediates and no more.",
        verifiers: ALL,
        cases: &["intermediates-7", "intermediates-8", "intermediates-12"],
    },
    Difference {
        reason: "rustls-webpki refuses an authority's certificate as a server's own, unless the trust source names it.",
        verifiers: ALL,
        cases: &["leaf-is-an-authority", "length-0-above-ca-as-server"],
    },
    Difference {
        reason: "A certificate that leads nowhere is not read, so that garbage behind it does no harm.",
        verifiers: ALL,
        cases: &["trailing-byte-of-junk"],
    },
];
