//! Frames as bytes (RFC 6455, 5.2), with no more checks than counting them needs.

/// The opcode of a text message.
pub const TEXT: u8 = 1;
/// The opcode of a binary message.
pub const BINARY: u8 = 2;

/// The bit that marks a compressed message (RFC 7692, 6), beside an opcode.
pub const COMPRESSED: u8 = 0x40;

/// The first opcode of control frames.
pub const CONTROL: u8 = 8;

/// The header of a frame.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// What the payload is.
    pub opcode: u8,
    /// Whether it is compressed.
    pub compressed: bool,
    /// The length of the header itself.
    pub length: usize,
    /// The length of the payload.
    pub payload: usize,
    /// The masking key; zeros where there is none.
    pub mask: [u8; 4],
}

impl Header {
    /// Reads the header at the front of `bytes`; `None` while it is incomplete.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (&[first, second], rest) = bytes.split_first_chunk::<2>()?;
        let (payload, rest) = match second & 0x7f {
            126 => {
                let (length, rest) = rest.split_first_chunk::<2>()?;
                (usize::from(u16::from_be_bytes(*length)), rest)
            }
            127 => {
                let (length, rest) = rest.split_first_chunk::<8>()?;
                (usize::try_from(u64::from_be_bytes(*length)).ok()?, rest)
            }
            short => (usize::from(short), rest),
        };
        let (mask, rest) = if second & 0x80 == 0 {
            ([0; 4], rest)
        } else {
            let (mask, rest) = rest.split_first_chunk::<4>()?;
            (*mask, rest)
        };
        Some(Self {
            opcode: first & 0x0f,
            compressed: first & COMPRESSED != 0,
            length: bytes.len() - rest.len(),
            payload,
            mask,
        })
    }
}

/// The bit that ends a message.
const FIN: u8 = 0x80;

/// The opcode of every frame of a message except its first.
const CONTINUATION: u8 = 0;

/// Appends a message in one frame; masked, as a client has to, if there is a key.
pub fn write(frames: &mut Vec<u8>, opcode: u8, mask: Option<[u8; 4]>, payload: &[u8]) {
    write_frame(frames, FIN | opcode, mask, payload);
}

/// Appends an unmasked message in about so many frames of equal length.
pub fn write_fragments(frames: &mut Vec<u8>, opcode: u8, payload: &[u8], count: usize) {
    let length = payload.len().div_ceil(count.max(1)).max(1);
    let last = payload.len().div_ceil(length).max(1) - 1;
    for (number, piece) in payload.chunks(length).enumerate() {
        let opcode = if number == 0 { opcode } else { CONTINUATION };
        let fin = if number == last { FIN } else { 0 };
        write_frame(frames, fin | opcode, None, piece);
    }
}

fn write_frame(frames: &mut Vec<u8>, first: u8, mask: Option<[u8; 4]>, payload: &[u8]) {
    let masked = if mask.is_some() { 0x80 } else { 0 };
    frames.push(first);
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(length @ ..=125), _) => frames.push(masked | length),
        (_, Ok(length)) => {
            frames.push(masked | 126);
            frames.extend(length.to_be_bytes());
        }
        _ => {
            frames.push(masked | 127);
            frames.extend((payload.len() as u64).to_be_bytes());
        }
    }
    frames.extend(
        mask.unwrap_or_default()
            .iter()
            .take(if mask.is_some() { 4 } else { 0 }),
    );
    let start = frames.len();
    frames.extend(payload);
    if let (Some(mask), Some(payload)) = (mask, frames.get_mut(start..)) {
        apply(mask, payload);
    }
}

/// Masks or unmasks, which is the same.
pub fn apply(mask: [u8; 4], payload: &mut [u8]) {
    let mut words = payload.chunks_exact_mut(4);
    for word in &mut words {
        for (byte, key) in word.iter_mut().zip(mask) {
            *byte ^= key;
        }
    }
    for (byte, key) in words.into_remainder().iter_mut().zip(mask) {
        *byte ^= key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_length_form_survives() {
        for length in [0, 3, 125, 126, 65535, 65536] {
            for mask in [None, Some([0x37, 0xfa, 0x21, 0x3d])] {
                let mut frames = Vec::new();
                write(&mut frames, TEXT, mask, &vec![7; length]);
                let header = Header::parse(&frames).unwrap();
                assert_eq!((header.opcode, header.payload), (TEXT, length));
                assert_eq!(header.mask, mask.unwrap_or_default());
                let mut payload = frames.split_off(header.length);
                apply(header.mask, &mut payload);
                assert_eq!(payload, vec![7; length]);
                assert!(Header::parse(&frames[..header.length - 1]).is_none());
            }
        }
    }

    #[test]
    fn fragments_make_one_message() {
        let mut frames = Vec::new();
        write_fragments(&mut frames, BINARY, b"abcdefg", 3);
        assert_eq!(frames, b"\x02\x03abc\x00\x03def\x80\x01g");
        frames.clear();
        write_fragments(&mut frames, TEXT, b"abc", 1);
        assert_eq!(frames, b"\x81\x03abc");
    }

    #[test]
    fn the_masked_hello_of_the_rfc_is_written() {
        let mut frames = Vec::new();
        write(&mut frames, TEXT, Some([0x37, 0xfa, 0x21, 0x3d]), b"Hello");
        assert_eq!(frames, b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58");
    }
}
