//! Runs every known answer over every sample: exactly the intended one is recognised, and none on a 101.

mod case;
mod general_samples;
mod healthy;
mod names;
mod placeholders;
mod reports;
mod troubleshooting;

use std::collections::BTreeMap;

use super::any_server;
use super::by_status;
use super::refusal::{Recognised, is_outranked, known_answers, recognise};
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::programs::{
    self, AnsweredBy, Confidence, Evidence, KnownAnswer, Mark, Program, Sample,
};
use crate::headers::Headers;
use case::Case;

fn all_samples() -> impl Iterator<Item = &'static Sample> {
    let of_programs = programs::TABLE.iter().flat_map(|row| row.samples);
    of_programs.chain(general_samples::SAMPLES)
}

fn id(recognised: &Recognised) -> &'static str {
    match recognised {
        Recognised::Known(answer, _) => answer.id,
        Recognised::ByStatus(rule) => rule.id,
    }
}

/// The programs' answers that fit, those of `confidence` and surer.
fn fitting(evidence: &Evidence<'_>, confidence: Confidence) -> Vec<&'static str> {
    known_answers()
        .filter(|(answer, owner)| {
            owner.is_some()
                && answer.confidence <= confidence
                && answer.is(evidence)
                && !is_outranked(*owner, evidence)
        })
        .map(|(answer, _)| answer.id)
        .collect()
}

#[test]
fn exactly_the_intended_answer_is_recognised_in_each_sample() {
    let mut wrong = Vec::new();
    for sample in all_samples() {
        let case = Case::of(sample);
        let evidence = case.evidence();
        let found = recognise(&evidence).expect("the last rule takes everything");
        // Of the same confidence and surer, so that the order of the table decides nothing.
        let rivals = match &found {
            Recognised::Known(answer, _) => fitting(&evidence, answer.confidence),
            Recognised::ByStatus(_) => fitting(&evidence, Confidence::Likely),
        };
        let alone = rivals.iter().all(|rival| *rival == sample.answer);
        if id(&found) != sample.answer || !alone {
            wrong.push(format!(
                "{}: found {} among {rivals:?}",
                sample.answer,
                id(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_answer_has_conditions_a_sample_and_an_id_of_its_own() {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let known = known_answers().map(|(answer, _)| answer.id);
    for id in known.chain(by_status::RULES.iter().map(|rule| rule.id)) {
        assert!(
            !id.is_empty() && count.insert(id, 0).is_none(),
            "{id} twice"
        );
    }
    for sample in all_samples() {
        *count.get_mut(sample.answer).expect(sample.answer) += 1;
    }
    let without: Vec<_> = count.iter().filter(|(_, n)| **n == 0).collect();
    assert!(without.is_empty(), "without a sample: {without:?}");
    for (answer, _) in known_answers() {
        assert!(!answer.when.is_empty(), "{} fits everything", answer.id);
    }
}

/// Marks that no sample shows.
const MARKS_WITHOUT_A_SAMPLE: &[(&str, Mark)] = &[
    ("Kong", Mark::Header("X-Kong-Upstream-Latency", "")),
    ("Kong", Mark::Header("X-Kong-Proxy-Latency", "")),
    ("Kong", Mark::Header("X-Kong-Response-Latency", "")),
    ("Kong", Mark::Header("X-Kong-Request-Id", "")),
    ("AWS API Gateway", Mark::Header("X-Amz-Apigw-Id", "")),
    ("Heroku", Mark::Header("Via", "heroku-router")),
    ("Tomcat", Mark::Header("Server", "apache tomcat")),
    ("python's http.server", Mark::Header("Server", "basehttp/")),
    // Where they listen, their names matter for a connection that ends without an answer.
    ("mosquitto", Mark::Process(&["mosquitto"])),
    ("websockify", Mark::Process(&["websockify"])),
];

#[test]
fn every_mark_is_in_a_sample_or_in_the_list() {
    let samples: Vec<_> = all_samples().map(Case::of).collect();
    let mut found = Vec::new();
    for program in programs::all() {
        for mark in program.marks {
            let alone: &'static Program = Box::leak(Box::new(Program {
                marks: std::slice::from_ref(mark),
                ..Program::DEFAULT
            }));
            let shows = |case: &Case| !case.evidence_of(alone).programs.is_empty();
            if !samples.iter().any(shows) {
                found.push(format!("{}: {mark:?}", program.name));
            }
        }
    }
    let listed = MARKS_WITHOUT_A_SAMPLE.iter();
    let listed: Vec<_> = listed
        .map(|(name, mark)| format!("{name}: {mark:?}"))
        .collect();
    assert_eq!(found, listed);
}

#[test]
fn the_texts_keep_the_house_style() {
    for sample in all_samples() {
        let case = Case::of(sample);
        let diagnosis = case.diagnosis();
        let id = sample.answer;
        let problem = &diagnosis.problem;
        assert!(
            !problem.is_empty() && !problem.ends_with('.') && !problem.contains('\n'),
            "{id}: {problem}"
        );
        assert!(diagnosis.help.len() <= 3, "{id}: {:?}", diagnosis.help);
        for help in &diagnosis.help {
            assert!(!help.ends_with('.') && !help.contains('\n'), "{id}: {help}");
            assert!(!help.contains("verify_peer"), "{id}: {help}");
        }
        if let Some(Recognised::Known(answer, _)) = recognise(&case.evidence())
            && answer.confidence == Confidence::Likely
        {
            let says = format!("{problem} {}", diagnosis.help.join(" "));
            assert!(
                says.contains("likely"),
                "{id} guesses without saying so: {says}"
            );
        }
        if diagnosis.code == Code::HandshakeUpgradeNotForwarded {
            assert!(!diagnosis.help.is_empty(), "{id} has no help");
        }
    }
}

#[test]
fn the_proxy_to_blame_is_distinguished_from_the_program_that_answered() {
    let kong = programs::to(
        "wss://h/socket",
        "bandit",
        "HTTP/1.1 400 Bad Request\r\nServer: Cowboy\r\nVia: 1.1 kong/3.4.2\r\n\r\n\
            'connection' header must contain 'upgrade', got [\"keep-alive\"]",
    );
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
    assert!(diagnosis.help[1].contains("Kong forwards upgrades by default: another proxy"));
}

/// Each sample, as if a program that does the handshake itself had sent it.
#[test]
fn a_named_program_with_a_handshake_of_its_own_outranks_words_in_the_body() {
    for name in programs::all().filter(|program| program.own_handshake) {
        let Some(Mark::Header("Server", word)) = name.marks.first() else {
            continue;
        };
        for sample in all_samples() {
            let mut case = Case::of(sample);
            let fields = &case.response.head.headers;
            let mut headers = Headers::default();
            for (field, value) in fields
                .iter()
                .filter(|(field, _)| !field.eq_ignore_ascii_case("Server"))
            {
                headers.push(field, value);
            }
            headers.push("Server", word);
            case.response.head.headers = headers;
            let evidence = case.evidence();
            if let Some(Recognised::Known(answer, Some(owner))) = recognise(&evidence) {
                let named = evidence.through(owner);
                assert!(
                    named || owner.is_proxy(),
                    "{}: {} answered by {}",
                    sample.answer,
                    name.name,
                    answer.id
                );
            }
        }
    }
}

#[test]
fn the_process_that_listens_is_a_proxy_or_the_only_sign_of_a_program() {
    let detected = |listener, response| {
        let case = Case::of(&programs::from_process(listener, "404", response));
        let detected = case.evidence().programs.into_iter();
        detected.map(|one| one.program.name).collect::<Vec<_>>()
    };
    let unnamed = "HTTP/1.1 404 Not Found\r\n\r\n";
    let tornado = "HTTP/1.1 404 Not Found\r\nServer: TornadoServer/6.6.1\r\n\r\n";
    let nginx = "HTTP/1.1 404 Not Found\r\nServer: nginx\r\n\r\n";
    assert_eq!(detected("haproxy", unnamed), ["HAProxy"]);
    assert_eq!(detected("haproxy", tornado), ["HAProxy", "Tornado"]);
    assert_eq!(detected("haproxy", nginx), ["HAProxy", "nginx"]);
    let kong = "HTTP/1.1 404 Not Found\r\nServer: kong/3.4.2\r\n\r\n";
    assert_eq!(detected("nginx", kong), ["Kong"]);
    assert_eq!(detected("chromium", unnamed), ["Chrome's DevTools"]);
    assert_eq!(detected("chromium", tornado), ["Tornado"]);
    assert_eq!(detected("node", unnamed), [""; 0]);
}

#[test]
fn answers_of_any_server_name_no_program() {
    let unsaid = |answer: &KnownAnswer| matches!(answer.by, AnsweredBy::Unsaid);
    assert!(any_server::ANSWERS.iter().all(unsaid));
}

#[test]
fn marks_are_in_lower_case_and_names_are_different() {
    let mut names = std::collections::BTreeSet::new();
    for program in programs::all() {
        assert!(names.insert(program.name), "{} twice", program.name);
        for mark in program.marks {
            let (Mark::Header(_, word)
            | Mark::HeaderWith(_, word, _)
            | Mark::HeaderWithout(_, word, _)
            | Mark::Body(word)) = mark
            else {
                continue;
            };
            assert_eq!(*word, word.to_ascii_lowercase(), "{}", program.name);
        }
    }
}

#[test]
fn programs_are_recognised_with_their_version() {
    let of = |fields: &[(&str, &str)], body: &str| -> Vec<String> {
        let mut headers = Headers::default();
        for (name, value) in fields {
            headers.push(name, value);
        }
        let detected = programs::recognise(&headers, &body.to_ascii_lowercase());
        detected.iter().map(|program| program.shown()).collect()
    };
    assert_eq!(of(&[("server", "nginx/1.22.1")], ""), ["nginx 1.22.1"]);
    assert_eq!(
        of(
            &[("X-Varnish", "2"), ("Via", "1.1 varnish (Varnish/7.1)")],
            ""
        ),
        ["Varnish 7.1"]
    );
    assert_eq!(
        of(&[("X-Vinyl", "2"), ("Via", "1.1 h (Vinyl-Cache/9.0)")], ""),
        ["Vinyl Cache 9.0"]
    );
    assert_eq!(of(&[], "<hr><center>nginx/1.9</center>"), ["nginx 1.9"]);
    assert_eq!(
        of(&[("Server", "Apache/2.4.62 (Debian)")], ""),
        ["Apache 2.4.62"]
    );
    assert_eq!(of(&[("Server", "Apache-Coyote/1.1")], ""), ["Tomcat 1.1"]);
    assert_eq!(
        of(&[("Server", "Python/3.11 websockets/17.0")], ""),
        ["python websockets 17.0"]
    );
    assert_eq!(
        of(&[("Server", "Cowboy"), ("Via", "1.1 kong/3.4.2")], ""),
        ["Kong 3.4.2", "Cowboy"]
    );
    assert_eq!(
        of(&[("Host", "h"), ("X-Powered-By", "PHP/8.2.1")], ""),
        ["PHP's development server 8.2.1"]
    );
    assert_eq!(of(&[("Server", "my own")], "hello"), [""; 0]);
}

#[test]
fn the_nearest_proxy_comes_first_and_its_directives_are_the_advice() {
    let of =
        |listener, response| Case::of(&programs::from_process(listener, "", response)).diagnosis();
    let by = |diagnosis: &Diagnosis| {
        let mut rows = diagnosis.evidence.iter();
        let row = rows.find(|(label, _)| matches!(*label, "by" | "through"));
        row.map(|(_, text)| text.clone())
    };
    // nginx is the one that drops upgrades, wherever it is.
    let behind = of(
        "haproxy",
        "HTTP/1.1 426 Upgrade Required\r\nServer: nginx\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    );
    assert_eq!(
        by(&behind).as_deref(),
        Some("node's ws, through HAProxy (nearest) and nginx")
    );
    assert!(behind.help[0].starts_with("in nginx's location"));
    assert!(behind.help[1].starts_with("HAProxy forwards upgrades by default"));
    // Nothing is known against another, so that the one that listens is looked at alone.
    let alone = of(
        "haproxy",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    );
    assert_eq!(by(&alone).as_deref(), Some("node's ws, through HAProxy"));
    assert_eq!(alone.help.len(), 1);
    // Two that drop upgrades: the nearest one did, as the other would not have got to see one.
    let both = of(
        "nginx",
        "HTTP/1.1 426 Upgrade Required\r\nServer: Apache/2.4.62\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    );
    assert!(both.problem.contains("likely nginx"), "{}", both.problem);
    assert_eq!(both.help.len(), 1);
    assert!(both.help[0].starts_with("in nginx's location"));
}

#[test]
fn proxies_in_via_are_in_the_order_in_which_the_request_met_them() {
    let through = |via: &str| {
        let response = format!("HTTP/1.1 404 Not Found\r\nX-Cache: a\r\nVia: {via}\r\n\r\n");
        let sample = programs::plain("", Box::leak(response.into_boxed_str()));
        let programs = Case::of(&sample).evidence().programs;
        programs.iter().map(|one| one.shown()).collect::<Vec<_>>()
    };
    assert_eq!(
        through("1.1 kong/3.4, 1.1 Caddy, 1.1 a (squid/5.7)"),
        ["Squid 5.7", "Caddy", "Kong 3.4"]
    );
    assert_eq!(
        through("1.1 a (squid/5.7), 1.1 kong/3.4, 1.1 Caddy"),
        ["Caddy", "Kong 3.4", "Squid 5.7"]
    );
}

#[test]
fn where_nobody_is_known_the_directives_of_several_proxies_are_quoted() {
    let unnamed = "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\n\r\nUpgrade Required";
    let help = Case::of(&programs::plain("", unnamed)).diagnosis().help;
    assert_eq!(help.len(), 1);
    for words in ["in Apache: ", "in nginx: ", "in a load balancer or CDN: "] {
        assert!(help[0].contains(words), "{}", help[0]);
    }
}

#[test]
fn a_gateway_that_cannot_resolve_its_server_does_not_refuse_the_host() {
    let code = |status: &str| {
        let response = format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nUnknown host"
        );
        let sample = programs::plain("", Box::leak(response.into_boxed_str()));
        Case::of(&sample).diagnosis().code
    };
    assert_eq!(code("502 Bad Gateway"), Code::HandshakeGateway);
    assert_eq!(code("400 Bad Request"), Code::HandshakeForbidden);
}
