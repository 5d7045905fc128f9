//! Explains a connection that ended after the 101 before this client had sent anything.

use crate::connection::ConnectionError;
use crate::diagnosis::Diagnosis;
use crate::handshake::RequestOptions;
use crate::secrets::Secrets;
use crate::text::SHOWN;

/// `diagnosis` of `error`, the first thing that came after the 101, for a request with `options`.
pub(in crate::doctor) fn ended_early(
    mut diagnosis: Diagnosis,
    error: &ConnectionError,
    options: &RequestOptions,
) -> Diagnosis {
    match error {
        ConnectionError::Closed(info) if info.reason.is_empty() => {
            if info.blames_a_message() {
                diagnosis.help.clear();
            }
        }
        ConnectionError::Lost(lost) if lost.messages_received == 0 => {}
        _ => return diagnosis,
    }
    let requires = if options.subprotocols.is_empty() {
        "requires a subprotocol"
    } else {
        "does not support the subprotocol"
    };
    let help = format!(
        "it ended before this client had sent a message: the server likely has no route for this path, {requires}, or refuses its credentials"
    );
    diagnosis.help.insert(0, help);
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

/// `diagnosis` of an end behind a single message, with its `words`, which nobody has read.
pub(in crate::doctor) fn with_message(
    mut diagnosis: Diagnosis,
    words: &str,
    secrets: &Secrets,
) -> Diagnosis {
    if diagnosis.evidence.iter().all(|(label, _)| *label != "said") {
        let said = ("said", secrets.one_line(words, SHOWN));
        diagnosis.evidence.insert(0, said);
    }
    diagnosis
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::connection::{CloseInfo, Lost, LostCause, Position};
    use crate::diagnosis::Code;

    fn explained(error: &ConnectionError, subprotocols: &[&str]) -> Vec<String> {
        let options = RequestOptions {
            subprotocols: subprotocols.iter().map(|&name| name.to_owned()).collect(),
            ..RequestOptions::default()
        };
        let before = Diagnosis::new(Code::WebSocketClosed, "it ended").help("of the code");
        ended_early(before, error, &options).help
    }

    fn closed(code: u16, reason: &str) -> ConnectionError {
        ConnectionError::Closed(CloseInfo {
            code,
            reason: reason.to_owned(),
            clean: true,
            by_peer: true,
            unanswered: None,
        })
    }

    #[test]
    fn an_end_without_a_reason_is_about_the_request() {
        let help = explained(&closed(1002, ""), &[]);
        assert_eq!(help.len(), 1, "{help:?}");
        assert!(help[0].contains("requires a subprotocol"), "{help:?}");
        let help = explained(&closed(1008, ""), &["chat"]);
        assert!(help[0].contains("does not support the subprotocol"));
        assert_eq!(help[1], "of the code");
        let lost = ConnectionError::Lost(Box::new(Lost {
            cause: LostCause::Fin,
            messages_received: 0,
            payload_received: 0,
            position: Position::BetweenMessages,
            unsent: 0,
            idle: Duration::ZERO,
            age: Duration::ZERO,
            sent_since_read: 0,
            wire_sent: 200,
            tcp: None,
        }));
        assert_eq!(explained(&lost, &[]).len(), 2);
    }

    #[test]
    fn a_reason_is_believed() {
        assert_eq!(explained(&closed(1002, "bad frame"), &[]), ["of the code"]);
    }
}
