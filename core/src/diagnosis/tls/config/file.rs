//! Says why a file of the TLS options cannot be read.

use std::io;
use std::path::Path;

use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::text::{SHOWN, one_line};
use crate::tls::FileError;

/// What helps where a path is outside of open_basedir.
pub(super) const MAY_READ: &str = "put the file where this script may read it; the administrator can add its folder to open_basedir";

/// A file that cannot be read, after the words for who names it.
pub(super) fn unreadable(names: &str, error: &FileError) -> Diagnosis {
    new(format!("{names}, {}", cannot(error))).seen("found", says(error))
}

pub(super) fn new(problem: impl Into<String>) -> Diagnosis {
    Diagnosis::new(Code::TlsConfig, problem)
}

pub(super) fn shown(path: &Path) -> String {
    one_line(&path.display().to_string(), 200)
}

pub(super) fn cannot(error: &FileError) -> &'static str {
    match error {
        FileError::Io(error) => match error.kind() {
            io::ErrorKind::NotFound => "which does not exist",
            io::ErrorKind::PermissionDenied => "which this process may not read",
            _ => "which cannot be read",
        },
        FileError::Forbidden { .. } => "which this script may not read",
        FileError::NotRegular { kind } => match *kind {
            "a folder" => "which is a folder",
            _ => "which is not a regular file",
        },
        FileError::TooLarge => "which is too large",
    }
}

pub(super) fn says(error: &FileError) -> String {
    match error {
        FileError::Io(error) => one_line(&error.to_string(), SHOWN),
        // The engine's sentence has the path twice, and says which folders are allowed.
        FileError::Forbidden { sentence } => one_line(sentence, 1000),
        FileError::NotRegular { kind } => (*kind).to_owned(),
        FileError::TooLarge => "more than 16 MiB, the limit for a file".to_owned(),
    }
}
