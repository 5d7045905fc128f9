//! Explains a call that the program interrupted, while the connection stays open.

use std::time::Duration;

use super::lost::place;
use crate::connection::TimedOut;
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::{byte_count, span};

pub(super) fn interrupted(facts: TimedOut, took: Duration) -> Diagnosis {
    let problem = format!("interrupt() ended the call after {}", span(took));
    let diagnosis = Diagnosis::new(Code::WebSocketInterrupted, problem);
    match facts {
        TimedOut::Receive { position } => diagnosis
            .seen("found", place(position))
            .help("call receive() again: the connection is open, and nothing is lost"),
        TimedOut::Send { sent: 0, of } => diagnosis
            .seen(
                "found",
                format!(
                    "0 of the frame's {} were sent, and it was discarded",
                    byte_count(of)
                ),
            )
            .help("send it again: the connection is open"),
        TimedOut::Send { sent, of } => diagnosis
            .seen(
                "found",
                format!("{sent} of the frame's {} were sent", byte_count(of)),
            )
            .help("do not send it again: the next calls send the rest"),
        TimedOut::SendAll { sent, of } => diagnosis
            .seen(
                "found",
                format!(
                    "{sent} of {of} messages were sent, the last {} were discarded",
                    of.saturating_sub(sent)
                ),
            )
            .help(format!(
                "send the rest again, array_slice($messages, {sent}): the connection is open"
            )),
        TimedOut::Ping { sent: false, .. } => diagnosis
            .seen("found", "the server did not accept the ping before that")
            .help("call ping() again: the connection is open, and nothing is lost"),
        TimedOut::Ping { .. } => diagnosis
            .seen("found", "the ping was sent, and no pong arrived before that")
            .help("call ping() again: the connection is open, and nothing is lost"),
        TimedOut::Close => diagnosis
            .seen("found", "the close is not finished")
            .help("call close() again, or poll() now and then: each call continues the close, and the end of the object ends it"),
    }
}
