//! Drives a connection from its URL to the 101 under one deadline, and keeps the trace of its phases.

mod listeners;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::deadline::Deadline;
use crate::diagnosis::report::{Fact, Facts, Phase, Report};
use crate::diagnosis::text::one_line;
use crate::diagnosis::{self, Diagnosis, Secrets};
use crate::dial::{Attempt, DialEnd, DialError, dial};
use crate::handshake::{
    HandshakeError, HandshakeFailure, Opened, Request, RequestOptions, exchange, generate_key,
};
use crate::layer::Layer;
use crate::machine::Listeners;
use crate::resolve::{ResolveError, resolve};
use crate::stream::Stream;
use crate::tls::{TlsConfigError, TlsConnector, TlsFailure, TlsOptions, TlsSummary, TrustSettings};
use crate::url::{Target, UrlError, redact_unparsed};
use crate::wait::{Interrupt, Wait};
use crate::wire::Wire;

/// Everything that decides how to connect, besides the URL.
#[derive(Clone, Debug)]
pub struct ConnectOptions {
    /// What goes into the request.
    pub request: RequestOptions,
    /// The caller's TLS options.
    pub tls: TlsOptions,
    /// The trust sources that are configured outside the call.
    pub trust: TrustSettings,
    /// The time for everything from name resolution to the 101.
    pub timeout: Duration,
}

/// An open connection, right behind the 101.
#[derive(Debug)]
pub struct Established {
    /// The stream.
    pub stream: Stream,
    /// The 101 and what came behind it.
    pub opened: Opened,
    /// The TLS session, where there is one.
    pub tls: Option<TlsSummary>,
    /// What was seen on the way.
    pub trace: Trace,
    /// The peer's address.
    pub peer_address: Option<SocketAddr>,
    /// Our own address.
    pub local_address: Option<SocketAddr>,
}

/// Why there is no connection.
#[derive(Debug)]
pub struct ConnectFailure {
    /// The layer's own facts.
    pub error: ConnectError,
    /// What was seen on the way.
    pub trace: Trace,
    /// Who listens on the port, where it is this machine's and matters.
    pub listeners: Option<Listeners>,
}

/// The facts of the layer that failed.
#[derive(Debug)]
pub enum ConnectError {
    /// The URL cannot be used.
    Url(UrlError),
    /// The TLS options or trust sources cannot be used.
    TlsConfig(TlsConfigError),
    /// The name was not resolved.
    Resolve(ResolveError),
    /// No address was reached.
    Dial(DialError),
    /// The TLS handshake failed.
    Tls(Box<TlsFailure>),
    /// The opening handshake failed.
    Handshake(Box<HandshakeFailure>),
    /// The system has no random bytes for the key.
    Random,
}

/// The record of a connection on its way.
#[derive(Clone)]
pub struct Trace {
    /// The URL without its secrets.
    pub url: String,
    /// The target, once the URL is parsed.
    pub target: Option<Target>,
    /// What must not be shown.
    pub secrets: Secrets,
    /// The phases so far; the last one is the one that failed.
    pub phases: Vec<Phase>,
    /// The address that was reached.
    pub peer_address: Option<SocketAddr>,
}

impl std::fmt::Debug for Trace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Trace")
            .field("url", &self.url)
            .field("phases", &self.phases)
            .finish()
    }
}

impl ConnectFailure {
    /// Whether the caller's interrupt ended the attempt.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        match &self.error {
            ConnectError::Resolve(error) => matches!(error, ResolveError::Interrupted),
            ConnectError::Dial(error) => matches!(error.end, DialEnd::Interrupted),
            ConnectError::Tls(failure) => failure.is_interrupted(),
            ConnectError::Handshake(failure) => {
                matches!(failure.error, HandshakeError::Interrupted)
            }
            _ => false,
        }
    }

    /// The report, with the diagnosis and without secrets.
    #[must_use]
    pub fn report(&self) -> Report {
        let took = self
            .trace
            .phases
            .last()
            .map_or(Duration::ZERO, |phase| phase.took);
        let target = self.trace.target.as_ref();
        let diagnosis = diagnosis::explain(
            &self.error,
            target,
            self.listeners.as_ref(),
            &self.trace.secrets,
            took,
        );
        let response = match &self.error {
            ConnectError::Handshake(failure) => failure.response.as_ref(),
            _ => None,
        };
        self.trace.report(Some(diagnosis), response)
    }
}

impl Trace {
    fn new(url: String, target: Option<Target>, secrets: Secrets) -> Self {
        Self {
            url,
            target,
            secrets,
            phases: Vec::new(),
            peer_address: None,
        }
    }

    /// A report on this trace, without secrets.
    #[must_use]
    pub fn report(
        &self,
        diagnosis: Option<Diagnosis>,
        response: Option<&crate::handshake::Response>,
    ) -> Report {
        Report {
            ok: diagnosis.is_none(),
            url: self.url.clone(),
            phases: self.phases.clone(),
            response: response.map(|r| diagnosis::shown_response(r, &self.secrets)),
            diagnosis,
            checks: Vec::new(),
        }
    }

    fn phase(&mut self, layer: Layer, started: Instant, ok: bool) -> &mut Phase {
        let took = started.elapsed();
        self.phases.push(Phase {
            layer,
            took,
            ok,
            brief: None,
            facts: Vec::new(),
        });
        let last = self.phases.len() - 1;
        // Just pushed, so the index is in range.
        #[expect(clippy::indexing_slicing)]
        &mut self.phases[last]
    }
}

/// Connects to `url`.
///
/// # Errors
/// [`ConnectFailure`]; in the same time at most as a success may take.
pub fn connect(
    url: &str,
    options: &ConnectOptions,
    interrupt: &dyn Interrupt,
) -> Result<Established, Box<ConnectFailure>> {
    let target = match Target::parse(url) {
        Ok(target) => target,
        Err(error) => {
            let secrets = Secrets::of(None, &options.request.headers);
            let trace = Trace::new(one_line(&redact_unparsed(url), 200), None, secrets);
            return Err(Box::new(ConnectFailure {
                error: ConnectError::Url(error),
                trace,
                listeners: None,
            }));
        }
    };
    let secrets = Secrets::of(Some(&target), &options.request.headers);
    let mut trace = Trace::new(target.redacted(), Some(target.clone()), secrets);
    let wait = Wait::new(Deadline::after(options.timeout), interrupt);
    match connect_to(&target, options, wait, &mut trace) {
        Ok((stream, opened, tls)) => Ok(Established {
            peer_address: trace.peer_address,
            local_address: stream.wire().local_address(),
            stream,
            opened,
            tls,
            trace,
        }),
        Err(error) => {
            let listeners = listeners::of(&error, trace.peer_address);
            if let (Some(listeners), Some(phase)) = (&listeners, trace.phases.last_mut()) {
                phase.facts.push(("listeners", listeners::rows(listeners)));
            }
            Err(Box::new(ConnectFailure {
                error,
                trace,
                listeners,
            }))
        }
    }
}

type Connected = (Stream, Opened, Option<TlsSummary>);

fn connect_to(
    target: &Target,
    options: &ConnectOptions,
    wait: Wait<'_>,
    trace: &mut Trace,
) -> Result<Connected, ConnectError> {
    // Before the network is touched: an unreadable CA file is wrong whatever the server says.
    let connector = if target.secure {
        let connector = TlsConnector::new(&options.tls, &options.trust);
        Some(connector.map_err(ConnectError::TlsConfig)?)
    } else {
        None
    };
    let key = generate_key().map_err(|_| ConnectError::Random)?;

    let started = Instant::now();
    let resolved = resolve(&target.host, target.port, wait);
    let phase = trace.phase(Layer::Dns, started, resolved.is_ok());
    let addresses = resolved.map_err(ConnectError::Resolve)?;
    let texts = addresses
        .iter()
        .map(|address| Fact::from(address.ip().to_string()));
    phase.facts = vec![("addresses", Fact::List(texts.collect()))];

    let started = Instant::now();
    let wire = match dial(&addresses, wait) {
        Ok((wire, attempts)) => {
            trace.peer_address = wire.peer_address();
            let address = trace.peer_address.map(|address| address.to_string());
            let phase = trace.phase(Layer::Tcp, started, true);
            phase.brief.clone_from(&address);
            phase.facts = vec![
                ("address", address.into()),
                ("attempts", attempt_rows(&attempts)),
            ];
            wire
        }
        Err(error) => {
            let phase = trace.phase(Layer::Tcp, started, false);
            phase.facts = vec![("attempts", attempt_rows(&error.attempts))];
            return Err(ConnectError::Dial(error));
        }
    };

    let (mut stream, tls) = match connector {
        None => (Stream::Plain(wire), None),
        Some(connector) => secure(wire, &connector, target, wait, trace)?,
    };

    let started = Instant::now();
    let request = Request::new(target, &options.request, &key);
    match exchange(&mut stream, request, wait) {
        Ok(opened) => {
            let phase = trace.phase(Layer::Handshake, started, true);
            let subprotocol = opened.agreement.subprotocol.clone();
            phase.facts = vec![
                ("status", Fact::Integer(101)),
                ("subprotocol", subprotocol.into()),
            ];
            Ok((stream, opened, tls))
        }
        Err(failure) => Err(handshake_failed(failure, &stream, started, trace)),
    }
}

fn secure(
    wire: Wire,
    connector: &TlsConnector,
    target: &Target,
    wait: Wait<'_>,
    trace: &mut Trace,
) -> Result<(Stream, Option<TlsSummary>), ConnectError> {
    let started = Instant::now();
    match connector.handshake(wire, &target.host, wait) {
        Ok(stream) => {
            let summary = stream.summary().clone();
            let phase = trace.phase(Layer::Tls, started, true);
            phase.brief = Some(summary.brief());
            phase.facts = tls_facts(&summary);
            Ok((Stream::Tls(Box::new(stream)), Some(summary)))
        }
        Err(failure) => {
            trace.phase(Layer::Tls, started, false);
            Err(ConnectError::Tls(failure))
        }
    }
}

/// A TLS 1.3 server says what it thinks of the client's certificate only after the handshake, so
/// its alert arrives in place of the answer; it still is a matter of TLS.
fn handshake_failed(
    failure: Box<HandshakeFailure>,
    stream: &Stream,
    started: Instant,
    trace: &mut Trace,
) -> ConnectError {
    if let (HandshakeError::Io(error), Stream::Tls(tls)) = (&failure.error, stream)
        && let Some(tls_failure) = tls.later_failure(error)
    {
        trace.phase(Layer::Tls, started, false);
        return ConnectError::Tls(tls_failure);
    }
    let phase = trace.phase(Layer::Handshake, started, false);
    if let Some(response) = &failure.response {
        phase.brief = Some(format!("HTTP {}", response.head.status));
        phase.facts = vec![("status", Fact::Integer(response.head.status.into()))];
    }
    ConnectError::Handshake(failure)
}

fn tls_facts(summary: &TlsSummary) -> Facts {
    vec![
        ("version", summary.version.into()),
        ("cipher", summary.cipher_suite.clone().into()),
        ("alpn", summary.alpn.clone().into()),
        ("resumed", summary.resumed.into()),
        ("verified", summary.verified.into()),
    ]
}

/// One row per address: address, error number and name, seconds.
#[must_use]
pub fn attempt_rows(attempts: &[Attempt]) -> Fact {
    use crate::diagnosis::{errno_name, outcome_text};
    use crate::dial::Outcome;
    let rows = attempts.iter().map(|attempt| {
        let errno = match attempt.outcome {
            Outcome::Failed { errno } => Some(errno),
            _ => None,
        };
        Fact::Map(vec![
            ("address", Fact::from(attempt.address.to_string())),
            (
                "errno",
                errno.map_or(Fact::Nothing, |errno| Fact::Integer(errno.into())),
            ),
            ("error", errno.map(errno_name).into()),
            ("outcome", Fact::from(outcome_text(&attempt.outcome))),
            ("seconds", attempt.took.into()),
        ])
    });
    Fact::List(rows.collect())
}
