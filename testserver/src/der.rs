//! Writes DER (X.690), right or, where a test wants it, wrong; and PEM.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const NULL: u8 = 0x05;
pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(crate) const UTF8_STRING: u8 = 0x0c;
pub(crate) const UTC_TIME: u8 = 0x17;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;
/// The tag [0] of a primitive value; others follow it.
pub(crate) const PRIMITIVE: u8 = 0x80;
/// The tag [0] of what contains values of its own; others follow it.
pub(crate) const CONSTRUCTED: u8 = 0xa0;

/// Tag, length in as few bytes as it takes, content.
pub(crate) fn value(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = content.len();
    match u8::try_from(length) {
        Ok(short @ 0..=127) => out.push(short),
        _ => {
            let bytes = length.to_be_bytes();
            let bytes: Vec<u8> = bytes.into_iter().skip_while(|byte| *byte == 0).collect();
            out.push(0x80 | u8::try_from(bytes.len()).unwrap_or(8));
            out.extend(bytes);
        }
    }
    out.extend_from_slice(content);
    out
}

/// The values in this order.
pub(crate) fn sequence<V: AsRef<[u8]>>(parts: &[V]) -> Vec<u8> {
    value(SEQUENCE, &concatenated(parts))
}

/// A SET of one value or more, which are not sorted.
pub(crate) fn set<V: AsRef<[u8]>>(parts: &[V]) -> Vec<u8> {
    value(SET, &concatenated(parts))
}

fn concatenated<V: AsRef<[u8]>>(parts: &[V]) -> Vec<u8> {
    parts
        .iter()
        .flat_map(|part| part.as_ref())
        .copied()
        .collect()
}

/// An INTEGER with these content bytes, whether they are a proper encoding or not.
pub(crate) fn integer(content: &[u8]) -> Vec<u8> {
    value(0x02, content)
}

/// TRUE or FALSE.
pub(crate) fn boolean(truth: bool) -> Vec<u8> {
    value(0x01, &[if truth { 0xff } else { 0 }])
}

/// A BIT STRING whose last byte has `unused` bits that do not count.
pub(crate) fn bit_string(unused: u8, bytes: &[u8]) -> Vec<u8> {
    let mut content = vec![unused];
    content.extend_from_slice(bytes);
    value(0x03, &content)
}

/// A BIT STRING of named bits (X.690 §11.2.2): no zero bits at the end.
pub(crate) fn named_bits(numbers: &[u8]) -> Vec<u8> {
    let Some(last) = numbers.iter().max() else {
        return bit_string(0, &[]);
    };
    let mut bytes = vec![0_u8; usize::from(last / 8) + 1];
    for number in numbers {
        if let Some(byte) = bytes.get_mut(usize::from(number / 8)) {
            *byte |= 0x80 >> (number % 8);
        }
    }
    bit_string(7 - last % 8, &bytes)
}

/// Bytes.
pub(crate) fn octet_string(bytes: &[u8]) -> Vec<u8> {
    value(0x04, bytes)
}

/// NULL.
pub(crate) fn null() -> Vec<u8> {
    value(0x05, &[])
}

/// An OBJECT IDENTIFIER of two arcs or more.
pub(crate) fn oid(arcs: &[u32]) -> Vec<u8> {
    let [first, second, rest @ ..] = arcs else {
        return value(0x06, &[]);
    };
    let mut content = base_128(first * 40 + second);
    content.extend(rest.iter().flat_map(|arc| base_128(*arc)));
    value(0x06, &content)
}

/// Seven bits a byte; all bytes but the last have the high bit set.
fn base_128(mut number: u32) -> Vec<u8> {
    let low = |number: u32| u8::try_from(number & 0x7f).unwrap_or_default();
    let mut bytes = vec![low(number)];
    while number > 0x7f {
        number >>= 7;
        bytes.insert(0, 0x80 | low(number));
    }
    bytes
}

/// A context-specific tag around other values.
pub(crate) fn explicit(number: u8, content: &[u8]) -> Vec<u8> {
    value(0xa0 | number, content)
}

/// A context-specific tag in place of a primitive one.
pub(crate) fn implicit(number: u8, content: &[u8]) -> Vec<u8> {
    value(0x80 | number, content)
}

/// As [`sequence`], of values of several types.
pub(crate) fn sequence_of(values: &[&[u8]]) -> Vec<u8> {
    sequence(values)
}

/// A BIT STRING of whole bytes.
pub(crate) fn bits(bytes: &[u8]) -> Vec<u8> {
    value(BIT_STRING, &[&[0], bytes].concat())
}

/// DER in PEM; `headers` are the lines of RFC 1421, if any.
pub(crate) fn pem(label: &str, headers: &str, der: &[u8]) -> String {
    let mut out = format!("-----BEGIN {label}-----\n{headers}");
    for (at, character) in STANDARD.encode(der).chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            out.push('\n');
        }
        out.push(character);
    }
    out + &format!("\n-----END {label}-----\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_take_as_few_bytes_as_they_can() {
        assert_eq!(value(4, &[7; 2]), [4, 2, 7, 7]);
        assert_eq!(value(4, &[0; 127]).get(..2), Some(&[4, 127][..]));
        assert_eq!(value(4, &[0; 128]).get(..3), Some(&[4, 0x81, 128][..]));
        assert_eq!(value(4, &[0; 256]).get(..4), Some(&[4, 0x82, 1, 0][..]));
    }

    #[test]
    fn object_identifiers_are_those_of_x_690() {
        assert_eq!(oid(&[2, 999, 3]), [6, 3, 0x88, 0x37, 3]);
        assert_eq!(
            oid(&[1, 2, 840, 113_549]),
            [6, 6, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]
        );
    }

    #[test]
    fn named_bits_end_with_a_one() {
        assert_eq!(named_bits(&[]), [3, 1, 0]);
        assert_eq!(named_bits(&[0]), [3, 2, 7, 0x80]);
        assert_eq!(named_bits(&[5, 6]), [3, 2, 1, 6]);
        assert_eq!(named_bits(&[0, 8]), [3, 3, 7, 0x80, 0x80]);
    }

    #[test]
    fn values_nest() {
        assert_eq!(
            sequence(&[boolean(true), null()]),
            [0x30, 5, 1, 1, 0xff, 5, 0]
        );
        assert_eq!(explicit(0, &integer(&[2])), [0xa0, 3, 2, 1, 2]);
    }
}
