//! Identifies a source of trusted certificates and its content without reading it, so that a change is recognised.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::tls::config_error::TrustProblem;
use crate::tls::files::regular_file::{FileError, FileIdentity, PathCheck};
use crate::tls::trust::settings::TrustSetting;
use crate::tls::trust::source::{ChosenSource, SourceLocation};

/// Identifies a source and its content.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::tls) enum SourceIdentity {
    Text(TrustSetting, Vec<u8>),
    File(TrustSetting, FileIdentity),
    Folder(TrustSetting, PathBuf, FolderIdentity),
    BuiltIn,
    /// One of several that cannot be used.
    Unusable(TrustSetting, PathBuf),
}

/// The most entries of a folder, and the most bytes in its files: reading more would take longer than a connection may.
const MAX_ENTRIES: usize = 10_000;
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// Identifies the content of a folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::tls) struct FolderIdentity {
    pub(in crate::tls) files: Vec<FileIdentity>,
    /// How many of its files the script may not read.
    pub(in crate::tls) forbidden: usize,
}

pub(in crate::tls) fn identity(
    source: &ChosenSource,
    may_read: PathCheck,
) -> Result<SourceIdentity, TrustProblem> {
    let setting = source.setting;
    let allowed = |path: &Path| match source.by_script {
        true => may_read(path).map_err(|sentence| FileError::Forbidden { sentence }),
        false => Ok(()),
    };
    match &source.place {
        SourceLocation::Text(pem) => Ok(SourceIdentity::Text(setting, pem.clone())),
        SourceLocation::BuiltIn => Ok(SourceIdentity::BuiltIn),
        SourceLocation::File(path) => allowed(path)
            .and_then(|()| FileIdentity::of(path))
            .map(|file| SourceIdentity::File(setting, file))
            .map_err(TrustProblem::Unreadable),
        SourceLocation::Folder(path) => {
            allowed(path).map_err(TrustProblem::Unreadable)?;
            let folder = folder_identity(path, allowed)?;
            Ok(SourceIdentity::Folder(setting, path.clone(), folder))
        }
    }
}

fn folder_identity(
    path: &Path,
    allowed: impl Fn(&Path) -> Result<(), FileError>,
) -> Result<FolderIdentity, TrustProblem> {
    // First, because opening a pipe would wait for its other end.
    let found = fs::metadata(path).map_err(|error| TrustProblem::Unreadable(error.into()))?;
    if !found.is_dir() {
        return Err(TrustProblem::NotAFolder);
    }
    let entries = fs::read_dir(path).map_err(|error| TrustProblem::Unreadable(error.into()))?;
    let mut identity = FolderIdentity {
        files: Vec::new(),
        forbidden: 0,
    };
    let (mut bytes, mut seen) = (0, HashSet::new());
    for (number, entry) in entries.flatten().enumerate() {
        let path = entry.path();
        // A link in the folder may lead to what the script may not read.
        if allowed(&path).is_err() {
            identity.forbidden += 1;
        } else if let Ok(file) = FileIdentity::of(&path) {
            if seen.insert(file.file()) {
                bytes += file.size();
            }
            identity.files.push(file);
        } // Broken links, folders and pipes are ignored.
        if number >= MAX_ENTRIES || bytes > MAX_BYTES {
            return Err(TrustProblem::FolderTooLarge);
        }
    }
    identity.files.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(identity)
}
