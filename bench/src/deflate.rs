//! Compresses and expands messages as permessage-deflate does (RFC 7692) without context takeover.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};

use crate::Failure;

/// The level that the extension compresses with, so that both sides do the same work.
const LEVEL: u32 = 3;

/// What ends a message in the stream, and is left out on the wire.
const TAIL: [u8; 4] = [0, 0, 0xff, 0xff];

/// One direction of a connection that compresses.
#[derive(Debug)]
pub struct Compressor(Compress);

impl Default for Compressor {
    fn default() -> Self {
        Self(Compress::new(Compression::new(LEVEL), false))
    }
}

impl Compressor {
    /// Replaces `wire` with the compressed form of `message`.
    ///
    /// # Errors
    /// Those of the library.
    pub fn compress(&mut self, message: &[u8], wire: &mut Vec<u8>) -> Result<(), Failure> {
        self.0.reset();
        wire.clear();
        wire.reserve(message.len() + 64);
        self.0.compress_vec(message, wire, FlushCompress::Sync)?;
        if self.0.total_in() != message.len() as u64 || !wire.ends_with(&TAIL) {
            return Err("the compressed form has no room".into());
        }
        wire.truncate(wire.len() - TAIL.len());
        Ok(())
    }
}

/// The other direction.
#[derive(Debug)]
pub struct Expander(Decompress);

impl Default for Expander {
    fn default() -> Self {
        Self(Decompress::new(false))
    }
}

impl Expander {
    /// Replaces `message` with what `wire` expands to, which must fit into what it has room for.
    ///
    /// # Errors
    /// Those of the library.
    pub fn expand(&mut self, wire: &[u8], message: &mut Vec<u8>) -> Result<(), Failure> {
        self.0.reset(false);
        message.clear();
        self.0
            .decompress_vec(wire, message, FlushDecompress::None)?;
        self.0
            .decompress_vec(&TAIL, message, FlushDecompress::Sync)?;
        let whole = self.0.total_in() == (wire.len() + TAIL.len()) as u64;
        whole
            .then_some(())
            .ok_or("the expanded form has no room".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::json;

    #[test]
    fn a_message_survives_and_the_next_one_too() {
        let (mut compressor, mut expander) = (Compressor::default(), Expander::default());
        let (mut wire, mut message) = (Vec::new(), Vec::with_capacity(5000));
        for size in [1, 4096, 300] {
            compressor.compress(&json(size), &mut wire).unwrap();
            assert!(wire.len() < size.max(50));
            expander.expand(&wire, &mut message).unwrap();
            assert_eq!(message, json(size));
        }
    }

    #[test]
    fn the_hello_of_the_rfc_is_compressed() {
        let mut wire = Vec::new();
        Compressor::default().compress(b"Hello", &mut wire).unwrap();
        assert_eq!(wire, [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]);
    }
}
