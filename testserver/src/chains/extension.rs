//! The extensions of certificates (RFC 5280 §4.2), and the names that some of them hold.

use super::der;
use super::name::Name;

/// One extension: its type, whether it is critical, and the DER of its value.
#[derive(Clone)]
pub(crate) struct Extension {
    pub(crate) oid: &'static [u32],
    pub(crate) critical: bool,
    pub(crate) value: Vec<u8>,
}

pub(crate) const SUBJECT_KEY_ID: &[u32] = &[2, 5, 29, 14];
pub(crate) const KEY_USAGE: &[u32] = &[2, 5, 29, 15];
pub(crate) const ALT_NAME: &[u32] = &[2, 5, 29, 17];
pub(crate) const BASIC_CONSTRAINTS: &[u32] = &[2, 5, 29, 19];
pub(crate) const NAME_CONSTRAINTS: &[u32] = &[2, 5, 29, 30];
pub(crate) const POLICIES: &[u32] = &[2, 5, 29, 32];
pub(crate) const POLICY_MAPPINGS: &[u32] = &[2, 5, 29, 33];
pub(crate) const AUTHORITY_KEY_ID: &[u32] = &[2, 5, 29, 35];
pub(crate) const POLICY_CONSTRAINTS: &[u32] = &[2, 5, 29, 36];
pub(crate) const EXTENDED_KEY_USAGE: &[u32] = &[2, 5, 29, 37];
pub(crate) const INHIBIT_ANY_POLICY: &[u32] = &[2, 5, 29, 54];
/// A type that nobody has a meaning for.
pub(crate) const UNKNOWN: &[u32] = &[1, 3, 6, 1, 4, 1, 99999, 1];

/// Purposes of extended key usage.
pub(crate) const SERVER_AUTH: &[u32] = &[1, 3, 6, 1, 5, 5, 7, 3, 1];
pub(crate) const CLIENT_AUTH: &[u32] = &[1, 3, 6, 1, 5, 5, 7, 3, 2];
pub(crate) const CODE_SIGNING: &[u32] = &[1, 3, 6, 1, 5, 5, 7, 3, 3];
pub(crate) const OCSP_SIGNING: &[u32] = &[1, 3, 6, 1, 5, 5, 7, 3, 9];
pub(crate) const ANY_PURPOSE: &[u32] = &[2, 5, 29, 37, 0];
pub(crate) const UNKNOWN_PURPOSE: &[u32] = &[1, 3, 6, 1, 4, 1, 99999, 2];

/// Bits of key usage.
pub(crate) const DIGITAL_SIGNATURE: u8 = 0;
pub(crate) const NON_REPUDIATION: u8 = 1;
pub(crate) const KEY_ENCIPHERMENT: u8 = 2;
pub(crate) const KEY_AGREEMENT: u8 = 4;
pub(crate) const CERT_SIGN: u8 = 5;
pub(crate) const CRL_SIGN: u8 = 6;

impl Extension {
    /// An extension that is not critical.
    pub(crate) fn new(oid: &'static [u32], value: Vec<u8>) -> Self {
        let critical = false;
        Extension {
            oid,
            critical,
            value,
        }
    }

    /// The same, critical.
    pub(crate) fn critical(self) -> Self {
        Extension {
            critical: true,
            ..self
        }
    }

    /// The same, not critical.
    pub(crate) fn optional(self) -> Self {
        Extension {
            critical: false,
            ..self
        }
    }

    /// The DER of the whole.
    pub(crate) fn der(&self) -> Vec<u8> {
        let mut parts = vec![der::oid(self.oid)];
        if self.critical {
            parts.push(der::boolean(true));
        }
        parts.push(der::octet_string(&self.value));
        der::sequence(&parts)
    }
}

/// CA:TRUE, with a limit on the authorities below if one is given; critical.
pub(crate) fn authority(path_length: Option<u8>) -> Extension {
    let mut parts = vec![der::boolean(true)];
    parts.extend(path_length.map(|length| der::integer(&[length])));
    Extension::new(BASIC_CONSTRAINTS, der::sequence(&parts)).critical()
}

/// CA:FALSE, which is an empty value; critical.
pub(crate) fn no_authority() -> Extension {
    Extension::new(BASIC_CONSTRAINTS, der::sequence::<Vec<u8>>(&[])).critical()
}

/// What the key may do; critical.
pub(crate) fn key_usage(bits: &[u8]) -> Extension {
    Extension::new(KEY_USAGE, der::named_bits(bits)).critical()
}

/// What the certificate is for.
pub(crate) fn purposes(purposes: &[&[u32]]) -> Extension {
    let oids: Vec<Vec<u8>> = purposes.iter().map(|oid| der::oid(oid)).collect();
    Extension::new(EXTENDED_KEY_USAGE, der::sequence(&oids))
}

/// subjectAltName.
pub(crate) fn alt_names(names: &[Vec<u8>]) -> Extension {
    Extension::new(ALT_NAME, der::sequence(names))
}

/// What names below may be and may not be; critical.
pub(crate) fn name_constraints(permitted: &[Vec<u8>], excluded: &[Vec<u8>]) -> Extension {
    let mut parts = Vec::new();
    for (number, bases) in [(0, permitted), (1, excluded)] {
        let subtrees: Vec<u8> = bases
            .iter()
            .flat_map(|base| der::sequence(&[base]))
            .collect();
        if !subtrees.is_empty() {
            parts.push(der::explicit(number, &subtrees));
        }
    }
    Extension::new(NAME_CONSTRAINTS, der::sequence(&parts)).critical()
}

/// One policy of nobody's.
pub(crate) fn policies() -> Extension {
    let policy = der::sequence(&[der::oid(&[1, 3, 6, 1, 4, 1, 99999, 3])]);
    Extension::new(POLICIES, der::sequence(&[policy]))
}

/// requireExplicitPolicy from here on.
pub(crate) fn policy_constraints() -> Extension {
    Extension::new(POLICY_CONSTRAINTS, der::sequence(&[der::implicit(0, &[0])]))
}

/// anyPolicy does not count from here on.
pub(crate) fn inhibit_any_policy() -> Extension {
    Extension::new(INHIBIT_ANY_POLICY, der::integer(&[0]))
}

/// One policy of nobody's stands for another one.
pub(crate) fn policy_mappings() -> Extension {
    let policy = |last| der::oid(&[1, 3, 6, 1, 4, 1, 99999, last]);
    let mapping = der::sequence(&[policy(3), policy(4)]);
    Extension::new(POLICY_MAPPINGS, der::sequence(&[mapping]))
}

/// An extension that nobody knows.
pub(crate) fn unknown() -> Extension {
    Extension::new(UNKNOWN, der::null())
}

/// The key's own identifier.
pub(crate) fn subject_key_id(id: &[u8]) -> Extension {
    Extension::new(SUBJECT_KEY_ID, der::octet_string(id))
}

/// The identifier of the issuer's key.
pub(crate) fn authority_key_id(id: &[u8]) -> Extension {
    Extension::new(AUTHORITY_KEY_ID, der::sequence(&[der::implicit(0, id)]))
}

/// The issuer's certificate by its issuer and serial number.
pub(crate) fn authority_serial(issuer: &Name, serial: &[u8]) -> Extension {
    let names = der::explicit(1, &der::explicit(4, issuer));
    Extension::new(
        AUTHORITY_KEY_ID,
        der::sequence(&[names, der::implicit(2, serial)]),
    )
}

/// dNSName.
pub(crate) fn dns(name: &str) -> Vec<u8> {
    der::implicit(2, name.as_bytes())
}

/// iPAddress: 4 or 16 bytes, or with a mask twice as many.
pub(crate) fn ip(bytes: &[u8]) -> Vec<u8> {
    der::implicit(7, bytes)
}

/// rfc822Name.
pub(crate) fn email(name: &str) -> Vec<u8> {
    der::implicit(1, name.as_bytes())
}

/// uniformResourceIdentifier.
pub(crate) fn uri(name: &str) -> Vec<u8> {
    der::implicit(6, name.as_bytes())
}

/// directoryName.
pub(crate) fn directory(name: &Name) -> Vec<u8> {
    der::explicit(4, name)
}

/// otherName with a text of nobody's type.
pub(crate) fn other_name(text: &str) -> Vec<u8> {
    let inner = der::explicit(0, &der::value(0x0c, text.as_bytes()));
    let mut content = der::oid(&[1, 3, 6, 1, 4, 1, 99999, 5]);
    content.extend(inner);
    der::explicit(0, &content)
}
