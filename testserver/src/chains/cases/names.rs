//! Which host name fits which dNSName (RFC 9525 §6.3), one of them in the certificate.

use super::super::case::{NAME_MISMATCH, Table};
use super::super::certificate::{Certificate, root, server_for};
use super::super::extension::dns;

const RULE: &str = "RFC 9525 §6.3";
const WILDCARD: &str = "RFC 9525 §6.3";
const IDN: &str = "RFC 9525 §6.3";

pub(crate) fn add(table: &mut Table) {
    let root = root();
    plain(table, &root);
    wildcards(table, &root);
    odd_wildcards(table, &root);
    internationalized(table, &root);
}

fn one(
    table: &mut Table,
    root: &Certificate,
    rule: &'static str,
    id: &str,
    presented: &str,
    wanted: &'static str,
    opens: bool,
) {
    let leaf = server_for(&[dns(presented)]).under(root);
    let draft = table.case(id, rule, &[&leaf], &[root]).name(wanted);
    if opens {
        draft.opens()
    } else {
        draft.refused(NAME_MISMATCH)
    }
}

fn plain(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, presented: &str, wanted: &'static str, opens: bool| {
        one(table, root, RULE, id, presented, wanted, opens);
    };
    case("name-same", "www.host.test", "www.host.test", true);
    case("name-other", "other.test", "host.test", false);
    case("name-parent", "host.test", "www.host.test", false);
    case("name-child", "www.host.test", "host.test", false);
    case("name-longer-at-front", "host.test", "myhost.test", false);
    case(
        "name-longer-at-end",
        "host.test",
        "host.test.example",
        false,
    );
    case(
        "name-upper-case-presented",
        "WWW.Host.TEST",
        "www.host.test",
        true,
    );
    case("name-one-label", "localhost", "localhost", true);
    case("name-one-label-other", "localhost", "host.test", false);
    case("name-with-digits", "a1.b2.test", "a1.b2.test", true);
    case("name-hyphens", "a-b--c.test", "a-b--c.test", true);
    case("name-underscore", "my_host.test", "my_host.test", true);
    case(
        "name-underscore-first",
        "_service.host.test",
        "_service.host.test",
        true,
    );
    case("name-digits-first", "1host.test", "1host.test", true);
    case(
        "name-trailing-dot-presented",
        "host.test.",
        "host.test",
        false,
    );
    case("name-trailing-dot-wanted", "host.test", "host.test.", true);
    case("name-trailing-dot-both", "host.test.", "host.test.", false);
    case(
        "name-leading-dot-presented",
        ".host.test",
        "host.test",
        false,
    );
    case(
        "name-leading-dot-child",
        ".host.test",
        "www.host.test",
        false,
    );
    case("name-empty", "", "host.test", false);
    case("name-dot", ".", "host.test", false);
    case(
        "name-with-zero-byte",
        "host.test\0.evil.test",
        "host.test",
        false,
    );
    case(
        "name-with-zero-byte-at-end",
        "host.test\0",
        "host.test",
        false,
    );
    case("name-with-blank", "host.test ", "host.test", false);
    case("name-with-leading-blank", " host.test", "host.test", false);
    case("name-with-port", "host.test:443", "host.test", false);
    case("name-is-url", "https://host.test", "host.test", false);
    case("name-double-dot", "host..test", "host.test", false);
    let label = "a23456789012345678901234567890123456789012345678901234567890123";
    const LONG: &str = "a23456789012345678901234567890123456789012345678901234567890123.test";
    case("name-label-of-63", &format!("{label}.test"), LONG, true);
    case("name-last-label-digits", "host.123", "host.test", false);
}

fn wildcards(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, presented: &str, wanted: &'static str, opens: bool| {
        one(table, root, WILDCARD, id, presented, wanted, opens);
    };
    case("wildcard", "*.host.test", "www.host.test", true);
    case("wildcard-other-case", "*.HOST.test", "www.host.test", true);
    case("wildcard-parent", "*.host.test", "host.test", false);
    case("wildcard-two-labels", "*.host.test", "a.b.host.test", false);
    case(
        "wildcard-other-parent",
        "*.host.test",
        "www.other.test",
        false,
    );
    case("wildcard-for-hyphens", "*.host.test", "a-b.host.test", true);
    case(
        "wildcard-for-underscore",
        "*.host.test",
        "my_a.host.test",
        true,
    );
    case(
        "wildcard-for-a-label",
        "*.host.test",
        "xn--bcher-kva.host.test",
        true,
    );
    case(
        "wildcard-deep",
        "*.a.b.host.test",
        "www.a.b.host.test",
        true,
    );
    case("wildcard-itself-wanted", "*.host.test", "x.host.test", true);
    case(
        "wildcard-trailing-dot-wanted",
        "*.host.test",
        "www.host.test.",
        true,
    );
    case("wildcard-of-top-level", "*.test", "host.test", false);
    case(
        "wildcard-of-top-level-two-labels",
        "*.test",
        "www.host.test",
        false,
    );
    case("wildcard-alone", "*", "localhost", false);
    case("wildcard-alone-two-labels", "*", "host.test", false);
    case("wildcard-public-suffix", "*.co.uk", "host.co.uk", true);
}

/// Forms that RFC 9525 §6.3 rules out: not the whole of the leftmost label.
fn odd_wildcards(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, presented: &str, wanted: &'static str| {
        one(table, root, WILDCARD, id, presented, wanted, false);
    };
    case("wildcard-partial-front", "w*.host.test", "www.host.test");
    case("wildcard-partial-back", "*w.host.test", "www.host.test");
    case("wildcard-partial-middle", "w*w.host.test", "www.host.test");
    case("wildcard-partial-alone", "f*.test", "foo.test");
    case("wildcard-second-label", "www.*.test", "www.host.test");
    case("wildcard-last-label", "host.*", "host.test");
    case("wildcard-twice", "*.*.test", "www.host.test");
    case("wildcard-twice-in-label", "**.host.test", "www.host.test");
    case("wildcard-three-times", "*.*.*", "www.host.test");
    case(
        "wildcard-in-a-label",
        "xn--*.host.test",
        "xn--bcher-kva.host.test",
    );
    case("wildcard-without-dot", "*host.test", "www.host.test");
    case(
        "wildcard-trailing-dot-presented",
        "*.host.test.",
        "www.host.test",
    );
    case("wildcard-only-dots", "*.", "localhost");
    case("wildcard-for-address", "*.0.0.1", "127.0.0.1");
    case("wildcard-question-mark", "ww?.host.test", "www.host.test");
}

fn internationalized(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, presented: &str, wanted: &'static str, opens: bool| {
        one(table, root, IDN, id, presented, wanted, opens);
    };
    case(
        "idn-a-label",
        "xn--bcher-kva.test",
        "xn--bcher-kva.test",
        true,
    );
    case(
        "idn-a-label-other-case",
        "XN--BCHER-KVA.test",
        "xn--bcher-kva.test",
        true,
    );
    case(
        "idn-other-a-label",
        "xn--bcher-kva.test",
        "xn--mnchen-3ya.test",
        false,
    );
    case(
        "idn-u-label-presented",
        "bücher.test",
        "xn--bcher-kva.test",
        false,
    );
    case("idn-top-level", "host.xn--p1ai", "host.xn--p1ai", true);
    case(
        "idn-wildcard-below",
        "*.xn--bcher-kva.test",
        "www.xn--bcher-kva.test",
        true,
    );
}
