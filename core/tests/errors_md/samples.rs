//! The examples of docs/errors.md: facts of made-up hosts, put through the real diagnosis.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use wsclient_core::connect::{ConnectError, ConnectFailure, Trace};
use wsclient_core::connection::{CloseInfo, ConnectionError, Lost, LostCause, Position, TimedOut};
use wsclient_core::diagnosis::report::{Phase, Report};
use wsclient_core::diagnosis::{Secrets, explain_connection};
use wsclient_core::dial::{Attempt, DialEnd, DialError, Outcome};
use wsclient_core::handshake::{
    Asked, HandshakeError, HandshakeFailure, Opening, Refusal, Request, RequestOptions, Response,
};
use wsclient_core::layer::Layer;
use wsclient_core::resolve::{ResolveError, ResolverAnswer, ResolverFailure};
use wsclient_core::tls::{
    CertificateFacts, CertificateFault, Holder, Setting, TlsError, TlsFailure, TrustSource,
    TrustSummary,
};
use wsclient_core::url::{Target, redact_unparsed};
use wsclient_core::wire::{End, Tap};

const URL: &str = "wss://chat.example.com/ws";
const PLAIN_URL: &str = "ws://chat.example.com:8080/ws";
const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

/// One report for every code that an example can be made for here.
pub(crate) fn all() -> Vec<Report> {
    let mut reports = Vec::new();
    reports.extend(urls());
    reports.extend(names());
    reports.extend(tcp());
    reports.extend(tls());
    reports.extend(certificates());
    reports.extend(handshakes());
    reports.extend(connections());
    reports
}

fn urls() -> Vec<Report> {
    [
        "ws://[::1/",
        "http://chat.example.com/ws",
        "ws://chat.example.com:99999/",
        "ws://chat.example.com/#room",
        "ws:///ws",
    ]
    .into_iter()
    .filter_map(|url| {
        let error = Target::parse(url).err()?;
        let trace = Trace {
            url: redact_unparsed(url),
            target: None,
            secrets: Secrets::default(),
            phases: Vec::new(),
            peer_address: None,
        };
        Some(report(ConnectError::Url(error), trace))
    })
    .collect()
}

fn names() -> Vec<Report> {
    let answer = |kind, number, text: &str| {
        ResolveError::Failed(ResolverAnswer {
            kind,
            number,
            text: text.to_owned(),
        })
    };
    [
        answer(ResolverFailure::NotFound, -2, "Name or service not known"),
        answer(
            ResolverFailure::Temporary,
            -3,
            "Temporary failure in name resolution",
        ),
        answer(
            ResolverFailure::NoAddress,
            -5,
            "No address associated with hostname",
        ),
        answer(
            ResolverFailure::Other,
            -4,
            "Non-recoverable failure in name resolution",
        ),
        ResolveError::TimedOut,
    ]
    .map(|error| report(ConnectError::Resolve(error), trace(URL, Layer::Dns)))
    .into()
}

fn tcp() -> Vec<Report> {
    use nix::errno::Errno;
    let ended = |outcome, end| {
        let attempt = Attempt {
            address: "192.0.2.7:443".parse().unwrap(),
            outcome,
            took: Duration::from_millis(12),
        };
        DialError {
            end,
            attempts: vec![attempt],
        }
    };
    let errnos = [
        Errno::ECONNREFUSED,
        Errno::ENETUNREACH,
        Errno::ECONNRESET,
        Errno::EMFILE,
        Errno::EAFNOSUPPORT,
    ];
    let mut errors: Vec<DialError> = errnos
        .into_iter()
        .map(|errno| {
            let errno = errno as i32;
            ended(Outcome::Failed { errno }, DialEnd::AllFailed)
        })
        .collect();
    errors.push(ended(Outcome::NoAnswer, DialEnd::TimedOut));
    errors
        .into_iter()
        .map(|error| report(ConnectError::Dial(error), trace(URL, Layer::Tcp)))
        .collect()
}

/// A certificate of its own making, for `name`, valid through 2025.
fn certificate(name: &str) -> Vec<CertificateFacts> {
    let mut params = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_before = rcgen::date_time_ymd(2025, 1, 1);
    params.not_after = rcgen::date_time_ymd(2025, 12, 31);
    params.distinguished_name = rcgen::DistinguishedName::new();
    params
        .distinguished_name
        .push(rcgen::DnType::CommonName, name);
    let key = rcgen::KeyPair::generate().unwrap();
    vec![CertificateFacts::read(
        params.self_signed(&key).unwrap().der(),
    )]
}

fn certificates() -> Vec<Report> {
    // The first days of 2025 and 2026, and a day within; all seen by this machine's clock.
    let (before, within, after) = (1_735_000_000, 1_750_000_000, 1_768_000_000);
    let faults = [
        (
            CertificateFault::Expired {
                position: Some(0),
                not_after: Some(1_767_139_200),
            },
            "chat.example.com",
            after,
        ),
        (
            CertificateFault::NotYetValid {
                position: Some(0),
                not_before: Some(1_735_689_600),
            },
            "chat.example.com",
            before,
        ),
        (CertificateFault::SelfSigned, "chat.example.com", within),
        (CertificateFault::NameMismatch, "www.example.com", within),
        (
            CertificateFault::WeakKey {
                whose: Holder::Sent(0),
                bits: 1024,
            },
            "chat.example.com",
            within,
        ),
        (
            CertificateFault::WeakSignature {
                position: Some(0),
                algorithm: "sha1WithRSAEncryption".to_owned(),
            },
            "chat.example.com",
            within,
        ),
        (
            CertificateFault::WrongPurpose { position: Some(0) },
            "chat.example.com",
            within,
        ),
    ];
    faults
        .into_iter()
        .map(|(fault, name, clock)| {
            let mut failure = tls_failure(TlsError::Certificate(fault), b"");
            failure.chain = certificate(name);
            failure.version = Some("TLSv1.3");
            failure.clock = clock;
            failure.trust = TrustSummary {
                sources: vec![TrustSource {
                    setting: Setting::SystemBundle,
                    path: Some("/etc/ssl/certs/ca-certificates.crt".into()),
                    anchors: 144,
                    skipped: 0,
                }],
                unusable_bundle: None,
            };
            report(ConnectError::Tls(Box::new(failure)), trace(URL, Layer::Tls))
        })
        .collect()
}

fn tls_failure(error: TlsError, first: &[u8]) -> TlsFailure {
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
        version: None,
        audit: None,
        client_certificate: None,
        clock: 0,
    }
}

fn tls() -> Vec<Report> {
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
            b"",
        ),
        (
            TlsError::ClientCertificateRequired {
                alert: AlertDescription::CertificateRequired,
            },
            b"",
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
    errors
        .into_iter()
        .map(|(error, first)| {
            let failure = tls_failure(error, first);
            report(ConnectError::Tls(Box::new(failure)), trace(URL, Layer::Tls))
        })
        .collect()
}

fn handshakes() -> Vec<Report> {
    let good = "HTTP/1.1 101 Switching Protocols\r\n";
    let (upgrade, connection) = ("Upgrade: websocket\r\n", "Connection: Upgrade\r\n");
    let accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
    let answers = [
        "SSH-2.0-OpenSSH_9.2p1\r\n".to_owned(),
        "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{16}".to_owned(),
        "HTTP/2 200\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n".to_owned(),
        "HTTP/1.1 301 Moved Permanently\r\nLocation: https://www.example.com/ws\r\n\r\n".to_owned(),
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"chat\"\r\n\r\n".to_owned(),
        "HTTP/1.1 403 Forbidden\r\nServer: nginx\r\n\r\nno".to_owned(),
        "HTTP/1.1 404 Not Found\r\nServer: nginx\r\n\r\n".to_owned(),
        "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 8\r\n\r\n".to_owned(),
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\n\r\n".to_owned(),
        "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n<h1>Welcome</h1>".to_owned(),
        format!("{good}{connection}{accept}\r\n"),
        format!("{good}{upgrade}{accept}\r\n"),
        format!("{good}{upgrade}{connection}\r\n"),
        format!(
            "{good}{upgrade}{connection}Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n"
        ),
        format!("{good}{upgrade}{connection}{accept}{accept}\r\n"),
        format!("{good}{upgrade}{connection}{accept}Sec-WebSocket-Protocol: chat\r\n\r\n"),
        format!(
            "{good}{upgrade}{connection}{accept}Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
        ),
    ];
    let mut failures: Vec<HandshakeFailure> = answers.iter().filter_map(|a| refused(a)).collect();
    for error in [
        HandshakeError::TimedOut,
        HandshakeError::Ended(End::Closed),
        HandshakeError::Ended(End::Reset),
    ] {
        failures.push(failure(error, None, b""));
    }
    failures
        .into_iter()
        .map(|failure| {
            let error = ConnectError::Handshake(Box::new(failure));
            report(error, trace(PLAIN_URL, Layer::Handshake))
        })
        .collect()
}

/// What the opening handshake makes of an answer.
fn refused(answer: &str) -> Option<HandshakeFailure> {
    let target = Target::parse(PLAIN_URL).ok()?;
    let request = Request::new(&target, &RequestOptions::default(), KEY);
    let mut opening = Opening::new(request);
    opening.receive(answer.as_bytes());
    let (error, response) = match *opening.finish()?.err()? {
        Refusal::Head(error) => (HandshakeError::Head(error), None),
        Refusal::Status(response) => (HandshakeError::Status, Some(response)),
        Refusal::Violation(violation, response) => {
            (HandshakeError::Violation(violation), Some(response))
        }
    };
    Some(failure(error, response, answer.as_bytes()))
}

fn failure(error: HandshakeError, response: Option<Response>, bytes: &[u8]) -> HandshakeFailure {
    HandshakeFailure {
        error,
        response,
        first_bytes: bytes.to_vec(),
        received: bytes.len(),
        asked: Asked::default(),
        at: std::time::SystemTime::UNIX_EPOCH,
    }
}

fn connections() -> Vec<Report> {
    let closed = ConnectionError::Closed(CloseInfo {
        code: 1008,
        reason: "token expired".to_owned(),
        clean: true,
        by_peer: true,
    });
    let lost = ConnectionError::Lost(Box::new(Lost {
        cause: LostCause::Fin,
        messages_received: 12,
        payload_received: 3400,
        position: Position::BetweenMessages,
        unsent: 0,
        idle: Duration::from_secs(60),
        age: Duration::from_secs(75),
    }));
    let timeout = ConnectionError::TimedOut(TimedOut::Receive {
        position: Position::BetweenMessages,
    });
    [closed, lost, timeout]
        .map(|error| {
            let diagnosis = explain_connection(&error, &Secrets::default(), Duration::from_secs(5));
            trace(URL, Layer::WebSocket).report(Some(diagnosis), None)
        })
        .into()
}

fn report(error: ConnectError, trace: Trace) -> Report {
    ConnectFailure {
        error,
        trace,
        listeners: None,
    }
    .report()
}

/// A connection to `url` that came as far as `failed`.
fn trace(url: &str, failed: Layer) -> Trace {
    let target = Target::parse(url).unwrap();
    let layers = [
        Layer::Dns,
        Layer::Tcp,
        Layer::Tls,
        Layer::Handshake,
        Layer::WebSocket,
    ];
    let reached = layers
        .into_iter()
        .filter(|layer| *layer <= failed && (target.secure || *layer != Layer::Tls));
    let phase = |layer: Layer| Phase {
        layer,
        took: Duration::from_millis(if layer == failed { 12 } else { 3 }),
        ok: layer != failed,
        brief: match layer {
            Layer::Tcp if layer != failed => Some(format!("192.0.2.7:{}", target.port)),
            Layer::Tls if layer != failed => Some("TLSv1.3".to_owned()),
            _ => None,
        },
        facts: Vec::new(),
    };
    Trace {
        url: target.redacted(),
        secrets: Secrets::default(),
        phases: reached.map(phase).collect(),
        peer_address: None,
        target: Some(target),
    }
}
