//! Words for client certificates and keys in files that are not in PEM format.

use super::commands::Commands;
use super::file::new;
use crate::diagnosis::Diagnosis;
use crate::tls::FileFormat;

/// Explains a file of the option `local_cert`. `names` says which file that is.
pub(super) fn certificate(names: &str, commands: &Commands, found: FileFormat) -> Diagnosis {
    let pem = commands.pem();
    match found {
        FileFormat::Pkcs12 { rc2 } => pkcs12(names, commands, rc2),
        FileFormat::DerCertificate => {
            new(format!("{names}, a certificate in DER format; PEM is needed"))
                .help(format!("convert it: {}", commands.certificate_from_der()))
                .help(format!("then pass {pem} in the TLS option local_cert"))
        }
        FileFormat::DerKey { .. } | FileFormat::OpenSshKey => {
            new(format!("{names}, which holds a private key, not a certificate"))
                .help("pass the PEM file of the client's certificate in local_cert, and that of its key in local_pk")
        }
    }
}

/// Explains a file that was searched for a private key.
pub(super) fn key(names: &str, commands: &Commands, found: FileFormat) -> Diagnosis {
    match found {
        FileFormat::Pkcs12 { rc2 } => pkcs12(names, commands, rc2),
        FileFormat::DerCertificate => new(format!(
            "{names}, which holds a certificate, not a private key"
        ))
        .help("pass a PEM file with the key of the certificate in local_cert"),
        FileFormat::DerKey { encrypted } => new(format!(
            "{names}, a private key in DER format; PEM is needed"
        ))
        .help(format!("convert it: {}", commands.key_from_der(encrypted)))
        .help(commands.then_name_key()),
        FileFormat::OpenSshKey => new(format!(
            "{names}, a private key in OpenSSH format, which TLS programs do not read"
        ))
        .help(format!("convert a copy: {}", commands.key_from_openssh()))
        .help(commands.then_name_key()),
    }
}

fn pkcs12(names: &str, commands: &Commands, rc2: bool) -> Diagnosis {
    let pem = commands.pem();
    new(format!("{names}, a PKCS#12 file; PEM is needed"))
        .help(format!("convert it: {}", commands.pem_of_pkcs12(rc2)))
        .help(format!(
            "then pass {pem}, which holds certificate and key, in local_cert, omit local_pk, and pass the PEM pass phrase in passphrase"
        ))
}
