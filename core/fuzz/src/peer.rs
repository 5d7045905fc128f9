//! The other end of a connection: it hands over bytes piece by piece, and reads what came back.

use std::io::{Cursor, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use tungstenite::protocol::{Role, WebSocket, WebSocketConfig};
use tungstenite::{Error, Message};
use wsclient_core::connection::{Connection, Settings};
use wsclient_core::stream::Stream;
use wsclient_core::wire::Wire;

/// A connection and the peer's end of its socket.
pub(crate) struct Peer {
    socket: UnixStream,
    heard: Vec<u8>,
}

impl Peer {
    pub(crate) fn new(max_message_size: u64) -> (Self, Connection<Vec<u8>>) {
        let (ours, socket) = UnixStream::pair().unwrap();
        socket.set_nonblocking(true).unwrap();
        let wire = Wire::new(TcpStream::from(OwnedFd::from(ours))).unwrap();
        let settings = Settings {
            max_message_size,
            close_timeout: Duration::ZERO,
        };
        let connection = Connection::new(Stream::Plain(wire), Vec::new(), settings);
        let heard = Vec::new();
        (Self { socket, heard }, connection)
    }

    /// Sends all of the piece, which has to fit the socket's buffer.
    pub(crate) fn send(&mut self, piece: &[u8]) {
        // The connection may have ended before.
        let _ = self.socket.write_all(piece);
        self.listen();
    }

    /// Says that nothing more comes.
    pub(crate) fn finish(&mut self) {
        let _ = self.socket.shutdown(Shutdown::Write);
    }

    /// Reads what is there.
    pub(crate) fn listen(&mut self) {
        // Ends with "would block", which is no failure here; what was read until then is kept.
        let _ = self.socket.read_to_end(&mut self.heard);
    }

    /// What the client has sent, as tungstenite understands it.
    pub(crate) fn heard(mut self) -> (Vec<Message>, Error) {
        self.listen();
        read_all(self.heard, Role::Server, u64::MAX)
    }
}

/// All that tungstenite makes of some bytes and the end behind them.
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

/// Bytes to read; what is written is of no interest.
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
