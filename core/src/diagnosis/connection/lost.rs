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
                byte_count(lost.payload_received),
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
        diagnosis = diagnosis.seen("unsent", format!("{} of ours", byte_count(lost.unsent)));
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

pub(super) fn place(position: Position) -> String {
    match position {
        Position::BetweenMessages => "between two messages".to_owned(),
        Position::InsideHeader(count) => {
            format!("inside a frame of which {} had come", byte_count(count))
        }
        Position::InsideFrame { received, length } => {
            format!(
                "inside a frame of which {received} of {} had come",
                byte_count(length)
            )
        }
        Position::InsideMessage(count) => {
            format!("inside a message of which {} had come", byte_count(count))
        }
    }
}
