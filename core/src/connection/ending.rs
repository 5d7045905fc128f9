//! How a connection ends: what is noted, what is still said, and when the descriptor is closed.

use std::io;

use crate::deadline::Deadline;
use crate::stream::Stream;
use crate::wait::Wait;

use super::close::{CloseInfo, LocalClose};
use super::connection::{Connection, Stop};
use super::error::{ConnectionError, Lost, LostCause};
use super::message::Payload;
use super::protocol_violation::ProtocolViolation;
use super::receiving::ReadOutcome;

/// How many reads are spent on what the peer sent too late, before the descriptor is closed.
const LAST_READS: usize = 16;

/// How a connection ended.
#[derive(Clone, Debug)]
pub(super) enum End {
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
            End::Closed(info) => info.clone(),
            End::Lost(_) => CloseInfo::lost(true),
            End::Violation(violation) => CloseInfo {
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
            End::Closed(info) => ConnectionError::Closed(info.clone()),
            End::Lost(lost) => ConnectionError::Lost(lost.clone()),
            End::Violation(violation) => ConnectionError::Violation(violation.clone()),
        })
    }

    /// Notes that the connection ended without a Close frame.
    pub(super) fn lose(&mut self, cause: LostCause) {
        let end = if self.session.is_closing() {
            End::Closed(CloseInfo::lost(false))
        } else {
            let counters = self.session.counters;
            End::Lost(Box::new(Lost {
                cause,
                messages_received: counters.messages_received,
                payload_received: counters.payload_received,
                position: self.session.position(),
                unsent: self.session.output.waiting() as u64,
                idle: self.last_byte.elapsed(),
                age: self.opened.elapsed(),
            }))
        };
        self.end_with(end);
        self.let_go();
    }

    pub(super) fn end_with(&mut self, end: End) {
        self.end.get_or_insert(end);
        self.linger = Deadline::after(self.settings.close_timeout);
    }

    /// What there is left to do once the connection has ended: our Close frame goes out, and after
    /// a closing handshake the server is given time to end TCP. Without a `wait`, what can be done
    /// at once.
    ///
    /// RFC 6455 §7.1.1: "the client SHOULD wait for the server to close the connection but MAY
    /// close the connection at any time after if it has not received a TCP Close from the server in
    /// a reasonable time period."
    pub(super) fn conclude(&mut self, wait: Option<Wait<'_>>) -> Result<(), ConnectionError> {
        if !matches!(self.end, Some(End::Closed(_))) {
            self.hang_up();
            return Ok(());
        }
        let wait = wait.map(|wait| wait.until(self.linger));
        for turn in 0_usize.. {
            if self.stream.is_none() {
                break;
            }
            self.write_out();
            self.note_answer();
            let step = match (self.read(), wait) {
                (ReadOutcome::End | ReadOutcome::Failed(_), _) => Err(Stop::Ended),
                (ReadOutcome::Bytes(_), Some(wait)) => self.check(wait),
                (ReadOutcome::Nothing, Some(wait)) => self.wait_for_stream(wait),
                (ReadOutcome::Bytes(_), None) if turn < LAST_READS => Ok(()),
                (_, None) if self.linger.has_passed() => Err(Stop::Ended),
                (_, None) => break,
            };
            match step {
                Ok(()) => {}
                Err(Stop::Interrupted) => return Err(ConnectionError::Interrupted),
                Err(Stop::TimedOut | Stop::NoMemory | Stop::Ended) => self.let_go(),
            }
        }
        self.session.park();
        Ok(())
    }

    /// Says what can still be said without waiting, and closes the descriptor.
    pub(super) fn hang_up(&mut self) {
        self.say_the_last(Descriptor::Shared);
    }

    fn say_the_last(&mut self, descriptor: Descriptor) {
        if let Some(Stream::Plain(wire)) = &self.stream {
            wire.cork();
        }
        self.write_out();
        self.note_answer();
        match (&mut self.stream, descriptor) {
            (Some(Stream::Plain(wire)), Descriptor::Sole) => wire.end_with_close(),
            (Some(stream), _) => stream.finish(),
            (None, _) => {}
        }
        // The kernel answers unread bytes with RST, which could overtake our Close frame.
        for _ in 0..LAST_READS {
            if !matches!(self.read(), ReadOutcome::Bytes(_)) {
                break;
            }
        }
        self.let_go();
    }

    /// Best-effort goodbye without waiting: Close 1001, then the end of the stream. For destructors.
    pub fn abandon(&mut self, descriptor: Descriptor) {
        if self.end.is_none() {
            self.session.close(&LocalClose::bare(1001));
            self.session.send_close();
            self.end_with(End::Closed(CloseInfo::lost(false)));
        }
        self.say_the_last(descriptor);
    }

    /// Closes the descriptor and frees what only a living connection needs.
    pub(super) fn let_go(&mut self) {
        if let Some(stream) = self.stream.take() {
            // A duplicate of the descriptor, the program's for its event loop, must not keep the
            // connection open.
            stream.wire().shutdown_write();
            self.wire = (stream.tap().sent, stream.tap().received);
        }
        self.session.output.discard();
        self.session.deflate = None;
        self.session.park();
    }

    /// Closes the descriptor of a connection that is the parent's, who goes on with it: nothing is read,
    /// written or shut down.
    pub(super) fn disown(&mut self) {
        self.stream = None;
        self.session.output.discard();
        self.end_with(End::Closed(CloseInfo::lost(false)));
    }

    /// A closing handshake is complete when our answer has left.
    fn note_answer(&mut self) {
        let done = self.session.output.close_staged() && self.session.output.is_done();
        if let Some(End::Closed(info)) = &mut self.end
            && info.by_peer
            && done
        {
            info.clean = true;
        }
    }
}

/// What a failure of the stream says about the other side.
pub(super) fn cause_of(error: &io::Error) -> LostCause {
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
