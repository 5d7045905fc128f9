//! The report of one connection: its phases, the answer of the server and the diagnosis.

use std::time::Duration;

use super::certificate::{self, ShownCertificate};
use super::phase::{Phase, listener_rows, phases};
use super::request::ShownRequest;
use crate::connect::{ConnectError, ConnectFailure};
use crate::diagnosis::check::Check;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::explain::explain;
use crate::diagnosis::handshake::status_line;
use crate::diagnosis::programs::{self, SeenProgram};
use crate::handshake::Response;
use crate::layer::Layer;
use crate::secrets::{Secrets, is_secret_header};
use crate::trace::{StepResult, Trace};

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
    /// The certificates of the server, its own first.
    pub certificates: Vec<ShownCertificate>,
    /// The request, where one was sent.
    pub request: Option<ShownRequest>,
    /// The server's answer, where there was one.
    pub response: Option<ShownResponse>,
    /// The programs that were recognised on the way, the nearest first.
    pub programs: Vec<SeenProgram>,
    /// What is wrong, if anything is.
    pub diagnosis: Option<Diagnosis>,
    /// What a doctor's visit looked at; empty for an attempt to connect.
    pub checks: Vec<Check>,
}

impl Report {
    /// The report on a failure to connect, with its diagnosis and without secrets.
    #[must_use]
    pub fn of_failure(failure: &ConnectFailure) -> Self {
        let ConnectFailure {
            error,
            trace,
            listeners,
        } = failure;
        let took = trace.steps.last().map_or(Duration::ZERO, |step| step.took);
        let listeners = listeners.as_ref();
        let diagnosis = explain(error, trace.target(), listeners, &trace.secrets, took);
        let response = match error {
            ConnectError::Handshake(failure) => failure.response.as_ref(),
            _ => None,
        };
        let mut report = Self::of_trace(trace, Some(diagnosis), response);
        if let (ConnectError::Tls(failure), true) = (error, report.certificates.is_empty()) {
            report.certificates = certificate::of_failure(failure, &trace.secrets);
        }
        if let (Some(listeners), Some(last)) = (listeners, report.phases.last_mut()) {
            last.facts.push(("listeners", listener_rows(listeners)));
        }
        report
    }

    /// The report on the steps of a connection, without secrets.
    #[must_use]
    pub fn of_trace(
        trace: &Trace,
        diagnosis: Option<Diagnosis>,
        response: Option<&Response>,
    ) -> Self {
        let secrets = &trace.secrets;
        let tls = trace.step(Layer::Tls).map(|step| &step.result);
        let certificates = match tls {
            Some(StepResult::Secured(tls)) => certificate::of_summary(tls, secrets),
            _ => Vec::new(),
        };
        let request = match (trace.target(), &trace.request) {
            (Some(target), Some(head)) => Some(ShownRequest::of(head, target, secrets)),
            _ => None,
        };
        let programs = match (&diagnosis, response) {
            (Some(diagnosis), _) => diagnosis.programs.clone(),
            (None, Some(response)) => programs::seen(&response.head.headers, ""),
            (None, None) => Vec::new(),
        };
        Self {
            ok: diagnosis.is_none(),
            url: trace.url(),
            phases: phases(trace),
            certificates,
            request,
            programs,
            response: response.map(|response| shown_response(response, &trace.secrets)),
            diagnosis,
            checks: Vec::new(),
        }
    }
}

/// `response` as it may be shown: one line per field, cookies and echoed secrets masked.
fn shown_response(response: &Response, secrets: &Secrets) -> ShownResponse {
    let shown = |name: &str, value: &str| {
        if is_secret_header(name) {
            "***".to_owned()
        } else if name.to_ascii_lowercase().ends_with("location") {
            secrets.reference(value)
        } else {
            secrets.conceal(value)
        }
    };
    let fields = response.head.headers.iter();
    ShownResponse {
        status_line: status_line(response, secrets),
        status: response.head.status,
        headers: fields
            .map(|(name, value)| (secrets.conceal_data(name), shown(name, value)))
            .collect(),
        body: secrets.conceal(&String::from_utf8_lossy(&response.body)),
    }
}
