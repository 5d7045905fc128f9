//! The `Sec-WebSocket-Key` and the answer it demands (RFC 6455 §1.3, §4.1).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest as _, Sha1};

/// RFC 6455 §1.3: the string that a server appends to the key.
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// A fresh key: 16 bytes from the system's CSPRNG, in base64 (24 characters).
///
/// # Errors
/// When the system has no random bytes to give.
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

#[cfg(test)]
mod tests {
    use super::*;

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
