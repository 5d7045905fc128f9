//! Drives a connection from its URL to the 101 under one deadline, and keeps the trace of its steps.

mod listeners;
mod trace;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::deadline::Deadline;
use crate::diagnosis::report::Report;
use crate::diagnosis::text::one_line;
use crate::diagnosis::{self, Secrets};
use crate::dial::{DialEnd, DialError, dial};
use crate::handshake::{
    HandshakeError, HandshakeFailure, Opened, Request, RequestOptions, exchange, generate_key,
};
use crate::layer::Layer;
use crate::machine::Listeners;
use crate::resolve::{ResolveError, resolve};
use crate::stream::Stream;
use crate::tls::{TlsClient, TlsConfigError, TlsFailure, TlsOptions, TlsSummary, TrustSettings};
use crate::url::{Target, UrlError, redact_unparsed};
use crate::wait::{Interrupt, Wait};
use crate::wire::Wire;

pub use trace::{Seen, Step, Trace};

/// Everything that decides how to connect, besides the URL.
#[derive(Clone, Debug)]
pub struct ConnectOptions {
    /// What goes into the request.
    pub request: RequestOptions,
    /// The caller's TLS options.
    pub tls: TlsOptions,
    /// Finds the trust sources that are configured outside the call; asked where there is TLS.
    pub trust: fn() -> TrustSettings,
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
    pub tls: Option<Arc<TlsSummary>>,
    /// What was seen on the way.
    pub trace: Trace,
    /// The peer's address.
    pub peer_address: SocketAddr,
    /// Our own address.
    pub local_address: SocketAddr,
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
            .steps
            .last()
            .map_or(Duration::ZERO, |step| step.took);
        let target = self.trace.target();
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
        let mut report = self.trace.report(Some(diagnosis), response);
        if let (Some(listeners), Some(last)) = (&self.listeners, report.phases.last_mut()) {
            let rows = diagnosis::listener_rows(listeners);
            last.facts.push(("listeners", rows));
        }
        report
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
    let wait = Wait::new(Deadline::after(options.timeout), interrupt);
    let target = match Target::parse(url) {
        Ok(target) => Arc::new(target),
        Err(error) => {
            let secrets = Secrets::of(
                None,
                &options.request.headers,
                &options.request.subprotocols,
            );
            let trace = Trace::unparsed(one_line(&redact_unparsed(url), 200), secrets);
            return Err(Box::new(ConnectFailure {
                error: ConnectError::Url(error),
                trace,
                listeners: None,
            }));
        }
    };
    let request = &options.request;
    let secrets = Secrets::of(Some(&target), &request.headers, &request.subprotocols);
    let mut trace = Trace::new(Arc::clone(&target), secrets);
    match connect_to(&target, options, wait, &mut trace) {
        Ok((stream, opened, tls)) => Ok(Established {
            peer_address: stream.wire().peer_address(),
            local_address: stream.wire().local_address(),
            stream,
            opened,
            tls,
            trace,
        }),
        Err(error) => {
            let listeners = listeners::of(&error, trace.peer_address);
            Err(Box::new(ConnectFailure {
                error,
                trace,
                listeners,
            }))
        }
    }
}

type Connected = (Stream, Opened, Option<Arc<TlsSummary>>);

fn connect_to(
    target: &Target,
    options: &ConnectOptions,
    wait: Wait<'_>,
    trace: &mut Trace,
) -> Result<Connected, ConnectError> {
    // Before the network is touched: an unreadable CA file is wrong whatever the server says.
    let tls_client = if target.secure {
        let tls_client = TlsClient::new(&options.tls, &(options.trust)());
        Some(tls_client.map_err(ConnectError::TlsConfig)?)
    } else {
        None
    };
    let key = generate_key().map_err(|_| ConnectError::Random)?;

    let started = Instant::now();
    let addresses = match resolve(&target.host, target.port, wait) {
        Ok(addresses) => addresses,
        Err(error) => {
            trace.note(Layer::Dns, started, false, Seen::Nothing);
            return Err(ConnectError::Resolve(error));
        }
    };
    trace.note(
        Layer::Dns,
        started,
        true,
        Seen::Addresses(addresses.clone()),
    );

    let started = Instant::now();
    let wire = match dial(&addresses, wait) {
        Ok((wire, attempts)) => {
            let peer = Some(wire.peer_address());
            trace.peer_address = peer;
            trace.note(Layer::Tcp, started, true, Seen::Dialled { peer, attempts });
            wire
        }
        Err(error) => {
            let attempts = error.attempts.clone();
            let seen = Seen::Dialled {
                peer: None,
                attempts,
            };
            trace.note(Layer::Tcp, started, false, seen);
            return Err(ConnectError::Dial(error));
        }
    };

    let (mut stream, tls) = match tls_client {
        None => (Stream::Plain(wire), None),
        Some(tls_client) => secure(wire, &tls_client, target, wait, trace)?,
    };

    let started = Instant::now();
    let request = Request::new(target, &options.request, &key);
    match exchange(&mut stream, request, wait) {
        Ok(opened) => {
            let agreement = opened.agreement.clone();
            trace.note(Layer::Handshake, started, true, Seen::Opened { agreement });
            Ok((stream, opened, tls))
        }
        Err(failure) => Err(handshake_failed(failure, &stream, started, trace)),
    }
}

fn secure(
    wire: Wire,
    tls_client: &TlsClient,
    target: &Target,
    wait: Wait<'_>,
    trace: &mut Trace,
) -> Result<(Stream, Option<Arc<TlsSummary>>), ConnectError> {
    let started = Instant::now();
    match tls_client.handshake(wire, &target.host, wait) {
        Ok(stream) => {
            let summary = Arc::clone(stream.summary());
            let seen = Seen::Secured(Arc::clone(&summary));
            trace.note(Layer::Tls, started, true, seen);
            Ok((Stream::Tls(Box::new(stream)), Some(summary)))
        }
        Err(failure) => {
            trace.note(Layer::Tls, started, false, Seen::Nothing);
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
        && let Some(tls_failure) = tls.post_handshake_failure(error)
    {
        trace.note(Layer::Tls, started, false, Seen::Nothing);
        return ConnectError::Tls(tls_failure);
    }
    let seen = failure
        .response
        .as_ref()
        .map_or(Seen::Nothing, |response| Seen::Answered {
            status: response.head.status,
        });
    trace.note(Layer::Handshake, started, false, seen);
    ConnectError::Handshake(failure)
}
