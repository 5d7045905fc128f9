//! The stream of a connection: reads and writes without waiting, until it is released.

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd};

use crate::stream::Stream;
use crate::wait::{self, Interest, Wait, WaitError};
use crate::wire::{TcpInfo, WeakSocket, Wire};

use super::connection_error::LostCause;
use super::frame;
use super::mask::NoRandomness;
use super::output::Output;

/// The result of one read.
pub(super) enum ReadResult {
    Bytes(usize),
    WouldBlock,
    EndOfStream,
    Failed(io::Error),
}

impl From<io::Result<usize>> for ReadResult {
    fn from(result: io::Result<usize>) -> Self {
        match result {
            Ok(0) => Self::EndOfStream,
            Ok(count) => Self::Bytes(count),
            Err(error) => match error.kind() {
                io::ErrorKind::WouldBlock => Self::WouldBlock,
                // TLS without close_notify: it cannot be distinguished from a connection that was cut.
                io::ErrorKind::UnexpectedEof => Self::EndOfStream,
                _ => Self::Failed(error),
            },
        }
    }
}

/// What has arrived at a socket and was not read.
pub(super) enum Arrived {
    /// The end of the stream; data may be before it.
    End,
    /// A Close frame, before any data.
    Close,
    /// The kernel's error, which it reports once.
    Failed(io::Error),
    OtherOrNothing,
}

/// The stream of a connection, and the state of its writing side.
#[derive(Debug)]
pub(super) struct Transport {
    /// `None` once it is released.
    stream: Option<Stream>,
    /// Why nothing can be written any more. What the peer sent before may still be read.
    write_error: Option<LostCause>,
    /// Whether the stream itself may hold bytes that the kernel did not accept yet.
    needs_flush: bool,
    /// Bytes sent and received on the wire, as they were when the stream was released.
    final_byte_counts: (u64, u64),
    /// What the kernel knew when the stream was released.
    final_tcp_info: Option<TcpInfo>,
}

impl Transport {
    pub(super) fn new(stream: Stream) -> Self {
        Self {
            stream: Some(stream),
            write_error: None,
            needs_flush: false,
            final_byte_counts: (0, 0),
            final_tcp_info: None,
        }
    }

    pub(super) fn is_released(&self) -> bool {
        self.stream.is_none()
    }

    pub(super) fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.stream.as_ref().map(AsFd::as_fd)
    }

    /// Bytes sent and received on the wire, the handshakes included.
    pub(super) fn byte_counts(&self) -> (u64, u64) {
        self.stream
            .as_ref()
            .map_or(self.final_byte_counts, byte_counts)
    }

    /// What the kernel knows about the connection, or knew when the stream was released.
    pub(super) fn tcp_info(&self) -> Option<TcpInfo> {
        match &self.stream {
            Some(stream) => stream.wire().tcp_info(),
            None => self.final_tcp_info.map(TcpInfo::at_present),
        }
    }

    /// The socket for questions to the kernel; `None` once it is released.
    pub(super) fn weak_socket(&self) -> Option<WeakSocket> {
        Some(self.stream.as_ref()?.wire().weak_socket())
    }

    /// What has arrived and was not read. With TLS, a Close frame cannot be recognised without reading it.
    pub(super) fn arrived(&self) -> Arrived {
        let Some(stream) = &self.stream else {
            return Arrived::End;
        };
        let mut bytes = [0; 256];
        let bytes = match stream.wire().peek(&mut bytes) {
            Ok([]) => return Arrived::End,
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                return Arrived::OtherOrNothing;
            }
            Err(error) => return Arrived::Failed(error),
        };
        if wait::has_ended(stream) {
            return Arrived::End;
        }
        match matches!(stream, Stream::Plain(_)) && frame::begins_with_close(bytes) {
            true => Arrived::Close,
            false => Arrived::OtherOrNothing,
        }
    }

    /// Whether TLS holds decrypted bytes, which no poll of the descriptor reports.
    pub(super) fn has_buffered(&self) -> bool {
        matches!(&self.stream, Some(Stream::Tls(tls)) if tls.has_buffered())
    }

    /// Whether TLS has noted an end that the next read without data reports.
    pub(super) fn has_unreported_end(&self) -> bool {
        matches!(&self.stream, Some(Stream::Tls(tls)) if tls.has_unreported_end())
    }

    /// Whether the peer has ended TLS with close_notify.
    pub(super) fn has_tls_ended(&self) -> bool {
        matches!(&self.stream, Some(Stream::Tls(tls)) if tls.closed_by_peer())
    }

    /// Makes duplicates of the descriptor readable, because nothing more is read.
    pub(super) fn end_reading(&self) {
        if let Some(stream) = &self.stream {
            stream.wire().shutdown_read();
        }
    }

    /// Whether the last read took all that the stream had.
    pub(super) fn is_drained(&self) -> bool {
        self.stream.as_ref().is_some_and(Stream::is_drained)
    }

    /// Whether the stream itself holds no bytes that the kernel did not accept.
    #[inline]
    pub(super) fn is_flushed(&self) -> bool {
        !self.needs_flush
    }

    /// How many bytes the stream itself holds that the kernel did not accept.
    pub(super) fn unsent(&self) -> usize {
        self.stream.as_ref().map_or(0, Stream::unsent)
    }

    /// Whether nothing can be written any more.
    #[inline]
    pub(super) fn has_write_failed(&self) -> bool {
        self.write_error.is_some()
    }

    /// Records why a write failed. Only the first error says it: the kernel reports an error once, and
    /// answers later writes with EPIPE.
    pub(super) fn note_write_error(&mut self, error: &io::Error) {
        self.write_error
            .get_or_insert_with(|| LostCause::from(error));
    }

    pub(super) fn take_write_error(&mut self) -> Option<LostCause> {
        self.write_error.take()
    }

    /// The socket, if bytes can be written to it directly.
    #[inline]
    pub(super) fn direct_writer(&mut self) -> Option<&mut Wire> {
        match &mut self.stream {
            Some(Stream::Plain(wire)) if !self.needs_flush && self.write_error.is_none() => {
                Some(wire)
            }
            _ => None,
        }
    }

    /// Writes what the stream accepts now; whether it accepted all that `output` can provide.
    pub(super) fn write_pending(&mut self, output: &mut Output) -> Result<bool, NoRandomness> {
        let Some(stream) = &mut self.stream else {
            return Ok(false);
        };
        while self.write_error.is_none() {
            let bytes = output.bytes()?;
            let outcome = if !bytes.is_empty() {
                self.needs_flush = true;
                stream.write(bytes)
            } else if self.needs_flush {
                stream.flush().map(|()| {
                    self.needs_flush = false;
                    0
                })
            } else {
                return Ok(true);
            };
            match outcome {
                Ok(0) if self.needs_flush => return Ok(false),
                Ok(count) => output.consume(count),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(false),
                Err(error) => {
                    self.write_error
                        .get_or_insert_with(|| LostCause::from(&error));
                }
            }
        }
        Ok(false)
    }

    /// Whether a read may wait in the kernel.
    pub(super) fn may_reads_wait(&self) -> bool {
        self.write_error.is_none() && self.stream.as_ref().is_some_and(Stream::may_reads_wait)
    }

    /// Lets the next read wait in the kernel, or takes that back.
    pub(super) fn let_next_read_wait(&mut self, waits: bool) {
        if let Some(stream) = &mut self.stream {
            stream.let_next_read_wait(waits);
        }
    }

    /// Whether a signal ended the last read that waited.
    pub(super) fn was_read_interrupted(&self) -> bool {
        let stream = self.stream.as_ref();
        stream.is_some_and(|stream| stream.wire().was_read_interrupted())
    }

    /// Reads what is there; a released stream is at its end.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.stream {
            Some(stream) => stream.read(buffer),
            None => Ok(0),
        }
    }

    /// As [`Transport::read`], into memory that need not be initialised; returns the part that now is.
    pub(super) fn read_uninit<'b>(
        &mut self,
        buffer: &'b mut [MaybeUninit<u8>],
    ) -> io::Result<&'b mut [u8]> {
        match &mut self.stream {
            Some(stream) => stream.read_uninit(buffer),
            None => Ok(&mut []),
        }
    }

    /// What to wait for before the next read can do more.
    pub(super) fn interest_to_read(&self) -> Interest {
        self.stream
            .as_ref()
            .map_or(Interest::READ, Stream::interest_to_read)
    }

    /// Waits for the descriptor; `None` once it is released.
    pub(super) fn wait(&self, wait: Wait<'_>, interest: Interest) -> Option<Result<(), WaitError>> {
        let stream = self.stream.as_ref()?;
        Some(wait.for_fd(stream, interest))
    }

    /// From now on what is written waits for the end of the stream, so that both are one packet.
    pub(super) fn cork(&mut self) {
        if let Some(stream) = &mut self.stream {
            stream.cork();
        }
    }

    /// Ends our side of the stream. One that `has_sole_descriptor` is ended by closing that.
    pub(super) fn finish(&mut self, has_sole_descriptor: bool) {
        match &mut self.stream {
            Some(stream) if has_sole_descriptor => stream.finish_with_close(),
            Some(stream) => stream.finish(),
            None => {}
        }
    }

    /// Shuts the connection down and closes the descriptor.
    pub(super) fn release(&mut self) {
        if let Some(stream) = self.stream.take() {
            self.final_tcp_info = stream.wire().tcp_info();
            // A duplicate of the descriptor, such as the program's for its event loop, must not keep
            // the connection open.
            stream.wire().shutdown_write();
            self.final_byte_counts = byte_counts(&stream);
            self.needs_flush = false;
        }
    }

    /// Closes the descriptor only: another process continues with the connection.
    pub(super) fn release_without_shutdown(&mut self) {
        self.final_tcp_info = self.tcp_info();
        self.stream = None;
    }
}

fn byte_counts(stream: &Stream) -> (u64, u64) {
    (stream.tap().sent, stream.tap().received)
}
