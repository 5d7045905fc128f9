//! The trusted certificates: where they are configured, how they are read, and what each of them allows.

pub(super) mod anchor;
pub(super) mod source;
pub(super) mod store;
