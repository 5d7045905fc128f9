//! What a message is: its type, and the memory its payload is assembled in.

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

/// There is no memory for a payload, or the memory may not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom;

/// The memory in which a received payload is assembled.
///
/// The session appends bytes when they have arrived, never a header's promise, so an
/// implementation may grow by doubling without giving a peer a lever.
pub trait Payload: Sized {
    /// A payload without bytes; should not allocate.
    fn empty() -> Self;

    /// Adds `bytes` at the end.
    ///
    /// # Errors
    /// [`NoRoom`] when the memory for them cannot be had.
    fn append(&mut self, bytes: &[u8]) -> Result<(), NoRoom>;

    /// All bytes so far.
    fn as_bytes(&self) -> &[u8];

    /// A payload that is `bytes` and will not grow: the one copy of a message that lay complete in
    /// the read buffer.
    ///
    /// # Errors
    /// As [`Payload::append`].
    fn copy_of(bytes: &[u8]) -> Result<Self, NoRoom> {
        let mut payload = Self::empty();
        payload.append(bytes)?;
        Ok(payload)
    }
}

impl Payload for Vec<u8> {
    fn empty() -> Self {
        Self::new()
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), NoRoom> {
        self.try_reserve(bytes.len()).map_err(|_| NoRoom)?;
        self.extend_from_slice(bytes);
        Ok(())
    }

    fn as_bytes(&self) -> &[u8] {
        self
    }

    fn copy_of(bytes: &[u8]) -> Result<Self, NoRoom> {
        let mut payload = Self::new();
        payload.try_reserve_exact(bytes.len()).map_err(|_| NoRoom)?;
        payload.extend_from_slice(bytes);
        Ok(payload)
    }
}
