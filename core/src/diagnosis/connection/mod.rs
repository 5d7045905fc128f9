//! Words for the facts of the open connection.

mod evidence;
mod farewell;
mod idle;
mod violation;

pub use evidence::ConnectionEvidence;

use std::time::Duration;

use super::catalogue::{Code, Fault};
use super::diagnosis::Diagnosis;
use super::dial::errno_name;
use super::limits;
use crate::connection::{CloseInfo, ConnectionError, Lost, LostCause, Position, TimedOut};
use crate::secrets::Secrets;
use crate::text::{one_line, span};

/// Explains why a call on an open connection, which took `took`, did not do what it was asked for.
#[must_use]
pub(super) fn diagnose(
    error: &ConnectionError,
    evidence: ConnectionEvidence<'_>,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    let diagnosis = match error {
        ConnectionError::TimedOut(facts) => timed_out(*facts, took),
        ConnectionError::Interrupted => {
            Diagnosis::new(Code::WebSocketTimeout, "the call was interrupted")
        }
        ConnectionError::NoDescriptor(errno) => {
            let doing = "duplicate the descriptor of the connection";
            limits::of_descriptors(Some(*errno), doing).unwrap_or_else(|| {
                let problem = format!("this machine could not {doing}");
                Diagnosis::new(Code::TcpLocalLimit, problem).seen("found", errno_name(*errno))
            })
        }
        ConnectionError::NoMemory => Diagnosis::new(
            Code::WebSocketTooBig,
            "memory_limit leaves no room for the next message",
        )
        .help("free memory or raise memory_limit, then go on: the connection is open, and nothing is lost"),
        ConnectionError::Closed(info) => closed(info, secrets),
        ConnectionError::Lost(facts) => lost(facts, evidence),
        ConnectionError::Violation(violation) => {
            let text = evidence.text_in_place;
            violation::diagnose(violation, text, secrets).seen(
                "sent",
                format!("a Close frame with {}", code_text(violation.close_code())),
            )
        }
    };
    match (error, evidence.only_message) {
        (ConnectionError::Closed(_) | ConnectionError::Lost(_), Some(message)) => {
            farewell::with_only_message(diagnosis, message, secrets)
        }
        _ => diagnosis,
    }
}

fn timed_out(facts: TimedOut, took: Duration) -> Diagnosis {
    let took = span(took);
    let about = |problem| Diagnosis::new(Code::WebSocketTimeout, problem);
    match facts {
        TimedOut::Receive { position } => about(format!("no complete message came within {took}"))
            .seen("found", place(position))
            .help("call receive() again: the connection is open, and nothing of it is lost"),
        TimedOut::Send { sent: 0, of } => about(format!("the server took nothing within {took}"))
            .seen(
                "found",
                format!(
                    "0 of the frame's {} were sent; it was taken back",
                    bytes(of)
                ),
            )
            .help("send it again later: the server likely reads more slowly than you send"),
        TimedOut::Send { sent, of } => about(format!(
            "the server did not take all of the message within {took}"
        ))
        .seen(
            "found",
            format!("{sent} of the frame's {} were sent", bytes(of)),
        )
        .help("do not send it again: the rest goes out with the next calls"),
        TimedOut::SendAll { sent, of } => about(format!(
            "the server took {sent} of {of} messages within {took}"
        ))
        .seen("found", format!("the last {} were taken back", of.saturating_sub(sent)))
        .help(format!(
            "send the others again later, array_slice($messages, {sent}): the server likely reads more slowly than you send"
        )),
        TimedOut::Ping {
            inbox_full: true, ..
        } => about("the pong cannot be read: messages that nobody fetched stand before it".into())
            .help("fetch them with receive() or poll() first"),
        TimedOut::Ping { sent: false, .. } => {
            about(format!("the server did not take the ping within {took}"))
                .help("the server likely does not read; if that lasts, close and connect again")
        }
        TimedOut::Ping { .. } => about(format!("no pong came within {took}"))
            .help("the server is likely busy or gone; if that lasts, close and connect again"),
    }
}

fn closed(info: &CloseInfo, secrets: &Secrets) -> Diagnosis {
    let code = code_text(info.code);
    if !info.by_peer {
        let problem = "the connection is closed: this program closed it";
        let mut diagnosis = Diagnosis::new(Code::WebSocketClosed, problem).seen("found", code);
        diagnosis.fault = Fault::Caller;
        return diagnosis;
    }
    let mut diagnosis = Diagnosis::new(
        Code::WebSocketClosed,
        format!("the server closed the connection with {code}"),
    );
    diagnosis.retryable = matches!(info.code, 1001 | 1012..=1014);
    if !info.reason.is_empty() {
        diagnosis = diagnosis.seen("reason", secrets.one_line(&info.reason, 200));
    }
    let keepalive = info.reason.to_ascii_lowercase().contains("ping timeout");
    match info.code {
        1011 if keepalive => diagnosis.help("the server got no pong in time: call receive(), poll() or ping() more often than its ping timeout"),
        code => match advice(code) {
            Some(advice) => diagnosis.help(advice),
            None => diagnosis,
        },
    }
}

fn advice(code: u16) -> Option<&'static str> {
    Some(match code {
        1001 | 1012 => {
            "connect again after a pause of some seconds, not the same one for all clients"
        }
        1002 => {
            "the server takes a frame of ours for invalid: likely something between changed it, which cannot happen over wss://"
        }
        1003 => {
            "the server does not take this type of message: send text instead of binary, or the reverse"
        }
        1007 => "the server could not read a message: check which encoding and format it expects",
        1008 => {
            "the server's policy refuses this client or message: check credentials, Origin and what was sent"
        }
        1009 => "send smaller messages, or raise the server's limit on their size",
        1010 => "the server does not support an extension that this client needs",
        1011 => "look into the server's log: it failed while it served this connection",
        1013 => "connect again later, with growing pauses: the server is overloaded",
        1014 => "look at the gateway in front of the server: it got no valid answer from it",
        3000 | 4401 => {
            "the server wants credentials: check token, cookie or login, and whether they have expired"
        }
        3003 | 4403 => {
            "the server knows who you are and forbids this: check the rights of the account"
        }
        3008 | 4408 => {
            "the server waited too long for something: check what it expects to be sent first"
        }
        4400 => {
            "the server takes what it got for invalid: check the format, subprotocol and path it expects"
        }
        4404 => "the server knows no such thing: check path and identifiers",
        4429 => {
            "the server has seen too many requests or connections: connect again later, with growing pauses"
        }
        4000..=4999 => {
            "the code is the application's own: look it up in the documentation of the server"
        }
        _ => return None,
    })
}

fn lost(lost: &Lost, evidence: ConnectionEvidence<'_>) -> Diagnosis {
    let about = |problem| Diagnosis::new(Code::WebSocketLost, problem);
    let mut diagnosis = match &lost.cause {
        LostCause::Fin => about("the connection ended without a Close frame".to_owned())
            .seen("found", "the other side closed TCP (FIN)"),
        LostCause::Reset => about("the connection was reset".to_owned()).seen(
            "found",
            "the other side, or something between, reset TCP (RST)",
        ),
        LostCause::Stream { text, .. } => {
            about("the connection failed".to_owned()).seen("found", one_line(text, 200))
        }
        LostCause::NoRandomness => {
            about("this machine gave no random bytes to mask a frame with".to_owned())
        }
    };
    let messages = if lost.messages_received == 1 {
        "message"
    } else {
        "messages"
    };
    diagnosis = diagnosis
        .seen(
            "received",
            format!(
                "{} {messages}, {} of payload; the end came {}",
                lost.messages_received,
                bytes(lost.payload_received),
                place(lost.position)
            ),
        )
        .seen(
            "idle",
            format!(
                "{} since the last byte, {} open",
                span(lost.idle),
                span(lost.age)
            ),
        );
    if lost.unsent > 0 {
        diagnosis = diagnosis.seen("unsent", format!("{} of ours", bytes(lost.unsent)));
    }
    let whole = lost.position == Position::BetweenMessages;
    if lost.cause == LostCause::NoRandomness {
        return diagnosis;
    }
    if lost.unsent > 0 {
        diagnosis = diagnosis.help(
            "the server likely gave up on the message that was being sent: look at its size limits",
        );
    } else if whole && let Some(help) = idle::help(lost.idle, evidence.response) {
        diagnosis = diagnosis.help(help);
    }
    diagnosis
        .help("look into the log of the server, and of what stands in front of it, at this time")
}

fn place(position: Position) -> String {
    match position {
        Position::BetweenMessages => "between two messages".to_owned(),
        Position::InsideHeader(count) => {
            format!("inside a frame of which {} had come", bytes(count))
        }
        Position::InsideFrame { received, length } => {
            format!(
                "inside a frame of which {received} of {} had come",
                bytes(length)
            )
        }
        Position::InsideMessage(count) => {
            format!("inside a message of which {} had come", bytes(count))
        }
    }
}

fn bytes(count: u64) -> String {
    if count == 1 {
        "1 byte".to_owned()
    } else {
        format!("{count} bytes")
    }
}

/// A close code with its name in the registry of IANA, as in `1011 (Internal Error)`.
fn code_text(code: u16) -> String {
    let name = match code {
        1000 => "Normal Closure",
        1001 => "Going Away",
        1002 => "Protocol error",
        1003 => "Unsupported Data",
        1005 => return "no code (1005, No Status Rcvd)".to_owned(),
        1006 => return "no Close frame (1006, Abnormal Closure)".to_owned(),
        1007 => "Invalid frame payload data",
        1008 => "Policy Violation",
        1009 => "Message Too Big",
        1010 => "Mandatory Ext.",
        1011 => "Internal Error",
        1012 => "Service Restart",
        1013 => "Try Again Later",
        1014 => "Bad Gateway",
        3000 => "Unauthorized",
        3003 => "Forbidden",
        3008 => "Timeout",
        4000..=4999 => "private use",
        _ => return format!("code {code}"),
    };
    format!("code {code} ({name})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{MessageTooBig, ProtocolViolation, SizeLimit};
    use crate::handshake::Headers;

    fn shown(error: &ConnectionError) -> String {
        let took = Duration::from_millis(1500);
        let diagnosis = diagnose(
            error,
            ConnectionEvidence::default(),
            &Secrets::default(),
            took,
        );
        let mut text = format!("{}: {}", diagnosis.code.name(), diagnosis.problem);
        for (label, found) in &diagnosis.evidence {
            text.push_str(&format!("\n  {label}: {found}"));
        }
        for help in &diagnosis.help {
            text.push_str(&format!("\n  help: {help}"));
        }
        assert!(diagnosis.help.len() <= 3);
        text
    }

    fn closed_by_peer(code: u16, reason: &str) -> ConnectionError {
        let reason = reason.to_owned();
        ConnectionError::Closed(CloseInfo {
            code,
            reason,
            clean: true,
            by_peer: true,
        })
    }

    #[test]
    fn a_close_names_code_and_reason() {
        assert_eq!(
            shown(&closed_by_peer(4401, "token\r\nexpired")),
            "websocket.closed: the server closed the connection with code 4401 (private use)
  reason: token expired
  help: the server wants credentials: check token, cookie or login, and whether they have expired"
        );
        assert!(shown(&closed_by_peer(1011, "keepalive ping timeout")).contains("more often"));
        assert!(!shown(&closed_by_peer(1000, "")).contains("help"));
    }

    #[test]
    fn a_loss_tells_when_and_where() {
        let lost = Lost {
            cause: LostCause::Fin,
            messages_received: 1,
            payload_received: 9,
            position: Position::BetweenMessages,
            unsent: 0,
            idle: Duration::from_secs(60),
            age: Duration::from_secs(61),
        };
        let text = shown(&ConnectionError::Lost(Box::new(lost.clone())));
        assert!(text.starts_with(
            "websocket.lost: the connection ended without a Close frame
  found: the other side closed TCP (FIN)
  received: 1 message, 9 bytes of payload; the end came between two messages
  idle: 60.0 s since the last byte, 61.0 s open
  help: likely the idle timeout"
        ));
        let mut nginx = Headers::default();
        nginx.push("Server", "nginx/1.22.1");
        let known = ConnectionEvidence {
            response: Some(&nginx),
            ..ConnectionEvidence::default()
        };
        let error = ConnectionError::Lost(Box::new(lost.clone()));
        let diagnosis = diagnose(&error, known, &Secrets::default(), Duration::ZERO);
        assert!(diagnosis.help[0].starts_with("likely nginx's proxy_read_timeout"));
        let position = Position::InsideFrame {
            received: 2,
            length: 5,
        };
        let lost = Lost {
            position,
            cause: LostCause::Reset,
            ..lost
        };
        let text = shown(&ConnectionError::Lost(Box::new(lost)));
        assert!(text.contains("inside a frame of which 2 of 5 bytes had come"));
        assert!(!text.contains("idle timeout"));
    }

    #[test]
    fn a_violation_tells_the_limit_and_what_was_sent() {
        let limit = SizeLimit::MessageSize(1000);
        let facts = MessageTooBig {
            promised: 1 << 40,
            received: 0,
            limit,
        };
        assert_eq!(
            shown(&ConnectionError::Violation(ProtocolViolation::TooBig(
                facts
            ))),
            "websocket.too_big: a message is longer than max_message_size
  expected: at most 1000 bytes
  found: at least 1099511627776 bytes, of which 0 bytes had come
  sent: a Close frame with code 1009 (Message Too Big)
  help: raise max_message_size, and memory_limit with it if need be"
        );
    }

    #[test]
    fn a_timeout_tells_that_nothing_is_lost() {
        let facts = TimedOut::Send { sent: 10, of: 20 };
        assert_eq!(
            shown(&ConnectionError::TimedOut(facts)),
            "websocket.timeout: the server did not take all of the message within 1.5 s
  found: 10 of the frame's 20 bytes were sent
  help: do not send it again: the rest goes out with the next calls"
        );
    }
}
