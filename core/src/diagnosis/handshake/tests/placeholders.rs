//! Every placeholder in the data is one that is replaced, and other braces stay.

use super::case::Case;
use super::general_samples;
use crate::diagnosis::handshake::placeholders::{Placeholders, next_placeholder};
use crate::diagnosis::handshake::refusal::known_answers;

const ALONE: [&str; 2] = [
    "forward_upgrade_lines",
    "forward_upgrade_lines_if_suspected",
];

/// The placeholders of `text`.
fn names(mut text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    while let Some((_, name, after)) = next_placeholder(text) {
        names.push(name);
        text = after;
    }
    names
}

#[test]
fn every_placeholder_is_known() {
    let case = Case::of(&general_samples::SAMPLES[0]);
    let evidence = case.evidence();
    for (answer, owner) in known_answers() {
        let placeholders = Placeholders::new(answer, owner, &evidence);
        for advice in [answer.advice(true), answer.advice(false)] {
            for help in advice.help {
                let alone = ALONE.iter().any(|name| *help == format!("{{{name}}}"));
                for name in names(help).into_iter().filter(|_| !alone) {
                    let known = placeholders
                        .value(name)
                        .is_some_and(|value| !value.is_empty());
                    assert!(known, "{}: {{{name}}} in {help}", answer.id);
                }
            }
            let evidence = advice.evidence.iter().map(|(_, text)| *text);
            for text in evidence.chain([advice.problem]) {
                for name in names(text) {
                    let known = placeholders.value(name).is_some();
                    assert!(known, "{}: {{{name}}} in {text}", answer.id);
                }
            }
        }
    }
}

#[test]
fn only_words_in_braces_are_placeholders() {
    assert_eq!(names("a {path} and {status}, {b"), ["path", "status"]);
    assert_eq!(
        names("[{upgrade_type: websocket}] { return (pipe); } {} {path}"),
        ["path"]
    );
}
