//! The same connections without recording, and without this crate.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use wsclient_core::connect::ConnectOptions;
use wsclient_core::deadline::Deadline;
use wsclient_core::dial::dial;
use wsclient_core::handshake::{Opened, Request, accept_key, exchange, generate_key};
use wsclient_core::resolve::resolve;
use wsclient_core::stream::Stream;
use wsclient_core::tls::TlsClient;
use wsclient_core::url::Target;
use wsclient_core::wait::{Uninterruptible, Wait};

type Addresses = (SocketAddr, SocketAddr);

/// The steps of `connect()` without its records; both addresses are part of its result.
pub(crate) fn steps(url: &str, options: &ConnectOptions) -> (Stream, Opened, Addresses) {
    let target = Target::parse(url).unwrap();
    let wait = Wait::new(Deadline::after(options.timeout), &Uninterruptible);
    let tls_client = target
        .secure
        .then(|| TlsClient::new(&options.tls, &(options.trust)()).unwrap());
    let key = generate_key().unwrap();
    let addresses = resolve(&target.host, target.port, wait).unwrap();
    let (wire, _) = dial(&addresses, wait).unwrap();
    let peer_address = wire.peer_address();
    let mut stream = match tls_client {
        None => Stream::Plain(wire),
        Some(tls_client) => {
            let tls = tls_client.handshake(wire, &target.host, wait).unwrap();
            Stream::Tls(Box::new(tls))
        }
    };
    let request = Request::new(&target, &options.request, &key);
    let opened = exchange(&mut stream, request, wait).unwrap();
    let addresses = (peer_address, stream.wire().local_address());
    (stream, opened, addresses)
}

/// An address at which nothing listens.
pub(crate) fn closed_port() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

pub(crate) fn refused(address: SocketAddr) {
    TcpStream::connect(address).unwrap_err();
}

pub(crate) fn not_found(address: SocketAddr) {
    let mut socket = TcpStream::connect(address).unwrap();
    ask(&mut socket, &generate_key().unwrap());
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 404"));
}

/// A configuration of rustls that trusts `root` only.
pub(crate) fn tls_config(root: &CertificateDer<'static>) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    Arc::new(config)
}

fn tls(
    address: SocketAddr,
    config: &Arc<ClientConfig>,
) -> StreamOwned<ClientConnection, TcpStream> {
    let name = ServerName::from(address.ip());
    let session = ClientConnection::new(Arc::clone(config), name).unwrap();
    StreamOwned::new(session, TcpStream::connect(address).unwrap())
}

pub(crate) fn untrusted(address: SocketAddr, config: &Arc<ClientConfig>) {
    let mut stream = tls(address, config);
    stream.conn.complete_io(&mut stream.sock).unwrap_err();
}

pub(crate) fn open(address: SocketAddr) {
    switch(TcpStream::connect(address).unwrap());
}

pub(crate) fn open_tls(address: SocketAddr, config: &Arc<ClientConfig>) {
    switch(tls(address, config));
}

fn ask(stream: &mut impl Write, key: &str) {
    let request = format!(
        "GET /chat?key=abcdefgh1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n\
         Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    stream.flush().unwrap();
}

fn switch(mut stream: impl Read + Write) {
    let key = generate_key().unwrap();
    ask(&mut stream, &key);
    let mut answer = Vec::new();
    let mut buffer = [0; 1024];
    while !answer.ends_with(b"\r\n\r\n") {
        let count = stream.read(&mut buffer).unwrap();
        answer.extend_from_slice(&buffer[..count]);
    }
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.contains(&accept_key(&key)));
}
