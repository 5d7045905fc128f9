//! The trusted certificates: where they are configured, how they are read, and what each of them allows.

pub(super) mod anchor;
pub(super) mod anchor_encoding;
pub(super) mod settings;
pub(super) mod source;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub(super) mod source_identity;
pub(super) mod store;
pub(super) mod summary;
