//! The limits of one diagnosis, in time and in connections, and how each further connection is opened.

use std::cell::Cell;
use std::net::SocketAddr;
use std::time::Duration;

use crate::connect::ConnectOptions;
use crate::deadline::Deadline;
use crate::dial::{DialError, dial};
use crate::stream::Stream;
use crate::tls::{TlsClient, TlsFailure, TlsOptions};
use crate::url::{Host, Target};
use crate::wait::{Interrupt, Wait};
use crate::wire::Wire;

/// The most connections of one diagnosis, the caller's own attempt included.
pub(super) const MAX_CONNECTIONS: u32 = 12;

/// The longest time for one connection beyond the caller's own attempt.
const PROBE_TIMEOUT: Duration = Duration::from_secs(5);

/// The time of a diagnosis, in multiples of the caller's connect timeout.
const OVERALL_TIMEOUTS: u32 = 3;

/// Remembers an interrupt, so that every later wait ends at once too.
pub(super) struct LatchedInterrupt<'a> {
    inner: &'a dyn Interrupt,
    latched: Cell<bool>,
}

impl<'a> LatchedInterrupt<'a> {
    pub(super) fn new(inner: &'a dyn Interrupt) -> Self {
        Self {
            inner,
            latched: Cell::new(false),
        }
    }

    pub(super) fn is_latched(&self) -> bool {
        self.latched.get()
    }
}

impl Interrupt for LatchedInterrupt<'_> {
    fn interrupted(&self) -> bool {
        if !self.latched.get() && self.inner.interrupted() {
            self.latched.set(true);
        }
        self.latched.get()
    }

    fn has_forked(&self) -> bool {
        self.inner.has_forked()
    }
}

/// Why a check got no connection to look at.
#[derive(Debug)]
pub(crate) enum ProbeSkipped {
    /// The time of the diagnosis is over.
    Time,
    /// All connections of the diagnosis are used up.
    Connections,
    /// TCP failed this time.
    Tcp(DialError),
    /// TLS failed this time.
    Tls(Box<TlsFailure>),
    /// No request could be made: TLS options that cannot be used, or no random bytes.
    Machine,
}

/// Opens the connections of one diagnosis.
pub(super) struct Prober<'a> {
    pub(super) options: &'a ConnectOptions,
    pub(super) interrupt: &'a LatchedInterrupt<'a>,
    overall: Deadline,
    connections: Cell<u32>,
}

impl<'a> Prober<'a> {
    /// Starts the clock, with the caller's own attempt still to come.
    pub(super) fn new(options: &'a ConnectOptions, interrupt: &'a LatchedInterrupt<'a>) -> Self {
        Self {
            options,
            interrupt,
            overall: Deadline::after(options.timeout.saturating_mul(OVERALL_TIMEOUTS)),
            connections: Cell::new(1),
        }
    }

    /// The wait for one connection from its start to its end.
    pub(super) fn wait(&self) -> Wait<'a> {
        self.wait_for(self.options.timeout.min(PROBE_TIMEOUT))
    }

    /// A wait of at most `span`.
    pub(super) fn wait_for(&self, span: Duration) -> Wait<'a> {
        Wait::new(Deadline::after(span).nearer(self.overall), self.interrupt)
    }

    /// Opens TCP to one address.
    pub(super) fn dial(&self, address: SocketAddr, wait: Wait<'_>) -> Result<Wire, ProbeSkipped> {
        if self.overall.has_passed() || self.interrupt.is_latched() {
            return Err(ProbeSkipped::Time);
        }
        if self.connections.get() >= MAX_CONNECTIONS {
            return Err(ProbeSkipped::Connections);
        }
        self.connections.set(self.connections.get() + 1);
        dial(&[address], wait)
            .map(|(wire, _)| wire)
            .map_err(ProbeSkipped::Tcp)
    }

    /// Runs the caller's TLS over a fresh connection, whatever the scheme.
    pub(super) fn tls_stream(
        &self,
        host: &Host,
        address: SocketAddr,
        wait: Wait<'_>,
    ) -> Result<Stream, ProbeSkipped> {
        self.run_tls(&self.options.tls, host, address, wait)
    }

    fn run_tls(
        &self,
        options: &TlsOptions,
        host: &Host,
        address: SocketAddr,
        wait: Wait<'_>,
    ) -> Result<Stream, ProbeSkipped> {
        let tls_client =
            TlsClient::new(options, &(self.options.trust)()).map_err(|_| ProbeSkipped::Machine)?;
        let wire = self.dial(address, wait)?;
        let mut tls = tls_client
            .handshake(wire, host, wait)
            .map_err(ProbeSkipped::Tls)?;
        // Some probes send nothing more.
        tls.flush_pending();
        Ok(Stream::Tls(Box::new(tls)))
    }

    /// Runs TLS without checks and without the caller's certificate, for a request that anybody may read.
    pub(super) fn unverified_stream(
        &self,
        host: &Host,
        address: SocketAddr,
        wait: Wait<'_>,
    ) -> Result<Stream, ProbeSkipped> {
        let options = TlsOptions {
            verify_peer: false,
            verify_peer_name: false,
            peer_name: self.options.tls.peer_name.clone(),
            ..TlsOptions::default()
        };
        self.run_tls(&options, host, address, wait)
    }

    /// Opens a connection as the URL's scheme wants it.
    pub(super) fn stream(
        &self,
        target: &Target,
        address: SocketAddr,
        wait: Wait<'_>,
    ) -> Result<Stream, ProbeSkipped> {
        if target.secure {
            self.tls_stream(&target.host, address, wait)
        } else {
            self.dial(address, wait).map(Stream::Plain)
        }
    }
}
