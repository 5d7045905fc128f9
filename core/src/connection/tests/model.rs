//! Random messages in random fragments and at random splits, compared with what was sent.

use flate2::Compress;

use super::compressed::{compressor, deflated};
use super::*;
use crate::handshake::DeflateParameters;

/// xorshift64*: random enough to vary tests, and the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }
}

fn random_message(dice: &mut Dice) -> SessionOutput {
    let length = [0, 1, 2, 10, 125, 126, 127, 1000, 65_535, 65_536, 200_000][dice.below(11)];
    if dice.below(2) == 0 {
        return SessionOutput::Binary((0..length).map(|_| dice.below(256) as u8).collect());
    }
    let alphabet = [
        'a',
        '\0',
        '\u{7f}',
        'é',
        'σ',
        '€',
        '\u{fffd}',
        '𐍈',
        '\u{10ffff}',
    ];
    let mut text = String::new();
    while text.len() < length {
        text.push(alphabet[dice.below(alphabet.len())]);
    }
    SessionOutput::Text(text)
}

/// The frames of one message, with control frames between them; by chance compressed, if there is a
/// compressor.
fn fragments(dice: &mut Dice, message: &SessionOutput, server: Option<&mut Compress>) -> Vec<u8> {
    let (opcode, payload) = match message {
        SessionOutput::Text(text) => (1, text.as_bytes()),
        SessionOutput::Binary(bytes) => (2, &bytes[..]),
        other => panic!("{other:?}"),
    };
    let deflated = server
        .filter(|_| dice.below(3) > 0)
        .map(|server| deflated(server, payload));
    let (opcode, payload) = match &deflated {
        Some(deflated) => (0x40 | opcode, &deflated[..]),
        None => (opcode, payload),
    };
    let mut cuts: Vec<usize> = (0..dice.below(5))
        .map(|_| dice.below(payload.len() + 1))
        .collect();
    cuts.sort_unstable();
    cuts.push(payload.len());
    let mut wire = Vec::new();
    let mut from = 0;
    for (i, to) in cuts.iter().copied().enumerate() {
        let fin = if i + 1 == cuts.len() { 0x80 } else { 0 };
        let opcode = if i == 0 { opcode } else { 0 };
        wire.extend(frame(fin | opcode, &payload[from..to]));
        from = to;
        match dice.below(8) {
            0 => wire.extend(frame(0x89, &vec![b'p'; dice.below(126)])),
            1 => wire.extend(frame(0x8a, b"nobody asked")),
            _ => {}
        }
    }
    wire
}

#[test]
fn random_messages_are_the_same_at_random_splits() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..150 {
        let messages: Vec<SessionOutput> = (0..dice.below(6))
            .map(|_| random_message(&mut dice))
            .collect();
        let mut wire = Vec::new();
        for message in &messages {
            wire.extend(fragments(&mut dice, message, None));
        }
        let mut cuts: Vec<usize> = (0..dice.below(40))
            .map(|_| dice.below(wire.len() + 1))
            .collect();
        cuts.sort_unstable();
        assert_eq!(feed(&wire, &cuts, LIMIT).seen, messages);
    }
}

fn compressed_session() -> Session<Vec<u8>> {
    Session::new(Vec::new(), LIMIT).with_deflate(Some(DeflateParameters::default()))
}

#[test]
fn random_messages_are_the_same_compressed_or_not() {
    let mut dice = Dice(0x5851_f42d_4c95_7f2d);
    for level in (1..=9).cycle().take(27) {
        let mut server = compressor(level, 15);
        let messages: Vec<SessionOutput> = (0..dice.below(6))
            .map(|_| random_message(&mut dice))
            .collect();
        let mut wire = Vec::new();
        for message in &messages {
            wire.extend(fragments(&mut dice, message, Some(&mut server)));
        }
        let mut cuts: Vec<usize> = (0..dice.below(40))
            .map(|_| dice.below(wire.len() + 1))
            .collect();
        cuts.sort_unstable();
        assert_eq!(feed_to(compressed_session(), &wire, &cuts).seen, messages);
    }
}

#[test]
fn damaged_compressed_bytes_mean_the_same_at_random_splits() {
    let mut dice = Dice(43);
    for level in (1..=9).cycle().take(900) {
        let message = SessionOutput::Text("κόσμε € 𐍈 and some more text".repeat(1 + dice.below(9)));
        let mut server = compressor(level, 15);
        let mut wire = fragments(&mut dice, &message, Some(&mut server));
        wire.extend(fragments(&mut dice, &message, Some(&mut server)));
        let at = dice.below(wire.len());
        wire[at] ^= 1 << dice.below(8);
        let whole = feed_to(compressed_session(), &wire, &[]);
        let bytewise: Vec<usize> = (0..wire.len()).collect();
        let cut = feed_to(compressed_session(), &wire, &bytewise);
        assert_eq!(
            cut.seen, whole.seen,
            "bit flipped in byte {at} of {wire:x?}"
        );
    }
}

#[test]
fn damaged_bytes_end_in_one_violation_or_need_input() {
    let mut dice = Dice(42);
    for _ in 0..2000 {
        let message = SessionOutput::Text("κόσμε € 𐍈 and some more text".repeat(1 + dice.below(4)));
        let mut wire = fragments(&mut dice, &message, None);
        let at = dice.below(wire.len());
        wire[at] ^= 1 << dice.below(8);
        let whole = feed(&wire, &[], LIMIT);
        let bytewise: Vec<usize> = (0..wire.len()).collect();
        let cut = feed(&wire, &bytewise, LIMIT);
        assert_eq!(
            cut.seen, whole.seen,
            "bit flipped in byte {at} of {wire:x?}"
        );
    }
}
