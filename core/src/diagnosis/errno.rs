//! Names of error numbers.

use nix::errno::Errno;

/// The name of an error number, such as `ECONNREFUSED`.
#[must_use]
pub(super) fn errno_name(errno: i32) -> String {
    match Errno::from_raw(errno) {
        Errno::UnknownErrno => format!("error {errno}"),
        known => format!("{known:?}"),
    }
}

/// An error number as people read it.
pub(super) fn errno_text(errno: i32) -> String {
    format!("{} ({})", errno_name(errno), Errno::from_raw(errno).desc())
}
