//! Handshakes that only find out what a server accepts, for a report.

pub(super) mod version_probe;
pub(super) mod wide_hello;
