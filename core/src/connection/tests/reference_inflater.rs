//! A slow and simple DEFLATE decoder: it shows how far back a stream refers, and has no code in common with the codec.

/// All bytes of the blocks of `stream`, and the longest distance to which they refer back.
pub(super) fn inflate_slowly(stream: &[u8]) -> (Vec<u8>, usize) {
    let mut bits = Bits { stream, at: 0 };
    let (mut out, mut farthest) = (Vec::new(), 0);
    while bits.at / 8 < stream.len() {
        let _is_final = bits.take(1);
        match bits.take(2) {
            0 => {
                bits.at = bits.at.next_multiple_of(8);
                let length = bits.take(16);
                assert_eq!(bits.take(16), length ^ 0xffff);
                (0..length).for_each(|_| out.push(bits.take(8) as u8));
            }
            1 => {
                let mut lengths = vec![8; 288];
                lengths[144..256].fill(9);
                lengths[256..280].fill(7);
                let codes = (HuffmanCode::new(&lengths), HuffmanCode::new(&[5; 30]));
                block(&mut bits, &codes, &mut out, &mut farthest);
            }
            2 => {
                let codes = dynamic(&mut bits);
                block(&mut bits, &codes, &mut out, &mut farthest);
            }
            kind => panic!("a block of type {kind}"),
        }
    }
    (out, farthest)
}

struct Bits<'a> {
    stream: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> usize {
        (0..count).fold(0, |value, place| {
            let bit = self.stream[self.at / 8] >> (self.at % 8) & 1;
            self.at += 1;
            value | usize::from(bit) << place
        })
    }
}

/// A canonical Huffman code (RFC 1951 §3.2.2).
struct HuffmanCode {
    counts: [usize; 16],
    symbols: Vec<usize>,
}

impl HuffmanCode {
    fn new(lengths: &[usize]) -> Self {
        let mut counts = [0; 16];
        lengths.iter().for_each(|&length| counts[length] += 1);
        counts[0] = 0;
        let mut symbols: Vec<usize> = (0..lengths.len()).filter(|&s| lengths[s] > 0).collect();
        symbols.sort_by_key(|&symbol| lengths[symbol]);
        Self { counts, symbols }
    }

    fn symbol(&self, bits: &mut Bits<'_>) -> usize {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in &self.counts[1..] {
            code |= bits.take(1);
            if code < first + count {
                return self.symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        panic!("no such code")
    }
}

fn dynamic(bits: &mut Bits<'_>) -> (HuffmanCode, HuffmanCode) {
    let (literals, distances) = (bits.take(5) + 257, bits.take(5) + 1);
    let count = bits.take(4) + 4;
    let mut lengths = [0; 19];
    let order = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ];
    for place in order.into_iter().take(count) {
        lengths[place] = bits.take(3);
    }
    let code = HuffmanCode::new(&lengths);
    let mut lengths = Vec::new();
    while lengths.len() < literals + distances {
        match code.symbol(bits) {
            16 => {
                let last = *lengths.last().unwrap();
                lengths.extend(vec![last; 3 + bits.take(2)]);
            }
            17 => lengths.extend(vec![0; 3 + bits.take(3)]),
            18 => lengths.extend(vec![0; 11 + bits.take(7)]),
            length => lengths.push(length),
        }
    }
    let (literals, distances) = lengths.split_at(literals);
    (HuffmanCode::new(literals), HuffmanCode::new(distances))
}

fn block(
    bits: &mut Bits<'_>,
    (literals, distances): &(HuffmanCode, HuffmanCode),
    out: &mut Vec<u8>,
    farthest: &mut usize,
) {
    loop {
        let length = match literals.symbol(bits) {
            256 => return,
            literal @ 0..256 => {
                out.push(literal as u8);
                continue;
            }
            285 => 258,
            short @ 257..265 => short - 254,
            long => {
                let extra = (long - 261) / 4;
                (((long - 265) % 4 + 4) << extra) + 3 + bits.take(extra)
            }
        };
        let distance = match distances.symbol(bits) {
            near @ 0..4 => near + 1,
            far => {
                let extra = far / 2 - 1;
                ((far % 2 + 2) << extra) + 1 + bits.take(extra)
            }
        };
        *farthest = distance.max(*farthest);
        for _ in 0..length {
            out.push(out[out.len() - distance]);
        }
    }
}
