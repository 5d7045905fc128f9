//! The explanation of one fault: what is wrong, on what evidence, and what helps.

use std::time::Duration;

use super::catalogue::{Code, Fault};
use super::programs::SeenProgram;

/// One fault, explained.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// The stable code; class, layer and reference follow from it.
    pub code: Code,
    /// Who has to act; the code's own word unless the facts know better.
    pub fault: Fault,
    /// One sentence: what is wrong. Lower case, no full stop, no advice.
    pub problem: String,
    /// What was seen, as label and text. Labels are short, such as `found` or `expected`.
    pub evidence: Vec<(&'static str, String)>,
    /// What to do, most likely first, at most three.
    pub help: Vec<String>,
    /// Whether the same call may succeed later without anybody changing anything; the code's own
    /// word unless the facts know better.
    pub retryable: bool,
    /// When the server said to come back.
    pub retry_after: Option<Duration>,
    /// The programs that were recognised on the way, the nearest first.
    pub programs: Vec<SeenProgram>,
}

impl Diagnosis {
    /// How many lines of help there are at most.
    pub(crate) const MAX_HELP: usize = 3;

    /// A diagnosis without evidence or help yet.
    #[must_use]
    pub fn new(code: Code, problem: impl Into<String>) -> Self {
        Self {
            code,
            fault: code.fault(),
            problem: problem.into(),
            evidence: Vec::new(),
            help: Vec::new(),
            retryable: code.retryable(),
            retry_after: None,
            programs: Vec::new(),
        }
    }

    /// Adds a line of evidence.
    #[must_use]
    pub fn seen(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.evidence.push((label, text.into()));
        self
    }

    /// Adds a line of advice.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}
