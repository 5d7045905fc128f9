//! An answer that is known: how it is recognised and what to say about it, as plain data.
//!
//! Texts may contain placeholders such as `{path}`, which `handshake::placeholders` lists and replaces.

use super::condition::Condition;
use super::evidence::Evidence;
use super::program::Program;
use crate::diagnosis::catalogue::Code;

/// How sure it is that an answer means what is said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Confidence {
    /// The answer says it.
    Certain,
    /// The answer fits it, and hardly anything else: a text has to say "likely".
    Likely,
}

/// Who gave an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum AnsweredBy {
    /// The program in whose file the answer is.
    ThisProgram,
    /// Another one.
    Program(&'static Program),
    /// Not certain enough to be shown.
    Unsaid,
}

/// An answer that is known.
#[derive(Debug)]
pub(crate) struct KnownAnswer {
    /// A stable name, by which tests and discussions call it.
    #[cfg_attr(not(test), expect(dead_code, reason = "no report shows it"))]
    pub(crate) id: &'static str,
    /// The error code.
    pub(crate) code: Code,
    /// How sure it is.
    pub(crate) confidence: Confidence,
    /// Who gave it.
    pub(crate) by: AnsweredBy,
    /// The conditions by which it is recognised; all must be true.
    pub(crate) when: &'static [Condition],
    /// What is wrong.
    pub(crate) problem: &'static str,
    /// Evidence beside the response itself, as label and text.
    pub(crate) evidence: &'static [(&'static str, &'static str)],
    /// What to do, most likely first.
    pub(crate) help: &'static [&'static str],
    /// What to say instead where the request had no `Origin`, if that makes a difference.
    pub(crate) without_origin: Option<&'static AdviceTemplate>,
    /// Whether a repetition may succeed, where that differs from what is usual for the code.
    pub(crate) retryable: Option<bool>,
}

/// What to say about an answer, with placeholders.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AdviceTemplate {
    /// What is wrong.
    pub(crate) problem: &'static str,
    /// Evidence beside the response itself, as label and text.
    pub(crate) evidence: &'static [(&'static str, &'static str)],
    /// What to do, most likely first.
    pub(crate) help: &'static [&'static str],
}

impl KnownAnswer {
    /// What most answers have in common.
    pub(crate) const DEFAULT: Self = Self {
        id: "",
        code: Code::HandshakeUnexpectedStatus,
        confidence: Confidence::Certain,
        by: AnsweredBy::ThisProgram,
        when: &[],
        problem: "",
        evidence: &[],
        help: &[],
        without_origin: None,
        retryable: None,
    };

    /// Whether `evidence` is this answer.
    pub(crate) fn is(&self, evidence: &Evidence<'_>) -> bool {
        self.when.iter().all(|condition| condition.holds(evidence))
    }

    /// What to say where the request had no `Origin`, or had one.
    pub(crate) const fn advice(&self, had_origin: bool) -> AdviceTemplate {
        match self.without_origin {
            Some(advice) if !had_origin => *advice,
            _ => AdviceTemplate {
                problem: self.problem,
                evidence: self.evidence,
                help: self.help,
            },
        }
    }
}
