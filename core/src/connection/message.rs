//! What a message is: its type, and the memory its payload is assembled in.

use std::io;
use std::mem::MaybeUninit;

/// The type of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageType {
    /// UTF-8, checked.
    Text,
    /// Any bytes.
    Binary,
}

/// A complete message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message<P> {
    /// Its type.
    pub kind: MessageType,
    /// All of its bytes.
    pub payload: P,
}

/// There is no memory for a payload, or no permission to use it. Nothing of the payload is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationError {
    /// There is none now: the program may free some, so another attempt may succeed.
    Temporary,
    /// The message alone requires more than the program may use.
    Permanent,
}

/// The memory in which a received payload is assembled.
///
/// The session appends bytes when they have arrived, never a header's promise, so an
/// implementation may grow by doubling without giving a peer a lever.
pub trait Payload: Sized {
    /// A payload without bytes; should not allocate.
    fn empty() -> Self;

    /// Whether a message of `size` bytes could be held if nothing else were.
    fn can_hold(size: u64) -> bool {
        let _ = size;
        true
    }

    /// Adds `bytes` at the end.
    ///
    /// # Errors
    /// [`AllocationError`] when the memory for them cannot be had.
    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError>;

    /// Makes room for `more` bytes that are about to come, if that can be had.
    fn reserve(&mut self, more: usize) {
        let _ = more;
    }

    /// Lets `read` write up to `wanted` bytes behind those so far, and adds what it has written.
    ///
    /// # Errors
    /// [`AllocationError`] when there is no memory to read into; inside, what `read` says.
    fn fill(
        &mut self,
        wanted: usize,
        read: &mut ReadInto<'_>,
    ) -> Result<io::Result<usize>, AllocationError> {
        let mut space = [MaybeUninit::uninit(); 16 * 1024];
        let wanted = wanted.min(space.len());
        match read(space.get_mut(..wanted).unwrap_or_default()) {
            // What has been read would be lost.
            Ok(bytes) => match self.append(bytes) {
                Ok(()) => Ok(Ok(bytes.len())),
                Err(_) => Err(AllocationError::Permanent),
            },
            Err(error) => Ok(Err(error)),
        }
    }

    /// No more bytes will come: what was taken ahead may be given back.
    fn complete(&mut self) {}

    /// All bytes so far.
    fn as_bytes(&self) -> &[u8];

    /// A payload that is `bytes` and will not grow: the one copy of a message that lay complete in
    /// the read buffer.
    ///
    /// # Errors
    /// As [`Payload::append`].
    fn copy_of(bytes: &[u8]) -> Result<Self, AllocationError> {
        let mut payload = Self::empty();
        payload.append(bytes)?;
        Ok(payload)
    }
}

/// Reads into memory that may not be initialised, and gives back the front of it that now is.
pub type ReadInto<'r> =
    dyn for<'a> FnMut(&'a mut [MaybeUninit<u8>]) -> io::Result<&'a mut [u8]> + 'r;

impl Payload for Vec<u8> {
    fn empty() -> Self {
        Self::new()
    }

    fn reserve(&mut self, more: usize) {
        // Who appends is told if there is no room.
        let _ = self.try_reserve(more);
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError> {
        self.try_reserve(bytes.len())
            .map_err(|_| AllocationError::Permanent)?;
        self.extend_from_slice(bytes);
        Ok(())
    }

    fn as_bytes(&self) -> &[u8] {
        self
    }

    fn copy_of(bytes: &[u8]) -> Result<Self, AllocationError> {
        let mut payload = Self::new();
        payload
            .try_reserve_exact(bytes.len())
            .map_err(|_| AllocationError::Permanent)?;
        payload.extend_from_slice(bytes);
        Ok(payload)
    }
}
