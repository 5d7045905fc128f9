//! Random calls against random events of the peer: no message is lost, doubled or reordered, every error is what the
//! reference says, and no call takes longer than its limit.
//!
//! `make model` runs 10,000 seeds, `WSCLIENT_SEEDS=N` as many, and `WSCLIENT_SEED=N` that one alone. A seed that failed
//! once is kept in the list of this file.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this is a test"
)]

mod comparison;
mod end;
mod meanwhile;
mod peer;
#[path = "../any_bytes/random.rs"]
mod random;
mod reference;
mod scene;
mod session;
mod tls;
mod wire;
mod without_waiting;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many seeds run unless the environment says otherwise.
const SEEDS: u64 = 1_000;

/// Seeds that have failed: an end that poll() did not report, and messages before RST that were lost over TLS.
const FAILED_ONCE: [u64; 4] = [630, 3052, 3473, 7452];

/// After how many failures no more seeds are run.
const ENOUGH: usize = 10;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Why a seed fails.
fn failure(seed: u64) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| session::run(seed))) {
        Ok(outcome) => outcome.err(),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            Some(format!("a panic: {}", text.unwrap_or("without a text")))
        }
    }
}

#[test]
fn calls_and_events_in_any_order_do_what_the_reference_says() {
    let seeds: Vec<u64> = match number("WSCLIENT_SEED") {
        Some(seed) => vec![seed],
        None => {
            let count = number("WSCLIENT_SEEDS").unwrap_or(SEEDS);
            FAILED_ONCE.into_iter().chain(0..count).collect()
        }
    };
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    // A seed is run by one thread, which waits much of the time.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(failure) = failure(*seed) {
                        println!("WSCLIENT_SEED={seed}: {failure}\n");
                        let mut failures = failures.lock().unwrap();
                        failures.push(*seed);
                        if failures.len() >= ENOUGH {
                            next.store(seeds.len(), Ordering::Relaxed);
                        }
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "failed: {failures:?}");
}
