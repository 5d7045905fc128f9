//! The fields of a certificate: serial number, version, names of issuers, algorithms, what follows it.

use super::super::algorithm::Algorithm;
use super::super::case::{INVALID, Table, UNSUPPORTED_VERSION};
use super::super::certificate::{Certificate, Template, authority, root, server};
use super::super::name::{self, Name, PRINTABLE, TELETEX, UTF8};

const SERIAL: &str = "RFC 5280 §4.1.2.2";
const VERSION: &str = "RFC 5280 §4.1.2.1";
const NAMES: &str = "RFC 5280 §7.1";
const ALGORITHM: &str = "RFC 5280 §4.1.1.2";
const FORM: &str = "RFC 5280 §4.1";

pub(crate) fn add(table: &mut Table) {
    let root = root();
    serials(table, &root);
    versions(table, &root);
    issuer_names(table, &root);
    algorithms(table, &root);
}

fn serials(table: &mut Table, root: &Certificate) {
    let mut case = |id: &str, content: &[u8], opens: bool| {
        let leaf = server().serial(content).under(root);
        let draft = table.case(&format!("serial-{id}"), SERIAL, &[&leaf], &[root]);
        if opens {
            draft.opens()
        } else {
            draft.refused(INVALID)
        }
        let middle = authority("Middle").serial(content).under(root);
        let leaf = server().under(&middle);
        let draft = table.case(
            &format!("serial-{id}-of-intermediate"),
            SERIAL,
            &[&leaf, &middle],
            &[root],
        );
        if opens {
            draft.opens()
        } else {
            draft.refused(INVALID)
        }
    };
    case("empty", &[], false);
    case("padded", &[0, 1], false);
    case("padded-negative", &[0xff, 0x80], false);
    case("zero", &[0], true);
    case("negative", &[0x80], true);
    case("minus-one", &[0xff], true);
    case("of-20-bytes", &[0x7f; 20], true);
    case("of-21-bytes", &[0x7f; 21], true);
    case("of-64-bytes", &[0x7f; 64], true);
    case("with-needed-zero", &[0, 0x80], true);
}

fn versions(table: &mut Table, root: &Certificate) {
    let mut leaf = |id: &str, leaf: Template, code: Option<&'static str>| {
        let leaf = leaf.under(root);
        let draft = table.case(id, VERSION, &[&leaf], &[root]);
        match code {
            Some(code) => draft.refused(code),
            None => draft.refused_somehow(),
        }
    };
    leaf(
        "version-1-leaf",
        server().version_1(),
        Some(UNSUPPORTED_VERSION),
    );
    leaf(
        "version-1-leaf-with-extensions",
        server().version(None),
        Some(UNSUPPORTED_VERSION),
    );
    leaf(
        "version-2-leaf",
        server().version_1().version(Some(1)),
        Some(UNSUPPORTED_VERSION),
    );
    leaf(
        "version-2-leaf-with-extensions",
        server().version(Some(1)),
        Some(UNSUPPORTED_VERSION),
    );
    leaf("version-1-written-out", server().version(Some(0)), None);
    leaf("version-4-leaf", server().version(Some(3)), None);
    leaf("version-100-leaf", server().version(Some(99)), None);
    leaf("version-negative-leaf", server().version(Some(0xff)), None);
    let mut middle = |id: &str, middle: Template, code: Option<&'static str>| {
        let middle = middle.under(root);
        let leaf = server().under(&middle);
        let draft = table.case(id, VERSION, &[&leaf, &middle], &[root]);
        match code {
            Some(code) => draft.refused(code),
            None => draft.refused_somehow(),
        }
    };
    let plain = || authority("Middle");
    middle(
        "version-1-intermediate",
        plain().version_1(),
        Some(UNSUPPORTED_VERSION),
    );
    middle(
        "version-2-intermediate",
        plain().version_1().version(Some(1)),
        Some(UNSUPPORTED_VERSION),
    );
    middle(
        "version-1-intermediate-with-extensions",
        plain().version(None),
        None,
    );
    middle("version-4-intermediate", plain().version(Some(3)), None);
    let old = server().version_1().under(root);
    table
        .case("version-1-leaf-versions", VERSION, &[&old], &[root])
        .both_versions()
        .refused(UNSUPPORTED_VERSION);
}

/// Names that RFC 5280 §7.1 holds to be equal, though their bytes differ.
fn issuer_names(table: &mut Table, root: &Certificate) {
    let cn = |tag, text: &'static [u8]| name::name(&[(name::COMMON_NAME, tag, text)]);
    let mut case = |id: &str, subject: Name, issuer: Name| {
        let middle = authority("x").subject(subject).under(root);
        let leaf = server().issuer(issuer).under(&middle);
        table
            .case(id, NAMES, &[&leaf, &middle], &[root])
            .refused_somehow();
    };
    case(
        "issuer-other-case",
        cn(UTF8, b"Middle CA"),
        cn(UTF8, b"middle ca"),
    );
    case(
        "issuer-more-blanks",
        cn(UTF8, b"Middle CA"),
        cn(UTF8, b"Middle   CA"),
    );
    case(
        "issuer-outer-blanks",
        cn(UTF8, b"Middle CA"),
        cn(UTF8, b" Middle CA "),
    );
    case(
        "issuer-utf8-for-printable",
        cn(PRINTABLE, b"Middle CA"),
        cn(UTF8, b"Middle CA"),
    );
    case(
        "issuer-printable-for-utf8",
        cn(UTF8, b"Middle CA"),
        cn(PRINTABLE, b"Middle CA"),
    );
    case(
        "issuer-teletex-for-utf8",
        cn(UTF8, b"Middle CA"),
        cn(TELETEX, b"Middle CA"),
    );
    let order = |first: &'static str| {
        let country = (name::COUNTRY, PRINTABLE, b"DE".as_slice());
        let unit = (name::UNIT, UTF8, b"Unit".as_slice());
        if first == "country" {
            name::name(&[country, unit])
        } else {
            name::name(&[unit, country])
        }
    };
    // Not equal by RFC 5280 §7.1 either: the order of relative names counts.
    case("issuer-other-order", order("country"), order("unit"));
    let subject = cn(PRINTABLE, b"Root");
    let printable = authority("x").subject(subject.clone()).self_signed();
    let leaf = server().issuer(name::common_name("Root")).under(&printable);
    table
        .case(
            "issuer-utf8-for-printable-root",
            NAMES,
            &[&leaf],
            &[&printable],
        )
        .refused_somehow();
    let leaf = server().under(&printable);
    table
        .case("issuer-printable", NAMES, &[&leaf], &[&printable])
        .opens();
    let teletex = authority("x")
        .subject(cn(TELETEX, b"M\xfcller"))
        .self_signed();
    let leaf = server().under(&teletex);
    table
        .case("issuer-teletex", NAMES, &[&leaf], &[&teletex])
        .opens();
}

fn algorithms(table: &mut Table, root: &Certificate) {
    let mut leaf = |id: &str, rule, leaf: Template| {
        let leaf = leaf.under(root);
        table.case(id, rule, &[&leaf], &[root]).refused_somehow();
    };
    leaf(
        "inner-algorithm-differs",
        ALGORITHM,
        server().inner(Algorithm::EcdsaSha384.identifier()),
    );
    leaf(
        "outer-algorithm-differs",
        ALGORITHM,
        server().outer(Algorithm::EcdsaSha384.identifier()),
    );
    let of_rsa = Algorithm::RsaSha256.identifier();
    leaf(
        "both-algorithms-wrong",
        ALGORITHM,
        server().inner(of_rsa.clone()).outer(of_rsa),
    );
    leaf("trailing-byte", FORM, server().trailing(&[0]));
    leaf("trailing-text", FORM, server().trailing(b"and more"));
    let middle = authority("Middle").trailing(&[0]).under(root);
    let below = server().under(&middle);
    table
        .case(
            "trailing-byte-of-intermediate",
            FORM,
            &[&below, &middle],
            &[root],
        )
        .refused_somehow();
    let middle = authority("Middle")
        .inner(Algorithm::EcdsaSha384.identifier())
        .under(root);
    let below = server().under(&middle);
    table
        .case(
            "inner-algorithm-of-intermediate-differs",
            ALGORITHM,
            &[&below, &middle],
            &[root],
        )
        .refused_somehow();
    let junk = authority("Junk").trailing(&[0]).under(root);
    let good = server().under(root);
    table
        .case("trailing-byte-of-junk", FORM, &[&good, &junk], &[root])
        .opens();
}
