//! Keys and signatures that are too weak, or that ring has no code for.

use super::super::algorithm::Algorithm;
use super::super::case::{Table, WEAK_KEY, WEAK_SIGNATURE};
use super::super::certificate::{authority, root, server};
use super::super::key::{Key, Kind};

const CERTIFICATE: &str = "RFC 8446 §4.2.3";
const HANDSHAKE: &str = "RFC 8446 §4.4.3";
const STRENGTH: &str = "RFC 9325 §4.5";

pub(crate) fn add(table: &mut Table) {
    let rsa = Key::new(Kind::Rsa(2048));
    let short = Key::new(Kind::Rsa(1024));
    let pss = Key::new(Kind::RsaPss(2048));
    leaves(table, &short, &pss);
    hashes(table, &rsa);
    issuers(table, &short, &pss);
}

fn leaves(table: &mut Table, short: &Key, pss: &Key) {
    let root = root();
    let leaf = server().key(short).under(&root);
    table
        .case("leaf-rsa-1024", STRENGTH, &[&leaf], &[&root])
        .both_versions()
        .refused(WEAK_KEY);
    let leaf = server().kind(Kind::P521).under(&root);
    table
        .case("leaf-p521", HANDSHAKE, &[&leaf], &[&root])
        .both_versions()
        .refused_somehow();
    let leaf = server().key(pss).under(&root);
    table
        .case("leaf-rsa-pss", HANDSHAKE, &[&leaf], &[&root])
        .both_versions()
        .refused_somehow();
}

fn hashes(table: &mut Table, rsa: &Key) {
    use Algorithm as A;
    let (p256, p384) = (Key::new(Kind::P256), Key::new(Kind::P384));
    let ways = [
        ("p256-sha512", &p256, A::EcdsaSha512, None),
        ("p384-sha512", &p384, A::EcdsaSha512, None),
        ("p256-sha1", &p256, A::EcdsaSha1, Some(WEAK_SIGNATURE)),
        ("rsa-2048-sha1", rsa, A::RsaSha1, Some(WEAK_SIGNATURE)),
        ("rsa-2048-md5", rsa, A::RsaMd5, Some(WEAK_SIGNATURE)),
    ];
    for (id, key, algorithm, code) in ways {
        let root = authority("Root").key(key).self_signed();
        let leaf = server().signed_with(algorithm).under(&root);
        let draft = table.case(&format!("signed-{id}"), CERTIFICATE, &[&leaf], &[&root]);
        match code {
            Some(code) => draft.both_versions().refused(code),
            None => draft.refused_somehow(),
        }
        let root = self::root();
        let upper = authority("Upper").key(key).under(&root);
        let lower = authority("Lower").signed_with(algorithm).under(&upper);
        let leaf = server().under(&lower);
        let id = format!("intermediate-signed-{id}");
        let draft = table.case(&id, CERTIFICATE, &[&leaf, &lower, &upper], &[&root]);
        match code {
            Some(code) => draft.refused(code),
            None => draft.refused_somehow(),
        }
    }
    // An anchor's own signature is nobody's business.
    let root = authority("Root")
        .key(rsa)
        .signed_with(A::RsaSha1)
        .self_signed();
    let leaf = server().under(&root);
    table
        .case(
            "root-signed-sha1",
            "RFC 5280 §6.1.1 (d)",
            &[&leaf],
            &[&root],
        )
        .opens();
    let root = authority("Root")
        .kind(Kind::P384)
        .signed_with(A::EcdsaSha512)
        .self_signed();
    let leaf = server().under(&root);
    table
        .case(
            "root-signed-sha512",
            "RFC 5280 §6.1.1 (d)",
            &[&leaf],
            &[&root],
        )
        .opens();
    let root = authority("Root").damaged().self_signed();
    let leaf = server().under(&root);
    table
        .case("root-damaged", "RFC 5280 §6.1.1 (d)", &[&leaf], &[&root])
        .opens();
}

fn issuers(table: &mut Table, short: &Key, pss: &Key) {
    let root = authority("Root").key(short).self_signed();
    let leaf = server().under(&root);
    table
        .case("root-rsa-1024", STRENGTH, &[&leaf], &[&root])
        .both_versions()
        .refused(WEAK_KEY);
    let top = self::root();
    let middle = authority("Middle").key(short).under(&top);
    let leaf = server().under(&middle);
    table
        .case(
            "intermediate-rsa-1024",
            STRENGTH,
            &[&leaf, &middle],
            &[&top],
        )
        .refused(WEAK_KEY);
    let p521 = Key::new(Kind::P521);
    for (id, key) in [("p521", &p521), ("rsa-pss", pss)] {
        let root = authority("Root").key(key).self_signed();
        let leaf = server().under(&root);
        table
            .case(&format!("root-{id}"), CERTIFICATE, &[&leaf], &[&root])
            .refused_somehow();
        let middle = authority("Middle").key(key).under(&top);
        let leaf = server().under(&middle);
        table
            .case(
                &format!("intermediate-{id}"),
                CERTIFICATE,
                &[&leaf, &middle],
                &[&top],
            )
            .refused_somehow();
    }
}
