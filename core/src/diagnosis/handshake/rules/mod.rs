//! The rules that tell one refused upgrade from another: a fingerprint over the evidence, a code, words.
//!
//! A rule whose fingerprint is a program's own words is certain; one that rests on circumstances is
//! likely and says so. Of each kind at most one fires on an answer, which a test holds over every
//! sample; what no rule knows falls to [`general`], which goes by the status alone.

mod dropped;
mod gateway;
mod general;
mod origin;
mod policy;
mod wrong_service;

use super::super::Code;
use super::cure;
use super::evidence::Evidence;

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Confidence {
    /// The answer says it.
    Certain,
    /// The answer fits it, and hardly anything else.
    Likely,
    /// Nothing but the status is known.
    General,
}

/// One row of the tables.
pub(super) struct Rule {
    /// A stable name, by which tests and discussions call it.
    #[cfg_attr(not(test), expect(dead_code, reason = "no report shows it"))]
    pub(super) id: &'static str,
    /// The code that it gives.
    pub(super) code: Code,
    /// How sure it is.
    pub(super) confidence: Confidence,
    /// The program whose words the answer is, where they tell.
    pub(super) by: Option<&'static str>,
    /// The fingerprint.
    pub(super) when: fn(&Evidence<'_>) -> bool,
    /// What to say.
    pub(super) words: fn(&Rule, &Evidence<'_>) -> Words,
}

/// What a rule says.
pub(super) struct Words {
    /// What is wrong.
    pub(super) problem: String,
    /// Evidence beside the response itself.
    pub(super) seen: Vec<(&'static str, String)>,
    /// What to do, most likely first.
    pub(super) help: Vec<String>,
    /// Whether a repetition may succeed, where that differs from the code's own word.
    pub(super) retryable: Option<bool>,
}

impl Words {
    fn new(problem: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            seen: Vec::new(),
            help: Vec::new(),
            retryable: None,
        }
    }

    fn seen(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.seen.push((label, text.into()));
        self
    }

    fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    fn helps(mut self, texts: Vec<String>) -> Self {
        self.help.extend(texts);
        self
    }

    fn retryable(mut self, retryable: bool) -> Self {
        self.retryable = Some(retryable);
        self
    }
}

impl Rule {
    const fn certain(
        id: &'static str,
        code: Code,
        when: fn(&Evidence<'_>) -> bool,
        words: fn(&Self, &Evidence<'_>) -> Words,
    ) -> Self {
        Self {
            id,
            code,
            confidence: Confidence::Certain,
            by: None,
            when,
            words,
        }
    }

    const fn likely(
        id: &'static str,
        code: Code,
        when: fn(&Evidence<'_>) -> bool,
        words: fn(&Self, &Evidence<'_>) -> Words,
    ) -> Self {
        Self {
            confidence: Confidence::Likely,
            ..Self::certain(id, code, when, words)
        }
    }

    const fn general(
        id: &'static str,
        code: Code,
        when: fn(&Evidence<'_>) -> bool,
        words: fn(&Self, &Evidence<'_>) -> Words,
    ) -> Self {
        Self {
            confidence: Confidence::General,
            ..Self::certain(id, code, when, words)
        }
    }

    const fn by(mut self, program: &'static str) -> Self {
        self.by = Some(program);
        self
    }

    /// How the program that answered is called in a sentence.
    fn program(&self) -> &'static str {
        self.by.unwrap_or("the application")
    }
}

/// Every rule; of the general ones the first that fits counts.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    let tables: [&'static [Rule]; 6] = [
        dropped::RULES,
        wrong_service::RULES,
        origin::RULES,
        policy::RULES,
        gateway::RULES,
        general::RULES,
    ];
    tables.into_iter().flatten()
}

/// The rule for this answer.
pub(super) fn find(evidence: &Evidence<'_>) -> Option<&'static Rule> {
    all()
        .filter(|rule| (rule.when)(evidence))
        .min_by_key(|rule| rule.confidence)
}

/// "in front of it, likely nginx,": the hop that is to blame, as far as that can be told.
fn blamed(evidence: &Evidence<'_>) -> String {
    match cure::suspect(evidence) {
        Some(seen) => format!("a proxy in front of it, likely {},", seen.program.name()),
        None => "a proxy in front of it".to_owned(),
    }
}

/// The request reached `rule`'s program without its upgrade.
fn upgrade_dropped(rule: &Rule, evidence: &Evidence<'_>) -> Words {
    Words::new(format!(
        "the upgrade did not reach {}: {} dropped it",
        rule.program(),
        blamed(evidence)
    ))
    .helps(cure::forward_upgrade(evidence))
}

/// The request reached `rule`'s program in HTTP/1.0, which has no upgrade.
fn version_lowered(rule: &Rule, evidence: &Evidence<'_>) -> Words {
    Words::new(format!(
        "the request reached {} in HTTP/1.0, which has no upgrade: {} changed it",
        rule.program(),
        blamed(evidence)
    ))
    .helps(cure::forward_upgrade(evidence))
}
