//! Words for what a server did on an open connection.

use std::time::Duration;

use super::finding::{Finding, fail, pass, skipped, warn};
use crate::connection::{CloseInfo, ConnectionError, MessageType};
use crate::diagnosis::explain_connection;
use crate::doctor::open_connection::{FirstFrame, OpenConnectionChecks};
use crate::secrets::Secrets;
use crate::text::SHOWN;
use crate::text::span;

/// What the server sent by itself.
pub(crate) fn first_frames(talk: &OpenConnectionChecks, secrets: &Secrets) -> Finding {
    let took = span(talk.first_took);
    let has_ended = matches!(
        talk.ping_error,
        Some(ConnectionError::Closed(_) | ConnectionError::Lost(_))
    );
    if let (FirstFrame::Message { .. }, Some(words), true) =
        (&talk.first, &talk.only_message, has_ended)
    {
        let words = secrets.one_line(words, SHOWN);
        return warn(format!(
            "the server closed the connection within {took} of the 101, after one message: \"{words}\""
        ));
    }
    match &talk.first {
        FirstFrame::Silence => pass(format!("none within {took}")),
        FirstFrame::Message { kind, length } => {
            let kind = match kind {
                MessageType::Text => "text",
                MessageType::Binary => "binary",
            };
            pass(format!("a {kind} message of {length} bytes within {took}"))
        }
        FirstFrame::LongMessage => pass(format!("a message of more than 1 MiB within {took}")),
        FirstFrame::Closed(Some(info)) if !info.reason.is_empty() => warn(format!(
            "the server closed{} within {took} of the 101",
            code_text(info, secrets)
        )),
        FirstFrame::Closed(_) => warn(format!(
            "the server closed the connection within {took} of the 101 without a word: likely no route has this path"
        )),
        FirstFrame::Failed(ConnectionError::Closed(info)) => fail(format!(
            "the server closed{} within {took}",
            code_text(info, secrets)
        )),
        FirstFrame::Failed(error) => {
            fail(explain_connection(error, talk.evidence(), secrets, talk.first_took).problem)
        }
    }
}

fn code_text(info: &CloseInfo, secrets: &Secrets) -> String {
    match info.reason.as_str() {
        "" => format!(" with {}", info.code),
        reason => format!(
            " with {} \"{}\"",
            info.code,
            secrets.one_line(reason, SHOWN)
        ),
    }
}

/// The round trips.
pub(crate) fn pings(talk: &OpenConnectionChecks, secrets: &Secrets) -> Finding {
    let spans: Vec<String> = talk.pings.iter().copied().map(span).collect();
    match &talk.ping_error {
        None if spans.is_empty() => skipped("the connection had ended"),
        None => pass(spans.join(", ")),
        Some(ConnectionError::TimedOut(_)) => warn(format!("{} of 3 were answered", spans.len())),
        Some(error) => {
            let problem =
                explain_connection(error, talk.evidence(), secrets, Duration::ZERO).problem;
            match talk.failure() {
                Some(_) => fail(problem),
                None => warn(problem),
            }
        }
    }
}

/// How the connection closed.
pub(crate) fn close(talk: &OpenConnectionChecks) -> Finding {
    match &talk.close {
        None => skipped("the connection had ended"),
        Some((info, took)) if info.clean => pass(format!(
            "answered after {}, code {}",
            span(*took),
            info.code
        )),
        Some((_, took)) => warn(format!(
            "no Close frame in answer: the connection ended after {}",
            span(*took)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handshake::Headers;

    #[test]
    fn a_secret_goes_before_the_reason_is_cut() {
        let mut headers = Headers::default();
        headers.push("X-Api-Key", "k3y-of-api");
        let secrets = Secrets::of(None, &headers, &[]);
        let info = CloseInfo {
            code: 1008,
            reason: format!("{}k3y-of-api", ".".repeat(SHOWN - 7)),
            clean: true,
            by_peer: true,
            unanswered: None,
        };
        assert!(!code_text(&info, &secrets).contains("k3y"));
    }
}
