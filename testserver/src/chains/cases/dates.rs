//! Dates: each certificate's, their encodings, and what lies at their ends.

use super::super::case::{EXPIRED, INVALID, NOT_YET_VALID, Table};
use super::super::certificate::{Template, authority, root, server};
use super::super::extension;
use super::super::validity::{generalized, in_days, utc};

const DATES: &str = "RFC 5280 §6.1.3 (a)(2)";
const ENCODING: &str = "RFC 5280 §4.1.2.5";

pub(crate) fn add(table: &mut Table) {
    leaves(table);
    intermediates(table);
    encodings(table);
}

fn leaves(table: &mut Table) {
    let root = root();
    let mut leaf = |id: &str, leaf: Template, code: Option<&'static str>| {
        let leaf = leaf.under(&root);
        let draft = table.case(id, DATES, &[&leaf], &[&root]);
        match code {
            Some(code) => draft.both_versions().refused(code),
            None => draft.opens(),
        }
    };
    leaf("leaf-expired", server().days(-90, -1), Some(EXPIRED));
    leaf(
        "leaf-expired-long-ago",
        server().days(-9000, -8000),
        Some(EXPIRED),
    );
    leaf(
        "leaf-not-yet-valid",
        server().days(1, 90),
        Some(NOT_YET_VALID),
    );
    leaf("leaf-of-this-century", server().days(-1, 36500), None);
    leaf(
        "leaf-from-2000",
        server().validity(utc("000101000000Z"), in_days(90)),
        None,
    );
    leaf(
        "leaf-from-1950",
        server().validity(utc("500101000000Z"), in_days(90)),
        Some(INVALID),
    );
    leaf("leaf-outlives-issuer", server().days(-1, 3000), None);
    leaf("leaf-older-than-issuer", server().days(-3000, 90), None);
    let wrong = server().with(extension::alt_names(&[extension::dns("other.test")]));
    let wrong = wrong.days(-90, -1).under(&root);
    table
        .case("leaf-expired-other-name", DATES, &[&wrong], &[&root])
        .refused_somehow();
    let backwards = server().days(90, -1).under(&root);
    table
        .case("dates-backwards-around-now", DATES, &[&backwards], &[&root])
        .refused_somehow();
    let backwards = server().days(-1, -90).under(&root);
    table
        .case(
            "dates-backwards-in-the-past",
            DATES,
            &[&backwards],
            &[&root],
        )
        .refused_somehow();
    let backwards = server().days(90, 30).under(&root);
    table
        .case(
            "dates-backwards-in-the-future",
            DATES,
            &[&backwards],
            &[&root],
        )
        .refused_somehow();
    let moment = server().days(-5, -5).under(&root);
    table
        .case("dates-equal-in-the-past", DATES, &[&moment], &[&root])
        .refused_somehow();
}

fn intermediates(table: &mut Table) {
    let root = root();
    for (id, days, code) in [
        ("intermediate-expired", (-400, -1), EXPIRED),
        ("intermediate-not-yet-valid", (1, 400), NOT_YET_VALID),
    ] {
        let middle = authority("Middle").days(days.0, days.1).under(&root);
        let leaf = server().under(&middle);
        table
            .case(id, DATES, &[&leaf, &middle], &[&root])
            .both_versions()
            .refused(code);
        let lower = authority("Lower").under(&middle);
        let leaf = server().under(&lower);
        let id = format!("upper-{id}");
        table
            .case(&id, DATES, &[&leaf, &lower, &middle], &[&root])
            .refused(code);
    }
    let middle = authority("Middle").days(-400, -1).under(&root);
    let leaf = server().days(-90, -1).under(&middle);
    table
        .case(
            "leaf-and-intermediate-expired",
            DATES,
            &[&leaf, &middle],
            &[&root],
        )
        .refused(EXPIRED);
}

fn encodings(table: &mut Table) {
    let root = root();
    let from = || in_days(-1);
    let mut leaf = |id: &str, not_before: Vec<u8>, not_after: Vec<u8>, opens: bool| {
        let leaf = server().validity(not_before, not_after).under(&root);
        let draft = table.case(id, ENCODING, &[&leaf], &[&root]);
        if opens {
            draft.opens()
        } else {
            draft.refused_somehow()
        }
    };
    leaf("until-2049", from(), utc("491231235959Z"), true);
    leaf("until-2050", from(), generalized("20500101000000Z"), true);
    leaf("until-9999", from(), generalized("99991231235959Z"), true);
    leaf("until-1950-as-utc", from(), utc("500101000000Z"), false);
    leaf(
        "until-2040-as-generalized",
        from(),
        generalized("20400101000000Z"),
        true,
    );
    leaf(
        "from-2020-as-generalized",
        generalized("20200101000000Z"),
        in_days(90),
        true,
    );
    leaf(
        "from-1949-as-generalized",
        generalized("19490101000000Z"),
        in_days(90),
        false,
    );
    leaf(
        "from-year-0",
        generalized("00000101000000Z"),
        in_days(90),
        false,
    );
    leaf(
        "utc-without-seconds",
        utc("2001010000Z"),
        in_days(90),
        false,
    );
    leaf(
        "utc-with-offset",
        utc("200101000000+0000"),
        in_days(90),
        false,
    );
    leaf("utc-without-zone", utc("200101000000"), in_days(90), false);
    leaf(
        "generalized-with-fraction",
        generalized("20200101000000.5Z"),
        in_days(90),
        false,
    );
    leaf(
        "generalized-with-offset",
        generalized("20200101000000+0000"),
        in_days(90),
        false,
    );
    leaf("month-13", utc("201301000000Z"), in_days(90), false);
    leaf("february-30", utc("200230000000Z"), in_days(90), false);
    leaf(
        "february-29-of-2100",
        from(),
        generalized("21000229000000Z"),
        false,
    );
    leaf("hour-24", utc("200101240000Z"), in_days(90), false);
    leaf("second-60", utc("161231235960Z"), in_days(90), false);
    leaf(
        "letters-for-digits",
        utc("2001010000AAZ"),
        in_days(90),
        false,
    );
    leaf("dates-empty", utc(""), in_days(90), false);

    let middle = authority("Middle")
        .validity(from(), generalized("20500101000000Z"))
        .under(&root);
    let below = server().under(&middle);
    table
        .case(
            "intermediate-until-2050",
            ENCODING,
            &[&below, &middle],
            &[&root],
        )
        .opens();
    let middle = authority("Middle")
        .validity(utc("201301000000Z"), in_days(90))
        .under(&root);
    let below = server().under(&middle);
    table
        .case(
            "intermediate-month-13",
            ENCODING,
            &[&below, &middle],
            &[&root],
        )
        .refused(INVALID);
}
