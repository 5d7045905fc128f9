//! A listening socket, as the kernel describes it.

use std::net::IpAddr;

/// A listening socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListeningSocket {
    /// The address it is bound to, IPv4-mapped ones as IPv4.
    pub(super) address: IpAddr,
    /// Its port.
    pub(super) port: u16,
    /// Connections that wait to be accepted: a listener's `rx_queue` (`sk_ack_backlog`).
    pub(super) waiting: u32,
    /// The user it belongs to.
    pub(super) uid: u32,
    /// What the links in `/proc/PID/fd` name it by.
    pub(super) inode: u64,
    /// Whether an IPv6 socket has `IPV6_V6ONLY`, as far as it is known; these tables do not show it.
    pub(super) v6_only: Option<bool>,
}
