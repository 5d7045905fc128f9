//! Explains a call that ran into its timeout, while the connection stays open.

use std::time::Duration;

use super::evidence::ConnectionEvidence;
use super::lost::{message_count, place};
use super::no_answer::unanswered;
use crate::connection::{ControlPayload, TimedOut};
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::secrets::Secrets;
use crate::text::{byte_count, span};

pub(super) fn timed_out(
    facts: TimedOut,
    took: Duration,
    known: &ConnectionEvidence<'_>,
    secrets: &Secrets,
) -> Diagnosis {
    let diagnosis = of_call(facts, took, known.other_pong, secrets);
    let Some(unanswered) = known.tcp.as_ref().and_then(unanswered) else {
        return diagnosis;
    };
    let mut diagnosis = diagnosis.seen("unanswered", unanswered);
    if !matches!(facts, TimedOut::Send { .. } | TimedOut::SendAll { .. }) {
        // That the server lives, or that nothing is lost, is not known.
        diagnosis.help.clear();
    }
    diagnosis.help(
        "the other machine, or the path to it, may be gone: close and connect again, or wait: a dead link ends the connection after 120 s",
    )
}

/// A ping of which no pong came; `other_pong` is one that came with another payload.
fn unanswered_ping(
    diagnosis: Diagnosis,
    messages: u64,
    other_pong: Option<ControlPayload>,
    secrets: &Secrets,
) -> Diagnosis {
    let mut diagnosis = diagnosis;
    if messages > 0 {
        let count = message_count(messages);
        diagnosis = diagnosis.seen("found", format!("{count} came meanwhile"));
    }
    match (other_pong, messages) {
        (Some(pong), _) => {
            let shown = match std::str::from_utf8(pong.as_bytes()) {
                Ok(text) => format!("\"{}\"", secrets.one_line(text, ControlPayload::LIMIT)),
                Err(_) => byte_count(pong.as_bytes().len() as u64),
            };
            diagnosis
                .seen("pong", format!("with another payload: {shown}"))
                .help("the server lives: that pong is likely the late answer to an earlier ping, or the server does not return the payload of a ping as RFC 6455 requires")
        }
        (None, 0) => diagnosis
            .help("the server is likely busy or gone; if this continues, close and connect again"),
        (None, _) => diagnosis
            .help("the server lives and does not answer pings, or answers late: take its messages as the sign of life"),
    }
}

fn of_call(
    facts: TimedOut,
    took: Duration,
    other_pong: Option<ControlPayload>,
    secrets: &Secrets,
) -> Diagnosis {
    let took = span(took);
    let about = |problem| Diagnosis::new(Code::WebSocketTimeout, problem);
    match facts {
        TimedOut::Receive { position } => about(format!("no complete message arrived within {took}"))
            .seen("found", place(position))
            .help("call receive() again: the connection is open, and nothing is lost"),
        TimedOut::Send { sent: 0, of } => about(format!("the server accepted nothing within {took}"))
            .seen(
                "found",
                format!(
                    "0 of the frame's {} were sent, and it was discarded",
                    byte_count(of)
                ),
            )
            .help("send it again later: the server likely reads more slowly than this program sends"),
        TimedOut::Send { sent, of } => about(format!(
            "the server did not accept the whole message within {took}"
        ))
        .seen(
            "found",
            format!("{sent} of the frame's {} were sent", byte_count(of)),
        )
        .help("do not send it again: the next calls send the rest"),
        TimedOut::SendAll { sent, of } => about(format!(
            "the server accepted {sent} of {of} messages within {took}"
        ))
        .seen("found", format!("the last {} were discarded", of.saturating_sub(sent)))
        .help(format!(
            "send the rest again later, array_slice($messages, {sent}): the server likely reads more slowly than this program sends"
        )),
        TimedOut::Close => about(format!("the close did not finish within {took}")),
        TimedOut::Ping {
            inbox_full: true, ..
        } => about("the pong cannot be read: unread messages are queued before it".into())
            .help("read them with receive() or poll() first"),
        TimedOut::Ping { sent: false, .. } => {
            about(format!("the server did not accept the ping within {took}"))
                .help("the server likely does not read; if this continues, close and connect again")
        }
        TimedOut::Ping { messages, .. } => {
            unanswered_ping(about(format!("no pong arrived within {took}")), messages, other_pong, secrets)
        }
    }
}
