//! Words for the facts of a URL that cannot be used.

use super::{Code, Diagnosis};
use crate::text::one_line;
use crate::url::UrlError;

/// Explains `error`.
#[must_use]
pub(super) fn diagnose(error: &UrlError) -> Diagnosis {
    match error {
        UrlError::Empty => Diagnosis::new(Code::UrlInvalid, "the URL is empty"),
        UrlError::SchemeMissing => Diagnosis::new(Code::UrlScheme, "the URL has no scheme")
            .help("start it with wss://, or with ws:// if the server has no TLS"),
        UrlError::Scheme { found } => {
            let found = one_line(found, 40);
            let problem = format!("\"{found}\" is not a WebSocket scheme");
            let help = match found.as_str() {
                "http" => "use ws:// instead; it has the same default port as http://",
                "https" => "use wss:// instead; it has the same default port as https://",
                _ => "start the URL with wss://, or with ws:// if the server has no TLS",
            };
            Diagnosis::new(Code::UrlScheme, problem).help(help)
        }
        UrlError::Port => Diagnosis::new(
            Code::UrlPort,
            "the port of the URL is not a number from 1 to 65535",
        ),
        UrlError::Fragment => Diagnosis::new(
            Code::UrlFragment,
            "the URL has a fragment, which a WebSocket URL must not have",
        )
        .help("remove the part from \"#\" on; if \"#\" belongs to the path or query, write %23"),
        UrlError::Host { reason } => Diagnosis::new(
            Code::UrlHost,
            format!("the host of the URL cannot be used: {reason}"),
        ),
        UrlError::Character { found, offset } => {
            let name = match found {
                ' ' => "a space".to_owned(),
                '\\' => "a backslash".to_owned(),
                c => format!("the character U+{:04X}", u32::from(*c)),
            };
            let problem = format!("the URL has {name} at byte {offset}");
            Diagnosis::new(Code::UrlInvalid, problem)
                .help("percent-encode the parts of the path and query with rawurlencode()")
        }
        UrlError::Syntax { reason } => {
            let reason = one_line(reason, 120);
            Diagnosis::new(
                Code::UrlInvalid,
                format!("the URL cannot be parsed: {reason}"),
            )
        }
    }
}
