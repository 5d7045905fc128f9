//! Messages that we compress, as the server inflates them, and messages that are sent uncompressed.

use std::io;
use std::thread;

use super::super::TrySend;
use super::super::deflate::PerMessageDeflate;
use super::compressed::{BARE, feed_compressed};
use super::model::Dice;
use super::reference_inflater::inflate_slowly;
use super::*;
use crate::handshake::DeflateParameters;
use crate::wait::Interest;

fn json(dice: &mut Dice, length: usize) -> Vec<u8> {
    let mut text = String::new();
    while text.len() < length {
        let (price, amount) = (dice.below(90_000), dice.below(1_000_000));
        text.push_str(&format!(
            "{{\"symbol\":\"BTCEUR\",\"price\":{price},\"amount\":0.{amount}}},"
        ));
    }
    text.truncate(length);
    text.into_bytes()
}

fn noise(dice: &mut Dice, length: usize) -> Vec<u8> {
    (0..length).map(|_| dice.below(256) as u8).collect()
}

/// The blocks of a message as the server inflates them.
fn blocks(compressed: &[u8]) -> Vec<u8> {
    [compressed, &b"\x00\x00\xff\xff"[..]].concat()
}

#[test]
fn every_window_of_ours_with_and_without_takeover() {
    let mut dice = Dice(7);
    for bits in 8..=15_u8 {
        for no_takeover in [false, true] {
            let agreed = DeflateParameters {
                client_no_context_takeover: no_takeover,
                client_max_window_bits: bits,
                ..DeflateParameters::default()
            };
            let mut deflate = PerMessageDeflate::new(agreed);
            let (mut stream, mut sent) = (Vec::new(), Vec::new());
            let lengths = [128, 300, 511, 1000, 5000, 20_000, 70_000, 200];
            for length in lengths {
                // Short periods and long ones, so that there is something to refer to everywhere.
                let period = noise(&mut dice, 1 + length / 3);
                let period = &period[..period.len().min(1 << (dice.below(9) + 4))];
                let tail = json(&mut dice, length / 2);
                let message: Vec<u8> = period.iter().copied().cycle().take(length).collect();
                for message in [message, tail] {
                    let Some(compressed) = deflate.compress(&message, &mut || true) else {
                        continue;
                    };
                    assert!(compressed.as_bytes().len() < message.len());
                    if no_takeover {
                        assert!(inflate_slowly(&blocks(compressed.as_bytes())).0 == message);
                    }
                    stream.extend(blocks(compressed.as_bytes()));
                    sent.extend(message);
                }
            }
            let (inflated, farthest) = inflate_slowly(&stream);
            assert!(inflated == sent, "{agreed}");
            assert!(farthest <= 1 << bits, "{farthest} bytes back, {agreed}");
            assert!(farthest > 100, "the codec looked for nothing, {agreed}");
        }
    }
}

#[test]
fn no_data_refers_back_beyond_a_small_window() {
    let agreed = DeflateParameters {
        client_max_window_bits: 8,
        ..DeflateParameters::default()
    };
    let mut dice = Dice(99);
    let mut deflate = PerMessageDeflate::new(agreed);
    let (mut stream, mut sent) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        // Runs of a few letters repeat at every distance around 2^8.
        let letters = 2 + dice.below(3);
        let length = 128 + dice.below(2000);
        let distance = 240 + dice.below(40);
        let start: Vec<u8> = (0..distance)
            .map(|_| b'a' + dice.below(letters) as u8)
            .collect();
        let message: Vec<u8> = start.iter().copied().cycle().take(length).collect();
        if let Some(compressed) = deflate.compress(&message, &mut || true) {
            stream.extend(blocks(compressed.as_bytes()));
            sent.extend(message);
        }
    }
    let (inflated, farthest) = inflate_slowly(&stream);
    assert!(inflated == sent);
    assert!((200..=256).contains(&farthest), "{farthest} bytes back");
}

#[test]
fn takeover_makes_later_messages_smaller() {
    let mut dice = Dice(5);
    let messages: Vec<Vec<u8>> = (0..10).map(|_| json(&mut dice, 300)).collect();
    let size = |agreed| {
        let mut deflate = PerMessageDeflate::new(agreed);
        let compressed = messages
            .iter()
            .map(|m| deflate.compress(m, &mut || true).unwrap());
        compressed.map(|c| c.as_bytes().len()).sum::<usize>()
    };
    let alone = DeflateParameters {
        client_no_context_takeover: true,
        ..DeflateParameters::default()
    };
    let (with, without) = (size(DeflateParameters::default()), size(alone));
    assert!(with * 3 < without * 2, "{with} and {without} bytes");
}

#[test]
fn messages_that_do_not_get_smaller_are_sent_uncompressed() {
    let mut dice = Dice(11);
    let mut deflate = PerMessageDeflate::new(DeflateParameters::default());
    let (mut stream, mut sent) = (Vec::new(), Vec::new());
    for length in [127, 128, 1000, 40_000, 64 << 10, 300_000] {
        assert!(
            deflate
                .compress(&noise(&mut dice, length), &mut || true)
                .is_none()
        );
        // The next one refers to nothing that the server has not seen.
        let message = json(&mut dice, 2000);
        let compressed = deflate.compress(&message, &mut || true).unwrap();
        stream.extend(blocks(compressed.as_bytes()));
        sent.extend(message);
    }
    assert!(deflate.compress(&[b'a'; 127], &mut || true).is_none());
    assert!(deflate.compress(b"", &mut || true).is_none());
    assert!(deflate.compress(&[b'a'; 128], &mut || true).is_some());
    assert!(inflate_slowly(&stream).0 == sent);
}

#[test]
fn messages_without_takeover_share_a_context_and_no_data() {
    let mut dice = Dice(13);
    let alone = |client_max_window_bits| {
        PerMessageDeflate::new(DeflateParameters {
            client_no_context_takeover: true,
            client_max_window_bits,
            ..DeflateParameters::default()
        })
    };
    let (mut wide, mut pair_with_small_buffers) = (alone(15), alone(9));
    for length in [2000, 5000, 30_000] {
        let message = json(&mut dice, length);
        for (deflate, bits) in [(&mut wide, 15), (&mut pair_with_small_buffers, 9)] {
            for _ in 0..3 {
                let compressed = deflate.compress(&message, &mut || true).unwrap();
                let (inflated, farthest) = inflate_slowly(&blocks(compressed.as_bytes()));
                assert!(inflated == message);
                assert!(farthest <= 1 << bits, "{farthest} bytes back of 2^{bits}");
                // A message that was not sent compressed is not in the window either.
                assert!(
                    deflate
                        .compress(&noise(&mut dice, 3000), &mut || true)
                        .is_none()
                );
            }
        }
    }
}

#[test]
fn a_message_of_many_blocks_is_compressed_completely() {
    let mut dice = Dice(12);
    let mut deflate = PerMessageDeflate::new(DeflateParameters::default());
    // Random bytes in the middle require more than one block of output.
    let mut message = json(&mut dice, 100_000);
    message.extend(noise(&mut dice, 400_000));
    message.extend(json(&mut dice, 300_000));
    let compressed = deflate.compress(&message, &mut || true).unwrap();
    assert!(compressed.as_bytes().len() > 400_000);
    assert!(inflate_slowly(&blocks(compressed.as_bytes())).0 == message);
}

#[test]
fn a_connection_compresses_what_it_sends() {
    let (connection, mut peer) = pair();
    let mut connection = connection.with_deflate(Some(DeflateParameters::default()));
    let text = "hello ".repeat(40);
    connection
        .send(MessageType::Text, text.as_bytes(), long())
        .unwrap();
    let (first, payload) = read_frame(&mut peer);
    assert_eq!(first, 0xc1);
    assert_eq!(inflate_slowly(&blocks(&payload)).0, text.as_bytes());
    connection
        .send(MessageType::Binary, b"short", long())
        .unwrap();
    assert_eq!(read_frame(&mut peer), (0x82, b"short".to_vec()));
}

#[test]
fn a_compressed_message_that_is_taken_back_is_not_referred_to() {
    let (connection, mut peer) = pair();
    let mut connection = connection.with_deflate(Some(DeflateParameters::default()));
    let mut dice = Dice(13);
    let first = json(&mut dice, 1000);
    let lost = json(&mut dice, 1000);
    connection.send(MessageType::Text, &first, long()).unwrap();
    let big = noise(&mut dice, 300_000);
    let mut kept = 0;
    loop {
        match connection.send(MessageType::Binary, &big, none()) {
            Ok(()) => kept += 1,
            Err(super::super::ConnectionError::TimedOut(super::super::TimedOut::Send {
                sent,
                ..
            })) => {
                kept += usize::from(sent > 0);
                break;
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    let error = connection
        .send(MessageType::Text, &lost, none())
        .unwrap_err();
    assert!(
        matches!(
            error,
            super::super::ConnectionError::TimedOut(super::super::TimedOut::Send { sent: 0, of })
                if of < 1000
        ),
        "{error:?}"
    );
    let server = thread::spawn(move || {
        let (_, mut stream) = read_frame(&mut peer);
        stream.extend(b"\x00\x00\xff\xff");
        for _ in 0..kept {
            assert_eq!(read_frame(&mut peer).0, 0x82);
        }
        let (_, after) = read_frame(&mut peer);
        stream.extend(blocks(&after));
        inflate_slowly(&stream).0
    });
    connection.send(MessageType::Text, &lost, long()).unwrap();
    assert!(server.join().unwrap() == [first, lost].concat());
}

#[test]
fn a_compressed_message_that_is_not_sent_is_not_referred_to() {
    let (connection, mut peer) = pair();
    let mut connection = connection.with_deflate(Some(DeflateParameters::default()));
    let mut dice = Dice(17);
    let (first, late) = (json(&mut dice, 1000), json(&mut dice, 1000));
    let result = connection.try_send(MessageType::Text, &first);
    assert_eq!(result, TrySend::Complete);
    // A frame that is written past the connection fills the socket to the last byte.
    let mut raw = TcpStream::from(connection.fd().unwrap().try_clone_to_owned().unwrap());
    raw.set_nonblocking(true).unwrap();
    let mut between = [0x82, 0xff, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0].to_vec();
    between.resize(between.len() + (1 << 24), 0);
    let mut rest = &between[..];
    let pause = || Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    let mut refused = 0;
    while refused < 2 {
        match raw.write(rest) {
            Ok(count) => (rest, refused) = (&rest[count..], 0),
            // Data in transit between the two ends may make room again.
            Err(error) => {
                assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
                refused += 1;
                let _ = pause().for_fd(&raw, Interest::WRITE);
            }
        }
    }
    let result = connection.try_send(MessageType::Text, &late);
    assert_eq!(result, TrySend::NotSent);
    assert_eq!(connection.counters().messages_sent, 1);
    let server = thread::spawn(move || {
        let (_, mut stream) = read_frame(&mut peer);
        stream.extend(b"\x00\x00\xff\xff");
        assert_eq!(read_frame(&mut peer).1.len(), 1 << 24);
        stream.extend(blocks(&read_frame(&mut peer).1));
        inflate_slowly(&stream).0
    });
    raw.set_nonblocking(false).unwrap();
    raw.write_all(rest).unwrap();
    raw.set_nonblocking(true).unwrap();
    connection.send(MessageType::Text, &late, long()).unwrap();
    assert!(server.join().unwrap() == [first, late].concat());
}

#[test]
fn compressing_stops_on_request() {
    let mut deflate = PerMessageDeflate::new(BARE);
    let long = b"over and over ".repeat(300_000);
    let mut asked = 0;
    let compressed = deflate.compress(&long, &mut || {
        asked += 1;
        asked < 2
    });
    assert!(compressed.is_none());
    assert_eq!(asked, 2);
    // The next message refers to nothing that was not sent.
    let message = b"over and over ".repeat(100);
    let compressed = deflate.compress(&message, &mut || true).unwrap();
    let trace = feed_compressed(&frame(0xc2, compressed.as_bytes()), &[], LIMIT, BARE);
    assert_eq!(trace.seen, [SessionOutput::Binary(message)]);
}
