//! Explains an upgrade that got no byte by what the same port answers instead.

use super::facts::ConclusionFacts;
use super::rewrite::rewritten;
use crate::diagnosis::{CheckId, CheckResult, Code, Diagnosis, Guess, closes_without_answer};
use crate::handshake::{HandshakeError, HeadError};
use crate::text::SHOWN;
use crate::wire::StreamEnd;

/// `diagnosis` of an upgrade without an answer in HTTP, where the port is known to speak it, or to answer nothing.
pub(super) fn with_answers_of_others(
    mut diagnosis: Diagnosis,
    facts: &ConclusionFacts<'_>,
) -> Diagnosis {
    let Some(failure) = facts.failure else {
        return diagnosis;
    };
    let what = match (&failure.error, failure.received) {
        (HandshakeError::Ended(StreamEnd::Closed), 0) => "closes the connection on an upgrade of",
        (HandshakeError::Ended(StreamEnd::Reset), 0) => "resets the connection on an upgrade of",
        (HandshakeError::TimedOut, 0) => "does not answer an upgrade of",
        (HandshakeError::Head(HeadError::NotHttp), _) => "does not answer in HTTP to an upgrade of",
        _ => return diagnosis,
    };
    let answers = (facts.status_of_get(), facts.check(CheckId::PlainGet));
    let speaks_http = facts.has(CheckId::Protocol, CheckResult::Pass);
    if speaks_http || facts.no_byte_to_tls || answers.0.is_some() {
        Guess::TlsPort.remove_from(&mut diagnosis.help);
    }
    let (Some(status), Some(get)) = answers else {
        if facts.no_byte_to_tls && diagnosis.code == Code::HandshakeClosed {
            Guess::SilentRoute.remove_from(&mut diagnosis.help);
            let help = "it closes on TLS too: likely a relay or load balancer without its upstream server, or a list of addresses refuses this client";
            diagnosis.help.insert(0, help.to_owned());
            diagnosis.help.truncate(Diagnosis::MAX_HELP);
        }
        return diagnosis;
    };
    Guess::SilentRoute.remove_from(&mut diagnosis.help);
    if diagnosis.code == Code::HandshakeNotHttp {
        // Another service does not answer a GET.
        diagnosis.help.clear();
    }
    let path = facts.secrets.one_line(&facts.target.redacted_path(), 80);
    let problem = format!("the server {what} {path}, but answers a plain GET of it with {status}");
    let line = format!("{}: {}", get.id.title(), get.detail);
    let mut diagnosis = diagnosis.seen("checked", line);
    if let 502..=504 = status {
        let help = "a gateway answers there: start its upstream server, or correct the address that it has of it";
        return rewritten(diagnosis, Code::HandshakeGateway, problem, help);
    }
    diagnosis.problem = problem;
    // The program shows itself only where it answers.
    if let Some(known) = facts.plain_get.and_then(closes_without_answer) {
        diagnosis.help.insert(0, known.to_owned());
    }
    let likely = likely_cause(status, facts);
    if let HandshakeError::TimedOut = failure.error {
        Guess::Busy.remove_from(&mut diagnosis.help);
        let handler = "or what handles upgrades there is stuck, or waits for another server: see the server's log";
        diagnosis.help.extend([likely, handler.to_owned()]);
    } else {
        // What is known of the program that listens comes before what is true of any.
        let general = |line: &String| line.ends_with("see the server's log");
        let help = &diagnosis.help;
        let at = help.iter().position(general).unwrap_or(help.len());
        diagnosis.help.insert(at, likely);
    }
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

/// Why an upgrade likely gets no answer where a plain GET gets `status`.
fn likely_cause(status: u16, facts: &ConclusionFacts<'_>) -> String {
    let location = facts.plain_get.map(|response| &response.head.headers);
    let location = location.and_then(|headers| headers.first("Location"));
    let likely = match (status, location) {
        (401, _) => return "the server likely requires credentials, as it does for the GET: pass them, or check them".to_owned(),
        (300..=399, Some(location)) => {
            let location = facts.secrets.one_line(&facts.secrets.reference(location), SHOWN);
            return format!("the GET is redirected to {location}: likely the upgrade is accepted there");
        }
        _ => "likely no route accepts an upgrade at this path",
    };
    let other = match facts.options.subprotocols.is_empty() {
        true => "a subprotocol",
        false => "another subprotocol",
    };
    format!("{likely}, or it requires {other}: check both")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::diagnosis::Check;
    use crate::handshake::{
        HandshakeFailure, Headers, Request, RequestOptions, Response, ResponseHead,
    };
    use crate::secrets::Secrets;
    use crate::url::Target;

    fn check(id: CheckId, result: CheckResult) -> Check {
        Check {
            id,
            result,
            detail: "HTTP/1.1 404 Not Found".to_owned(),
            took: Duration::ZERO,
        }
    }

    fn explained(error: HandshakeError, of_get: Option<u16>, help: &[&str]) -> Diagnosis {
        let target = Target::parse("ws://h/p?token=s3cret").unwrap();
        let options = RequestOptions::default();
        let failure = HandshakeFailure {
            error,
            response: None,
            first_bytes: Vec::new(),
            received: 0,
            sent: Vec::new(),
            request: Request::new(&target, &options, "key").summary,
            at: SystemTime::UNIX_EPOCH,
        };
        let mut headers = Headers::default();
        headers.push("Location", "/q?token=s3cret");
        let response = Response {
            head: ResponseHead {
                minor_version: 1,
                status: of_get.unwrap_or_default(),
                reason: String::new(),
                headers,
            },
            body: Vec::new(),
        };
        let mut before = Diagnosis::new(Code::HandshakeClosed, "it ended");
        before.help = help.iter().map(|&line| line.to_owned()).collect();
        let checks = [
            check(CheckId::Protocol, CheckResult::Pass),
            check(CheckId::PlainGet, CheckResult::Pass),
        ];
        let facts = ConclusionFacts {
            target: &target,
            options: &options,
            failure: Some(&failure),
            plain_get: of_get.map(|_| &response),
            no_byte_to_tls: of_get.is_none(),
            checks: &checks,
            secrets: &Secrets::default(),
        };
        with_answers_of_others(before, &facts)
    }

    #[test]
    fn an_upgrade_without_an_answer_is_set_against_a_get_with_one() {
        let closed = || HandshakeError::Ended(StreamEnd::Closed);
        let help = ["pass subprotocols: ['x']", "refused: see the server's log"];
        let diagnosis = explained(closed(), Some(404), &help);
        assert_eq!(
            diagnosis.problem,
            "the server closes the connection on an upgrade of /p, but answers a plain GET of it with 404"
        );
        assert_eq!(diagnosis.help[0], help[0]);
        assert!(diagnosis.help[1].starts_with("likely no route"));
        assert_eq!(diagnosis.help[2], help[1]);
        let diagnosis = explained(HandshakeError::TimedOut, Some(404), &[]);
        assert!(
            diagnosis
                .problem
                .starts_with("the server does not answer an upgrade")
        );
        assert_eq!(diagnosis.help.len(), 2);
        let diagnosis = explained(closed(), None, &["or see the log"]);
        assert_eq!(diagnosis.problem, "it ended");
        assert!(diagnosis.help[0].starts_with("it closes on TLS too"));
        let text = explained(HandshakeError::Head(HeadError::NotHttp), Some(404), &[]);
        assert!(
            text.problem
                .starts_with("the server does not answer in HTTP to")
        );
    }

    #[test]
    fn the_status_of_the_get_says_why() {
        let closed = || HandshakeError::Ended(StreamEnd::Closed);
        let gateway = explained(closed(), Some(502), &["see the server's log"]);
        assert_eq!(gateway.code, Code::HandshakeGateway);
        assert!(gateway.help[0].contains("upstream server"));
        assert!(explained(closed(), Some(401), &[]).help[0].contains("credentials"));
        let redirected = explained(closed(), Some(301), &[]);
        assert!(
            redirected.help[0].contains("redirected to /q?token=***"),
            "{:?}",
            redirected.help
        );
    }
}
