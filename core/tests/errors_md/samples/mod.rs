//! The examples of docs/errors.md: facts of made-up hosts, put through the real diagnosis.
#![allow(clippy::unwrap_used)]

mod certificate;
mod dns;
mod handshake;
mod tcp;
mod tls;
mod url;
mod websocket;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use wsclient_core::connect::{ConnectError, ConnectFailure};
use wsclient_core::diagnosis::Report;
use wsclient_core::layer::Layer;
use wsclient_core::secrets::Secrets;
use wsclient_core::tls::{TlsSummary, TrustSummary};
use wsclient_core::trace::{Step, StepResult, Trace};
use wsclient_core::url::Target;

const URL: &str = "wss://chat.example.com/ws";
const PLAIN_URL: &str = "ws://chat.example.com:8080/ws";

/// At least one report for every code; the first of a code is its example.
pub(crate) fn all() -> Vec<Report> {
    let mut reports = Vec::new();
    reports.extend(url::all());
    reports.extend(dns::all());
    reports.extend(tcp::all());
    reports.extend(tls::all());
    reports.extend(certificate::all());
    reports.extend(handshake::all());
    reports.extend(websocket::all());
    reports
}

fn report(error: ConnectError, trace: Trace) -> Report {
    Report::of_failure(&ConnectFailure {
        error,
        trace,
        listeners: None,
    })
}

/// A connection to `url` that came as far as `failed`.
fn trace(url: &str, failed: Layer) -> Trace {
    let target = Arc::new(Target::parse(url).unwrap());
    let layers = [
        Layer::Dns,
        Layer::Tcp,
        Layer::Tls,
        Layer::Handshake,
        Layer::WebSocket,
    ];
    let reached = layers
        .into_iter()
        .filter(|layer| *layer <= failed && (target.secure || *layer != Layer::Tls));
    let step = |layer: Layer| Step {
        layer,
        took: Duration::from_millis(if layer == failed { 12 } else { 3 }),
        ok: layer != failed,
        result: match layer {
            Layer::Tcp if layer != failed => StepResult::Dialled {
                peer: Some(SocketAddr::from(([192, 0, 2, 7], target.port))),
                attempts: Vec::new(),
            },
            Layer::Tls if layer != failed => StepResult::Secured(Arc::new(TlsSummary {
                version: "TLSv1.3",
                cipher_suite: "TLS_AES_128_GCM_SHA256".to_owned(),
                group: None,
                alpn: None,
                resumed: false,
                peer_name: "chat.example.com".to_owned(),
                chain: Vec::new(),
                verified: true,
                trust: TrustSummary::default(),
            })),
            _ => StepResult::Nothing,
        },
    };
    let mut trace = Trace::new(Arc::clone(&target), Secrets::default());
    trace.steps = reached.map(step).collect();
    trace
}
