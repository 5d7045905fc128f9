//! Examples of answers to the upgrade request that open no WebSocket.

use wsclient_core::connect::ConnectError;
use wsclient_core::diagnosis::Report;
use wsclient_core::handshake::{
    HandshakeError, HandshakeFailure, HandshakeRefusal, Opening, Request, RequestOptions,
    RequestSummary, Response,
};
use wsclient_core::layer::Layer;
use wsclient_core::url::Target;
use wsclient_core::wire::StreamEnd;

use super::{PLAIN_URL, report, trace};

const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

/// How many of the first bytes a failure keeps.
const KEPT: usize = 512;

pub(super) fn all() -> Vec<Report> {
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
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 120\r\n\r\n".to_owned(),
        "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\n\r\n".to_owned(),
        // The SETTINGS frame that opens a connection of HTTP/2.
        "\0\0\u{6}\u{4}\0\0\0\0\0\0\u{3}\0\0\0\u{64}".to_owned(),
        format!(
            "HTTP/1.1 200 OK\r\n{}\r\n",
            "X-Trace: 0123456789abcdef\r\n".repeat(129)
        ),
        "HTTP/1.1 403 Forbidden\r\n\r\norigin not allowed".to_owned(),
        "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f0a1b2c3d4e5f60-FRA\r\n\
         cf-mitigated: challenge\r\n\r\n"
            .to_owned(),
        "HTTP/1.1 511 Network Authentication Required\r\n\r\n".to_owned(),
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n\
         {\"code\":0,\"message\":\"Transport unknown\"}"
            .to_owned(),
        "HTTP/1.1 426 Upgrade Required\r\nServer: nginx\r\nUpgrade: websocket\r\n\r\n".to_owned(),
        "HTTP/1.1 400 Bad Request\r\n\r\nMissing or invalid Sec-WebSocket-Key header".to_owned(),
        "HTTP/1.1 500 Internal Server Error\r\nServer: nginx\r\n\r\n".to_owned(),
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
            "{good}{upgrade}{connection}{accept}\
             Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16\r\n\r\n"
        ),
    ];
    let mut failures: Vec<HandshakeFailure> = answers.iter().filter_map(|a| refused(a)).collect();
    failures.extend(request_too_large());
    for error in [
        HandshakeError::TimedOut,
        HandshakeError::Ended(StreamEnd::Closed),
        HandshakeError::Ended(StreamEnd::Reset),
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

/// An answer that only fits a request with a large head, as cookies make it.
fn request_too_large() -> Option<HandshakeFailure> {
    let mut failure = refused("HTTP/1.1 431 Request Header Fields Too Large\r\n\r\n")?;
    failure.request.cookie = true;
    failure.request.bytes = 9216;
    Some(failure)
}

/// What the opening handshake makes of an answer.
fn refused(answer: &str) -> Option<HandshakeFailure> {
    let target = Target::parse(PLAIN_URL).ok()?;
    let options = RequestOptions {
        compression: true,
        ..RequestOptions::default()
    };
    let request = Request::new(&target, &options, KEY);
    let mut opening = Opening::new(request);
    opening.receive(answer.as_bytes());
    let (error, response) = match *opening.finish()?.err()? {
        HandshakeRefusal::Head(error) => (HandshakeError::Head(error), None),
        HandshakeRefusal::Status(response) => (HandshakeError::Status, Some(response)),
        HandshakeRefusal::Violation(violation, response) => {
            (HandshakeError::Violation(violation), Some(response))
        }
    };
    Some(failure(error, response, answer.as_bytes()))
}

fn failure(error: HandshakeError, response: Option<Response>, bytes: &[u8]) -> HandshakeFailure {
    HandshakeFailure {
        sent: Vec::new(),
        error,
        response,
        first_bytes: bytes.iter().copied().take(KEPT).collect(),
        received: bytes.len(),
        request: RequestSummary::default(),
        at: std::time::SystemTime::UNIX_EPOCH,
    }
}
