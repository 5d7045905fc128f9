//! The contexts of messages that stand alone: a thread keeps one of each kind for all its connections.

use std::cell::RefCell;

use flate2::{Compress, Compression, Decompress};

use super::compress::LEVEL;

/// One context to compress, with the size of its window, and one to inflate.
///
/// A message of 4 KiB of JSON takes a tenth longer if a context has to be made for it.
struct Spare {
    compressor: Option<(u8, Compress)>,
    decompressor: Option<Decompress>,
}

thread_local! {
    static SPARE: RefCell<Spare> = const {
        RefCell::new(Spare {
            compressor: None,
            decompressor: None,
        })
    };
}

/// What `use_it` gives; nothing at the end of a thread, when there is no store any more.
fn with_spare<T>(use_it: impl FnOnce(&mut Spare) -> T) -> Option<T> {
    SPARE
        .try_with(|spare| Some(use_it(&mut *spare.try_borrow_mut().ok()?)))
        .ok()
        .flatten()
}

/// A compressor with an empty window of 2^`bits` bytes.
pub(super) fn take_compressor(bits: u8) -> Compress {
    let kept = with_spare(|spare| spare.compressor.take_if(|(of, _)| *of == bits)).flatten();
    match kept {
        Some((_, mut stream)) => {
            stream.reset();
            stream
        }
        None => Compress::new_with_window_bits(Compression::new(LEVEL), false, bits),
    }
}

/// Keeps a compressor for the next message.
pub(super) fn keep_compressor(bits: u8, stream: Compress) {
    with_spare(|spare| spare.compressor = Some((bits, stream)));
}

/// A decompressor with an empty window.
pub(super) fn take_decompressor() -> Decompress {
    match with_spare(|spare| spare.decompressor.take()).flatten() {
        Some(mut stream) => {
            stream.reset(false);
            stream
        }
        None => Decompress::new(false),
    }
}

/// Keeps a decompressor for the next message.
pub(super) fn keep_decompressor(stream: Decompress) {
    with_spare(|spare| spare.decompressor = Some(stream));
}
