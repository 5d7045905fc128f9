//! What is known of a refused upgrade: the target, what our request said, and the response, all read-only.

use super::detect::{DetectedProgram, detect};
use super::program::Program;
use crate::handshake::{RequestSummary, Response};
use crate::secrets::Secrets;
use crate::url::Target;

/// Everything that is known of a refused upgrade.
pub(crate) struct Evidence<'a> {
    /// Where the request went.
    pub(crate) target: &'a Target,
    /// What the request said.
    pub(crate) asked: &'a RequestSummary,
    /// The answer.
    pub(crate) response: &'a Response,
    /// The programs that are recognised in the answer.
    pub(crate) programs: Vec<DetectedProgram>,
    /// What must not be shown.
    pub(crate) secrets: &'a Secrets,
    body: String,
    lower_body: String,
}

impl<'a> Evidence<'a> {
    /// Reads `response`, which answered a request to `target` that said `asked`, and looks for `programs`.
    /// `listener` is the process that listens on the port, if it is known.
    pub(crate) fn new(
        programs: impl Iterator<Item = &'static Program>,
        target: &'a Target,
        asked: &'a RequestSummary,
        response: &'a Response,
        listener: Option<&str>,
        secrets: &'a Secrets,
    ) -> Self {
        let body = String::from_utf8_lossy(&response.body).into_owned();
        let lower_body = body.to_ascii_lowercase();
        Self {
            programs: detect(programs, &response.head.headers, &lower_body, listener),
            target,
            asked,
            response,
            secrets,
            body,
            lower_body,
        }
    }

    /// The beginning of the body as text.
    pub(crate) fn body(&self) -> &str {
        &self.body
    }

    /// The status code.
    pub(crate) fn status(&self) -> u16 {
        self.response.head.status
    }

    /// Whether the status is one of these.
    pub(crate) fn status_in(&self, statuses: &[u16]) -> bool {
        statuses.contains(&self.status())
    }

    /// The first value of a header field, empty if there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.response.head.headers.first(name).unwrap_or_default()
    }

    /// Whether the field is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.response.head.headers.first(name).is_some()
    }

    /// Whether one of the values of a field has `word` in it, whatever the case.
    pub(crate) fn header_has(&self, name: &str, word: &str) -> bool {
        let word = word.to_ascii_lowercase();
        let mut values = self.response.head.headers.all(name);
        values.any(|value| value.to_ascii_lowercase().contains(&word))
    }

    /// Whether the reason phrase starts like this.
    pub(crate) fn reason_starts(&self, words: &str) -> bool {
        self.response.head.reason.starts_with(words)
    }

    /// Whether there is no reason phrase.
    pub(crate) fn has_no_reason(&self) -> bool {
        self.response.head.reason.is_empty()
    }

    /// Whether the body contains `words`, which are in lower case, whatever its own case.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.lower_body.contains(words)
    }

    /// Whether the body is `words` and nothing more than a line break.
    pub(crate) fn says_only(&self, words: &str) -> bool {
        self.body.trim() == words
    }

    /// The same, whatever the case; `words` are in lower case.
    pub(crate) fn says_only_ignoring_case(&self, words: &str) -> bool {
        self.lower_body.trim() == words
    }

    /// Whether there is no body.
    pub(crate) fn is_silent(&self) -> bool {
        self.response.body.is_empty()
    }

    /// Whether the body is a page for a browser.
    pub(crate) fn is_page(&self) -> bool {
        self.header_has("Content-Type", "text/html")
            || self.says("<!doctype html")
            || self.says("<html")
    }

    /// Whether the program is on the way.
    pub(crate) fn through(&self, program: &Program) -> bool {
        self.programs.iter().any(|seen| seen.program == program)
    }

    /// Whether a header says that the server does not take version 13 but others.
    pub(crate) fn wants_other_version(&self) -> bool {
        self.has("Sec-WebSocket-Version")
            && !self
                .response
                .head
                .headers
                .tokens("Sec-WebSocket-Version")
                .any(|version| version == "13")
    }

    /// All values of a field, fit to be shown.
    pub(crate) fn shown(&self, name: &str, limit: usize) -> String {
        let values: Vec<_> = self.response.head.headers.all(name).collect();
        self.secrets.one_line(&values.join(", "), limit)
    }

    /// The path, fit to be shown.
    pub(crate) fn path(&self) -> String {
        self.secrets.one_line(&self.target.redacted_path(), 80)
    }

    /// The URL for the other scheme, without its query.
    pub(crate) fn secure_url(&self) -> String {
        let target = self.target;
        self.secrets.one_line(
            &format!("wss://{}{}", target.authority(), target.redacted_path()),
            160,
        )
    }
}
