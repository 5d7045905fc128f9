//! The examples of docs/errors.md: facts of made-up hosts, put through the real diagnosis.
#![allow(clippy::unwrap_used)]

mod certificate;
mod dns;
mod handshake;
mod tcp;
mod tls;
mod url;
mod websocket;

use std::time::Duration;

use wsclient_core::connect::{ConnectError, ConnectFailure, Trace};
use wsclient_core::diagnosis::Secrets;
use wsclient_core::diagnosis::report::{Phase, Report};
use wsclient_core::layer::Layer;
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
    ConnectFailure {
        error,
        trace,
        listeners: None,
    }
    .report()
}

/// A connection to `url` that came as far as `failed`.
fn trace(url: &str, failed: Layer) -> Trace {
    let target = Target::parse(url).unwrap();
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
    let phase = |layer: Layer| Phase {
        layer,
        took: Duration::from_millis(if layer == failed { 12 } else { 3 }),
        ok: layer != failed,
        brief: match layer {
            Layer::Tcp if layer != failed => Some(format!("192.0.2.7:{}", target.port)),
            Layer::Tls if layer != failed => Some("TLSv1.3".to_owned()),
            _ => None,
        },
        facts: Vec::new(),
    };
    Trace {
        url: target.redacted(),
        secrets: Secrets::default(),
        phases: reached.map(phase).collect(),
        peer_address: None,
        target: Some(target),
    }
}
