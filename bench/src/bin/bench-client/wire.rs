//! Connects a blocking socket, and puts rustls around it where the URL says so.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use wsclient_bench::Failure;
use wsclient_bench::options::Options;

/// Where to connect to.
pub(crate) struct Wire {
    address: SocketAddr,
    tls: Option<Arc<ClientConfig>>,
}

/// A connection of either kind: what it does runs as code of its own kind.
pub(crate) trait OnWire {
    /// What is left of it.
    type Left;

    fn run<S: Read + Write + 'static>(self, stream: S) -> Result<Self::Left, Failure>;
}

impl Wire {
    pub(crate) fn new(options: &Options) -> Result<Self, Failure> {
        Ok(Self {
            address: options.authority.parse()?,
            tls: options.secure.then(|| config(options)).transpose()?,
        })
    }

    pub(crate) fn connect<W: OnWire>(&self, then: W) -> Result<W::Left, Failure> {
        let socket = TcpStream::connect(self.address)?;
        socket.set_nodelay(true)?;
        match &self.tls {
            None => then.run(socket),
            Some(config) => {
                let name = ServerName::from(self.address.ip());
                let session = ClientConnection::new(Arc::clone(config), name)?;
                then.run(StreamOwned::new(session, socket))
            }
        }
    }
}

fn config(options: &Options) -> Result<Arc<ClientConfig>, Failure> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(&options.cafile)?)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}
