//! The first two bytes of a frame: FIN, the reserved bits, the opcode, MASK and the short length.

/// The longest payload of a control frame, in bytes.
///
/// RFC 6455 §5.5: "All control frames MUST have a payload length of 125 bytes or less and MUST NOT
/// be fragmented."
pub(crate) const MAX_CONTROL_PAYLOAD: usize = 125;

/// RSV1 to RSV3 in the first byte of a frame.
const RESERVED_BITS: u8 = 0x70;

/// RSV1, the "Per-Message Compressed" bit of RFC 7692 §6.
const RSV1: u8 = 0x40;

/// The first two bytes of a frame, as they were received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameStart {
    first: u8,
    second: u8,
}

impl FrameStart {
    /// The first two bytes of a frame.
    #[must_use]
    pub fn new(first: u8, second: u8) -> Self {
        Self { first, second }
    }

    /// The bytes themselves.
    #[must_use]
    pub fn bytes(self) -> [u8; 2] {
        [self.first, self.second]
    }

    /// FIN: whether this is the last frame of its message.
    #[must_use]
    pub fn is_final(self) -> bool {
        self.first & 0x80 != 0
    }

    /// RSV1, RSV2 and RSV3, in this order.
    #[must_use]
    pub fn reserved_bits(self) -> [bool; 3] {
        [
            self.first & 0x40 != 0,
            self.first & 0x20 != 0,
            self.first & 0x10 != 0,
        ]
    }

    /// The opcode, 0 to 15.
    #[must_use]
    pub fn opcode(self) -> u8 {
        self.first & 0x0f
    }

    /// Whether MASK is set.
    #[must_use]
    pub fn is_masked(self) -> bool {
        self.second & 0x80 != 0
    }

    /// The payload length in bytes, if it is at most 125; a longer one is in the bytes that follow.
    #[must_use]
    pub fn short_length(self) -> Option<u8> {
        Some(self.second & 0x7f).filter(|length| usize::from(*length) <= MAX_CONTROL_PAYLOAD)
    }

    /// What the two bytes are the start of, if they are not a frame: an HTTP response or a page.
    #[must_use]
    pub fn begins_text(self) -> Option<&'static str> {
        match &self.bytes() {
            b"HT" => Some("an HTTP response"),
            b"<!" | b"<h" | b"<H" => Some("an HTML page"),
            _ => None,
        }
    }

    /// Whether any reserved bit is set.
    pub(super) fn has_reserved_bits(self) -> bool {
        self.first & RESERVED_BITS != 0
    }

    /// The seven bits of the payload length, which also say whether a longer form follows.
    pub(super) fn length_bits(self) -> u8 {
        self.second & 0x7f
    }

    /// RSV1 alone, on the first frame of a message.
    ///
    /// RFC 7692 §6: "This bit MUST NOT be set on the non-first fragment of a message, and control
    /// frames."
    pub(crate) fn starts_compressed(self) -> bool {
        self.first & RESERVED_BITS == RSV1 && matches!(self.opcode(), 0x1 | 0x2)
    }

    /// Whether the opcode is that of a control frame.
    pub(super) fn is_control(self) -> bool {
        self.opcode() & 0x08 != 0
    }
}
