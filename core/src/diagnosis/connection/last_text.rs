//! The last message before an end, where it is an error: the application's own words for why it ended.

use super::closed::with_words;
use crate::diagnosis::complaint;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::secrets::Secrets;

/// The longest message that is an error and not data that mentions one, in bytes.
const LONGEST: usize = 200;

/// Adds the last message to the explanation of an end, if it is an error. A reason of the Close frame has said more.
pub(super) fn with_last_text(diagnosis: Diagnosis, text: &str, secrets: &Secrets) -> Diagnosis {
    if !is_error(text) {
        return diagnosis;
    }
    let has_reason = diagnosis
        .evidence
        .iter()
        .any(|(label, _)| *label == "reason");
    let mut diagnosis = diagnosis.seen("last message", secrets.one_line(text, LONGEST));
    if has_reason {
        return diagnosis;
    }
    let general = std::mem::take(&mut diagnosis.help);
    let mut diagnosis = with_words(diagnosis, text);
    diagnosis.help.extend(general);
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

/// Whether a text is an error: a JSON object with an error in it, or a short complaint.
fn is_error(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    match lower.trim_start().starts_with(['{', '[']) {
        true => ERRORS_IN_JSON.iter().any(|part| lower.contains(part)),
        false => lower.starts_with("err") || complaint::of(text).is_some(),
    }
}

/// A member of a JSON object that holds an error, or a value that says that the object is one.
const ERRORS_IN_JSON: [&str; 7] = [
    "\"error\"",
    "\"errors\"",
    "\"error_code\"",
    "\"errorcode\"",
    "\"err\"",
    "\"unauthorized\"",
    "\"disconnect\"",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::catalogue::Code;

    #[test]
    fn errors_are_shown_and_decide_what_helps() {
        for (text, help) in [
            (
                "{\"error\":\"token expired\"}",
                Some("whether it has expired"),
            ),
            (
                "{\"type\":\"error\",\"message\":\"too many requests\"}",
                Some("less often"),
            ),
            ("unauthorized", Some("check the token")),
            ("ERR unknown channel", Some("general")),
            ("hello", None),
            ("{\"price\":1}", None),
        ] {
            let before = Diagnosis::new(Code::WebSocketLost, "lost").help("general");
            let diagnosis = with_last_text(before, text, &Secrets::default());
            assert_eq!(!diagnosis.evidence.is_empty(), help.is_some(), "{text}");
            assert!(
                diagnosis.help[0].contains(help.unwrap_or("general")),
                "{text}"
            );
        }
    }
}
