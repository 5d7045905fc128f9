//! What it proves that another form of the upgrade succeeds.

use super::facts::ConclusionFacts;
use super::rewrite::rewritten;
use crate::diagnosis::{CheckId, CheckResult, Code, Diagnosis};
use crate::text::SHOWN;

/// The upgrade succeeds without subprotocols.
pub(super) fn without_subprotocols(
    mut diagnosis: Diagnosis,
    facts: &ConclusionFacts<'_>,
) -> Diagnosis {
    let ConclusionFacts {
        options, secrets, ..
    } = *facts;
    let offered = secrets.conceal_subprotocols(&options.subprotocols);
    let problem = format!(
        "the server refuses the subprotocols {}: without them the upgrade succeeds",
        secrets.one_line(&offered, SHOWN)
    );
    let help = "offer no subprotocols, or one that the server supports, in its exact spelling";
    // What is known of the program that listens names the one that it supports.
    let named = |line: &String| line.contains("subprotocols: ['");
    let mut known = std::mem::take(&mut diagnosis.help);
    known.retain(named);
    let mut diagnosis = rewritten(diagnosis, Code::HandshakeSubprotocol, problem, help);
    diagnosis.help.extend(known);
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

/// The upgrade succeeds without the offer of compression.
pub(super) fn without_extensions(diagnosis: Diagnosis) -> Diagnosis {
    rewritten(
        diagnosis,
        Code::HandshakeExtension,
        "the server refuses the offer of compression: without it the upgrade succeeds",
        "pass compression: false",
    )
}

/// The upgrade succeeds without an Origin, or with the server's own.
pub(super) fn other_origin(mut diagnosis: Diagnosis, facts: &ConclusionFacts<'_>) -> Diagnosis {
    let ConclusionFacts {
        target,
        options,
        secrets,
        ..
    } = *facts;
    let none_is_accepted = facts.has(CheckId::NoOrigin, CheckResult::Pass);
    let own = target.origin();
    let (problem, help) = match options.headers.first("Origin") {
        Some(sent) => {
            let sent = secrets.one_line(sent, SHOWN);
            let (works, help) = if none_is_accepted {
                ("without it".to_owned(), "leave the Origin out".to_owned())
            } else {
                let help = format!("pass headers: ['Origin' => '{own}']");
                (format!("with {own}"), help)
            };
            (
                format!("the server refuses the Origin {sent}: {works} the upgrade succeeds"),
                format!("{help}, or add {sent} to the server's allowed origins"),
            )
        }
        None => (
            format!("the server requires an Origin: with {own} the upgrade succeeds"),
            format!("pass headers: ['Origin' => '{own}']"),
        ),
    };
    // The same as a guess.
    diagnosis
        .help
        .retain(|line| !line.contains("allowed origins"));
    rewritten(diagnosis, Code::HandshakeForbiddenOrigin, problem, help)
}
