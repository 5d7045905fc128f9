//! Servers in threads: TLS servers that echo, and servers that run a script.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;

use rustls::server::{ClientHello, ResolvesServerCert, WebPkiClientVerifier};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{RootCertStore, ServerConfig, ServerConnection, SupportedProtocolVersion};

use super::pki::{Authority, Identity};
use crate::tls::crypto_provider::{load_private_key, provider};

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Accepts `times` connections, runs `script` on each and ends.
    pub(crate) fn scripted(
        times: usize,
        mut script: impl FnMut(TcpStream) + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let thread = std::thread::spawn(move || {
            for _ in 0..times {
                script(listener.accept().unwrap().0);
            }
        });
        Self {
            address,
            thread: Some(thread),
        }
    }

    /// Accepts `times` connections and echoes what it receives over TLS.
    pub(crate) fn tls(times: usize, config: ServerConfig) -> Self {
        let config = Arc::new(config);
        Self::scripted(times, move |mut socket| {
            let mut session = ServerConnection::new(Arc::clone(&config)).unwrap();
            let _ = echo(&mut session, &mut socket);
            // The last alert is sent; what the client still sends must not cause a reset before the client reads it.
            let _ = session.write_tls(&mut socket);
            let _ = socket.shutdown(std::net::Shutdown::Write);
            let _ = std::io::copy(&mut socket, &mut std::io::sink());
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // The thread may be waiting for a connection that is never opened.
            return;
        }
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

fn echo(session: &mut ServerConnection, socket: &mut TcpStream) -> std::io::Result<()> {
    let mut stream = rustls::Stream::new(session, socket);
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer)? {
            0 => return Ok(()),
            count => stream.write_all(&buffer[..count])?,
        }
    }
}

pub(crate) const BOTH: &[&SupportedProtocolVersion] = &[&TLS13, &TLS12];
pub(crate) const ONLY_12: &[&SupportedProtocolVersion] = &[&TLS12];
pub(crate) const ONLY_13: &[&SupportedProtocolVersion] = &[&TLS13];

/// A server with `identity`, which requires a client certificate of `clients` if given.
pub(crate) fn config(
    identity: &Identity,
    versions: &[&'static SupportedProtocolVersion],
    clients: Option<&Authority>,
) -> ServerConfig {
    let provider = provider();
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(versions)
        .unwrap();
    let builder = match clients {
        None => builder.with_no_client_auth(),
        Some(authority) => {
            let mut roots = RootCertStore::empty();
            roots.add(authority.der.clone()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    // Not with_single_cert: that refuses the invalid certificates of some tests.
    let key = load_private_key(identity.key_der()).unwrap();
    let certified = CertifiedKey::new(identity.chain.clone(), key);
    builder.with_cert_resolver(Arc::new(FixedCertificate(Arc::new(certified))))
}

#[derive(Debug)]
struct FixedCertificate(Arc<CertifiedKey>);

impl ResolvesServerCert for FixedCertificate {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}
