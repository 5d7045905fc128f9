//! What one visit may spend: its time, its connections, and how each further connection is opened.

use std::cell::Cell;
use std::net::SocketAddr;
use std::time::Duration;

use crate::connect::ConnectOptions;
use crate::deadline::Deadline;
use crate::dial::{DialError, dial};
use crate::stream::Stream;
use crate::tls::{TlsClient, TlsFailure};
use crate::url::{Host, Target};
use crate::wait::{Interrupt, Wait};
use crate::wire::Wire;

/// The most connections of one visit, the caller's own attempt included.
pub(super) const MAX_CONNECTIONS: u32 = 12;

/// The longest time for one connection beyond the caller's own attempt.
const PATIENCE: Duration = Duration::from_secs(5);

/// The time of a visit, in times of the caller's connect timeout.
const OVERALL: u32 = 3;

/// Remembers an interrupt, so that every later wait ends at once too.
pub(super) struct Sticky<'a> {
    inner: &'a dyn Interrupt,
    hit: Cell<bool>,
}

impl<'a> Sticky<'a> {
    pub(super) fn new(inner: &'a dyn Interrupt) -> Self {
        Self {
            inner,
            hit: Cell::new(false),
        }
    }

    pub(super) fn was_hit(&self) -> bool {
        self.hit.get()
    }
}

impl Interrupt for Sticky<'_> {
    fn interrupted(&self) -> bool {
        if !self.hit.get() && self.inner.interrupted() {
            self.hit.set(true);
        }
        self.hit.get()
    }

    fn has_forked(&self) -> bool {
        self.inner.has_forked()
    }
}

/// Why a check got no connection to look at.
#[derive(Debug)]
pub(crate) enum Missed {
    /// The time of the visit is over.
    Time,
    /// All connections of the visit are used up.
    Connections,
    /// TCP failed this time.
    Tcp(DialError),
    /// TLS failed this time.
    Tls(Box<TlsFailure>),
    /// No request could be made: TLS options that cannot be used, or no random bytes.
    Machine,
}

/// One visit to one target.
pub(super) struct Visit<'a> {
    pub(super) options: &'a ConnectOptions,
    pub(super) interrupt: &'a Sticky<'a>,
    overall: Deadline,
    connections: Cell<u32>,
}

impl<'a> Visit<'a> {
    /// Starts the clock, with the caller's own attempt still to come.
    pub(super) fn new(options: &'a ConnectOptions, interrupt: &'a Sticky<'a>) -> Self {
        Self {
            options,
            interrupt,
            overall: Deadline::after(options.timeout.saturating_mul(OVERALL)),
            connections: Cell::new(1),
        }
    }

    /// The wait for one connection from its start to its end.
    pub(super) fn wait(&self) -> Wait<'a> {
        self.wait_for(self.options.timeout.min(PATIENCE))
    }

    /// A wait of at most `span`.
    pub(super) fn wait_for(&self, span: Duration) -> Wait<'a> {
        Wait::new(Deadline::after(span).nearer(self.overall), self.interrupt)
    }

    /// Opens TCP to one address.
    pub(super) fn dial(&self, address: SocketAddr, wait: Wait<'_>) -> Result<Wire, Missed> {
        if self.overall.has_passed() || self.interrupt.was_hit() {
            return Err(Missed::Time);
        }
        if self.connections.get() >= MAX_CONNECTIONS {
            return Err(Missed::Connections);
        }
        self.connections.set(self.connections.get() + 1);
        dial(&[address], wait)
            .map(|(wire, _)| wire)
            .map_err(Missed::Tcp)
    }

    /// Runs the caller's TLS over a fresh connection, whatever the scheme.
    pub(super) fn tls_wire(
        &self,
        host: &Host,
        address: SocketAddr,
        wait: Wait<'_>,
    ) -> Result<Stream, Missed> {
        let tls_client = TlsClient::new(&self.options.tls, &(self.options.trust)())
            .map_err(|_| Missed::Machine)?;
        let wire = self.dial(address, wait)?;
        let tls = tls_client
            .handshake(wire, host, wait)
            .map_err(Missed::Tls)?;
        Ok(Stream::Tls(Box::new(tls)))
    }

    /// Opens a connection as the URL's scheme wants it.
    pub(super) fn stream(
        &self,
        target: &Target,
        address: SocketAddr,
        wait: Wait<'_>,
    ) -> Result<Stream, Missed> {
        if target.secure {
            self.tls_wire(&target.host, address, wait)
        } else {
            self.dial(address, wait).map(Stream::Plain)
        }
    }
}
