//! Words for the facts of the opening handshake.

use std::time::Duration;

use super::protocol::Protocol;
use super::text::span;
use super::{Code, Diagnosis, Secrets};
use crate::handshake::{
    HandshakeError, HandshakeFailure, HeadError, MAX_HEAD_BYTES, MAX_HEADERS, Response, Violation,
};
use crate::url::{Target, redact_reference};
use crate::wire::End;

/// How much of a body is shown.
const BODY_SHOWN: usize = 160;

/// Explains `failure`, which came after `took`.
#[must_use]
pub(super) fn diagnose(
    failure: &HandshakeFailure,
    target: &Target,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    match &failure.error {
        HandshakeError::TimedOut | HandshakeError::Interrupted => timed_out(failure, secrets, took),
        HandshakeError::Ended(end) => ended(failure, *end, target, secrets),
        HandshakeError::Io(error) => Diagnosis::new(
            Code::HandshakeClosed,
            "the connection failed during the upgrade",
        )
        .seen("found", secrets.one_line(&error.to_string(), 200)),
        HandshakeError::Head(error) => no_response(error, failure, target, secrets),
        HandshakeError::Status => match &failure.response {
            Some(response) => status(response, target, secrets),
            None => Diagnosis::new(Code::HandshakeUnexpectedStatus, "the upgrade was refused"),
        },
        HandshakeError::Violation(violation) => {
            violated(violation, failure.response.as_ref(), secrets)
        }
    }
}

fn timed_out(failure: &HandshakeFailure, secrets: &Secrets, took: Duration) -> Diagnosis {
    let code = Code::HandshakeTimeout;
    if failure.received == 0 {
        let problem = format!("no answer to the upgrade request within {}", span(took));
        Diagnosis::new(code, problem)
            .seen("found", "the connection stands, but not a byte of an answer came")
            .help("the process behind the port is likely busy or stuck, or a proxy waits for it: look at the server's log")
            .help("a TLS port waits for TLS in silence: if this is one, use wss://")
    } else {
        let problem = format!(
            "the answer to the upgrade request was not complete within {}",
            span(took)
        );
        Diagnosis::new(code, problem).seen("found", received_text(failure, secrets))
    }
}

fn received_text(failure: &HandshakeFailure, secrets: &Secrets) -> String {
    format!(
        "{} bytes: {}",
        failure.received,
        secrets.quoted_bytes(&failure.first_bytes, 64)
    )
}

fn ended(failure: &HandshakeFailure, end: End, target: &Target, secrets: &Secrets) -> Diagnosis {
    let (code, what) = match end {
        End::Closed => (Code::HandshakeClosed, "closed the connection"),
        End::Reset => (Code::HandshakeReset, "reset the connection"),
    };
    if failure.received == 0 {
        let diagnosis = Diagnosis::new(
            code,
            format!("the server {what} instead of answering the upgrade"),
        )
        .seen("found", "not a byte of an answer");
        let diagnosis = if target.secure {
            diagnosis
        } else {
            diagnosis.help("many TLS servers close in silence on plain HTTP: if this is a TLS port, use wss://")
        };
        diagnosis.help("the server or a proxy may refuse this client, or its handler crashed: look at the server's log")
    } else {
        Diagnosis::new(
            code,
            format!("the server {what} in the middle of its answer"),
        )
        .seen("found", received_text(failure, secrets))
    }
}

fn no_response(
    error: &HeadError,
    failure: &HandshakeFailure,
    target: &Target,
    secrets: &Secrets,
) -> Diagnosis {
    let bytes = failure.first_bytes.as_slice();
    let found = secrets.quoted_bytes(bytes, 64);
    match error {
        // RFC 8446 §5.1: ContentType alert (21) or handshake (22), legacy_record_version 0x03xx.
        HeadError::NotHttp if matches!(bytes, [21 | 22, 3, 0..=4, ..]) => {
            let port = target.port;
            let problem = format!(
                "port {port} of {} speaks TLS, but the URL says ws://",
                target.host
            );
            Diagnosis::new(Code::HandshakeServerSpeaksTls, problem)
                .seen("found", format!("a TLS record: {found}"))
                .help(format!("use wss://{}{}", target.authority(), target.path()))
        }
        // RFC 9113 §6.5: a SETTINGS frame on stream 0 opens every HTTP/2 connection.
        HeadError::NotHttp if matches!(bytes, [0, 0, _, 4, 0, 0, 0, 0, 0, ..]) => {
            let problem = format!("port {} of {} speaks HTTP/2 only", target.port, target.host);
            Diagnosis::new(Code::HandshakeHttp2Only, problem)
                .seen("found", format!("an HTTP/2 SETTINGS frame: {found}"))
                .help("give the server an HTTP/1.1 listener for WebSocket, or use its port for HTTP/1.1")
        }
        HeadError::NotHttp => {
            let protocol = Protocol::instead_of_http(bytes);
            let but = protocol.map_or(String::new(), |one| format!(", but {}", one.name()));
            let problem = format!(
                "port {} of {} does not speak HTTP{but}",
                target.port, target.host
            );
            Diagnosis::new(Code::HandshakeNotHttp, problem)
                .seen("found", found)
                .help(
                    protocol
                        .and_then(Protocol::help)
                        .unwrap_or("another service likely listens there: check host and port"),
                )
        }
        HeadError::Version => Diagnosis::new(
            Code::HandshakeHttpVersion,
            "the server answered in another HTTP version than 1.1",
        )
        .seen("expected", "HTTP/1.1 101")
        .seen("found", found),
        HeadError::TooLong => Diagnosis::new(
            Code::HandshakeHeadTooLarge,
            format!("the head of the answer is longer than {MAX_HEAD_BYTES} bytes"),
        )
        .seen("found", found),
        HeadError::TooManyHeaders => Diagnosis::new(
            Code::HandshakeHeadTooLarge,
            format!("the answer has more than {MAX_HEADERS} header fields"),
        )
        .seen("found", found),
        HeadError::Malformed { element } => Diagnosis::new(
            Code::HandshakeMalformedHead,
            format!("the head of the answer is not valid HTTP: its {element} cannot be parsed"),
        )
        .seen("found", found),
    }
}

fn status(response: &Response, target: &Target, secrets: &Secrets) -> Diagnosis {
    let head = &response.head;
    let location = head.headers.first("Location");
    let line = status_line(response, secrets);
    let refused = |code, problem: String| {
        let diagnosis = Diagnosis::new(code, problem);
        with_response(diagnosis, response, secrets)
    };
    match (head.status, location) {
        (300..=303 | 307 | 308, Some(location)) => {
            let shown = secrets.one_line(&redact_reference(location), 200);
            refused(Code::HandshakeRedirect, format!("the server redirects to {shown}"))
                .help(redirect_help(location, target, secrets))
        }
        (401, _) => {
            let diagnosis =
                refused(Code::HandshakeUnauthorized, "the server wants credentials".to_owned());
            let challenges: Vec<_> = head.headers.all("WWW-Authenticate").collect();
            let diagnosis = if challenges.is_empty() {
                diagnosis
            } else {
                diagnosis.seen("wants", secrets.one_line(&challenges.join(", "), 200))
            };
            diagnosis.help("pass them as a header: headers: ['Authorization' => 'Bearer …'], or as ws://user:password@host for Basic")
        }
        (403, _) => refused(
            Code::HandshakeForbidden,
            "the server forbids the connection (403)".to_owned(),
        )
        .help("many servers check where a page comes from: try headers: ['Origin' => 'https://your.site']")
        .help("check credentials, cookies and IP address lists on the server"),
        (404, _) => refused(
            Code::HandshakeNotFound,
            format!("the server knows no path {} (404)", secrets.one_line(target.path(), 80)),
        )
        .help("check the path: the WebSocket endpoint is often not / (for example /ws, /socket, /app/KEY)")
        .help("behind a proxy, check that the path is passed on and that Upgrade and Connection are forwarded"),
        // A 426 that lists the version we asked for has another reason.
        (426, _)
            if head.headers.first("Sec-WebSocket-Version").is_some()
                && !head.headers.tokens("Sec-WebSocket-Version").any(|version| version == "13") =>
        {
            let wanted = head.headers.all("Sec-WebSocket-Version").collect::<Vec<_>>().join(", ");
            let wanted = secrets.one_line(&wanted, 40);
            refused(
                Code::HandshakeVersionUnsupported,
                "the server wants another version of the WebSocket protocol".to_owned(),
            )
            .seen("expected", "Sec-WebSocket-Version: 13")
            .seen("found", format!("Sec-WebSocket-Version: {wanted}"))
        }
        (429, _) => {
            let mut diagnosis = refused(
                Code::HandshakeRateLimited,
                "the server has seen too many requests (429)".to_owned(),
            );
            diagnosis.retry_after = retry_after(response);
            diagnosis
        }
        (502..=504, _) => {
            let mut diagnosis = refused(
                Code::HandshakeGateway,
                format!("a gateway could not reach the server behind it ({})", head.status),
            )
            .help("look at the server behind the gateway: is it up, and does the gateway speak ws:// or wss:// to it as it expects");
            diagnosis.retry_after = retry_after(response);
            diagnosis
        }
        _ => {
            let mut diagnosis = refused(
                Code::HandshakeUnexpectedStatus,
                format!("the server answered {line} instead of 101"),
            )
            .help("the request reached something that does not take WebSocket there: check the path, and that a proxy in between forwards Upgrade and Connection");
            diagnosis.retry_after = retry_after(response);
            diagnosis
        }
    }
}

fn redirect_help(location: &str, target: &Target, secrets: &Secrets) -> String {
    let endpoint = match target.resolve(location) {
        Some(url) => format!("connect to {}", secrets.one_line(&url, 200)),
        None => "connect to it".to_owned(),
    };
    format!(
        "if that is the endpoint, {endpoint}; if it is a login page, the request lacks credentials"
    )
}

fn violated(violation: &Violation, response: Option<&Response>, secrets: &Secrets) -> Diagnosis {
    let missing = |found: &Option<String>| {
        found.as_ref().map_or("no such header".to_owned(), |value| {
            secrets.one_line(value, 120)
        })
    };
    let server_help = "the server, or a proxy in between, does not complete the handshake as RFC 6455 wants: mend it there";
    let diagnosis = match violation {
        Violation::HttpVersion => Diagnosis::new(
            Code::HandshakeHttpVersion,
            "the server switched protocols in HTTP/1.0, which has no upgrade",
        )
        .seen("expected", "HTTP/1.1 101")
        .seen("found", "HTTP/1.0 101")
        .help("a proxy in between likely speaks HTTP/1.0: switch it to HTTP/1.1"),
        Violation::Upgrade { found } => Diagnosis::new(
            Code::HandshakeUpgradeHeader,
            "the 101 does not say Upgrade: websocket",
        )
        .seen("expected", "Upgrade: websocket")
        .seen("found", missing(found))
        .help(server_help),
        Violation::Connection { found } => Diagnosis::new(
            Code::HandshakeConnectionHeader,
            "the 101 does not say Connection: Upgrade",
        )
        .seen("expected", "Connection: Upgrade")
        .seen("found", missing(found))
        .help(server_help),
        Violation::AcceptMissing => Diagnosis::new(
            Code::HandshakeAcceptMissing,
            "the 101 has no Sec-WebSocket-Accept",
        )
        .help(server_help),
        Violation::AcceptMismatch { expected, found } => Diagnosis::new(
            Code::HandshakeAcceptMismatch,
            "Sec-WebSocket-Accept does not fit the key of this request",
        )
        .seen("expected", expected)
        .seen("found", secrets.one_line(found, 80))
        .help("the answer was likely made for another request: a cache or proxy in between, or a server that does not compute it as RFC 6455 wants"),
        Violation::Duplicate { name, values } => Diagnosis::new(
            Code::HandshakeDuplicateHeader,
            format!("the 101 has {} {name} headers instead of one", values.len()),
        )
        .seen("found", secrets.one_line(&values.join(" | "), 160))
        .help("the server and a proxy in between likely each added one"),
        Violation::Subprotocol { offered, found } => Diagnosis::new(
            Code::HandshakeSubprotocol,
            format!("the server chose the subprotocol \"{}\", which was not offered", secrets.one_line(found, 80)),
        )
        .seen("offered", if offered.is_empty() { "none".to_owned() } else { secrets.one_line(&offered.join(", "), 160) })
        .help("pass the one that both sides speak: subprotocols: ['…']; upper and lower case count"),
        Violation::Extension { found } => Diagnosis::new(
            Code::HandshakeExtension,
            "the server uses an extension that was not offered",
        )
        .seen("found", format!("Sec-WebSocket-Extensions: {}", secrets.one_line(found, 120)))
        .help(server_help),
    };
    match response.and_then(|response| response.head.headers.first("Server")) {
        Some(server) => diagnosis.seen("server", secrets.one_line(server, 80)),
        None => diagnosis,
    }
}

fn with_response(diagnosis: Diagnosis, response: &Response, secrets: &Secrets) -> Diagnosis {
    let mut diagnosis = diagnosis.seen("received", status_line(response, secrets));
    for name in ["Server", "Via", "X-Powered-By"] {
        if let Some(value) = response.head.headers.first(name) {
            let label = match name {
                "Server" => "server",
                "Via" => "via",
                _ => "powered by",
            };
            diagnosis = diagnosis.seen(label, secrets.one_line(value, 80));
        }
    }
    let body = secrets.one_line(&String::from_utf8_lossy(&response.body), BODY_SHOWN);
    if body.is_empty() {
        diagnosis
    } else {
        diagnosis.seen("body", body)
    }
}

/// The status line as it was sent.
#[must_use]
pub(super) fn status_line(response: &Response, secrets: &Secrets) -> String {
    let head = &response.head;
    let line = format!(
        "HTTP/1.{} {} {}",
        head.minor_version, head.status, head.reason
    );
    secrets.one_line(&line, 120)
}

/// RFC 9110 §10.2.3; only the form in seconds.
fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response
        .head
        .headers
        .first("Retry-After")?
        .trim()
        .parse()
        .ok()?;
    Some(Duration::from_secs(seconds))
}
