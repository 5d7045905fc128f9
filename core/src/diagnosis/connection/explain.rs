//! Explains why a call on an open connection did not do what it was asked for.

use std::time::Duration;

use super::closed::{closed, code_text};
use super::evidence::ConnectionEvidence;
use super::interrupted::interrupted;
use super::lost::lost;
use super::timed_out::timed_out;
use super::{last_text, only_message, violation};
use crate::connection::ConnectionError;
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::errno::errno_name;
use crate::diagnosis::limits;
use crate::secrets::Secrets;
use crate::text::byte_count;

/// Explains why a call on an open connection, which took `took`, did not do what it was asked for.
#[must_use]
pub(in crate::diagnosis) fn diagnose(
    error: &ConnectionError,
    evidence: ConnectionEvidence<'_>,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    let diagnosis = match error {
        ConnectionError::TimedOut(facts) => timed_out(*facts, took, &evidence, secrets),
        ConnectionError::Interrupted => {
            Diagnosis::new(Code::WebSocketTimeout, "the call was interrupted")
        }
        ConnectionError::InterruptRequested(facts) => interrupted(*facts, took),
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
        .help("free memory or raise memory_limit, then continue: the connection is open, and nothing is lost"),
        ConnectionError::InboxFull(limit) => Diagnosis::new(
            Code::WebSocketTooBig,
            "receiveUntil() accepted none of the messages, and must not keep more of them",
        )
        .seen("expected", format!("at most {} kept", byte_count(*limit)))
        .help("take them with receive() or poll(): the connection is open, and nothing is lost")
        .help("if many messages come before the one that is awaited, raise max_message_size"),
        ConnectionError::Closed(info) => closed(info, evidence.sent_nothing, secrets),
        ConnectionError::Lost(facts) => lost(facts, evidence),
        ConnectionError::Violation(violation) => {
            let text = evidence.text_in_place;
            violation::diagnose(violation, text, secrets).seen(
                "sent",
                format!("a Close frame with {}", code_text(violation.close_code())),
            )
        }
    };
    let is_end = match error {
        ConnectionError::Closed(info) => info.by_peer,
        ConnectionError::Lost(_) => true,
        ConnectionError::TimedOut(_) if evidence.signal_waits => {
            return first_help(diagnosis, SIGNAL_WAITS);
        }
        _ => false,
    };
    if !is_end {
        return diagnosis;
    }
    let refused = evidence
        .only_message
        .and_then(|message| only_message::refusal(&diagnosis, message, secrets));
    match (refused, evidence.last_text) {
        (Some(refused), _) => refused,
        (None, Some(text)) => last_text::with_last_text(diagnosis, text, secrets),
        (None, None) => diagnosis,
    }
}

const SIGNAL_WAITS: &str = "a signal arrived during the call, and its handler waits: call pcntl_async_signals(true) at the start of the program, or pcntl_signal_dispatch() now";

fn first_help(mut diagnosis: Diagnosis, help: &str) -> Diagnosis {
    diagnosis.help.insert(0, help.to_owned());
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{
        CloseInfo, Lost, LostCause, MessageTooBig, Position, ProtocolViolation, SizeLimit, TimedOut,
    };
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
            unanswered: None,
        })
    }

    #[test]
    fn a_close_names_code_and_reason() {
        assert_eq!(
            shown(&closed_by_peer(4401, "token\r\nexpired")),
            "websocket.closed: the server closed the connection with code 4401 (private use): \"token expired\"
  reason: token expired
  help: check the token, key or signature that the server expects, and whether it has expired"
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
            sent_since_read: 0,
            wire_sent: 200,
            tcp: None,
        };
        let text = shown(&ConnectionError::Lost(Box::new(lost.clone())));
        assert!(text.starts_with(
            "websocket.lost: the connection ended without a Close frame
  found: the peer closed the TCP connection (FIN)
  received: 1 message, 9 bytes of payload; ended between two messages
  idle: no byte received for 60.0 s, open for 61.0 s
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
        assert!(text.contains("inside a frame, after 2 of 5 bytes"));
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
            "websocket.too_big: a message exceeds max_message_size
  expected: at most 1000 bytes
  found: at least 1099511627776 bytes, of which 0 bytes had arrived
  sent: a Close frame with code 1009 (Message Too Big)
  help: raise max_message_size, and memory_limit if necessary"
        );
    }

    #[test]
    fn a_timeout_tells_that_nothing_is_lost() {
        let facts = TimedOut::Send { sent: 10, of: 20 };
        assert_eq!(
            shown(&ConnectionError::TimedOut(facts)),
            "websocket.timeout: the server did not accept the whole message within 1.5 s
  found: 10 of the frame's 20 bytes were sent
  help: do not send it again: the next calls send the rest"
        );
    }
}
