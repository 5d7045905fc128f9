//! The non-blocking stream after a TLS handshake.

use std::fmt;
use std::io::{self, Read as _};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;

use crate::buffer::{BLOCK, Buffer};
use crate::tls::capture::Capture;
use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::handshake_error::{AfterRefusal, TlsError, TlsFailure};
use crate::tls::session::classify;
use crate::tls::session::clock::unix_seconds;
use crate::tls::session::tls_session::{MAX_RECORD, TlsSession, append_plaintext, io_error};
use crate::tls::trust::summary::TrustSummary;
use crate::wait::{Interest, Wait, WaitError};
use crate::wire::Wire;

/// What was negotiated in a handshake.
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
    /// Whether an earlier session was resumed.
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
    /// A short form, such as `TLSv1.3, resumed`.
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
    session: TlsSession,
    summary: Arc<TlsSummary>,
    notes: Capture,
    /// Whether TCP has ended.
    tcp_ended: bool,
    /// Whether our close_notify has been sent.
    sent_close_notify: bool,
    /// Why nothing can be sent any more, until it is reported.
    flush_error: Option<io::Error>,
    /// Whether what is written waits for the close_notify.
    is_corked: bool,
}

impl TlsStream {
    pub(in crate::tls) fn new(
        wire: Wire,
        session: TlsSession,
        summary: TlsSummary,
        notes: Capture,
    ) -> Self {
        Self {
            wire,
            session,
            summary: Arc::new(summary),
            notes,
            tcp_ended: false,
            sent_close_notify: false,
            flush_error: None,
            is_corked: false,
        }
    }

    /// Reads what has been decrypted, or from the socket if there is nothing.
    ///
    /// # Errors
    /// `WouldBlock` when nothing is available. `Ok(0)` is the end, with a close_notify if [`TlsStream::closed_by_peer`].
    /// A TLS error is `InvalidData` with a `rustls::Error` in it, for [`TlsStream::post_handshake_failure`].
    pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.sent_close_notify {
            return self.wire.read(buffer);
        }
        if self.session.has_plaintext() {
            let count = copy(self.session.plaintext().bytes(), buffer);
            self.session.plaintext().consume(count);
            return Ok(count);
        }
        let first = self.decrypt(|record, kept| copy_or_append(record, buffer, kept))?;
        let mut filled = first.unwrap_or(0);
        // More records follow as long as any record would fit. A failure is reported by the next call.
        while let Some(space) = buffer.get_mut(filled..)
            && space.len() >= MAX_RECORD
            && self.session.has_records()
            && let Ok(Some(count)) = self
                .session
                .decrypt(|record, kept| copy_or_append(record, space, kept))
        {
            filled += count;
        }
        Ok(filled)
    }

    /// As [`TlsStream::read`], into memory that need not be initialised; returns the part that now is.
    ///
    /// # Errors
    /// As [`TlsStream::read`].
    pub fn read_uninit<'b>(
        &mut self,
        buffer: &'b mut [MaybeUninit<u8>],
    ) -> io::Result<&'b mut [u8]> {
        if self.sent_close_notify {
            return self.wire.read_uninit(buffer);
        }
        if self.session.has_plaintext() {
            let bytes = copy_uninit(self.session.plaintext().bytes(), buffer);
            self.session.plaintext().consume(bytes.len());
            return Ok(bytes);
        }
        let mut buffer = Some(buffer);
        let bytes = self.decrypt(|record, kept| {
            let bytes = copy_uninit(record, buffer.take().unwrap_or_default());
            append_plaintext(record.get(bytes.len()..).unwrap_or_default(), kept);
            bytes
        })?;
        Ok(bytes.unwrap_or_default())
    }

    /// Decrypts one record, reading from the socket until there is one. `None` is the end.
    ///
    /// The end of TCP without close_notify is an end too: frames have their own closing handshake (RFC 6455 §7.1.1), by
    /// which a truncation is detected.
    fn decrypt<R>(
        &mut self,
        mut take: impl FnMut(&[u8], &mut Buffer) -> R,
    ) -> io::Result<Option<R>> {
        loop {
            let was_read_before = self.session.has_records();
            if !was_read_before {
                if self.tcp_ended || self.session.closed_by_peer() {
                    return Ok(None);
                }
                self.receive()?;
            }
            let decrypted = self.session.decrypt(&mut take);
            if let Some(taken) = self.flush_after(decrypted)? {
                return Ok(Some(taken));
            }
            // The next call reads further: a caller that only requires what is buffered must not be held up by a peer that
            // keeps sending.
            if was_read_before && !self.session.closed_by_peer() {
                return Err(io::ErrorKind::WouldBlock.into());
            }
        }
    }

    /// Encrypts as much of `bytes` as the stream's bounded buffer takes, and writes what the kernel takes. The rest is
    /// sent by [`TlsStream::flush`] or the next call.
    ///
    /// # Errors
    /// `WouldBlock` when the buffer is full; a TLS error as in [`TlsStream::read`].
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut taken = self.encrypt(bytes)?;
        if self.is_corked && taken == bytes.len() {
            return Ok(taken);
        }
        self.flush_what_fits()?;
        if taken == 0 && !bytes.is_empty() {
            // The buffer was full; the flush may have made room.
            taken = self.encrypt(bytes)?;
            if taken == 0 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            self.flush_what_fits()?;
        }
        Ok(taken)
    }

    /// Writes the records that are still staged to the kernel.
    ///
    /// # Errors
    /// `WouldBlock` when the kernel does not take all of it now.
    pub fn flush(&mut self) -> io::Result<()> {
        if self.is_corked {
            return Ok(());
        }
        self.flush_to_kernel()
    }

    fn flush_to_kernel(&mut self) -> io::Result<()> {
        match self.session.flush(&mut self.wire) {
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => {
                Err(self.last_alert().unwrap_or(error))
            }
            other => other,
        }
    }

    /// After a failed write, as in the handshake: the server's last alert is better evidence than a broken pipe. Tickets
    /// and data may come before it.
    fn last_alert(&mut self) -> Option<io::Error> {
        if self.sent_close_notify {
            return None;
        }
        for _ in 0..8 {
            if let Err(error) = self.session.advance() {
                return Some(io_error(error));
            }
            if self.tcp_ended || self.session.plaintext().len() >= BLOCK || self.receive().is_err()
            {
                break;
            }
        }
        None
    }

    /// Flushes if something is staged. A caller that waits to read also waits until that can be written, and would wait
    /// repeatedly without end if it were not. Why that fails is kept: what has arrived can be read nevertheless.
    pub fn flush_pending(&mut self) {
        if self.wants_write() && self.flush_error.is_none() {
            self.flush_error = self.flush_what_fits().err();
        }
    }

    /// Why [`TlsStream::flush_pending`] failed, to be reported when there is nothing left to read.
    pub fn take_flush_error(&mut self) -> Option<io::Error> {
        self.flush_error.take()
    }

    /// Whether [`TlsStream::flush`] has something to do.
    #[must_use]
    pub fn wants_write(&self) -> bool {
        self.session.wants_write()
    }

    /// As [`Wire::wait_for_next_read`].
    ///
    /// # Errors
    /// Any [`WaitError`].
    pub fn wait_for_next_read(
        &mut self,
        wait: Wait<'_>,
        interest: Interest,
    ) -> Result<(), WaitError> {
        self.wire.wait_for_next_read(wait, interest)
    }

    /// How many bytes of records are still staged.
    #[must_use]
    pub fn unsent(&self) -> usize {
        self.session.unsent()
    }

    /// As [`Wire::let_next_read_wait`].
    pub fn let_next_read_wait(&mut self, waits: bool) {
        self.wire.let_next_read_wait(waits);
    }

    /// Whether `read` may return bytes although the socket has none.
    #[must_use]
    pub fn has_buffered(&self) -> bool {
        self.session.has_records() || self.session.has_plaintext()
    }

    /// Whether `read` reports an end, or why nothing can be sent, although the socket may have nothing.
    #[must_use]
    pub fn has_unreported_end(&self) -> bool {
        self.tcp_ended || self.session.closed_by_peer() || self.flush_error.is_some()
    }

    /// Whether the peer ended the stream with a close_notify (RFC 8446 §6.1).
    #[must_use]
    pub fn closed_by_peer(&self) -> bool {
        self.session.closed_by_peer()
    }

    /// Makes what is written wait for the close_notify ([`TlsStream::send_close_notify`]), and that for the end of the
    /// stream as [`Wire::cork`] does: so all of it is one packet.
    pub fn cork(&mut self) {
        self.is_corked = true;
        self.wire.cork();
    }

    /// Sends a close_notify, as far as the kernel takes it now. What is read from then on is not decrypted; only its end
    /// is of interest. A record that cannot be decrypted would require an alert, which must not follow a close_notify
    /// (RFC 8446 §6.1), as rustls asserts.
    pub fn send_close_notify(&mut self) {
        self.is_corked = false;
        if !std::mem::replace(&mut self.sent_close_notify, true) {
            // A connection that has failed has sent an alert.
            let _ = self.session.queue_close_notify();
        }
        // A peer that is gone need not receive it.
        let _ = self.session.flush(&mut self.wire);
    }

    /// What was negotiated.
    #[must_use]
    pub fn summary(&self) -> &Arc<TlsSummary> {
        &self.summary
    }

    /// The socket, with the record of its traffic.
    #[must_use]
    pub fn wire(&self) -> &Wire {
        &self.wire
    }

    /// The TLS failure in an error of `read`, `write` or `flush`; `None` if it is not one of TLS.
    ///
    /// With TLS 1.3, the client's handshake is complete before the server has received its certificate, so that a refusal
    /// comes with the first read (RFC 8446 §4.4.2.4).
    #[must_use]
    pub fn post_handshake_failure(&self, error: &io::Error) -> Option<Box<TlsFailure>> {
        let error = error.get_ref()?.downcast_ref::<rustls::Error>()?;
        if self.session.has_refused_renegotiation() {
            return self.renegotiation_failure(match error {
                rustls::Error::AlertReceived(alert) => AfterRefusal::Alert(*alert),
                _ => AfterRefusal::OtherRecord,
            });
        }
        Some(self.failure(classify::error(error, &self.notes, &self.wire.tap)))
    }

    /// The TLS failure of a server that asked to renegotiate, was refused, and did not answer; `None` if it did not
    /// ask.
    #[must_use]
    pub fn renegotiation_failure(&self, then: AfterRefusal) -> Option<Box<TlsFailure>> {
        self.session
            .has_refused_renegotiation()
            .then(|| self.failure(TlsError::RenegotiationRefused { then }))
    }

    fn failure(&self, error: TlsError) -> Box<TlsFailure> {
        let name = self.summary.peer_name.clone();
        let trust = self.summary.trust.clone();
        let mut failure = classify::failure(
            error,
            name,
            &self.wire,
            &self.notes,
            trust,
            Some(self.summary.version),
            unix_seconds(),
        );
        failure.chain.clone_from(&self.summary.chain);
        failure
    }

    /// How many bytes of memory its buffers hold.
    #[cfg(test)]
    pub(in crate::tls) fn memory(&self) -> usize {
        self.session.memory()
    }

    fn encrypt(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.session.encrypt(bytes).map_err(|error| {
            let _ = self.session.flush(&mut self.wire);
            io_error(error)
        })
    }

    fn receive(&mut self) -> io::Result<()> {
        self.tcp_ended = self.session.receive(&mut self.wire)? == 0;
        Ok(())
    }

    /// Sends what the session has staged: an alert after a failure, or an answer. If that fails, the next write reports
    /// it: what was decrypted must not be lost.
    fn flush_after<R>(&mut self, outcome: Result<R, rustls::Error>) -> io::Result<R> {
        if self.wants_write() {
            let _ = self.session.flush(&mut self.wire);
        }
        outcome.map_err(io_error)
    }

    fn flush_what_fits(&mut self) -> io::Result<()> {
        ignore_would_block(self.flush_to_kernel())
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

fn copy(bytes: &[u8], buffer: &mut [u8]) -> usize {
    let count = bytes.len().min(buffer.len());
    if let (Some(space), Some(bytes)) = (buffer.get_mut(..count), bytes.get(..count)) {
        space.copy_from_slice(bytes);
    }
    count
}

fn copy_or_append(record: &[u8], buffer: &mut [u8], kept: &mut Buffer) -> usize {
    let count = copy(record, buffer);
    append_plaintext(record.get(count..).unwrap_or_default(), kept);
    count
}

fn copy_uninit<'b>(bytes: &[u8], buffer: &'b mut [MaybeUninit<u8>]) -> &'b mut [u8] {
    let count = bytes.len().min(buffer.len());
    match (buffer.get_mut(..count), bytes.get(..count)) {
        (Some(space), Some(bytes)) => space.write_copy_of_slice(bytes),
        _ => &mut [],
    }
}

fn ignore_would_block(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
        other => other,
    }
}
