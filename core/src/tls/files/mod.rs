//! The files of certificates and keys: how they are read, and in which formats they may be.

pub(super) mod file_format;
pub(super) mod pem;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub(super) mod regular_file;
