//! The client's side of a TLS session over buffers of our own: records in, plaintext out, and the reverse.
//!
//! Nothing else uses the unbuffered API of rustls. It decrypts the records in place in our block, one at a time. The
//! buffered connection of rustls copies them to memory of its own first, 4 KiB at a time, and from there to an allocation
//! for each. If the two are 1 to 15 bytes apart modulo a page, `memcpy` (`rep movsb`) is ten times slower on some
//! processors, and they are at the same distance for every record.

use std::io::{self, Read as _, Write as _};
use std::sync::Arc;

use rustls::client::{ClientConnectionData, UnbufferedClientConnection};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::unbuffered::{
    ConnectionState, EncodeError, EncodeTlsData, EncryptError, UnbufferedStatus, WriteTraffic,
};
use rustls::{ClientConfig, Error, HandshakeKind, InvalidMessage, ProtocolVersion};

use crate::buffer::{BLOCK, Buffer};
use crate::tls::session::parameter_numbers::cipher_suite_name;
use crate::wire::Wire;

/// The most bytes that wait to be sent before `encrypt` accepts no more: as many full records as fit a block.
const MAX_OUTGOING: usize = BLOCK / (MAX_RECORD + RECORD_OVERHEAD) * MAX_RECORD;

/// The most bytes that are received but incomplete: a part of a record, which has 16 KiB, or the records of an
/// incomplete handshake message, which rustls limits to 64 KiB.
const MAX_INCOMPLETE: usize = 96 * 1024;

/// More than a record adds to its content: header, nonce, content type and tag.
const RECORD_OVERHEAD: usize = 64;

/// The content type of an alert (RFC 8446 §5.1), which TLS 1.2 does not encrypt.
const ALERT: u8 = 21;

/// The most content of a record (RFC 8446 §5.1).
pub(in crate::tls) const MAX_RECORD: usize = 16 * 1024;

/// The state of a TLS connection. It has no `Debug`, because it holds keys and plaintext.
pub(in crate::tls) struct TlsSession {
    connection: Box<UnbufferedClientConnection>,
    /// What was received and is not processed.
    incoming: Buffer,
    /// Whether `incoming` has been processed as far as possible without more input.
    needs_input: bool,
    /// Records for the peer.
    outgoing: Buffer,
    /// What was decrypted before it was requested.
    plaintext: Buffer,
    closed_by_peer: bool,
    /// Whether the peer asked for another handshake, and an alert was staged that refuses it.
    has_refused_renegotiation: bool,
    /// The error that ended the session. rustls must not process the record again: it has modified it.
    failure: Option<Error>,
}

impl TlsSession {
    /// A session whose ClientHello is staged for sending.
    pub(in crate::tls) fn new(
        config: Arc<ClientConfig>,
        name: ServerName<'static>,
    ) -> Result<Self, Error> {
        let connection = Box::new(UnbufferedClientConnection::new(config, name)?);
        let mut session = Self {
            connection,
            incoming: Buffer::default(),
            needs_input: false,
            outgoing: Buffer::default(),
            plaintext: Buffer::default(),
            closed_by_peer: false,
            has_refused_renegotiation: false,
            failure: None,
        };
        session.advance()?;
        Ok(session)
    }

    /// Whether the handshake is not complete yet.
    pub(in crate::tls) fn is_handshaking(&self) -> bool {
        self.connection.is_handshaking()
    }

    /// `TLSv1.2` or `TLSv1.3`, once the server has chosen it.
    pub(in crate::tls) fn version(&self) -> Option<&'static str> {
        match self.connection.protocol_version()? {
            ProtocolVersion::TLSv1_2 => Some("TLSv1.2"),
            ProtocolVersion::TLSv1_3 => Some("TLSv1.3"),
            _ => None,
        }
    }

    /// The cipher suite, as IANA names it, once the server has chosen it.
    pub(in crate::tls) fn cipher_suite(&self) -> Option<String> {
        let suite = self.connection.negotiated_cipher_suite()?;
        Some(cipher_suite_name(suite.suite()))
    }

    /// The group of the key exchange; `None` where a resumed session needed none.
    pub(in crate::tls) fn group(&self) -> Option<String> {
        let group = self.connection.negotiated_key_exchange_group()?;
        Some(format!("{:?}", group.name()))
    }

    /// The application protocol that the server chose.
    pub(in crate::tls) fn alpn_protocol(&self) -> Option<String> {
        let protocol = self.connection.alpn_protocol()?;
        Some(String::from_utf8_lossy(protocol).into_owned())
    }

    /// Whether the handshake resumed an earlier session.
    pub(in crate::tls) fn is_resumed(&self) -> bool {
        self.connection.handshake_kind() == Some(HandshakeKind::Resumed)
    }

    /// The server's certificates, its own first; also on a resumed session, for which the verifier is not called.
    pub(in crate::tls) fn server_certificates(&self) -> &[CertificateDer<'static>] {
        self.connection.peer_certificates().unwrap_or_default()
    }

    /// Whether the peer has sent a close_notify.
    pub(in crate::tls) fn closed_by_peer(&self) -> bool {
        self.closed_by_peer
    }

    /// Whether there is something to [`TlsSession::flush`].
    pub(in crate::tls) fn wants_write(&self) -> bool {
        !self.outgoing.is_empty()
    }

    /// How many bytes are staged for the socket.
    pub(in crate::tls) fn unsent(&self) -> usize {
        self.outgoing.len()
    }

    /// Whether [`TlsSession::decrypt`] has something to do.
    pub(in crate::tls) fn has_records(&self) -> bool {
        self.failure.is_some() || (!self.needs_input && !self.incoming.is_empty())
    }

    /// Whether there is any of [`TlsSession::plaintext`].
    pub(in crate::tls) fn has_plaintext(&self) -> bool {
        !self.plaintext.is_empty()
    }

    /// Whether the peer asked to renegotiate (TLS 1.2), which this client refuses.
    pub(in crate::tls) fn has_refused_renegotiation(&self) -> bool {
        self.has_refused_renegotiation
    }

    /// What was decrypted before it was requested; it comes before the next records.
    pub(in crate::tls) fn plaintext(&mut self) -> &mut Buffer {
        &mut self.plaintext
    }

    /// Reads once from the wire; 0 is its end.
    pub(in crate::tls) fn receive(&mut self, wire: &mut Wire) -> io::Result<usize> {
        let read = wire.read(self.incoming.space());
        match read {
            Ok(count) if count > 0 => {
                self.incoming.filled(count);
                self.needs_input = false;
            }
            // The unused space is released, and a part of a record need not hold a block.
            _ => {
                self.incoming.consume(0);
                self.incoming.shrink_below(2 * MAX_RECORD);
            }
        }
        read
    }

    /// Decrypts one record of data and passes it to `take`, with the buffer for what `take` leaves over. `None` if more
    /// has to be received first.
    pub(in crate::tls) fn decrypt<R>(
        &mut self,
        take: impl FnOnce(&[u8], &mut Buffer) -> R,
    ) -> Result<Option<R>, Error> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        loop {
            let UnbufferedStatus { discard, state } = self
                .connection
                .process_tls_records(self.incoming.bytes_mut());
            match state {
                Ok(ConnectionState::ReadTraffic(mut traffic)) => match traffic.next_record() {
                    Some(Ok(record)) => {
                        let taken = take(record.payload, &mut self.plaintext);
                        let used = discard + record.discard;
                        self.incoming.consume(used);
                        return Ok(Some(taken));
                    }
                    Some(Err(error)) => return Err(self.fail(error)),
                    None => {}
                },
                Ok(ConnectionState::EncodeTlsData(data)) => {
                    let start = self.outgoing.len();
                    encode(data, &mut self.outgoing);
                    // no_renegotiation (RFC 5246 §7.2.2) is the only alert with which rustls answers without an error.
                    if self.outgoing.bytes().get(start) == Some(&ALERT) {
                        self.has_refused_renegotiation = true;
                    }
                }
                // It is in `outgoing` now, and sent before all that follows.
                Ok(ConnectionState::TransmitTlsData(data)) => data.done(),
                Ok(ConnectionState::PeerClosed) => self.closed_by_peer = true,
                Ok(_) => {
                    self.incoming.consume(discard);
                    return self.require_input().map(|()| None);
                }
                Err(error) => return Err(self.fail(error)),
            }
            self.incoming.consume(discard);
        }
    }

    /// Records that the rest of the input cannot be processed without more.
    fn require_input(&mut self) -> Result<(), Error> {
        self.needs_input = true;
        if self.closed_by_peer {
            // "Any data received after a closure alert has been received MUST be ignored" (RFC
            // 8446 §6.1).
            self.incoming.clear();
        }
        if self.incoming.len() > MAX_INCOMPLETE {
            return Err(self.fail(InvalidMessage::HandshakePayloadTooLarge.into()));
        }
        Ok(())
    }

    /// Processes all that was received, and keeps the data in it.
    pub(in crate::tls) fn advance(&mut self) -> Result<(), Error> {
        while self.decrypt(append_plaintext)?.is_some() {}
        Ok(())
    }

    /// Encrypts as much of `bytes` as may wait to be sent, and returns how much that is.
    pub(in crate::tls) fn encrypt(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        let room = MAX_OUTGOING.saturating_sub(self.outgoing.len());
        let bytes = bytes.get(..room).unwrap_or(bytes);
        if bytes.is_empty() {
            return Ok(0);
        }
        let length = bytes.len() + (bytes.len() / MAX_RECORD + 2) * RECORD_OVERHEAD;
        self.send(length, |traffic, space| traffic.encrypt(bytes, space))?;
        Ok(bytes.len())
    }

    /// Stages a close_notify. What was received is dropped.
    pub(in crate::tls) fn queue_close_notify(&mut self) -> Result<(), Error> {
        let closed = self.send(RECORD_OVERHEAD, |traffic, space| {
            traffic.queue_close_notify(space)
        });
        self.incoming.clear();
        self.plaintext.clear();
        closed
    }

    /// Lets `write` write records, which need about `length` bytes.
    fn send(
        &mut self,
        mut length: usize,
        mut write: impl FnMut(
            &mut WriteTraffic<'_, ClientConnectionData>,
            &mut [u8],
        ) -> Result<usize, EncryptError>,
    ) -> Result<(), Error> {
        // rustls allows writing only once it has processed what was received.
        if !self.needs_input || self.connection.wants_write() || self.failure.is_some() {
            self.advance()?;
        }
        let status = self
            .connection
            .process_tls_records(self.incoming.bytes_mut());
        let mut traffic = match status.state {
            Ok(ConnectionState::WriteTraffic(traffic)) => traffic,
            Ok(_) => return Err(Error::HandshakeNotComplete),
            Err(error) => return Err(self.fail(error)),
        };
        loop {
            match write(&mut traffic, self.outgoing.space_for(length)) {
                Ok(written) => {
                    self.outgoing.filled(written);
                    return Ok(());
                }
                // An answer that rustls has staged is written with it.
                Err(EncryptError::InsufficientSize(needed)) if needed.required_size > length => {
                    length = needed.required_size;
                }
                Err(_) => return Err(self.fail(Error::EncryptError)),
            }
        }
    }

    /// Writes what is staged to the kernel.
    ///
    /// # Errors
    /// `WouldBlock` when the kernel does not take all of it.
    #[inline(never)] // The suppressions of valgrind name it.
    pub(in crate::tls) fn flush(&mut self, wire: &mut Wire) -> io::Result<()> {
        while !self.outgoing.is_empty() {
            match wire.write(self.outgoing.bytes())? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                count => self.outgoing.consume(count),
            }
        }
        Ok(())
    }

    /// How many bytes of memory its buffers hold.
    #[cfg(test)]
    pub(in crate::tls) fn memory(&self) -> usize {
        [&self.incoming, &self.outgoing, &self.plaintext]
            .map(Buffer::memory)
            .iter()
            .sum()
    }

    /// Keeps the error, and stages the alert that reports it to the peer. Nothing more is processed.
    fn fail(&mut self, error: Error) -> Error {
        self.failure = Some(error.clone());
        self.incoming.clear();
        // rustls returns what it has to send before it requires input.
        while self.connection.wants_write() {
            match self.connection.process_tls_records(&mut []).state {
                Ok(ConnectionState::EncodeTlsData(data)) => encode(data, &mut self.outgoing),
                _ => break,
            }
        }
        error
    }
}

/// An error of rustls as one of reading and writing.
pub(in crate::tls) fn io_error(error: Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

/// Appends `bytes`, which were not requested yet, to `kept`.
pub(in crate::tls) fn append_plaintext(bytes: &[u8], kept: &mut Buffer) {
    if !bytes.is_empty() {
        kept.extend_by(bytes.len()).copy_from_slice(bytes);
    }
}

fn encode(mut data: EncodeTlsData<'_, ClientConnectionData>, outgoing: &mut Buffer) {
    let mut length = RECORD_OVERHEAD;
    loop {
        match data.encode(outgoing.space_for(length)) {
            Ok(written) => return outgoing.filled(written),
            Err(EncodeError::InsufficientSize(needed)) => length = needed.required_size,
            Err(EncodeError::AlreadyEncoded) => return,
        }
    }
}
