//! The byte buffer between a socket and what reads or writes it, in blocks that the connections of a thread share.

use std::cell::RefCell;
use std::thread::LocalKey;

/// The size of a block: the most that one read or write transfers. The header of a frame fits in beside
/// 128 KiB, so that no payload of a round size ends with a piece of a few bytes, which would take a
/// packet of its own; the allocator's own header makes the block as large as this anyway.
pub(crate) const BLOCK: usize = 128 * 1024 + 64;

/// The size of the blocks for data that exceeds a block and is sent in pieces. Between two pieces the
/// peer becomes idle, and its wakeup takes a third of the time that it takes to send a block.
pub(crate) const LARGE_BLOCK: usize = 512 * 1024 + 64;

/// How many unused blocks a thread keeps: one to read and one to write, and the same for a peer.
const MAX_SPARE_BLOCKS: usize = 4;
/// The same for large ones, which are used only while a call writes.
const MAX_SPARE_LARGE_BLOCKS: usize = 1;

/// With less free space than this a read is not worth its system call.
pub(crate) const MIN_SPACE: usize = 16 * 1024;

type SpareBlocks = RefCell<Vec<Vec<u8>>>;

thread_local! {
    static BLOCKS: SpareBlocks = const { RefCell::new(Vec::new()) };
    static LARGE_BLOCKS: SpareBlocks = const { RefCell::new(Vec::new()) };
}

/// A spare block of the thread, or a new one.
pub(crate) fn take_block() -> Vec<u8> {
    take(&BLOCKS, BLOCK)
}

fn take(spare: &'static LocalKey<SpareBlocks>, size: usize) -> Vec<u8> {
    let block = spare
        .try_with(|blocks| blocks.try_borrow_mut().ok()?.pop())
        .ok()
        .flatten();
    block.unwrap_or_else(|| vec![0; size])
}

/// Keeps a block for the next use; memory of another size is freed.
pub(crate) fn give_back(block: Vec<u8>) {
    let (spare, most) = match block.len() {
        BLOCK => (&BLOCKS, MAX_SPARE_BLOCKS),
        LARGE_BLOCK => (&LARGE_BLOCKS, MAX_SPARE_LARGE_BLOCKS),
        _ => return,
    };
    // At the end of a thread its spare blocks are gone; then this block is freed here.
    let _ = spare.try_with(|blocks| {
        if let Ok(mut blocks) = blocks.try_borrow_mut()
            && blocks.len() < most
        {
            blocks.push(block);
        }
    });
}

/// Bytes in order: added at the end, used from the start. An empty buffer holds no memory.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    /// Initialised as a whole, so that reads and masking can write into it without clearing it first.
    block: Vec<u8>,
    start: usize,
    end: usize,
    /// How many bytes were used up since the buffer was made.
    used: u64,
}

impl Buffer {
    /// A buffer whose first content is `bytes`.
    pub(crate) fn with(bytes: Vec<u8>) -> Self {
        Self {
            end: bytes.len(),
            block: bytes,
            start: 0,
            used: 0,
        }
    }

    /// The bytes in it.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.block.get(self.start..self.end).unwrap_or_default()
    }

    /// As [`Buffer::bytes`], to be changed in place.
    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        self.block.get_mut(self.start..self.end).unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// How many bytes have been used up since the buffer was made.
    pub(crate) fn used(&self) -> u64 {
        self.used
    }

    /// Free space after the bytes, worth a read; what is put there becomes part of the buffer with
    /// [`Buffer::filled`].
    pub(crate) fn space(&mut self) -> &mut [u8] {
        self.space_for(MIN_SPACE)
    }

    /// As [`Buffer::space`], for at least `length` bytes.
    pub(crate) fn space_for(&mut self, length: usize) -> &mut [u8] {
        if self.block.len() - self.end < length {
            self.make_room(length);
        }
        self.block.get_mut(self.end..).unwrap_or_default()
    }

    /// Free space after the bytes for exactly `length` more, which become part of the buffer.
    pub(crate) fn extend_by(&mut self, length: usize) -> &mut [u8] {
        let _ = self.space_for(length);
        let from = self.end;
        self.end += length;
        self.block.get_mut(from..self.end).unwrap_or_default()
    }

    /// How many bytes fit without growing beyond one block.
    pub(crate) fn room(&self) -> usize {
        BLOCK.saturating_sub(if self.block.is_empty() { 0 } else { self.end })
    }

    /// Makes room for the next piece of `length` bytes, and returns how many bytes it may have.
    pub(crate) fn room_for_piece(&mut self, length: usize) -> usize {
        if self.is_empty() && length > BLOCK {
            self.make_room(length.min(LARGE_BLOCK));
        }
        self.block.len().max(BLOCK) - self.end
    }

    /// `count` bytes of [`Buffer::space`] have been filled.
    pub(crate) fn filled(&mut self, count: usize) {
        self.end = (self.end + count).min(self.block.len());
    }

    /// Removes the first `count` bytes.
    pub(crate) fn consume(&mut self, count: usize) {
        let count = count.min(self.len());
        self.start += count;
        self.used += count as u64;
        if self.is_empty() {
            self.clear();
        }
    }

    /// Counts `count` bytes as used that were never in the buffer, which is empty.
    pub(crate) fn pass(&mut self, count: usize) {
        self.used += count as u64;
    }

    /// Drops everything after the first `length` bytes.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.end = self.end.min(self.start + length);
        if self.is_empty() {
            self.clear();
        }
    }

    /// Drops all bytes and returns the block.
    pub(crate) fn clear(&mut self) {
        self.used += self.len() as u64;
        self.start = 0;
        self.end = 0;
        give_back(std::mem::take(&mut self.block));
    }

    /// Returns the block while the connection is idle; the rest of the bytes is moved into memory of its
    /// own size.
    pub(crate) fn shrink(&mut self) {
        self.shrink_below(BLOCK / 16);
    }

    /// As [`Buffer::shrink`], if the buffer has fewer than `length` bytes.
    pub(crate) fn shrink_below(&mut self, length: usize) {
        if self.block.len() >= BLOCK && self.len() < length {
            let rest = self.bytes().to_vec();
            give_back(std::mem::replace(&mut self.block, rest));
            self.end -= self.start;
            self.start = 0;
        }
    }

    /// How many bytes of memory it holds.
    #[cfg(test)]
    pub(crate) fn memory(&self) -> usize {
        self.block.capacity()
    }

    fn make_room(&mut self, length: usize) {
        let held = self.len();
        let needed = held + length;
        let block = match self.block.len() {
            now if now < BLOCK && needed <= BLOCK => Some(take_block()),
            now if now < LARGE_BLOCK && needed > BLOCK && needed <= LARGE_BLOCK => {
                Some(take(&LARGE_BLOCKS, LARGE_BLOCK))
            }
            _ => None,
        };
        if let Some(mut block) = block {
            if let (Some(to), Some(from)) =
                (block.get_mut(..held), self.block.get(self.start..self.end))
            {
                to.copy_from_slice(from);
            }
            give_back(std::mem::replace(&mut self.block, block));
        } else {
            self.block.copy_within(self.start..self.end, 0);
            if self.block.len() < needed {
                // Many small additions must not move all bytes each.
                self.block.resize(needed + needed.min(LARGE_BLOCK), 0);
            }
        }
        self.start = 0;
        self.end = held;
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        give_back(std::mem::take(&mut self.block));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(buffer: &mut Buffer, bytes: &[u8]) {
        buffer.space()[..bytes.len()].copy_from_slice(bytes);
        buffer.filled(bytes.len());
    }

    #[test]
    fn bytes_keep_their_order() {
        let mut buffer = Buffer::with(b"abc".to_vec());
        put(&mut buffer, b"def");
        buffer.consume(2);
        assert_eq!(buffer.bytes(), b"cdef");
        assert_eq!(buffer.used(), 2);
        buffer.shrink();
        assert_eq!((buffer.bytes(), buffer.block.len()), (&b"cdef"[..], 4));
        put(&mut buffer, b"g");
        assert_eq!(buffer.bytes(), b"cdefg");
        buffer.truncate(2);
        assert_eq!(buffer.bytes(), b"cd");
    }

    #[test]
    fn bytes_can_be_changed_in_place() {
        let mut buffer = Buffer::default();
        put(&mut buffer, b"abc");
        buffer.consume(1);
        buffer.bytes_mut().make_ascii_uppercase();
        assert_eq!(buffer.bytes(), b"BC");
    }

    #[test]
    fn a_short_rest_moves_into_memory_of_its_own_size() {
        let mut buffer = Buffer::default();
        put(&mut buffer, &[7; 9000]);
        buffer.shrink_below(9000);
        assert_eq!(buffer.memory(), BLOCK);
        buffer.shrink_below(9001);
        assert_eq!((buffer.memory(), buffer.len()), (9000, 9000));
        assert!(buffer.space_for(BLOCK).len() >= BLOCK);
        assert_eq!(buffer.len(), 9000);
    }

    #[test]
    fn an_empty_buffer_holds_no_memory() {
        let mut buffer = Buffer::default();
        put(&mut buffer, b"abc");
        buffer.consume(3);
        assert_eq!(buffer.memory(), 0);
    }

    #[test]
    fn space_is_made_by_moving_the_rest_to_the_front() {
        let mut buffer = Buffer::default();
        let _ = buffer.space();
        buffer.filled(BLOCK);
        buffer.consume(BLOCK - 3);
        assert_eq!(buffer.space().len(), BLOCK - 3);
        assert_eq!(buffer.len(), 3);
    }

    #[test]
    fn only_extend_by_grows_beyond_a_block() {
        let mut buffer = Buffer::default();
        buffer.extend_by(BLOCK).fill(7);
        assert_eq!(buffer.room(), 0);
        buffer.extend_by(10).fill(8);
        assert_eq!(buffer.len(), BLOCK + 10);
        assert_eq!(buffer.bytes().last(), Some(&8));
    }
}
