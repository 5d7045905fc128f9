//! What a program asks of an open connection: receive, poll, ping, close.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use tungstenite::protocol::frame::coding::{Control, OpCode};

use crate::buffer::BLOCK;
use crate::wait::Wait;

use super::close::{CloseInfo, LocalClose};
use super::connection::Connection;
use super::connection_end::ConnectionEnd;
use super::control_payload::ControlPayload;
use super::error::{ConnectionError, TimedOut};
use super::inbox::queued_size;
use super::message::{Message, Payload};
use super::read_budget::ReadBudget;
use super::receiving::ReceiveStep;
use super::stop_reason::StopReason;

/// What [`Connection::receive`] brought.
#[derive(Debug)]
pub enum Received<P> {
    /// The next message.
    Message(Message<P>),
    /// There are no more: the peer closed with 1000, 1001 or 1005, or the program did.
    End,
}

/// What [`Connection::poll`] brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polled {
    /// So many messages were handed out, perhaps none.
    Messages(usize),
    /// As [`Received::End`].
    End,
}

impl<P: Payload> Connection<P> {
    /// Waits for the next message. After an end this reports the same end again.
    ///
    /// # Errors
    /// [`ConnectionError`]; after `TimedOut` and `Interrupted` the next call goes on where this one
    /// error_for. A time of zero is enough for what has arrived.
    pub fn receive(&mut self, wait: Wait<'_>) -> Result<Received<P>, ConnectionError> {
        let mut late: Option<ReadBudget> = None;
        if let Some(message) = self.buffered_message() {
            return Ok(Received::Message(message));
        }
        // What has just been emptied is waited for before it is read in vain.
        let mut next = match self.has_nothing_to_read() && !wait.deadline().has_passed() {
            true => self.idle_step(),
            false => self.step(),
        };
        loop {
            let outcome = match next {
                ReceiveStep::Message(message) => return Ok(Received::Message(message)),
                ReceiveStep::NoMemory => Err(StopReason::NoMemory),
                ReceiveStep::Ended => Err(StopReason::Ended),
                ReceiveStep::Blocked => self.wait_for_stream(wait),
                ReceiveStep::Pong => self.check(wait),
                ReceiveStep::Read(bytes) => {
                    // What has arrived takes no time.
                    match self.check(wait) {
                        Err(StopReason::TimedOut) => {
                            let late = late.get_or_insert_with(|| ReadBudget::of(&self.limits));
                            late.spend(bytes);
                            match late.is_left() {
                                true => Ok(()),
                                false => Err(StopReason::TimedOut),
                            }
                        }
                        outcome => outcome,
                    }
                }
            };
            match outcome {
                Ok(()) => next = self.step(),
                Err(StopReason::Ended) => {
                    self.finish_close(Some(wait))?;
                    return self.normal_end_or_error().map(|()| Received::End);
                }
                Err(stop) => {
                    let position = self.session.position();
                    return Err(self.error_for(stop, TimedOut::Receive { position }));
                }
            }
        }
    }

    /// Hands every message that has arrived to `sink`, without waiting. It stops early, to go on in
    /// the next call, when `sink` says so or once a block has been read, so that a fast peer cannot keep
    /// it busy for ever. An end is reported by the first call that has no
    /// message before it.
    ///
    /// # Errors
    /// Those of an end, and `NoMemory` if that stands before the first message; never `TimedOut` or `Interrupted`.
    pub fn poll(
        &mut self,
        mut sink: impl FnMut(Message<P>) -> ControlFlow<()>,
    ) -> Result<Polled, ConnectionError> {
        let mut budget = ReadBudget::of(&self.limits);
        let (mut count, mut handed, mut read) = (0, 0, 0);
        let mut emptied = false;
        loop {
            if let Some(message) = self.buffered_message() {
                handed += queued_size(&message);
                count += 1;
                if sink(message).is_break() || handed >= self.limits.max_message_size {
                    break;
                }
                continue;
            }
            if self.session.lacks_memory() {
                break;
            }
            let enough = emptied || !budget.is_left() || (count > 0 && read >= BLOCK);
            // What TLS has decrypted no select could see.
            if enough && !self.has_buffered() {
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
                    emptied = self.transport.is_drained();
                }
                ReceiveStep::Message(_) | ReceiveStep::Pong => {}
                ReceiveStep::Blocked | ReceiveStep::NoMemory => break,
                ReceiveStep::Ended => {
                    self.finish_close(None)?;
                    break;
                }
            }
        }
        self.session.shrink();
        if count == 0 && !self.end.is_open() {
            return self.normal_end_or_error().map(|()| Polled::End);
        }
        if count == 0 && self.session.lacks_memory() {
            return Err(ConnectionError::NoMemory);
        }
        Ok(Polled::Messages(count))
    }

    /// Sends a ping and waits for the pong with the same payload; the time between is returned.
    /// Messages that come before it go into the inbox.
    ///
    /// # Errors
    /// As [`Connection::send`]. If the inbox is full the call ends at once as timed out, because
    /// the pong stands behind messages that nobody fetches.
    pub fn ping(
        &mut self,
        payload: ControlPayload,
        wait: Wait<'_>,
    ) -> Result<Duration, ConnectionError> {
        let started = Instant::now();
        let ping = OpCode::Control(Control::Ping);
        self.send_frame(ping, false, payload.as_bytes(), wait)
            .map_err(|unsent| {
                self.error_for(
                    unsent.stop,
                    TimedOut::Ping {
                        sent: false,
                        inbox_full: false,
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
            self.finish_close(Some(wait))?;
        }
        let inbox_full = self.inbox.is_full();
        Err(self.error_for(
            stop,
            TimedOut::Ping {
                sent: true,
                inbox_full,
            },
        ))
    }

    /// Closes the connection: sends a Close frame, discards what still comes until the peer's, and
    /// waits for the peer to end TCP; all within `wait`, whose end, like an interrupt, just ends
    /// the connection. It tells how it was closed, also if that was long ago.
    pub fn close(&mut self, close: &LocalClose, wait: Wait<'_>) -> CloseInfo {
        self.inbox.clear();
        if self.end.is_open() {
            self.session.start_close(close);
            self.drain_into_inbox();
            self.session.send_close();
        }
        while self.end.is_open() {
            let outcome = match self.step() {
                ReceiveStep::Ended => Err(StopReason::Ended),
                ReceiveStep::Blocked => self.wait_for_stream(wait),
                ReceiveStep::Message(_)
                | ReceiveStep::Pong
                | ReceiveStep::Read(_)
                | ReceiveStep::NoMemory => self.check(wait),
            };
            if outcome.is_err() && self.end.is_open() {
                self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
                self.shut_down();
            }
        }
        if self.finish_close(Some(wait)).is_err() {
            self.shut_down();
        }
        self.close_info().unwrap_or_else(|| CloseInfo::lost(false))
    }
}
