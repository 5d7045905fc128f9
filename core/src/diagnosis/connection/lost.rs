//! Explains a connection that ended without a Close frame.

use super::evidence::ConnectionEvidence;
use super::idle;
use crate::connection::{Lost, LostCause, Position};
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::{byte_count, one_line, span};

pub(super) fn lost(lost: &Lost, evidence: ConnectionEvidence<'_>) -> Diagnosis {
    let about = |problem| Diagnosis::new(Code::WebSocketLost, problem);
    let mut diagnosis = match &lost.cause {
        LostCause::Fin => about("the connection ended without a Close frame".to_owned())
            .seen("found", "the peer closed the TCP connection (FIN)"),
        LostCause::Reset => about("the connection was reset".to_owned()).seen(
            "found",
            "the peer, or something in between, reset the TCP connection (RST)",
        ),
        LostCause::Stream { text, .. } => {
            about("the connection failed".to_owned()).seen("found", one_line(text, 200))
        }
        LostCause::NoRandomness => {
            about("this machine provided no random bytes for a masking key".to_owned())
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
                "{} {messages}, {} of payload; ended {}",
                lost.messages_received,
                byte_count(lost.payload_received),
                place(lost.position)
            ),
        )
        .seen(
            "idle",
            format!(
                "no byte received for {}, open for {}",
                span(lost.idle),
                span(lost.age)
            ),
        );
    if lost.unsent > 0 {
        diagnosis = diagnosis.seen("unsent", byte_count(lost.unsent));
    }
    let whole = lost.position == Position::BetweenMessages;
    if lost.cause == LostCause::NoRandomness {
        return diagnosis;
    }
    if lost.unsent > 0 {
        diagnosis = diagnosis.help(
            "the server likely rejected the message that was being sent: check its size limits",
        );
    } else if whole && let Some(help) = idle::help(lost.idle, evidence.response) {
        diagnosis = diagnosis.help(help);
    }
    diagnosis.help("see the logs of the server, and of any proxy in between, for this time")
}

pub(super) fn place(position: Position) -> String {
    match position {
        Position::BetweenMessages => "between two messages".to_owned(),
        Position::InsideHeader(count) => {
            format!("inside a frame, after {}", byte_count(count))
        }
        Position::InsideFrame { received, length } => {
            format!("inside a frame, after {received} of {}", byte_count(length))
        }
        Position::InsideMessage(count) => {
            format!("inside a message, after {}", byte_count(count))
        }
    }
}
