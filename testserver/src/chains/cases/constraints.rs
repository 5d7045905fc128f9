//! Name constraints on host names and addresses.

use super::super::case::{INVALID, Table};
use super::super::certificate::{Certificate, Template, authority, root, server, server_for};
use super::super::extension::{dns, email, ip, name_constraints, uri};

const RULE: &str = "RFC 5280 §4.2.1.10";
const SECTION: &str = "RFC 5280 §6.1.4 (g)";

pub(crate) fn add(table: &mut Table) {
    let root = root();
    permitted(table, &root);
    excluded(table, &root);
    addresses(table, &root);
    nested(table, &root);
}

/// One intermediate with these constraints above the leaf.
fn below(
    table: &mut Table,
    root: &Certificate,
    id: &str,
    limits: (&[Vec<u8>], &[Vec<u8>]),
    leaf: Template,
    opens: bool,
) {
    let middle = authority("Middle")
        .with(name_constraints(limits.0, limits.1))
        .under(root);
    let leaf = leaf.under(&middle);
    let draft = table.case(id, RULE, &[&leaf, &middle], &[root]);
    if opens {
        draft.opens()
    } else {
        draft.refused(INVALID)
    }
}

fn permitted(table: &mut Table, root: &Certificate) {
    let only = |name: &str| vec![dns(name)];
    let mut case = |id: &str, permitted: Vec<Vec<u8>>, leaf: Template, opens: bool| {
        below(table, root, id, (&permitted, &[]), leaf, opens);
    };
    case("permitted-same-name", only("host.test"), server(), true);
    case("permitted-parent", only("test"), server(), true);
    case("permitted-parent-other-case", only("TEST"), server(), true);
    case("permitted-with-dot", only(".test"), server(), true);
    case(
        "permitted-with-dot-same-name",
        only(".host.test"),
        server(),
        false,
    );
    case("permitted-other-name", only("other.test"), server(), false);
    case("permitted-end-of-label", only("ost.test"), server(), false);
    case("permitted-child", only("www.host.test"), server(), false);
    case(
        "permitted-two-one-fits",
        vec![dns("other.test"), dns("host.test")],
        server(),
        true,
    );
    case("permitted-everything", only(""), server(), true);
    let two = || server_for(&[dns("host.test"), dns("other.test")]);
    case("permitted-one-name-of-two", only("host.test"), two(), false);
    case("permitted-both-names", only("test"), two(), true);
    let wildcard = || server_for(&[dns("host.test"), dns("*.host.test")]);
    case("permitted-wildcard", only("host.test"), wildcard(), true);
    case(
        "permitted-wildcard-too-wide",
        only("www.host.test"),
        server_for(&[dns("*.host.test")]),
        false,
    );
    case(
        "permitted-address-only-name-free",
        vec![ip(&[10, 0, 0, 0, 255, 0, 0, 0])],
        server(),
        true,
    );
    case(
        "permitted-name-only-address-free",
        only("test"),
        server_for(&[dns("host.test"), ip(&[127, 0, 0, 1])]),
        true,
    );
    case(
        "permitted-uri-only-name-free",
        vec![uri("other.test")],
        server(),
        true,
    );
    case(
        "permitted-email-only-name-free",
        vec![email("other.test")],
        server(),
        true,
    );
    let middle = authority("Middle").with(name_constraints(&[dns("other.test")], &[]).optional());
    let middle = middle.under(root);
    let leaf = server().under(&middle);
    table
        .case(
            "permitted-other-name-not-critical",
            RULE,
            &[&leaf, &middle],
            &[root],
        )
        .refused(INVALID);
    let middle = authority("Middle")
        .with(name_constraints(&[dns("host.test")], &[]))
        .under(root);
    let leaf = server().under(&middle);
    table
        .case(
            "permitted-same-name-versions",
            RULE,
            &[&leaf, &middle],
            &[root],
        )
        .both_versions()
        .opens();
}

fn excluded(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, excluded: &[Vec<u8>], leaf: Template, opens: bool| {
        below(table, root, id, (&[], excluded), leaf, opens);
    };
    case("excluded-same-name", &[dns("host.test")], server(), false);
    case("excluded-parent", &[dns("test")], server(), false);
    case("excluded-other-case", &[dns("HOST.Test")], server(), false);
    case("excluded-other-name", &[dns("other.test")], server(), true);
    case("excluded-child", &[dns("www.host.test")], server(), true);
    case("excluded-end-of-label", &[dns("ost.test")], server(), true);
    case("excluded-everything", &[dns("")], server(), false);
    case(
        "excluded-child-of-wildcard",
        &[dns("www.host.test")],
        server_for(&[dns("host.test"), dns("*.host.test")]),
        false,
    );
    case(
        "excluded-one-name-of-two",
        &[dns("other.test")],
        server_for(&[dns("host.test"), dns("other.test")]),
        false,
    );
    below(
        table,
        root,
        "permitted-but-excluded",
        (&[dns("test")], &[dns("host.test")]),
        server(),
        false,
    );
    below(
        table,
        root,
        "permitted-and-other-excluded",
        (&[dns("test")], &[dns("other.test")]),
        server(),
        true,
    );
}

fn addresses(table: &mut Table, root: &Certificate) {
    let loopback = || server_for(&[dns("host.test"), ip(&[127, 0, 0, 1])]);
    let v6 = || {
        server_for(&[
            dns("host.test"),
            ip(&[0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ])
    };
    let net = ip(&[127, 0, 0, 0, 255, 0, 0, 0]);
    let other = ip(&[10, 0, 0, 0, 255, 0, 0, 0]);
    let net_6 = ip(&[
        [0x20, 1, 0x0d, 0xb8],
        [0; 4],
        [0; 4],
        [0; 4],
        [255; 4],
        [0; 4],
        [0; 4],
        [0; 4],
    ]
    .concat());
    let other_6 = ip(&[
        [0x20, 1, 0x0d, 0xb9],
        [0; 4],
        [0; 4],
        [0; 4],
        [255; 4],
        [0; 4],
        [0; 4],
        [0; 4],
    ]
    .concat());
    let none: &[Vec<u8>] = &[];
    let mut case =
        |id: &str, permitted: &[Vec<u8>], excluded: &[Vec<u8>], leaf: Template, opens: bool| {
            below(table, root, id, (permitted, excluded), leaf, opens);
        };
    case(
        "permitted-network",
        std::slice::from_ref(&net),
        none,
        loopback(),
        true,
    );
    case(
        "permitted-other-network",
        std::slice::from_ref(&other),
        none,
        loopback(),
        false,
    );
    case(
        "permitted-two-networks",
        &[other.clone(), net.clone()],
        none,
        loopback(),
        true,
    );
    case(
        "excluded-network",
        none,
        std::slice::from_ref(&net),
        loopback(),
        false,
    );
    case(
        "excluded-other-network",
        none,
        std::slice::from_ref(&other),
        loopback(),
        true,
    );
    case(
        "permitted-network-6",
        std::slice::from_ref(&net_6),
        none,
        v6(),
        true,
    );
    case(
        "permitted-other-network-6",
        std::slice::from_ref(&other_6),
        none,
        v6(),
        false,
    );
    case(
        "excluded-network-6",
        none,
        std::slice::from_ref(&net_6),
        v6(),
        false,
    );
    case(
        "permitted-network-4-leaf-6",
        std::slice::from_ref(&net),
        none,
        v6(),
        false,
    );
    case(
        "permitted-one-address",
        &[ip(&[127, 0, 0, 1, 255, 255, 255, 255])],
        none,
        loopback(),
        true,
    );
    case(
        "excluded-all-addresses",
        none,
        &[ip(&[0; 8])],
        loopback(),
        false,
    );
    case(
        "excluded-all-addresses-leaf-without",
        none,
        &[ip(&[0; 8])],
        server(),
        true,
    );
    case(
        "network-mask-with-hole",
        &[ip(&[127, 0, 0, 0, 255, 0, 255, 0])],
        none,
        loopback(),
        false,
    );
    case(
        "network-of-wrong-length",
        &[ip(&[127, 0, 0, 0])],
        none,
        loopback(),
        false,
    );
}

fn nested(table: &mut Table, root: &Certificate) {
    let mut two = |id: &str,
                   upper: (&[Vec<u8>], &[Vec<u8>]),
                   lower: (&[Vec<u8>], &[Vec<u8>]),
                   opens: bool| {
        let upper = authority("Upper")
            .with(name_constraints(upper.0, upper.1))
            .under(root);
        let lower = authority("Lower")
            .with(name_constraints(lower.0, lower.1))
            .under(&upper);
        let leaf = server().under(&lower);
        let draft = table.case(id, SECTION, &[&leaf, &lower, &upper], &[root]);
        if opens {
            draft.opens()
        } else {
            draft.refused(INVALID)
        }
    };
    let (test, host, other) = ([dns("test")], [dns("host.test")], [dns("other.test")]);
    two("nested-narrower", (&test, &[]), (&host, &[]), true);
    two("nested-wider", (&host, &[]), (&test, &[]), true);
    two("nested-upper-forbids", (&other, &[]), (&host, &[]), false);
    two("nested-lower-forbids", (&host, &[]), (&other, &[]), false);
    two("nested-lower-excludes", (&test, &[]), (&[], &host), false);
    two("nested-upper-excludes", (&[], &host), (&test, &[]), false);
    two(
        "nested-excluded-elsewhere",
        (&test, &other),
        (&host, &other),
        true,
    );
    let upper = authority("Upper")
        .with(name_constraints(&[dns("other.test")], &[]))
        .under(root);
    let lower = authority("Lower").under(&upper);
    let leaf = server().under(&lower);
    table
        .case(
            "constraint-of-upper-holds-below",
            SECTION,
            &[&leaf, &lower, &upper],
            &[root],
        )
        .both_versions()
        .refused(INVALID);
}
