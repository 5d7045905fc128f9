//! The ends of compressed messages: complete, cut off anywhere, or with the empty block that should be removed.

use super::super::DeflateFault;
use super::compressed::*;
use super::*;

#[test]
fn a_message_that_ends_inside_a_block_is_a_violation() {
    let text: String = (0..400_u32)
        .map(|i| (i * i % 1009).to_string() + ",")
        .collect();
    for (level, length) in [(0, 300), (1, 40), (6, 40), (6, 900), (9, text.len())] {
        let whole = deflated(&mut compressor(level, 15), &text.as_bytes()[..length]);
        let mut missed = Vec::new();
        for cut in 1..whole.len() {
            let wire = frame(0xc2, &whole[..cut]);
            match &feed_compressed(&wire, &[], LIMIT, BARE).seen[..] {
                [SessionOutput::Violated(ProtocolViolation::Compression(found))] => {
                    assert_eq!(found.fault, DeflateFault::Unfinished);
                }
                [SessionOutput::Binary(_)] => missed.push(cut),
                other => panic!("{other:?}"),
            }
        }
        // Inside the description of the Huffman codes, after the first bits of a stored block, and one end
        // that makes another valid stream.
        assert!(missed.len() < 9, "level {level}: {missed:?}");
    }
}

#[test]
fn the_length_before_the_end_is_reported_at_every_split() {
    let wire = frame(0xc1, b"\xf2\x48\xcd\xc9");
    let trace = every_split_compressed(&wire, LIMIT, ALONE);
    let [SessionOutput::Violated(ProtocolViolation::Compression(found))] = &trace.seen[..] else {
        panic!("{trace:?}")
    };
    assert_eq!((found.fault, found.at), (DeflateFault::Unfinished, 3));
    assert_eq!(trace.answer, Some((0x88, 1007_u16.to_be_bytes().to_vec())));
}

#[test]
fn an_empty_block_that_was_not_removed_is_accepted() {
    for agreed in [BARE, ALONE] {
        let (mut server, mut wire) = (compressor(6, 15), Vec::new());
        for _ in 0..3 {
            if agreed == ALONE {
                server.reset();
            }
            let whole = deflated(&mut server, b"Hello, hello");
            wire.extend(frame(0xc1, &[&whole[..], b"\x00\x00\xff\xff"].concat()));
        }
        let trace = every_split_compressed(&wire, LIMIT, agreed);
        assert_eq!(trace.seen, texts(&["Hello, hello"; 3]));
    }
}
