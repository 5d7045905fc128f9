//! What a server answers to TLS versions alone and to offers that are wider than ours.

use super::prober::ProbeSkipped;
use crate::tls::{OfferAnswer, UnsupportedKey, VersionProbeAnswer};

/// What a server says to each version alone, and to a ClientHello of older style.
#[derive(Debug)]
pub(crate) struct Survey {
    /// TLS 1.3 alone.
    pub(crate) tls13: Result<VersionProbeAnswer, ProbeSkipped>,
    /// TLS 1.2 alone.
    pub(crate) tls12: Result<VersionProbeAnswer, ProbeSkipped>,
    /// TLS 1.2 down to SSL 3.
    pub(crate) old: Result<OfferAnswer, ProbeSkipped>,
}

impl Survey {
    /// Whether one of our versions was completed.
    pub(crate) fn completed(&self) -> bool {
        [&self.tls13, &self.tls12]
            .iter()
            .any(|answer| matches!(answer, Ok(VersionProbeAnswer::Completed { .. })))
    }
}

/// What a server says to offers each of which goes beyond ours in one part.
#[derive(Debug)]
pub(crate) struct WiderOffers {
    /// More cipher suites.
    pub(crate) suites: Result<OfferAnswer, ProbeSkipped>,
    /// More groups.
    pub(crate) groups: Result<OfferAnswer, ProbeSkipped>,
    /// More signature schemes.
    pub(crate) schemes: Result<OfferAnswer, ProbeSkipped>,
    /// The kind of key for whose schemes alone the server goes on, where it does not show the key.
    pub(crate) key: Option<UnsupportedKey>,
}
