//! Chooses the conclusion that the checks allow.

use super::facts::ConclusionFacts;
use super::refuted::without_refuted_advice;
use super::rewrite::rewritten;
use super::unanswered::with_answers_of_others;
use super::variants::{other_origin, without_extensions, without_subprotocols};
use crate::diagnosis::{Check, CheckId, CheckResult, Code, Diagnosis};
use crate::url::Target;

/// `diagnosis` with what the checks prove.
pub(in crate::doctor) fn apply(diagnosis: Diagnosis, facts: &ConclusionFacts<'_>) -> Diagnosis {
    let port = facts.check(CheckId::Protocol);
    if let Some(port) = port.filter(|check| check.result == CheckResult::Fail) {
        return other_protocol(diagnosis, port, facts.target);
    }
    let passed = |id| facts.has(id, CheckResult::Pass);
    let subprotocols = passed(CheckId::NoSubprotocols);
    let extensions = passed(CheckId::NoExtensions);
    let origin = passed(CheckId::NoOrigin) || passed(CheckId::HostOrigin);
    match (subprotocols, extensions, origin) {
        (true, false, false) => without_subprotocols(diagnosis, facts),
        (false, true, false) => without_extensions(diagnosis),
        (false, false, true) => other_origin(diagnosis, facts),
        (false, false, false) => {
            let diagnosis = with_answers_of_others(diagnosis, facts);
            without_refuted_advice(diagnosis, facts)
        }
        // Where several changes help, likely none of them matters: the server accepts some of the attempts.
        _ => diagnosis,
    }
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::diagnosis::CheckResult;
    use crate::handshake::RequestOptions;
    use crate::secrets::Secrets;

    fn concluded(origin: Option<&str>, results: &[(CheckId, CheckResult)]) -> Diagnosis {
        let guess = Diagnosis::new(Code::HandshakeForbidden, "forbidden")
            .help("try headers: ['Origin' => '…']")
            .help("check credentials");
        concluded_from(guess, origin, results)
    }

    fn concluded_from(
        guess: Diagnosis,
        origin: Option<&str>,
        results: &[(CheckId, CheckResult)],
    ) -> Diagnosis {
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
        let facts = ConclusionFacts {
            target: &Target::parse("ws://h/p").unwrap(),
            options: &options,
            failure: None,
            plain_get: None,
            no_byte_to_tls: false,
            checks: &checks,
            secrets: &Secrets::default(),
        };
        apply(guess, &facts)
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

    #[test]
    fn a_guess_at_the_origin_is_refuted_by_the_servers_own() {
        let refused = [(CheckId::HostOrigin, CheckResult::Fail)];
        let problem = "the server forbids the connection, likely because the request had no Origin";
        let guess = Diagnosis::new(Code::HandshakeForbiddenOrigin, problem).help("send an Origin");
        let diagnosis = concluded_from(guess, None, &refused);
        assert_eq!(diagnosis.code, Code::HandshakeForbidden);
        assert!(diagnosis.help.iter().all(|line| !line.contains("Origin")));
        let said = Diagnosis::new(
            Code::HandshakeForbiddenOrigin,
            "the server does not accept the Origin",
        );
        let diagnosis = concluded_from(said, None, &refused);
        assert_eq!(diagnosis.code, Code::HandshakeForbiddenOrigin);
    }
}
