//! Extensions that are malformed, or odd in their encoding.

use super::super::case::Table;
use super::super::certificate::{Certificate, HOST, authority, root, server};
use super::super::der;
use super::super::extension::{
    self, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, Extension, KEY_USAGE, SUBJECT_KEY_ID, UNKNOWN,
};
use super::extensions::case;

const CRITICAL: &str = "RFC 5280 §4.2";
const FORM: &str = "RFC 5280 §4.1.2.9";

pub(crate) fn add(table: &mut Table) {
    malformed(table, &root());
}

fn malformed(table: &mut Table, root: &Certificate) {
    let empty = der::sequence::<Vec<u8>>(&[]);
    let leaf = server().raw_extensions(empty).under(root);
    table
        .case("extensions-empty-list", FORM, &[&leaf], &[root])
        .refused_somehow();
    let odd = |oid, value: &[u8]| Extension::new(oid, value.to_vec());
    case(
        table,
        root,
        "basic-constraints-garbage",
        FORM,
        false,
        authority("Middle").with(odd(BASIC_CONSTRAINTS, b"\x04\x01\x00")),
        false,
    );
    case(
        table,
        root,
        "basic-constraints-trailing",
        FORM,
        false,
        authority("Middle").with(odd(BASIC_CONSTRAINTS, b"\x30\x03\x01\x01\xff\x00")),
        false,
    );
    case(
        table,
        root,
        "basic-constraints-true-is-1",
        "X.690 §11.1",
        false,
        authority("Middle").with(odd(BASIC_CONSTRAINTS, b"\x30\x03\x01\x01\x01")),
        false,
    );
    let negative = b"\x30\x06\x01\x01\xff\x02\x01\xff";
    case(
        table,
        root,
        "path-length-negative",
        "RFC 5280 §4.2.1.9",
        false,
        authority("Middle").with(odd(BASIC_CONSTRAINTS, negative)),
        false,
    );
    let wide = b"\x30\x07\x01\x01\xff\x02\x02\x01\x00";
    case(
        table,
        root,
        "path-length-256",
        "RFC 5280 §4.2.1.9",
        false,
        authority("Middle").with(odd(BASIC_CONSTRAINTS, wide)),
        false,
    );
    let explicit = b"\x30\x03\x01\x01\x00";
    case(
        table,
        root,
        "leaf-ca-false-written-out",
        "X.690 §11.5",
        true,
        server().with(odd(BASIC_CONSTRAINTS, explicit)),
        true,
    );
    case(
        table,
        root,
        "purposes-empty",
        "RFC 5280 §4.2.1.12",
        true,
        server().with(odd(EXTENDED_KEY_USAGE, b"\x30\x00")),
        false,
    );
    case(
        table,
        root,
        "purposes-garbage",
        FORM,
        true,
        server().with(odd(EXTENDED_KEY_USAGE, b"\x02\x01\x00")),
        false,
    );
    // Which of the two is said, the form or the purpose, is not laid down.
    let usage = server().with(odd(KEY_USAGE, b"\x02\x01\x00"));
    let leaf = usage.under(root);
    table
        .case("key-usage-garbage", FORM, &[&leaf], &[root])
        .refused_somehow();
    case(
        table,
        root,
        "key-usage-garbage-on-intermediate",
        FORM,
        false,
        authority("Middle").with(odd(KEY_USAGE, b"\x02\x01\x00")),
        false,
    );
    case(
        table,
        root,
        "unknown-with-empty-value",
        CRITICAL,
        true,
        server().with(odd(UNKNOWN, b"")),
        true,
    );
    case(
        table,
        root,
        "key-id-garbage",
        FORM,
        true,
        server().with(odd(SUBJECT_KEY_ID, b"\xff\xff")),
        true,
    );
    let false_written = der::sequence(&[
        der::oid(UNKNOWN),
        der::boolean(false),
        der::octet_string(&der::null()),
    ]);
    let names = extension::alt_names(&[extension::dns(HOST)]).der();
    let leaf = server()
        .raw_extensions(der::sequence(&[names, false_written]))
        .under(root);
    table
        .case("not-critical-written-out", "X.690 §11.5", &[&leaf], &[root])
        .opens();
}
