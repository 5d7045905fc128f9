//! What recording and explaining cost: CPU time of an attempt to connect, beside the bare steps of it.
//!
//! Each row runs both sides in turn, in one process, and compares medians of this thread's CPU time;
//! the server's own work is done in another thread and does not count. The bare side of
//!
//! - a failure sees the same failure with the standard library and rustls alone: the refused
//!   connect, the answer read to its end, the certificate refused by rustls's own verifier with the
//!   same root; ours is `connect()` and the report as text;
//! - a success runs the same steps of this crate (URL, TLS configuration, name, dial, TLS, exchange)
//!   without what `connect()` records: phases, facts, secrets. The counters and first bytes that
//!   `Wire` keeps cannot be taken out, so that they are on both sides of `ours`; `raw` is the same
//!   connection without any of this crate.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark may panic, as a test may"
)]

mod bare;
mod server;

use std::time::Duration;

use nix::time::{ClockId, clock_gettime};
use wsclient_core::connect::{ConnectOptions, connect};
use wsclient_core::diagnosis::Report;

use wsclient_core::handshake::RequestOptions;
use wsclient_core::tls::{TlsOptions, TrustSettings};
use wsclient_core::wait::Uninterruptible;

use server::Servers;

/// How often each side runs.
const FAILURES: usize = 300;
const SUCCESSES: usize = 2000;

/// The CPU time of this thread so far.
fn cpu() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)
        .map(Duration::from)
        .unwrap_or_default()
}

fn timed(step: &mut dyn FnMut()) -> Duration {
    let before = cpu();
    step();
    cpu().saturating_sub(before)
}

/// The medians of all sides, which run in turn and in changing order.
fn medians(times: usize, sides: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut samples = vec![Vec::with_capacity(times); sides.len()];
    let count = sides.len();
    for turn in 0..times + 20 {
        for step in 0..count {
            let side = (turn + step) % count;
            let took = timed(&mut *sides[side]);
            // The first turns fill caches.
            if turn >= 20 {
                samples[side].push(took);
            }
        }
    }
    let median = |mut samples: Vec<Duration>| {
        samples.sort_unstable();
        samples[samples.len() / 2].as_secs_f64() * 1e6
    };
    samples.into_iter().map(median).collect()
}

fn options(pem: &str) -> ConnectOptions {
    let mut request = RequestOptions {
        user_agent: "wsclient/bench".into(),
        ..RequestOptions::default()
    };
    request
        .headers
        .push("Authorization", "Bearer abcdefghijklmnop0123456789");
    request
        .headers
        .push("Cookie", "sid=abcdefghijklmnop0123456789; theme=dark");
    request.headers.push("Origin", "https://app.example");
    ConnectOptions {
        request,
        tls: TlsOptions {
            ca: Some(pem.into()),
            ..TlsOptions::default()
        },
        trust: TrustSettings::default,
        timeout: Duration::from_secs(10),
    }
}

fn failing(url: &str, options: &ConnectOptions) -> impl FnMut() {
    move || {
        let failure = connect(url, options, &Uninterruptible).expect_err("it has to fail");
        std::hint::black_box(Report::of_failure(&failure).to_text());
    }
}

fn failure(name: &str, mut bare: impl FnMut(), url: &str, options: &ConnectOptions) {
    let mut ours = failing(url, options);
    let medians = medians(FAILURES, &mut [&mut bare, &mut ours]);
    let (bare, ours) = (medians[0], medians[1]);
    println!(
        "{name:28}{bare:10.0}{ours:10.0}{:10.0} µs more",
        ours - bare
    );
}

fn success(name: &str, raw: &mut dyn FnMut(), url: &str, options: &ConnectOptions) {
    let mut steps = || drop(bare::steps(url, options));
    let mut ours = || drop(connect(url, options, &Uninterruptible).expect("it has to connect"));
    let medians = medians(SUCCESSES, &mut [raw, &mut steps, &mut ours]);
    let (raw, steps, ours) = (medians[0], medians[1], medians[2]);
    let more = (ours / steps - 1.0) * 100.0;
    println!("{name:28}{raw:10.1}{steps:10.1}{ours:10.1}{more:10.1} % more than the steps");
}

fn main() {
    let servers = Servers::start();
    let trusted = options(&servers.pem);
    let stranger = options(&servers.other_pem);
    let refused = bare::closed_port();

    println!("{:28}{:>10}{:>10}", "failing, µs of CPU", "bare", "ours");
    let url = format!("ws://{refused}/chat?key=abcdefgh1");
    failure("refused", || bare::refused(refused), &url, &trusted);
    let url = format!("ws://{}/chat?key=abcdefgh1", servers.not_found);
    failure("404", || bare::not_found(servers.not_found), &url, &trusted);
    let url = format!("wss://{}/chat?key=abcdefgh1", servers.tls);
    let roots = bare::tls_config(&servers.other_der);
    failure(
        "untrusted certificate",
        || bare::untrusted(servers.tls, &roots),
        &url,
        &stranger,
    );

    println!(
        "\n{:28}{:>10}{:>10}{:>10}",
        "succeeding, µs of CPU", "raw", "steps", "ours"
    );
    let url = format!("ws://{}/chat?key=abcdefgh1", servers.plain);
    success("ws", &mut || bare::open(servers.plain), &url, &trusted);
    let url = format!("wss://{}/chat?key=abcdefgh1", servers.tls);
    let roots = bare::tls_config(&servers.der);
    success(
        "wss, resumed",
        &mut || bare::open_tls(servers.tls, &roots),
        &url,
        &trusted,
    );
}
