//! Differences about names, and about the strength of keys and signatures.

use super::super::case::Verifier::{Go, Php, Python};
use super::{ALL, Difference, OPENSSL};

pub(super) const DIFFERENCES: &[Difference] = &[
    // Name constraints.
    Difference {
        reason: "rustls-webpki has no constraints on directory names, URIs and email addresses, and so refuses where one might apply.",
        verifiers: ALL,
        cases: &[
            "permitted-directory-fits",
            "excluded-directory-other",
            "permitted-directory-no-subject",
            "excluded-directory-no-subject",
            "permitted-uri-fits",
            "permitted-email-fits",
        ],
    },
    Difference {
        reason: "A constraint on a form of name that the certificate does not use does not matter; Go refuses forms that it has no constraints for.",
        verifiers: &[Go],
        cases: &["other-name-constraint-unused"],
    },
    Difference {
        reason: "A wildcard matches an excluded name too; the others compare its text only.",
        verifiers: ALL,
        cases: &["excluded-child-of-wildcard"],
    },
    Difference {
        reason: "An address mask has to be without holes (RFC 4632 §3.1); OpenSSL applies any.",
        verifiers: OPENSSL,
        cases: &["network-mask-with-hole"],
    },
    Difference {
        reason: "RFC 5280 §4.2.1.10 forbids constraints without any subtree, and ones with a minimum; they are judged as they read, and by Go differently.",
        verifiers: &[Go],
        cases: &["constraints-empty", "constraints-with-minimum-1"],
    },
    // Names.
    Difference {
        reason: "A host name in CN only does not count (RFC 9525 §2), except in a certificate that the trust source names itself.",
        verifiers: OPENSSL,
        cases: &[
            "cn-only",
            "cn-only-wildcard",
            "cn-only-address",
            "cn-only-bmp-string",
            "cn-beside-address",
            "cn-beside-email",
            "cn-beside-uri",
            "cn-beside-empty-list",
            "extensions-empty-list",
        ],
    },
    Difference {
        reason: "A wildcard is the whole of the leftmost label (RFC 9525 §6.3); PHP accepts a part of a label too, and any wildcard for addresses.",
        verifiers: &[Php],
        cases: &[
            "wildcard-partial-front",
            "wildcard-partial-back",
            "wildcard-partial-middle",
            "wildcard-partial-alone",
            "wildcard-in-a-label",
            "wildcard-only-dots",
            "wildcard-for-address",
        ],
    },
    Difference {
        reason: "A wildcard needs two labels to its right; PHP and Go do without.",
        verifiers: &[Php, Go],
        cases: &["wildcard-of-top-level", "wildcard-alone"],
    },
    Difference {
        reason: "A name in a certificate has no dot at its end; some cut it off.",
        verifiers: ALL,
        cases: &[
            "name-trailing-dot-presented",
            "name-trailing-dot-both",
            "wildcard-trailing-dot-presented",
        ],
    },
    Difference {
        reason: "The dot at the end of the host that is asked for is no part of its name in the certificate; PHP and Python compare it too.",
        verifiers: &[Php, Python],
        cases: &["name-trailing-dot-wanted", "wildcard-trailing-dot-wanted"],
    },
    Difference {
        reason: "A wildcard matches labels with an underscore too; in OpenSSL's own check it does not.",
        verifiers: &[Python],
        cases: &["wildcard-for-underscore"],
    },
    Difference {
        reason: "An address has to be in an iPAddress (RFC 9525 §6.4); PHP accepts a dNSName too.",
        verifiers: &[Php],
        cases: &["address-as-name", "address-6-as-name"],
    },
    Difference {
        reason: "An IPv4 address is no IPv6 address, not even in its mapped form; Go holds them for equal.",
        verifiers: &[Go],
        cases: &["address-mapped-to-6"],
    },
    Difference {
        reason: "A malformed name does not spoil the good ones beside it; Go refuses the certificate.",
        verifiers: &[Go],
        cases: &["name-beside-u-label", "name-beside-short-address"],
    },
    // Keys and signatures.
    Difference {
        reason: "ring checks ECDSA signatures with SHA-256 and SHA-384 only.",
        verifiers: ALL,
        cases: &[
            "signed-p256-sha512",
            "intermediate-signed-p256-sha512",
            "signed-p384-sha512",
            "intermediate-signed-p384-sha512",
        ],
    },
    Difference {
        reason: "ring has no code for P-521.",
        verifiers: ALL,
        cases: &["leaf-p521", "root-p521", "intermediate-p521"],
    },
    Difference {
        reason: "rustls-webpki has no keys that are for RSASSA-PSS only.",
        verifiers: OPENSSL,
        cases: &["leaf-rsa-pss", "root-rsa-pss", "intermediate-rsa-pss"],
    },
    Difference {
        reason: "RSA keys shorter than 2048 bits are refused (RFC 9325 §4.5); Go accepts 1024 bits, and OpenSSL follows its security level.",
        verifiers: ALL,
        cases: &["leaf-rsa-1024", "root-rsa-1024", "intermediate-rsa-1024"],
    },
    Difference {
        reason: "Signatures with SHA-1 or MD5 are refused; in OpenSSL the security level of the system decides.",
        verifiers: OPENSSL,
        cases: &[
            "signed-p256-sha1",
            "intermediate-signed-p256-sha1",
            "signed-rsa-2048-sha1",
            "intermediate-signed-rsa-2048-sha1",
            "signed-rsa-2048-md5",
            "intermediate-signed-rsa-2048-md5",
        ],
    },
];
