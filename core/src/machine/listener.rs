//! A program that listens on a port, and whether it accepts connections to an address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// One listening socket, or several of one process at one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// The address that it is bound to; an IPv4-mapped one as IPv4.
    pub address: IpAddr,
    /// Whether an IPv6 socket has `IPV6_V6ONLY`; `None` if it is not known, or is IPv4.
    pub v6_only: Option<bool>,
    /// Connections that wait to be accepted.
    pub waiting: u32,
    /// The process that owns it.
    pub owner: SocketOwner,
}

/// The process that owns a listening socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketOwner {
    /// This process.
    Process {
        /// The name of the program, never its arguments: they may hold secrets.
        name: String,
        /// The process id.
        pid: u32,
    },
    /// None of the processes whose descriptors this one may read.
    Unreadable {
        /// The user id that the socket belongs to.
        uid: u32,
    },
    /// None of all processes of this PID namespace.
    Elsewhere,
    /// Unknown: the search reached its limits.
    NotSearched,
}

impl SocketOwner {
    /// Whether this process itself owns the socket.
    #[must_use]
    pub fn is_this_process(&self) -> bool {
        matches!(self, Self::Process { pid, .. } if *pid == std::process::id())
    }
}

/// Whether a listener accepts connections to an address, in the order of certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddressMatch {
    /// It is bound to this address.
    Exact,
    /// It is bound to all addresses of the family.
    Wildcard,
    /// It is an IPv6 wildcard, which accepts IPv4 unless `IPV6_V6ONLY` is set; whether it is set is not known.
    UnlessV6Only,
    /// It does not accept them.
    None,
}

impl Listener {
    /// Whether it accepts connections to `target`.
    #[must_use]
    pub fn address_match(&self, target: IpAddr) -> AddressMatch {
        let target = effective_address(target);
        match self.address {
            address if address == target => AddressMatch::Exact,
            IpAddr::V4(Ipv4Addr::UNSPECIFIED) if target.is_ipv4() => AddressMatch::Wildcard,
            IpAddr::V6(Ipv6Addr::UNSPECIFIED) if target.is_ipv6() => AddressMatch::Wildcard,
            IpAddr::V6(Ipv6Addr::UNSPECIFIED) => match self.v6_only {
                Some(false) => AddressMatch::Wildcard,
                Some(true) => AddressMatch::None,
                None => AddressMatch::UnlessV6Only,
            },
            _ => AddressMatch::None,
        }
    }
}

/// The address to which a connection is really made: an IPv4-mapped one is IPv4, and `0.0.0.0` and `::`
/// are the loopback addresses.
#[must_use]
pub fn effective_address(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => Ipv6Addr::LOCALHOST.into(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listener(address: &str) -> Listener {
        Listener {
            address: address.parse().unwrap(),
            v6_only: None,
            waiting: 0,
            owner: SocketOwner::Elsewhere,
        }
    }

    #[test]
    fn a_listener_accepts_its_own_address_and_a_wildcard_its_family() {
        for (at, target, expected) in [
            ("127.0.0.1", "127.0.0.1", AddressMatch::Exact),
            ("127.0.0.1", "::ffff:127.0.0.1", AddressMatch::Exact),
            ("127.0.0.1", "0.0.0.0", AddressMatch::Exact),
            ("127.0.0.1", "127.0.0.2", AddressMatch::None),
            ("127.0.0.1", "::1", AddressMatch::None),
            ("0.0.0.0", "127.0.0.2", AddressMatch::Wildcard),
            ("0.0.0.0", "::1", AddressMatch::None),
            ("::1", "::", AddressMatch::Exact),
            ("::1", "127.0.0.1", AddressMatch::None),
            ("::", "fe80::1", AddressMatch::Wildcard),
            ("::", "10.0.0.1", AddressMatch::UnlessV6Only),
        ] {
            let matches = listener(at).address_match(target.parse().unwrap());
            assert_eq!(matches, expected, "{at} for {target}");
        }
        for (v6_only, expected) in [(true, AddressMatch::None), (false, AddressMatch::Wildcard)] {
            let row = Listener {
                v6_only: Some(v6_only),
                ..listener("::")
            };
            assert_eq!(row.address_match("10.0.0.1".parse().unwrap()), expected);
            assert_eq!(
                row.address_match("::1".parse().unwrap()),
                AddressMatch::Wildcard
            );
        }
    }
}
