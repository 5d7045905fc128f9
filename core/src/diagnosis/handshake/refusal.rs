//! Explains a status other than 101: the known answer that it is, and the response itself as evidence.

use std::time::SystemTime;

use super::advice::Advice;
use super::any_server;
use super::by_status::{self, StatusRule};
use super::complaints;
use super::placeholders::Placeholders;
use super::proxies;
use super::retry_after::retry_after;
use super::status_line::status_line;
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::clock::{clock_difference, parse_date, unix_seconds};
use crate::diagnosis::complaint::{self, Complaint};
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::own_words;
use crate::diagnosis::programs::{self, DetectedProgram, Distance, Evidence, KnownAnswer, Program};
use crate::handshake::{HandshakeFailure, Response};
use crate::secrets::Secrets;
use crate::url::Target;

/// How much of a body is shown.
const BODY_SHOWN: usize = 160;

/// How much of the server's own words is quoted in the problem.
const WORDS_SHOWN: usize = 120;

/// What a refusal was recognised as.
pub(super) enum Recognised {
    /// An answer that is known, and the program in whose file it is.
    Known(&'static KnownAnswer, Option<&'static Program>),
    /// Nothing but the status is known.
    ByStatus(&'static StatusRule),
}

/// Explains `response`, which refuses the request of `failure`; `listener` is the process that listens on the
/// port, if it is known.
pub(super) fn diagnose(
    failure: &HandshakeFailure,
    response: &Response,
    target: &Target,
    listener: Option<&str>,
    secrets: &Secrets,
) -> Diagnosis {
    let asked = &failure.request;
    let evidence = Evidence::new(programs::all(), target, asked, response, listener, secrets);
    let (code, by, advice) = match recognise(&evidence) {
        Some(Recognised::Known(answer, owner)) => {
            let placeholders = Placeholders::new(answer, owner, &evidence);
            let advice = Advice {
                retryable: answer.retryable,
                ..placeholders.fill(answer.advice(evidence.asked.origin.is_some()))
            };
            (answer.code, placeholders.by(), advice)
        }
        Some(Recognised::ByStatus(rule)) => {
            let (code, advice) = in_its_words(rule, &evidence, failure.at);
            (code, None, advice)
        }
        // The last rule takes every status, so this is never reached.
        None => {
            let advice = Advice::new("the upgrade was refused");
            (Code::HandshakeUnexpectedStatus, None, advice)
        }
    };
    let mut diagnosis = with_response(Diagnosis::new(code, advice.problem), &evidence);
    if let Some(by) = by {
        diagnosis = diagnosis.seen("by", answered_by(by, &evidence));
    } else if let Some(through) = through_unshown(&evidence) {
        diagnosis = diagnosis.seen("through", through);
    }
    diagnosis.evidence.extend(advice.evidence);
    diagnosis.programs = programs::places(&with_program(&evidence.programs, by));
    diagnosis.retry_after = retry_after(&response.head.headers, failure.at);
    let wait = diagnosis.retry_after.map_or(0, |after| after.as_secs());
    if wait > 0 && evidence.status_in(&[429, 503]) {
        let help = format!("the server asks to wait {wait} s before the next attempt");
        diagnosis.help.push(help);
    }
    diagnosis.help.extend(advice.help);
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    if let Some(retryable) = advice.retryable {
        diagnosis.retryable = retryable;
    }
    diagnosis
}

/// The reason that the server itself gives comes before what its status alone says.
fn in_its_words(
    rule: &StatusRule,
    evidence: &Evidence<'_>,
    received_at: SystemTime,
) -> (Code, Advice) {
    let status = evidence.status();
    // Of an upgrade that was dropped, the server speaks of what it got instead.
    let words = match status {
        ..400 | 407 | 426 => None,
        _ => own_words::of_response(status, &evidence.response.head.reason, evidence.body()),
    };
    let Some(words) = words else {
        return (rule.code, (rule.advice)(evidence));
    };
    // A gateway that cannot resolve its server's name speaks of an unknown host too.
    let complaint = complaint::of(&words).filter(|one| status < 500 || *one != Complaint::Host);
    let (code, mut advice) = match complaint {
        Some(complaint) => complaints::explain(complaint, &words, evidence),
        None => {
            let mut advice = (rule.advice)(evidence);
            let refuses_request = rule.code == Code::HandshakeUnexpectedStatus && status < 500;
            if let Some(first) = advice.help.first_mut().filter(|_| refuses_request) {
                // It says what is wrong, if not in words that are known here.
                *first = "correct what the server names: the path, the query or a header field of the request".to_owned();
            }
            (rule.code, advice)
        }
    };
    if !advice.problem.contains(&status.to_string()) {
        advice.problem = format!("{} ({status})", advice.problem);
    }
    let quoted = evidence.secrets.one_line(&words, WORDS_SHOWN);
    // The whole status line may be there already.
    if !advice.problem.contains(quoted.trim_end_matches('.')) {
        advice.problem = format!("{}: \"{quoted}\"", advice.problem);
    }
    if let Some(Complaint::Clock | Complaint::Signature) = complaint {
        advice.evidence.extend(clock(evidence, received_at));
    }
    (code, advice)
}

/// How this machine's clock differs from the `Date` of the response, where it does.
fn clock(evidence: &Evidence<'_>, received_at: SystemTime) -> Option<(&'static str, String)> {
    let date = parse_date(evidence.header("Date"))?;
    clock_difference(unix_seconds(received_at), date).map(|text| ("clock", text))
}

/// What this response is recognised as: of the known answers that fit, one that is certain before one that
/// is likely, then an application's before that of a proxy in front of it, then one that any server may give.
pub(super) fn recognise(evidence: &Evidence<'_>) -> Option<Recognised> {
    known_answers()
        .filter(|(answer, owner)| answer.is(evidence) && !is_outranked(*owner, evidence))
        .min_by_key(|(answer, owner)| {
            let of_proxy = owner.map(Program::is_proxy);
            (answer.confidence, of_proxy.is_none(), of_proxy)
        })
        .map(|(answer, owner)| Recognised::Known(answer, owner))
        .or_else(|| {
            let mut rules = by_status::RULES.iter();
            rules
                .find(|rule| (rule.when)(evidence))
                .map(Recognised::ByStatus)
        })
}

/// Whether the response names a program that does the handshake itself, so that it is no answer of the
/// application `owner`, which it does not name, however its body reads.
pub(super) fn is_outranked(owner: Option<&'static Program>, evidence: &Evidence<'_>) -> bool {
    owner.is_some_and(|owner| {
        let named = || evidence.programs.iter().map(|detected| detected.program);
        !owner.is_proxy()
            && named().any(|program| program.own_handshake)
            && !named().any(|program| program == owner)
    })
}

/// Every known answer with the program in whose file it is, those of programs first.
pub(super) fn known_answers()
-> impl Iterator<Item = (&'static KnownAnswer, Option<&'static Program>)> {
    let of_programs = programs::TABLE
        .iter()
        .flat_map(|row| row.answers.iter().map(|answer| (answer, Some(row.program))));
    of_programs.chain(any_server::ANSWERS.iter().map(|answer| (answer, None)))
}

/// `detected` with the program that answered, which may be known by its words alone.
fn with_program(
    detected: &[DetectedProgram],
    by: Option<&'static Program>,
) -> Vec<DetectedProgram> {
    let mut detected = detected.to_vec();
    if let Some(program) = by
        && !detected.iter().any(|one| one.program == program)
    {
        detected.push(DetectedProgram {
            program,
            version: None,
            distance: Distance::Unknown,
            field: None,
        });
    }
    detected
}

/// "node's ws, through nginx 1.22.1": who answered is distinguished from who only forwarded it.
fn answered_by(by: &Program, evidence: &Evidence<'_>) -> String {
    match through(evidence, Some(by)) {
        Some(proxies) => format!("{}, through {proxies}", by.name),
        None => by.name.to_owned(),
    }
}

/// The proxies on the way other than `by`: "HAProxy (nearest) and nginx 1.22.1"; `None` if there are none.
fn through(evidence: &Evidence<'_>, by: Option<&Program>) -> Option<String> {
    let others = || proxies::on_the_way(evidence).filter(|one| Some(one.program) != by);
    // Of a single one, that says nothing.
    let several = others().nth(1).is_some();
    let proxies: Vec<String> = others()
        .map(|detected| {
            let shown = evidence.secrets.one_line(&detected.shown(), 40);
            if detected.listens() && several {
                format!("{shown} (nearest)")
            } else {
                shown
            }
        })
        .collect();
    (!proxies.is_empty()).then(|| proxies.join(" and "))
}

/// The fields of a response that are shown as evidence, with their labels.
const SHOWN_FIELDS: [(&str, &str); 3] = [
    ("Server", "server"),
    ("Via", "via"),
    ("X-Powered-By", "powered by"),
];

/// The proxies on the way, where the evidence does not show each anyway: in a field, or as the listener.
fn through_unshown(evidence: &Evidence<'_>) -> Option<String> {
    let shown = |field| SHOWN_FIELDS.iter().any(|(name, _)| *name == field);
    let unshown =
        |detected: &DetectedProgram| !detected.listens() && !detected.field.is_some_and(shown);
    proxies::on_the_way(evidence)
        .any(unshown)
        .then(|| through(evidence, None))?
}

fn with_response(diagnosis: Diagnosis, evidence: &Evidence<'_>) -> Diagnosis {
    let secrets = evidence.secrets;
    let mut diagnosis = diagnosis.seen("received", status_line(evidence.response, secrets));
    for (name, label) in SHOWN_FIELDS {
        if evidence.has(name) {
            diagnosis = diagnosis.seen(label, secrets.one_line(evidence.header(name), 80));
        }
    }
    let body = String::from_utf8_lossy(&evidence.response.body);
    let body = secrets.one_line(&body, BODY_SHOWN);
    if body.is_empty() {
        diagnosis
    } else {
        diagnosis.seen("body", body)
    }
}
