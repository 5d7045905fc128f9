//! Serves each case on a port of its own: a TLS handshake, an answer, and an orderly close.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::server::NoServerSessionStorage;
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::version::{TLS12, TLS13};

use super::case::{Case, Versions};
use super::key::Unavailable;
use crate::connection::Connection;
use crate::head::RequestHead;

/// A close frame with status 1000 (RFC 6455 §5.5.1).
const CLOSE: &[u8] = &[0x88, 2, 0x03, 0xe8];

/// What the server of a case sends and speaks.
pub(crate) fn configuration(case: &Case, scratch: &Path) -> Result<Arc<ServerConfig>, Unavailable> {
    let mut chain = Vec::new();
    for certificate in &case.chain {
        chain.push(CertificateDer::from(certificate.der(scratch)?.to_vec()));
    }
    let owner = case.key_of.as_ref().or(case.chain.first());
    let owner = owner.ok_or_else(|| Unavailable("a case without a certificate".into()))?;
    let key = owner.key().signing_key(scratch)?;
    let versions: &[_] = match case.versions {
        Versions::Any => &[&TLS12, &TLS13],
        Versions::Only12 => &[&TLS12],
        Versions::Only13 => &[&TLS13],
    };
    // Not with_single_cert: it parses the certificate, and many are wrong on purpose.
    let resolver = SingleCertAndKey::from(CertifiedKey::new(chain, key));
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(resolver));
    // Each verdict has to come from a full handshake.
    config.send_tls13_tickets = 0;
    config.session_storage = Arc::new(NoServerSessionStorage {});
    Ok(Arc::new(config))
}

/// Opens a WebSocket connection and closes it; any other request gets an empty page.
pub(crate) fn answer(mut connection: Connection) {
    // A client that only wanted the handshake is gone, and needs no answer.
    let patience = Some(Duration::from_secs(10));
    if connection.tcp().set_read_timeout(patience).is_err() {
        return;
    }
    let Ok((head, _)) = RequestHead::read(&mut connection) else {
        return connection.close();
    };
    let answer = match head.response() {
        Ok(upgrade) => [upgrade.as_bytes(), CLOSE].concat(),
        Err(_) => b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec(),
    };
    // Whoever left before the answer has seen enough.
    let _ = connection.write_all(&answer);
    connection.close();
}
