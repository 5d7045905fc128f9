//! Turns the facts that a layer reports into words: what is wrong, on what evidence, and what helps.

pub mod catalogue;
mod check;
mod connection;
mod dial;
pub(crate) mod doctor;
mod handshake;
mod limits;
mod listener;
mod phase;
mod protocol;
pub mod report;
mod resolve;
mod tls;
mod url;

use std::time::Duration;

pub(crate) use crate::secrets::Secrets;
pub use catalogue::{Class, Code, Fault};
pub use check::{Check, CheckId, CheckResult};
pub use dial::{errno_name, outcome_text};
pub use phase::attempt_rows;
pub(crate) use phase::{listener_rows, phase};

use crate::connect::ConnectError;
use crate::connection::ConnectionError;
use crate::handshake::{Headers, Response};
use crate::machine::Listeners;
use crate::url::Target;
use report::ShownResponse;

/// One fault, explained.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// The stable code; class, layer and reference follow from it.
    pub code: Code,
    /// Who has to act; the code's own word unless the facts know better.
    pub fault: Fault,
    /// One sentence: what is wrong. Lower case, no full stop, no advice.
    pub problem: String,
    /// What was seen, as label and text. Labels are short, such as `found` or `expected`.
    pub evidence: Vec<(&'static str, String)>,
    /// What to do, most likely first, at most three.
    pub help: Vec<String>,
    /// Whether the same call may succeed later without anybody changing anything; the code's own
    /// word unless the facts know better.
    pub retryable: bool,
    /// When the server said to come back.
    pub retry_after: Option<Duration>,
}

impl Diagnosis {
    /// A diagnosis without evidence or help yet.
    #[must_use]
    pub fn new(code: Code, problem: impl Into<String>) -> Self {
        Self {
            code,
            fault: code.fault(),
            problem: problem.into(),
            evidence: Vec::new(),
            help: Vec::new(),
            retryable: code.retryable(),
            retry_after: None,
        }
    }

    /// Adds a line of evidence.
    #[must_use]
    pub fn seen(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.evidence.push((label, text.into()));
        self
    }

    /// Adds a line of advice.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}

/// Explains why a connection was not opened; the layer that failed took `took`. What a peer says
/// is shown without `secrets`. `listeners` are those of the port, if it is this machine's.
#[must_use]
pub fn explain(
    error: &ConnectError,
    target: Option<&Target>,
    listeners: Option<&Listeners>,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    let diagnosis = match (error, target) {
        (ConnectError::Url(error), _) => url::diagnose(error),
        (ConnectError::TlsConfig(error), _) => {
            limits::of_descriptors(error.errno(), "read the files of the TLS options")
                .unwrap_or_else(|| tls::diagnose_config(error))
        }
        (ConnectError::Resolve(error), Some(target)) => resolve::diagnose(error, target, took),
        (ConnectError::Dial(error), Some(target)) => dial::diagnose(error, target, listeners),
        (ConnectError::Tls(failure), Some(target)) => tls::diagnose(failure, target),
        (ConnectError::Handshake(failure), Some(target)) => {
            handshake::diagnose(failure, target, secrets, took)
        }
        // Without a target nothing behind the URL can have failed.
        (ConnectError::Random, _) | (_, None) => Diagnosis::new(
            Code::TcpLocalLimit,
            "this machine gave no random bytes for the key",
        ),
    };
    match listeners {
        Some(listeners) => listener::with_listeners(diagnosis, listeners),
        None => diagnosis,
    }
}

/// `response` as it may be shown: one line per field, cookies and echoed secrets masked.
#[must_use]
pub fn shown_response(response: &Response, secrets: &Secrets) -> ShownResponse {
    let shown = |name: &str, value: &str| {
        if crate::secrets::is_secret_header(name) {
            "***".to_owned()
        } else if name.to_ascii_lowercase().ends_with("location") {
            secrets.reference(value)
        } else {
            secrets.conceal(value)
        }
    };
    let fields = response.head.headers.iter();
    ShownResponse {
        status_line: handshake::status_line(response, secrets),
        status: response.head.status,
        headers: fields
            .map(|(name, value)| (secrets.conceal_data(name), shown(name, value)))
            .collect(),
        body: secrets.conceal(&String::from_utf8_lossy(&response.body)),
    }
}

/// What is known of a connection beside the error that a call on it met.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// The header fields of the 101.
    pub response: Option<&'a Headers>,
    /// The only message that was received, if it was a short text.
    pub only_message: Option<&'a str>,
    /// What came in place of frames.
    pub text_in_place: Option<&'a [u8]>,
}

/// Explains why a call on an open connection failed; the call took `took`. What a peer says is shown
/// without `secrets`.
#[must_use]
pub fn explain_connection(
    error: &ConnectionError,
    circumstances: Circumstances<'_>,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    connection::diagnose(error, circumstances, secrets, took)
}
