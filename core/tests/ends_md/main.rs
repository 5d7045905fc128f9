//! Writes docs/ends.md from one table of the ends of a connection, each of which is made over ws and wss, and holds the
//! file equal to it. The ends that the network makes require network namespaces.
//!
//! `WSCLIENT_BLESS=1 cargo test -p wsclient-core --test ends_md` rewrites it.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "all of this is a test"
)]

mod dead_links;
mod ends;
mod link;
mod observe;
mod own_ends;
#[path = "../connection_model/peer.rs"]
mod peer;
mod tcp_info;
#[path = "../connection_model/tls.rs"]
mod tls;
mod wire;

use std::fmt::Write as _;
use std::path::Path;
use std::thread;

const HEAD: &str = include_str!("head.md");
const OWN: &str = include_str!("own.md");
const NETWORK: &str = include_str!("network.md");
const TAIL: &str = include_str!("tail.md");

/// The part on ends that a server makes.
fn servers() -> String {
    let ends = ends::all();
    let rows: Vec<_> = thread::scope(|scope| {
        let runs: Vec<_> = ends
            .iter()
            .flat_map(|end| [(end, false), (end, true)])
            .filter(|(end, is_tls)| *is_tls || !end.only_tls)
            .map(|(end, is_tls)| (end, scope.spawn(move || observe::row(end, is_tls))))
            .collect();
        runs.into_iter()
            .map(|(end, run)| (end, run.join().unwrap()))
            .collect()
    });
    let mut page = String::new();
    for end in &ends {
        let of_end = || {
            rows.iter()
                .filter(|(other, _)| std::ptr::eq(*other, end))
                .map(|(_, row)| row)
        };
        let alike = |field: fn(&observe::Row) -> &String| {
            let mut cells: Vec<&String> = of_end().map(field).collect();
            cells.dedup();
            match cells[..] {
                [plain, tls] => format!("ws: {plain}; wss: {tls}"),
                _ => cells[0].clone(),
            }
        };
        let only = if end.only_tls { " (wss only)" } else { "" };
        let _ = writeln!(
            page,
            "| {}{only} | {} | {} | {} | {} | {} | {} | {} |",
            end.name,
            end.wire,
            alike(|row| &row.receiving),
            alike(|row| &row.sending),
            alike(|row| &row.state),
            alike(|row| &row.problem),
            end.lost,
            end.cure
        );
    }
    page
}

fn network() -> Option<String> {
    let rows = dead_links::rows()?;
    Some(rows.iter().fold(String::new(), |page, row| {
        page + &format!("| {} |\n", row.join(" | "))
    }))
}

#[test]
fn the_page_is_what_happens() {
    tcp_info::enable();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ends.md");
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    // Without namespaces, this part stays as it is.
    let rest = || {
        let (_, rest) = found.split_once(NETWORK)?;
        Some(rest.strip_suffix(TAIL)?.to_owned())
    };
    let network = network().or_else(rest).unwrap_or_default();
    let page = format!(
        "{HEAD}{}{OWN}{}{NETWORK}{network}{TAIL}",
        servers(),
        own_ends::rows()
    );
    if std::env::var_os("WSCLIENT_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
        return;
    }
    let differs = page.lines().zip(found.lines()).find(|(a, b)| a != b);
    assert!(
        page == found,
        "docs/ends.md is stale, first at {differs:#?}: WSCLIENT_BLESS=1 cargo test -p wsclient-core --test ends_md"
    );
}
