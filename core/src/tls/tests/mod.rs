//! Handshakes against servers in this process, with certificates made on the spot.

mod anchors;
mod chain_analysis;
mod client_certificates;
mod client_keys;
mod constraints;
mod damaged_certificates;
mod direct_trust;
mod failing_servers;
pub(crate) mod key_lab;
mod option_combinations;
mod pem;
pub(crate) mod pki;
mod private_keys;
mod records;
mod resumption;
pub(crate) mod server;
mod server_certificates;
mod trust_files;
mod trust_sources;
mod x509_version1;

use std::time::Duration;

use rcgen::CertificateParams;

use super::{
    CertificateFault, Invalidity, TlsClient, TlsError, TlsFailure, TlsOptions, TlsStream,
    TrustSettings,
};
use crate::deadline::Deadline;
use crate::url::Host;
use crate::wait::{Interest, Uninterruptible, Wait};
use crate::wire::Wire;
use pki::{Authority, Identity};
use server::{BOTH, Server, config};

/// Long enough for a busy machine; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) fn wait() -> Wait<'static> {
    Wait::new(Deadline::after(PATIENCE), &Uninterruptible)
}

/// Options that trust `pem` only.
pub(crate) fn trusting(pem: &str) -> TlsOptions {
    TlsOptions {
        ca: Some(pem.into()),
        ..TlsOptions::default()
    }
}

pub(crate) fn host(name: &str) -> Host {
    match name.parse() {
        Ok(address) => Host::Address(address),
        Err(_) => Host::Name(name.to_owned()),
    }
}

pub(crate) fn connect(
    server: &Server,
    options: &TlsOptions,
    name: &str,
) -> Result<TlsStream, Box<TlsFailure>> {
    let client = TlsClient::new(options, &TrustSettings::default()).unwrap();
    let mut stream = client.handshake(wire_to(server), &host(name), wait())?;
    // Tests that write nothing first would leave the server without the last flight.
    stream.flush_pending();
    Ok(stream)
}

pub(crate) fn wire_to(server: &Server) -> Wire {
    let socket = std::net::TcpStream::connect(server.address).unwrap();
    socket.set_nonblocking(true).unwrap();
    // Not Wire::new, which requests the peer's address: some servers have reset the connection before.
    Wire::connected(socket, server.address).unwrap()
}

/// The outcome of a handshake with good.test by a server that has a certificate of `issuer` and sends `above` with it:
/// whether the connection is verified.
pub(crate) fn present(
    params: &CertificateParams,
    issuer: &Authority,
    above: &[&Authority],
    options: &TlsOptions,
) -> Result<bool, Box<TlsFailure>> {
    let mut identity = issuer.issue(params);
    let above = above.iter().map(|authority| authority.der.clone());
    identity.chain.extend(above);
    present_identity(&identity, options)
}

/// As [`present`], by a server with this identity.
pub(crate) fn present_identity(
    identity: &Identity,
    options: &TlsOptions,
) -> Result<bool, Box<TlsFailure>> {
    let server = Server::tls(1, config(identity, BOTH, None));
    connect(&server, options, "good.test").map(|stream| stream.summary().verified)
}

/// The fault of a certificate that has to be refused.
fn fault<T: std::fmt::Debug>(outcome: Result<T, Box<TlsFailure>>) -> CertificateFault {
    match outcome.unwrap_err().error {
        TlsError::Certificate(fault) => fault,
        other => panic!("{other:?}"),
    }
}

/// The fault of a chain that has to be invalid.
fn invalidity<T: std::fmt::Debug>(outcome: Result<T, Box<TlsFailure>>) -> Invalidity {
    match fault(outcome) {
        CertificateFault::Invalid(invalidity) => invalidity,
        other => panic!("{other:?}"),
    }
}

/// Writes `bytes` and reads as many.
pub(crate) fn echo(stream: &mut TlsStream, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
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
