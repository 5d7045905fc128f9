//! The output: frames, whole and in pieces, and the answers between them.

use super::super::control_payload::ControlPayload;
use super::super::frame::opcode;
use super::super::message::MessageType;
use super::super::output::{MAX_PENDING_PONGS, OutgoingFrame, Output};
use crate::buffer::{BLOCK, LARGE_BLOCK};

fn drain(output: &mut Output) -> Vec<u8> {
    let bytes = output.bytes().unwrap().to_vec();
    output.consume(bytes.len());
    bytes
}

fn drain_rest(output: &mut Output, frame: &mut OutgoingFrame<'_>, wire: &mut Vec<u8>) {
    while !output.is_empty() {
        output.stage_more(frame);
        wire.extend(drain(output));
    }
}

/// The one masked frame that `wire` is, as first byte and payload.
fn unmask(wire: &[u8]) -> (u8, Vec<u8>) {
    let size = match wire[1] & 0x7f {
        126 => 4,
        127 => 10,
        _ => 2,
    };
    assert_eq!(wire[1] & 0x80, 0x80, "client frames are masked");
    let mask = &wire[size..size + 4];
    let payload = wire[size + 4..]
        .iter()
        .enumerate()
        .map(|(i, b)| b ^ mask[i % 4]);
    (wire[0], payload.collect())
}

#[test]
fn a_large_frame_is_staged_in_blocks() {
    let payload: Vec<u8> = (0..LARGE_BLOCK * 3 + 5).map(|i| (i % 251) as u8).collect();
    let mut output = Output::default();
    let mut frame = output
        .start_frame(opcode(MessageType::Binary), false, &payload)
        .unwrap();
    let mut wire = drain(&mut output);
    assert_eq!(wire.len(), LARGE_BLOCK);
    drain_rest(&mut output, &mut frame, &mut wire);
    assert_eq!(output.sent(&frame), frame.length());
    assert_eq!(unmask(&wire), (0x82, payload));
}

#[test]
fn a_frame_after_others_uses_the_room_that_is_left() {
    let mut output = Output::default();
    let before = vec![1; BLOCK - 100];
    let binary = opcode(MessageType::Binary);
    output.start_frame(binary, false, &before).unwrap();
    let payload = vec![2; LARGE_BLOCK];
    let mut frame = output.start_frame(binary, false, &payload).unwrap();
    let mut wire = drain(&mut output);
    assert_eq!(wire.len(), BLOCK);
    drain_rest(&mut output, &mut frame, &mut wire);
    let second = wire.split_off(before.len() + 14);
    assert!(unmask(&wire).1 == before && unmask(&second).1 == payload);
}

#[test]
fn a_frame_is_taken_back_only_if_nothing_of_it_was_written() {
    let mut output = Output::default();
    let older = output
        .start_frame(opcode(MessageType::Text), false, b"older")
        .unwrap();
    output.consume(3);
    assert!(!output.take_back(&older));
    let newer = output
        .start_frame(opcode(MessageType::Text), false, b"newer")
        .unwrap();
    assert!(output.take_back(&newer));
    assert_eq!(output.unsent(), 8);
    assert_eq!((output.sent(&older), output.sent(&newer)), (3, 0));
}

#[test]
fn answers_wait_for_the_unfinished_frame_and_only_the_newest_pongs_are_sent() {
    let payload = vec![7; LARGE_BLOCK + 100];
    let mut output = Output::default();
    let mut frame = output
        .start_frame(opcode(MessageType::Binary), false, &payload)
        .unwrap();
    for i in 0..1000_u16 {
        output.queue_pong(ControlPayload::new(&i.to_be_bytes()).unwrap());
    }
    output.queue_close(ControlPayload::new(&1000_u16.to_be_bytes()).unwrap());
    drain(&mut output);
    assert!(
        output.bytes().unwrap().is_empty(),
        "the frame is not complete"
    );
    assert!(output.stage_more(&mut frame));
    drain(&mut output);
    let answers = drain(&mut output);
    let frames: Vec<_> = answers.chunks(8).map(unmask).collect();
    let pongs = (1000 - MAX_PENDING_PONGS..1000).map(|i| (0x8a, (i as u16).to_be_bytes().to_vec()));
    let expected: Vec<_> = pongs.chain([(0x88, vec![0x03, 0xe8])]).collect();
    assert_eq!(frames, expected);
    assert!(output.is_empty() && output.close_staged());
}

#[test]
fn a_kept_frame_does_not_need_its_payload_any_more() {
    let mut output = Output::default();
    let payload = vec![1; LARGE_BLOCK * 2];
    let mut frame = output
        .start_frame(opcode(MessageType::Binary), false, &payload)
        .unwrap();
    output.consume(10);
    output.stage_rest(&mut frame);
    drop(payload);
    assert_eq!(output.unsent(), 14 + LARGE_BLOCK * 2 - 10);
}
