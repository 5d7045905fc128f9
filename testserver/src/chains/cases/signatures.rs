//! Keys and signatures that have to work, of the server and of each issuer.

use super::super::algorithm::Algorithm;
use super::super::case::{Table, Versions};
use super::super::certificate::{authority, root, server};
use super::super::key::{Key, Kind};

const CERTIFICATE: &str = "RFC 8446 §4.2.3";
const HANDSHAKE: &str = "RFC 8446 §4.4.3";

pub(crate) fn add(table: &mut Table) {
    let rsa = [
        Key::new(Kind::Rsa(2048)),
        Key::new(Kind::Rsa(3072)),
        Key::new(Kind::Rsa(4096)),
    ];
    leaves(table, &rsa);
    issuers(table, &rsa);
    mixed(table, &rsa);
}

fn leaves(table: &mut Table, rsa: &[Key; 3]) {
    let root = root();
    let [short, middle, long] = rsa;
    let keys = [
        ("leaf-p256", &Key::new(Kind::P256)),
        ("leaf-p384", &Key::new(Kind::P384)),
        ("leaf-ed25519", &Key::new(Kind::Ed25519)),
        ("leaf-rsa-2048", short),
        ("leaf-rsa-3072", middle),
        ("leaf-rsa-4096", long),
    ];
    for (id, key) in keys {
        let leaf = server().key(key).under(&root);
        table
            .case(id, HANDSHAKE, &[&leaf], &[&root])
            .both_versions()
            .opens();
    }
}

fn issuers(table: &mut Table, rsa: &[Key; 3]) {
    let [short, middle, long] = rsa;
    let (p256, p384) = (Key::new(Kind::P256), Key::new(Kind::P384));
    let ed25519 = Key::new(Kind::Ed25519);
    use Algorithm as A;
    let ways = [
        ("p256-sha256", &p256, A::EcdsaSha256),
        ("p256-sha384", &p256, A::EcdsaSha384),
        ("p384-sha256", &p384, A::EcdsaSha256),
        ("p384-sha384", &p384, A::EcdsaSha384),
        ("ed25519", &ed25519, A::Ed25519),
        ("rsa-2048-sha256", short, A::RsaSha256),
        ("rsa-2048-sha384", short, A::RsaSha384),
        ("rsa-2048-sha512", short, A::RsaSha512),
        ("rsa-3072-sha256", middle, A::RsaSha256),
        ("rsa-4096-sha256", long, A::RsaSha256),
        ("rsa-2048-pss-sha256", short, A::PssSha256),
        ("rsa-2048-pss-sha384", short, A::PssSha384),
        ("rsa-2048-pss-sha512", short, A::PssSha512),
    ];
    for (id, key, algorithm) in ways {
        let root = authority("Root").key(key).self_signed();
        let leaf = server().signed_with(algorithm).under(&root);
        table
            .case(&format!("signed-{id}"), CERTIFICATE, &[&leaf], &[&root])
            .opens();
        let top = self::root();
        let middle = authority("Middle").key(key).under(&top);
        let leaf = server().signed_with(algorithm).under(&middle);
        let draft = table.case(
            &format!("intermediate-{id}"),
            CERTIFICATE,
            &[&leaf, &middle],
            &[&top],
        );
        draft.only(Versions::Only12).opens();
    }
}

fn mixed(table: &mut Table, rsa: &[Key; 3]) {
    let [short, middle, _] = rsa;
    let root = authority("Root").key(short).self_signed();
    let upper = authority("Upper").kind(Kind::P384).under(&root);
    let lower = authority("Lower").kind(Kind::Ed25519).under(&upper);
    let leaf = server().key(middle).under(&lower);
    table
        .case(
            "kinds-mixed",
            CERTIFICATE,
            &[&leaf, &lower, &upper],
            &[&root],
        )
        .both_versions()
        .opens();
    // The server has no key to what it sends.
    let good = self::root();
    let honest = server().under(&good);
    let thief = server().under(&good);
    table
        .case("key-of-somebody-else", HANDSHAKE, &[&honest], &[&good])
        .key_of(&thief)
        .both_versions()
        .refused_somehow();
    let thief = server().kind(Kind::Ed25519).under(&good);
    table
        .case("key-of-another-kind", HANDSHAKE, &[&honest], &[&good])
        .key_of(&thief)
        .both_versions()
        .refused_somehow();
}
