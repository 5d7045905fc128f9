//! Reads from the trace what the caller's own attempt has shown already.

use std::net::SocketAddr;
use std::time::Duration;

use crate::dial::{Attempt, AttemptOutcome};
use crate::layer::Layer;
use crate::tls::TlsSummary;
use crate::trace::{StepResult, Trace};

/// The addresses of the name.
pub(super) fn addresses(trace: &Trace) -> Vec<SocketAddr> {
    match trace.step(Layer::Dns).map(|step| &step.result) {
        Some(StepResult::Addresses(addresses)) => addresses.clone(),
        _ => Vec::new(),
    }
}

/// The address that the caller's own attempt reached.
pub(super) fn connected_to(trace: &Trace) -> Option<Attempt> {
    Some(Attempt {
        address: trace.peer_address?,
        outcome: AttemptOutcome::Connected,
        took: took(trace, Layer::Tcp),
    })
}

/// How long the step of a layer took.
pub(super) fn took(trace: &Trace, layer: Layer) -> Duration {
    trace.step(layer).map_or(Duration::ZERO, |step| step.took)
}

/// What TLS agreed on, if its handshake was complete on this side.
pub(super) fn secured(trace: &Trace) -> Option<&TlsSummary> {
    match &trace.step(Layer::Tls)?.result {
        StepResult::Secured(tls) => Some(tls),
        _ => None,
    }
}
