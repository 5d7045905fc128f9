//! Reads from the trace what the caller's own attempt has shown already.

use std::net::SocketAddr;
use std::time::Duration;

use crate::connect::Trace;
use crate::diagnosis::report::{Fact, Phase};
use crate::dial::{Attempt, Outcome};
use crate::layer::Layer;

/// The addresses in the trace.
pub(super) fn addresses(trace: &Trace, port: u16) -> Vec<SocketAddr> {
    let facts = |layer| {
        trace
            .phases
            .iter()
            .filter(move |phase| phase.layer == layer)
    };
    let named = |phase: &Phase, wanted| {
        let fact = phase.facts.iter().find(|(name, _)| *name == wanted);
        fact.map(|(_, fact)| fact.clone())
    };
    let Some(Fact::List(texts)) = facts(Layer::Dns).find_map(|phase| named(phase, "addresses"))
    else {
        return Vec::new();
    };
    let parsed = texts.iter().filter_map(|text| match text {
        Fact::Text(text) => text.parse().ok(),
        _ => None,
    });
    parsed.map(|ip| SocketAddr::new(ip, port)).collect()
}

/// The address that the caller's own attempt reached.
pub(super) fn connected_to(trace: &Trace) -> Option<Attempt> {
    let phase = trace
        .phases
        .iter()
        .find(|phase| phase.layer == Layer::Tcp)?;
    let address = phase.brief.as_ref()?.parse().ok()?;
    Some(Attempt {
        address,
        outcome: Outcome::Connected,
        took: phase.took,
    })
}

/// How long the phase of a layer took.
pub(super) fn took(trace: &Trace, layer: Layer) -> Duration {
    let phase = trace.phases.iter().find(|phase| phase.layer == layer);
    phase.map_or(Duration::ZERO, |phase| phase.took)
}
