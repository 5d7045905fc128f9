//! Finds rings in the graph of imports.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Module;

type Edges<'a> = BTreeMap<&'a Module, BTreeSet<&'a Module>>;

/// The groups of modules that can all be reached from each other.
pub(crate) fn rings(imports: &BTreeSet<(Module, Module)>) -> Vec<BTreeSet<Module>> {
    let mut edges = Edges::new();
    for (from, to) in imports {
        edges.entry(from).or_default().insert(to);
    }
    let reach: BTreeMap<&Module, BTreeSet<&Module>> = edges
        .keys()
        .map(|from| (*from, reachable(from, &edges)))
        .collect();
    let mut rings: Vec<BTreeSet<Module>> = Vec::new();
    for (from, reached) in &reach {
        if !reached.contains(from) || rings.iter().any(|ring| ring.contains(*from)) {
            continue;
        }
        let in_ring = |to: &&&Module| reach.get(**to).is_some_and(|back| back.contains(from));
        rings.push(
            reached
                .iter()
                .filter(in_ring)
                .map(|to| (*to).clone())
                .collect(),
        );
    }
    rings
}

fn reachable<'a>(from: &'a Module, edges: &Edges<'a>) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(module) = open.pop() {
        for next in edges.get(module).into_iter().flatten() {
            if reached.insert(*next) {
                open.push(next);
            }
        }
    }
    reached
}

#[test]
fn a_ring_is_found_and_a_chain_is_none() {
    let module = |name: &str| Module::of(&[name]);
    let imports = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter().map(|(from, to)| (module(from), module(to)));
        rings(&pairs.collect())
    };
    assert!(imports(&[("a", "b"), ("b", "c"), ("a", "c")]).is_empty());
    let found = imports(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]);
    assert_eq!(found, [BTreeSet::from(["a", "b", "c"].map(module))]);
}
