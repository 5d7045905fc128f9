//! Words for what came instead of an HTTP response: nothing, an end, or other bytes.

use std::time::Duration;

use super::super::guess::{
    BUSY, CLOSED_WITHOUT_ROUTE, TLS_PORTS_CLOSE, TLS_PORTS_WAIT, UNANSWERED_WITHOUT_ROUTE,
};
use super::super::protocol::Protocol;
use super::super::{Code, Diagnosis, Secrets};
use super::usual_subprotocol;
use crate::handshake::{HandshakeFailure, HeadError, MAX_HEAD_BYTES, MAX_HEADERS};
use crate::text::span;
use crate::url::Target;
use crate::wire::StreamEnd;

pub(super) fn timed_out(
    failure: &HandshakeFailure,
    target: &Target,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    let code = Code::HandshakeTimeout;
    if failure.received == 0 {
        let problem = format!("no answer to the upgrade request within {}", span(took));
        let found = if target.secure {
            "TLS is established, but the server sent nothing after it"
        } else {
            "connected, but the server sent nothing"
        };
        let diagnosis = Diagnosis::new(code, problem)
            .seen("found", found)
            .help(BUSY)
            .help(UNANSWERED_WITHOUT_ROUTE);
        if target.secure {
            diagnosis
        } else {
            diagnosis.help(TLS_PORTS_WAIT)
        }
    } else {
        let problem = format!(
            "the response to the upgrade request was not complete within {}",
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

/// The service that usually has that port, of those that answer HTTP with nothing but an end.
const fn silent_service(port: u16) -> Option<&'static str> {
    match port {
        5432 => Some("PostgreSQL"),
        // Its security takes a Host field for an attack through a browser, and cuts it off.
        6379 => Some("Redis"),
        _ => None,
    }
}

pub(super) fn ended(
    failure: &HandshakeFailure,
    end: StreamEnd,
    target: &Target,
    secrets: &Secrets,
) -> Diagnosis {
    let (code, what) = match end {
        StreamEnd::Closed => (Code::HandshakeClosed, "closed the connection"),
        StreamEnd::Reset => (Code::HandshakeReset, "reset the connection"),
    };
    if failure.received == 0 {
        let problem = format!("the server {what} instead of answering the upgrade");
        let mut diagnosis = Diagnosis::new(code, problem).seen("found", "the server sent nothing");
        diagnosis.help = help_for_silent_end(failure, target);
        diagnosis
    } else {
        Diagnosis::new(
            code,
            format!("the server {what} in the middle of its response"),
        )
        .seen("found", received_text(failure, secrets))
    }
}

/// What helps where nothing came before the end, most likely first.
fn help_for_silent_end(failure: &HandshakeFailure, target: &Target) -> Vec<String> {
    let mut help = Vec::new();
    if !target.secure {
        help.push(TLS_PORTS_CLOSE.to_owned());
    }
    match silent_service(target.port) {
        Some(name) => help.insert(
            0,
            format!(
                "port {} is likely {name}, which closes on HTTP without answering: check the port",
                target.port
            ),
        ),
        None => {
            let offered = &failure.request.subprotocols;
            let usual = usual_subprotocol::help(target, offered);
            // A subprotocol is as likely a reason as a TLS port.
            let at = match offered.is_empty() && usual.is_none() {
                true => help.len(),
                false => 0,
            };
            help.insert(at, usual.unwrap_or_else(|| CLOSED_WITHOUT_ROUTE.to_owned()));
        }
    }
    help.push("the server or a proxy likely refuses this client, or its handler crashed: see the server's log".to_owned());
    help
}

pub(super) fn no_response(
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
                .help(format!(
                    "use wss://{}{}",
                    target.authority(),
                    target.redacted_path()
                ))
        }
        // RFC 9113 §6.5: a SETTINGS frame on stream 0 opens every HTTP/2 connection.
        HeadError::NotHttp if matches!(bytes, [0, 0, _, 4, 0, 0, 0, 0, 0, ..]) => {
            let problem = format!("port {} of {} speaks HTTP/2 only", target.port, target.host);
            Diagnosis::new(Code::HandshakeHttp2Only, problem)
                .seen("found", format!("an HTTP/2 SETTINGS frame: {found}"))
                .help("enable HTTP/1.1 on this port, or use the server's HTTP/1.1 port")
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
            "the server answered in an HTTP version other than 1.1",
        )
        .seen("expected", "HTTP/1.1 101")
        .seen("found", found),
        HeadError::TooLong => Diagnosis::new(
            Code::HandshakeHeadTooLarge,
            format!("the response head is longer than {MAX_HEAD_BYTES} bytes"),
        )
        .seen("found", found),
        HeadError::TooManyHeaders => Diagnosis::new(
            Code::HandshakeHeadTooLarge,
            format!("the response has more than {MAX_HEADERS} header fields"),
        )
        .seen("found", found),
        HeadError::Malformed { element } => Diagnosis::new(
            Code::HandshakeMalformedHead,
            format!("the response head is not valid HTTP: its {element} cannot be parsed"),
        )
        .seen("found", found),
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;
    use crate::handshake::{HandshakeError, Request, RequestOptions};

    #[test]
    fn a_port_that_is_known_for_its_silence_is_named() {
        for (url, first) in [
            ("ws://db.example:6379/", "port 6379 is likely Redis,"),
            ("wss://db.example:5432/", "port 5432 is likely PostgreSQL,"),
            ("ws://db.example:8080/", "many TLS servers close"),
            ("ws://mq.example:9001/", "port 9001 is likely MQTT"),
        ] {
            let target = Target::parse(url).unwrap();
            let failure = HandshakeFailure {
                sent: Vec::new(),
                error: HandshakeError::Ended(StreamEnd::Closed),
                response: None,
                first_bytes: Vec::new(),
                received: 0,
                request: Request::new(&target, &RequestOptions::default(), "key").summary,
                at: SystemTime::UNIX_EPOCH,
            };
            let diagnosis = ended(&failure, StreamEnd::Closed, &target, &Secrets::default());
            let found = diagnosis.help.first().unwrap();
            assert!(found.starts_with(first), "{url}: {found}");
            assert!(diagnosis.help.len() <= 3);
        }
    }
}
