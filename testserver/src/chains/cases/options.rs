//! The options that check less: verify_peer, verify_peer_name, allow_self_signed.

use super::super::case::{
    EXPIRED, NAME_MISMATCH, NOT_YET_VALID, SELF_SIGNED, Table, WRONG_PURPOSE,
};
use super::super::certificate::{Template, authority, root, server, server_for};
use super::super::extension::{
    self, ALT_NAME, CLIENT_AUTH, EXTENDED_KEY_USAGE, KEY_ENCIPHERMENT, dns, key_usage, purposes,
};
use super::super::name;

const PEER: &str = "ssl option verify_peer";
const NAME: &str = "ssl option verify_peer_name";
const SELF: &str = "ssl option allow_self_signed";
const DEFAULT: &str = "RFC 5280 §6.1";

pub(crate) fn add(table: &mut Table) {
    let root = root();
    let other = authority("Other").self_signed();
    without_peer(table);
    let wrong = server_for(&[dns("other.test")]).under(&root);
    table
        .case("no-name-other-name", NAME, &[&wrong], &[&root])
        .without_verify_peer_name()
        .both_versions()
        .opens();
    let cn = server().without(ALT_NAME).under(&root);
    table
        .case("no-name-cn-only", NAME, &[&cn], &[&root])
        .without_verify_peer_name()
        .opens();
    let nameless = server()
        .without(ALT_NAME)
        .subject(name::empty())
        .under(&root);
    table
        .case("no-name-no-name-at-all", NAME, &[&nameless], &[&root])
        .without_verify_peer_name()
        .opens();
    table
        .case("no-name-other-root", NAME, &[&wrong], &[&other])
        .without_verify_peer_name()
        .refused_somehow();
    let late = server_for(&[dns("other.test")]).days(-90, -1).under(&root);
    table
        .case("no-name-expired", NAME, &[&late], &[&root])
        .without_verify_peer_name()
        .refused(EXPIRED);
    self_signed(table);
}

fn without_peer(table: &mut Table) {
    let (root, other) = (root(), authority("Other").self_signed());
    let good = server().under(&root);
    let wrong = server_for(&[dns("other.test")]).under(&root);
    let late = server().days(-90, -1).under(&root);
    let own = server().self_signed();
    let critical = server().with(extension::unknown().critical()).under(&root);
    for (id, leaf) in [
        ("good", &good),
        ("other-name", &wrong),
        ("expired", &late),
        ("self-signed", &own),
        ("critical", &critical),
    ] {
        let draft = table.case(&format!("no-peer-no-name-{id}"), PEER, &[leaf], &[&other]);
        draft
            .without_verify_peer()
            .without_verify_peer_name()
            .both_versions()
            .opens();
    }
    table
        .case("no-peer-good", PEER, &[&good], &[&other])
        .without_verify_peer()
        .both_versions()
        .opens();
    table
        .case("no-peer-expired", PEER, &[&late], &[&other])
        .without_verify_peer()
        .opens();
    table
        .case("no-peer-other-name", PEER, &[&wrong], &[&other])
        .without_verify_peer()
        .both_versions()
        .refused(NAME_MISMATCH);
    let thief = server().under(&root);
    let draft = table
        .case("no-peer-key-of-somebody-else", PEER, &[&good], &[&other])
        .key_of(&thief);
    draft
        .without_verify_peer()
        .without_verify_peer_name()
        .both_versions()
        .refused_somehow();
}

fn self_signed(table: &mut Table) {
    let stranger = authority("Other").self_signed();
    let own = server().self_signed();
    table
        .case("self-signed-not-allowed", DEFAULT, &[&own], &[&stranger])
        .both_versions()
        .refused(SELF_SIGNED);
    let ca = server()
        .with(extension::authority(None))
        .without(EXTENDED_KEY_USAGE)
        .without(extension::KEY_USAGE)
        .self_signed();
    table
        .case(
            "self-signed-authority-not-allowed",
            DEFAULT,
            &[&ca],
            &[&stranger],
        )
        .refused(SELF_SIGNED);
    let v1 = server().version_1().self_signed();
    table
        .case(
            "self-signed-version-1-not-allowed",
            DEFAULT,
            &[&v1],
            &[&stranger],
        )
        .refused(SELF_SIGNED);

    let mut allowed = |id: &str, leaf: Template, code: Option<&'static str>| {
        let leaf = leaf.self_signed();
        let draft = table
            .case(id, SELF, &[&leaf], &[&stranger])
            .allow_self_signed()
            .both_versions();
        match code {
            Some(code) => draft.refused(code),
            None => draft.opens(),
        }
    };
    allowed("self-signed-allowed", server(), None);
    allowed(
        "self-signed-authority-allowed",
        server()
            .with(extension::authority(None))
            .without(EXTENDED_KEY_USAGE)
            .without(extension::KEY_USAGE),
        None,
    );
    allowed("self-signed-version-1-allowed", server().version_1(), None);
    allowed("self-signed-expired", server().days(-90, -1), Some(EXPIRED));
    allowed(
        "self-signed-not-yet-valid",
        server().days(1, 90),
        Some(NOT_YET_VALID),
    );
    allowed(
        "self-signed-other-name",
        server_for(&[dns("other.test")]),
        Some(NAME_MISMATCH),
    );
    allowed(
        "self-signed-for-clients",
        server().with(purposes(&[CLIENT_AUTH])),
        Some(WRONG_PURPOSE),
    );
    allowed(
        "self-signed-usage-encipherment-only",
        server().with(key_usage(&[KEY_ENCIPHERMENT])),
        Some(WRONG_PURPOSE),
    );

    let mut refused = |id: &str, chain: &[&super::super::certificate::Certificate]| {
        table
            .case(id, SELF, chain, &[&stranger])
            .allow_self_signed()
            .both_versions()
            .refused_somehow();
    };
    let of_same_name = authority("x")
        .subject(name::common_name("host.test"))
        .self_signed();
    refused(
        "self-issued-by-another-key",
        &[&server().under(&of_same_name)],
    );
    refused(
        "self-issued-by-another-key-sent",
        &[&server().under(&of_same_name), &of_same_name],
    );
    let unknown = root();
    let middle = authority("Middle").under(&unknown);
    refused(
        "untrusted-root-sent",
        &[&server().under(&unknown), &unknown],
    );
    refused(
        "untrusted-root-and-intermediate-sent",
        &[&server().under(&middle), &middle, &unknown],
    );
    refused("untrusted-root-not-sent", &[&server().under(&unknown)]);
    refused("self-signed-damaged", &[&server().damaged().self_signed()]);
    refused(
        "self-signed-unknown-critical",
        &[&server().with(extension::unknown().critical()).self_signed()],
    );
    let trusted = root();
    let leaf = server().under(&trusted);
    table
        .case("allowed-but-trusted-anyway", SELF, &[&leaf], &[&trusted])
        .allow_self_signed()
        .opens();
    let leaf = server().days(-90, -1).under(&trusted);
    table
        .case(
            "allowed-but-trusted-and-expired",
            SELF,
            &[&leaf],
            &[&trusted],
        )
        .allow_self_signed()
        .refused(EXPIRED);
}
