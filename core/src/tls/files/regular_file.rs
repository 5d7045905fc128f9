//! Reads the files that options and settings name, if they are regular, of bounded size and may be read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::machine::lacks_descriptors;

/// The most that one file may hold, in bytes. The largest bundles of authorities have about 1 MiB.
const MAX_SIZE: u64 = 16 * 1024 * 1024;

/// A file that changed so recently may change again without a new time of change: file systems record it in steps of
/// the kernel's timer, which are 10 ms at most.
const CLOCK_STEP_NS: i128 = 20_000_000;

/// Checks whether a path that the script itself gave may be read; the error is the engine's own message.
pub type PathCheck = fn(&Path) -> Result<(), String>;

/// Why a file or folder cannot be used.
#[derive(Debug)]
pub enum FileError {
    /// The system's error, which reveals whether the file exists.
    Io(io::Error),
    /// The script may not read it. It was not accessed, so nothing is known of it.
    Forbidden {
        /// The engine's own message.
        sentence: String,
    },
    /// It is not a regular file.
    NotRegular {
        /// What it is, such as `a named pipe`.
        kind: &'static str,
    },
    /// It is larger than 16 MiB.
    TooLarge,
}

impl FileError {
    /// Whether this machine has no descriptors left, which is not a fault of the file.
    pub(in crate::tls) fn is_shortage(&self) -> bool {
        matches!(self, Self::Io(error) if lacks_descriptors(error))
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Identifies a file and its content: it differs for another file, and after a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::tls) struct FileIdentity {
    path: PathBuf,
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    /// The time of change, which a program cannot set (as it can the time of modification).
    changed: (i64, i64),
    /// Different each time for a file whose next change might not change the fields above.
    unsettled: Option<u64>,
}

impl FileIdentity {
    /// The identity of a file, without opening it, which would have effects on a device.
    pub(in crate::tls) fn of(path: &Path) -> Result<Self, FileError> {
        let found = fs::metadata(path)?;
        require_regular(&found)?;
        Ok(Self {
            path: path.to_owned(),
            device: found.dev(),
            inode: found.ino(),
            size: found.size(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
            unsettled: just_changed(&found).then(next_number),
        })
    }

    pub(in crate::tls) fn path(&self) -> &Path {
        &self.path
    }

    /// In bytes.
    pub(in crate::tls) fn size(&self) -> u64 {
        self.size
    }

    /// Device and inode, which are the same for every path to the file.
    pub(in crate::tls) fn file(&self) -> (u64, u64) {
        (self.device, self.inode)
    }
}

/// The content of a regular file.
pub(in crate::tls) fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    require_regular(&fs::metadata(path)?)?;
    // The file may have been replaced by a pipe since, for which opening would wait for its other end.
    let nonblocking = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(nonblocking)
        .open(path)?;
    let found = file.metadata()?;
    require_regular(&found)?;
    read_at_most(&file, found.size())
}

/// Files can grow, and those of /proc have the size 0.
fn read_at_most(file: &File, size: u64) -> Result<Vec<u8>, FileError> {
    let mut content = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    let read = file.take(MAX_SIZE + 1).read_to_end(&mut content)?;
    match u64::try_from(read) {
        Ok(size) if size <= MAX_SIZE => Ok(content),
        _ => Err(FileError::TooLarge),
    }
}

fn require_regular(found: &fs::Metadata) -> Result<(), FileError> {
    let kind = found.file_type();
    if kind.is_file() {
        return match found.size() {
            size if size > MAX_SIZE => Err(FileError::TooLarge),
            _ => Ok(()),
        };
    }
    Err(FileError::NotRegular {
        kind: if kind.is_dir() {
            "a folder"
        } else if kind.is_fifo() {
            "a named pipe"
        } else if kind.is_socket() {
            "a socket"
        } else {
            "a device"
        },
    })
}

fn just_changed(found: &fs::Metadata) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |now| i128::try_from(now.as_nanos()).unwrap_or(i128::MAX));
    let changed = i128::from(found.ctime()) * 1_000_000_000 + i128::from(found.ctime_nsec());
    now - changed < CLOCK_STEP_NS
}

fn next_number() -> u64 {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls::tests::pki::Folder;

    fn kind(outcome: Result<impl std::fmt::Debug, FileError>) -> &'static str {
        match outcome.unwrap_err() {
            FileError::NotRegular { kind } => kind,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_regular_files_are_read() {
        let folder = Folder::new();
        let pipe = folder.path().join("pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR).unwrap();
        for (path, expected) in [
            (pipe.as_path(), "a named pipe"),
            (folder.path(), "a folder"),
            (Path::new("/dev/zero"), "a device"),
        ] {
            assert_eq!(kind(read(path)), expected);
            assert_eq!(kind(FileIdentity::of(path)), expected);
        }
    }

    #[test]
    fn size_is_bounded() {
        let folder = Folder::new();
        let path = folder.write("large", "");
        let file = File::options().write(true).open(&path).unwrap();
        file.set_len(MAX_SIZE).unwrap();
        assert_eq!(read(&path).unwrap().len() as u64, MAX_SIZE);
        file.set_len(1_500_000_000).unwrap();
        assert!(matches!(read(&path), Err(FileError::TooLarge)));
        assert!(matches!(
            read_at_most(&File::open("/dev/zero").unwrap(), 0),
            Err(FileError::TooLarge)
        ));
    }

    #[test]
    fn a_file_rewritten_in_place_is_another_one() {
        let folder = Folder::new();
        let path = folder.write("ca.pem", "one");
        let before = fs::metadata(&path).unwrap();
        let first = FileIdentity::of(&path).unwrap();
        fs::write(&path, "two").unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(before.modified().unwrap()).unwrap();
        let second = FileIdentity::of(&path).unwrap();
        assert_eq!(first.modified, second.modified);
        assert_ne!(first, second);
        // An old one stays the same.
        let old = FileIdentity::of(Path::new("/etc/passwd")).unwrap();
        assert_eq!(old, FileIdentity::of(Path::new("/etc/passwd")).unwrap());
    }
}
