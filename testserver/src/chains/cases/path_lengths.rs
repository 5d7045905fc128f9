//! Lengths of paths: pathLenConstraint, self-issued certificates, and how long is too long.

use super::super::case::{INVALID, Table};
use super::super::certificate::{Certificate, Template, authority, root, server};
use super::super::extension;

const LENGTH: &str = "RFC 5280 §6.1.4 (l), (m)";

const TITLES: [&str; 12] = [
    "CA 1", "CA 2", "CA 3", "CA 4", "CA 5", "CA 6", "CA 7", "CA 8", "CA 9", "CA 10", "CA 11",
    "CA 12",
];

pub(crate) fn add(table: &mut Table) {
    limits(table);
    self_issued(table);
    for (id, count) in [
        ("intermediates-3", 3),
        ("intermediates-4", 4),
        ("intermediates-5", 5),
        ("intermediates-6", 6),
    ] {
        let (chain, root) = long(count);
        let chain: Vec<&Certificate> = chain.iter().collect();
        table.case(id, "RFC 5280 §6.1", &chain, &[&root]).opens();
    }
    for (id, count) in [
        ("intermediates-7", 7),
        ("intermediates-8", 8),
        ("intermediates-12", 12),
    ] {
        let (chain, root) = long(count);
        let chain: Vec<&Certificate> = chain.iter().collect();
        table
            .case(id, "RFC 5280 §6.1", &chain, &[&root])
            .refused(INVALID);
    }
}

/// The chain with so many intermediates, and its root.
fn long(count: usize) -> (Vec<Certificate>, Certificate) {
    let root = root();
    let mut last = root.clone();
    let mut chain = Vec::new();
    for title in TITLES.iter().take(count) {
        last = authority(title).under(&last);
        chain.insert(0, last.clone());
    }
    chain.insert(0, server().under(&last));
    (chain, root)
}

fn limited(common_name: &str, length: u8) -> Template {
    authority(common_name).with(extension::authority(Some(length)))
}

fn limits(table: &mut Table) {
    let root = root();
    let mut two = |id: &str, upper: Template, lower: Template, opens: bool| {
        let upper = upper.under(&root);
        let lower = lower.under(&upper);
        let leaf = server().under(&lower);
        let draft = table.case(id, LENGTH, &[&leaf, &lower, &upper], &[&root]);
        if opens {
            draft.opens()
        } else {
            draft.refused(INVALID)
        }
    };
    two(
        "length-0-above-one",
        limited("Upper", 0),
        authority("Lower"),
        false,
    );
    two(
        "length-1-above-one",
        limited("Upper", 1),
        authority("Lower"),
        true,
    );
    two(
        "length-0-at-the-end",
        authority("Upper"),
        limited("Lower", 0),
        true,
    );
    two(
        "length-1-then-0",
        limited("Upper", 1),
        limited("Lower", 0),
        true,
    );
    two(
        "length-0-then-5",
        limited("Upper", 0),
        limited("Lower", 5),
        false,
    );
    two(
        "length-127",
        limited("Upper", 127),
        authority("Lower"),
        true,
    );

    let one = limited("Only", 0).under(&root);
    let leaf = server().under(&one);
    table
        .case("length-0-directly", LENGTH, &[&leaf, &one], &[&root])
        .both_versions()
        .opens();
    let ca_leaf = server().with(extension::authority(None)).under(&one);
    table
        .case(
            "length-0-above-ca-as-server",
            LENGTH,
            &[&ca_leaf, &one],
            &[&root],
        )
        .refused_somehow();
    let top = limited("Top", 1).under(&root);
    let upper = authority("Upper").under(&top);
    let lower = authority("Lower").under(&upper);
    let leaf = server().under(&lower);
    table
        .case(
            "length-1-above-two",
            LENGTH,
            &[&leaf, &lower, &upper, &top],
            &[&root],
        )
        .both_versions()
        .refused(INVALID);
}

/// Certificates of an authority for itself, which do not count (RFC 5280 §6.1.4 (l)).
fn self_issued(table: &mut Table) {
    let root = root();
    // With key identifiers, as some clients take equal names without them for a self-signature.
    let old = limited("Self", 0).key_ids(b"old", b"root").under(&root);
    let new = authority("Self").key_ids(b"new", b"old").under(&old);
    let leaf = server().key_ids(b"leaf", b"new").under(&new);
    table
        .case(
            "self-issued-below-length-0",
            LENGTH,
            &[&leaf, &new, &old],
            &[&root],
        )
        .refused(INVALID);
    let old = limited("Self", 1).key_ids(b"old", b"root").under(&root);
    let new = limited("Self", 0).key_ids(b"new", b"old").under(&old);
    let leaf = server().key_ids(b"leaf", b"new").under(&new);
    table
        .case(
            "self-issued-below-length-1",
            LENGTH,
            &[&leaf, &new, &old],
            &[&root],
        )
        .opens();
    let old = authority("Self").under(&root);
    let new = authority("Self").under(&old);
    let leaf = server().under(&new);
    table
        .case(
            "self-issued-without-length",
            LENGTH,
            &[&leaf, &new, &old],
            &[&root],
        )
        .opens();
    let rooted = authority("Root").key_ids(b"one", b"one").self_signed();
    let below = authority("Root").key_ids(b"two", b"one").under(&rooted);
    let leaf = server().key_ids(b"leaf", b"two").under(&below);
    table
        .case(
            "self-issued-below-root-key-ids",
            LENGTH,
            &[&leaf, &below],
            &[&rooted],
        )
        .opens();
    let below_root = authority("Root").under(&root);
    let leaf = server().under(&below_root);
    table
        .case(
            "self-issued-below-root",
            LENGTH,
            &[&leaf, &below_root],
            &[&root],
        )
        .opens();
}
