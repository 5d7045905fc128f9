//! Distinguished names, with string types of one's choice (RFC 5280 §4.1.2.4).

use super::der;

/// The string types, by their tags.
pub(crate) const UTF8: u8 = 0x0c;
pub(crate) const PRINTABLE: u8 = 0x13;
pub(crate) const TELETEX: u8 = 0x14;
pub(crate) const BMP: u8 = 0x1e;

/// Attribute types.
pub(crate) const COMMON_NAME: &[u32] = &[2, 5, 4, 3];
pub(crate) const COUNTRY: &[u32] = &[2, 5, 4, 6];
pub(crate) const ORGANIZATION: &[u32] = &[2, 5, 4, 10];
pub(crate) const UNIT: &[u32] = &[2, 5, 4, 11];

/// A distinguished name in DER.
pub(crate) type Name = Vec<u8>;

/// One attribute a relative name: type, tag of the string, the string's bytes.
pub(crate) fn name(attributes: &[(&[u32], u8, &[u8])]) -> Name {
    let relative = |(kind, tag, text): &(&[u32], u8, &[u8])| {
        der::set(&[der::sequence(&[der::oid(kind), der::value(*tag, text)])])
    };
    let relatives: Vec<Vec<u8>> = attributes.iter().map(relative).collect();
    der::sequence(&relatives)
}

/// CN alone, as a UTF8String.
pub(crate) fn common_name(text: &str) -> Name {
    name(&[(COMMON_NAME, UTF8, text.as_bytes())])
}

/// O and CN, as UTF8Strings.
pub(crate) fn of_organization(organization: &str, text: &str) -> Name {
    name(&[
        (ORGANIZATION, UTF8, organization.as_bytes()),
        (COMMON_NAME, UTF8, text.as_bytes()),
    ])
}

/// A name without any attribute.
pub(crate) fn empty() -> Name {
    name(&[])
}
