//! Explains a connection that ended without a Close frame.

use std::time::Duration;

use super::evidence::ConnectionEvidence;
use super::idle;
use super::no_answer::no_answer;
use crate::connection::{Lost, LostCause, Position};
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::{byte_count, one_line, span};

/// The least unsent rest of a message that is a sign of a size limit: the buffers of the sockets hold less.
const LARGE_REST: u64 = 64 * 1024;

pub(super) fn lost(lost: &Lost, evidence: ConnectionEvidence<'_>) -> Diagnosis {
    let diagnosis = with_counts(cause(lost), lost);
    // No log of a server or proxy has anything about these.
    if matches!(lost.cause, LostCause::NoRandomness | LostCause::NoAnswer(_)) {
        return diagnosis;
    }
    help(diagnosis, lost, evidence)
        .help("see the logs of the server, and of any proxy in between, for this time")
}

fn cause(lost: &Lost) -> Diagnosis {
    let about = |problem: &str| Diagnosis::new(Code::WebSocketLost, problem);
    match &lost.cause {
        LostCause::CloseNotify => about("the connection ended without a Close frame")
            .seen("found", "the server ended TLS (close_notify)"),
        LostCause::Fin => about("the connection ended without a Close frame").seen(
            "found",
            match fin_age(lost) {
                Some(age) if age >= NOTABLE_AGE => format!(
                    "the peer closed the TCP connection (FIN), {} ago",
                    span(age)
                ),
                _ => "the peer closed the TCP connection (FIN)".to_owned(),
            },
        ),
        LostCause::FinBeforeWrite => {
            let problem = "the server had closed the connection before this was sent";
            let before = match (lost.tcp, lost.sent_since_read) {
                (Some(tcp), 1..) if tcp.last_acknowledged > tcp.last_data_sent => format!(
                    ", {} before the last message was sent",
                    span(tcp.last_acknowledged - tcp.last_data_sent)
                ),
                _ => String::new(),
            };
            about(problem).seen(
                "found",
                format!(
                    "the peer closed the TCP connection (FIN){before}; a later write failed (EPIPE)"
                ),
            )
        }
        LostCause::Reset => about("the connection was reset").seen(
            "found",
            "the peer, or something in between, reset the TCP connection (RST)",
        ),
        LostCause::NoAnswer(errno) => no_answer(*errno, lost),
        LostCause::Stream { text, .. } => {
            about("the connection failed").seen("found", one_line(text, 200))
        }
        LostCause::NoRandomness => about("this machine provided no random bytes for a masking key"),
    }
}

/// How long ago the peer's FIN arrived: what it acknowledged last came with it.
fn fin_age(lost: &Lost) -> Option<Duration> {
    lost.tcp.map(|tcp| tcp.last_acknowledged)
}

/// A FIN that arrived so long ago was read late.
const NOTABLE_AGE: Duration = Duration::from_secs(1);

fn with_counts(diagnosis: Diagnosis, lost: &Lost) -> Diagnosis {
    let received = format!(
        "{}, {} of payload; ended {}",
        message_count(lost.messages_received),
        byte_count(lost.payload_received),
        place(lost.position)
    );
    let idle = format!(
        "no byte received for {}, open for {}",
        span(lost.idle),
        span(lost.age)
    );
    let mut diagnosis = diagnosis.seen("received", received).seen("idle", idle);
    if lost.sent_since_read > 0 {
        let count = message_count(lost.sent_since_read);
        diagnosis = diagnosis.seen(
            "sent",
            match unacknowledged(lost) {
                0 => format!("{count} since the last byte received"),
                bytes => format!(
                    "{count} since the last byte received; {} not acknowledged",
                    byte_count(bytes)
                ),
            },
        );
    }
    if lost.unsent > 0 {
        diagnosis = diagnosis.seen("unsent", byte_count(lost.unsent));
    }
    diagnosis
}

/// How many bytes the kernel accepted and the peer has not acknowledged, as far as that is known. A machine that
/// answers acknowledges late, so this says something of others only.
fn unacknowledged(lost: &Lost) -> u64 {
    if !matches!(
        lost.cause,
        LostCause::FinBeforeWrite | LostCause::NoAnswer(_)
    ) {
        return 0;
    }
    let acknowledged = lost.tcp.and_then(|tcp| tcp.bytes_acknowledged);
    // The SYN counts as one.
    acknowledged.map_or(0, |bytes| (lost.wire_sent + 1).saturating_sub(bytes))
}

fn help(diagnosis: Diagnosis, lost: &Lost, evidence: ConnectionEvidence<'_>) -> Diagnosis {
    let (silence, had_closed) = match lost.cause {
        // What matters is how long nothing came before the FIN.
        LostCause::Fin | LostCause::FinBeforeWrite | LostCause::CloseNotify => {
            let age = fin_age(lost).unwrap_or_default();
            (
                lost.idle.saturating_sub(age),
                lost.tcp
                    .is_some_and(|tcp| tcp.last_acknowledged > tcp.last_data_sent),
            )
        }
        _ => (lost.idle, false),
    };
    let mut diagnosis = diagnosis;
    if lost.cause == LostCause::FinBeforeWrite {
        diagnosis = diagnosis.help(
            "what was sent since the last read may not have been read: send it again on a new connection, if the server may receive it twice",
        );
    }
    if lost.unsent >= LARGE_REST && !had_closed {
        diagnosis.help(
            "the server likely rejected the message that was being sent: check its size limits",
        )
    } else if lost.position == Position::BetweenMessages
        && let Some(help) = idle::help(silence, evidence.response)
    {
        diagnosis.help(help)
    } else {
        diagnosis
    }
}

pub(super) fn message_count(count: u64) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} message{plural}")
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
