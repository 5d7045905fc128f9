//! What is said about a refusal: the problem, evidence beside the response itself, and what helps.

/// What is said about a refusal.
pub(super) struct Advice {
    /// What is wrong.
    pub(super) problem: String,
    /// Evidence beside the response itself.
    pub(super) evidence: Vec<(&'static str, String)>,
    /// What to do, most likely first.
    pub(super) help: Vec<String>,
    /// Whether a repetition may succeed, where that differs from what is usual for the code.
    pub(super) retryable: Option<bool>,
}

impl Advice {
    pub(super) fn new(problem: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            evidence: Vec::new(),
            help: Vec::new(),
            retryable: None,
        }
    }

    pub(super) fn seen(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.evidence.push((label, text.into()));
        self
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    pub(super) fn helps(mut self, texts: Vec<String>) -> Self {
        self.help.extend(texts);
        self
    }

    pub(super) fn retryable(mut self, retryable: bool) -> Self {
        self.retryable = Some(retryable);
        self
    }
}
