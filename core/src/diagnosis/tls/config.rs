//! Words for TLS options and settings that cannot be used.

mod commands;
mod form;
mod key;

use std::io;
use std::path::Path;

use commands::Commands;

use super::super::{Code, Diagnosis};
use super::SHOWN;
use crate::text::one_line;
use crate::tls::{FileError, FileProblem, TlsConfigError, TrustProblem, TrustSetting};

/// What helps where a path is outside of open_basedir.
const MAY_READ: &str = "put the file where this script may read it; the administrator can add its folder to open_basedir";

/// Explains `error`.
pub(crate) fn diagnose_config(error: &TlsConfigError) -> Diagnosis {
    match error {
        TlsConfigError::Trust { setting, path, problem } => {
            trust(*setting, path.as_deref(), problem)
        }
        TlsConfigError::LocalCert { path, problem } => local_cert(path, problem),
        TlsConfigError::PrivateKey { option, path, problem } => key::key(option, path, problem),
        TlsConfigError::KeyWithoutCertificate => {
            new("the TLS option local_pk needs local_cert beside it")
                .help("pass the certificate that belongs to the key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => …]")
        }
        TlsConfigError::PeerName { found } => {
            let name = one_line(found, SHOWN);
            new(format!("the TLS option peer_name is \"{name}\", which is no host name or address"))
                .help("give the bare name or address, without scheme, port or path")
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
    diagnosis.help("give a PEM file with the client's certificate, followed by intermediate certificates if there are any")
}

/// A file that cannot be read, behind the words for who names it.
fn unreadable(names: &str, error: &FileError) -> Diagnosis {
    new(format!("{names}, {}", cannot(error))).seen("found", says(error))
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
        TrustProblem::NotAFolder => (format!("{place}, which is no folder"), "a file".to_owned()),
        TrustProblem::FolderTooLarge => (
            format!("{place}, which is no folder of certificates"),
            "more than 10,000 files, or 32 MiB in them".to_owned(),
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
            diagnosis.help("name a folder of PEM files; for one file use the option cafile")
        }
        TrustSetting::OptionCafile => {
            diagnosis.help("name a PEM file; for a folder use the option capath")
        }
        TrustSetting::SslCertFile | TrustSetting::SslCertDir => diagnosis
            .help("correct the environment variable, or unset it to use the bundle of the system")
            .help("or say in the call what to trust: tls: ['cafile' => '/path/to/ca.pem']"),
        _ => diagnosis
            .help("correct the setting, or remove it to use the bundle of the system")
            .help("or say in the call what to trust: tls: ['cafile' => '/path/to/ca.pem']"),
    }
}

fn new(problem: impl Into<String>) -> Diagnosis {
    Diagnosis::new(Code::TlsConfig, problem)
}

fn shown(path: &Path) -> String {
    one_line(&path.display().to_string(), 200)
}

fn cannot(error: &FileError) -> &'static str {
    match error {
        FileError::Io(error) => match error.kind() {
            io::ErrorKind::NotFound => "which does not exist",
            io::ErrorKind::PermissionDenied => "which this process may not read",
            _ => "which cannot be read",
        },
        FileError::Forbidden { .. } => "which this script may not read",
        FileError::NotRegular { kind } => match *kind {
            "a folder" => "which is a folder",
            _ => "which is no regular file",
        },
        FileError::TooLarge => "which is too large",
    }
}

fn says(error: &FileError) -> String {
    match error {
        FileError::Io(error) => one_line(&error.to_string(), SHOWN),
        // The engine's sentence has the path twice, and says which folders are allowed.
        FileError::Forbidden { sentence } => one_line(sentence, 1000),
        FileError::NotRegular { kind } => (*kind).to_owned(),
        FileError::TooLarge => "more than 16 MiB, the most that is read of a file".to_owned(),
    }
}
