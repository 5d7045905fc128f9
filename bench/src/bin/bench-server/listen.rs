//! Accepts connections, one after the other or many at the same time, and answers the opening handshake.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::net::sockopt::set_socket_linger;
use rustix::net::{RecvFlags, recv};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tungstenite::handshake::derive_accept_key;

use crate::crowd::Crowd;
use crate::work;

/// The connections of a client that holds many, whichever port they came to.
pub(crate) type Held = Arc<Mutex<Vec<Box<dyn Stream>>>>;

/// Starts threads that serve a port of their own, and returns the port. Each serves one connection after the other.
pub(crate) fn serve(
    tls: Option<Arc<ServerConfig>>,
    held: Held,
    crowd: Arc<Crowd>,
    threads: usize,
) -> io::Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    for _ in 0..threads {
        let listener = listener.try_clone()?;
        let (tls, held, crowd) = (tls.clone(), Arc::clone(&held), Arc::clone(&crowd));
        thread::spawn(move || accept(&listener, tls.as_ref(), &held, &crowd));
    }
    Ok(port)
}

fn accept(listener: &TcpListener, tls: Option<&Arc<ServerConfig>>, held: &Held, crowd: &Crowd) {
    for socket in listener.incoming() {
        release(held);
        // A client goes when its time is over, also in the middle of a write.
        let served = socket.and_then(|socket| converse(socket, tls));
        match served {
            Ok(Next::Hold(stream)) => lock(held).push(stream),
            // Without it the client hears nothing, and says so.
            Ok(Next::Join(stream)) => drop(crowd.join(stream)),
            Ok(Next::End) | Err(_) => {}
        }
    }
}

/// Drops the connections that were held once their client has gone, because their ports and
/// descriptors are wanted; while it is there, it says nothing on them.
fn release(held: &Held) {
    let mut held = lock(held);
    if held.first().is_some_and(|first| first.has_input()) {
        held.clear();
    }
}

fn lock(held: &Held) -> MutexGuard<'_, Vec<Box<dyn Stream>>> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) trait Stream: Read + Write + Send {
    fn socket(&self) -> &TcpStream;

    /// Whether something has arrived, be it the end.
    fn has_input(&self) -> bool {
        let flags = RecvFlags::PEEK | RecvFlags::DONTWAIT;
        recv(self.socket(), &mut [0; 1], flags).is_ok()
    }
}

impl Stream for TcpStream {
    fn socket(&self) -> &TcpStream {
        self
    }
}

impl Stream for StreamOwned<ServerConnection, TcpStream> {
    fn socket(&self) -> &TcpStream {
        &self.sock
    }
}

/// What is done with a connection after its turn.
enum Next {
    End,
    Hold(Box<dyn Stream>),
    Join(Box<dyn Stream>),
}

/// Serves one connection.
fn converse(socket: TcpStream, tls: Option<&Arc<ServerConfig>>) -> io::Result<Next> {
    socket.set_nodelay(true)?;
    // A client that hangs must not keep the next ones out.
    socket.set_read_timeout(Some(Duration::from_secs(60)))?;
    socket.set_write_timeout(Some(Duration::from_secs(60)))?;
    // The client closes first; the reset spares its port the wait for late packets, so that
    // measuring thousands of connections does not run out of ports.
    set_socket_linger(&socket, Some(Duration::ZERO))?;
    match tls {
        None => answer(socket),
        Some(config) => {
            let session = ServerConnection::new(Arc::clone(config)).map_err(io::Error::other)?;
            answer(StreamOwned::new(session, socket))
        }
    }
}

fn answer<S: Stream + 'static>(mut stream: S) -> io::Result<Next> {
    let request = read_request(&mut stream)?;
    let path = request.split(' ').nth(1).unwrap_or_default();
    let key = request.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("Sec-WebSocket-Key")
            .then_some(value.trim())
    });
    let accept = derive_accept_key(key.unwrap_or_default().as_bytes());
    let path = path.split('/').collect::<Vec<_>>();
    // Only the rows on compression ask for it by their path, whatever else a client offers.
    let deflate = path.last() == Some(&"json") && request.contains("permessage-deflate");
    let extension = if deflate {
        "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; \
         client_no_context_takeover\r\n"
    } else {
        ""
    };
    let head = format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         {extension}Sec-WebSocket-Accept: {accept}\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.flush()?;
    match path[..] {
        ["", "receive", size, kind] => {
            let size = size.parse().map_err(io::Error::other)?;
            work::stream_out(&mut stream, size, kind, 1, deflate)?;
        }
        ["", "receive", size, kind, fragments] => {
            let [size, fragments] = [size, fragments].map(|number| number.parse());
            let fragments = fragments.map_err(io::Error::other)?;
            let size = size.map_err(io::Error::other)?;
            work::stream_out(&mut stream, size, kind, fragments, false)?;
        }
        ["", "send"] => work::count(&mut stream)?,
        ["", "send", "json"] => work::exchange(&mut stream, &mut work::Expanded::default())?,
        ["", "echo"] => work::exchange(&mut stream, &mut work::Echo)?,
        ["", "hold"] => return Ok(Next::Hold(Box::new(stream))),
        ["", "crowd"] => return Ok(Next::Join(Box::new(stream))),
        _ => while stream.read(&mut [0; 64])? > 0 {},
    }
    Ok(Next::End)
}

fn read_request(stream: &mut impl Read) -> io::Result<String> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => request.extend_from_slice(&buffer[..count]),
        }
    }
    Ok(String::from_utf8_lossy(&request).into_owned())
}
