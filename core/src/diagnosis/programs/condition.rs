//! One condition on a refused upgrade, as data, so that a known answer is a table row and not code.

use super::evidence::Evidence;
use super::program::Program;

/// What has to be true of the response, or of the request that it answers.
#[derive(Debug)]
pub(crate) enum Condition {
    /// The status code is one of these.
    Status(&'static [u16]),
    /// The reason phrase starts with these words.
    ReasonStarts(&'static str),
    /// There is no reason phrase.
    NoReason,
    /// The body contains these words, which are in lower case, whatever its own case.
    Says(&'static str),
    /// The body is this text and nothing else but whitespace around it.
    SaysOnly(&'static str),
    /// The same, whatever the case; the text is in lower case.
    SaysOnlyIgnoringCase(&'static str),
    /// There is no body.
    Silent,
    /// One of the values of a header field contains the word, whatever the case.
    Header(&'static str, &'static str),
    /// The first value of a header field is exactly this.
    HeaderIs(&'static str, &'static str),
    /// The same, whatever the case.
    HeaderIsIgnoringCase(&'static str, &'static str),
    /// The header field is present.
    Has(&'static str),
    /// The header field is absent.
    Lacks(&'static str),
    /// The program was recognised in the response.
    Through(&'static Program),
    /// The program was not recognised in the response.
    NotThrough(&'static Program),
    /// `Sec-WebSocket-Version` has versions, and 13 is not among them.
    WantsOtherVersion,
    /// The URL is `wss://`.
    Secure,
    /// The URL is `ws://`.
    Plain,
    /// At least one of these is true.
    AnyOf(&'static [Condition]),
    /// All of these are true.
    AllOf(&'static [Condition]),
    /// This is not true.
    Not(&'static Condition),
}

impl Condition {
    /// Whether it is true of `evidence`.
    pub(crate) fn holds(&self, evidence: &Evidence<'_>) -> bool {
        match self {
            Self::Status(statuses) => evidence.status_in(statuses),
            Self::ReasonStarts(words) => evidence.reason_starts(words),
            Self::NoReason => evidence.has_no_reason(),
            Self::Says(words) => evidence.says(words),
            Self::SaysOnly(text) => evidence.says_only(text),
            Self::SaysOnlyIgnoringCase(text) => evidence.says_only_ignoring_case(text),
            Self::Silent => evidence.is_silent(),
            Self::Header(name, word) => evidence.header_has(name, word),
            Self::HeaderIs(name, value) => evidence.header(name) == *value,
            Self::HeaderIsIgnoringCase(name, value) => {
                evidence.header(name).eq_ignore_ascii_case(value)
            }
            Self::Has(name) => evidence.has(name),
            Self::Lacks(name) => !evidence.has(name),
            Self::Through(program) => evidence.through(program),
            Self::NotThrough(program) => !evidence.through(program),
            Self::WantsOtherVersion => evidence.wants_other_version(),
            Self::Secure => evidence.target.secure,
            Self::Plain => !evidence.target.secure,
            Self::AnyOf(conditions) => conditions.iter().any(|one| one.holds(evidence)),
            Self::AllOf(conditions) => conditions.iter().all(|one| one.holds(evidence)),
            Self::Not(condition) => !condition.holds(evidence),
        }
    }
}
