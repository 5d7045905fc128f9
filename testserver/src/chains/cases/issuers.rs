//! Who may issue: the choice among several issuers, and what makes a certificate an authority's.

use super::super::case::{INVALID, Table};
use super::super::certificate::{Certificate, authority, root, server};
use super::super::extension::{
    self, BASIC_CONSTRAINTS, CERT_SIGN, CRL_SIGN, KEY_USAGE, authority_key_id, authority_serial,
    no_authority, subject_key_id,
};
use super::super::key::{Key, Kind};
use super::super::name;

const CA: &str = "RFC 5280 §6.1.4 (k)";
const USAGE: &str = "RFC 5280 §6.1.4 (n)";
const BUILDING: &str = "RFC 4158 §2";
const KEY_IDS: &str = "RFC 5280 §4.2.1.1";

pub(crate) fn add(table: &mut Table) {
    alternatives(table);
    not_authorities(table);
    key_ids(table);
}

/// Several certificates that could come next, of which one leads on.
fn alternatives(table: &mut Table) {
    let new_root = authority("New root").self_signed();
    let old_root = authority("Old root").self_signed();
    let middle = authority("Middle");
    let (by_new, by_old) = (
        middle.clone().under(&new_root),
        middle.clone().under(&old_root),
    );
    let leaf = server().under(&by_new);
    table
        .case(
            "cross-signed-first-leads",
            BUILDING,
            &[&leaf, &by_new, &by_old],
            &[&new_root],
        )
        .both_versions()
        .opens();
    table
        .case(
            "cross-signed-second-leads",
            BUILDING,
            &[&leaf, &by_old, &by_new],
            &[&new_root],
        )
        .opens();
    table
        .case(
            "cross-signed-both-lead",
            BUILDING,
            &[&leaf, &by_old, &by_new],
            &[&new_root, &old_root],
        )
        .opens();
    let crossed = new_root.template().under(&old_root);
    table
        .case(
            "cross-signed-root-old-trusted",
            BUILDING,
            &[&leaf, &by_new, &crossed],
            &[&old_root],
        )
        .opens();
    table
        .case(
            "cross-signed-root-new-trusted",
            BUILDING,
            &[&leaf, &by_new, &crossed],
            &[&new_root],
        )
        .both_versions()
        .opens();
    table
        .case(
            "cross-signed-root-by-stranger",
            BUILDING,
            &[&leaf, &by_new, &crossed],
            &[&new_root, &root()],
        )
        .opens();
    let past = old_root.template().days(-900, -30).self_signed();
    table
        .case(
            "cross-signed-root-old-expired",
            BUILDING,
            &[&leaf, &by_new, &crossed],
            &[&past, &new_root],
        )
        .opens();
    let expired = middle.clone().days(-400, -20).under(&new_root);
    table
        .case(
            "intermediate-renewed-first",
            BUILDING,
            &[&leaf, &by_new, &expired],
            &[&new_root],
        )
        .opens();
    table
        .case(
            "intermediate-renewed-second",
            BUILDING,
            &[&leaf, &expired, &by_new],
            &[&new_root],
        )
        .opens();
    let rekeyed = authority("Middle").under(&new_root);
    table
        .case(
            "intermediate-rekeyed-first",
            BUILDING,
            &[&leaf, &rekeyed, &by_new],
            &[&new_root],
        )
        .opens();
    table
        .case(
            "intermediate-rekeyed-second",
            BUILDING,
            &[&leaf, &by_new, &rekeyed],
            &[&new_root],
        )
        .opens();
    let narrow = middle
        .with(extension::name_constraints(
            &[extension::dns("other.test")],
            &[],
        ))
        .under(&new_root);
    table
        .case(
            "intermediate-narrow-first",
            BUILDING,
            &[&leaf, &narrow, &by_new],
            &[&new_root],
        )
        .opens();
}

fn not_authorities(table: &mut Table) {
    let root = root();
    let mut below = |id: &str, rule, middle: Certificate, opens: bool| {
        let leaf = server().under(&middle);
        let draft = table.case(id, rule, &[&leaf, &middle], &[&root]);
        if opens {
            draft.opens()
        } else {
            draft.refused(INVALID)
        }
    };
    let plain = || authority("Middle");
    below(
        "intermediate-ca-false",
        CA,
        plain().with(no_authority()).under(&root),
        false,
    );
    below(
        "intermediate-ca-absent",
        CA,
        plain().without(BASIC_CONSTRAINTS).under(&root),
        false,
    );
    let bare = plain()
        .without(BASIC_CONSTRAINTS)
        .without(KEY_USAGE)
        .under(&root);
    below("intermediate-no-extensions", CA, bare, false);
    below(
        "intermediate-is-a-server",
        CA,
        server().subject(name::common_name("Middle")).under(&root),
        false,
    );
    let optional = plain()
        .with(extension::authority(None).optional())
        .under(&root);
    below("intermediate-ca-not-critical", CA, optional, true);
    below(
        "intermediate-usage-absent",
        USAGE,
        plain().without(KEY_USAGE).under(&root),
        true,
    );
    let usage = |bits: &[u8]| plain().with(extension::key_usage(bits)).under(&root);
    below(
        "intermediate-usage-only-crl",
        USAGE,
        usage(&[CRL_SIGN]),
        false,
    );
    below(
        "intermediate-usage-only-signature",
        USAGE,
        usage(&[extension::DIGITAL_SIGNATURE]),
        false,
    );
    below(
        "intermediate-usage-cert-sign",
        USAGE,
        usage(&[CERT_SIGN]),
        true,
    );
    below("intermediate-usage-nothing", USAGE, usage(&[]), false);
    let soft = plain()
        .with(extension::key_usage(&[CRL_SIGN]).optional())
        .under(&root);
    below("intermediate-usage-wrong-not-critical", USAGE, soft, false);
}

fn key_ids(table: &mut Table) {
    let root = root();
    let middle = authority("Middle")
        .with(subject_key_id(b"middle"))
        .under(&root);
    let serial = &[0x55, 1, 2];
    let numbered = authority("Middle").serial(serial).under(&root);
    let mut below = |id: &str, leaf: Certificate, middle: &Certificate| {
        table.case(id, KEY_IDS, &[&leaf, middle], &[&root]).opens();
    };
    let with = |extension| server().with(extension);
    below(
        "key-id-fits",
        with(authority_key_id(b"middle")).under(&middle),
        &middle,
    );
    below(
        "key-id-differs",
        with(authority_key_id(b"other")).under(&middle),
        &middle,
    );
    below(
        "key-id-without-counterpart",
        with(authority_key_id(b"middle")).under(&numbered),
        &numbered,
    );
    let fits = authority_serial(&name::common_name("Root"), serial);
    below("key-serial-fits", with(fits).under(&numbered), &numbered);
    let differs = authority_serial(&name::common_name("Root"), &[9]);
    below(
        "key-serial-differs",
        with(differs).under(&numbered),
        &numbered,
    );
    // RFC 5280 §6.1 does not forbid one key for two.
    let key = Key::new(Kind::P256);
    let shared = authority("Middle").key(&key).under(&root);
    below(
        "one-key-for-leaf-and-issuer",
        server().key(&key).under(&shared),
        &shared,
    );
}
