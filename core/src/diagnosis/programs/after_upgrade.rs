//! Refusals of applications that complete the upgrade first, as plain data: a message of their own protocol,
//! or a text in place of frames.

/// The only message of a connection that ended, by which an application refuses the client.
#[derive(Debug)]
pub(crate) struct RefusalMessage {
    /// It starts with one of these; with anything, if there are none.
    pub(crate) starts: &'static [&'static str],
    /// It contains all of these.
    pub(crate) contains: &'static [&'static str],
    /// The number behind `code` in it is one of these, from the first to the last.
    pub(crate) codes: Option<(u32, u32)>,
    /// What to do.
    pub(crate) help: &'static str,
    /// Whether a repetition may succeed.
    pub(crate) retryable: bool,
}

impl RefusalMessage {
    /// A message that may be any.
    pub(super) const DEFAULT: Self = Self {
        starts: &[],
        contains: &[],
        codes: None,
        help: "",
        retryable: false,
    };

    /// Whether `message` is this one.
    pub(crate) fn is(&self, message: &str) -> bool {
        let mut starts = self.starts.iter();
        let started = self.starts.is_empty() || starts.any(|start| message.starts_with(start));
        started
            && self.contains.iter().all(|words| message.contains(words))
            && self.codes.is_none_or(|(first, last)| {
                number_behind(message, "code").is_some_and(|code| (first..=last).contains(&code))
            })
    }
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

/// A text behind the 101, in place of frames, by which an application refuses the client.
#[derive(Debug)]
pub(crate) struct RefusalText {
    /// It contains these words, which are in lower case, whatever its own case.
    pub(crate) says: &'static str,
    /// What is wrong.
    pub(crate) problem: &'static str,
    /// What to do, most likely first.
    pub(crate) help: &'static [&'static str],
}
