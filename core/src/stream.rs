//! The byte stream below the handshake and the frames: plain TCP or TLS, always non-blocking.

use std::io::{self, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd};

use crate::tls::TlsStream;
use crate::wait::{Interest, Wait, WaitError};
use crate::wire::{Tap, Wire};

/// A connected stream.
#[derive(Debug)]
pub enum Stream {
    /// `ws://`
    Plain(Wire),
    /// `wss://`
    Tls(Box<TlsStream>),
}

impl Stream {
    /// Reads what is available.
    ///
    /// # Errors
    /// `WouldBlock` when nothing is available; `Ok(0)` is the peer's end of stream.
    pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(wire) => wire.read(buffer),
            Self::Tls(tls) => {
                tls.flush_pending();
                match tls.read(buffer) {
                    Ok(count) if count > 0 => Ok(count),
                    result => report_flush_error(tls, result),
                }
            }
        }
    }

    /// As [`Stream::read`], into memory that need not be initialised; returns the part that now is.
    ///
    /// # Errors
    /// As [`Stream::read`].
    pub fn read_uninit<'b>(
        &mut self,
        buffer: &'b mut [MaybeUninit<u8>],
    ) -> io::Result<&'b mut [u8]> {
        match self {
            Self::Plain(wire) => wire.read_uninit(buffer),
            Self::Tls(tls) => {
                tls.flush_pending();
                match tls.read_uninit(buffer) {
                    Ok(bytes) if !bytes.is_empty() => Ok(bytes),
                    result => report_flush_error(tls, result),
                }
            }
        }
    }

    /// Writes what the stream accepts now.
    ///
    /// # Errors
    /// `WouldBlock` when it accepts nothing.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(wire) => wire.write(bytes),
            Self::Tls(tls) => tls.write(bytes),
        }
    }

    /// Writes to the kernel what the stream itself still holds (TLS records).
    ///
    /// # Errors
    /// `WouldBlock` when the kernel does not accept all of it now.
    pub fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(_) => Ok(()),
            Self::Tls(tls) => tls.flush(),
        }
    }

    /// How many bytes the stream itself holds (TLS records) that the kernel did not accept.
    #[must_use]
    pub fn unsent(&self) -> usize {
        match self {
            Self::Plain(_) => 0,
            Self::Tls(tls) => tls.unsent(),
        }
    }

    /// What to wait for before the next `read` can do more.
    #[must_use]
    pub fn interest_to_read(&self) -> Interest {
        match self {
            Self::Plain(_) => Interest::READ,
            // Reading may require TLS to send an answer, for example to a key update.
            Self::Tls(tls) => Interest {
                read: true,
                write: tls.wants_write(),
            },
        }
    }

    /// Whether a read may wait in the kernel; see [`Wire::can_reads_wait`].
    #[must_use]
    pub fn may_reads_wait(&self) -> bool {
        match self {
            Self::Plain(wire) => wire.can_reads_wait(),
            // Bytes that have to be written must not wait for a read.
            Self::Tls(tls) => !tls.wants_write() && tls.wire().can_reads_wait(),
        }
    }

    /// As [`Wire::let_next_read_wait`].
    pub fn let_next_read_wait(&mut self, waits: bool) {
        match self {
            Self::Plain(wire) => wire.let_next_read_wait(waits),
            Self::Tls(tls) => tls.let_next_read_wait(waits),
        }
    }

    /// As [`Wire::wait_for_next_read`]; also for what TLS has to write.
    ///
    /// # Errors
    /// Any [`WaitError`].
    pub fn wait_for_next_read(&mut self, wait: Wait<'_>) -> Result<(), WaitError> {
        let interest = self.interest_to_read();
        match self {
            Self::Plain(wire) => wire.wait_for_next_read(wait, interest),
            Self::Tls(tls) => tls.wait_for_next_read(wait, interest),
        }
    }

    /// Whether the stream holds no received bytes outside of the socket's own buffer.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        match self {
            Self::Plain(_) => true,
            Self::Tls(tls) => !tls.has_buffered(),
        }
    }

    /// Whether the last read left nothing to read, as far as can be known without another read.
    #[must_use]
    pub fn is_drained(&self) -> bool {
        match self {
            Self::Plain(wire) => wire.is_drained(),
            Self::Tls(tls) => tls.wire().is_drained() && !tls.has_buffered(),
        }
    }

    /// Ends our side of the stream: close_notify with TLS, then FIN.
    pub fn finish(&mut self) {
        match self {
            Self::Plain(wire) => wire.shutdown_write(),
            Self::Tls(tls) => {
                tls.send_close_notify();
                tls.wire().shutdown_write();
            }
        }
    }

    /// As [`Stream::finish`], but FIN is sent when the descriptor is closed, which must be the only one.
    pub fn finish_with_close(&mut self) {
        if let Self::Tls(tls) = self {
            tls.send_close_notify();
        }
        self.wire().end_with_close();
    }

    /// From now on what is written waits for the end of the stream, so that both are one packet.
    pub fn cork(&mut self) {
        match self {
            Self::Plain(wire) => wire.cork(),
            Self::Tls(tls) => tls.cork(),
        }
    }

    /// The socket with its record.
    #[must_use]
    pub fn wire(&self) -> &Wire {
        match self {
            Self::Plain(wire) => wire,
            Self::Tls(tls) => tls.wire(),
        }
    }

    /// The record of the socket.
    #[must_use]
    pub fn tap(&self) -> &Tap {
        &self.wire().tap
    }
}

/// The result of a read that has received nothing. That nothing can be sent any more is reported then; a failure of TLS
/// itself says more.
fn report_flush_error<T>(tls: &mut TlsStream, result: io::Result<T>) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(error),
        result => tls.take_flush_error().map_or(result, Err),
    }
}

impl AsFd for Stream {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.wire().as_fd()
    }
}
