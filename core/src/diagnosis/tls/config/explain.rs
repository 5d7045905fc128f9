//! Explains TLS options and settings that cannot be used, by the error that was found.

use std::path::Path;

use super::commands::Commands;
use super::file::{MAY_READ, cannot, new, says, shown, unreadable};
use super::{form, key};
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::{SHOWN, one_line};
use crate::tls::{FileError, FileProblem, TlsConfigError, TrustProblem, TrustSetting};

/// Explains `error`.
pub(in crate::diagnosis) fn diagnose_config(error: &TlsConfigError) -> Diagnosis {
    match error {
        TlsConfigError::Trust { setting, path, problem } => {
            trust(*setting, path.as_deref(), problem)
        }
        TlsConfigError::LocalCert { path, problem } => local_cert(path, problem),
        TlsConfigError::PrivateKey { option, path, problem } => key::key(option, path, problem),
        TlsConfigError::KeyWithoutCertificate => {
            new("the TLS option local_pk requires local_cert")
                .help("pass the certificate that belongs to the key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => …]")
        }
        TlsConfigError::PeerName { found } => {
            let name = one_line(found, SHOWN);
            new(format!("the TLS option peer_name is \"{name}\", which is not a host name or IP address"))
                .help("pass the name or address alone, without scheme, port or path")
        }
        TlsConfigError::Refused { detail } => {
            new("the TLS options cannot be used together").seen("found", one_line(detail, SHOWN))
        }
    }
}

fn local_cert(path: &Path, problem: &FileProblem) -> Diagnosis {
    let names = format!("the TLS option local_cert names {}", shown(path));
    let diagnosis = match problem {
        FileProblem::Format(found) => {
            return form::certificate(&names, &Commands::for_file(path), *found);
        }
        FileProblem::Unreadable(error @ FileError::Forbidden { .. }) => {
            return unreadable(&names, error).help(MAY_READ);
        }
        FileProblem::Unreadable(error) => unreadable(&names, error),
        FileProblem::NoCertificate => {
            new(format!("{names}, which holds no certificate in PEM format"))
                .seen("found", "no block -----BEGIN CERTIFICATE-----")
        }
        FileProblem::Malformed => new(format!("{names}, which holds a damaged certificate")).seen(
            "found",
            "a block -----BEGIN CERTIFICATE----- that cannot be read",
        ),
    };
    diagnosis.help(
        "pass a PEM file with the client's certificate, followed by any intermediate certificates",
    )
}

fn trust(setting: TrustSetting, path: Option<&Path>, problem_of: &TrustProblem) -> Diagnosis {
    let name = match setting {
        TrustSetting::OptionCa | TrustSetting::OptionCafile | TrustSetting::OptionCapath => {
            format!("the TLS {}", setting.name())
        }
        _ => setting.name().to_owned(),
    };
    let place = path.map_or_else(
        || name.clone(),
        |path| format!("{name} names {}", shown(path)),
    );
    let (problem, found) = match problem_of {
        TrustProblem::Unreadable(error) => (format!("{place}, {}", cannot(error)), says(error)),
        TrustProblem::Der => (
            format!("{place}, a certificate in DER format; PEM is needed"),
            "the first bytes of a certificate in DER".to_owned(),
        ),
        TrustProblem::NotAFolder => (
            format!("{place}, which is not a folder"),
            "a file".to_owned(),
        ),
        TrustProblem::FolderTooLarge => (
            format!("{place}, which is not a folder of certificates"),
            "more than 10,000 files or 32 MiB".to_owned(),
        ),
        TrustProblem::NoCertificate { skipped, forbidden } => {
            let joint = if path.is_some() {
                ", which holds"
            } else {
                " holds"
            };
            let found = match skipped {
                0 if *forbidden == 1 => "1 file, which open_basedir does not allow".to_owned(),
                0 if *forbidden > 1 => {
                    format!("{forbidden} files, which open_basedir does not allow")
                }
                0 => "no block -----BEGIN CERTIFICATE-----".to_owned(),
                1 => "1 certificate, which cannot be used".to_owned(),
                many => format!("{many} certificates, none of which can be used"),
            };
            (
                format!("{place}{joint} no usable certificate in PEM format"),
                found,
            )
        }
    };
    let diagnosis = new(problem).seen("found", found);
    if let TrustProblem::Unreadable(FileError::Forbidden { .. }) = problem_of {
        return diagnosis.help(MAY_READ);
    }
    if let (TrustProblem::Der, Some(path)) = (problem_of, path) {
        let convert = Commands::for_file(path).authority_from_der();
        return diagnosis.help(format!("convert it: {convert}"));
    }
    match setting {
        TrustSetting::OptionCa => {
            diagnosis.help("pass the text of a PEM file; for a path use the option cafile")
        }
        TrustSetting::OptionCapath => {
            diagnosis.help("pass a folder of PEM files; for one file use the option cafile")
        }
        TrustSetting::OptionCafile => {
            diagnosis.help("pass a PEM file; for a folder use the option capath")
        }
        TrustSetting::SslCertFile | TrustSetting::SslCertDir => diagnosis
            .help("correct the environment variable, or unset it to use the system's CA bundle")
            .help("or pass the certificates to trust: tls: ['cafile' => '/path/to/ca.pem']"),
        _ => diagnosis
            .help("correct the setting, or remove it to use the system's CA bundle")
            .help("or pass the certificates to trust: tls: ['cafile' => '/path/to/ca.pem']"),
    }
}
