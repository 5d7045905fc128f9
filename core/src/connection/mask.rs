//! Masks for the frames that we send: fresh from the system's CSPRNG, applied while the payload is copied.

/// How many random bytes are requested in one system call: first for the few frames of a short connection,
/// then for 256 masks.
const FIRST_POOL: usize = 32;
const POOL: usize = 1024;

/// The system gave no random bytes, so no frame can be masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoRandomness;

/// Generates the masks of one connection.
///
/// RFC 6455 §5.3: "The masking key is a 32-bit value chosen at random by the client. When preparing
/// a masked frame, the client MUST pick a fresh masking key from the set of allowed 32-bit values."
#[derive(Debug, Default)]
pub(crate) struct MaskGenerator {
    /// Empty until the first frame, so that a connection that only receives needs no memory for it.
    pool: Vec<u8>,
}

impl MaskGenerator {
    /// The next mask; each is used once.
    pub(crate) fn next(&mut self) -> Result<[u8; 4], NoRandomness> {
        if self.pool.len() < 4 {
            let size = match self.pool.capacity() {
                0 => FIRST_POOL,
                _ => POOL,
            };
            self.pool.resize(size, 0);
            if getrandom::fill(&mut self.pool).is_err() {
                self.pool.clear();
                return Err(NoRandomness);
            }
        }
        let Some(mask) = self.pool.last_chunk::<4>().copied() else {
            return Err(NoRandomness);
        };
        self.pool.truncate(self.pool.len() - 4);
        Ok(mask)
    }
}

/// Copies `source`, which starts `offset` bytes into a payload, masked into `target`; as many bytes
/// as the shorter of the two has.
///
/// RFC 6455 §5.3: "transformed-octet-i = original-octet-i XOR masking-key-octet-j, j = i MOD 4"
pub(crate) fn copy_masked(target: &mut [u8], source: &[u8], mask: [u8; 4], offset: usize) {
    // Big endian on every machine: the first byte of the key comes first.
    let rotated = u32::from_be_bytes(mask).rotate_left(8 * (offset as u32 % 4));
    let word = u64::from_ne_bytes(((u64::from(rotated) << 32) | u64::from(rotated)).to_be_bytes());
    let length = target.len().min(source.len());
    let (Some(target), Some(source)) = (target.get_mut(..length), source.get(..length)) else {
        return;
    };
    let (target_words, target_tail) = target.as_chunks_mut::<8>();
    let (source_words, source_tail) = source.as_chunks::<8>();
    for (to, from) in target_words.iter_mut().zip(source_words) {
        *to = (u64::from_ne_bytes(*from) ^ word).to_ne_bytes();
    }
    for ((to, from), key) in target_tail
        .iter_mut()
        .zip(source_tail)
        .zip(word.to_ne_bytes())
    {
        *to = from ^ key;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn masks_do_not_repeat() {
        let mut masks = MaskGenerator::default();
        let seen: HashSet<_> = (0..10_000).map(|_| masks.next().unwrap()).collect();
        // Of 10,000 random values of 2^32 about 0.01 are equal to another; with a repeating pool thousands are.
        assert!(seen.len() > 9_990, "only {} distinct masks", seen.len());
    }

    #[test]
    fn a_connection_that_only_receives_has_no_pool() {
        assert_eq!(MaskGenerator::default().pool.capacity(), 0);
    }

    #[test]
    fn the_example_of_the_rfc() {
        // RFC 6455 §5.7: a single-frame masked text message, "Hello".
        let mut target = [0; 5];
        copy_masked(&mut target, b"Hello", [0x37, 0xfa, 0x21, 0x3d], 0);
        assert_eq!(target, [0x7f, 0x9f, 0x4d, 0x51, 0x58]);
    }

    #[test]
    fn pieces_are_masked_like_the_whole() {
        let source: Vec<u8> = (0..=99).collect();
        let mask = [1, 2, 4, 8];
        let expected: Vec<u8> = source
            .iter()
            .enumerate()
            .map(|(i, byte)| byte ^ mask[i % 4])
            .collect();
        for cut in 0..=source.len() {
            let mut target = vec![0; source.len()];
            let (left, right) = target.split_at_mut(cut);
            copy_masked(left, &source[..cut], mask, 0);
            copy_masked(right, &source[cut..], mask, cut);
            assert_eq!(target, expected, "cut at {cut}");
        }
    }
}
