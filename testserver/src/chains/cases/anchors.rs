//! What a trust file makes an anchor, and what an anchor's own fields forbid.

use super::super::case::{EXPIRED, INVALID, NOT_YET_VALID, Table, UNKNOWN_ISSUER, WRONG_PURPOSE};
use super::super::certificate::{Certificate, Template, authority, root, server};
use super::super::extension::{
    self, ANY_PURPOSE, BASIC_CONSTRAINTS, CERT_SIGN, CLIENT_AUTH, CRL_SIGN, DIGITAL_SIGNATURE,
    KEY_USAGE, SERVER_AUTH, dns, key_usage, no_authority, purposes,
};
use super::super::name;

const ANCHOR: &str = "RFC 5280 §6.1.1 (d)";
const PARTIAL: &str = "RFC 5280 §6.2";
const CONSTRAINED: &str = "RFC 5937 §3";

pub(crate) fn add(table: &mut Table) {
    dates(table);
    fields(table);
    lengths(table);
    partial(table);
    no_anchors(table);
}

fn dates(table: &mut Table) {
    let (good, stranger) = (root(), authority("Other root").self_signed());
    let past = good.template().days(-900, -30).self_signed();
    let future = good.template().days(30, 900).self_signed();
    let leaf = server().under(&good);
    table
        .case("anchor-expired", ANCHOR, &[&leaf], &[&past])
        .both_versions()
        .refused(EXPIRED);
    table
        .case("anchor-not-yet-valid", ANCHOR, &[&leaf], &[&future])
        .both_versions()
        .refused(NOT_YET_VALID);
    table
        .case(
            "anchor-expired-then-renewed",
            ANCHOR,
            &[&leaf],
            &[&past, &good],
        )
        .both_versions()
        .opens();
    table
        .case(
            "anchor-renewed-then-expired",
            ANCHOR,
            &[&leaf],
            &[&good, &past],
        )
        .both_versions()
        .opens();
    table
        .case(
            "anchor-future-and-good",
            ANCHOR,
            &[&leaf],
            &[&future, &good],
        )
        .opens();
    table
        .case(
            "anchor-expired-sent-renewed",
            ANCHOR,
            &[&leaf, &good],
            &[&past],
        )
        .refused_somehow();
    table
        .case(
            "anchor-good-sent-expired",
            ANCHOR,
            &[&leaf, &past],
            &[&good],
        )
        .opens();
    table
        .case("anchor-among-others", ANCHOR, &[&leaf], &[&stranger, &good])
        .opens();
    table
        .case(
            "anchor-expired-stranger",
            ANCHOR,
            &[&leaf],
            &[&stranger.template().days(-900, -30).self_signed(), &good],
        )
        .opens();
    let middle = authority("Middle").under(&good);
    let leaf = server().under(&middle);
    table
        .case(
            "anchor-expired-above-intermediate",
            ANCHOR,
            &[&leaf, &middle],
            &[&past],
        )
        .refused(EXPIRED);
    table
        .case(
            "anchor-expired-above-trusted-intermediate",
            PARTIAL,
            &[&leaf, &middle],
            &[&past, &middle],
        )
        .opens();
    let rekeyed = authority("Root").self_signed();
    table
        .case("anchor-rekeyed", ANCHOR, &[&leaf, &middle], &[&rekeyed])
        .refused_somehow();
    table
        .case(
            "anchor-rekeyed-and-good",
            ANCHOR,
            &[&leaf, &middle],
            &[&rekeyed, &good],
        )
        .opens();
}

fn fields(table: &mut Table) {
    let mut case = |id: &str, template: Template, code: Option<&'static str>| {
        let root = template.self_signed();
        let leaf = server().under(&root);
        let draft = table.case(id, CONSTRAINED, &[&leaf], &[&root]);
        match code {
            Some(code) => draft.both_versions().refused(code),
            None => draft.opens(),
        }
    };
    let plain = || authority("Root");
    case("anchor-usage-absent", plain().without(KEY_USAGE), None);
    case(
        "anchor-usage-cert-sign",
        plain().with(key_usage(&[CERT_SIGN])),
        None,
    );
    case(
        "anchor-usage-crl-only",
        plain().with(key_usage(&[CRL_SIGN])),
        Some(INVALID),
    );
    case(
        "anchor-usage-signature-only",
        plain().with(key_usage(&[DIGITAL_SIGNATURE])),
        Some(INVALID),
    );
    case(
        "anchor-for-servers",
        plain().with(purposes(&[SERVER_AUTH])),
        None,
    );
    case(
        "anchor-for-both",
        plain().with(purposes(&[CLIENT_AUTH, SERVER_AUTH])),
        None,
    );
    case(
        "anchor-for-clients",
        plain().with(purposes(&[CLIENT_AUTH])),
        Some(WRONG_PURPOSE),
    );
    case(
        "anchor-for-any",
        plain().with(purposes(&[ANY_PURPOSE])),
        Some(WRONG_PURPOSE),
    );
    case(
        "anchor-unknown-extension",
        plain().with(extension::unknown()),
        None,
    );
    case(
        "anchor-unknown-critical",
        plain().with(extension::unknown().critical()),
        Some(INVALID),
    );
    case(
        "anchor-constraint-fits",
        plain().with(extension::name_constraints(&[dns("test")], &[])),
        None,
    );
    case(
        "anchor-constraint-forbids",
        plain().with(extension::name_constraints(&[dns("other.test")], &[])),
        Some(INVALID),
    );
    case(
        "anchor-constraint-excludes",
        plain().with(extension::name_constraints(&[], &[dns("test")])),
        Some(INVALID),
    );
    case(
        "anchor-ca-not-critical",
        plain().with(extension::authority(None).optional()),
        None,
    );
    case("anchor-version-1", plain().version_1(), None);
    case("anchor-policies", plain().with(extension::policies()), None);
    case("anchor-negative-serial", plain().serial(&[0x80]), None);
}

fn lengths(table: &mut Table) {
    let of = |length| {
        authority("Root")
            .with(extension::authority(Some(length)))
            .self_signed()
    };
    let mut below = |id: &str, root: &Certificate, depth: usize, opens: bool| {
        let mut chain = Vec::new();
        let mut last = root.clone();
        for title in ["One", "Two", "Three"].iter().take(depth) {
            last = authority(title).under(&last);
            chain.insert(0, last.clone());
        }
        chain.insert(0, server().under(&last));
        let chain: Vec<&Certificate> = chain.iter().collect();
        let draft = table.case(id, CONSTRAINED, &chain, &[root]);
        if opens {
            draft.opens()
        } else {
            draft.refused(INVALID)
        }
    };
    below("anchor-length-0-direct", &of(0), 0, true);
    below("anchor-length-0-one-below", &of(0), 1, false);
    below("anchor-length-1-one-below", &of(1), 1, true);
    below("anchor-length-1-two-below", &of(1), 2, false);
    below("anchor-length-2-two-below", &of(2), 2, true);
    below("anchor-length-2-three-below", &of(2), 3, false);
    let of = |length| {
        let root = authority("Root").key_ids(b"root", b"root");
        root.with(extension::authority(Some(length))).self_signed()
    };
    let root = of(0);
    let rolled = authority("Root").key_ids(b"new", b"root").under(&root);
    let leaf = server().key_ids(b"leaf", b"new").under(&rolled);
    table
        .case(
            "anchor-length-0-self-issued-below",
            CONSTRAINED,
            &[&leaf, &rolled],
            &[&root],
        )
        .opens();
    let root = of(1);
    let rolled = authority("Root").key_ids(b"new", b"root").under(&root);
    let middle = authority("Middle")
        .key_ids(b"middle", b"new")
        .under(&rolled);
    let leaf = server().under(&middle);
    table
        .case(
            "anchor-length-1-self-issued-and-one-below",
            CONSTRAINED,
            &[&leaf, &middle, &rolled],
            &[&root],
        )
        .opens();
}

/// Anchors that are no roots.
fn partial(table: &mut Table) {
    let root = root();
    let middle = authority("Middle").under(&root);
    let leaf = server().under(&middle);
    table
        .case("anchor-is-intermediate", PARTIAL, &[&leaf], &[&middle])
        .both_versions()
        .opens();
    table
        .case(
            "anchor-is-intermediate-sent",
            PARTIAL,
            &[&leaf, &middle],
            &[&middle],
        )
        .opens();
    table
        .case(
            "anchor-is-intermediate-and-root",
            PARTIAL,
            &[&leaf],
            &[&middle, &root],
        )
        .opens();
    let old = middle.template().days(-400, -20).under(&root);
    table
        .case("anchor-is-intermediate-expired", PARTIAL, &[&leaf], &[&old])
        .refused(EXPIRED);
    let clients = authority("Middle")
        .with(purposes(&[CLIENT_AUTH]))
        .under(&root);
    let leaf = server().under(&clients);
    table
        .case(
            "anchor-is-intermediate-for-clients",
            PARTIAL,
            &[&leaf],
            &[&clients],
        )
        .refused(WRONG_PURPOSE);
    let short = authority("Short")
        .with(extension::authority(Some(0)))
        .under(&root);
    let lower = authority("Lower").under(&short);
    let leaf = server().under(&lower);
    table
        .case(
            "anchor-is-intermediate-of-length-0",
            PARTIAL,
            &[&leaf, &lower],
            &[&short],
        )
        .refused(INVALID);
    let leaf = server().under(&short);
    table
        .case(
            "anchor-is-intermediate-of-length-0-direct",
            PARTIAL,
            &[&leaf],
            &[&short],
        )
        .opens();
}

/// Certificates in the trust file that may not vouch for others.
fn no_anchors(table: &mut Table) {
    let signer = server().subject(name::common_name("Signer"));
    let mut case = |id: &str, signer: &Certificate, sent: bool| {
        let leaf = server().under(signer);
        let chain = if sent {
            vec![&leaf, signer]
        } else {
            vec![&leaf]
        };
        table.case(id, ANCHOR, &chain, &[signer]).refused_somehow();
    };
    case(
        "server-certificate-signs-another",
        &signer.clone().self_signed(),
        false,
    );
    case(
        "server-certificate-signs-another-sent",
        &signer.clone().self_signed(),
        true,
    );
    let cert_sign = signer
        .clone()
        .with(key_usage(&[DIGITAL_SIGNATURE, CERT_SIGN]));
    case(
        "server-certificate-signs-another-cert-sign",
        &cert_sign.self_signed(),
        false,
    );
    case(
        "server-certificate-from-ca-signs-another",
        &signer.clone().under(&root()),
        false,
    );
    let plain = || authority("Signer");
    case(
        "ca-false-signs-another",
        &plain().with(no_authority()).self_signed(),
        false,
    );
    case(
        "ca-absent-signs-another",
        &plain().without(BASIC_CONSTRAINTS).self_signed(),
        false,
    );
    case(
        "version-1-not-self-issued-signs-another",
        &plain().version_1().under(&root()),
        false,
    );
    case(
        "version-1-not-self-issued-signs-another-sent",
        &plain().version_1().under(&root()),
        true,
    );
    let root = root();
    let signer = signer.under(&root);
    let leaf = server().under(&signer);
    table
        .case(
            "server-certificate-signs-another-root-too",
            ANCHOR,
            &[&leaf, &signer],
            &[&signer, &root],
        )
        .refused_somehow();
    let leaf = server().under(&root);
    let other = authority("Other").self_signed();
    table
        .case("no-anchor-fits", ANCHOR, &[&leaf], &[&other])
        .refused(UNKNOWN_ISSUER);
}
