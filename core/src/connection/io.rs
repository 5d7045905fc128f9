//! Writes, reads and waits for the calls of a connection.

use std::io;

use crate::wait::{Interest, Wait, WaitError};

use super::connection::Connection;
use super::connection_error::LostCause;
use super::mask::NoRandomness;
use super::message::Payload;
use super::stop_reason::StopReason;
use super::transport::ReadResult;

/// The most that one read puts directly into a message: it is checked for UTF-8 while it is in the cache of the core, and
/// the sender can reuse its memory sooner. Measured: 64 KiB take a fifth less time than 128 KiB or more, or 16 KiB.
const DIRECT_READ: usize = 64 * 1024;

impl<P: Payload> Connection<P> {
    /// Writes what the stream accepts now; whether it accepted everything.
    pub(super) fn write_pending(&mut self) -> bool {
        match self.transport.write_pending(self.session.output_mut()) {
            Ok(is_done) => is_done,
            Err(NoRandomness) => {
                self.mark_lost(LostCause::NoRandomness);
                false
            }
        }
    }

    /// Writes what an earlier call has left, as far as the stream accepts it now.
    #[inline]
    pub(super) fn write_pending_if_any(&mut self) {
        if self.has_pending_writes() {
            self.write_pending();
        }
    }

    /// Whether something waits to be written.
    #[inline]
    #[must_use]
    pub fn has_pending_writes(&self) -> bool {
        !self.session.output().is_empty() || !self.transport.is_flushed()
    }

    /// As [`Connection::has_pending_writes`], but without answers that are not staged yet: the call that reads what they
    /// answer writes them. Cheap enough for each message.
    #[inline]
    #[must_use]
    pub fn has_staged_writes(&self) -> bool {
        self.session.output().unsent() > 0 || !self.transport.is_flushed()
    }

    /// Reads into the session's input.
    pub(super) fn read(&mut self) -> ReadResult {
        let outcome = self.transport.read(self.session.space());
        self.note_read(outcome)
    }

    /// Reads a part of a large payload into its message; `None` if there is no memory for it now.
    pub(super) fn read_into_message(&mut self) -> Option<ReadResult> {
        let transport = &mut self.transport;
        let outcome = self.session.read_into_message(&mut |space| {
            let length = space.len().min(DIRECT_READ);
            transport.read_uninit(space.get_mut(..length).unwrap_or_default())
        });
        if outcome.is_none() && self.session.lacks_memory() {
            return None;
        }
        // A violation is reported by the session's next event.
        Some(self.note_read(outcome.unwrap_or(Ok(1))))
    }

    fn note_read(&mut self, outcome: io::Result<usize>) -> ReadResult {
        let result = ReadResult::from(outcome);
        let messages_sent = self.session.counters().messages_sent;
        self.timing
            .note_read(matches!(result, ReadResult::Bytes(_)), messages_sent);
        result
    }

    /// Waits until the stream can be read, or written if there is something to write.
    pub(super) fn wait_for_stream(&mut self, wait: Wait<'_>) -> Result<(), StopReason> {
        let interest = self.transport.interest_to_read();
        let write = self.has_pending_writes() && !self.transport.has_write_failed();
        let write = interest.write || write;
        self.wait_for(wait, Interest { write, ..interest })
    }

    pub(super) fn wait_for(
        &mut self,
        wait: Wait<'_>,
        interest: Interest,
    ) -> Result<(), StopReason> {
        match self.transport.wait(wait, interest) {
            Some(outcome) => self.map_wait_result(wait, outcome),
            None => Err(StopReason::Ended),
        }
    }

    /// Runs interrupts and checks the deadline, for loops that need not wait.
    pub(super) fn check(&mut self, wait: Wait<'_>) -> Result<(), StopReason> {
        self.map_wait_result(wait, wait.check())?;
        match wait.is_requested() {
            true => Err(StopReason::InterruptRequested),
            false => Ok(()),
        }
    }

    /// The result of a wait for the loop of a call; some errors end the connection.
    pub(super) fn map_wait_result(
        &mut self,
        wait: Wait<'_>,
        outcome: Result<(), WaitError>,
    ) -> Result<(), StopReason> {
        if wait.has_outgoing() && !wait.has_forked() {
            self.send_outgoing(wait);
        }
        match outcome {
            Ok(()) => Ok(()),
            Err(WaitError::TimedOut) => Err(StopReason::TimedOut),
            Err(WaitError::Interrupted) if wait.has_forked() => {
                self.release_without_shutdown();
                Err(StopReason::Ended)
            }
            Err(WaitError::Interrupted) if wait.is_requested() => {
                Err(StopReason::InterruptRequested)
            }
            Err(WaitError::Interrupted) => Err(StopReason::Interrupted),
            Err(WaitError::Os(error)) => {
                self.mark_lost(LostCause::from(&error));
                Err(StopReason::Ended)
            }
        }
    }
}
