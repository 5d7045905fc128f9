//! Sends messages and control frames of the program.

use std::io::{ErrorKind, Write};

use tungstenite::protocol::frame::coding::OpCode;

use crate::wait::{Interest, Wait};

use super::connection::Connection;
use super::connection_error::{ConnectionError, LostCause, TimedOut};
use super::frame;
use super::mask::NoRandomness;
use super::message::{MessageType, Payload};
use super::output::{MAX_SMALL_FRAME, OutgoingFrame};
use super::receiving::ReceiveStep;
use super::stop_reason::StopReason;

/// A frame that was not sent completely: taken back if `sent` is 0, else kept.
pub(super) struct UnfinishedSend {
    pub(super) stop: StopReason,
    sent: u64,
    of: u64,
}

impl<P: Payload> Connection<P> {
    /// Sends one message. While the peer does not accept it, what the peer sends is read into the
    /// inbox, as far as that has room, so that two ends that both write do not wait for each other.
    /// `text` payloads must be UTF-8; see [`super::check_utf8`].
    ///
    /// # Errors
    /// [`ConnectionError`]. Timed out or interrupted: the message is taken back if nothing of it was
    /// sent, else its rest is kept and is sent first by the next calls. Ended: the end, also a normal
    /// one.
    pub fn send(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), ConnectionError> {
        self.refuse_while_closing()?;
        self.drain_if_due(wait);
        let outcome = self.send_one(kind, payload, wait);
        outcome.map_err(|UnfinishedSend { stop, sent, of }| {
            self.error_for(stop, TimedOut::Send { sent, of })
        })
    }

    pub(super) fn drain_if_due(&mut self, wait: Wait<'_>) {
        if self.timing.is_read_due(wait.began()) {
            self.drain_into_inbox();
        }
    }

    /// Sends one message on its own.
    pub(super) fn send_one(
        &mut self,
        kind: MessageType,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), UnfinishedSend> {
        let encoded = match self.encode_within(payload, wait) {
            Ok(encoded) => encoded,
            Err(stop) => {
                let of = payload.len() as u64;
                let stop = self.finish_stop(stop, wait);
                return Err(UnfinishedSend { stop, sent: 0, of });
            }
        };
        let outcome = self.send_frame(frame::opcode(kind), encoded.rsv1(), encoded.bytes(), wait);
        if !matches!(outcome, Err(UnfinishedSend { sent: 0, .. })) {
            self.session.count_sent_message(payload.len());
        } else if encoded.rsv1() {
            self.session.reset_compressor();
        }
        outcome
    }

    /// Sends one frame.
    pub(super) fn send_frame(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &[u8],
        wait: Wait<'_>,
    ) -> Result<(), UnfinishedSend> {
        let started = match self.end.is_open() {
            true => self.start_frame(opcode, rsv1, payload),
            false => None,
        };
        let Some(mut frame) = started else {
            return Err(UnfinishedSend {
                stop: self.finish_stop(StopReason::Ended, wait),
                sent: 0,
                of: 0,
            });
        };
        let end = frame.end();
        let stop = match self.write_up_to(Some(&mut frame), end, wait) {
            Ok(()) => {
                self.session.count_sent_frame();
                return Ok(());
            }
            Err(stop) => stop,
        };
        let output = self.session.output_mut();
        let (sent, of) = (output.sent(&frame), frame.length());
        if !output.take_back(&frame) {
            output.stage_rest(&mut frame);
            self.session.count_sent_frame();
        }
        let stop = self.finish_stop(stop, wait);
        Err(UnfinishedSend { stop, sent, of })
    }

    /// Starts a frame; a small one is written immediately if nothing has to be written before it.
    /// `None` without random bytes, which ends the connection.
    pub(super) fn start_frame<'a>(
        &mut self,
        opcode: OpCode,
        rsv1: bool,
        payload: &'a [u8],
    ) -> Option<OutgoingFrame<'a>> {
        let output = self.session.output_mut();
        let mut failure = None;
        let started = match self.transport.direct_writer() {
            Some(wire) if payload.len() <= MAX_SMALL_FRAME && output.is_empty() => output
                .send_small_frame(opcode, rsv1, payload, |bytes| {
                    wire.write(bytes).unwrap_or_else(|error| {
                        failure = Some(error);
                        0
                    })
                }),
            _ => output.start_frame(opcode, rsv1, payload),
        };
        if let Some(error) = failure.filter(|error| error.kind() != ErrorKind::WouldBlock) {
            self.transport.note_write_error(&error);
        }
        match started {
            Ok(frame) => Some(frame),
            Err(NoRandomness) => {
                self.mark_lost(LostCause::NoRandomness);
                None
            }
        }
    }

    /// Finishes the close if a call stopped because the connection ended; why the call stopped then.
    pub(super) fn finish_stop(&mut self, stop: StopReason, wait: Wait<'_>) -> StopReason {
        if stop == StopReason::Ended && self.answer_close(wait).is_err() {
            return StopReason::Interrupted;
        }
        stop
    }

    /// Writes until everything up to `end` was sent: the end of `frame`, or of bytes in the output.
    pub(super) fn write_up_to(
        &mut self,
        mut frame: Option<&mut OutgoingFrame<'_>>,
        end: u64,
        wait: Wait<'_>,
    ) -> Result<(), StopReason> {
        loop {
            let is_staged = match &mut frame {
                Some(frame) => self.session.output_mut().stage_more(frame),
                None => true,
            };
            let is_written = self.write_pending();
            if is_staged
                && self.transport.is_flushed()
                && self.session.output().total_written() >= end
            {
                return Ok(());
            }
            if is_written {
                continue;
            }
            // After a failed write the connection ends once everything was read from the stream.
            if self.inbox.is_full() && !self.transport.has_write_failed() {
                self.wait_for(wait, Interest::WRITE)?;
                continue;
            }
            match self.step_into_inbox() {
                ReceiveStep::Ended => return Err(StopReason::Ended),
                // The step may have written the rest; then there is nothing to wait for.
                ReceiveStep::Blocked if !self.has_pending_writes() => {}
                ReceiveStep::Blocked => self.wait_for_stream(wait)?,
                // What arrives has to wait, and so has the peer if it waits for that.
                ReceiveStep::NoMemory if self.transport.has_write_failed() => {
                    return Err(StopReason::NoMemory);
                }
                ReceiveStep::NoMemory if self.has_pending_writes() => {
                    self.wait_for(wait, Interest::WRITE)?;
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
