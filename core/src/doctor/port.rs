//! Looks at what a port speaks when it does not speak what the URL says, and in which TLS versions.

use std::net::SocketAddr;

use super::prober::{ProbeSkipped, Prober};
use super::requests::{RequestResult, http_in_the_clear};
use super::survey::Survey;
use crate::handshake::HandshakeFailure;
use crate::stream::Stream;
use crate::tls::{Offer, OfferAnswer, ProbedVersion, TlsError, TlsFailure, probe, probe_version};
use crate::url::Target;

/// What a port speaks.
#[derive(Debug)]
pub(crate) enum PortFinding {
    /// What the scheme says.
    AsExpected,
    /// TLS, behind a `ws://` URL.
    Tls {
        /// The version that the server chose, if it came so far.
        version: Option<&'static str>,
        /// The subject of the server's certificate.
        subject: Option<String>,
    },
    /// The answer to plain HTTP, behind a `wss://` URL.
    Http(RequestResult),
    /// HTTP to a ClientHello, behind a `wss://` URL, whatever plain HTTP got.
    HttpInTheClear,
    /// Neither HTTP nor, for this reason, TLS.
    Neither(ProbeSkipped),
}

/// What a port speaks behind a `wss://` URL whose TLS handshake failed.
pub(super) fn behind_wss(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    failure: &TlsFailure,
) -> PortFinding {
    if speaks_tls(failure) {
        return PortFinding::AsExpected;
    }
    let answer = http_in_the_clear(prober, target, address);
    let is_http = match &answer {
        RequestResult::Opened => true,
        RequestResult::Refused(refused) => refused.response.is_some(),
        RequestResult::Skipped(_) => false,
    };
    if !is_http && failure.tap.first_received.starts_with(b"HTTP/") {
        return PortFinding::HttpInTheClear;
    }
    PortFinding::Http(answer)
}

/// What a port speaks behind a URL whose upgrade failed; over `wss://` the TLS handshake was complete.
pub(super) fn behind_the_scheme(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    failure: &HandshakeFailure,
) -> PortFinding {
    // Some servers answer HTTP on a TLS port with 400.
    let http = failure
        .response
        .as_ref()
        .is_some_and(|response| response.head.status != 400);
    if target.secure || http || failure.first_bytes.starts_with(b"HTTP/") {
        return PortFinding::AsExpected;
    }
    match prober.tls_stream(&target.host, address, prober.wait()) {
        Ok(stream) => {
            let summary = match &stream {
                Stream::Tls(tls) => Some(tls.summary()),
                Stream::Plain(_) => None,
            };
            PortFinding::Tls {
                version: summary.map(|tls| tls.version),
                subject: summary
                    .and_then(|tls| tls.chain.first())
                    .map(|leaf| leaf.subject.clone()),
            }
        }
        Err(ProbeSkipped::Tls(tls)) if speaks_tls(&tls) => PortFinding::Tls {
            version: tls.version,
            subject: tls.chain.first().map(|leaf| leaf.subject.clone()),
        },
        // It answers a ClientHello in HTTP, if not the upgrade.
        Err(ProbeSkipped::Tls(tls)) if tls.tap.first_received.starts_with(b"HTTP/") => {
            PortFinding::AsExpected
        }
        Err(_) if failure.response.is_some() => PortFinding::AsExpected,
        Err(skipped) => PortFinding::Neither(skipped),
    }
}

/// Whether the other side is known to have spoken TLS.
fn speaks_tls(failure: &TlsFailure) -> bool {
    let first = failure.tap.first_received.first();
    // ContentType alert, handshake (RFC 8446 §5.1).
    failure.version.is_some()
        || !failure.chain.is_empty()
        || (matches!(first, Some(0x15 | 0x16)) && !matches!(failure.error, TlsError::NotTls))
}

/// Whether a server that ended the handshake so may take another version.
pub(super) fn is_worth_a_survey(failure: &TlsFailure) -> bool {
    match failure.error {
        TlsError::ProtocolVersion | TlsError::NoCommonParameters { .. } | TlsError::Alert(_) => {
            true
        }
        TlsError::Closed | TlsError::Reset => failure.version.is_none(),
        _ => false,
    }
}

/// Asks for each version on a connection of its own.
pub(super) fn survey_versions(prober: &Prober<'_>, target: &Target, address: SocketAddr) -> Survey {
    let alone = |version| {
        let wait = prober.wait();
        let wire = prober.dial(address, wait)?;
        Ok(probe_version(wire, version, &target.host, wait))
    };
    Survey {
        tls13: alone(ProbedVersion::Tls13),
        tls12: alone(ProbedVersion::Tls12),
        old: offer(prober, target, address, Offer::Legacy),
    }
}

/// Asks with an offer that is wider than ours, on a connection of its own.
pub(super) fn offer(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    offer: Offer,
) -> Result<OfferAnswer, ProbeSkipped> {
    let wait = prober.wait();
    let wire = prober.dial(address, wait)?;
    Ok(probe(wire, &target.host, offer, wait))
}
