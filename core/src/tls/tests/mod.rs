//! Handshakes against servers in this process, with certificates made on the spot.

mod allowances;
mod anchors;
mod certificates;
mod chains;
mod client_certificates;
mod faults;
mod key_pairs;
mod keys;
mod pem;
mod pki;
mod records;
mod server;
mod sessions;
mod trust;
mod version1;
mod weak;

use std::time::Duration;

use super::{TlsClient, TlsFailure, TlsOptions, TlsStream, TrustSettings};
use crate::connect::ConnectError;
use crate::deadline::Deadline;
use crate::diagnosis::{Code, Diagnosis};
use crate::url::{Host, Target};
use crate::wait::{Interest, Uninterruptible, Wait};
use crate::wire::Wire;
pub(super) use pki::Folder;
use server::Server;

/// Long enough for a busy machine; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

fn wait() -> Wait<'static> {
    Wait::new(Deadline::after(PATIENCE), &Uninterruptible)
}

/// Options that trust `pem` only.
fn trusting(pem: &str) -> TlsOptions {
    TlsOptions {
        ca: Some(pem.into()),
        ..TlsOptions::default()
    }
}

fn host(name: &str) -> Host {
    match name.parse() {
        Ok(address) => Host::Address(address),
        Err(_) => Host::Name(name.to_owned()),
    }
}

fn connect(
    server: &Server,
    options: &TlsOptions,
    name: &str,
) -> Result<TlsStream, Box<TlsFailure>> {
    let client = TlsClient::new(options, &TrustSettings::default()).unwrap();
    client.handshake(wire_to(server), &host(name), wait())
}

fn wire_to(server: &Server) -> Wire {
    let socket = std::net::TcpStream::connect(server.address).unwrap();
    socket.set_nonblocking(true).unwrap();
    // Not Wire::new: some servers have reset the connection before it could ask for its peer.
    Wire::connected(socket, server.address).unwrap()
}

fn explain(failure: Box<TlsFailure>) -> Diagnosis {
    let target = Target::parse(&format!("wss://{}:8443/", failure.peer_name)).unwrap();
    let error = ConnectError::Tls(failure);
    let diagnosis = crate::diagnosis::explain(
        &error,
        Some(&target),
        None,
        &crate::secrets::Secrets::default(),
        Duration::ZERO,
    );
    assert!(diagnosis.help.len() <= 3);
    assert!(!diagnosis.problem.ends_with('.'));
    assert_eq!(diagnosis.problem.lines().count(), 1);
    diagnosis
}

/// The code of a handshake that has to fail.
fn code(outcome: Result<TlsStream, Box<TlsFailure>>) -> Code {
    explain(outcome.unwrap_err()).code
}

/// Writes `bytes` and reads as many back.
fn echo(stream: &mut TlsStream, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut written = 0;
    let mut answer = Vec::new();
    let mut buffer = [0; 8192];
    while answer.len() < bytes.len() {
        let mut interest = Interest::READ;
        if written < bytes.len() || stream.wants_write() {
            interest = Interest::BOTH;
        }
        if !stream.has_buffered() {
            wait().for_fd(&*stream, interest).unwrap();
        }
        if written < bytes.len() {
            match stream.write(&bytes[written..]) {
                Ok(count) => written += count,
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        match stream.flush() {
            Err(error) if error.kind() != std::io::ErrorKind::WouldBlock => return Err(error),
            _ => {}
        }
        match stream.read(&mut buffer) {
            Ok(0) => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => answer.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(answer)
}
