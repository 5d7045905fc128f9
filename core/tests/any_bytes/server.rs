//! A server for one connection: it reads the request, answers in pieces and ends, over TCP or TLS.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::answers;
use crate::random::Random;

/// A certificate for 127.0.0.1 that signs itself.
pub(crate) struct Identity {
    pub(crate) pem: String,
    config: Arc<ServerConfig>,
}

impl Identity {
    pub(crate) fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let certificate = params.self_signed(&key).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            )
            .unwrap();
        Self {
            pem: certificate.pem(),
            config: Arc::new(config),
        }
    }
}

/// Which layer the answer is given in.
#[derive(Clone)]
pub(crate) enum Below {
    /// Bare TCP.
    Tcp,
    /// TLS, and inside it.
    Tls(Arc<Identity>),
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    thread: JoinHandle<Vec<u8>>,
}

impl Server {
    /// Serves one connection as `random` says.
    pub(crate) fn start(below: Below, mut random: Random, secrets: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let thread = std::thread::spawn(move || {
            let socket = listener.accept().unwrap().0;
            // Only a failing test waits for it.
            socket
                .set_read_timeout(Some(Duration::from_secs(60)))
                .unwrap();
            socket.set_nodelay(true).unwrap();
            let mut sent = Vec::new();
            // The client may go before the server has said all; that is its good right.
            let _ = serve(&below, socket, &mut random, &secrets, &mut sent);
            sent
        });
        Self { address, thread }
    }

    /// What was answered.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.thread.join().unwrap()
    }
}

fn serve(
    below: &Below,
    socket: TcpStream,
    random: &mut Random,
    secrets: &[String],
    sent: &mut Vec<u8>,
) -> io::Result<()> {
    let end = socket.try_clone()?;
    match below {
        Below::Tcp => answer(socket, random, secrets, sent)?,
        Below::Tls(identity) => {
            let session = ServerConnection::new(Arc::clone(&identity.config)).unwrap();
            let mut stream = StreamOwned::new(session, socket);
            answer(&mut stream, random, secrets, sent)?;
            match random.below(4) {
                0 => {}
                1 => stream.sock.write_all(&random.bytes(40))?,
                _ => {
                    stream.conn.send_close_notify();
                    stream.conn.complete_io(&mut stream.sock).map(drop)?;
                }
            }
        }
    }
    match random.below(4) {
        0 => socket2::SockRef::from(&end).set_linger(Some(Duration::ZERO)),
        1 => Ok(()),
        _ => {
            end.shutdown(Shutdown::Write)?;
            io::copy(&mut &end, &mut io::sink()).map(drop)
        }
    }
}

fn answer(
    mut stream: impl Read + Write,
    random: &mut Random,
    secrets: &[String],
    sent: &mut Vec<u8>,
) -> io::Result<()> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    // Some say something before they are asked.
    while !random.once_in(12) && !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer)? {
            0 => break,
            count => request.extend_from_slice(&buffer[..count]),
        }
        if request.first() == Some(&0x16) {
            // A ClientHello, which has no blank line.
            break;
        }
    }
    *sent = answers::any(random, &request, secrets);
    let mut rest = sent.as_slice();
    for _ in 0..random.below(3) {
        let (piece, after) = rest.split_at(random.below(rest.len() + 1));
        stream.write_all(piece)?;
        stream.flush()?;
        std::thread::yield_now();
        rest = after;
    }
    stream.write_all(rest)?;
    stream.flush()
}
