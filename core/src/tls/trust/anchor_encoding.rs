//! The names and keys of trust anchors, which webpki keeps without the outermost tag and length.

use rustls::pki_types::TrustAnchor;
use x509_parser::prelude::FromDer;
use x509_parser::x509::X509Name;

use crate::tls::certificate::names::short_name;

/// The short name of an anchor; empty if it cannot be read.
pub(in crate::tls) fn anchor_name(anchor: &TrustAnchor<'_>) -> String {
    let name = as_sequence(&anchor.subject);
    match X509Name::from_der(&name) {
        Ok((_, name)) => short_name(&name).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// Whether a name has an O (2.5.4.10) with this value, in any string type.
pub(in crate::tls) fn has_organization(name: &[u8], value: &[u8]) -> bool {
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

/// The content of a DER element, without its tag and length.
pub(in crate::tls) fn without_header(der: &[u8]) -> Option<&[u8]> {
    match *der.get(1)? {
        short @ 0..0x80 => der.get(2..)?.get(..usize::from(short)),
        long => der.get(2 + usize::from(long & 0x7f)..),
    }
}

/// The opposite of [`without_header`].
pub(in crate::tls) fn as_sequence(content: &[u8]) -> Vec<u8> {
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
            let der = as_sequence(&bytes);
            assert_eq!(without_header(&der), Some(bytes.as_slice()));
        }
        assert_eq!(without_header(&[0x30]), None);
        assert_eq!(without_header(&[0x30, 5, 1]), None);
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
