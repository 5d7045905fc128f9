//! Holds the layout of both crates: which module may import which, no ring of imports, one type for one name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod graph;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use source::Crate;

/// The modules of wsclient-core; each may import those before it. `src/lib.rs` has the same order.
const CORE: &[&str] = &[
    "layer",
    "text",
    "headers",
    "deadline",
    "buffer",
    "wait",
    "threads",
    "readiness",
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
    "doctor",
];

/// The modules of the extension in the same way; `../src/lib.rs` draws it.
const EXTENSION: &[&str] = &[
    "ffi",
    "memory",
    "paths",
    "payload",
    "glue",
    "classes",
    "arguments",
    "values",
    "report",
    "exceptions",
    "options",
    "outgoing",
    "outbox",
    "interrupt",
    "watched",
    "object",
    "opening",
    "diagnose",
    "search",
    "calls",
    "client",
    "poller",
    "select",
    "methods",
    "poller_methods",
    "module",
];

fn core() -> Crate {
    Crate::read("src")
}

fn extension() -> Crate {
    Crate::read("../src")
}

#[test]
fn core_imports_follow_the_order_of_its_modules() {
    assert_eq!(out_of_order(&core(), CORE), "");
}

#[test]
fn imports_of_the_extension_follow_the_order_of_its_modules() {
    assert_eq!(out_of_order(&extension(), EXTENSION), "");
}

/// The imports of what comes later in `order`, and the names that are only there or only in the sources.
fn out_of_order(sources: &Crate, order: &[&str]) -> String {
    let rank = |module: &str| order.iter().position(|name| *name == module);
    let mut wrong = BTreeSet::new();
    for (from, to) in sources.imports() {
        if let (Some(from_rank), Some(to_rank)) = (rank(from.top()), rank(to.top()))
            && to_rank > from_rank
        {
            wrong.insert(format!("{from} imports {to}, which comes after it"));
        }
    }
    let known: BTreeSet<&str> = sources.modules().map(|module| module.top()).collect();
    let ordered: BTreeSet<&str> = order.iter().copied().chain([""]).collect();
    for name in known.symmetric_difference(&ordered) {
        wrong.insert(format!("{name} is a module or in the order, but not both"));
    }
    wrong.into_iter().collect::<Vec<_>>().join("\n")
}

#[test]
fn no_files_import_each_other_in_a_ring() {
    for sources in [core(), extension()] {
        let shown: Vec<String> = graph::rings(&sources.imports())
            .iter()
            .map(|ring| {
                let names: Vec<String> = ring.iter().map(ToString::to_string).collect();
                names.join(" ↔ ")
            })
            .collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
    }
}

#[test]
fn a_name_is_the_name_of_one_type() {
    let core = core();
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (module, name) in core.types() {
        places.entry(name).or_default().push(module.to_string());
    }
    places.retain(|_, modules| modules.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}
