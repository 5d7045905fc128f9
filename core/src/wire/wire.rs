//! A TCP socket that records what was sent and received, as evidence; only a read that is told to waits.

use std::cell::Cell;
use std::io::{self, IoSlice, Read, Write};
use std::mem::{self, MaybeUninit};
use std::net::{SocketAddr, TcpStream};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::{Arc, Weak};
use std::time::Duration;

use rustix::io::Errno;
use rustix::net::{RecvFlags, SendAncillaryBuffer, SendFlags, recv, send, sendmsg};
use socket2::{SockRef, TcpKeepalive};

use super::tcp_info::TcpInfo;
use crate::wait::{CHECK_INTERVAL, Interest, Wait, WaitError};

/// After how long a link is dead on which the peer has answered nothing.
pub const DEAD_LINK_TIMEOUT: Duration = Duration::from_secs(120);

/// How many of the first received bytes are kept.
const FIRST_RECEIVED: usize = 512;

/// How the peer ended the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamEnd {
    /// With FIN.
    Closed,
    /// With RST, or a write failed because the peer was gone.
    Reset,
}

/// The record of a socket: what was sent and received so far.
#[derive(Clone, Debug, Default)]
pub struct Tap {
    /// Bytes handed to the kernel.
    pub sent: u64,
    /// Bytes taken from the kernel.
    pub received: u64,
    /// The first bytes received, at most 512.
    pub first_received: Vec<u8>,
    /// How the peer ended the stream, once it has.
    pub end: Option<StreamEnd>,
}

/// Whether a read can wait in the kernel: only there does every signal end a `recv` that has a time limit,
/// whatever SA_RESTART says (signal(7)).
const CAN_READS_WAIT: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// A connected TCP socket with its [`Tap`].
///
/// Where [`Wire::let_next_read_wait`] works the descriptor is a blocking one, and each other operation says
/// MSG_DONTWAIT: a flag of the descriptor would also be one of its duplicates, such as a stream of the program.
#[derive(Debug)]
pub struct Wire {
    socket: Arc<TcpStream>,
    local_address: SocketAddr,
    peer_address: SocketAddr,
    is_corked: Cell<bool>,
    is_shut: Cell<bool>,
    /// The record of this socket.
    pub tap: Tap,
    drained: bool,
    /// Whether reads can wait: the time limit is set, and nobody has made the descriptor non-blocking.
    can_wait: Cell<bool>,
    does_next_read_wait: bool,
    /// Whether a signal ended the last read that waited.
    was_read_interrupted: bool,
}

/// A socket that another owns and closes.
#[derive(Clone, Debug)]
pub struct WeakSocket(Weak<TcpStream>);

impl WeakSocket {
    /// As [`Wire::tcp_info`]; `None` once the socket is closed.
    #[must_use]
    pub fn tcp_info(&self) -> Option<TcpInfo> {
        TcpInfo::of(self.0.upgrade()?.as_fd())
    }

    /// The socket, which stays open as long as what is returned; `None` once its owner has closed it.
    #[must_use]
    pub fn hold(&self) -> Option<Arc<TcpStream>> {
        self.0.upgrade()
    }
}

impl Wire {
    /// Takes a connected socket and makes it non-blocking.
    ///
    /// # Errors
    /// The kernel's error.
    pub fn new(socket: TcpStream) -> io::Result<Self> {
        socket.set_nonblocking(true)?;
        let peer = socket.peer_addr()?;
        Self::connected(socket, peer)
    }

    /// Takes a non-blocking socket that is connected to `peer_address`.
    ///
    /// # Errors
    /// The kernel's error.
    pub fn connected(socket: TcpStream, peer_address: SocketAddr) -> io::Result<Self> {
        Ok(Self {
            local_address: socket.local_addr()?,
            peer_address,
            is_corked: Cell::new(false),
            is_shut: Cell::new(false),
            socket: Arc::new(socket),
            tap: Tap::default(),
            drained: false,
            can_wait: Cell::new(false),
            does_next_read_wait: false,
            was_read_interrupted: false,
        })
    }

    /// The peer's address.
    #[must_use]
    pub fn peer_address(&self) -> SocketAddr {
        self.peer_address
    }

    /// Our own address.
    #[must_use]
    pub fn local_address(&self) -> SocketAddr {
        self.local_address
    }

    /// Makes the kernel send every write immediately, also while an earlier one is not acknowledged
    /// (Nagle's algorithm off), and detect a dead link within [`DEAD_LINK_TIMEOUT`].
    pub fn set_options(&self) {
        // Not essential: without it, data may be sent late.
        let _ = SockRef::from(&*self.socket).set_tcp_nodelay(true);
        self.set_dead_link_timeout(DEAD_LINK_TIMEOUT);
        self.allow_waiting_reads();
    }

    /// Makes the kernel end the connection when the peer has answered nothing for `timeout`: no probe of a
    /// connection without traffic, or nothing that was sent.
    pub fn set_dead_link_timeout(&self, timeout: Duration) {
        let socket = SockRef::from(&*self.socket);
        // Half of the time without traffic, then four probes. The kernel counts in seconds.
        let at_least = |span: Duration| span.max(Duration::from_secs(1));
        let keepalive = TcpKeepalive::new()
            .with_time(at_least(timeout / 2))
            .with_interval(at_least(timeout / 8))
            .with_retries(4);
        // Not essential: without them, a dead link is detected later, or by the timeout of a call.
        let _ = socket.set_tcp_keepalive(&keepalive);
        // Linux sends no keepalive probes while bytes are not acknowledged, and would send these again for
        // about a quarter of an hour.
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let _ = socket.set_tcp_user_timeout(Some(timeout));
    }

    /// Makes the descriptor a blocking one, where a read may wait.
    pub(crate) fn allow_waiting_reads(&self) {
        self.can_wait.set(
            CAN_READS_WAIT
                && self.socket.set_read_timeout(Some(CHECK_INTERVAL)).is_ok()
                && self.socket.set_nonblocking(false).is_ok(),
        );
    }

    /// Whether a read can wait in the kernel, which saves a poll before it.
    #[must_use]
    pub fn can_reads_wait(&self) -> bool {
        self.can_wait.get()
    }

    /// Lets the next read wait for data, a signal or [`CHECK_INTERVAL`], if it can; or takes that back. After the
    /// latter two the read fails with `WouldBlock`.
    pub fn let_next_read_wait(&mut self, waits: bool) {
        self.does_next_read_wait = waits && self.can_wait.get();
        if waits {
            self.was_read_interrupted = false;
        }
    }

    /// Waits before a read for what `interest` says. If that is only to read, the read may wait itself, which saves a
    /// system call; it then fails with `WouldBlock` when an interrupt may be pending.
    ///
    /// # Errors
    /// Any [`WaitError`].
    pub fn wait_for_next_read(
        &mut self,
        wait: Wait<'_>,
        interest: Interest,
    ) -> Result<(), WaitError> {
        if interest.write || !self.can_wait.get() || !wait.exceeds_check_interval() {
            return wait.for_fd(&*self, interest);
        }
        wait.check()?;
        self.let_next_read_wait(true);
        Ok(())
    }

    /// Whether a signal ended the last read that waited.
    #[must_use]
    pub fn was_read_interrupted(&self) -> bool {
        self.was_read_interrupted
    }

    /// Makes the next writes wait for the end of the stream ([`Wire::shutdown_write`] or
    /// [`Wire::end_with_close`]): so the last bytes and the end are one packet, where the system
    /// supports that.
    pub fn cork(&self) {
        self.is_corked.set(true);
    }

    /// Lets the stream end when the descriptor, which must be the only one, is closed; the kernel then
    /// ends it immediately and sends what is corked.
    pub fn end_with_close(&self) {
        self.is_shut.set(true);
    }

    /// Sends FIN, unless it was sent already.
    pub fn shutdown_write(&self) {
        if !self.is_shut.replace(true) {
            // Fails if the peer is gone already, which does not matter.
            let _ = self.socket.shutdown(std::net::Shutdown::Write);
        }
    }

    /// Lets reads end, for duplicates of the descriptor too; the peer learns nothing of it.
    pub fn shutdown_read(&self) {
        // Fails if the peer is gone already, which does not matter.
        let _ = self.socket.shutdown(std::net::Shutdown::Read);
    }

    /// As [`Read::read`], into memory that need not be initialised; returns the part that now is.
    ///
    /// # Errors
    /// The kernel's error.
    pub fn read_uninit<'b>(
        &mut self,
        buffer: &'b mut [MaybeUninit<u8>],
    ) -> io::Result<&'b mut [u8]> {
        let requested = buffer.len();
        let waits = mem::take(&mut self.does_next_read_wait);
        match recv(&*self.socket, buffer, recv_flags(waits)) {
            Ok(((bytes, _), _)) => {
                self.note_read(bytes, requested);
                Ok(bytes)
            }
            Err(errno) => Err(self.failed_read(errno, waits)),
        }
    }

    /// What has arrived, without taking it; empty at the end of the stream.
    ///
    /// # Errors
    /// `WouldBlock` when nothing has arrived.
    pub fn peek<'b>(&self, buffer: &'b mut [u8]) -> io::Result<&'b [u8]> {
        let (count, _) = match recv(
            &self.socket,
            &mut *buffer,
            RecvFlags::PEEK.union(RecvFlags::DONTWAIT),
        ) {
            Err(Errno::INTR) => return Err(Errno::WOULDBLOCK.into()),
            outcome => outcome?,
        };
        Ok(buffer.get(..count).unwrap_or_default())
    }

    /// Whether the last read took everything that was available.
    #[must_use]
    pub fn is_drained(&self) -> bool {
        self.drained
    }

    /// What the kernel knows about the connection, also after it failed; `None` where it cannot be read. A system call.
    #[must_use]
    pub fn tcp_info(&self) -> Option<TcpInfo> {
        Some(TcpInfo::of(self.socket.as_fd())?.after_sending(self.tap.sent))
    }

    /// The socket for questions to the kernel only.
    #[must_use]
    pub fn weak_socket(&self) -> WeakSocket {
        WeakSocket(Arc::downgrade(&self.socket))
    }

    fn failed_read(&mut self, errno: Errno, waited: bool) -> io::Error {
        if waited && errno == Errno::AGAIN {
            // Either the time is over, or a program has made its duplicate of the descriptor non-blocking.
            self.can_wait.set(
                rustix::fs::fcntl_getfl(&*self.socket)
                    .is_ok_and(|flags| !flags.contains(rustix::fs::OFlags::NONBLOCK)),
            );
        }
        self.drained = true;
        self.was_read_interrupted |= waited && errno == Errno::INTR;
        let error = match errno {
            // A signal interrupted the read; nothing is lost, and the next one finds the rest.
            Errno::INTR => Errno::WOULDBLOCK.into(),
            errno => errno.into(),
        };
        self.note_failure(&error);
        error
    }

    fn note_read(&mut self, bytes: &[u8], requested: usize) {
        self.drained = bytes.len() < requested;
        if bytes.is_empty() && requested > 0 {
            self.tap.end.get_or_insert(StreamEnd::Closed);
        }
        let room = FIRST_RECEIVED.saturating_sub(self.tap.first_received.len());
        if room > 0 {
            let kept = bytes.get(..room).unwrap_or(bytes);
            self.tap.first_received.extend_from_slice(kept);
        }
        self.tap.received += bytes.len() as u64;
    }

    /// Writes, and records it.
    fn recorded(
        &mut self,
        write: impl Fn(&TcpStream) -> rustix::io::Result<usize>,
    ) -> io::Result<usize> {
        loop {
            match write(&self.socket) {
                Ok(count) => {
                    self.tap.sent += count as u64;
                    return Ok(count);
                }
                Err(Errno::INTR) => {}
                Err(errno) => {
                    let error = errno.into();
                    self.note_failure(&error);
                    return Err(error);
                }
            }
        }
    }

    fn note_failure(&mut self, error: &io::Error) {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
        if matches!(
            error.kind(),
            ConnectionReset | ConnectionAborted | BrokenPipe
        ) {
            self.tap.end = Some(StreamEnd::Reset);
        }
    }
}

fn recv_flags(waits: bool) -> RecvFlags {
    match waits {
        true => RecvFlags::empty(),
        false => RecvFlags::DONTWAIT,
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn send_flags(is_corked: bool) -> SendFlags {
    let more = match is_corked {
        true => SendFlags::MORE,
        false => SendFlags::empty(),
    };
    SendFlags::DONTWAIT.union(SendFlags::NOSIGNAL).union(more)
}

/// The standard library has switched SIGPIPE off where it opened the socket.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn send_flags(_is_corked: bool) -> SendFlags {
    SendFlags::DONTWAIT
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let waits = mem::take(&mut self.does_next_read_wait);
        match recv(&*self.socket, &mut *buffer, recv_flags(waits)) {
            Ok((count, _)) => {
                self.note_read(buffer.get(..count).unwrap_or_default(), buffer.len());
                Ok(count)
            }
            Err(errno) => Err(self.failed_read(errno, waits)),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let flags = send_flags(self.is_corked.get());
        self.recorded(|socket| send(socket, bytes, flags))
    }

    fn write_vectored(&mut self, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
        let flags = send_flags(false);
        self.recorded(|socket| sendmsg(socket, pieces, &mut SendAncillaryBuffer::default(), flags))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsFd for Wire {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}
