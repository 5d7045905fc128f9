//! Whatever a server sends before it ends: the caller gets a cause with its layer, and no secret is shown.
//!
//! `WSCLIENT_ANY_BYTES_CASES=100000` runs more cases, `WSCLIENT_ANY_BYTES_SEED=…` others; a failure
//! says with which seed it alone comes again.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "all of this is a test"
)]

mod answers;
mod asked;
mod ending;
mod promise;
mod random;
mod server;

use std::sync::Arc;
use std::time::Duration;

use wsclient_core::connect::{ConnectOptions, connect};
use wsclient_core::diagnosis::Report;

use wsclient_core::layer::Layer;
use wsclient_core::tls::{TlsOptions, TrustSettings};
use wsclient_core::wait::Uninterruptible;

use asked::Asked;
use random::Random;
use server::{Below, Identity, Server};

/// Long enough for a busy machine; no case waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Runs `cases` cases, or as many as the environment says.
fn run(cases: u64, below: &Below, scheme: &str) {
    let cases = setting("WSCLIENT_ANY_BYTES_CASES").unwrap_or(cases);
    let first = setting("WSCLIENT_ANY_BYTES_SEED").unwrap_or(1);
    for seed in first..first + cases {
        case(seed, below, scheme);
    }
}

fn case(seed: u64, below: &Below, scheme: &str) {
    let mut random = Random::new(seed);
    let asked = Asked::new(&mut random);
    // Who does not get as far as TLS has not heard a secret.
    let secrets = match (below, scheme) {
        (Below::Tcp, "wss") => Vec::new(),
        _ => asked.secrets.clone(),
    };
    let server = Server::start(below.clone(), Random::new(!seed), secrets);
    let url = format!(
        "{scheme}://{}{}{}",
        asked.user_info, server.address, asked.resource
    );
    let tls = TlsOptions {
        ca: match below {
            Below::Tls(identity) => Some(identity.pem.clone().into()),
            Below::Tcp => None,
        },
        ..TlsOptions::default()
    };
    let options = ConnectOptions {
        request: asked.request,
        tls,
        trust: TrustSettings::default,
        timeout: PATIENCE,
    };
    let (report, layer) = match connect(&url, &options, &Uninterruptible) {
        Err(failure) => {
            let report = Report::of_failure(&failure);
            let layer = report.phases.last().filter(|phase| !phase.ok);
            let layer = layer.expect("the last phase is the one that failed").layer;
            (Some(report), layer)
        }
        Ok(established) => (ending::of(established, 1 << 20, PATIENCE), Layer::WebSocket),
    };
    let sent = server.finish();
    let again = || {
        let sent = String::from_utf8_lossy(&sent[..sent.len().min(3000)]).into_owned();
        format!("WSCLIENT_ANY_BYTES_SEED={seed} WSCLIENT_ANY_BYTES_CASES=1, {url}, after {sent:?}")
    };
    let Some(report) = report else {
        return;
    };
    let diagnosis = report
        .diagnosis
        .as_ref()
        .expect("a failure has a diagnosis");
    assert_eq!(
        diagnosis.code.layer(),
        layer,
        "{} {}",
        diagnosis.code.name(),
        again()
    );
    let broken = promise::broken(&report, &asked.secrets)
        .or_else(|| promise::in_base64(&report, &asked.secrets));
    if let Some(broken) = broken {
        panic!("{broken}\n{}\n{}", report.to_text(), again());
    }
}

#[test]
fn over_tcp() {
    run(400, &Below::Tcp, "ws");
}

#[test]
fn over_tls() {
    run(150, &Below::Tls(Arc::new(Identity::new())), "wss");
}

#[test]
fn instead_of_tls() {
    run(100, &Below::Tcp, "wss");
}
