//! The report as text for people.

use std::fmt::Write as _;

use super::phase::Phase;
use super::report::Report;
use crate::diagnosis::check::{Check, CheckId, CheckResult, TITLE_WIDTH};
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::span;

/// How many columns the bars of a waterfall share.
const BAR_WIDTH: u32 = 24;

impl Report {
    /// The report as text for people: lines without a final line break.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = match &self.diagnosis {
            Some(diagnosis) => diagnosis.problem.clone(),
            None => connected(&self.checks),
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

/// The headline of a connection that was opened: that it ended again is what its reader has to know first.
fn connected(checks: &[Check]) -> String {
    let ended =
        |check: &&Check| check.id == CheckId::FirstFrames && check.result == CheckResult::Warn;
    match checks.iter().find(ended) {
        Some(check) => format!("connected, but {}", check.detail),
        None => "connected".to_owned(),
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
    use std::time::Duration;

    use super::*;
    use crate::diagnosis::catalogue::Code;
    use crate::diagnosis::check::CheckId;
    use crate::layer::Layer;

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
            certificates: Vec::new(),
            request: None,
            response: None,
            programs: Vec::new(),
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
            certificates: Vec::new(),
            request: None,
            response: None,
            programs: Vec::new(),
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
