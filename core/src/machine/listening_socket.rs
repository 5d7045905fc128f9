//! A listening socket, as the kernel describes it.

use std::net::IpAddr;

/// A listening socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListeningSocket {
    /// The address that it is bound to; an IPv4-mapped one as IPv4.
    pub(super) address: IpAddr,
    /// Its port.
    pub(super) port: u16,
    /// Connections that wait to be accepted: a listener's `rx_queue` (`sk_ack_backlog`).
    pub(super) waiting: u32,
    /// The user that it belongs to.
    pub(super) uid: u32,
    /// The inode, by which the links in `/proc/PID/fd` name it.
    pub(super) inode: u64,
    /// Whether an IPv6 socket has `IPV6_V6ONLY`, if that is known; the tables of `/proc/net` do not show it.
    pub(super) v6_only: Option<bool>,
}
