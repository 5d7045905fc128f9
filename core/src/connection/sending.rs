//! Sends messages, and what the program itself says in control frames.

use std::io::Write;
use std::time::{Duration, Instant};

use tungstenite::protocol::frame::coding::OpCode;

use crate::stream::Stream;
use crate::wait::{Interest, Wait};

use super::connection::Connection;
use super::deflate::CompressedPayload;
use super::error::{ConnectionError, LostCause, TimedOut};
use super::frame;
use super::mask::NoRandomness;
use super::message::{MessageType, Payload};
use super::output::{OutgoingFrame, SMALL_FRAME};
use super::read_budget::ReadBudget;
use super::receiving::ReceiveStep;
use super::stop_reason::StopReason;

/// A program that only sends answers pings, and hears of a Close, at least this often.
const READ_INTERVAL: Duration = Duration::from_secs(1);

impl<P: Payload> Connection<P> {
    /// Sends one message. While the peer does not take it, what the peer sends is read into the
    /// inbox, as far as that has room, so that two ends that both write do not wait for each other.
    /// `text` payloads must be UTF-8; see [`super::check_utf8`].
    ///
    /// # Errors
    /// [`ConnectionError`]. Time over or interrupted: the message is taken back if nothing of it has
    /// left, else its rest is kept and goes out first with the next calls. Ended: the end, also
    /// a normal one.
    pub fn send(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), ConnectionError> {
        self.drain_if_due(wait);
        let outcome = self.send_one(kind, payload, wait);
        outcome.map_err(|UnfinishedSend { stop, sent, of }| {
            self.error_for(stop, TimedOut::Send { sent, of })
        })
    }

    /// As [`Connection::send`] for each of `messages` in order, all in as few writes as the stream
    /// takes.
    ///
    /// # Errors
    /// As [`Connection::send`]: the messages before the one that was being sent have left, and those
    /// behind it are taken back.
    pub fn send_all(
        &mut self,
        messages: &[(MessageType, &[u8])],
        wait: Wait<'_>,
    ) -> Result<(), ConnectionError> {
        self.drain_if_due(wait);
        let before = self.session.counters.messages_sent;
        let mut staged = StagedFrames::default();
        let all = messages
            .iter()
            .try_for_each(|(kind, payload)| self.stage(*kind, payload, &mut staged, wait));
        let outcome = all.and_then(|()| self.flush_staged(&mut staged, wait));
        outcome.map_err(|stop| {
            let sent = self.session.counters.messages_sent - before;
            let of = messages.len() as u64;
            self.error_for(stop, TimedOut::SendAll { sent, of })
        })
    }

    fn drain_if_due(&mut self, wait: Wait<'_>) {
        if self.is_drain_due(wait.began()) {
            self.drain_into_inbox();
        }
    }

    pub(super) fn is_drain_due(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.last_read) >= READ_INTERVAL
    }

    /// Reads what has arrived into the inbox, without waiting.
    pub(super) fn drain_into_inbox(&mut self) {
        let mut budget = ReadBudget::of(&self.settings);
        while budget.is_left() && !self.inbox_is_full() {
            match self.step_into_inbox() {
                ReceiveStep::Read(bytes) => budget.spend(bytes),
                ReceiveStep::Pong | ReceiveStep::Message(_) => {}
                ReceiveStep::Blocked | ReceiveStep::NoMemory | ReceiveStep::Ended => return,
            }
        }
    }

    /// Sends a message with nothing of another one around it.
    fn send_one(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), UnfinishedSend> {
        let body = match self.encode_within(payload, wait) {
            Ok(body) => body,
            Err(stop) => {
                let of = payload.len() as u64;
                let stop = self.finish_stop(stop, wait);
                return Err(UnfinishedSend { stop, sent: 0, of });
            }
        };
        let outcome = self.send_frame(frame::opcode(kind), body.rsv1(), body.bytes(), wait);
        if !matches!(outcome, Err(UnfinishedSend { sent: 0, .. })) {
            self.session.counters.message_sent(payload.len() as u64);
        } else if body.rsv1() {
            self.reset_compressor();
        }
        outcome
    }

    /// Puts a message behind those that are to go out together; those go first if it does not fit.
    fn stage(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        staged: &mut StagedFrames,
        wait: Wait<'_>,
    ) -> Result<(), StopReason> {
        if !self.session.output.fits(payload.len()) {
            self.flush_staged(staged, wait)?;
        }
        if self.end.is_some() || !self.session.output.fits(payload.len()) {
            let alone = self.send_one(kind, payload, wait);
            return alone.map_err(|unsent| unsent.stop);
        }
        let body = self.encode(payload);
        let start = self.session.output.total_staged();
        let begun = self
            .session
            .output
            .start_frame(frame::opcode(kind), body.rsv1(), body.bytes());
        if let Err(NoRandomness) = begun {
            self.mark_lost(LostCause::NoRandomness);
            return Err(self.finish_stop(StopReason::Ended, wait));
        }
        staged.has_compressed |= body.rsv1();
        staged.frames.push(StagedFrame {
            start,
            end: self.session.output.total_staged(),
            payload: payload.len() as u64,
        });
        Ok(())
    }

    /// Writes what is staged. If that cannot be done, all behind the message that has begun to leave
    /// is taken back.
    fn flush_staged(
        &mut self,
        staged: &mut StagedFrames,
        wait: Wait<'_>,
    ) -> Result<(), StopReason> {
        let frames = std::mem::take(&mut staged.frames);
        let (Some(first), Some(last)) = (frames.first(), frames.last()) else {
            return Ok(());
        };
        let outcome = self.write_up_to(None, last.end, wait);
        let mut kept = last.end;
        if outcome.is_err() {
            let left = self.session.output.total_written();
            let begun = frames.iter().rfind(|frame| frame.start < left);
            kept = begun.map_or(first.start, |frame| frame.end);
            self.session.output.take_back_to(kept);
            if staged.has_compressed && kept < last.end {
                self.reset_compressor();
            }
        }
        let counters = &mut self.session.counters;
        for frame in frames.iter().filter(|frame| frame.end <= kept) {
            counters.frames_sent += 1;
            counters.message_sent(frame.payload);
        }
        outcome.map_err(|stop| self.finish_stop(stop, wait))
    }

    /// The payload in its compressed form, where one was agreed on and is worth it, or as it is.
    pub(super) fn encode<'p>(&mut self, payload: &'p [u8]) -> FramePayload<'p> {
        self.encode_while(payload, &mut || true)
    }

    /// As [`Connection::body`], of a payload that may take long to compress.
    fn encode_within<'p>(
        &mut self,
        payload: &'p [u8],
        wait: Wait<'_>,
    ) -> Result<FramePayload<'p>, StopReason> {
        let mut outcome = Ok(());
        let body = self.encode_while(payload, &mut || {
            outcome = wait.check();
            outcome.is_ok()
        });
        self.map_wait_result(wait, outcome).map(|()| body)
    }

    fn encode_while<'p>(
        &mut self,
        payload: &'p [u8],
        should_continue: &mut dyn FnMut() -> bool,
    ) -> FramePayload<'p> {
        let deflate = self.session.deflate.as_mut();
        FramePayload {
            payload,
            compressed: deflate.and_then(|deflate| deflate.compress(payload, should_continue)),
        }
    }

    /// The compressor's window must not have a message that the server does not get.
    pub(super) fn reset_compressor(&mut self) {
        if let Some(deflate) = &mut self.session.deflate {
            deflate.reset_compressor();
        }
    }

    /// Sends one frame.
    pub(super) fn send_frame(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), UnfinishedSend> {
        let begun = match self.end {
            Some(_) => None,
            None => self.start_frame(opcode, rsv1, payload),
        };
        let Some(mut frame) = begun else {
            return Err(UnfinishedSend {
                stop: self.finish_stop(StopReason::Ended, wait),
                sent: 0,
                of: 0,
            });
        };
        let end = frame.end();
        let stop = match self.write_up_to(Some(&mut frame), end, wait) {
            Ok(()) => {
                self.session.counters.frames_sent += 1;
                return Ok(());
            }
            Err(stop) => stop,
        };
        let (sent, of) = (self.session.output.sent(&frame), frame.length());
        if !self.session.output.take_back(&frame) {
            self.session.output.stage_rest(&mut frame);
            self.session.counters.frames_sent += 1;
        }
        let stop = self.finish_stop(stop, wait);
        Err(UnfinishedSend { stop, sent, of })
    }

    /// Starts a frame; a small one that nothing stands before is written at once. `None` without
    /// random bytes, which end the connection.
    pub(super) fn start_frame<'a>(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &'a [u8],
    ) -> Option<OutgoingFrame<'a>> {
        let at_once = match &mut self.stream {
            Some(Stream::Plain(wire)) if !self.needs_flush => Some(wire),
            _ => None,
        };
        let output = &mut self.session.output;
        let begun = match at_once {
            Some(wire) if payload.len() <= SMALL_FRAME && output.is_empty() => {
                output.send_small_frame(opcode, rsv1, payload, |bytes| wire.write(bytes))
            }
            _ => output.start_frame(opcode, rsv1, payload),
        };
        match begun {
            Ok(frame) => Some(frame),
            Err(NoRandomness) => {
                self.mark_lost(LostCause::NoRandomness);
                None
            }
        }
    }

    /// What error_for a call, once all has been done that an end asks for.
    pub(super) fn finish_stop(&mut self, stop: StopReason, wait: Wait<'_>) -> StopReason {
        if stop == StopReason::Ended && self.finish_close(Some(wait)).is_err() {
            return StopReason::Interrupted;
        }
        stop
    }

    /// Writes until all up to `end` has left, which is a frame's or lies in the output already.
    pub(super) fn write_up_to(
        &mut self,
        mut frame: Option<&mut OutgoingFrame<'_>>,
        end: u64,
        wait: Wait<'_>,
    ) -> Result<(), StopReason> {
        loop {
            let whole = match &mut frame {
                Some(frame) => self.session.output.stage_more(frame),
                None => true,
            };
            let all_out = self.write_pending();
            if whole && self.is_flushed() && self.session.output.total_written() >= end {
                return Ok(());
            }
            if all_out {
                continue;
            }
            // A stream that can be written to no more ends as soon as it has been read empty.
            if self.inbox_is_full() && !self.has_write_failed() {
                self.wait_for(wait, Interest::WRITE)?;
                continue;
            }
            match self.step_into_inbox() {
                ReceiveStep::Ended => return Err(StopReason::Ended),
                // The turn may have written the rest; then nothing is left to wait for.
                ReceiveStep::Blocked if !self.has_pending_writes() => {}
                ReceiveStep::Blocked => self.wait_for_stream(wait)?,
                // What comes has to wait; so has the peer, if it waits for that.
                ReceiveStep::NoMemory if self.has_write_failed() => {
                    return Err(StopReason::NoMemory);
                }
                ReceiveStep::NoMemory if self.has_pending_writes() => {
                    self.wait_for(wait, Interest::WRITE)?
                }
                ReceiveStep::NoMemory
                | ReceiveStep::Message(_)
                | ReceiveStep::Pong
                | ReceiveStep::Read(_) => {
                    self.check(wait)?;
                }
            }
        }
    }
}

/// What a message's frame carries.
pub(super) struct FramePayload<'p> {
    payload: &'p [u8],
    compressed: Option<CompressedPayload>,
}

impl FramePayload<'_> {
    /// Whether it is compressed, which RSV1 says.
    pub(super) fn rsv1(&self) -> bool {
        self.compressed.is_some()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.compressed
            .as_ref()
            .map_or(self.payload, CompressedPayload::as_bytes)
    }
}

/// Frames that lie whole in the output and are to leave together.
#[derive(Debug, Default)]
struct StagedFrames {
    frames: Vec<StagedFrame>,
    has_compressed: bool,
}

/// Where one of them lies among all bytes ever sent, and the length of its message.
#[derive(Debug)]
struct StagedFrame {
    start: u64,
    end: u64,
    payload: u64,
}

/// A frame that has not left as a whole: taken back if `sent` is 0, else kept.
pub(super) struct UnfinishedSend {
    pub(super) stop: StopReason,
    sent: u64,
    of: u64,
}
