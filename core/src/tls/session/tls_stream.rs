//! The non-blocking stream after a TLS handshake.

use std::fmt;
use std::io::{self, Read as _};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;

use crate::buffer::{BLOCK, Buffer};
use crate::tls::capture::Capture;
use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::handshake_error::TlsFailure;
use crate::tls::session::classify;
use crate::tls::session::tls_session::{MAX_RECORD, TlsSession, append_plaintext, io_error};
use crate::tls::trust::summary::TrustSummary;
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
    session: TlsSession,
    summary: Arc<TlsSummary>,
    notes: Capture,
    /// Whether TCP has ended.
    tcp_ended: bool,
    /// Whether our close_notify is said.
    sent_close_notify: bool,
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
        }
    }

    /// Reads what has been decrypted; looks at the socket if nothing has.
    ///
    /// # Errors
    /// `WouldBlock` when nothing is there. `Ok(0)` is the end, with or without a close_notify
    /// ([`TlsStream::closed_by_peer`] tells). A TLS error comes as `InvalidData` with a
    /// `rustls::Error` in it, for [`TlsStream::post_handshake_failure`].
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
        // What else has come goes along, as far as any record fits. A failure is for the next call.
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

    /// As [`TlsStream::read`], into memory that need not be initialised; gives back what now is.
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
    /// The end of TCP without close_notify is an end like any other: frames have their own (RFC 6455
    /// §7.1.1), so a cut is noticed there.
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
            // What comes next is for whoever asks again: a caller that only wants what is buffered
            // must not be kept by a peer that goes on sending.
            if was_read_before && !self.session.closed_by_peer() {
                return Err(io::ErrorKind::WouldBlock.into());
            }
        }
    }

    /// Encrypts as much of `bytes` as the stream's bounded buffer takes, and hands to the kernel what
    /// that takes. What is left over goes with [`TlsStream::flush`] or the next call.
    ///
    /// # Errors
    /// `WouldBlock` when the buffer is full; a TLS error as in [`TlsStream::read`].
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut taken = self.encrypt(bytes)?;
        self.flush_what_fits()?;
        if taken == 0 && !bytes.is_empty() {
            // It was full; the flush may have made room.
            taken = self.encrypt(bytes)?;
            if taken == 0 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            self.flush_what_fits()?;
        }
        Ok(taken)
    }

    /// Hands to the kernel what the stream still holds back.
    ///
    /// # Errors
    /// `WouldBlock` when the kernel does not take all of it now.
    pub fn flush(&mut self) -> io::Result<()> {
        match self.session.flush(&mut self.wire) {
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => {
                Err(self.last_alert().unwrap_or(error))
            }
            other => other,
        }
    }

    /// After a failed write, as in the handshake: the server's last alert says more than a broken
    /// pipe. Tickets may stand before it, and data.
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

    /// What TLS owes the peer goes out as soon as the kernel takes it: whoever waits to read asks
    /// for that moment too, and would ask for ever if nothing were done about it.
    ///
    /// # Errors
    /// As [`TlsStream::flush`], but never `WouldBlock`.
    pub fn flush_pending(&mut self) -> io::Result<()> {
        if self.wants_write() {
            self.flush_what_fits()
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
        self.session.has_records() || self.session.has_plaintext()
    }

    /// Whether the peer ended the stream with a close_notify (RFC 8446 §6.1).
    #[must_use]
    pub fn closed_by_peer(&self) -> bool {
        self.session.closed_by_peer()
    }

    /// Tells the peer that nothing more will be sent, as far as the kernel takes it now. What is read
    /// from then on is not decrypted; only its end counts. A record that cannot be decrypted would
    /// want an alert, and after a close_notify there must not be one (RFC 8446 §6.1), which rustls
    /// asserts.
    pub fn send_close_notify(&mut self) {
        if !std::mem::replace(&mut self.sent_close_notify, true) {
            // A connection that has failed has said so.
            let _ = self.session.queue_close_notify();
        }
        // A peer that has gone need not be told.
        let _ = self.session.flush(&mut self.wire);
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
    pub fn post_handshake_failure(&self, error: &io::Error) -> Option<Box<TlsFailure>> {
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

    /// Sends what the session has to say at once: an alert with a failure, or an answer. If that is
    /// not to be had, whoever writes next hears of it: what was decrypted must not get lost by it.
    fn flush_after<R>(&mut self, outcome: Result<R, rustls::Error>) -> io::Result<R> {
        if self.wants_write() {
            let _ = self.session.flush(&mut self.wire);
        }
        outcome.map_err(io_error)
    }

    fn flush_what_fits(&mut self) -> io::Result<()> {
        ignore_would_block(self.flush())
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
