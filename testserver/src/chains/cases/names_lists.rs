//! Names of several forms: addresses, CN, other forms, many names, and none.

use super::super::case::{NAME_MISMATCH, NO_ALT_NAME, Table};
use super::super::certificate::{Certificate, HOST, Template, root, server, server_for};
use super::super::der;
use super::super::extension::{
    self, ALT_NAME, Extension, directory, dns, email, ip, other_name, uri,
};
use super::super::name;

const ADDRESS: &str = "RFC 9525 §6.4";
const CN: &str = "RFC 9525 §2";
const FORMS: &str = "RFC 9525 §6.1";
const SAN: &str = "RFC 5280 §4.2.1.6";

const V6: [u8; 16] = [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

pub(crate) fn add(table: &mut Table) {
    let root = root();
    addresses(table, &root);
    common_names(table, &root);
    forms(table, &root);
    lists(table, &root);
}

fn case(
    table: &mut Table,
    root: &Certificate,
    rule: &'static str,
    id: &str,
    names: &[Vec<u8>],
    wanted: &'static str,
    opens: bool,
) {
    // A CN that is no host name, as some clients would take one.
    let leaf = server_for(names).subject(name::common_name("A server"));
    let leaf = leaf.under(root);
    let draft = table.case(id, rule, &[&leaf], &[root]).name(wanted);
    if opens {
        draft.opens()
    } else {
        draft.refused_somehow()
    }
}

fn addresses(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, names: &[Vec<u8>], wanted: &'static str, opens: bool| {
        case(table, root, ADDRESS, id, names, wanted, opens);
    };
    case("address", &[ip(&[127, 0, 0, 1])], "127.0.0.1", true);
    case("address-other", &[ip(&[127, 0, 0, 2])], "127.0.0.1", false);
    case("address-as-name", &[dns("127.0.0.1")], "127.0.0.1", false);
    case(
        "address-as-name-and-address",
        &[dns("127.0.0.1"), ip(&[127, 0, 0, 1])],
        "127.0.0.1",
        true,
    );
    case(
        "address-beside-name",
        &[dns(HOST), ip(&[127, 0, 0, 1])],
        "127.0.0.1",
        true,
    );
    case(
        "address-beside-name-name-wanted",
        &[ip(&[127, 0, 0, 1]), dns(HOST)],
        HOST,
        true,
    );
    case(
        "address-only-name-wanted",
        &[ip(&[127, 0, 0, 1])],
        HOST,
        false,
    );
    case("name-only-address-wanted", &[dns(HOST)], "127.0.0.1", false);
    case(
        "address-as-uri",
        &[uri("https://127.0.0.1/")],
        "127.0.0.1",
        false,
    );
    case(
        "address-elsewhere",
        &[ip(&[192, 0, 2, 1])],
        "192.0.2.1",
        true,
    );
    case("address-6", &[ip(&V6)], "2001:db8::1", true);
    case(
        "address-6-loopback",
        &[ip(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])],
        "::1",
        true,
    );
    case("address-6-other", &[ip(&V6)], "2001:db8::2", false);
    case(
        "address-6-as-name",
        &[dns("2001:db8::1")],
        "2001:db8::1",
        false,
    );
    let mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 127, 0, 0, 1];
    case("address-mapped-to-6", &[ip(&mapped)], "127.0.0.1", false);
    case(
        "address-of-three-bytes",
        &[ip(&[127, 0, 0])],
        "127.0.0.1",
        false,
    );
    case(
        "address-with-mask",
        &[ip(&[127, 0, 0, 0, 255, 0, 0, 0])],
        "127.0.0.1",
        false,
    );
    case("address-empty", &[ip(&[])], "127.0.0.1", false);
}

fn common_names(table: &mut Table, root: &Certificate) {
    let mut only = |id: &str, subject: Vec<u8>, wanted: &'static str| {
        let leaf = server().without(ALT_NAME).subject(subject).under(root);
        table
            .case(id, CN, &[&leaf], &[root])
            .name(wanted)
            .both_versions()
            .refused(NO_ALT_NAME);
    };
    only("cn-only", name::common_name(HOST), HOST);
    only(
        "cn-only-wildcard",
        name::common_name("*.host.test"),
        "www.host.test",
    );
    only(
        "cn-only-address",
        name::common_name("127.0.0.1"),
        "127.0.0.1",
    );
    only("cn-only-other", name::common_name("other.test"), HOST);
    only("no-name-at-all", name::empty(), HOST);
    let cn_fits = server_for(&[dns("other.test")])
        .subject(name::common_name(HOST))
        .under(root);
    table
        .case("cn-beside-other-name", CN, &[&cn_fits], &[root])
        .refused(NAME_MISMATCH);
    let mut beside = |id: &str, names: &[Vec<u8>]| {
        let leaf = server_for(names).under(root);
        table.case(id, CN, &[&leaf], &[root]).refused_somehow();
    };
    beside("cn-beside-address", &[ip(&[127, 0, 0, 1])]);
    beside("cn-beside-email", &[email("me@host.test")]);
    beside("cn-beside-uri", &[uri("https://host.test/")]);
    beside("cn-beside-empty-list", &[]);
    let bmp: Vec<u8> = HOST.bytes().flat_map(|byte| [0, byte]).collect();
    let subject = name::name(&[(name::COMMON_NAME, name::BMP, &bmp)]);
    let leaf = server().without(ALT_NAME).subject(subject).under(root);
    table
        .case("cn-only-bmp-string", CN, &[&leaf], &[root])
        .refused(NO_ALT_NAME);
    let two = name::name(&[
        (name::COMMON_NAME, name::UTF8, b"other.test"),
        (name::COMMON_NAME, name::UTF8, HOST.as_bytes()),
    ]);
    let leaf = server().subject(two).under(root);
    table
        .case("cn-twice-beside-name", CN, &[&leaf], &[root])
        .opens();
}

fn forms(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, names: &[Vec<u8>], wanted: &'static str, opens: bool| {
        case(table, root, FORMS, id, names, wanted, opens);
    };
    case("name-as-uri", &[uri("https://host.test/")], HOST, false);
    case("name-as-email", &[email("host.test")], HOST, false);
    case(
        "name-as-directory",
        &[directory(&name::common_name(HOST))],
        HOST,
        false,
    );
    case("name-as-other-name", &[other_name(HOST)], HOST, false);
    case(
        "name-beside-uri",
        &[uri("https://other.test/"), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-email",
        &[email("me@other.test"), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-directory",
        &[directory(&name::common_name("x")), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-other-name",
        &[other_name("x"), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-registered-id",
        &[der::implicit(8, &[0x2a, 3]), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-partial-wildcard",
        &[dns("w*.test"), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-lone-wildcard",
        &[dns("*"), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-blank-in-name",
        &[dns("a b.test"), dns(HOST)],
        HOST,
        true,
    );
    case("name-beside-empty-name", &[dns(""), dns(HOST)], HOST, true);
    case(
        "name-beside-u-label",
        &[dns("bücher.test"), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-beside-short-address",
        &[ip(&[127, 0, 0]), dns(HOST)],
        HOST,
        true,
    );
    case(
        "name-behind-unknown-form",
        &[der::implicit(9, b"x"), dns(HOST)],
        HOST,
        false,
    );
}

fn lists(table: &mut Table, root: &Certificate) {
    let of =
        |count: usize| -> Vec<Vec<u8>> { (0..count).map(|n| dns(&format!("h{n}.test"))).collect() };
    let mut case = |id: &str, leaf: Template, wanted: &'static str, code: Option<&'static str>| {
        let leaf = leaf.under(root);
        let draft = table.case(id, SAN, &[&leaf], &[root]).name(wanted);
        match code {
            None => draft.opens(),
            Some(code) => draft.refused(code),
        }
    };
    case("names-100-first", server_for(&of(100)), "h0.test", None);
    case("names-100-last", server_for(&of(100)), "h99.test", None);
    case(
        "names-100-none",
        server_for(&of(100)),
        HOST,
        Some(NAME_MISMATCH),
    );
    case("names-800-last", server_for(&of(800)), "h799.test", None);
    case(
        "names-2-second",
        server_for(&[dns("other.test"), dns(HOST)]),
        HOST,
        None,
    );
    case(
        "names-twice-the-same",
        server_for(&[dns(HOST), dns(HOST)]),
        HOST,
        None,
    );
    let garbage = server()
        .with(Extension::new(ALT_NAME, b"\x02\x01\x00".to_vec()))
        .under(root);
    table
        .case("names-garbage", SAN, &[&garbage], &[root])
        .refused_somehow();
    let cut = server()
        .with(Extension::new(
            ALT_NAME,
            b"\x30\x20\x82\x09host.test".to_vec(),
        ))
        .under(root);
    table
        .case("names-cut-off", SAN, &[&cut], &[root])
        .refused_somehow();
    let bare = server()
        .with(Extension::new(ALT_NAME, dns(HOST)))
        .under(root);
    table
        .case("names-without-list", SAN, &[&bare], &[root])
        .refused_somehow();
    let none = server()
        .with(extension::alt_names(&[]))
        .subject(name::empty())
        .under(root);
    table
        .case("names-empty-list", SAN, &[&none], &[root])
        .refused_somehow();
}
