//! Which programs a response shows by its header fields and its body, and in which version.

use super::program::{Mark, Program};
use crate::headers::Headers;

/// A program that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DetectedProgram {
    /// Which.
    pub(crate) program: &'static Program,
    /// Its version, where the response has it.
    pub(crate) version: Option<String>,
}

impl DetectedProgram {
    /// Name and version for people.
    pub(crate) fn shown(&self) -> String {
        match &self.version {
            Some(version) => format!("{} {version}", self.program.name),
            None => self.program.name.to_owned(),
        }
    }
}

/// Those of `programs` that a response shows, in the order of `programs`: a response does not say in
/// which order it passed through them. `listener` is the process that listens, if it is known: it is a proxy
/// of which the response has no sign, or the application where the response names nobody.
pub(super) fn detect(
    programs: impl Iterator<Item = &'static Program>,
    headers: &Headers,
    lower_body: &str,
    listener: Option<&str>,
) -> Vec<DetectedProgram> {
    let found: Vec<(&'static Program, Option<Option<String>>)> = programs
        .map(|program| {
            let mut marks = program.marks.iter();
            let version = marks.find_map(|mark| find(mark, headers, lower_body));
            (program, version)
        })
        .collect();
    let shown = || found.iter().filter(|(_, version)| version.is_some());
    let shows_any = shown().next().is_some();
    let shows_proxy = shown().any(|(program, _)| program.is_proxy());
    let listens = |program: &Program| {
        let other = if program.is_proxy() {
            shows_proxy
        } else {
            shows_any
        };
        !other && listener.is_some_and(|name| program.has_process(name))
    };
    let found = found.iter().filter_map(|(program, version)| {
        let version = match version {
            Some(version) => version.clone(),
            None if listens(program) => None,
            None => return None,
        };
        Some(DetectedProgram { program, version })
    });
    found.collect()
}

/// Whether the mark is there, with the version if it has one.
fn find(mark: &Mark, headers: &Headers, lower_body: &str) -> Option<Option<String>> {
    let has = |name: &str| headers.first(name).is_some();
    match mark {
        Mark::Body(words) => {
            let at = lower_body.find(words)?;
            Some(version_after(lower_body, at + words.len(), words))
        }
        Mark::Header(name, word) => find_in_field(headers, name, word),
        Mark::HeaderWith(name, word, other) if has(other) => find_in_field(headers, name, word),
        Mark::HeaderWithout(name, word, other) if !has(other) => find_in_field(headers, name, word),
        Mark::HeaderWith(..) | Mark::HeaderWithout(..) | Mark::Process(_) => None,
    }
}

fn find_in_field(headers: &Headers, name: &str, word: &str) -> Option<Option<String>> {
    headers.all(name).find_map(|value| {
        let lower = value.to_ascii_lowercase();
        let at = lower.find(word)?;
        Some(version_after(&lower, at + word.len(), word))
    })
}

/// The version in `text` behind a name that ends at `at`: `nginx/1.22.1`.
fn version_after(text: &str, at: usize, name: &str) -> Option<String> {
    let rest = text.get(at..)?;
    let rest = if name.ends_with('/') {
        rest
    } else {
        rest.strip_prefix('/')?
    };
    let version: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
        .take(16)
        .collect();
    (!version.is_empty()).then_some(version)
}
