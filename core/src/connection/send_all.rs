//! Sends several messages in as few writes as possible.

use crate::wait::Wait;

use super::connection::Connection;
use super::connection_error::{ConnectionError, LostCause, TimedOut};
use super::frame;
use super::mask::NoRandomness;
use super::message::{MessageType, Payload};
use super::stop_reason::StopReason;

/// Frames that are whole in the output and are to be sent together.
#[derive(Debug, Default)]
struct StagedFrames {
    frames: Vec<StagedFrame>,
    has_compressed: bool,
}

/// The position of a frame among all bytes ever sent, and the length of its message.
#[derive(Debug)]
struct StagedFrame {
    start: u64,
    end: u64,
    payload: usize,
}

impl<P: Payload> Connection<P> {
    /// As [`Connection::send`] for each of `messages` in order, all in as few writes as the stream
    /// accepts.
    ///
    /// # Errors
    /// As [`Connection::send`]: the messages before the one that was being sent were sent, and those
    /// after it are taken back.
    pub fn send_all(
        &mut self,
        messages: &[(MessageType, &[u8])],
        wait: Wait<'_>,
    ) -> Result<(), ConnectionError> {
        self.refuse_while_closing()?;
        self.drain_if_due(wait);
        let before = self.session.counters().messages_sent;
        let mut staged = StagedFrames::default();
        let all = messages
            .iter()
            .try_for_each(|(kind, payload)| self.stage(*kind, payload, &mut staged, wait));
        let outcome = all.and_then(|()| self.flush_staged(&mut staged, wait));
        outcome.map_err(|stop| {
            let sent = self.session.counters().messages_sent - before;
            let of = messages.len() as u64;
            self.error_for(stop, TimedOut::SendAll { sent, of })
        })
    }

    /// Stages a message; the staged ones are sent first if it does not fit after them.
    fn stage(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        staged: &mut StagedFrames,
        wait: Wait<'_>,
    ) -> Result<(), StopReason> {
        if !self.session.output().fits(payload.len()) {
            self.flush_staged(staged, wait)?;
        }
        if !self.end.is_open() || !self.session.output().fits(payload.len()) {
            let outcome = self.send_one(kind, payload, wait);
            return outcome.map_err(|unfinished| unfinished.stop);
        }
        let encoded = self.encode(payload);
        let output = self.session.output_mut();
        let start = output.total_staged();
        let started = output.start_frame(frame::opcode(kind), encoded.rsv1(), encoded.bytes());
        if let Err(NoRandomness) = started {
            self.mark_lost(LostCause::NoRandomness);
            return Err(self.finish_stop(StopReason::Ended, wait));
        }
        staged.has_compressed |= encoded.rsv1();
        staged.frames.push(StagedFrame {
            start,
            end: self.session.output().total_staged(),
            payload: payload.len(),
        });
        Ok(())
    }

    /// Writes what is staged. If that fails, everything after the message of which a part was written
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
            let output = self.session.output_mut();
            let written = output.total_written();
            let partial = frames.iter().rfind(|frame| frame.start < written);
            kept = partial.map_or(first.start, |frame| frame.end);
            output.take_back_to(kept);
            if staged.has_compressed && kept < last.end {
                self.session.reset_compressor();
            }
        }
        for frame in frames.iter().filter(|frame| frame.end <= kept) {
            self.session.count_sent_frame();
            self.session.count_sent_message(frame.payload);
        }
        outcome.map_err(|stop| self.finish_stop(stop, wait))
    }
}
