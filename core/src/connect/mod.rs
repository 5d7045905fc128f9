//! Drives a connection from its URL to the 101 under one deadline.

#[expect(clippy::module_inception, reason = "it defines connect()")]
mod connect;
mod failure;
mod listeners;
mod pending_connection;
mod queued_attempts;

pub use connect::{ConnectOptions, Established, connect};
pub use failure::{BackgroundError, ConnectError, ConnectFailure};
pub use pending_connection::{ConnectResult, PendingConnection, end_idle_threads, end_threads};
