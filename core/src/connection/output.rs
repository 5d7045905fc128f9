//! The bytes to send: masked frames in one buffer, and the control frames that answer the peer.

use std::collections::VecDeque;

use tungstenite::protocol::frame::coding::{Control, OpCode};

use crate::buffer::Buffer;

use super::control_payload::ControlPayload;
use super::frame::{EncodedHeader, MAX_HEADER, encode_header};
use super::mask::{MaskGenerator, NoRandomness, copy_masked};

/// The longest payload whose frame is made on the stack, in bytes.
pub(crate) const MAX_SMALL_FRAME: usize = 498;

/// How many pings are remembered of a peer that does not read the answers.
pub(super) const MAX_PENDING_PONGS: usize = 32;

/// The bytes on their way to the stream.
///
/// Answers to the peer are put into the buffer only when it is empty. So a frame of the program is always
/// the last one in it and can be taken back, and a peer that pings without reading is answered with a few
/// pongs, not with one for each ping.
#[derive(Debug, Default)]
pub(crate) struct Output {
    buffer: Buffer,
    masks: MaskGenerator,
    pongs: VecDeque<ControlPayload>,
    close: Option<ControlPayload>,
    close_staged: bool,
    /// How many bytes of the last frame's payload are not in the buffer yet.
    unstaged: usize,
    /// Control frames staged so far.
    control_frames: u64,
}

/// A frame of the program that is being sent piece by piece.
#[derive(Debug)]
pub(crate) struct OutgoingFrame<'a> {
    payload: &'a [u8],
    mask: [u8; 4],
    /// How many bytes of the payload are in the buffer.
    masked: usize,
    /// The position of its first byte among all bytes ever sent.
    start: u64,
    header: usize,
}

impl OutgoingFrame<'_> {
    /// The position after its last byte among all bytes ever sent.
    pub(crate) fn end(&self) -> u64 {
        self.start + self.length()
    }

    /// The length of the frame with its header, in bytes.
    pub(crate) fn length(&self) -> u64 {
        (self.header + self.payload.len()) as u64
    }
}

impl Output {
    /// Starts a frame: stages its header, and as much of its payload as fits into a block. RSV1 is set if
    /// the payload is compressed.
    pub(crate) fn start_frame<'a>(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &'a [u8],
    ) -> Result<OutgoingFrame<'a>, NoRandomness> {
        let mask = self.masks.next()?;
        let header = encode_header(opcode, rsv1, payload.len(), mask);
        Ok(self.start_frame_with(&header, mask, payload))
    }

    fn start_frame_with<'a>(
        &mut self,
        header: &EncodedHeader,
        mask: [u8; 4],
        payload: &'a [u8],
    ) -> OutgoingFrame<'a> {
        let bytes = header.as_slice();
        let start = self.total_staged();
        let room = self.buffer.room_for_piece(bytes.len() + payload.len());
        self.buffer.extend_by(bytes.len()).copy_from_slice(bytes);
        let mut frame = OutgoingFrame {
            payload,
            mask,
            masked: 0,
            start,
            header: bytes.len(),
        };
        self.stage_payload(&mut frame, room.saturating_sub(bytes.len()));
        frame
    }

    /// As [`Output::start_frame`] for a payload of at most [`MAX_SMALL_FRAME`] bytes and an empty buffer. The
    /// frame is made on the stack and given to `write`, which returns how much of it was accepted; only the rest requires
    /// a block.
    pub(crate) fn send_small_frame<'a>(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &'a [u8],
        write: impl FnOnce(&[u8]) -> usize,
    ) -> Result<OutgoingFrame<'a>, NoRandomness> {
        let mask = self.masks.next()?;
        let header = encode_header(opcode, rsv1, payload.len(), mask);
        let mut space = [0; MAX_SMALL_FRAME + MAX_HEADER];
        let length = header.as_slice().len();
        let (head, rest) = space.split_at_mut(length.min(MAX_HEADER));
        head.copy_from_slice(header.as_slice());
        copy_masked(rest, payload, mask, 0);
        let whole = length + payload.len();
        let written = write(space.get(..whole).unwrap_or_default());
        if written < whole {
            let frame = self.start_frame_with(&header, mask, payload);
            self.buffer.consume(written);
            return Ok(frame);
        }
        let start = self.total_staged();
        self.buffer.pass(whole);
        Ok(OutgoingFrame {
            payload,
            mask,
            masked: payload.len(),
            start,
            header: length,
        })
    }

    /// Whether the whole frame of such a payload fits into the buffer.
    pub(crate) fn fits(&self, length: usize) -> bool {
        self.buffer.room() >= length.saturating_add(MAX_HEADER)
    }

    /// The position after the last staged byte, among all bytes ever sent.
    pub(crate) fn total_staged(&self) -> u64 {
        self.buffer.used() + self.buffer.len() as u64
    }

    /// The position of the first byte that was not written, among all bytes ever sent.
    pub(crate) fn total_written(&self) -> u64 {
        self.buffer.used()
    }

    /// Drops what is staged after position `end`.
    pub(crate) fn take_back_to(&mut self, end: u64) {
        let kept = end.saturating_sub(self.buffer.used());
        self.buffer
            .truncate(usize::try_from(kept).unwrap_or(usize::MAX));
    }

    /// Stages more of a frame if the buffer is empty; whether all of the frame is staged now.
    pub(crate) fn stage_more(&mut self, frame: &mut OutgoingFrame<'_>) -> bool {
        if self.unstaged > 0 && self.buffer.is_empty() {
            let room = self.buffer.room_for_piece(self.unstaged);
            self.stage_payload(frame, room);
        }
        self.unstaged == 0
    }

    /// Stages the whole rest of a frame, so that a later call can send it.
    pub(crate) fn stage_rest(&mut self, frame: &mut OutgoingFrame<'_>) {
        self.stage_payload(frame, usize::MAX);
    }

    /// How many bytes of the frame were written.
    pub(crate) fn sent(&self, frame: &OutgoingFrame<'_>) -> u64 {
        self.buffer
            .used()
            .saturating_sub(frame.start)
            .min(frame.length())
    }

    /// Takes a frame back if nothing of it was written and nothing was staged after it; whether that was so.
    pub(crate) fn take_back(&mut self, frame: &OutgoingFrame<'_>) -> bool {
        let is_last = frame.end() == self.total_staged() + self.unstaged as u64;
        if frame.start < self.buffer.used() || !is_last {
            return false;
        }
        self.unstaged = 0;
        self.take_back_to(frame.start);
        true
    }

    /// Remembers to answer a ping; the oldest is forgotten when there are too many.
    ///
    /// RFC 6455 §5.5.3: "If an endpoint receives a Ping frame and has not yet sent Pong frame(s) in
    /// response to previous Ping frame(s), the endpoint MAY elect to send a Pong frame for only the
    /// most recently processed Ping frame."
    pub(crate) fn queue_pong(&mut self, payload: ControlPayload) {
        if self.pongs.len() == MAX_PENDING_PONGS {
            self.pongs.pop_front();
        }
        self.pongs.push_back(payload);
    }

    /// Remembers to send a Close frame; only the first counts.
    pub(crate) fn queue_close(&mut self, payload: ControlPayload) {
        if !self.close_staged && self.close.is_none() {
            self.close = Some(payload);
        }
    }

    /// Whether a Close frame was staged.
    pub(crate) fn close_staged(&self) -> bool {
        self.close_staged
    }

    /// Whether an answer waits to be staged.
    pub(crate) fn has_pending_answer(&self) -> bool {
        !self.pongs.is_empty() || self.close.is_some()
    }

    /// Whether everything was written.
    pub(crate) fn is_empty(&self) -> bool {
        self.buffer.is_empty() && self.unstaged == 0 && !self.has_pending_answer()
    }

    /// How many control frames were staged as answers.
    pub(crate) fn control_frames(&self) -> u64 {
        self.control_frames
    }

    /// How many bytes of started frames were not written.
    #[inline]
    pub(crate) fn unsent(&self) -> usize {
        self.buffer.len() + self.unstaged
    }

    /// The bytes to write next; empty when there are none.
    pub(crate) fn bytes(&mut self) -> Result<&[u8], NoRandomness> {
        if self.buffer.is_empty() && self.unstaged == 0 {
            while let Some(pong) = self.pongs.pop_front() {
                self.stage(Control::Pong, pong)?;
            }
            if let Some(close) = self.close.take() {
                self.stage(Control::Close, close)?;
                self.close_staged = true;
            }
        }
        Ok(self.buffer.bytes())
    }

    /// The stream accepted `count` of the bytes.
    pub(crate) fn consume(&mut self, count: usize) {
        self.buffer.consume(count);
    }

    /// Drops everything.
    pub(crate) fn clear(&mut self) {
        self.buffer.clear();
        self.pongs.clear();
        self.close = None;
        self.unstaged = 0;
    }

    /// Returns the memory that an idle connection does not need.
    pub(crate) fn shrink(&mut self) {
        self.buffer.shrink();
        self.pongs.shrink_to_fit();
    }

    fn stage(&mut self, control: Control, payload: ControlPayload) -> Result<(), NoRandomness> {
        self.control_frames += 1;
        let mut frame = self.start_frame(OpCode::Control(control), false, payload.as_bytes())?;
        self.stage_rest(&mut frame);
        Ok(())
    }

    fn stage_payload(&mut self, frame: &mut OutgoingFrame<'_>, room: usize) {
        let rest = frame.payload.get(frame.masked..).unwrap_or_default();
        let piece = rest.get(..room).unwrap_or(rest);
        copy_masked(
            self.buffer.extend_by(piece.len()),
            piece,
            frame.mask,
            frame.masked,
        );
        frame.masked += piece.len();
        self.unstaged = frame.payload.len() - frame.masked;
    }
}
