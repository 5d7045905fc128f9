//! Forms of trust files: labels, line ends, text around, junk, and folders.

use super::super::case::{Block, Table, Trust};
use super::super::certificate::{Certificate, authority, root, server};
use super::super::der;
use super::super::extension::{CLIENT_AUTH, SERVER_AUTH};

const PEM: &str = "RFC 7468 §5";
const TRUSTED: &str = "openssl-x509(1)";
const FOLDER: &str = "openssl-rehash(1)";

pub(crate) fn add(table: &mut Table) {
    forms(table);
    trusted(table);
    folders(table);
}

fn forms(table: &mut Table) {
    let root = root();
    let other = authority("Other").self_signed();
    let leaf = server().under(&root);
    let plain = || Block::plain(&root);
    let mut case = |id: &str, blocks: Vec<Block>, opens: bool| {
        let draft = table
            .case(id, PEM, &[&leaf], &[])
            .trust(Trust::File(blocks));
        if opens {
            draft.opens()
        } else {
            draft.refused_somehow()
        }
    };
    case("file-plain", vec![plain()], true);
    case(
        "file-with-byte-order-mark",
        vec![Block::Text("\u{feff}"), plain()],
        true,
    );
    case(
        "file-with-byte-order-mark-two",
        vec![Block::Text("\u{feff}"), Block::plain(&other), plain()],
        true,
    );
    case("file-crlf", vec![Block::CrLf(root.clone())], true);
    case("file-one-line", vec![Block::OneLine(root.clone())], true);
    case(
        "file-text-before",
        vec![Block::Text("# Root\nSubject: CN=Root\n"), plain()],
        true,
    );
    case(
        "file-text-between",
        vec![
            Block::plain(&other),
            Block::Text("\n# Root\n====\n"),
            plain(),
        ],
        true,
    );
    case(
        "file-text-behind",
        vec![plain(), Block::Text("The end.\n")],
        true,
    );
    case(
        "file-utf8-text",
        vec![Block::Text("# Wurzel für alle — ünïcode\n"), plain()],
        true,
    );
    case(
        "file-latin1-free-text",
        vec![
            Block::Text("Bag Attributes\n    localKeyID: 01 02 \n"),
            plain(),
        ],
        true,
    );
    case(
        "file-broken-crl-before",
        vec![
            Block::Text("-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n"),
            plain(),
        ],
        true,
    );
    case("file-twice-the-same", vec![plain(), plain()], true);
    case(
        "file-x509-label",
        vec![Block::labelled("X509 CERTIFICATE", &root)],
        true,
    );
    case(
        "file-blank-lines",
        vec![Block::Text("\n\n\n"), plain(), Block::Text("\n\n")],
        true,
    );
    case("file-other-root-only", vec![Block::plain(&other)], false);
    case(
        "file-garbage-certificate-beside",
        vec![
            Block::Text("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"),
            plain(),
        ],
        true,
    );
    case(
        "file-garbage-certificate-behind",
        vec![
            plain(),
            Block::Text("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"),
        ],
        true,
    );
    case(
        "file-end-missing-behind",
        vec![plain(), Block::Text("-----BEGIN CERTIFICATE-----\nMAA=\n")],
        true,
    );
}

/// `TRUSTED CERTIFICATE`: behind the certificate, what OpenSSL trusts it for and what not.
fn trusted(table: &mut Table) {
    let root = root();
    let leaf = server().under(&root);
    let mut case = |id: &str, behind: Vec<u8>, opens: bool| {
        let block = Block::Certificate("TRUSTED CERTIFICATE", root.clone(), behind);
        let draft = table
            .case(id, TRUSTED, &[&leaf], &[])
            .trust(Trust::File(vec![block]));
        if opens {
            draft.opens()
        } else {
            draft.refused_somehow()
        }
    };
    let trust = |oid: &[u32]| der::sequence(&[der::oid(oid)]);
    let reject = |oid: &[u32]| der::explicit(0, &der::oid(oid));
    let alias = || der::value(0x0c, b"Root");
    case("trusted-nothing-said", Vec::new(), true);
    case("trusted-empty", der::sequence::<Vec<u8>>(&[]), true);
    case("trusted-alias", der::sequence(&[alias()]), true);
    case(
        "trusted-for-servers",
        der::sequence(&[trust(SERVER_AUTH)]),
        true,
    );
    case(
        "trusted-for-servers-and-alias",
        der::sequence(&[trust(SERVER_AUTH), alias()]),
        true,
    );
    case(
        "trusted-for-clients",
        der::sequence(&[trust(CLIENT_AUTH)]),
        false,
    );
    case(
        "trusted-rejected-for-servers",
        der::sequence(&[reject(SERVER_AUTH)]),
        false,
    );
    case(
        "trusted-rejected-for-clients",
        der::sequence(&[reject(CLIENT_AUTH)]),
        true,
    );
    case(
        "trusted-and-rejected-for-servers",
        der::sequence(&[trust(SERVER_AUTH), reject(SERVER_AUTH)]),
        false,
    );
}

fn folders(table: &mut Table) {
    let root = root();
    let middle = authority("Middle").under(&root);
    let direct = server().under(&root);
    let below = server().under(&middle);
    let other = authority("Other").self_signed();
    let twin = authority("Root").self_signed();
    let past = root.template().days(-900, -30).self_signed();
    let of = |list: &[(&'static str, &Certificate)]| {
        Trust::Folder(
            list.iter()
                .map(|(name, one)| (*name, (*one).clone()))
                .collect(),
        )
    };
    let mut case = |id: &str, chain: &[&Certificate], trust: Trust, opens: bool| {
        let draft = table.case(id, FOLDER, chain, &[]).trust(trust);
        if opens {
            draft.opens()
        } else {
            draft.refused_somehow()
        }
    };
    case("folder-one", &[&direct], of(&[("Root", &root)]), true);
    case(
        "folder-two",
        &[&direct],
        of(&[("Other", &other), ("Root", &root)]),
        true,
    );
    case(
        "folder-above-intermediate",
        &[&below, &middle],
        of(&[("Root", &root)]),
        true,
    );
    case(
        "folder-other-only",
        &[&direct],
        of(&[("Other", &other)]),
        false,
    );
    case(
        "folder-same-name-twice",
        &[&direct],
        of(&[("Root", &twin), ("Root", &root)]),
        true,
    );
    case(
        "folder-expired-and-renewed",
        &[&direct],
        of(&[("Root", &past), ("Root", &root)]),
        true,
    );
    case(
        "folder-renewed-and-expired",
        &[&direct],
        of(&[("Root", &root), ("Root", &past)]),
        true,
    );
    case("folder-expired", &[&direct], of(&[("Root", &past)]), false);
    case(
        "folder-intermediate-only",
        &[&below],
        of(&[("Middle", &middle)]),
        true,
    );
    let own = server().self_signed();
    case("folder-own", &[&own], of(&[("host.test", &own)]), true);
    let draft = table.case("folder-intermediate-missing", FOLDER, &[&below], &[]);
    draft.trust(of(&[("Root", &root)])).refused_somehow();
}
