//! The report of one connection: its phases, the answer of the server and the diagnosis, as data and as text.

use std::fmt::Write as _;
use std::time::Duration;

use super::Diagnosis;
use super::text::span;
use crate::layer::Layer;

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
}

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
        if !self.phases.is_empty() {
            let phases: Vec<String> = self.phases.iter().map(phase_text).collect();
            let _ = write!(text, "\n  {}", phases.join(" · "));
        }
        let Some(diagnosis) = &self.diagnosis else {
            return text;
        };
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
}
