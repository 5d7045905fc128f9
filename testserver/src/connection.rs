//! One accepted connection, plain or TLS, with every way of ending it.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use socket2::SockRef;

/// How long an orderly close waits for the peer's FIN before it gives up on it.
const PATIENCE: Duration = Duration::from_secs(2);

#[cfg(target_os = "linux")]
const PEER_GONE: PollFlags = PollFlags::RDHUP.union(PollFlags::HUP).union(PollFlags::ERR);
#[cfg(not(target_os = "linux"))]
const PEER_GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR);

/// A connection whose TLS handshake, if it has one, is done.
pub(crate) enum Connection {
    /// Bytes go straight over TCP.
    Plain(TcpStream),
    /// Bytes go through TLS.
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Connection {
    /// Takes an accepted socket and does the TLS handshake when there is a configuration.
    ///
    /// `None` when the handshake failed: the peer has been told by an alert, and the socket is
    /// closed in a way that lets the alert arrive.
    pub(crate) fn accept(tcp: TcpStream, tls: Option<Arc<ServerConfig>>) -> Option<Self> {
        tcp.set_nonblocking(false).ok()?;
        // Many tests depend on when bytes leave, so nothing may wait for company.
        tcp.set_nodelay(true).ok()?;
        let Some(config) = tls else {
            return Some(Connection::Plain(tcp));
        };
        let server = ServerConnection::new(config).ok()?;
        let mut stream = StreamOwned::new(server, tcp);
        while stream.conn.is_handshaking() {
            if stream.conn.complete_io(&mut stream.sock).is_err() {
                finish(&stream.sock);
                return None;
            }
        }
        // The session tickets of TLS 1.3 may still wait in the buffer.
        stream.flush().ok()?;
        Some(Connection::Tls(Box::new(stream)))
    }

    /// The TCP socket below.
    pub(crate) fn tcp(&self) -> &TcpStream {
        match self {
            Connection::Plain(tcp) => tcp,
            Connection::Tls(stream) => &stream.sock,
        }
    }

    /// What was agreed on in the TLS handshake, as JSON; `null` without TLS.
    pub(crate) fn tls_summary(&self) -> String {
        let Connection::Tls(stream) = self else {
            return "null".into();
        };
        let quoted = |text: Option<String>| text.map_or("null".into(), |text| format!("{text:?}"));
        let alpn = stream.conn.alpn_protocol().map(String::from_utf8_lossy);
        format!(
            "{{\"version\":{},\"cipher\":{},\"sni\":{},\"alpn\":{},\"handshake\":{},\"client_certificates\":{}}}",
            quoted(stream.conn.protocol_version().map(|it| format!("{it:?}"))),
            quoted(
                stream
                    .conn
                    .negotiated_cipher_suite()
                    .map(|it| format!("{:?}", it.suite()))
            ),
            quoted(stream.conn.server_name().map(str::to_owned)),
            quoted(alpn.map(|alpn| alpn.into_owned())),
            quoted(stream.conn.handshake_kind().map(|it| format!("{it:?}"))),
            stream.conn.peer_certificates().map_or(0, <[_]>::len),
        )
    }

    /// Says in TLS that nothing more will be sent; without TLS there is nothing to say.
    pub(crate) fn close_notify(&mut self) {
        if let Connection::Tls(stream) = self {
            stream.conn.send_close_notify();
            // A peer that is gone already needs no notice.
            let _ = stream.flush();
        }
    }

    /// Ends our direction with a FIN; the other direction stays open.
    pub(crate) fn shutdown_write(&self) {
        // Fails only when the peer has reset the connection, which ends it just as well.
        let _ = self.tcp().shutdown(Shutdown::Write);
    }

    /// Ends both directions: close_notify in TLS, FIN, then reads the peer's rest.
    pub(crate) fn close(mut self) {
        self.close_notify();
        finish(self.tcp());
    }

    /// Ends TCP like [`Connection::close`] but without TLS's close_notify: a truncation.
    pub(crate) fn truncate(self) {
        finish(self.tcp());
    }

    /// Ends the connection with a RST.
    pub(crate) fn reset(self) {
        // Lingering for no time at all makes the kernel discard and reset on close.
        let _ = SockRef::from(self.tcp()).set_linger(Some(Duration::ZERO));
    }

    /// Waits without reading until the peer closes; `false` when `timeout` came first.
    pub(crate) fn wait_until_gone(&self, timeout: Option<Duration>) -> bool {
        !poll_one(self.tcp(), PEER_GONE, timeout).is_empty()
    }
}

impl Read for Connection {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Connection::Plain(tcp) => tcp.read(buffer),
            Connection::Tls(stream) => match stream.read(buffer) {
                // TCP ended without close_notify; for a test server that is just the end.
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(0),
                other => other,
            },
        }
    }
}

impl Write for Connection {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Connection::Plain(tcp) => tcp.write(bytes),
            Connection::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Connection::Plain(tcp) => tcp.flush(),
            Connection::Tls(stream) => stream.flush(),
        }
    }
}

/// Sends FIN and reads until the peer's FIN, because closing with unread bytes makes a RST, and a
/// RST can destroy what was sent before it.
fn finish(mut tcp: &TcpStream) {
    if tcp.shutdown(Shutdown::Write).is_err() {
        return;
    }
    let deadline = Instant::now() + PATIENCE;
    let mut discarded = [0; 16 * 1024];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || tcp.set_read_timeout(Some(left)).is_err() {
            return;
        }
        match tcp.read(&mut discarded) {
            Ok(1..) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Ok(0) | Err(_) => return,
        }
    }
}

/// Polls one descriptor; the result is empty when `timeout` passed first.
pub(crate) fn poll_one(fd: &impl AsFd, flags: PollFlags, timeout: Option<Duration>) -> PollFlags {
    let deadline = timeout.map(|timeout| Instant::now() + timeout);
    loop {
        let left = deadline.map(|at| at.saturating_duration_since(Instant::now()));
        let timespec = left.and_then(|left| Timespec::try_from(left).ok());
        let mut fds = [PollFd::new(fd, flags)];
        match poll(&mut fds, timespec.as_ref()) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return PollFlags::ERR,
            Ok(_) => return fds.iter().map(PollFd::revents).collect(),
        }
    }
}
