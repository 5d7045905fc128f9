//! The TLS handshake between a connection and its peer; certificate and settings are made once.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection};
use wsclient_core::deadline::Deadline;
use wsclient_core::stream::Stream;
use wsclient_core::tls::{TlsClient, TlsOptions, TrustSettings};
use wsclient_core::url::Host;
use wsclient_core::wait::{Uninterruptible, Wait};
use wsclient_core::wire::Wire;

use crate::peer::Peer;

static ENDS: LazyLock<(Arc<ServerConfig>, TlsClient)> = LazyLock::new(|| {
    let made = rcgen::generate_simple_self_signed(["good.test".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let server = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let options = TlsOptions {
        ca: Some(made.cert.pem().into()),
        ..TlsOptions::default()
    };
    let client = TlsClient::new(&options, &TrustSettings::default()).unwrap();
    (Arc::new(server), client)
});

/// A socket that counts what is written.
struct Counted<'s>(&'s mut TcpStream, u64);

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.0.write(bytes)?;
        self.1 += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub(crate) fn handshake(wire: Wire, mut socket: TcpStream, deflate: bool) -> (Stream, Peer) {
    let (server, client) = &*ENDS;
    let mut session = ServerConnection::new(Arc::clone(server)).unwrap();
    session.set_buffer_limit(None);
    let (stream, written) = std::thread::scope(|scope| {
        let theirs = scope.spawn(|| {
            let mut counted = Counted(&mut socket, 0);
            while session.is_handshaking() || session.wants_write() {
                session.complete_io(&mut counted).unwrap();
            }
            counted.1
        });
        let wait = Wait::new(Deadline::after(Duration::from_secs(20)), &Uninterruptible);
        let host = Host::Name("good.test".to_owned());
        let mut stream = client.handshake(wire, &host, wait).unwrap();
        // The last flight; the handshake of HTTP, which would write it, is left out.
        stream.flush_pending();
        (stream, theirs.join().unwrap())
    });
    let peer = Peer::new(socket, Some(Box::new(session)), written, deflate);
    (Stream::Tls(Box::new(stream)), peer)
}
