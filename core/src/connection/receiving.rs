//! Reads what the peer sends, a block at a time, and handles the events in it.

use crate::wait::Wait;

use super::close::CloseInfo;
use super::connection::Connection;
use super::connection_end::ConnectionEnd;
use super::connection_error::LostCause;
use super::frame_start::MAX_CONTROL_PAYLOAD;
use super::message::{Message, Payload};
use super::read_budget::ReadBudget;
use super::session::SessionEvent;
use super::stop_reason::StopReason;
use super::transport::ReadResult;

/// The longest Close frame of a server, in bytes.
const MAX_CLOSE_FRAME: usize = 2 + MAX_CONTROL_PAYLOAD;

/// The result of one step of a call's loop.
pub(super) enum ReceiveStep<P> {
    Message(Message<P>),
    Pong,
    /// So many bytes were read, and more are needed.
    Read(usize),
    /// Nothing can be read, and perhaps not written, without waiting.
    Blocked,
    /// There is no memory for the next message; the next step tries again.
    NoMemory,
    Ended,
}

impl<P: Payload> Connection<P> {
    /// Handles what was read; if that is used up, writes what is pending, reads a block and handles
    /// that.
    pub(super) fn step(&mut self) -> ReceiveStep<P> {
        if !self.end.is_open() {
            return ReceiveStep::Ended;
        }
        let mut event = self.session.next_event();
        let mut read = 0;
        if matches!(event, SessionEvent::NeedsInput) {
            match self.read_more() {
                ReceiveStep::Read(count) => read = count,
                other => return other,
            }
            event = self.session.next_event();
        }
        match self.handle_event(event) {
            ReceiveStep::Read(_) => ReceiveStep::Read(read),
            other => other,
        }
    }

    /// The next step, once something can be read. Where a read may wait in the kernel, the step does that itself, which
    /// saves a system call; it may then be [`ReceiveStep::Blocked`] again.
    pub(super) fn wait_and_step(&mut self, wait: Wait<'_>) -> Result<ReceiveStep<P>, StopReason> {
        if self.has_pending_writes()
            || !self.transport.may_reads_wait()
            || !wait.exceeds_check_interval()
        {
            self.wait_for_stream(wait)?;
            return Ok(self.step());
        }
        self.check(wait)?;
        // A signal handler may have sent something.
        if self.has_pending_writes() {
            return Ok(ReceiveStep::Blocked);
        }
        self.transport.let_next_read_wait(true);
        let step = self.step();
        self.transport.let_next_read_wait(false);
        if self.transport.was_read_interrupted() {
            wait.note_signal();
        }
        Ok(step)
    }

    /// A step that puts a message into the inbox.
    pub(super) fn step_into_inbox(&mut self) -> ReceiveStep<P> {
        match self.step() {
            ReceiveStep::Message(message) => {
                self.inbox.push(message);
                ReceiveStep::Read(0)
            }
            other => other,
        }
    }

    /// A step that reads nothing: it writes what is pending and prepares for a wait.
    pub(super) fn idle_step(&mut self) -> ReceiveStep<P> {
        self.write_pending();
        if !self.end.is_open() {
            return ReceiveStep::Ended;
        }
        self.session.shrink();
        ReceiveStep::Blocked
    }

    /// Reads what has arrived into the inbox, without waiting.
    pub(super) fn drain_into_inbox(&mut self) {
        let mut budget = ReadBudget::of(&self.limits);
        while budget.is_left() && !self.inbox.is_full() {
            match self.step_into_inbox() {
                ReceiveStep::Read(bytes) => budget.spend(bytes),
                ReceiveStep::Pong | ReceiveStep::Message(_) => {}
                ReceiveStep::Blocked | ReceiveStep::NoMemory | ReceiveStep::Ended => return,
            }
        }
    }

    /// Whether the last read has emptied the socket, so that another would likely find nothing.
    pub(super) fn has_nothing_to_read(&self) -> bool {
        self.end.is_open() && self.transport.is_drained() && !self.session.has_input()
    }

    /// The next message that was read already; nothing is read for it.
    #[inline]
    pub fn buffered_message(&mut self) -> Option<Message<P>> {
        if self.inbox.is_empty()
            && let Some(message) = self.session.next_unfragmented()
        {
            self.note_message(&message);
            return Some(message);
        }
        self.next_buffered()
    }

    fn next_buffered(&mut self) -> Option<Message<P>> {
        if let Some(message) = self.inbox.pop() {
            return Some(message);
        }
        while self.end.is_open() && self.session.has_input() {
            let event = self.session.next_event();
            match self.handle_event(event) {
                ReceiveStep::Message(message) => return Some(message),
                ReceiveStep::NoMemory => break,
                _ if self.session.is_paused() => break,
                _ => {}
            }
        }
        None
    }

    /// Does what an event requires; a session that needs input has read nothing.
    fn handle_event(&mut self, event: SessionEvent<P>) -> ReceiveStep<P> {
        let step = match event {
            SessionEvent::NeedsInput | SessionEvent::Paused => ReceiveStep::Read(0),
            SessionEvent::NoMemory => ReceiveStep::NoMemory,
            SessionEvent::Message(message) => {
                self.note_message(&message);
                ReceiveStep::Message(message)
            }
            SessionEvent::Pong => ReceiveStep::Pong,
            SessionEvent::Closed(info) => {
                self.set_end(ConnectionEnd::Closed(info));
                ReceiveStep::Ended
            }
            // The program has closed, so a violation does not concern it.
            SessionEvent::Violation(_) if self.session.is_closing() => {
                self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
                self.shut_down();
                ReceiveStep::Ended
            }
            SessionEvent::Violation(violation) => {
                self.set_end(ConnectionEnd::Violation(violation));
                ReceiveStep::Ended
            }
        };
        if self.session.output().has_pending_answer() {
            self.write_pending();
        }
        step
    }

    /// Keeps a message that may explain an end after it: the first one, and one after which at most a Close frame was read.
    #[inline]
    fn note_message(&mut self, message: &Message<P>) {
        if self.session.unread().len() <= MAX_CLOSE_FRAME
            || self.session.counters().messages_received == 1
        {
            self.keep_text(message);
        }
    }

    #[cold]
    fn keep_text(&mut self, message: &Message<P>) {
        let received = self.session.counters().messages_received;
        self.first_text.note(message, received);
        self.last_text.note(message, self.session.unread());
    }

    /// Writes what is pending and reads a block, or a part of a large payload.
    pub(super) fn read_more(&mut self) -> ReceiveStep<P> {
        self.write_pending();
        if !self.end.is_open() {
            return ReceiveStep::Ended;
        }
        let result = if self.session.wants_direct_read() {
            let Some(result) = self.read_into_message() else {
                return ReceiveStep::NoMemory;
            };
            result
        } else {
            let result = self.read();
            if let ReadResult::Bytes(count) = result {
                self.session.filled(count);
            }
            result
        };
        match result {
            ReadResult::Bytes(count) => return ReceiveStep::Read(count),
            ReadResult::WouldBlock => {
                self.session.shrink();
                let Some(cause) = self.transport.take_write_error() else {
                    return ReceiveStep::Blocked;
                };
                self.mark_lost(cause);
            }
            ReadResult::EndOfStream => {
                let cause = match self.transport.take_write_error() {
                    Some(cause) => cause,
                    None if self.transport.has_tls_ended() => LostCause::CloseNotify,
                    None => LostCause::Fin,
                };
                self.mark_lost(cause);
            }
            ReadResult::Failed(error) => {
                let cause = match self.transport.take_write_error() {
                    None | Some(LostCause::FinBeforeWrite) => LostCause::from(&error),
                    Some(first) => first,
                };
                self.mark_lost(cause);
            }
        }
        ReceiveStep::Ended
    }
}
