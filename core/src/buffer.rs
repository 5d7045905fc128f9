//! The byte buffer between a socket and what reads or writes it, in blocks that the connections of a thread share.

use std::cell::RefCell;
use std::thread::LocalKey;

/// The size of a block: what one read or write moves at most. The header of a frame has room beside
/// 128 KiB, so that no payload of a round size ends with a piece of a few bytes, which would cost a
/// packet; the allocator's own header makes the block as large as this anyway.
pub(crate) const BLOCK: usize = 128 * 1024 + 64;

/// The size of the blocks for what is more than a block and is sent in pieces. Between two pieces
/// the peer catches up and falls asleep, and to wake it takes a third of the time that it takes to send
/// a block.
pub(crate) const LARGE_BLOCK: usize = 512 * 1024 + 64;

/// How many unused blocks a thread keeps: one to read and one to write, and the same for a peer.
const SPARE: usize = 4;
/// The same for large ones, which only are used while a call writes.
const SPARE_LARGE: usize = 1;

/// Below this much free space a read is not worth its system call.
pub(crate) const LEAST_SPACE: usize = 16 * 1024;

type Spare = RefCell<Vec<Vec<u8>>>;

thread_local! {
    static BLOCKS: Spare = const { RefCell::new(Vec::new()) };
    static LARGE_BLOCKS: Spare = const { RefCell::new(Vec::new()) };
}

/// A block of the thread's, or a new one.
pub(crate) fn take_block() -> Vec<u8> {
    take(&BLOCKS, BLOCK)
}

fn take(spare: &'static LocalKey<Spare>, size: usize) -> Vec<u8> {
    let block = spare
        .try_with(|blocks| blocks.try_borrow_mut().ok()?.pop())
        .ok()
        .flatten();
    block.unwrap_or_else(|| vec![0; size])
}

/// Keeps a block for whoever needs one next; memory of another size is freed.
pub(crate) fn give_back(block: Vec<u8>) {
    let (spare, most) = match block.len() {
        BLOCK => (&BLOCKS, SPARE),
        LARGE_BLOCK => (&LARGE_BLOCKS, SPARE_LARGE),
        _ => return,
    };
    // At the end of a thread there is no store any more; then the block is freed here.
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
    /// Initialised as a whole, so that reads and masking write into it without clearing it first.
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

    /// As [`Buffer::bytes`], to be worked on where they are.
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

    /// Free space behind the bytes, worth a read; what is put there counts after
    /// [`Buffer::filled`].
    pub(crate) fn space(&mut self) -> &mut [u8] {
        self.space_for(LEAST_SPACE)
    }

    /// As [`Buffer::space`], for at least `length` bytes.
    pub(crate) fn space_for(&mut self, length: usize) -> &mut [u8] {
        if self.block.len() - self.end < length {
            self.make_room(length);
        }
        self.block.get_mut(self.end..).unwrap_or_default()
    }

    /// Free space behind the bytes for exactly `length` more, counted as filled.
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

    /// Makes room for the next piece of `length` bytes, and tells how many bytes it may have.
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

    /// The first `count` bytes are done with.
    pub(crate) fn consume(&mut self, count: usize) {
        let count = count.min(self.len());
        self.start += count;
        self.used += count as u64;
        if self.is_empty() {
            self.clear();
        }
    }

    /// Counts `count` bytes as used that never lay in the buffer, which is empty.
    pub(crate) fn pass(&mut self, count: usize) {
        self.used += count as u64;
    }

    /// Drops what is behind the first `length` bytes.
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

    /// Returns the block for the time in which nothing happens; what is left over moves into memory
    /// of its own size.
    pub(crate) fn shrink(&mut self) {
        self.shrink_below(BLOCK / 16);
    }

    /// As [`Buffer::shrink`], if less than `length` is left over.
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
                self.block.resize(needed, 0);
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
    fn bytes_come_out_in_the_order_they_went_in() {
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
    fn what_is_worked_on_in_place_is_what_is_used() {
        let mut buffer = Buffer::default();
        put(&mut buffer, b"abc");
        buffer.consume(1);
        buffer.bytes_mut().make_ascii_uppercase();
        assert_eq!(buffer.bytes(), b"BC");
    }

    #[test]
    fn a_rest_is_parked_below_the_length_that_is_given() {
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
    fn grows_beyond_a_block_only_when_asked_to() {
        let mut buffer = Buffer::default();
        buffer.extend_by(BLOCK).fill(7);
        assert_eq!(buffer.room(), 0);
        buffer.extend_by(10).fill(8);
        assert_eq!(buffer.len(), BLOCK + 10);
        assert_eq!(buffer.bytes().last(), Some(&8));
    }
}
