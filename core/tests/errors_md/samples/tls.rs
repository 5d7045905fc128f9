//! Examples of TLS handshakes that fail for another reason than the certificate.

use std::io::Error;

use nix::errno::Errno;
use wsclient_core::connect::ConnectError;
use wsclient_core::diagnosis::Report;
use wsclient_core::layer::Layer;
use wsclient_core::tls::{
    AfterRefusal, TlsConfigError, TlsError, TlsFailure, TrustProblem, TrustSetting, TrustSummary,
};
use wsclient_core::wire::Tap;

use super::{URL, report, trace};

pub(super) fn all() -> Vec<Report> {
    use rustls::AlertDescription;
    let errors = [
        (
            TlsError::NoCommonParameters {
                alert: Some(AlertDescription::HandshakeFailure),
            },
            &b""[..],
        ),
        (TlsError::Alert(AlertDescription::InternalError), b""),
        (
            TlsError::Tampered {
                detail: "cannot decrypt peer's message".to_owned(),
            },
            b"\x16\x03\x03\0\x7a\x02",
        ),
        (
            TlsError::ClientCertificateRequired {
                alert: AlertDescription::CertificateRequired,
            },
            b"",
        ),
        (
            TlsError::RenegotiationRefused {
                then: AfterRefusal::Reset,
            },
            b"\x16\x03\x03\0\x7a\x02",
        ),
        (
            TlsError::ClientCertificateRejected {
                alert: AlertDescription::UnknownCA,
            },
            b"",
        ),
        (TlsError::NotTls, b"HTTP/1.1 400 Bad Request\r\n"),
        (TlsError::TimedOut, b""),
        (TlsError::Closed, b""),
        (TlsError::Reset, b""),
        (TlsError::ProtocolVersion, b""),
        (TlsError::Alpn, b""),
        (TlsError::ServerName, b""),
    ];
    let failed = errors.into_iter().map(|(error, first)| {
        let failure = tls_failure(error, first);
        report(ConnectError::Tls(Box::new(failure)), trace(URL, Layer::Tls))
    });
    failed.chain([config()]).collect()
}

/// A file of trusted certificates that is not there: found before the network is touched.
fn config() -> Report {
    let error = TlsConfigError::Trust {
        setting: TrustSetting::OptionCafile,
        path: Some("/path/to/ca.pem".into()),
        problem: TrustProblem::Unreadable(Error::from_raw_os_error(Errno::ENOENT as i32).into()),
    };
    let mut trace = trace(URL, Layer::Tls);
    trace.steps.clear();
    report(ConnectError::TlsConfig(error), trace)
}

/// A handshake that ended with `error` after the server's `first` bytes.
pub(super) fn tls_failure(error: TlsError, first: &[u8]) -> TlsFailure {
    // A record that cannot be decrypted follows the server's choice of a version.
    let version = matches!(error, TlsError::Tampered { .. }).then_some("TLSv1.3");
    TlsFailure {
        error,
        peer_name: "chat.example.com".to_owned(),
        tap: Tap {
            sent: 240,
            received: first.len() as u64,
            first_received: first.to_vec(),
            end: None,
        },
        chain: Vec::new(),
        trust: TrustSummary::default(),
        version,
        audit: None,
        client_certificate: None,
        clock: 0,
    }
}
