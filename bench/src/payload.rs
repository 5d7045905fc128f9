//! The bytes that messages carry, the same in every program.

/// What a client sends to hear how much has arrived; no measured payload has this length.
pub const COUNT: &[u8] = b"sum";

const PATTERN: &[u8] = b"{\"name\":\"temperature\",\"value\":21.5,\"unit\":\"celsius\"},";

/// A payload of `size` bytes: the same few words of ASCII again and again.
#[must_use]
pub fn payload(size: usize) -> Vec<u8> {
    PATTERN.iter().copied().cycle().take(size).collect()
}
