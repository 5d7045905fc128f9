//! Words for a client certificate's private key that cannot be used.

use std::path::Path;

use super::commands::{Commands, MAKE_NEW};
use super::file::{MAY_READ, new, shown, unreadable};
use super::form;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::{SHOWN, one_line};
use crate::tls::{FileError, KeyKind, KeyProblem};

const SUPPORTED: &str = "RSA of 2048 to 4096 bits, EC P-256, EC P-384 or Ed25519";

/// Explains `problem` with the key in the file `path`, which the option `option` names.
pub(super) fn key(option: &str, path: &Path, problem: &KeyProblem) -> Diagnosis {
    let file = shown(path);
    let names = format!("the TLS option {option} names {file}");
    let commands = Commands::for_file(path);
    match problem {
        KeyProblem::Unreadable(error @ FileError::Forbidden { .. }) => {
            unreadable(&names, error).help(MAY_READ)
        }
        KeyProblem::Unreadable(error) => unreadable(&names, error),
        KeyProblem::NoKey => new(format!("{names}, which holds no private key in PEM format"))
            .seen("expected", "PRIVATE KEY, ENCRYPTED PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY")
            .help(if option == "local_cert" {
                "pass the file of the key in the option local_pk, or append the key to the certificate"
            } else {
                "pass a PEM file with the key of the certificate in local_cert"
            }),
        KeyProblem::Format(found) => form::key(&names, &commands, *found),
        KeyProblem::Malformed => new(format!("{names}, whose private key is damaged"))
            .help("write the key to the file again"),
        KeyProblem::PassphraseMissing => {
            new(format!("{names}, whose private key is encrypted, but no passphrase was given"))
                .help("pass it in the TLS option passphrase")
        }
        KeyProblem::PassphraseWrong => {
            new(format!("{names}, whose private key cannot be decrypted with the given passphrase"))
                .help("correct the TLS option passphrase")
        }
        KeyProblem::UnsupportedEncryption { scheme } => encryption(&names, &commands, scheme),
        KeyProblem::UnsupportedKind(kind) => {
            let found = kind_text(kind);
            let problem = format!(
                "{names}, whose private key is {found}; this client's TLS library cannot sign with it"
            );
            make_new(
                new(problem).seen("expected", SUPPORTED).seen("found", found),
                &commands,
                "a key cannot be converted to another type, so make a new one",
            )
        }
        KeyProblem::Rejected { kind, detail } => {
            let kind_name = kind_text(kind);
            let problem = format!(
                "{names}, whose private key, {kind_name}, is not accepted by this client's TLS library"
            );
            let refused = new(problem).seen("found", one_line(detail, SHOWN));
            make_new(refused, &commands, "make a new one")
        }
        KeyProblem::Mismatch => {
            new(format!("the private key in {file} does not belong to the certificate in local_cert"))
                .help("check that both files belong together; in local_cert the client's own certificate must be first")
        }
    }
}

fn encryption(names: &str, commands: &Commands, scheme: &str) -> Diagnosis {
    let scheme = one_line(scheme, SHOWN);
    let diagnosis = new(format!(
        "{names}, whose private key is encrypted with {scheme}, which this client does not support"
    ));
    // OpenSSL 3 is built without MD2.
    if scheme.contains("MD2") {
        let why = "OpenSSL 3 cannot read it either, so make a new one";
        return make_new(diagnosis, commands, why);
    }
    diagnosis
        .help(format!("re-encrypt it: {}", commands.encrypt_key_anew("")))
        .help(commands.then_name_key())
}

fn make_new(diagnosis: Diagnosis, commands: &Commands, why: &str) -> Diagnosis {
    let key = commands.key();
    diagnosis
        .help(format!("{why}: {MAKE_NEW} -keyout {key} -out client.csr -subj /CN=client"))
        .help(format!(
            "have client.csr signed by an authority that the server trusts; pass the certificate in local_cert and {key} in local_pk"
        ))
}

fn kind_text(kind: &KeyKind) -> String {
    match kind {
        KeyKind::Rsa { bits } => format!("RSA with {bits} bits"),
        KeyKind::RsaPss => "RSA for PSS signatures only (RSA-PSS)".to_owned(),
        KeyKind::Ec { curve } => one_line(curve, SHOWN),
        KeyKind::EcUnnamed => "EC on an unnamed curve".to_owned(),
        KeyKind::Ed25519 => "Ed25519".to_owned(),
        KeyKind::Ed448 => "Ed448".to_owned(),
        KeyKind::Dsa => "DSA".to_owned(),
        KeyKind::Unknown { oid } => format!("of the algorithm {}", one_line(oid, SHOWN)),
    }
}
