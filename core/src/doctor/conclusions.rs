//! Rewrites the diagnosis where the checks prove its cause, or exclude what it only guessed.

use crate::diagnosis::{Check, CheckId, CheckResult, Code, Diagnosis};
use crate::handshake::RequestOptions;
use crate::secrets::Secrets;
use crate::text::SHOWN;
use crate::url::Target;

/// `diagnosis` with what `checks` prove, for a request with `options`.
pub(super) fn apply(
    diagnosis: Diagnosis,
    checks: &[Check],
    target: &Target,
    options: &RequestOptions,
    secrets: &Secrets,
) -> Diagnosis {
    let result = |id| checks.iter().find(|check| check.id == id);
    if let Some(port) = result(CheckId::Protocol).filter(|check| check.result == CheckResult::Fail)
    {
        return other_protocol(diagnosis, port, target);
    }
    let passed = |id| result(id).is_some_and(|check| check.result == CheckResult::Pass);
    let subprotocols = passed(CheckId::NoSubprotocols);
    let extensions = passed(CheckId::NoExtensions);
    let origin = passed(CheckId::NoOrigin) || passed(CheckId::HostOrigin);
    match (subprotocols, extensions, origin) {
        (true, false, false) => without_subprotocols(diagnosis, options, secrets),
        (false, true, false) => rewritten(
            diagnosis,
            Code::HandshakeExtension,
            "the server refuses the offer of compression: without it the upgrade succeeds",
            "pass compression: false",
        ),
        (false, false, true) => other_origin(
            diagnosis,
            passed(CheckId::NoOrigin),
            target,
            options,
            secrets,
        ),
        (false, false, false) => without_refuted_advice(diagnosis, result),
        // Where several changes help, likely none of them matters: the server accepts some of the attempts.
        _ => diagnosis,
    }
}

/// The same fault with another code, a problem that is proved, and `help` before the rest that still applies.
fn rewritten(
    mut diagnosis: Diagnosis,
    code: Code,
    problem: impl Into<String>,
    help: impl Into<String>,
) -> Diagnosis {
    if diagnosis.code != code {
        diagnosis.fault = code.fault();
        diagnosis.retryable = code.retryable();
        diagnosis.code = code;
        // It rests on another cause.
        diagnosis.help.clear();
    }
    let help = help.into();
    diagnosis.problem = problem.into();
    diagnosis.help.retain(|line| *line != help);
    diagnosis.help.insert(0, help);
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

/// The port speaks something else than the scheme says; the check has the sentence.
fn other_protocol(diagnosis: Diagnosis, port: &Check, target: &Target) -> Diagnosis {
    let other = Target {
        secure: !target.secure,
        ..target.clone()
    };
    let code = if target.secure {
        Code::TlsNotTls
    } else {
        Code::HandshakeServerSpeaksTls
    };
    if diagnosis.code == code {
        return diagnosis;
    }
    let help = format!("use {}", other.redacted());
    rewritten(diagnosis, code, port.detail.clone(), help)
}

fn without_subprotocols(
    diagnosis: Diagnosis,
    options: &RequestOptions,
    secrets: &Secrets,
) -> Diagnosis {
    let offered = secrets.conceal_subprotocols(&options.subprotocols);
    let problem = format!(
        "the server refuses the subprotocols {}: without them the upgrade succeeds",
        secrets.one_line(&offered, SHOWN)
    );
    let help = "offer no subprotocols, or one that the server supports, in its exact spelling";
    rewritten(diagnosis, Code::HandshakeSubprotocol, problem, help)
}

fn other_origin(
    diagnosis: Diagnosis,
    none_is_accepted: bool,
    target: &Target,
    options: &RequestOptions,
    secrets: &Secrets,
) -> Diagnosis {
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
    rewritten(diagnosis, Code::HandshakeForbiddenOrigin, problem, help)
}

/// Without the advice to try another Origin where that was tried and refused.
fn without_refuted_advice<'a>(
    mut diagnosis: Diagnosis,
    result: impl Fn(CheckId) -> Option<&'a Check>,
) -> Diagnosis {
    let refused = |id| result(id).is_some_and(|check| check.result == CheckResult::Fail);
    // The code of a server that blames the Origin itself stays; only a guess is refuted.
    if diagnosis.code == Code::HandshakeForbidden && refused(CheckId::HostOrigin) {
        diagnosis.help.retain(|line| !line.contains("Origin"));
    }
    diagnosis
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn concluded(origin: Option<&str>, results: &[(CheckId, CheckResult)]) -> Diagnosis {
        let checks: Vec<Check> = results
            .iter()
            .map(|(id, result)| Check {
                id: *id,
                result: *result,
                detail: "port 80 speaks TLS".to_owned(),
                took: Duration::ZERO,
            })
            .collect();
        let mut options = RequestOptions {
            subprotocols: vec!["chat".to_owned()],
            ..RequestOptions::default()
        };
        if let Some(origin) = origin {
            options.headers.push("Origin", origin);
        }
        let target = Target::parse("ws://h/p").unwrap();
        let guess = Diagnosis::new(Code::HandshakeForbidden, "forbidden")
            .help("try headers: ['Origin' => '…']")
            .help("check credentials");
        apply(guess, &checks, &target, &options, &Secrets::default())
    }

    #[test]
    fn one_proved_cause_becomes_the_diagnosis() {
        use CheckId::{HostOrigin, NoExtensions, NoOrigin, NoSubprotocols, Protocol};
        use CheckResult::{Fail, Pass};
        for (origin, results, code, problem) in [
            (
                None,
                vec![(NoSubprotocols, Pass), (NoExtensions, Fail)],
                Code::HandshakeSubprotocol,
                "the server refuses the subprotocols chat: without them the upgrade succeeds",
            ),
            (
                None,
                vec![(HostOrigin, Pass)],
                Code::HandshakeForbiddenOrigin,
                "the server requires an Origin: with http://h the upgrade succeeds",
            ),
            (
                Some("http://a"),
                vec![(NoOrigin, Pass), (HostOrigin, Pass)],
                Code::HandshakeForbiddenOrigin,
                "the server refuses the Origin http://a: without it the upgrade succeeds",
            ),
            (
                None,
                vec![(Protocol, Fail), (HostOrigin, Pass)],
                Code::HandshakeServerSpeaksTls,
                "port 80 speaks TLS",
            ),
        ] {
            let diagnosis = concluded(origin, &results);
            assert_eq!(diagnosis.code, code);
            assert_eq!(diagnosis.problem, problem);
            assert_eq!(diagnosis.help.len(), 1, "{:?}", diagnosis.help);
        }
    }

    #[test]
    fn several_causes_prove_none_and_a_refused_origin_refutes_a_guess() {
        use CheckId::{HostOrigin, NoExtensions, NoSubprotocols};
        use CheckResult::{Fail, Pass};
        let both = concluded(None, &[(NoSubprotocols, Pass), (NoExtensions, Pass)]);
        assert_eq!(both.code, Code::HandshakeForbidden);
        assert_eq!(both.help.len(), 2);
        let refuted = concluded(None, &[(HostOrigin, Fail)]);
        assert_eq!(refuted.help, ["check credentials"]);
    }
}
