//! The form of an input: an options byte, where to cut, and then the bytes that a server sends.

/// Stands for a long text, as inputs are short: two bytes a character, so that it is cut inside one.
const LONG: &[u8] = b"{20k}";

/// How many of them count.
const LONGS: usize = 8;

/// A byte for what is to vary besides the bytes, and the bytes with their cuts.
pub(crate) struct Input {
    pub(crate) options: u8,
    /// Each is a place in the bytes, in 256ths of them, and a byte for what to do there.
    cuts: Vec<(u8, u8)>,
    pub(crate) bytes: Vec<u8>,
}

impl Input {
    /// `options`, how many cuts (its lowest three bits), the cuts as pairs, the bytes.
    pub(crate) fn new(data: &[u8]) -> Option<Self> {
        let (&[options, count], rest) = data.split_first_chunk::<2>()?;
        let (cuts, bytes) = rest.split_at_checked(usize::from(count & 7) * 2)?;
        let mut cuts: Vec<(u8, u8)> = cuts.chunks(2).map(|cut| (cut[0], cut[1])).collect();
        cuts.sort_by_key(|cut| cut.0);
        Some(Self {
            options,
            cuts,
            bytes: replaced(bytes, LONG, "é".repeat(10 * 1024).as_bytes(), LONGS),
        })
    }

    /// The bytes in pieces, each with what to do after it.
    pub(crate) fn pieces(&self) -> Vec<(&[u8], u8)> {
        let mut from = 0;
        let mut pieces = Vec::new();
        for (place, then) in &self.cuts {
            let to = usize::from(*place) * self.bytes.len() / 256;
            pieces.push((&self.bytes[from..to], *then));
            from = to;
        }
        pieces.push((&self.bytes[from..], 0));
        pieces
    }
}

/// `bytes` with `from` replaced by `to`, so many times at most.
pub(crate) fn replaced(bytes: &[u8], from: &[u8], to: &[u8], times: usize) -> Vec<u8> {
    let mut all = Vec::new();
    let mut rest = bytes;
    for _ in 0..times {
        let Some(at) = rest.windows(from.len()).position(|window| window == from) else {
            break;
        };
        all.extend_from_slice(&rest[..at]);
        all.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    all.extend_from_slice(rest);
    all
}
