//! Trust in the server's own certificate: it stands in the trust file itself.

use super::super::case::{
    Block, EXPIRED, INVALID, NAME_MISMATCH, NOT_YET_VALID, Table, Trust, WRONG_PURPOSE,
};
use super::super::certificate::{Certificate, HOST, Template, authority, root, server, server_for};
use super::super::extension::{
    self, ALT_NAME, CLIENT_AUTH, EXTENDED_KEY_USAGE, KEY_ENCIPHERMENT, dns, ip, key_usage, purposes,
};
use super::super::key::Kind;
use super::super::name;

const OWN: &str = "RFC 5280 §6.1.1 (d)";

pub(crate) fn add(table: &mut Table) {
    self_signed(table);
    from_an_authority(table);
    names(table);
}

/// What `openssl req -x509` makes: an authority without any usage.
fn as_of_openssl() -> Template {
    server()
        .with(extension::authority(None))
        .without(extension::KEY_USAGE)
        .without(EXTENDED_KEY_USAGE)
}

fn self_signed(table: &mut Table) {
    let mut case = |id: &str, template: Template, code: Option<&'static str>| {
        let own = template.self_signed();
        let draft = table.case(id, OWN, &[&own], &[&own]).both_versions();
        match code {
            Some(code) => draft.refused(code),
            None => draft.opens(),
        }
    };
    case("own", server(), None);
    case("own-authority", as_of_openssl(), None);
    case(
        "own-without-basic-constraints",
        server().without(extension::BASIC_CONSTRAINTS),
        None,
    );
    case("own-version-1", server().version_1(), None);
    case("own-expired", server().days(-90, -1), Some(EXPIRED));
    case(
        "own-authority-expired",
        as_of_openssl().days(-90, -1),
        Some(EXPIRED),
    );
    case(
        "own-version-1-expired",
        server().version_1().days(-90, -1),
        Some(EXPIRED),
    );
    case(
        "own-not-yet-valid",
        server().days(1, 90),
        Some(NOT_YET_VALID),
    );
    case(
        "own-for-clients",
        server().with(purposes(&[CLIENT_AUTH])),
        Some(WRONG_PURPOSE),
    );
    case(
        "own-authority-for-clients",
        as_of_openssl().with(purposes(&[CLIENT_AUTH])),
        Some(WRONG_PURPOSE),
    );
    case(
        "own-unknown-critical",
        server().with(extension::unknown().critical()),
        Some(INVALID),
    );
    case(
        "own-usage-encipherment-only",
        server().with(key_usage(&[KEY_ENCIPHERMENT])),
        Some(WRONG_PURPOSE),
    );
    case("own-negative-serial", server().serial(&[0x80]), None);
    case("own-rsa", server().kind(Kind::Rsa(2048)), None);
    case("own-ed25519", server().kind(Kind::Ed25519), None);
    let own = server().self_signed();
    let twin = server().self_signed();
    table
        .case("own-twin-trusted", OWN, &[&own], &[&twin])
        .both_versions()
        .refused_somehow();
    let renewed = own.template().self_signed();
    table
        .case("own-renewed-same-key", OWN, &[&own], &[&renewed])
        .refused_somehow();
    table
        .case("own-key-of-somebody-else", OWN, &[&own], &[&own])
        .key_of(&twin)
        .both_versions()
        .refused_somehow();
    let renewed = as_of_openssl().self_signed();
    let older = renewed.template().self_signed();
    table
        .case(
            "own-authority-renewed-same-key",
            OWN,
            &[&renewed],
            &[&older],
        )
        .refused_somehow();
    let damaged = server().damaged().self_signed();
    table
        .case("own-damaged", OWN, &[&damaged], &[&damaged])
        .opens();
    table
        .case("own-among-others", OWN, &[&own], &[&root(), &own])
        .opens();
}

fn from_an_authority(table: &mut Table) {
    let root = root();
    let middle = authority("Middle").under(&root);
    let own = server().under(&middle);
    table
        .case("own-from-ca", OWN, &[&own], &[&own])
        .both_versions()
        .opens();
    table
        .case("own-from-ca-chain-sent", OWN, &[&own, &middle], &[&own])
        .opens();
    table
        .case(
            "own-from-ca-root-too",
            OWN,
            &[&own, &middle],
            &[&own, &root],
        )
        .opens();
    let mut case = |id: &str, own: Template, code: &'static str| {
        let own = own.under(&middle);
        table.case(id, OWN, &[&own, &middle], &[&own]).refused(code);
    };
    case("own-from-ca-expired", server().days(-90, -1), EXPIRED);
    case(
        "own-from-ca-other-name",
        server_for(&[dns("other.test")]),
        NAME_MISMATCH,
    );
    case(
        "own-from-ca-for-clients",
        server().with(purposes(&[CLIENT_AUTH])),
        WRONG_PURPOSE,
    );
    case(
        "own-from-ca-unknown-critical",
        server().with(extension::unknown().critical()),
        INVALID,
    );
    let own = server().version_1().under(&middle);
    table
        .case("own-from-ca-version-1", OWN, &[&own, &middle], &[&own])
        .opens();
    let other = server().under(&middle);
    table
        .case(
            "own-from-ca-sibling-trusted",
            OWN,
            &[&own, &middle],
            &[&other],
        )
        .refused_somehow();
    let late = authority("Late").days(-400, -20).under(&root);
    let own = server().under(&late);
    table
        .case("own-from-expired-ca", OWN, &[&own, &late], &[&own])
        .opens();
    // A root is fine, and the own certificate, but neither for the other.
    let own = server().days(-90, -1).under(&root);
    let blocks = vec![Block::plain(&own), Block::plain(&root)];
    table
        .case("own-expired-root-too", OWN, &[&own], &[])
        .trust(Trust::File(blocks))
        .refused(EXPIRED);
}

fn names(table: &mut Table) {
    let mut case = |id: &str, own: Certificate, wanted: &'static str, opens: bool| {
        let draft = table
            .case(id, "RFC 9525 §2", &[&own], &[&own])
            .name(wanted)
            .both_versions();
        if opens {
            draft.opens()
        } else {
            draft.refused_somehow()
        }
    };
    let named = |names: &[Vec<u8>]| server_for(names).self_signed();
    let cn = |text: &str| {
        server()
            .without(ALT_NAME)
            .subject(name::common_name(text))
            .self_signed()
    };
    case("own-other-name", named(&[dns("other.test")]), HOST, false);
    case("own-cn", cn(HOST), HOST, true);
    case("own-cn-other", cn("other.test"), HOST, false);
    case("own-cn-wildcard", cn("*.host.test"), "www.host.test", true);
    case(
        "own-cn-beside-other-name",
        named(&[dns("other.test")]),
        HOST,
        false,
    );
    case(
        "own-address",
        named(&[ip(&[127, 0, 0, 1])]),
        "127.0.0.1",
        true,
    );
    case(
        "own-wildcard",
        named(&[dns("*.host.test")]),
        "www.host.test",
        true,
    );
    case(
        "own-version-1-other-name",
        server()
            .version_1()
            .subject(name::common_name("other.test"))
            .self_signed(),
        HOST,
        false,
    );
}
