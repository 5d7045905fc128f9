//! What can go wrong in a TLS handshake, as facts.

use std::io;

use rustls::AlertDescription;

use crate::tls::capture::ClientCertificateRequest;
use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::fault::CertificateFault;
use crate::tls::chain::audit::Audit;
use crate::tls::trust::summary::TrustSummary;
use crate::wire::Tap;

/// A TLS handshake that failed, with all that is known of it.
#[derive(Debug)]
pub struct TlsFailure {
    /// What went wrong.
    pub error: TlsError,
    /// The name that was sent and checked: the option `peer_name`, or the URL's host.
    pub peer_name: String,
    /// What went over the wire.
    pub tap: Tap,
    /// The certificates that the server sent, its own first; also when they were refused.
    pub chain: Vec<CertificateFacts>,
    /// What the chain was checked against.
    pub trust: TrustSummary,
    /// The checks after the certificate had been refused.
    pub audit: Option<Audit>,
    /// The protocol version, once the server had chosen one.
    pub version: Option<&'static str>,
    /// The server's request for a client certificate, if it made one.
    pub client_certificate: Option<ClientCertificateRequest>,
    /// This machine's clock when it failed, in seconds since 1970.
    pub clock: i64,
}

impl TlsFailure {
    /// Whether the caller's own interrupt ended the handshake.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        matches!(self.error, TlsError::Interrupted)
    }
}

/// What a server did when its request to renegotiate was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterRefusal {
    /// It sent a fatal alert.
    Alert(AlertDescription),
    /// It asked again, or sent something else that is no answer.
    OtherRecord,
    /// It ended the connection.
    Closed,
    /// It reset the connection.
    Reset,
    /// It sent nothing until the deadline.
    Silent,
}

/// What went wrong in a TLS handshake.
#[derive(Debug)]
pub enum TlsError {
    /// The deadline passed.
    TimedOut,
    /// The interrupt ended the call.
    Interrupted,
    /// The server closed the stream, by a FIN or with a close_notify.
    Closed,
    /// The server or a middlebox reset the connection.
    Reset,
    /// The socket failed in another way.
    Io(io::Error),
    /// The name is not valid as a server name (RFC 6066 §3).
    PeerName,
    /// The first bytes are not a TLS record.
    NotTls,
    /// No version in common: the server's alert, or its choice of an older version.
    ProtocolVersion,
    /// No cipher suite, group or signature scheme in common, as far as either side reports.
    NoCommonParameters {
        /// The server's alert; `None` if this client detected it.
        alert: Option<AlertDescription>,
    },
    /// No application protocol in common; we offer `http/1.1`.
    Alpn,
    /// The server has no site of that name.
    ServerName,
    /// The server requested a client certificate, received none and ended the handshake.
    ClientCertificateRequired {
        /// The server's alert.
        alert: AlertDescription,
    },
    /// The server ended the handshake because of the client's certificate.
    ClientCertificateRejected {
        /// The server's alert.
        alert: AlertDescription,
    },
    /// The server asked to renegotiate after the handshake (TLS 1.2), which this client refuses, and did not answer.
    RenegotiationRefused {
        /// What it did then.
        then: AfterRefusal,
    },
    /// Another fatal alert of the server.
    Alert(AlertDescription),
    /// A record could not be decrypted, or its content violates the protocol.
    Tampered {
        /// rustls's own text.
        detail: String,
    },
    /// The server's certificate, or its chain.
    Certificate(CertificateFault),
    /// Another error of rustls.
    Other {
        /// rustls's own text.
        detail: String,
    },
}
