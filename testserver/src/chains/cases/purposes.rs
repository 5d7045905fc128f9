//! Purposes: extended key usage of each certificate of a path, and key usage of the server's.

use super::super::case::{INVALID, Table, WRONG_PURPOSE};
use super::super::certificate::{authority, root, server};
use super::super::extension::{
    self, ANY_PURPOSE, CERT_SIGN, CLIENT_AUTH, CODE_SIGNING, CRL_SIGN, DIGITAL_SIGNATURE,
    EXTENDED_KEY_USAGE, KEY_AGREEMENT, KEY_ENCIPHERMENT, KEY_USAGE, NON_REPUDIATION, OCSP_SIGNING,
    SERVER_AUTH, UNKNOWN_PURPOSE, key_usage, purposes,
};
use super::super::key::Kind;

const PURPOSE: &str = "RFC 5280 §4.2.1.12";
const USAGE: &str = "RFC 8446 §4.4.2.2";

pub(crate) fn add(table: &mut Table) {
    leaves(table);
    intermediates(table);
    usages(table);
}

fn leaves(table: &mut Table) {
    let root = root();
    let lists: [(&str, &[&[u32]], bool); 8] = [
        ("leaf-server-and-client", &[SERVER_AUTH, CLIENT_AUTH], true),
        ("leaf-client-and-server", &[CLIENT_AUTH, SERVER_AUTH], true),
        (
            "leaf-server-and-unknown",
            &[UNKNOWN_PURPOSE, SERVER_AUTH],
            true,
        ),
        ("leaf-client-only", &[CLIENT_AUTH], false),
        ("leaf-code-signing-only", &[CODE_SIGNING], false),
        ("leaf-ocsp-only", &[OCSP_SIGNING], false),
        ("leaf-unknown-purpose-only", &[UNKNOWN_PURPOSE], false),
        ("leaf-any-purpose-only", &[ANY_PURPOSE], false),
    ];
    for (id, list, opens) in lists {
        let leaf = server().with(purposes(list)).under(&root);
        let draft = table.case(id, PURPOSE, &[&leaf], &[&root]).both_versions();
        if opens {
            draft.opens()
        } else {
            draft.refused(WRONG_PURPOSE)
        }
    }
    let any = server()
        .with(purposes(&[ANY_PURPOSE, SERVER_AUTH]))
        .under(&root);
    table
        .case("leaf-any-purpose-and-server", PURPOSE, &[&any], &[&root])
        .opens();
    let none = server().without(EXTENDED_KEY_USAGE).under(&root);
    table
        .case("leaf-without-purposes", PURPOSE, &[&none], &[&root])
        .opens();
    let critical = server()
        .with(purposes(&[SERVER_AUTH]).critical())
        .under(&root);
    table
        .case("leaf-purposes-critical", PURPOSE, &[&critical], &[&root])
        .opens();
    let critical = server()
        .with(purposes(&[CLIENT_AUTH]).critical())
        .under(&root);
    table
        .case("leaf-client-only-critical", PURPOSE, &[&critical], &[&root])
        .refused(WRONG_PURPOSE);
    let many = [
        UNKNOWN_PURPOSE,
        CODE_SIGNING,
        OCSP_SIGNING,
        CLIENT_AUTH,
        SERVER_AUTH,
    ];
    let many = server().with(purposes(&many)).under(&root);
    table
        .case("leaf-many-purposes", PURPOSE, &[&many], &[&root])
        .opens();
    let ca = server()
        .with(extension::authority(None))
        .with(key_usage(&[CERT_SIGN, DIGITAL_SIGNATURE]));
    let ca = ca.under(&root);
    table
        .case(
            "leaf-is-an-authority",
            "RFC 5280 §4.2.1.9",
            &[&ca],
            &[&root],
        )
        .both_versions()
        .refused(INVALID);
    let bare = server().without(extension::BASIC_CONSTRAINTS).under(&root);
    table
        .case(
            "leaf-without-basic-constraints",
            "RFC 5280 §4.2.1.9",
            &[&bare],
            &[&root],
        )
        .opens();
}

fn intermediates(table: &mut Table) {
    let root = root();
    let lists: [(&str, &[&[u32]], bool); 7] = [
        ("intermediate-for-servers", &[SERVER_AUTH], true),
        ("intermediate-for-both", &[CLIENT_AUTH, SERVER_AUTH], true),
        ("intermediate-for-clients", &[CLIENT_AUTH], false),
        ("intermediate-for-code", &[CODE_SIGNING], false),
        ("intermediate-for-unknown", &[UNKNOWN_PURPOSE], false),
        ("intermediate-for-any", &[ANY_PURPOSE], false),
        (
            "intermediate-for-any-and-servers",
            &[ANY_PURPOSE, SERVER_AUTH],
            true,
        ),
    ];
    for (id, list, opens) in lists {
        let middle = authority("Middle").with(purposes(list)).under(&root);
        let leaf = server().under(&middle);
        let draft = table.case(id, PURPOSE, &[&leaf, &middle], &[&root]);
        if opens {
            draft.opens()
        } else {
            draft.refused(WRONG_PURPOSE)
        }
    }
    let upper = authority("Upper")
        .with(purposes(&[CLIENT_AUTH]))
        .under(&root);
    let lower = authority("Lower").under(&upper);
    let leaf = server().under(&lower);
    table
        .case(
            "upper-intermediate-for-clients",
            PURPOSE,
            &[&leaf, &lower, &upper],
            &[&root],
        )
        .refused(WRONG_PURPOSE);
    let middle = authority("Middle")
        .with(purposes(&[SERVER_AUTH]))
        .under(&root);
    let leaf = server().without(EXTENDED_KEY_USAGE).under(&middle);
    table
        .case(
            "intermediate-for-servers-leaf-without",
            PURPOSE,
            &[&leaf, &middle],
            &[&root],
        )
        .opens();
}

fn usages(table: &mut Table) {
    let root = root();
    let lists: [(&str, &[u8], bool); 8] = [
        (
            "usage-signature-and-encipherment",
            &[DIGITAL_SIGNATURE, KEY_ENCIPHERMENT],
            true,
        ),
        (
            "usage-signature-and-more",
            &[DIGITAL_SIGNATURE, NON_REPUDIATION, KEY_AGREEMENT],
            true,
        ),
        ("usage-encipherment-only", &[KEY_ENCIPHERMENT], false),
        ("usage-agreement-only", &[KEY_AGREEMENT], false),
        ("usage-non-repudiation-only", &[NON_REPUDIATION], false),
        ("usage-cert-sign-only", &[CERT_SIGN], false),
        ("usage-crl-sign-only", &[CRL_SIGN], false),
        ("usage-nothing", &[], false),
    ];
    for (id, bits, opens) in lists {
        let leaf = server().with(key_usage(bits)).under(&root);
        let draft = table.case(id, USAGE, &[&leaf], &[&root]).both_versions();
        if opens {
            draft.opens()
        } else {
            draft.refused(WRONG_PURPOSE)
        }
    }
    let rsa = server()
        .kind(Kind::Rsa(2048))
        .with(key_usage(&[KEY_ENCIPHERMENT]))
        .under(&root);
    table
        .case("usage-encipherment-only-rsa", USAGE, &[&rsa], &[&root])
        .both_versions()
        .refused(WRONG_PURPOSE);
    let none = server().without(KEY_USAGE).under(&root);
    table
        .case("usage-absent", USAGE, &[&none], &[&root])
        .both_versions()
        .opens();
    let soft = server()
        .with(key_usage(&[KEY_ENCIPHERMENT]).optional())
        .under(&root);
    table
        .case(
            "usage-encipherment-only-not-critical",
            USAGE,
            &[&soft],
            &[&root],
        )
        .refused(WRONG_PURPOSE);
}
