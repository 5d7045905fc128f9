//! The other end of a connection: it sends bytes piece by piece, and reads the answers.

use std::io::{Cursor, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::time::Duration;

use tungstenite::protocol::{Role, WebSocket, WebSocketConfig};
use tungstenite::{Error, Message};
use wsclient_core::connection::{Connection, ConnectionLimits};
use wsclient_core::stream::Stream;
use wsclient_core::wire::Wire;

/// Long enough for a busy machine; a test does not wait that long.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(20);

thread_local! {
    /// One port for all connections of a thread: each new one would be kept for a while.
    static LISTENER: TcpListener = TcpListener::bind("127.0.0.1:0").expect("a free port");
}

/// The two ends of a connection, the peer's being the second.
pub(crate) fn pair() -> (Wire, TcpStream) {
    LISTENER.with(|listener| {
        let address = listener.local_addr().expect("it is bound");
        let ours = TcpStream::connect(address).expect("it listens");
        let theirs = listener.accept().expect("we have connected").0;
        theirs.set_nodelay(true).expect("a socket");
        (Wire::new(ours).expect("a socket"), theirs)
    })
}

/// A connection and the peer's end of its socket.
pub(crate) struct Peer {
    socket: TcpStream,
    heard: Vec<u8>,
}

impl Peer {
    pub(crate) fn new(max_message_size: u64) -> (Self, Connection<Vec<u8>>) {
        let (wire, socket) = pair();
        socket.set_nonblocking(true).expect("a socket");
        let limits = ConnectionLimits {
            max_message_size,
            close_timeout: Duration::ZERO,
            ..ConnectionLimits::default()
        };
        let connection = Connection::new(Stream::Plain(wire), Vec::new(), limits);
        let heard = Vec::new();
        (Self { socket, heard }, connection)
    }

    /// Sends all of the piece, which has to fit the socket's buffer.
    pub(crate) fn send(&mut self, piece: &[u8]) {
        match self.socket.write_all(piece) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => panic!("it does not fit"),
            // It is sent completely unless the connection has ended before.
            _ => {}
        }
        self.listen();
    }

    /// Ends the peer's side of the stream.
    pub(crate) fn finish(&mut self) {
        let _ = self.socket.shutdown(Shutdown::Write);
    }

    /// Reads what is available.
    pub(crate) fn listen(&mut self) {
        // Ends with "would block", which is not a failure here; what was read before is kept.
        let _ = self.socket.read_to_end(&mut self.heard);
    }

    /// The bytes that the client has sent until it ended the stream.
    pub(crate) fn raw(mut self) -> Vec<u8> {
        self.socket.set_nonblocking(false).expect("a socket");
        let patience = Some(TIMEOUT);
        self.socket.set_read_timeout(patience).expect("a socket");
        self.listen();
        self.heard
    }

    /// What the client has sent until it ended the stream, as tungstenite reads it.
    pub(crate) fn heard(self) -> (Vec<Message>, Error) {
        read_all(self.raw(), Role::Server, u64::MAX)
    }
}

/// Everything that tungstenite reads from some bytes and the end of the stream after them.
pub(crate) fn read_all(bytes: Vec<u8>, role: Role, max_message_size: u64) -> (Vec<Message>, Error) {
    let limit = usize::try_from(max_message_size).ok();
    let config = WebSocketConfig::default()
        .max_message_size(limit)
        .max_frame_size(limit);
    let mut socket = WebSocket::from_raw_socket(Tape(Cursor::new(bytes)), role, Some(config));
    let mut messages = Vec::new();
    loop {
        match socket.read() {
            Ok(message) => messages.push(message),
            Err(error) => return (messages, error),
        }
    }
}

/// Bytes to read; what is written is ignored.
struct Tape(Cursor<Vec<u8>>);

impl Read for Tape {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Tape {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
