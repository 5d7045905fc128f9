//! Holds the layout of the crate: which module may import which, no ring of imports, one type for one name.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod graph;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use source::Crate;

/// The modules of the crate; each may import those before it. `src/lib.rs` draws the same order.
const ORDER: [&str; 19] = [
    "layer",
    "text",
    "headers",
    "deadline",
    "buffer",
    "wait",
    "url",
    "secrets",
    "machine",
    "resolve",
    "wire",
    "dial",
    "tls",
    "stream",
    "handshake",
    "connection",
    "trace",
    "connect",
    "diagnosis",
];

/// What comes after all others.
const LAST: &str = "doctor";

fn rank(module: &str) -> Option<usize> {
    let mut order = ORDER.iter().chain([&LAST]);
    order.position(|name| *name == module)
}

#[test]
fn imports_follow_the_order_of_the_modules() {
    let sources = Crate::read();
    let mut wrong = Vec::new();
    for (from, to) in sources.imports() {
        let (from_top, to_top) = (from.top(), to.top());
        if from_top.is_empty() || to_top.is_empty() {
            continue;
        }
        match (rank(from_top), rank(to_top)) {
            (Some(from_rank), Some(to_rank)) if to_rank <= from_rank => {}
            (Some(_), Some(_)) => wrong.push(format!("{from} imports {to}, which comes after it")),
            (None, _) => wrong.push(format!("{from_top} is not in the order")),
            (_, None) => wrong.push(format!("{to_top} is not in the order")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let known: BTreeSet<&str> = sources.modules().map(|module| module.top()).collect();
    for name in ORDER.iter().chain([&LAST]) {
        assert!(
            known.contains(name),
            "{name} is in the order, but does not exist"
        );
    }
}

#[test]
fn no_files_import_each_other_in_a_ring() {
    let rings = graph::rings(&Crate::read().imports());
    let shown: Vec<String> = rings
        .iter()
        .map(|ring| {
            let names: Vec<String> = ring.iter().map(ToString::to_string).collect();
            names.join(" ↔ ")
        })
        .collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn a_name_is_the_name_of_one_type() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (module, name) in Crate::read().types() {
        places.entry(name).or_default().push(module.to_string());
    }
    places.retain(|_, modules| modules.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}
