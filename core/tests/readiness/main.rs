//! Random calls and events of the peer, among them partial frames, TLS records, compressed messages and full send buffers:
//! after each wakeup that was drained, nothing waits in the client that its descriptor, or its poller, does not announce.
//!
//! `make readiness` runs 10,000 seeds, `WSCLIENT_SEEDS=N` as many, and `WSCLIENT_SEED=N` that one alone.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this is a test"
)]

#[allow(dead_code, reason = "another test uses the rest of it")]
#[path = "../connection_model/peer.rs"]
mod peer;
#[path = "../any_bytes/random.rs"]
mod random;
mod session;
#[path = "../connection_model/tls.rs"]
mod tls;
#[allow(dead_code, reason = "another test uses the rest of it")]
#[path = "../connection_model/wire.rs"]
mod wire;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many seeds run unless the environment says otherwise.
const SEEDS: u64 = 2_000;

/// How many failures are shown at most.
const ENOUGH: usize = 5;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Why a seed fails.
fn failure(seed: u64) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| session::run(seed))) {
        Ok(outcome) => outcome.err(),
        Err(_) => Some("a panic".into()),
    }
}

#[test]
fn what_waits_after_a_drained_wakeup_is_announced() {
    let seeds = match number("WSCLIENT_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("WSCLIENT_SEEDS").unwrap_or(SEEDS),
    };
    println!("seeds {seeds:?}");
    let (next, failures) = (AtomicU64::new(seeds.start), Mutex::new(Vec::new()));
    // A seed is run by one thread, which waits much of the time.
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end || failures.lock().unwrap().len() >= ENOUGH {
                        return;
                    }
                    if let Some(failure) = failure(seed) {
                        let mut failures = failures.lock().unwrap();
                        failures.push(format!("WSCLIENT_SEED={seed}: {failure}"));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
