//! A message: its type, and the memory in which its payload is assembled.

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
/// The session appends only bytes that have arrived, so an implementation may grow by doubling: a peer
/// cannot make it allocate much by announcing a long message.
pub trait Payload: Sized {
    /// A payload without bytes; should not allocate.
    fn empty() -> Self;

    /// Whether a message of `size` bytes could be held if there were nothing else in memory.
    fn can_hold(size: u64) -> bool {
        let _ = size;
        true
    }

    /// Adds `bytes` at the end.
    ///
    /// # Errors
    /// [`AllocationError`] if there is no memory for them.
    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError>;

    /// Reserves memory for `more` bytes that will likely arrive, if it is available.
    fn reserve(&mut self, more: usize) {
        let _ = more;
    }

    /// Lets `read` write up to `wanted` bytes after those so far, and adds what it has written.
    ///
    /// # Errors
    /// [`AllocationError`] if there is no memory to read into; the inner result is that of `read`.
    fn fill(
        &mut self,
        wanted: usize,
        read: &mut ReadInto<'_>,
    ) -> Result<io::Result<usize>, AllocationError> {
        let mut space = [MaybeUninit::uninit(); 16 * 1024];
        let wanted = wanted.min(space.len());
        match read(space.get_mut(..wanted).unwrap_or_default()) {
            // The bytes that were read would be lost.
            Ok(bytes) => match self.append(bytes) {
                Ok(()) => Ok(Ok(bytes.len())),
                Err(_) => Err(AllocationError::Permanent),
            },
            Err(error) => Ok(Err(error)),
        }
    }

    /// No more bytes follow: memory that was reserved may be released.
    fn complete(&mut self) {}

    /// All bytes so far.
    fn as_bytes(&self) -> &[u8];

    /// A payload that is `bytes` and will not grow: the only copy of a message that is complete in the read
    /// buffer.
    ///
    /// # Errors
    /// As [`Payload::append`].
    fn copy_of(bytes: &[u8]) -> Result<Self, AllocationError> {
        let mut payload = Self::empty();
        payload.append(bytes)?;
        Ok(payload)
    }
}

/// Reads into memory that need not be initialised, and returns the start of it that now is.
pub type ReadInto<'r> =
    dyn for<'a> FnMut(&'a mut [MaybeUninit<u8>]) -> io::Result<&'a mut [u8]> + 'r;

impl Payload for Vec<u8> {
    fn empty() -> Self {
        Self::new()
    }

    fn reserve(&mut self, more: usize) {
        // If it fails, so does the next `append`.
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
