//! Recognises the one message by which an application refuses a connection right after the 101.
//!
//! Such servers complete the opening handshake whatever they think of the client, say why in a
//! message of their own protocol, and close or drop the connection behind it.

use super::super::{Diagnosis, Fault, Secrets};

/// How much of the message is shown.
const SHOWN: usize = 200;

/// `diagnosis` of an end, with what the only message before it says, if that is such a refusal.
#[must_use]
pub(super) fn with_only_message(
    mut diagnosis: Diagnosis,
    message: &str,
    secrets: &Secrets,
) -> Diagnosis {
    let Some(refusal) = recognise(message) else {
        return diagnosis;
    };
    let seen = format!("{}: {}", refusal.protocol, secrets.one_line(message, SHOWN));
    diagnosis.evidence.insert(0, ("said", seen));
    // What the application says comes before what its close code may mean.
    diagnosis.help.insert(0, refusal.help.to_owned());
    diagnosis.help.truncate(3);
    diagnosis.retryable = refusal.retryable;
    diagnosis.fault = if refusal.retryable {
        Fault::Server
    } else {
        Fault::Caller
    };
    diagnosis
}

struct Refusal {
    protocol: &'static str,
    help: &'static str,
    retryable: bool,
}

fn recognise(message: &str) -> Option<Refusal> {
    let refusal = |protocol, help, retryable| {
        Some(Refusal {
            protocol,
            help,
            retryable,
        })
    };
    // Pusher protocol: {"event":"pusher:error","data":{"code":4001,"message":"…"}}; the data may be
    // JSON inside a string.
    if message.contains("\"pusher:error\"") {
        let (help, retryable) = match number_behind(message, "code") {
            Some(4001) => (
                "the server knows no application of that key: check the path /app/KEY",
                false,
            ),
            Some(4003) => ("the application is disabled on the server", false),
            Some(4004) => ("the application is over its quota of connections", true),
            Some(4009) => (
                "the server does not authorise this client: check Origin and the signature",
                false,
            ),
            Some(4100) => (
                "the server is over its capacity: connect again after a pause",
                true,
            ),
            Some(4200..=4299) => (
                "connect again at once, as the protocol has it for this code",
                true,
            ),
            _ => (
                "look the code up in the Pusher protocol, and into the server's log",
                false,
            ),
        };
        return refusal("Pusher protocol", help, retryable);
    }
    // Action Cable: {"type":"disconnect","reason":"unauthorized","reconnect":false}
    if message.contains("\"type\":\"disconnect\"") {
        let retryable = message.contains("\"reconnect\":true");
        let help = if message.contains("\"unauthorized\"") {
            "Action Cable's connection rejects this client: check the cookie or token that it identifies users by"
        } else {
            "look for the reason in the Rails log"
        };
        return refusal("Action Cable", help, retryable);
    }
    // Socket.IO: Engine.IO message (4) with a CONNECT_ERROR packet (4).
    if message.starts_with("44{") || message.starts_with("44/") {
        let help = "a middleware of the Socket.IO server rejects this client: check the auth payload, token or cookie; plain WebSocket is not its protocol";
        return refusal("Socket.IO", help, false);
    }
    None
}

/// The number of `"name":123`, also where the quotes are escaped.
fn number_behind(message: &str, name: &str) -> Option<u32> {
    let (_, rest) = message.split_once(name)?;
    let digits = rest.trim_start_matches(['\\', '"', ':', ' ']);
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::super::Code;
    use super::*;

    fn told(message: &str) -> Diagnosis {
        let diagnosis = Diagnosis::new(Code::WebSocketLost, "lost").help("general");
        with_only_message(diagnosis, message, &Secrets::default())
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
            let diagnosis = told(message);
            assert!(diagnosis.evidence[0].1.starts_with(protocol), "{message}");
            assert!(
                diagnosis.help[0].contains(help),
                "{message}: {:?}",
                diagnosis.help
            );
            assert_eq!(diagnosis.help[1], "general");
        }
        assert!(told(r#"{"event":"pusher:error","data":{"code":4100}}"#).retryable);
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
            let diagnosis = told(message);
            assert!(
                diagnosis.evidence.is_empty() && diagnosis.help == ["general"],
                "{message}"
            );
        }
    }
}
