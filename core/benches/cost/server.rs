//! The servers of the benchmark: one that refuses, one that opens, and one that opens over TLS.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use wsclient_core::handshake::accept_key;

/// A refusal as nginx sends it.
const NOT_FOUND: &str = "HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\n\
    Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: text/html\r\nContent-Length: 153\r\n\
    Connection: close\r\n\r\n<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n\
    <center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";

pub(crate) struct Servers {
    pub(crate) plain: SocketAddr,
    pub(crate) tls: SocketAddr,
    pub(crate) not_found: SocketAddr,
    /// The certificate of the TLS server, which signs itself, and another one.
    pub(crate) pem: String,
    pub(crate) der: CertificateDer<'static>,
    pub(crate) other_pem: String,
    pub(crate) other_der: CertificateDer<'static>,
}

impl Servers {
    pub(crate) fn start() -> Self {
        let params = || CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let (key, other_key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        let own = params().self_signed(&key).unwrap();
        let other = params().self_signed(&other_key).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![own.der().clone()], key.into())
            .unwrap();
        let config = Arc::new(config);
        Self {
            plain: serve(switch),
            tls: serve(move |socket| {
                let session = ServerConnection::new(Arc::clone(&config)).unwrap();
                switch(StreamOwned::new(session, socket))
            }),
            not_found: serve(|mut socket| {
                request(&mut socket)?;
                socket.write_all(NOT_FOUND.as_bytes())
            }),
            pem: own.pem(),
            der: own.der().clone(),
            other_pem: other.pem(),
            other_der: other.der().clone(),
        }
    }
}

/// Serves one connection after the other, for as long as the program runs.
fn serve(mut answer: impl FnMut(TcpStream) -> io::Result<()> + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for socket in listener.incoming() {
            let socket = socket.unwrap();
            socket.set_nodelay(true).unwrap();
            // A client that refuses the certificate goes in the middle of it.
            let _ = answer(socket);
        }
    });
    address
}

fn switch(mut stream: impl Read + Write) -> io::Result<()> {
    let request = request(&mut stream)?;
    let key = request
        .lines()
        .find_map(|line| line.strip_prefix("Sec-WebSocket-Key: "));
    let accept = accept_key(key.unwrap_or_default());
    write!(
        stream,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {accept}\r\n\r\n"
    )?;
    stream.flush()?;
    // Until the client goes.
    stream.read(&mut [0; 64]).map(drop)
}

fn request(stream: &mut impl Read) -> io::Result<String> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer)? {
            0 => break,
            count => request.extend_from_slice(&buffer[..count]),
        }
    }
    Ok(String::from_utf8_lossy(&request).into_owned())
}
