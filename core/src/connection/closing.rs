//! The program's close: a call waits for the peer's answer, or the calls after it finish the close.

use crate::deadline::Deadline;
use crate::wait::Wait;

use super::close::{CloseInfo, LocalClose};
use super::connection::Connection;
use super::connection_end::ConnectionEnd;
use super::connection_error::{ConnectionError, TimedOut};
use super::ending::{CloseProgress, CloseWait};
use super::message::Payload;
use super::read_budget::ReadBudget;
use super::receiving::ReceiveStep;
use super::stop_reason::StopReason;

impl<P: Payload> Connection<P> {
    /// Closes the connection: sends a Close frame, discards what arrives before the peer's Close frame, and
    /// waits for the peer to end TCP; all within `wait`. The end of that, or an interrupt, ends the
    /// connection immediately. Returns how the connection was closed, also if that was earlier.
    pub fn close(&mut self, close: &LocalClose, wait: Wait<'_>) -> CloseInfo {
        self.close_unless_interrupted(close, wait)
            .unwrap_or_else(|_| {
                self.end_close();
                self.final_close_info()
            })
    }

    /// As [`Connection::close`], but an interrupt does not end the connection.
    ///
    /// # Errors
    /// `Interrupted` and `InterruptRequested`: the close is not finished. Later calls continue it, as after
    /// [`Connection::start_close`], or [`Connection::end_close`] ends it.
    pub fn close_unless_interrupted(
        &mut self,
        close: &LocalClose,
        wait: Wait<'_>,
    ) -> Result<CloseInfo, ConnectionError> {
        self.begin_close(close);
        while self.end.is_open() {
            let outcome = match self.step() {
                ReceiveStep::Ended => Err(StopReason::Ended),
                ReceiveStep::Blocked => self.wait_for_stream(wait),
                ReceiveStep::Message(_)
                | ReceiveStep::Pong
                | ReceiveStep::Read(_)
                | ReceiveStep::NoMemory => self.check(wait),
            };
            match outcome {
                Ok(()) => {}
                Err(stop @ (StopReason::Interrupted | StopReason::InterruptRequested)) => {
                    return Err(self.error_for(stop, TimedOut::Close));
                }
                Err(StopReason::TimedOut | StopReason::NoMemory | StopReason::Ended) => {
                    if self.end.is_open() {
                        self.end_close();
                    }
                }
            }
        }
        match self.finish_close(CloseWait::Fin(wait)) {
            CloseProgress::Done => Ok(self.final_close_info()),
            CloseProgress::Stopped(stop) => Err(self.error_for(stop, TimedOut::Close)),
        }
    }

    /// Sends a Close frame as far as that is possible without waiting. The peer has the time of
    /// [`super::ConnectionLimits::close_timeout`] to answer; the calls after this one notice that, or that it did not.
    pub fn start_close(&mut self, close: &LocalClose) {
        self.begin_close(close);
        self.continue_close();
    }

    fn final_close_info(&self) -> CloseInfo {
        self.close_info().unwrap_or_else(|| CloseInfo::lost(false))
    }

    fn begin_close(&mut self, close: &LocalClose) {
        self.inbox.clear();
        if self.is_open() {
            self.timing.note_close();
            self.session.start_close(close);
            self.drain_into_inbox();
            self.session.send_close();
        }
    }

    /// Whether the program has closed, and the peer has not answered yet.
    #[inline]
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.end.is_open() && self.session.is_closing()
    }

    /// Until when the peer may answer the Close frame; `None` unless the connection is closing.
    #[must_use]
    pub fn close_deadline(&self) -> Option<Deadline> {
        let limit = self.limits.close_timeout;
        self.is_closing().then(|| self.timing.close_deadline(limit))
    }

    /// Does what can be done without waiting for a close, or for another end.
    pub fn continue_close(&mut self) {
        if self.is_closing() {
            self.write_pending();
            let mut budget = ReadBudget::of(&self.limits);
            while budget.is_left() {
                match self.step() {
                    ReceiveStep::Read(bytes) => budget.spend(bytes),
                    ReceiveStep::Message(_) | ReceiveStep::Pong => budget.spend(0),
                    ReceiveStep::Blocked | ReceiveStep::NoMemory | ReceiveStep::Ended => break,
                }
            }
            self.end_overdue_close();
        }
        if !self.end.is_open() {
            self.finish_close(CloseWait::None);
        }
    }

    /// Ends a close for which the peer's time is over; whether it was.
    pub(super) fn end_overdue_close(&mut self) -> bool {
        let is_overdue = self.close_deadline().is_some_and(Deadline::has_passed);
        if is_overdue {
            self.end_close();
        }
        is_overdue
    }

    /// Ends a close that is not finished, without waiting.
    pub fn end_close(&mut self) {
        if self.end.is_open() {
            let info = CloseInfo {
                unanswered: self.timing.since_close(),
                ..CloseInfo::lost(false)
            };
            self.set_end(ConnectionEnd::Closed(info));
        }
        self.shut_down();
    }

    /// Refuses to send after the program's Close frame, and continues the close.
    pub(super) fn refuse_while_closing(&mut self) -> Result<(), ConnectionError> {
        if !self.is_closing() {
            return Ok(());
        }
        self.continue_close();
        let unanswered = || ConnectionError::Closed(self.session.unanswered_info());
        Err(self.end.error().unwrap_or_else(unanswered))
    }
}
