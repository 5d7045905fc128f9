//! Sends messages, and what the program itself says in control frames.

use std::io::Write;
use std::time::{Duration, Instant};

use tungstenite::protocol::frame::coding::OpCode;

use crate::stream::Stream;
use crate::wait::{Interest, Wait};

use super::budget::Budget;
use super::connection::{Connection, Stop};
use super::deflate::CompressedPayload;
use super::error::{ConnectionError, LostCause, TimedOut};
use super::frame;
use super::mask::NoRandomness;
use super::message::{MessageType, Payload};
use super::output::{OutgoingFrame, SMALL_FRAME};
use super::receiving::Turn;

/// A program that only sends answers pings, and hears of a Close, at least this often.
const LOOK_EVERY: Duration = Duration::from_secs(1);

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
        self.look_if_due(wait);
        let outcome = self.send_alone(kind, payload, wait);
        outcome.map_err(|Unsent { stop, sent, of }| self.stopped(stop, TimedOut::Send { sent, of }))
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
        self.look_if_due(wait);
        let before = self.session.counters.messages_sent;
        let mut staged = Staged::default();
        let all = messages
            .iter()
            .try_for_each(|(kind, payload)| self.stage(*kind, payload, &mut staged, wait));
        let outcome = all.and_then(|()| self.send_staged(&mut staged, wait));
        outcome.map_err(|stop| {
            let sent = self.session.counters.messages_sent - before;
            let of = messages.len() as u64;
            self.stopped(stop, TimedOut::SendAll { sent, of })
        })
    }

    fn look_if_due(&mut self, wait: Wait<'_>) {
        if self.is_look_due(wait.began()) {
            self.look();
        }
    }

    pub(super) fn is_look_due(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.last_look) >= LOOK_EVERY
    }

    /// Reads what has arrived into the inbox, without waiting.
    pub(super) fn look(&mut self) {
        let mut budget = Budget::of(&self.settings);
        while budget.is_left() && !self.inbox_is_full() {
            match self.turn_into_inbox() {
                Turn::Read(bytes) => budget.spend(bytes),
                Turn::Pong | Turn::Message(_) => {}
                Turn::Blocked | Turn::NoMemory | Turn::Ended => return,
            }
        }
    }

    /// Sends a message with nothing of another one around it.
    fn send_alone(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), Unsent> {
        let body = match self.body_in_time(payload, wait) {
            Ok(body) => body,
            Err(stop) => {
                let of = payload.len() as u64;
                let stop = self.concluded(stop, wait);
                return Err(Unsent { stop, sent: 0, of });
            }
        };
        let outcome = self.transmit(frame::opcode(kind), body.rsv1(), body.bytes(), wait);
        if !matches!(outcome, Err(Unsent { sent: 0, .. })) {
            self.session.counters.message_sent(payload.len() as u64);
        } else if body.rsv1() {
            self.forget_compressed();
        }
        outcome
    }

    /// Puts a message behind those that are to go out together; those go first if it does not fit.
    fn stage(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        staged: &mut Staged,
        wait: Wait<'_>,
    ) -> Result<(), Stop> {
        if !self.session.output.fits(payload.len()) {
            self.send_staged(staged, wait)?;
        }
        if self.end.is_some() || !self.session.output.fits(payload.len()) {
            let alone = self.send_alone(kind, payload, wait);
            return alone.map_err(|unsent| unsent.stop);
        }
        let body = self.body(payload);
        let start = self.session.output.end();
        let begun = self
            .session
            .output
            .begin(frame::opcode(kind), body.rsv1(), body.bytes());
        if let Err(NoRandomness) = begun {
            self.mark_lost(LostCause::NoRandomness);
            return Err(self.concluded(Stop::Ended, wait));
        }
        staged.has_compressed |= body.rsv1();
        staged.frames.push(StagedFrame {
            start,
            end: self.session.output.end(),
            payload: payload.len() as u64,
        });
        Ok(())
    }

    /// Writes what is staged. If that cannot be done, all behind the message that has begun to leave
    /// is taken back.
    fn send_staged(&mut self, staged: &mut Staged, wait: Wait<'_>) -> Result<(), Stop> {
        let frames = std::mem::take(&mut staged.frames);
        let (Some(first), Some(last)) = (frames.first(), frames.last()) else {
            return Ok(());
        };
        let outcome = self.drive(None, last.end, wait);
        let mut kept = last.end;
        if outcome.is_err() {
            let left = self.session.output.left();
            let begun = frames.iter().rfind(|frame| frame.start < left);
            kept = begun.map_or(first.start, |frame| frame.end);
            self.session.output.take_back_to(kept);
            if staged.has_compressed && kept < last.end {
                self.forget_compressed();
            }
        }
        let counters = &mut self.session.counters;
        for frame in frames.iter().filter(|frame| frame.end <= kept) {
            counters.frames_sent += 1;
            counters.message_sent(frame.payload);
        }
        outcome.map_err(|stop| self.concluded(stop, wait))
    }

    /// The payload in its compressed form, where one was agreed on and is worth it, or as it is.
    pub(super) fn body<'p>(&mut self, payload: &'p [u8]) -> Body<'p> {
        self.body_while(payload, &mut || true)
    }

    /// As [`Connection::body`], of a payload that may take long to compress.
    fn body_in_time<'p>(&mut self, payload: &'p [u8], wait: Wait<'_>) -> Result<Body<'p>, Stop> {
        let mut outcome = Ok(());
        let body = self.body_while(payload, &mut || {
            outcome = wait.check();
            outcome.is_ok()
        });
        self.judge(wait, outcome).map(|()| body)
    }

    fn body_while<'p>(&mut self, payload: &'p [u8], go_on: &mut dyn FnMut() -> bool) -> Body<'p> {
        let deflate = self.session.deflate.as_mut();
        Body {
            payload,
            compressed: deflate.and_then(|deflate| deflate.compress(payload, go_on)),
        }
    }

    /// The compressor's window must not have a message that the server does not get.
    pub(super) fn forget_compressed(&mut self) {
        if let Some(deflate) = &mut self.session.deflate {
            deflate.reset_compressor();
        }
    }

    /// Sends one frame.
    pub(super) fn transmit(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), Unsent> {
        let begun = match self.end {
            Some(_) => None,
            None => self.begin(opcode, rsv1, payload),
        };
        let Some(mut frame) = begun else {
            return Err(Unsent {
                stop: self.concluded(Stop::Ended, wait),
                sent: 0,
                of: 0,
            });
        };
        let end = frame.end();
        let stop = match self.drive(Some(&mut frame), end, wait) {
            Ok(()) => {
                self.session.counters.frames_sent += 1;
                return Ok(());
            }
            Err(stop) => stop,
        };
        let (sent, of) = (self.session.output.sent(&frame), frame.length());
        if !self.session.output.take_back(&frame) {
            self.session.output.keep(&mut frame);
            self.session.counters.frames_sent += 1;
        }
        let stop = self.concluded(stop, wait);
        Err(Unsent { stop, sent, of })
    }

    /// Starts a frame; a small one that nothing stands before is written at once. `None` without
    /// random bytes, which end the connection.
    pub(super) fn begin<'a>(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &'a [u8],
    ) -> Option<OutgoingFrame<'a>> {
        let at_once = match &mut self.stream {
            Some(Stream::Plain(wire)) if !self.flush_due => Some(wire),
            _ => None,
        };
        let output = &mut self.session.output;
        let begun = match at_once {
            Some(wire) if payload.len() <= SMALL_FRAME && output.is_done() => {
                output.begin_small(opcode, rsv1, payload, |bytes| wire.write(bytes))
            }
            _ => output.begin(opcode, rsv1, payload),
        };
        match begun {
            Ok(frame) => Some(frame),
            Err(NoRandomness) => {
                self.mark_lost(LostCause::NoRandomness);
                None
            }
        }
    }

    /// What stopped a call, once all has been done that an end asks for.
    pub(super) fn concluded(&mut self, stop: Stop, wait: Wait<'_>) -> Stop {
        if stop == Stop::Ended && self.finish_close(Some(wait)).is_err() {
            return Stop::Interrupted;
        }
        stop
    }

    /// Writes until all up to `end` has left, which is a frame's or lies in the output already.
    pub(super) fn drive(
        &mut self,
        mut frame: Option<&mut OutgoingFrame<'_>>,
        end: u64,
        wait: Wait<'_>,
    ) -> Result<(), Stop> {
        loop {
            let whole = match &mut frame {
                Some(frame) => self.session.output.proceed(frame),
                None => true,
            };
            let all_out = self.write_out();
            if whole && self.is_flushed() && self.session.output.left() >= end {
                return Ok(());
            }
            if all_out {
                continue;
            }
            // A stream that can be written to no more ends as soon as it has been read empty.
            if self.inbox_is_full() && !self.cannot_write() {
                self.wait_for(wait, Interest::WRITE)?;
                continue;
            }
            match self.turn_into_inbox() {
                Turn::Ended => return Err(Stop::Ended),
                // The turn may have written the rest; then nothing is left to wait for.
                Turn::Blocked if !self.has_to_write() => {}
                Turn::Blocked => self.wait_for_stream(wait)?,
                // What comes has to wait; so has the peer, if it waits for that.
                Turn::NoMemory if self.cannot_write() => return Err(Stop::NoMemory),
                Turn::NoMemory if self.has_to_write() => self.wait_for(wait, Interest::WRITE)?,
                Turn::NoMemory | Turn::Message(_) | Turn::Pong | Turn::Read(_) => {
                    self.check(wait)?;
                }
            }
        }
    }
}

/// What a message's frame carries.
pub(super) struct Body<'p> {
    payload: &'p [u8],
    compressed: Option<CompressedPayload>,
}

impl Body<'_> {
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
struct Staged {
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
pub(super) struct Unsent {
    pub(super) stop: Stop,
    sent: u64,
    of: u64,
}
