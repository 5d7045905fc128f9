//! Paths from the server's certificate to an anchor: order, gaps, detours, and who signed what.

use super::super::case::{INCOMPLETE_CHAIN, INVALID, Table, UNKNOWN_ISSUER};
use super::super::certificate::{HOST, authority, root, server};
use super::super::extension;
use super::super::name;

const ORDER: &str = "RFC 8446 §4.4.2";
const SIGNATURE: &str = "RFC 5280 §6.1.3 (a)(1)";
const NAMES: &str = "RFC 5280 §6.1.3 (a)(4)";
const BUILDING: &str = "RFC 4158 §2";

pub(crate) fn add(table: &mut Table) {
    good(table);
    order(table);
    broken(table);
}

fn good(table: &mut Table) {
    let root = root();
    let upper = authority("Upper").under(&root);
    let lower = authority("Lower").under(&upper);
    let direct = server().under(&root);
    let one = server().under(&upper);
    let two = server().under(&lower);
    let rule = "RFC 5280 §6.1";
    table
        .case("direct", rule, &[&direct], &[&root])
        .both_versions()
        .opens();
    table
        .case("one-intermediate", rule, &[&one, &upper], &[&root])
        .both_versions()
        .opens();
    table
        .case("two-intermediates", rule, &[&two, &lower, &upper], &[&root])
        .both_versions()
        .opens();
    table
        .case("root-sent-too", rule, &[&one, &upper, &root], &[&root])
        .opens();
    table
        .case(
            "no-trust-in-this-root",
            rule,
            &[&one, &upper],
            &[&self::root()],
        )
        .both_versions()
        .refused_somehow();
    let other = authority("Other root").self_signed();
    table
        .case("another-root", rule, &[&one, &upper], &[&other])
        .both_versions()
        .refused(UNKNOWN_ISSUER);
    table
        .case("another-root-sent", rule, &[&one, &upper, &root], &[&other])
        .refused_somehow();
    let without_cn = server().subject(name::empty()).under(&root);
    table
        .case(
            "no-subject-optional-names",
            "RFC 5280 §4.1.2.6",
            &[&without_cn],
            &[&root],
        )
        .opens();
    let names = server().with(extension::alt_names(&[extension::dns(HOST)]).critical());
    let critical = names.clone().subject(name::empty()).under(&root);
    table
        .case(
            "no-subject-critical-names",
            "RFC 5280 §4.2.1.6",
            &[&critical],
            &[&root],
        )
        .opens();
    let both = names.under(&root);
    table
        .case("critical-names", "RFC 5280 §4.2.1.6", &[&both], &[&root])
        .opens();
}

fn order(table: &mut Table) {
    let root = root();
    let upper = authority("Upper").under(&root);
    let lower = authority("Lower").under(&upper);
    let leaf = server().under(&lower);
    let stray = authority("Stray").under(&authority("Elsewhere").self_signed());
    let other_leaf = server().under(&stray);
    table
        .case("unordered", ORDER, &[&leaf, &upper, &lower], &[&root])
        .both_versions()
        .opens();
    table
        .case(
            "root-in-between",
            ORDER,
            &[&leaf, &root, &lower, &upper],
            &[&root],
        )
        .opens();
    table
        .case("leaf-not-first", ORDER, &[&lower, &leaf, &upper], &[&root])
        .key_of(&leaf)
        .both_versions()
        .refused_somehow();
    table
        .case(
            "junk-last",
            ORDER,
            &[&leaf, &lower, &upper, &stray],
            &[&root],
        )
        .opens();
    table
        .case(
            "junk-in-between",
            ORDER,
            &[&leaf, &stray, &lower, &upper],
            &[&root],
        )
        .opens();
    table
        .case(
            "junk-is-another-leaf",
            ORDER,
            &[&leaf, &other_leaf, &lower, &upper],
            &[&root],
        )
        .opens();
    table
        .case(
            "intermediate-twice",
            ORDER,
            &[&leaf, &lower, &lower, &upper],
            &[&root],
        )
        .opens();
    table
        .case(
            "leaf-twice",
            ORDER,
            &[&leaf, &leaf, &lower, &upper],
            &[&root],
        )
        .opens();
    let expired = authority("Upper").days(-400, -20).under(&root);
    table
        .case(
            "junk-expired",
            ORDER,
            &[&leaf, &lower, &upper, &expired],
            &[&root],
        )
        .opens();
}

fn broken(table: &mut Table) {
    let root = root();
    let upper = authority("Upper").under(&root);
    let lower = authority("Lower").under(&upper);
    let leaf = server().under(&lower);
    table
        .case("intermediate-missing", BUILDING, &[&leaf], &[&root])
        .both_versions()
        .refused_somehow();
    table
        .case("upper-missing", BUILDING, &[&leaf, &lower], &[&root])
        .refused_somehow();
    table
        .case("lower-missing", BUILDING, &[&leaf, &upper], &[&root])
        .refused(INCOMPLETE_CHAIN);
    let damaged = server().damaged().under(&lower);
    table
        .case(
            "leaf-damaged",
            SIGNATURE,
            &[&damaged, &lower, &upper],
            &[&root],
        )
        .both_versions()
        .refused(INVALID);
    let bad = authority("Bad").damaged().under(&root);
    let below = server().under(&bad);
    table
        .case("intermediate-damaged", SIGNATURE, &[&below, &bad], &[&root])
        .both_versions()
        .refused(INVALID);
    let impostor = authority("Upper").under(&authority("Root").self_signed());
    let below = server().under(&impostor);
    table
        .case(
            "root-of-same-name",
            SIGNATURE,
            &[&below, &impostor],
            &[&root],
        )
        .refused_somehow();
    let again = authority("Upper").under(&root);
    let below = server().under(&again);
    table
        .case(
            "intermediate-of-same-name",
            SIGNATURE,
            &[&below, &upper],
            &[&root],
        )
        .refused_somehow();
    let misnamed = server().issuer(name::common_name("Somebody")).under(&upper);
    table
        .case("issuer-name-wrong", NAMES, &[&misnamed, &upper], &[&root])
        .refused_somehow();
    let nameless = server().issuer(name::empty()).under(&upper);
    table
        .case("issuer-name-empty", NAMES, &[&nameless, &upper], &[&root])
        .refused_somehow();
    let longer = server()
        .issuer(name::of_organization("Org", "Upper"))
        .under(&upper);
    table
        .case("issuer-name-with-more", NAMES, &[&longer, &upper], &[&root])
        .refused_somehow();
    // Two authorities that vouch for each other, and nobody else for them.
    let (first, second) = (authority("First"), authority("Second"));
    let first_by_second = first.clone().under(&second.clone().self_signed());
    let second_by_first = second.under(&first.self_signed());
    let below = server().under(&first_by_second);
    table
        .case(
            "circle",
            BUILDING,
            &[&below, &first_by_second, &second_by_first],
            &[&root],
        )
        .refused_somehow();
}
