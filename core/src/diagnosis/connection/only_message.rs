//! Recognises the one message by which an application refuses a connection right after the 101.
//!
//! Such servers complete the opening handshake whatever they think of the client, say why in a
//! message of their own protocol, and close or drop the connection behind it.

use super::super::{Diagnosis, Fault, Secrets, programs};

/// How much of the message is shown.
const SHOWN: usize = 200;

/// `diagnosis` of an end, with what the only message before it says; `None` if that is no such refusal.
#[must_use]
pub(super) fn refusal(
    diagnosis: &Diagnosis,
    message: &str,
    secrets: &Secrets,
) -> Option<Diagnosis> {
    let (program, refusal) = programs::refused_by_message(message)?;
    let mut diagnosis = diagnosis.clone();
    let seen = format!("{}: {}", program.name, secrets.one_line(message, SHOWN));
    diagnosis.evidence.insert(0, ("said", seen));
    // What the application says comes before what its close code may mean.
    diagnosis.help.insert(0, refusal.help.to_owned());
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis.retryable = refusal.retryable;
    diagnosis.fault = if refusal.retryable {
        Fault::Server
    } else {
        Fault::Caller
    };
    Some(diagnosis)
}

#[cfg(test)]
mod tests {
    use super::super::super::Code;
    use super::*;

    fn explained(message: &str) -> Diagnosis {
        let diagnosis = Diagnosis::new(Code::WebSocketLost, "lost").help("general");
        refusal(&diagnosis, message, &Secrets::default()).unwrap_or(diagnosis)
    }

    #[test]
    fn each_protocol_is_known_and_its_own_words_come_first() {
        let samples = [
            (
                r#"{"event":"pusher:error","data":{"code":4001,"message":"App key x not in this cluster"}}"#,
                "Pusher",
                "no application",
            ),
            (
                r#"{"event":"pusher:error","data":"{\"message\":\"Over capacity\",\"code\":4100}"}"#,
                "Pusher",
                "over its capacity",
            ),
            (
                r#"{"type":"disconnect","reason":"unauthorized","reconnect":false}"#,
                "Action Cable",
                "rejects this client",
            ),
            (
                r#"44{"message":"invalid token"}"#,
                "Socket.IO",
                "middleware",
            ),
        ];
        for (message, protocol, help) in samples {
            let diagnosis = explained(message);
            assert!(diagnosis.evidence[0].1.starts_with(protocol), "{message}");
            assert!(
                diagnosis.help[0].contains(help),
                "{message}: {:?}",
                diagnosis.help
            );
            assert_eq!(diagnosis.help[1], "general");
        }
        assert!(explained(r#"{"event":"pusher:error","data":{"code":4100}}"#).retryable);
    }

    #[test]
    fn other_messages_say_nothing() {
        for message in [
            "",
            "hello",
            "4444",
            "{\"type\":\"welcome\"}",
            "code",
            "pusher:error",
        ] {
            let diagnosis = explained(message);
            assert!(
                diagnosis.evidence.is_empty() && diagnosis.help == ["general"],
                "{message}"
            );
        }
    }
}
