//! The TLS session: its handshake, its records, and the stream after it.

pub(super) mod classify;
pub(super) mod client_setup;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub(super) mod clock;
pub(super) mod handshake;
pub(super) mod parameter_numbers;
pub(super) mod server_flight;
mod session_store;
pub(super) mod tls_session;
pub(super) mod tls_stream;
