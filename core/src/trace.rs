//! The record of a connection's steps: facts only, which are described when a report is made.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::dial::Attempt;
use crate::handshake::Agreement;
use crate::layer::Layer;
use crate::secrets::Secrets;
use crate::tls::TlsSummary;
use crate::url::Target;

/// The record of connecting.
///
/// It is kept for every connection, also for those that succeed and whose record nobody reads; so it
/// shares what others own, and has no texts of its own.
#[derive(Clone)]
pub struct Trace {
    goal: Goal,
    /// What must not be shown.
    pub secrets: Secrets,
    /// The steps so far; the last one is the one that failed.
    pub steps: Vec<Step>,
    /// The address that was reached.
    pub peer_address: Option<SocketAddr>,
    /// The head of the request as it was sent; kept only where a report is likely: of a failure, and by `diagnose`.
    pub request: Option<Vec<u8>>,
}

/// Where the connection is to go.
#[derive(Clone)]
enum Goal {
    /// A URL that could not be parsed, without what may be secret in it.
    Unparsed(String),
    Target(Arc<Target>),
}

/// One step of connecting.
#[derive(Clone, Debug)]
pub struct Step {
    /// The layer.
    pub layer: Layer,
    /// How long it took, to its end or to its failure.
    pub took: Duration,
    /// Whether it succeeded.
    pub ok: bool,
    /// Its result.
    pub result: StepResult,
}

/// The result of a step.
#[derive(Clone, Debug)]
pub enum StepResult {
    /// Nothing that the error does not say.
    Nothing,
    /// The name has these addresses.
    Addresses(Vec<SocketAddr>),
    /// The addresses that were tried, and the one that was reached.
    Dialled {
        /// The peer, if one was reached.
        peer: Option<SocketAddr>,
        /// One for each address tried.
        attempts: Vec<Attempt>,
    },
    /// The TLS handshake succeeded.
    Secured(Arc<TlsSummary>),
    /// The server accepted the upgrade.
    Opened {
        /// The negotiated subprotocol and extensions.
        agreement: Agreement,
    },
    /// The server answered with something else.
    Answered {
        /// The status of the answer.
        status: u16,
    },
}

impl Trace {
    /// Of a connection to `target`.
    #[must_use]
    pub fn new(target: Arc<Target>, secrets: Secrets) -> Self {
        Self::to(Goal::Target(target), secrets)
    }

    /// Of a URL that could not be parsed; `shown` is the part of it that is not secret.
    #[must_use]
    pub fn unparsed(shown: String, secrets: Secrets) -> Self {
        Self::to(Goal::Unparsed(shown), secrets)
    }

    fn to(goal: Goal, secrets: Secrets) -> Self {
        Self {
            goal,
            secrets,
            steps: Vec::new(),
            peer_address: None,
            request: None,
        }
    }

    /// The URL without its secrets.
    #[must_use]
    pub fn url(&self) -> String {
        match &self.goal {
            Goal::Unparsed(shown) => shown.clone(),
            Goal::Target(target) => target.redacted(),
        }
    }

    /// The target, if the URL could be parsed.
    #[must_use]
    pub fn target(&self) -> Option<&Target> {
        match &self.goal {
            Goal::Unparsed(_) => None,
            Goal::Target(target) => Some(target),
        }
    }

    /// Records the end of a step, which took `took`.
    pub fn record(&mut self, layer: Layer, took: Duration, ok: bool, result: StepResult) {
        self.steps.push(Step {
            layer,
            took,
            ok,
            result,
        });
    }

    /// The first step of a layer.
    #[must_use]
    pub fn step(&self, layer: Layer) -> Option<&Step> {
        self.steps.iter().find(|step| step.layer == layer)
    }
}

impl fmt::Debug for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trace")
            .field("url", &self.url())
            .field("steps", &self.steps)
            .finish()
    }
}
