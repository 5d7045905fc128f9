//! How a connection ends: what is noted, what is still said, and when the descriptor is closed.

use std::io;

use crate::deadline::Deadline;
use crate::stream::Stream;
use crate::wait::Wait;

use super::close::{CloseInfo, LocalClose};
use super::connection::Connection;
use super::error::{ConnectionError, Lost, LostCause};
use super::message::Payload;
use super::protocol_violation::ProtocolViolation;
use super::receiving::ReadResult;
use super::stop_reason::StopReason;

/// How many reads are spent on what the peer sent too late, before the descriptor is closed.
const MAX_FINAL_READS: usize = 16;

/// How a connection ended.
#[derive(Clone, Debug)]
pub(super) enum ConnectionEnd {
    Closed(CloseInfo),
    Lost(Box<Lost>),
    Violation(ProtocolViolation),
}

/// Whether the connection's descriptor is the only one for its socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descriptor {
    /// It is: the kernel ends the stream when it is closed.
    Sole,
    /// There may be a duplicate, in this process or in a child, which must not keep the connection
    /// open: the stream is ended by a call of its own.
    Shared,
}

impl<P: Payload> Connection<P> {
    /// How the connection was closed; `None` while it is open.
    #[must_use]
    pub fn close_info(&self) -> Option<CloseInfo> {
        self.end.as_ref().map(|end| match end {
            ConnectionEnd::Closed(info) => info.clone(),
            ConnectionEnd::Lost(_) => CloseInfo::lost(true),
            ConnectionEnd::Violation(violation) => CloseInfo {
                code: violation.close_code(),
                reason: String::new(),
                clean: false,
                by_peer: false,
            },
        })
    }

    /// Why nothing can be done with the connection any more; `None` while it is open. A normal end
    /// is [`ConnectionError::Closed`] too.
    #[must_use]
    pub fn ended(&self) -> Option<ConnectionError> {
        self.end.as_ref().map(|end| match end {
            ConnectionEnd::Closed(info) => ConnectionError::Closed(info.clone()),
            ConnectionEnd::Lost(lost) => ConnectionError::Lost(lost.clone()),
            ConnectionEnd::Violation(violation) => ConnectionError::Violation(violation.clone()),
        })
    }

    /// Notes that the connection ended without a Close frame.
    pub(super) fn mark_lost(&mut self, cause: LostCause) {
        let end = if self.session.is_closing() {
            ConnectionEnd::Closed(CloseInfo::lost(false))
        } else {
            let counters = self.session.counters;
            ConnectionEnd::Lost(Box::new(Lost {
                cause,
                messages_received: counters.messages_received,
                payload_received: counters.payload_received,
                position: self.session.position(),
                unsent: self.session.output.unsent() as u64,
                idle: self.last_byte.elapsed(),
                age: self.opened.elapsed(),
            }))
        };
        self.set_end(end);
        self.release_socket();
    }

    pub(super) fn set_end(&mut self, end: ConnectionEnd) {
        self.end.get_or_insert(end);
        self.close_deadline = Deadline::after(self.settings.close_timeout);
    }

    /// What there is left to do once the connection has ended: our Close frame goes out, and after
    /// a closing handshake the server is given time to end TCP. Without a `wait`, what can be done
    /// at once.
    ///
    /// RFC 6455 §7.1.1: "the client SHOULD wait for the server to close the connection but MAY
    /// close the connection at any time after if it has not received a TCP Close from the server in
    /// a reasonable time period."
    pub(super) fn finish_close(&mut self, wait: Option<Wait<'_>>) -> Result<(), ConnectionError> {
        if !matches!(self.end, Some(ConnectionEnd::Closed(_))) {
            self.shut_down();
            return Ok(());
        }
        let wait = wait.map(|wait| wait.until(self.close_deadline));
        for round in 0_usize.. {
            if self.stream.is_none() {
                break;
            }
            self.write_pending();
            self.note_close_answered();
            let outcome = match (self.read(), wait) {
                (ReadResult::EndOfStream | ReadResult::Failed(_), _) => Err(StopReason::Ended),
                (ReadResult::Bytes(_), Some(wait)) => self.check(wait),
                (ReadResult::WouldBlock, Some(wait)) => self.wait_for_stream(wait),
                (ReadResult::Bytes(_), None) if round < MAX_FINAL_READS => Ok(()),
                (_, None) if self.close_deadline.has_passed() => Err(StopReason::Ended),
                (_, None) => break,
            };
            match outcome {
                Ok(()) => {}
                Err(StopReason::Interrupted) => return Err(ConnectionError::Interrupted),
                Err(StopReason::TimedOut | StopReason::NoMemory | StopReason::Ended) => {
                    self.release_socket()
                }
            }
        }
        self.session.shrink();
        Ok(())
    }

    /// Says what can still be said without waiting, and closes the descriptor.
    pub(super) fn shut_down(&mut self) {
        self.flush_and_close(Descriptor::Shared);
    }

    fn flush_and_close(&mut self, descriptor: Descriptor) {
        if let Some(Stream::Plain(wire)) = &self.stream {
            wire.cork();
        }
        self.write_pending();
        self.note_close_answered();
        match (&mut self.stream, descriptor) {
            (Some(Stream::Plain(wire)), Descriptor::Sole) => wire.end_with_close(),
            (Some(stream), _) => stream.finish(),
            (None, _) => {}
        }
        // The kernel answers unread bytes with RST, which could overtake our Close frame.
        for _ in 0..MAX_FINAL_READS {
            if !matches!(self.read(), ReadResult::Bytes(_)) {
                break;
            }
        }
        self.release_socket();
    }

    /// Best-effort goodbye without waiting: Close 1001, then the end of the stream. For destructors.
    pub fn abandon(&mut self, descriptor: Descriptor) {
        if self.end.is_none() {
            self.session.start_close(&LocalClose::bare(1001));
            self.session.send_close();
            self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
        }
        self.flush_and_close(descriptor);
    }

    /// Closes the descriptor and frees what only a living connection needs.
    pub(super) fn release_socket(&mut self) {
        if let Some(stream) = self.stream.take() {
            // A duplicate of the descriptor, the program's for its event loop, must not keep the
            // connection open.
            stream.wire().shutdown_write();
            self.wire = (stream.tap().sent, stream.tap().received);
        }
        self.session.output.clear();
        self.session.deflate = None;
        self.session.shrink();
    }

    /// Closes the descriptor of a connection that is the parent's, who goes on with it: nothing is read,
    /// written or shut down.
    pub(super) fn release_without_shutdown(&mut self) {
        self.stream = None;
        self.session.output.clear();
        self.set_end(ConnectionEnd::Closed(CloseInfo::lost(false)));
    }

    /// A closing handshake is complete when our answer has left.
    fn note_close_answered(&mut self) {
        let done = self.session.output.close_staged() && self.session.output.is_empty();
        if let Some(ConnectionEnd::Closed(info)) = &mut self.end
            && info.by_peer
            && done
        {
            info.clean = true;
        }
    }
}

/// What a failure of the stream says about the other side.
pub(super) fn lost_cause(error: &io::Error) -> LostCause {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    match error.kind() {
        BrokenPipe | ConnectionAborted | ConnectionReset => LostCause::Reset,
        UnexpectedEof => LostCause::Fin,
        _ => LostCause::Stream {
            os_error: error.raw_os_error(),
            text: error.to_string(),
        },
    }
}
