//! The TCP socket of a connection, its record, and what the kernel knows about it.

mod tcp_info;
#[cfg(test)]
mod tests;
#[expect(
    clippy::module_inception,
    reason = "the file is named after the type that it defines"
)]
mod wire;

pub use tcp_info::{GetTcpInfo, TcpInfo, set_tcp_info_source};
pub use wire::{DEAD_LINK_TIMEOUT, StreamEnd, Tap, WeakSocket, Wire};
