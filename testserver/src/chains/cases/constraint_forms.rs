//! Name constraints on other forms of names, odd ones, and ones where they should not be.

use super::super::case::{INVALID, Table};
use super::super::certificate::{HOST, Template, authority, root, server, server_for};
use super::super::der;
use super::super::extension::{
    self, Extension, NAME_CONSTRAINTS, directory, dns, email, name_constraints, other_name, uri,
};
use super::super::name::{self, of_organization};

const RULE: &str = "RFC 5280 §4.2.1.10";

pub(crate) fn add(table: &mut Table) {
    directories(table);
    others(table);
    odd(table);
}

fn directories(table: &mut Table) {
    let root = root();
    let organization = name::name(&[(name::ORGANIZATION, name::UTF8, b"Org")]);
    let other = name::name(&[(name::ORGANIZATION, name::UTF8, b"Other")]);
    let mut case =
        |id: &str, permitted: &[Vec<u8>], excluded: &[Vec<u8>], leaf: Template, opens: bool| {
            let middle = authority("Middle")
                .with(name_constraints(permitted, excluded))
                .under(&root);
            let leaf = leaf.under(&middle);
            let draft = table.case(id, RULE, &[&leaf, &middle], &[&root]);
            if opens {
                draft.opens()
            } else {
                draft.refused(INVALID)
            }
        };
    let ours = || server().subject(of_organization("Org", HOST));
    case(
        "permitted-directory-fits",
        &[directory(&organization)],
        &[],
        ours(),
        false,
    );
    case(
        "permitted-directory-other",
        &[directory(&other)],
        &[],
        ours(),
        false,
    );
    case(
        "excluded-directory-fits",
        &[],
        &[directory(&organization)],
        ours(),
        false,
    );
    case(
        "excluded-directory-other",
        &[],
        &[directory(&other)],
        ours(),
        false,
    );
    let nameless = || server().subject(name::empty());
    case(
        "permitted-directory-no-subject",
        &[directory(&organization)],
        &[],
        nameless(),
        false,
    );
    case(
        "excluded-directory-no-subject",
        &[],
        &[directory(&organization)],
        nameless(),
        false,
    );
}

fn others(table: &mut Table) {
    let root = root();
    let mut case =
        |id: &str, permitted: &[Vec<u8>], excluded: &[Vec<u8>], names: &[Vec<u8>], opens: bool| {
            let middle = authority("Middle")
                .with(name_constraints(permitted, excluded))
                .under(&root);
            let names = [&[dns(HOST)], names].concat();
            let leaf = server_for(&names).under(&middle);
            let draft = table.case(id, RULE, &[&leaf, &middle], &[&root]);
            if opens {
                draft.opens()
            } else {
                draft.refused(INVALID)
            }
        };
    case(
        "permitted-uri-fits",
        &[uri("host.test")],
        &[],
        &[uri("https://host.test/")],
        false,
    );
    case(
        "permitted-uri-other",
        &[uri("other.test")],
        &[],
        &[uri("https://host.test/")],
        false,
    );
    case(
        "excluded-uri-fits",
        &[],
        &[uri("host.test")],
        &[uri("https://host.test/")],
        false,
    );
    case(
        "permitted-email-fits",
        &[email("host.test")],
        &[],
        &[email("me@host.test")],
        false,
    );
    case(
        "permitted-email-other",
        &[email("other.test")],
        &[],
        &[email("me@host.test")],
        false,
    );
    case(
        "excluded-email-fits",
        &[],
        &[email("host.test")],
        &[email("me@host.test")],
        false,
    );
    case(
        "other-name-constraint-unused",
        &[dns("test"), other_name("x")],
        &[],
        &[],
        true,
    );
}

fn odd(table: &mut Table) {
    let root = root();
    let mut middle = |id: &str, rule, extension: Extension, opens: bool| {
        let middle = authority("Middle").with(extension).under(&root);
        let leaf = server().under(&middle);
        let draft = table.case(id, rule, &[&leaf, &middle], &[&root]);
        if opens {
            draft.opens()
        } else {
            draft.refused_somehow()
        }
    };
    middle("constraints-empty", RULE, name_constraints(&[], &[]), true);
    middle(
        "constraints-garbage",
        RULE,
        Extension::new(NAME_CONSTRAINTS, b"\x02\x01\x00".to_vec()).critical(),
        false,
    );
    let subtree = der::sequence(&[dns("test"), der::implicit(0, &[1])]);
    let minimum = der::sequence(&[der::explicit(0, &subtree)]);
    middle(
        "constraints-with-minimum-1",
        RULE,
        Extension::new(NAME_CONSTRAINTS, minimum).critical(),
        false,
    );
    // RFC 5280 §4.2.1.10: "MUST be used only in a CA certificate", and so has no effect here.
    let leaf = server()
        .with(name_constraints(&[dns("other.test")], &[]))
        .under(&root);
    table
        .case("constraints-on-leaf", RULE, &[&leaf], &[&root])
        .opens();
    let leaf = server()
        .with(name_constraints(&[dns("host.test")], &[]))
        .under(&root);
    table
        .case("constraints-on-leaf-that-fit", RULE, &[&leaf], &[&root])
        .opens();
    // A host name in CN only is no name for TLS, but some clients take it for one.
    let middle = authority("Middle")
        .with(name_constraints(&[dns("other.test")], &[]))
        .under(&root);
    let leaf = server().without(extension::ALT_NAME).under(&middle);
    table
        .case("constraint-and-cn-only", RULE, &[&leaf, &middle], &[&root])
        .refused_somehow();
}
