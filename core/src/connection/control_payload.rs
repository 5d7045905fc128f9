//! The payload of a control frame.

use super::frame_start::MAX_CONTROL_PAYLOAD;

/// The payload of a control frame: at most 125 bytes, held without an allocation.
#[derive(Clone, Copy)]
pub struct ControlPayload {
    bytes: [u8; MAX_CONTROL_PAYLOAD],
    length: u8,
}

impl ControlPayload {
    /// The longest payload of a control frame, in bytes.
    pub const LIMIT: usize = MAX_CONTROL_PAYLOAD;

    /// `bytes` as a payload; `None` if there are more than 125.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() <= MAX_CONTROL_PAYLOAD).then(|| Self::joined(bytes, &[]))
    }

    /// Two parts, one after the other; what exceeds the limit is left out.
    pub(super) fn joined(first: &[u8], second: &[u8]) -> Self {
        let mut payload = Self {
            bytes: [0; MAX_CONTROL_PAYLOAD],
            length: 0,
        };
        for (slot, byte) in payload.bytes.iter_mut().zip(first.iter().chain(second)) {
            *slot = *byte;
            payload.length += 1;
        }
        payload
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }
}

impl PartialEq for ControlPayload {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for ControlPayload {}

impl std::fmt::Debug for ControlPayload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ControlPayload")
            .field(&self.as_bytes())
            .finish()
    }
}
