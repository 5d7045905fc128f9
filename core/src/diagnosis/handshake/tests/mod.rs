//! Runs every rule over every rule's sample: exactly the intended one fires, and none on a 101.

mod samples;
mod samples_frameworks;
mod samples_gateways;

use std::sync::Arc;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::SystemTime;

use super::super::{Code, Diagnosis, Secrets};
use super::evidence::Evidence;
use super::rules::{self, Confidence};
use crate::handshake::{
    HandshakeError, HandshakeFailure, HandshakeRefusal, Opening, Request, RequestOptions,
    RequestSummary, Response,
};
use crate::url::Target;
use samples::Sample;

const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

fn all_samples() -> impl Iterator<Item = &'static Sample> {
    let further = samples_gateways::SAMPLES
        .iter()
        .chain(samples_frameworks::SAMPLES);
    samples::SAMPLES.iter().chain(further)
}

/// What a sample is run with.
struct Case {
    target: Arc<Target>,
    asked: RequestSummary,
    response: Response,
    secrets: Secrets,
}

impl Case {
    fn of(sample: &Sample) -> Self {
        let target = Arc::new(Target::parse(sample.url).unwrap());
        let mut options = RequestOptions::default();
        for (name, value) in sample.sent {
            options.headers.push(name, value);
        }
        let request = Request::new(&target, &options, KEY);
        let asked = request.summary.clone();
        let mut opening = Opening::new(request);
        opening.receive(sample.answer.as_bytes());
        let refusal = opening.finish().expect(sample.rule).unwrap_err();
        let HandshakeRefusal::Status(response) = *refusal else {
            panic!("{}: {refusal:?}", sample.rule)
        };
        Self {
            secrets: Secrets::of(Some(&target), &options.headers, &options.subprotocols),
            target,
            asked,
            response,
        }
    }

    fn evidence(&self) -> Evidence<'_> {
        Evidence::new(&self.target, &self.asked, &self.response, &self.secrets)
    }

    fn diagnosis(&self) -> Diagnosis {
        let failure = HandshakeFailure {
            error: HandshakeError::Status,
            response: Some(self.response.clone()),
            first_bytes: Vec::new(),
            received: 0,
            request: self.asked.clone(),
            at: SystemTime::UNIX_EPOCH,
        };
        super::refusal::diagnose(&failure, &self.response, &self.target, &self.secrets)
    }
}

#[test]
fn exactly_the_intended_rule_fires_on_each_sample() {
    let mut matrix = String::new();
    let mut wrong = 0;
    for sample in all_samples() {
        let case = Case::of(sample);
        let evidence = case.evidence();
        let found = rules::find(&evidence).expect("the last rule takes everything");
        // All of the winner's own confidence and above, so that order decides nothing but among
        // the general ones.
        let rivals: Vec<_> = rules::all()
            .filter(|rule| rule.confidence <= found.confidence && (rule.when)(&evidence))
            .map(|rule| rule.id)
            .collect();
        let alone = found.confidence == Confidence::General || rivals.len() == 1;
        if found.id != sample.rule || !alone {
            wrong += 1;
            let _ = writeln!(
                matrix,
                "{:28} won by {:28} among {rivals:?}",
                sample.rule, found.id
            );
        }
    }
    assert_eq!(wrong, 0, "sample, winner, all that fired:\n{matrix}");
}

#[test]
fn every_rule_has_a_sample_and_a_name_of_its_own() {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in rules::all() {
        assert!(
            count.insert(rule.id, 0).is_none(),
            "{} stands twice",
            rule.id
        );
    }
    for sample in all_samples() {
        *count.get_mut(sample.rule).expect(sample.rule) += 1;
    }
    let without: Vec<_> = count.iter().filter(|(_, n)| **n == 0).collect();
    assert!(without.is_empty(), "without a sample: {without:?}");
}

#[test]
fn the_words_keep_the_house_style() {
    for sample in all_samples() {
        let case = Case::of(sample);
        let diagnosis = case.diagnosis();
        let rule = rules::find(&case.evidence()).unwrap();
        let id = sample.rule;
        let problem = &diagnosis.problem;
        assert!(
            !problem.ends_with('.') && !problem.contains('\n'),
            "{id}: {problem}"
        );
        assert!(diagnosis.help.len() <= 3, "{id}: {:?}", diagnosis.help);
        for help in &diagnosis.help {
            assert!(!help.ends_with('.') && !help.contains('\n'), "{id}: {help}");
            assert!(!help.contains("verify_peer"), "{id}: {help}");
        }
        if rule.confidence == Confidence::Likely {
            let says = format!("{problem} {}", diagnosis.help.join(" "));
            assert!(
                says.contains("likely"),
                "{id} guesses without saying so: {says}"
            );
        }
        if rule.code == Code::HandshakeUpgradeNotForwarded {
            assert!(!diagnosis.help.is_empty(), "{id} has no cure");
        }
    }
}

#[test]
fn an_answer_of_a_healthy_server_fires_no_rule() {
    for server in [
        "nginx/1.22.1",
        "Apache/2.4.62",
        "envoy",
        "cloudflare",
        "awselb/2.0",
    ] {
        let mut case = Case::of(&samples::SAMPLES[0]);
        case.response.head.status = 101;
        case.response.body.clear();
        case.response.head.headers = Default::default();
        for (name, value) in [
            ("Server", server),
            ("Upgrade", "websocket"),
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        ] {
            case.response.head.headers.push(name, value);
        }
        let evidence = case.evidence();
        let fired = rules::all().filter(|rule| rule.id != "other" && (rule.when)(&evidence));
        let fired: Vec<_> = fired.map(|rule| rule.id).collect();
        assert!(fired.is_empty(), "{server}: {fired:?}");
    }
}

#[test]
fn the_proxy_to_blame_is_told_from_the_program_that_answered() {
    let kong = Sample {
        rule: "bandit",
        url: "wss://h/socket",
        sent: &[],
        answer: "HTTP/1.1 400 Bad Request\r\nServer: Cowboy\r\nVia: 1.1 kong/3.4.2\r\n\r\n\
            'connection' header must contain 'upgrade', got [\"keep-alive\"]",
    };
    let diagnosis = Case::of(&kong).diagnosis();
    assert_eq!(
        diagnosis.problem,
        "the upgrade did not reach Phoenix: a proxy in front of it dropped it"
    );
    assert!(
        diagnosis
            .evidence
            .contains(&("by", "Phoenix, through Kong 3.4.2".to_owned()))
    );
    assert!(diagnosis.help[1].contains("the hop in front of Kong likely drops them"));
}
