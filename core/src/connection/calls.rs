//! The calls of a program besides sending and closing: receive, poll, ping.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use tungstenite::protocol::frame::coding::{Control, OpCode};

use crate::buffer::BLOCK;
use crate::wait::Wait;

use super::connection::Connection;
use super::connection_error::{ConnectionError, TimedOut};
use super::control_payload::ControlPayload;
use super::ending::CloseWait;
use super::inbox::queued_size;
use super::message::{Message, Payload};
use super::read_budget::ReadBudget;
use super::receiving::ReceiveStep;
use super::stop_reason::StopReason;

/// The result of [`Connection::receive`].
#[derive(Debug)]
pub enum Received<P> {
    /// The next message.
    Message(Message<P>),
    /// There are no more: the peer closed with 1000, 1001 or 1005, or the program closed.
    End,
}

/// The result of [`Connection::poll`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polled {
    /// How many messages were handed to `sink`, perhaps none.
    Messages(usize),
    /// As [`Received::End`].
    End,
}

impl<P: Payload> Connection<P> {
    /// Waits for the next message. A normal end is reported once as [`Received::End`], here or by
    /// [`Connection::poll`]; later calls fail with [`ConnectionError::Closed`]. Other ends are reported
    /// again. A Close of the peer is answered and reported; the peer's end of TCP is waited for only
    /// shortly.
    ///
    /// # Errors
    /// [`ConnectionError`]; after `TimedOut`, `Interrupted` and `InterruptRequested` the next call continues where
    /// this one stopped. A timeout of zero is enough for what has arrived, and so is an interrupt that was requested
    /// before the call.
    pub fn receive(&mut self, wait: Wait<'_>) -> Result<Received<P>, ConnectionError> {
        self.write_pending_if_any();
        if let Some(message) = self.buffered_message() {
            return Ok(Received::Message(message));
        }
        match self.receive_new(wait, &mut None)? {
            Some(message) => Ok(Received::Message(message)),
            None => self.report_end().map(|()| Received::End),
        }
    }

    /// Waits for a message that is not in the inbox; `None` at an end, which is to be reported. `late_budget` is what may
    /// be read after the deadline.
    pub(super) fn receive_new(
        &mut self,
        wait: Wait<'_>,
        late_budget: &mut Option<ReadBudget>,
    ) -> Result<Option<Message<P>>, ConnectionError> {
        let wait = match self.close_deadline() {
            Some(deadline) => wait.until(deadline),
            None => wait,
        };
        // After a read that emptied the socket, wait first: another read would likely find nothing.
        let may_wait = !wait.deadline().has_passed() && !wait.is_requested();
        let mut next = match self.has_nothing_to_read() && may_wait {
            true => self.idle_step(),
            false => self.step(),
        };
        loop {
            let outcome = match next {
                ReceiveStep::Message(message) => return Ok(Some(message)),
                ReceiveStep::NoMemory => Err(StopReason::NoMemory),
                ReceiveStep::Ended => Err(StopReason::Ended),
                ReceiveStep::Blocked => match self.wait_and_step(wait) {
                    Ok(step) => {
                        next = step;
                        continue;
                    }
                    Err(stop) => Err(stop),
                },
                ReceiveStep::Pong => self.check(wait),
                ReceiveStep::Read(bytes) => {
                    // What has arrived is delivered although the deadline has passed.
                    match self.check(wait) {
                        Err(stop @ (StopReason::TimedOut | StopReason::InterruptRequested)) => {
                            let budget =
                                late_budget.get_or_insert_with(|| ReadBudget::of(&self.limits));
                            budget.spend(bytes);
                            match budget.is_left() {
                                true => Ok(()),
                                false => Err(stop),
                            }
                        }
                        outcome => outcome,
                    }
                }
            };
            match outcome {
                Ok(()) => next = self.step(),
                Err(StopReason::Ended) => {
                    self.answer_close(wait)?;
                    return Ok(None);
                }
                Err(StopReason::TimedOut) if self.end_overdue_close() => return Ok(None),
                Err(stop) => {
                    let position = self.session.position();
                    return Err(self.error_for(stop, TimedOut::Receive { position }));
                }
            }
        }
    }

    /// Hands every message that has arrived to `sink`, without waiting. It stops early, and continues in
    /// the next call, if `sink` returns a break or a block has been read, so that a fast peer cannot keep
    /// it busy forever. An end is reported by the first call that has no message before it.
    ///
    /// # Errors
    /// Those of an end, and `NoMemory` if it concerns the first message; never `TimedOut` or `Interrupted`.
    pub fn poll(
        &mut self,
        sink: impl FnMut(Message<P>) -> ControlFlow<()>,
    ) -> Result<Polled, ConnectionError> {
        let count = self.poll_messages(sink)?;
        if count == 0 && !self.end.is_open() {
            return self.report_end().map(|()| Polled::End);
        }
        Ok(Polled::Messages(count))
    }

    /// As [`Connection::poll`], but an end is left to be reported by another call; returns how many messages there were.
    ///
    /// # Errors
    /// `NoMemory` if it concerns the first message.
    pub fn poll_messages(
        &mut self,
        mut sink: impl FnMut(Message<P>) -> ControlFlow<()>,
    ) -> Result<usize, ConnectionError> {
        self.write_pending_if_any();
        if self.is_closing() {
            self.continue_close();
        }
        let mut budget = ReadBudget::of(&self.limits);
        let (mut count, mut handed_size, mut read) = (0, 0, 0);
        let mut is_drained = false;
        loop {
            if let Some(message) = self.buffered_message() {
                handed_size += queued_size(&message);
                count += 1;
                if sink(message).is_break() || handed_size >= self.limits.max_message_size {
                    break;
                }
                continue;
            }
            if self.session.lacks_memory() {
                break;
            }
            // Without a message, another read shows whether the peer has ended the stream.
            let is_enough = !budget.is_left() || (count > 0 && (is_drained || read >= BLOCK));
            // A poll of the descriptor does not report what TLS has already decrypted.
            if is_enough && !self.has_buffered() {
                break;
            }
            if self.session.is_paused() {
                budget.spend(0);
                if budget.is_left() {
                    continue;
                }
                break;
            }
            match self.read_more() {
                ReceiveStep::Read(bytes) => {
                    budget.spend(bytes);
                    read += bytes;
                    is_drained = self.transport.is_drained();
                }
                ReceiveStep::Message(_) | ReceiveStep::Pong => {}
                ReceiveStep::Blocked | ReceiveStep::NoMemory => break,
                ReceiveStep::Ended => {
                    self.finish_close(CloseWait::None);
                    break;
                }
            }
        }
        self.session.shrink();
        if count == 0 && self.end.is_open() && self.session.lacks_memory() {
            return Err(ConnectionError::NoMemory);
        }
        Ok(count)
    }

    /// Sends a ping and waits for the pong with the same payload; returns the round trip. Messages that
    /// arrive before the pong are put into the inbox.
    ///
    /// # Errors
    /// As [`Connection::send`]. If the inbox is full the call times out immediately, because the pong
    /// would arrive after messages that the program does not receive.
    pub fn ping(
        &mut self,
        payload: ControlPayload,
        wait: Wait<'_>,
    ) -> Result<Duration, ConnectionError> {
        self.refuse_while_closing()?;
        let started = Instant::now();
        let before = self.session.counters().messages_received;
        let ping = OpCode::Control(Control::Ping);
        self.send_frame(ping, false, payload.as_bytes(), wait)
            .map_err(|unsent| {
                self.error_for(
                    unsent.stop,
                    TimedOut::Ping {
                        sent: false,
                        inbox_full: false,
                        messages: 0,
                    },
                )
            })?;
        self.session.await_pong(Some(payload));
        let stop = loop {
            if self.inbox.is_full() {
                break StopReason::TimedOut;
            }
            let outcome = match self.step_into_inbox() {
                ReceiveStep::Pong => {
                    let latency = started.elapsed();
                    self.timing.note_latency(latency);
                    return Ok(latency);
                }
                ReceiveStep::NoMemory => Err(StopReason::NoMemory),
                ReceiveStep::Ended => Err(StopReason::Ended),
                ReceiveStep::Blocked => self.wait_for_stream(wait),
                ReceiveStep::Message(_) | ReceiveStep::Read(_) => self.check(wait),
            };
            if let Err(stop) = outcome {
                break stop;
            }
        };
        self.session.await_pong(None);
        if stop == StopReason::Ended {
            self.answer_close(wait)?;
        }
        let inbox_full = self.inbox.is_full();
        let messages = self.session.counters().messages_received - before;
        Err(self.error_for(
            stop,
            TimedOut::Ping {
                sent: true,
                inbox_full,
                messages,
            },
        ))
    }
}
