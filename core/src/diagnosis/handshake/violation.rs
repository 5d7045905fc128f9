//! Explains a 101 that does not complete the handshake by the rules of RFC 6455.

use super::super::{Code, Diagnosis, Secrets};
use crate::handshake::{AcceptMistake, ExtensionFault, HandshakeViolation, Response};

/// What helps against a server that cannot compress.
const NO_COMPRESSION: &str = "pass compression: false to connect without compression";

/// Explains `violation`, which `response` commits.
pub(super) fn diagnose(
    violation: &HandshakeViolation,
    response: Option<&Response>,
    secrets: &Secrets,
) -> Diagnosis {
    let missing = |found: &Option<String>| {
        found.as_ref().map_or("no such header".to_owned(), |value| {
            secrets.one_line(value, 120)
        })
    };
    let server_help = "the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there";
    let diagnosis = match violation {
        HandshakeViolation::HttpVersion => Diagnosis::new(
            Code::HandshakeHttpVersion,
            "the server switched protocols in HTTP/1.0, which does not support Upgrade",
        )
        .seen("expected", "HTTP/1.1 101")
        .seen("found", "HTTP/1.0 101")
        .help("a proxy in between likely uses HTTP/1.0: switch it to HTTP/1.1"),
        HandshakeViolation::Upgrade { found } => Diagnosis::new(
            Code::HandshakeUpgradeHeader,
            "the 101 response lacks Upgrade: websocket",
        )
        .seen("expected", "Upgrade: websocket")
        .seen("found", missing(found))
        .help(server_help),
        HandshakeViolation::Connection { found } => Diagnosis::new(
            Code::HandshakeConnectionHeader,
            "the 101 response lacks Connection: Upgrade",
        )
        .seen("expected", "Connection: Upgrade")
        .seen("found", missing(found))
        .help(server_help),
        HandshakeViolation::AcceptMissing => Diagnosis::new(
            Code::HandshakeAcceptMissing,
            "the 101 response lacks Sec-WebSocket-Accept",
        )
        .help(server_help),
        HandshakeViolation::AcceptMismatch {
            expected,
            found,
            mistake,
        } => Diagnosis::new(
            Code::HandshakeAcceptMismatch,
            "Sec-WebSocket-Accept does not match the key of this request",
        )
        .seen("expected", expected)
        .seen("found", secrets.one_line(found, 80))
        .help(accept_help(*mistake)),
        HandshakeViolation::Duplicate { name, values } => Diagnosis::new(
            Code::HandshakeDuplicateHeader,
            format!(
                "the 101 response has {} {name} headers instead of one",
                values.len()
            ),
        )
        .seen("found", secrets.one_line(&values.join(" | "), 160))
        .help("the server and a proxy in between likely each added one"),
        HandshakeViolation::Subprotocol { offered, found } => Diagnosis::new(
            Code::HandshakeSubprotocol,
            format!(
                "the server chose the subprotocol \"{}\", which was not offered",
                secrets.one_line(found, 80)
            ),
        )
        .seen(
            "offered",
            if offered.is_empty() {
                "none".to_owned()
            } else {
                secrets.one_line(&offered.join(", "), 160)
            },
        )
        .help("offer one that the server supports: subprotocols: ['…']; names are case-sensitive"),
        HandshakeViolation::Extension {
            found,
            fault,
            offered,
        } => extension(found, fault, *offered, secrets).help(server_help),
    };
    match response.and_then(|response| response.head.headers.first("Server")) {
        Some(server) => diagnosis.seen("server", secrets.one_line(server, 80)),
        None => diagnosis,
    }
}

fn extension(
    found: &str,
    fault: &ExtensionFault,
    offered: Option<&str>,
    secrets: &Secrets,
) -> Diagnosis {
    let problem = match fault {
        ExtensionFault::Syntax => "the server's list of extensions cannot be parsed",
        ExtensionFault::NotOffered { .. } => "the server uses an extension that was not offered",
        ExtensionFault::Twice => "the server accepted permessage-deflate twice",
        ExtensionFault::UnknownParameter { .. } => {
            "the server accepted permessage-deflate with an unknown parameter"
        }
        ExtensionFault::DuplicateParameter { .. } => {
            "the server accepted permessage-deflate with the same parameter twice"
        }
        ExtensionFault::Value { .. } => {
            "the server accepted permessage-deflate with an invalid parameter value"
        }
    };
    let wrong = match fault {
        ExtensionFault::Syntax | ExtensionFault::Twice => None,
        ExtensionFault::NotOffered { name } | ExtensionFault::UnknownParameter { name } => {
            Some(secrets.one_line(name, 60))
        }
        ExtensionFault::DuplicateParameter { name } => Some((*name).to_owned()),
        ExtensionFault::Value { name, found: None } => Some(format!("{name} without a value")),
        ExtensionFault::Value {
            name,
            found: Some(value),
        } => Some(format!("{name}={}", secrets.one_line(value, 60))),
    };
    let expected = match fault {
        ExtensionFault::Syntax => {
            Some("extension names with parameters (RFC 6455 section 9.1)".to_owned())
        }
        ExtensionFault::Value { name, .. } if name.ends_with("_bits") => {
            Some(format!("{name} from 8 to 15"))
        }
        ExtensionFault::Value { name, .. } => Some(format!("{name} without a value")),
        _ => None,
    };
    let mut diagnosis = Diagnosis::new(Code::HandshakeExtension, problem);
    if let Some(expected) = expected {
        diagnosis = diagnosis.seen("expected", expected);
    }
    diagnosis = diagnosis.seen(
        "found",
        format!("Sec-WebSocket-Extensions: {}", secrets.one_line(found, 120)),
    );
    if let Some(wrong) = wrong {
        diagnosis = diagnosis.seen("wrong", wrong);
    }
    diagnosis = diagnosis.seen("offered", offered.unwrap_or("nothing"));
    // Without the offer the server has nothing to agree to.
    if offered.is_some() && !matches!(fault, ExtensionFault::NotOffered { .. }) {
        diagnosis = diagnosis.help(NO_COMPRESSION);
    }
    diagnosis
}

/// What mends a wrong `Sec-WebSocket-Accept`.
fn accept_help(mistake: Option<AcceptMistake>) -> &'static str {
    match mistake {
        Some(AcceptMistake::KeyUnchanged) => {
            "the server returns the key unchanged: it must answer base64(sha1(key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'))"
        }
        Some(AcceptMistake::WithoutGuid) => {
            "the server hashes the key alone: it must append 258EAFA5-E914-47DA-95CA-C5AB0DC85B11 to the key first"
        }
        Some(AcceptMistake::Hexadecimal | AcceptMistake::HexadecimalInBase64) => {
            "the server encodes the hash in hexadecimal: it must encode the 20 raw bytes in base64; in PHP: base64_encode(sha1($key . $guid, true))"
        }
        Some(AcceptMistake::ExampleOfTheRfc) => {
            "the server answers with the example of RFC 6455: it must compute the value from the key of each request"
        }
        None => {
            "a cache or proxy likely returned the response to another request, or the server computes the value incorrectly"
        }
    }
}
