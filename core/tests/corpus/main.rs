//! Replays the seeds of the fuzz targets, so that what a fuzzer has found once stays found.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "all of this is a test, and a library of core/fuzz"
)]

#[path = "../../fuzz/src/lib.rs"]
mod fuzzed;

fn replay(name: &str, run: fn(&[u8])) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds");
    let mut files: Vec<_> = std::fs::read_dir(format!("{folder}/{name}"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        // The output of a failing test ends with the file that did it.
        println!("{}", file.display());
        run(&std::fs::read(&file).unwrap());
    }
}

#[test]
fn head() {
    replay("head", fuzzed::head::run);
}

#[test]
fn url() {
    replay("url", fuzzed::url::run);
}

#[test]
fn frames() {
    replay("frames", fuzzed::frames::run);
}

#[test]
fn deflate() {
    replay("deflate", fuzzed::deflate::run);
}

#[test]
fn calls() {
    replay("calls", fuzzed::calls::run);
}

#[test]
fn tungstenite() {
    replay("tungstenite", fuzzed::tungstenite::run);
}

#[test]
fn client() {
    replay("client", fuzzed::client::run);
}

#[test]
fn certificate() {
    replay("certificate", fuzzed::certificate::run);
}

#[test]
fn server_hello() {
    replay("server_hello", fuzzed::server_hello::run);
}
