//! Ends a connection: sets its end, sends what is left to send, and closes the descriptor.

use std::time::Duration;

use crate::deadline::Deadline;
use crate::wait::Wait;

use super::close::{CloseInfo, LocalClose};
use super::connection::Connection;
use super::connection_end::ConnectionEnd;
use super::connection_error::{ConnectionError, Lost, LostCause, TimedOut};
use super::message::Payload;
use super::stop_reason::StopReason;
use super::transport::ReadResult;

/// How many reads discard what the peer sent too late, before the descriptor is closed.
const MAX_FINAL_READS: usize = 16;

/// Whether the connection's descriptor is the only one for its socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descriptor {
    /// It is: the kernel ends the stream when it is closed.
    Sole,
    /// There may be a duplicate, in this process or in a child, which must not keep the connection
    /// open: the stream is ended by a call of its own.
    Shared,
}

/// How long a call that reports the server's Close frame waits for the server to end TCP. Most do so within a round trip.
const FIN_GRACE: Duration = Duration::from_millis(100);

/// What [`Connection::finish_close`] waits for.
#[derive(Clone, Copy)]
pub(super) enum CloseWait<'a> {
    /// Nothing.
    None,
    /// That what is left to send was sent, because a Close frame cannot follow a part of another frame; then
    /// [`FIN_GRACE`] for the server's end of TCP.
    Sent(Wait<'a>),
    /// That, and the server's end of TCP.
    Fin(Wait<'a>),
}

/// How far [`Connection::finish_close`] came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CloseProgress {
    Done,
    /// An interrupt stopped it.
    Stopped(StopReason),
}

impl<P: Payload> Connection<P> {
    /// The connection ended without a Close frame.
    pub(super) fn mark_lost(&mut self, cause: LostCause) {
        let end = if self.session.is_closing() {
            ConnectionEnd::Closed(CloseInfo::lost(false))
        } else {
            let counters = self.session.counters();
            ConnectionEnd::Lost(Box::new(Lost {
                cause,
                messages_received: counters.messages_received,
                payload_received: counters.payload_received,
                position: self.session.position(),
                unsent: self.session.output().unsent() as u64,
                idle: self.timing.idle(),
                age: self.timing.age(),
                sent_since_read: counters.messages_sent - self.timing.sent_before_read(),
                wire_sent: self.transport.byte_counts().0,
                tcp: self.transport.tcp_info(),
            }))
        };
        self.set_end(end);
        self.release_socket();
    }

    pub(super) fn set_end(&mut self, end: ConnectionEnd) {
        self.end.set(end, self.limits.close_timeout);
    }

    /// Does what is left to do once the connection has ended: our Close frame is sent, and after a
    /// closing handshake the server is given time to end TCP. The descriptor is closed by a later call if
    /// this one does not wait for that.
    ///
    /// RFC 6455 §7.1.1: "the client SHOULD wait for the server to close the connection but MAY
    /// close the connection at any time after if it has not received a TCP Close from the server in
    /// a reasonable time period."
    pub(super) fn finish_close(&mut self, until: CloseWait<'_>) -> CloseProgress {
        if !self.end.is_closed() {
            self.shut_down();
            return CloseProgress::Done;
        }
        let grace = Deadline::after(FIN_GRACE);
        for round in 0_usize.. {
            if self.transport.is_released() {
                break;
            }
            self.write_pending();
            self.note_close_answered();
            let wait = match until {
                CloseWait::Fin(wait) => Some(wait),
                CloseWait::Sent(wait) if self.has_pending_writes() => Some(wait),
                CloseWait::Sent(wait) => Some(wait.until(grace)),
                CloseWait::None => None,
            };
            let wait = wait.map(|wait| wait.until(self.end.fin_deadline()));
            let outcome = match (self.read(), wait) {
                (ReadResult::EndOfStream | ReadResult::Failed(_), _) => Err(StopReason::Ended),
                (ReadResult::Bytes(_), Some(wait)) => self.check(wait),
                (ReadResult::WouldBlock, Some(wait)) => self.wait_for_stream(wait),
                (ReadResult::Bytes(_), None) if round < MAX_FINAL_READS => Ok(()),
                (_, None) if self.end.fin_deadline().has_passed() => Err(StopReason::Ended),
                (_, None) => break,
            };
            match outcome {
                Ok(()) => {}
                // The end has arrived, so the call need not wait to report it.
                Err(StopReason::InterruptRequested) if !matches!(until, CloseWait::Fin(_)) => break,
                Err(stop @ (StopReason::Interrupted | StopReason::InterruptRequested)) => {
                    return CloseProgress::Stopped(stop);
                }
                Err(StopReason::TimedOut | StopReason::NoMemory | StopReason::Ended) => {
                    self.release_socket();
                }
            }
        }
        if matches!(until, CloseWait::None) && !self.has_pending_writes() {
            // A program that waits for its duplicate of the descriptor learns of the end.
            self.transport.end_reading();
        }
        self.session.shrink();
        CloseProgress::Done
    }

    /// Sends the answer to the peer's Close frame, which may have to wait for the rest of another frame.
    pub(super) fn answer_close(&mut self, wait: Wait<'_>) -> Result<(), ConnectionError> {
        match self.finish_close(CloseWait::Sent(wait)) {
            CloseProgress::Done => Ok(()),
            CloseProgress::Stopped(_) => Err(ConnectionError::Interrupted),
        }
    }

    /// Sends what can be sent without waiting, and closes the descriptor.
    pub(super) fn shut_down(&mut self) {
        self.flush_and_close(Descriptor::Shared);
    }

    fn flush_and_close(&mut self, descriptor: Descriptor) {
        self.transport.cork();
        self.write_pending();
        self.note_close_answered();
        self.transport.finish(descriptor == Descriptor::Sole);
        // The kernel answers unread bytes with RST, which could overtake our Close frame.
        for _ in 0..MAX_FINAL_READS {
            if !matches!(self.read(), ReadResult::Bytes(_)) {
                break;
            }
        }
        self.release_socket();
    }

    /// Sends Close 1001 and ends the stream, as far as possible without waiting. For destructors.
    pub fn abandon(&mut self, descriptor: Descriptor) {
        if self.end.is_open() {
            if !self.session.is_closing() {
                self.session.start_close(&LocalClose::bare(1001));
            }
            self.session.send_close();
            self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
        }
        self.flush_and_close(descriptor);
        if let Some(mut watches) = self.watches.take() {
            watches.silence();
        }
    }

    /// Closes the descriptor and frees what only an open connection needs.
    fn release_socket(&mut self) {
        if let (Some(watches), Some(socket)) = (&mut self.watches, self.transport.fd()) {
            watches.remove_socket(socket);
        }
        self.transport.release();
        self.session.release();
    }

    /// Closes the descriptor of a connection that belongs to the parent process, which continues with it:
    /// nothing is read, written or shut down.
    pub(super) fn release_without_shutdown(&mut self) {
        // Its sets are the parent's too.
        self.watches = None;
        self.transport.release_without_shutdown();
        self.session.output_mut().clear();
        self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
    }

    /// The closing handshake is complete when our answer was sent.
    fn note_close_answered(&mut self) {
        let output = self.session.output();
        if output.close_staged() && output.is_empty() {
            self.end.set_close_answered();
        }
    }

    /// Nothing the first time if the connection ended normally, else the error that reports the end: a
    /// loop that ignores the end must not run forever.
    pub(super) fn report_end(&mut self) -> Result<(), ConnectionError> {
        match self.end_error() {
            ConnectionError::Closed(info) if info.is_normal() && self.end.report_once() => Ok(()),
            error => {
                self.end.report_once();
                Err(error)
            }
        }
    }

    /// As [`Connection::report_end`] for a search that leaves messages: the call that takes them reports the end again.
    pub(super) fn report_end_before_messages(&mut self) -> Result<(), ConnectionError> {
        match self.end_error() {
            ConnectionError::Closed(info)
                if info.is_normal() && self.end.report_once_before_messages() =>
            {
                Ok(())
            }
            error => Err(error),
        }
    }

    /// The error of a call that stopped; `timed_out` is for a call whose time is over, or that was interrupted.
    pub(super) fn error_for(&self, stop: StopReason, timed_out: TimedOut) -> ConnectionError {
        match stop {
            StopReason::TimedOut => ConnectionError::TimedOut(timed_out),
            StopReason::Interrupted => ConnectionError::Interrupted,
            StopReason::InterruptRequested => ConnectionError::InterruptRequested(timed_out),
            StopReason::NoMemory => ConnectionError::NoMemory,
            StopReason::Ended => self.end_error(),
        }
    }

    pub(super) fn end_error(&self) -> ConnectionError {
        // Called after an end only.
        let unknown = || ConnectionError::Closed(CloseInfo::lost(false));
        self.end.error().unwrap_or_else(unknown)
    }
}
