//! The `Sec-WebSocket-Key` and the answer that it requires (RFC 6455 §1.3, §4.1).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest as _, Sha1};

/// RFC 6455 §1.3: the string that a server appends to the key.
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// A fresh key: 16 bytes from the system's CSPRNG, in base64 (24 characters).
///
/// # Errors
/// If the system has no random bytes.
pub fn generate_key() -> Result<String, getrandom::Error> {
    let mut nonce = [0; 16];
    getrandom::fill(&mut nonce)?;
    Ok(STANDARD.encode(nonce))
}

/// What a server must answer to `key` in `Sec-WebSocket-Accept` (28 characters).
#[must_use]
pub fn accept_key(key: &str) -> String {
    let mut hash = Sha1::new();
    hash.update(key.as_bytes());
    hash.update(GUID.as_bytes());
    STANDARD.encode(hash.finalize())
}

/// The mistake behind a wrong `Sec-WebSocket-Accept`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptMistake {
    /// It sent the key back as it was.
    KeyUnchanged,
    /// It omitted the GUID.
    WithoutGuid,
    /// It encoded the digest in hexadecimal.
    Hexadecimal,
    /// It encoded the hexadecimal text of the digest in base64.
    HexadecimalInBase64,
    /// It sent the example of RFC 6455 §1.3, so it did not compute anything.
    ExampleOfTheRfc,
}

/// The mistake by which `found` follows from `key`, if it is a known one.
#[must_use]
pub(super) fn accept_mistake(key: &str, found: &str) -> Option<AcceptMistake> {
    let digest = Sha1::digest(format!("{key}{GUID}").as_bytes());
    let hexadecimal: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    if found == key {
        Some(AcceptMistake::KeyUnchanged)
    } else if found == STANDARD.encode(Sha1::digest(key.as_bytes())) {
        Some(AcceptMistake::WithoutGuid)
    } else if found.eq_ignore_ascii_case(&hexadecimal) {
        Some(AcceptMistake::Hexadecimal)
    } else if found == STANDARD.encode(&hexadecimal) {
        Some(AcceptMistake::HexadecimalInBase64)
    } else if found == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" {
        Some(AcceptMistake::ExampleOfTheRfc)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_mistakes_are_recognised() {
        let key = "AAAAAAAAAAAAAAAAAAAAAA==";
        let mistake = |found: &str| accept_mistake(key, found);
        let digest = Sha1::digest(format!("{key}{GUID}").as_bytes());
        let hexadecimal: String = digest.iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(mistake(key), Some(AcceptMistake::KeyUnchanged));
        assert_eq!(mistake(&hexadecimal), Some(AcceptMistake::Hexadecimal));
        assert_eq!(
            mistake(&STANDARD.encode(hexadecimal.to_lowercase())),
            Some(AcceptMistake::HexadecimalInBase64)
        );
        assert_eq!(
            mistake(&STANDARD.encode(Sha1::digest(key.as_bytes()))),
            Some(AcceptMistake::WithoutGuid)
        );
        assert_eq!(
            mistake(&accept_key("dGhlIHNhbXBsZSBub25jZQ==")),
            Some(AcceptMistake::ExampleOfTheRfc)
        );
        assert_eq!(mistake("AAAA"), None);
    }

    #[test]
    fn the_example_of_the_rfc() {
        assert_eq!(
            accept_key("dGhlIHNhbXBsZSBub25jZQ=="),
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        );
    }

    #[test]
    fn keys_are_sixteen_bytes_and_all_different() {
        let mut seen = std::collections::HashSet::new();
        for _ in 0..100_000 {
            let key = generate_key().unwrap();
            assert_eq!(STANDARD.decode(&key).unwrap().len(), 16);
            assert!(seen.insert(key));
        }
    }
}
