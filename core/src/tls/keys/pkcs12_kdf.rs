//! Derives keys from passphrases as PKCS#12 does (RFC 7292 appendix B), with SHA-1.

use sha1::{Digest, Sha1};

/// The input block of SHA-1 in bytes, `v` of the RFC.
const BLOCK: usize = 64;

/// RFC 7292 §B.3: what the derived bytes are for.
#[derive(Clone, Copy)]
pub(in crate::tls) enum DerivedFor {
    Key = 1,
    InitialVector = 2,
}

/// Derives `length` bytes for `purpose`.
pub(in crate::tls) fn derive(
    passphrase: &[u8],
    salt: &[u8],
    rounds: u32,
    purpose: DerivedFor,
    length: usize,
) -> Vec<u8> {
    let mut input = repeated(salt);
    input.extend(repeated(&bmp_string(passphrase)));
    let mut derived = Vec::new();
    loop {
        let mut digest = Sha1::new()
            .chain_update([purpose as u8; BLOCK])
            .chain_update(&input)
            .finalize();
        for _ in 1..rounds {
            digest = Sha1::digest(digest);
        }
        derived.extend_from_slice(&digest);
        if derived.len() >= length {
            derived.truncate(length);
            return derived;
        }
        for block in input.chunks_mut(BLOCK) {
            add_one_and(block, &digest);
        }
    }
}

/// RFC 7292 §B.1: two bytes per character, big-endian, and two zeros at the end. What is not UTF-8 is read as Latin-1, as
/// in OpenSSL.
fn bmp_string(passphrase: &[u8]) -> Vec<u8> {
    let units: Vec<u16> = match std::str::from_utf8(passphrase) {
        Ok(text) => text.encode_utf16().collect(),
        Err(_) => passphrase.iter().map(|byte| u16::from(*byte)).collect(),
    };
    units
        .into_iter()
        .chain([0])
        .flat_map(u16::to_be_bytes)
        .collect()
}

/// `bytes` repeated to whole blocks; nothing if there are none.
fn repeated(bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len().div_ceil(BLOCK) * BLOCK;
    bytes.iter().copied().cycle().take(length).collect()
}

/// `block += digest repeated + 1`, as big-endian numbers of the block's size.
fn add_one_and(block: &mut [u8], digest: &[u8]) {
    let addend: Vec<u8> = digest.iter().copied().cycle().take(block.len()).collect();
    let mut carry = 1;
    for (byte, other) in block.iter_mut().zip(addend).rev() {
        let sum = u16::from(*byte) + u16::from(other) + carry;
        *byte = sum as u8;
        carry = sum >> 8;
    }
}
