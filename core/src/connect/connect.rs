//! Drives a connection from its URL to the 101 under one deadline, and records its steps.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::failure::{ConnectError, ConnectFailure};
use super::listeners;
use crate::deadline::Deadline;
use crate::dial::dial;
use crate::handshake::{
    HandshakeError, HandshakeFailure, Opened, Request, RequestOptions, exchange, generate_key,
};
use crate::layer::Layer;
use crate::resolve::resolve;
use crate::secrets::Secrets;
use crate::stream::Stream;
use crate::text::one_line;
use crate::tls::{
    AfterRefusal, TlsClient, TlsFailure, TlsOptions, TlsStream, TlsSummary, TrustSettings,
};
use crate::trace::{StepResult, Trace};
use crate::url::{Target, redact_unparsed};
use crate::wait::{Interrupt, Wait};
use crate::wire::{StreamEnd, Wire};

/// Everything that decides how to connect, besides the URL.
#[derive(Clone, Debug)]
pub struct ConnectOptions {
    /// What goes into the request.
    pub request: RequestOptions,
    /// The caller's TLS options.
    pub tls: TlsOptions,
    /// Finds the trust sources that are configured outside the call; called if there is TLS.
    pub trust: fn() -> TrustSettings,
    /// The time for everything from name resolution to the 101.
    pub timeout: Duration,
}

/// An open connection, directly after the 101.
#[derive(Debug)]
pub struct Established {
    /// The stream.
    pub stream: Stream,
    /// The 101 and the bytes after it.
    pub opened: Opened,
    /// The TLS session, where there is one.
    pub tls: Option<Arc<TlsSummary>>,
    /// The record of the steps.
    pub trace: Trace,
    /// The peer's address.
    pub peer_address: SocketAddr,
    /// Our own address.
    pub local_address: SocketAddr,
    /// When it was established.
    pub since: Instant,
}

/// Connects to `url`.
///
/// # Errors
/// [`ConnectFailure`], within the same timeout as a success.
pub fn connect(
    url: &str,
    options: &ConnectOptions,
    interrupt: &dyn Interrupt,
) -> Result<Established, Box<ConnectFailure>> {
    PreparedConnect::new(url, options)?.connect(&options.request, interrupt)
}

/// All of connecting that needs no network, but the caller's thread: what [`ConnectOptions::trust`] finds, and which
/// files may be read. The rest may be done on another thread.
pub(super) struct PreparedConnect {
    target: Arc<Target>,
    tls_client: Option<TlsClient>,
    trace: Trace,
    deadline: Deadline,
}

impl PreparedConnect {
    /// Begins to connect: its time runs.
    ///
    /// # Errors
    /// [`ConnectFailure`], for a URL or an option that cannot be used.
    pub(super) fn new(url: &str, options: &ConnectOptions) -> Result<Self, Box<ConnectFailure>> {
        let deadline = Deadline::after(options.timeout);
        let request = &options.request;
        let failed = |error, trace| {
            Box::new(ConnectFailure {
                error,
                trace,
                listeners: None,
            })
        };
        let target = match Target::parse(url) {
            Ok(target) => Arc::new(target),
            Err(error) => {
                let secrets = Secrets::of(None, &request.headers, &request.subprotocols);
                let trace = Trace::unparsed(one_line(&redact_unparsed(url), 200), secrets);
                return Err(failed(ConnectError::Url(error), trace));
            }
        };
        let secrets = Secrets::of(Some(&target), &request.headers, &request.subprotocols);
        let trace = Trace::new(Arc::clone(&target), secrets);
        // Before the network is touched: an unreadable CA file is wrong whatever the server says.
        let tls_client = match target.secure {
            true => match TlsClient::new(&options.tls, &(options.trust)()) {
                Ok(tls_client) => Some(tls_client),
                Err(error) => return Err(failed(ConnectError::TlsConfig(error), trace)),
            },
            false => None,
        };
        Ok(Self {
            target,
            tls_client,
            trace,
            deadline,
        })
    }

    /// Connects.
    ///
    /// # Errors
    /// [`ConnectFailure`], when the time is over at the latest.
    pub(super) fn connect(
        self,
        request: &RequestOptions,
        interrupt: &dyn Interrupt,
    ) -> Result<Established, Box<ConnectFailure>> {
        let Self {
            target,
            tls_client,
            mut trace,
            deadline,
        } = self;
        let wait = Wait::new(deadline, interrupt);
        match connect_to(&target, tls_client, request, wait, &mut trace) {
            Ok((stream, opened, tls)) => Ok(Established {
                peer_address: stream.wire().peer_address(),
                local_address: stream.wire().local_address(),
                stream,
                opened,
                tls,
                trace,
                since: Instant::now(),
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

    /// When the time is over.
    pub(super) fn deadline(&self) -> Deadline {
        self.deadline
    }

    /// What is recorded so far, which are no steps yet.
    pub(super) fn trace(&self) -> &Trace {
        &self.trace
    }
}

type Connected = (Stream, Opened, Option<Arc<TlsSummary>>);

fn connect_to(
    target: &Target,
    tls_client: Option<TlsClient>,
    request: &RequestOptions,
    wait: Wait<'_>,
    trace: &mut Trace,
) -> Result<Connected, ConnectError> {
    let key = generate_key().map_err(|_| ConnectError::Random)?;

    let started = Instant::now();
    let addresses = match resolve(&target.host, target.port, wait) {
        Ok(addresses) => addresses,
        Err(error) => {
            trace.record(Layer::Dns, started.elapsed(), false, StepResult::Nothing);
            return Err(ConnectError::Resolve(error));
        }
    };
    trace.record(
        Layer::Dns,
        started.elapsed(),
        true,
        StepResult::Addresses(addresses.clone()),
    );

    let started = Instant::now();
    let wire = match dial(&addresses, wait) {
        Ok((wire, attempts)) => {
            let peer = Some(wire.peer_address());
            trace.peer_address = peer;
            trace.record(
                Layer::Tcp,
                started.elapsed(),
                true,
                StepResult::Dialled { peer, attempts },
            );
            wire
        }
        Err(error) => {
            let attempts = error.attempts.clone();
            let result = StepResult::Dialled {
                peer: None,
                attempts,
            };
            trace.record(Layer::Tcp, started.elapsed(), false, result);
            return Err(ConnectError::Dial(error));
        }
    };

    let (mut stream, tls) = match tls_client {
        None => (Stream::Plain(wire), None),
        Some(tls_client) => secure(wire, &tls_client, target, wait, trace)?,
    };

    let started = Instant::now();
    let request = Request::new(target, request, &key);
    match exchange(&mut stream, request, wait) {
        Ok(opened) => {
            let agreement = opened.agreement.clone();
            trace.record(
                Layer::Handshake,
                started.elapsed(),
                true,
                StepResult::Opened { agreement },
            );
            Ok((stream, opened, tls))
        }
        Err(mut failure) => {
            trace.request = Some(std::mem::take(&mut failure.sent));
            Err(handshake_failed(failure, &stream, started, trace))
        }
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
            let result = StepResult::Secured(Arc::clone(&summary));
            trace.record(Layer::Tls, started.elapsed(), true, result);
            Ok((Stream::Tls(Box::new(stream)), Some(summary)))
        }
        Err(failure) => {
            trace.record(Layer::Tls, started.elapsed(), false, StepResult::Nothing);
            Err(ConnectError::Tls(failure))
        }
    }
}

/// The failure of TLS that ended the opening handshake, or kept the server from answering it.
fn tls_failure(failure: &HandshakeFailure, tls: &TlsStream) -> Option<Box<TlsFailure>> {
    match failure.error {
        HandshakeError::Io(ref error) => tls.post_handshake_failure(error),
        _ if failure.received > 0 => None,
        HandshakeError::TimedOut => tls.renegotiation_failure(AfterRefusal::Silent),
        HandshakeError::Ended(StreamEnd::Closed) => tls.renegotiation_failure(AfterRefusal::Closed),
        HandshakeError::Ended(StreamEnd::Reset) => tls.renegotiation_failure(AfterRefusal::Reset),
        _ => None,
    }
}

/// A TLS 1.3 server says what it thinks of the client's certificate only after the handshake, so
/// its alert arrives in place of the answer; it is still an error of TLS.
fn handshake_failed(
    failure: Box<HandshakeFailure>,
    stream: &Stream,
    started: Instant,
    trace: &mut Trace,
) -> ConnectError {
    if let Stream::Tls(tls) = stream
        && let Some(tls_failure) = tls_failure(&failure, tls)
    {
        trace.record(Layer::Tls, started.elapsed(), false, StepResult::Nothing);
        return ConnectError::Tls(tls_failure);
    }
    let result = failure
        .response
        .as_ref()
        .map_or(StepResult::Nothing, |response| StepResult::Answered {
            status: response.head.status,
        });
    trace.record(Layer::Handshake, started.elapsed(), false, result);
    ConnectError::Handshake(failure)
}
