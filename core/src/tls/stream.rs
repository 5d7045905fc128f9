//! The non-blocking stream after a TLS handshake.

use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;

use rustls::ClientConnection;

use super::capture::Capture;
use super::certificate::CertificateFacts;
use super::classify;
use super::error::TlsFailure;
use super::trust::TrustSummary;
use crate::buffer::Buffer;
use crate::wire::Wire;

/// What was agreed in a handshake.
#[derive(Clone, Debug)]
pub struct TlsSummary {
    /// `TLSv1.2` or `TLSv1.3`.
    pub version: &'static str,
    /// The cipher suite, as IANA names it.
    pub cipher_suite: String,
    /// The key exchange group; `None` where a resumed session needed none.
    pub group: Option<String>,
    /// The application protocol that the server chose.
    pub alpn: Option<String>,
    /// Whether an earlier session went on.
    pub resumed: bool,
    /// The name that was sent and checked.
    pub peer_name: String,
    /// The server's certificates, its own first.
    pub chain: Vec<CertificateFacts>,
    /// Whether chain and name were both checked.
    pub verified: bool,
    /// What the chain was checked against.
    pub trust: TrustSummary,
}

impl TlsSummary {
    /// In a few words, such as `TLSv1.3, resumed`.
    #[must_use]
    pub fn brief(&self) -> String {
        let resumed = if self.resumed { ", resumed" } else { "" };
        let unverified = if self.verified { "" } else { ", not verified" };
        format!("{}{resumed}{unverified}", self.version)
    }
}

/// A TLS connection over a non-blocking wire.
pub struct TlsStream {
    wire: Wire,
    session: Box<ClientConnection>,
    summary: Arc<TlsSummary>,
    notes: Capture,
    /// Decrypted bytes that wait to be read.
    plaintext: usize,
    closed_by_peer: bool,
    /// Whether TCP has ended.
    at_end: bool,
    /// What was read from the socket and rustls has not taken yet: it takes 4 KiB at a time, and
    /// each would be a system call.
    intake: Buffer,
    /// Whether our close_notify is said.
    finished: bool,
}

impl TlsStream {
    pub(super) fn new(
        wire: Wire,
        session: Box<ClientConnection>,
        summary: TlsSummary,
        notes: Capture,
        plaintext: usize,
    ) -> Self {
        let summary = Arc::new(summary);
        Self {
            wire,
            session,
            summary,
            notes,
            plaintext,
            closed_by_peer: false,
            at_end: false,
            intake: Buffer::default(),
            finished: false,
        }
    }

    /// Reads what has been decrypted; looks at the socket if nothing has.
    ///
    /// # Errors
    /// `WouldBlock` when nothing is there. `Ok(0)` is the end, with or without a close_notify
    /// ([`TlsStream::closed_by_peer`] tells). A TLS error comes as `InvalidData` with a
    /// `rustls::Error` in it, for [`TlsStream::later_failure`].
    pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.finished {
            return self.wire.read(buffer);
        }
        self.decrypt()?;
        match self.session.reader().read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(0),
            Err(error) => Err(error),
            Ok(count) => {
                self.plaintext = self.plaintext.saturating_sub(count);
                Ok(count)
            }
        }
    }

    /// As [`TlsStream::read`], into memory that need not be initialised; gives back what now is.
    ///
    /// # Errors
    /// As [`TlsStream::read`].
    pub fn read_uninit<'b>(
        &mut self,
        buffer: &'b mut [MaybeUninit<u8>],
    ) -> io::Result<&'b mut [u8]> {
        if self.finished {
            return self.wire.read_uninit(buffer);
        }
        self.decrypt()?;
        let mut reader = self.session.reader();
        let record = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(&mut []),
            other => other?,
        };
        let count = record.len().min(buffer.len());
        let (space, record) = (buffer.get_mut(..count), record.get(..count));
        let (Some(space), Some(record)) = (space, record) else {
            return Ok(&mut []);
        };
        let bytes = space.write_copy_of_slice(record);
        reader.consume(count);
        self.plaintext = self.plaintext.saturating_sub(count);
        Ok(bytes)
    }

    /// Reads from the socket until there is something to give, or its end.
    ///
    /// The end of TCP without close_notify is an end like any other: frames have their own (RFC 6455
    /// §7.1.1), so a cut is noticed there.
    fn decrypt(&mut self) -> io::Result<()> {
        while self.plaintext == 0 && !self.closed_by_peer && !self.at_end {
            let was_read_before = !self.intake.is_empty();
            self.absorb()?;
            // What comes next is for whoever asks again: a caller that only wants what is buffered
            // must not be kept by a peer that goes on sending.
            if was_read_before && self.plaintext == 0 && !self.closed_by_peer {
                return Err(io::ErrorKind::WouldBlock.into());
            }
        }
        Ok(())
    }

    /// Encrypts as much of `bytes` as the stream's bounded buffer takes, and hands to the kernel what
    /// that takes. What is left over goes with [`TlsStream::flush`] or the next call.
    ///
    /// # Errors
    /// `WouldBlock` when the buffer is full; a TLS error as in [`TlsStream::read`].
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut taken = self.session.writer().write(bytes)?;
        self.flush_unblocked()?;
        if taken == 0 && !bytes.is_empty() {
            // It was full; the flush may have made room.
            taken = self.session.writer().write(bytes)?;
            if taken == 0 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            self.flush_unblocked()?;
        }
        Ok(taken)
    }

    /// Hands to the kernel what the stream still holds back.
    ///
    /// # Errors
    /// `WouldBlock` when the kernel does not take all of it now.
    pub fn flush(&mut self) -> io::Result<()> {
        match flush(&mut self.session, &mut self.wire) {
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => {
                Err(self.last_alert().unwrap_or(error))
            }
            other => other,
        }
    }

    /// After a failed write, as in the handshake: the server's last alert says more than a broken
    /// pipe. Tickets may stand before it.
    fn last_alert(&mut self) -> Option<io::Error> {
        if self.finished {
            return None;
        }
        for _ in 0..8 {
            if let Err(error) = self.absorb() {
                return Some(error)
                    .filter(|e| e.get_ref().is_some_and(|e| e.is::<rustls::Error>()));
            }
        }
        None
    }

    /// What TLS owes the peer goes out as soon as the kernel takes it: whoever waits to read asks
    /// for that moment too, and would ask for ever if nothing were done about it.
    ///
    /// # Errors
    /// As [`TlsStream::flush`], but never `WouldBlock`.
    pub fn flush_if_wanted(&mut self) -> io::Result<()> {
        if self.wants_write() {
            self.flush_unblocked()
        } else {
            Ok(())
        }
    }

    /// Whether [`TlsStream::flush`] has something to do.
    #[must_use]
    pub fn wants_write(&self) -> bool {
        self.session.wants_write()
    }

    /// Whether `read` may have bytes to give even if the socket has none.
    #[must_use]
    pub fn has_buffered(&self) -> bool {
        self.plaintext > 0 || !self.intake.is_empty()
    }

    /// Whether the peer ended the stream with a close_notify (RFC 8446 §6.1).
    #[must_use]
    pub fn closed_by_peer(&self) -> bool {
        self.closed_by_peer
    }

    /// Tells the peer that nothing more will be sent, as far as the kernel takes it now. What is read
    /// from then on is not decrypted; only its end counts. A record that cannot be decrypted would
    /// want an alert, and after a close_notify there must not be one (RFC 8446 §6.1), which rustls
    /// asserts.
    pub fn send_close_notify(&mut self) {
        self.finished = true;
        self.session.send_close_notify();
        // A peer that has gone need not be told.
        let _ = flush(&mut self.session, &mut self.wire);
    }

    /// What was agreed.
    #[must_use]
    pub fn summary(&self) -> &Arc<TlsSummary> {
        &self.summary
    }

    /// The socket with its account.
    #[must_use]
    pub fn wire(&self) -> &Wire {
        &self.wire
    }

    /// The TLS failure in an error of `read`, `write` or `flush`; `None` if it is not one of TLS.
    ///
    /// Under TLS 1.3 the client's handshake is over before the server has seen its certificate,
    /// so that a refusal comes with the first read (RFC 8446 §4.4.2.4).
    #[must_use]
    pub fn later_failure(&self, error: &io::Error) -> Option<Box<TlsFailure>> {
        let error = error.get_ref()?.downcast_ref::<rustls::Error>()?;
        let error = classify::error(error, &self.notes, &self.wire.tap);
        let name = self.summary.peer_name.clone();
        let trust = self.summary.trust.clone();
        let mut failure = classify::failure(
            error,
            name,
            &self.wire,
            &self.notes,
            trust,
            Some(self.summary.version),
        );
        failure.chain.clone_from(&self.summary.chain);
        Some(failure)
    }

    /// Decrypts what was read before, or reads once from the socket and decrypts that, until there
    /// is something to give. The end of the stream is no error: the session's reader tells it.
    fn absorb(&mut self) -> io::Result<()> {
        if self.intake.is_empty() {
            let read = self.wire.read(self.intake.space());
            // What is filled with nothing is given back.
            self.intake.filled(read.as_ref().map_or(0, |count| *count));
            self.intake.consume(0);
            self.at_end = read? == 0;
        }
        loop {
            // rustls takes a few KiB at a time. Nothing is its sign of the end.
            let taken = self.session.read_tls(&mut self.intake.bytes())?;
            self.intake.consume(taken);
            self.process()?;
            if taken == 0 {
                self.intake.clear();
            }
            if self.plaintext > 0 || self.intake.is_empty() {
                return Ok(());
            }
        }
    }

    fn process(&mut self) -> io::Result<()> {
        match self.session.process_new_packets() {
            Ok(state) => {
                self.plaintext = state.plaintext_bytes_to_read();
                self.closed_by_peer |= state.peer_has_closed();
                // Answers of the TLS layer itself, such as to a key update, go out now.
                if self.session.wants_write() {
                    self.flush_unblocked_once()
                } else {
                    Ok(())
                }
            }
            Err(error) => {
                let _ = flush(&mut self.session, &mut self.wire);
                Err(io::Error::new(io::ErrorKind::InvalidData, error))
            }
        }
    }

    fn flush_unblocked(&mut self) -> io::Result<()> {
        unblocked(self.flush())
    }

    fn flush_unblocked_once(&mut self) -> io::Result<()> {
        unblocked(flush(&mut self.session, &mut self.wire))
    }
}

impl AsFd for TlsStream {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.wire.as_fd()
    }
}

impl fmt::Debug for TlsStream {
    /// Without the session: it holds keys.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsStream")
            .field("wire", &self.wire)
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}

pub(super) fn flush(session: &mut ClientConnection, wire: &mut Wire) -> io::Result<()> {
    while session.wants_write() {
        if session.write_tls(wire)? == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
    }
    Ok(())
}

fn unblocked(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
        other => other,
    }
}
