//! The report of one connection: its phases, the answer of the server and the diagnosis, as data and as text.

use std::fmt::Write as _;
use std::time::Duration;

use super::Diagnosis;
use super::check::{Check, CheckResult};
use crate::layer::Layer;
use crate::text::span;

/// A value among the facts of a phase.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A text.
    Text(String),
    /// A number.
    Integer(i64),
    /// Seconds.
    Seconds(f64),
    /// Yes or no.
    Flag(bool),
    /// Not known.
    Nothing,
    /// Several in order.
    List(Vec<Fact>),
    /// Several with names.
    Map(Facts),
}

/// Named facts in order.
pub type Facts = Vec<(&'static str, Fact)>;

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Fact {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Duration> for Fact {
    fn from(span: Duration) -> Self {
        Self::Seconds(span.as_secs_f64())
    }
}

impl<T: Into<Fact>> From<Option<T>> for Fact {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// One step of connecting.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// The layer.
    pub layer: Layer,
    /// How long it took, to its end or to its failure.
    pub took: Duration,
    /// Whether it succeeded.
    pub ok: bool,
    /// What came of it, in a few words for the line of phases.
    pub brief: Option<String>,
    /// What came of it.
    pub facts: Facts,
}

/// The head of a response, as it may be shown: without secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownResponse {
    /// The status line.
    pub status_line: String,
    /// The status code.
    pub status: u16,
    /// Header fields in order.
    pub headers: Vec<(String, String)>,
    /// The excerpt of the body as text.
    pub body: String,
}

/// All that was seen of one connection.
#[derive(Clone, Debug)]
pub struct Report {
    /// Whether it was opened and nothing is wrong with it.
    pub ok: bool,
    /// The URL without its secrets.
    pub url: String,
    /// The steps, in order.
    pub phases: Vec<Phase>,
    /// The server's answer, where there was one.
    pub response: Option<ShownResponse>,
    /// What is wrong, if anything is.
    pub diagnosis: Option<Diagnosis>,
    /// What a doctor's visit looked at; empty for an attempt to connect.
    pub checks: Vec<Check>,
}

/// How wide the longest title of a check may be.
pub(super) const TITLE_WIDTH: usize = 28;

/// How many columns the bars of a waterfall share.
const BAR_WIDTH: u32 = 24;

impl Report {
    /// The report as text for people: lines without a final line break.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = match &self.diagnosis {
            Some(diagnosis) => diagnosis.problem.clone(),
            None => "connected".to_owned(),
        };
        if !self.url.is_empty() {
            let _ = write!(text, "\n  {}", self.url);
        }
        if !self.checks.is_empty() {
            text.push_str(&waterfall(&self.phases));
        } else if !self.phases.is_empty() {
            let phases: Vec<String> = self.phases.iter().map(phase_text).collect();
            let _ = write!(text, "\n  {}", phases.join(" · "));
        }
        if let Some(diagnosis) = &self.diagnosis {
            text.push_str(&findings(diagnosis));
        }
        text.push_str(&table(&self.checks));
        text
    }
}

/// The lines behind the phases: evidence, help and code.
fn findings(diagnosis: &Diagnosis) -> String {
    let mut text = String::new();
    let labels = diagnosis.evidence.iter().map(|(label, _)| label.len());
    let width = labels.max().unwrap_or(0).max(6) + 2;
    let code = diagnosis.code.name().to_owned();
    let evidence = diagnosis
        .evidence
        .iter()
        .map(|(label, line)| (*label, line));
    let help = diagnosis.help.iter().map(|line| ("help", line));
    for (label, line) in evidence.chain(help).chain([("code", &code)]) {
        let _ = write!(text, "\n  {label:width$}{line}");
    }
    text
}

/// The checks, one a line; skipped ones that follow each other for the same reason share one.
fn table(checks: &[Check]) -> String {
    let mut text = String::new();
    let alike = |a: &Check, b: &Check| {
        a.result == CheckResult::Skipped && b.result == a.result && a.detail == b.detail
    };
    for group in checks.chunk_by(alike) {
        let titles: Vec<&str> = group.iter().map(|check| check.id.title()).collect();
        let Some(first) = group.first() else {
            continue;
        };
        let (result, detail) = (first.result.name(), &first.detail);
        let _ = match titles.as_slice() {
            [title] => {
                let width = TITLE_WIDTH + 2;
                write!(text, "\n  {result:9}{title:width$}{detail}")
            }
            titles => write!(text, "\n  {result:9}{}: {detail}", titles.join(", ")),
        };
    }
    text
}

/// The phases one below the other, each with a bar from its start to its end.
fn waterfall(phases: &[Phase]) -> String {
    let total: f64 = phases.iter().map(|phase| phase.took.as_secs_f64()).sum();
    let column = |seconds: f64| {
        let share = if total > 0.0 { seconds / total } else { 0.0 };
        // From 0 to BAR_WIDTH, as share is from 0 to 1.
        (share * f64::from(BAR_WIDTH)).round() as usize
    };
    let width = BAR_WIDTH as usize;
    let mut text = String::new();
    let mut elapsed = 0.0;
    for phase in phases {
        let start = column(elapsed).min(width - 1);
        elapsed += phase.took.as_secs_f64();
        let end = column(elapsed).clamp(start + 1, width);
        let bar = format!(
            "{}{}{}",
            "·".repeat(start),
            "█".repeat(end - start),
            "·".repeat(width - end)
        );
        let failed = if phase.ok { "" } else { "  FAILED" };
        let brief = phase.brief.as_ref();
        let brief = brief.map(|brief| format!("  {brief}")).unwrap_or_default();
        let (name, took) = (phase.layer.name(), span(phase.took));
        let _ = write!(text, "\n  {name:9} {took:>8}  {bar}{failed}{brief}");
    }
    text
}

fn phase_text(phase: &Phase) -> String {
    let name = phase.layer.name();
    let brief = phase
        .brief
        .as_ref()
        .map(|brief| format!(" ({brief})"))
        .unwrap_or_default();
    if phase.ok {
        format!("{name} {}{brief}", span(phase.took))
    } else {
        format!("{name} FAILED after {}{brief}", span(phase.took))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::super::check::CheckId;
    use super::*;

    #[test]
    fn the_text_has_all_parts_aligned() {
        let diagnosis = Diagnosis::new(Code::TcpRefused, "nothing listens on 10.0.0.7:1")
            .seen("tried", "10.0.0.7:1  ECONNREFUSED")
            .seen("something", "else")
            .help("start it");
        let phase = |layer, ms, ok| Phase {
            layer,
            took: Duration::from_millis(ms),
            ok,
            brief: (layer == Layer::Dns).then(|| "1 address".to_owned()),
            facts: Vec::new(),
        };
        let report = Report {
            ok: false,
            url: "ws://h:1/".into(),
            phases: vec![phase(Layer::Dns, 30, true), phase(Layer::Tcp, 12, false)],
            response: None,
            diagnosis: Some(diagnosis),
            checks: Vec::new(),
        };
        assert_eq!(
            report.to_text(),
            "nothing listens on 10.0.0.7:1\n  ws://h:1/\n  \
             dns 30 ms (1 address) · tcp FAILED after 12 ms\n  \
             tried      10.0.0.7:1  ECONNREFUSED\n  \
             something  else\n  \
             help       start it\n  \
             code       tcp.refused"
        );
    }

    #[test]
    fn with_checks_the_phases_become_a_waterfall() {
        let phase = |layer, ms, ok| Phase {
            layer,
            took: Duration::from_millis(ms),
            ok,
            brief: (layer == Layer::Tcp).then(|| "10.0.0.7:1".to_owned()),
            facts: Vec::new(),
        };
        let check = |id, result, detail: &str| Check {
            id,
            result,
            detail: detail.to_owned(),
            took: Duration::ZERO,
        };
        let report = Report {
            ok: false,
            url: "ws://h:1/".into(),
            phases: vec![
                phase(Layer::Dns, 0, true),
                phase(Layer::Tcp, 25, true),
                phase(Layer::Handshake, 75, false),
            ],
            response: None,
            diagnosis: Some(Diagnosis::new(Code::HandshakeTimeout, "no answer")),
            checks: vec![
                check(CheckId::Url, CheckResult::Pass, "host h"),
                check(CheckId::HostOrigin, CheckResult::Skipped, "not asked"),
                check(CheckId::Ping, CheckResult::Skipped, "not open"),
                check(CheckId::Close, CheckResult::Skipped, "not open"),
            ],
        };
        assert_eq!(
            report.to_text(),
            "no answer\n  ws://h:1/\n  \
             dns         0.0 ms  █·······················\n  \
             tcp          25 ms  ██████··················  10.0.0.7:1\n  \
             handshake    75 ms  ······██████████████████  FAILED\n  \
             code    handshake.timeout\n  \
             pass     URL                           host h\n  \
             skipped  upgrade with host's Origin    not asked\n  \
             skipped  three pings, closing handshake: not open"
        );
    }
}
