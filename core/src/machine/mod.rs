//! What this machine itself knows about a port of its own: who listens on it, and at which addresses.
//!
//! Asked only after a failure, and only about addresses of this machine. The tables are Linux's;
//! elsewhere, and where they cannot be read, nothing is known.

mod container;
mod limits;
mod local;
#[cfg(any(target_os = "linux", test))]
mod process;
#[cfg(target_os = "linux")]
mod search;
#[cfg(any(target_os = "linux", test))]
mod sock_diag;
#[cfg(any(target_os = "linux", test))]
mod table;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

pub use container::Container;
pub use limits::ThreadLimits;
pub(crate) use limits::lacks_descriptors;

/// Who listens on one port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listeners {
    /// The addresses that were dialled, all of this machine, as [`effective_address`].
    pub dialled: Vec<IpAddr>,
    /// The port.
    pub port: u16,
    /// All that listen on it, whatever the address; empty if nobody does.
    pub rows: Vec<Listener>,
    /// The container that this process runs in, as far as it shows.
    pub container: Option<Container>,
}

/// One listening socket, or several of one process at one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// The address it is bound to; an IPv4-mapped one is shown as IPv4.
    pub address: IpAddr,
    /// Whether an IPv6 socket has `IPV6_V6ONLY`; `None` if it is not known, or is IPv4.
    pub v6_only: Option<bool>,
    /// Connections that wait to be accepted.
    pub waiting: u32,
    /// The process behind it.
    pub owner: SocketOwner,
}

/// The process that holds a listening socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketOwner {
    /// It was found.
    Process {
        /// The name of the program, never its arguments: they may hold secrets.
        name: String,
        /// The process id.
        pid: u32,
    },
    /// It was not found among the processes whose descriptors this one may read.
    Unreadable {
        /// The user id that the socket belongs to.
        uid: u32,
    },
    /// All processes could be read and none has it: it is in another PID namespace.
    Elsewhere,
    /// The search was given up, for it would have cost too much.
    NotSearched,
}

impl SocketOwner {
    /// Whether this very process holds the socket.
    #[must_use]
    pub fn is_this_process(&self) -> bool {
        matches!(self, Self::Process { pid, .. } if *pid == std::process::id())
    }
}

/// Whether a listener takes connections to an address; the surer comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddressMatch {
    /// It is bound to this address.
    Exact,
    /// It is bound to all addresses of the family.
    Wildcard,
    /// An IPv6 wildcard takes IPv4 unless `IPV6_V6ONLY` is set, which is not known.
    UnlessV6Only,
    /// It does not.
    None,
}

impl Listeners {
    /// Whether a listener takes connections to one of the dialled addresses, and how surely.
    #[must_use]
    pub fn address_match(&self, row: &Listener) -> AddressMatch {
        let matches = self
            .dialled
            .iter()
            .map(|address| row.address_match(*address));
        matches.min().unwrap_or(AddressMatch::None)
    }
}

impl Listener {
    /// Whether it takes connections to `target`.
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

/// The address that is really dialled: an IPv4-mapped one is IPv4, and `0.0.0.0` and `::` are the
/// loopback addresses for whoever connects.
#[must_use]
pub fn effective_address(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => Ipv6Addr::LOCALHOST.into(),
        other => other,
    }
}

/// Who listens on the port of `addresses`; `None` if one of them is not this machine's, or it
/// cannot be told.
#[must_use]
pub fn listeners(addresses: &[SocketAddr]) -> Option<Listeners> {
    let port = addresses.first()?.port();
    let dialled: Vec<IpAddr> = addresses
        .iter()
        .map(|address| effective_address(address.ip()))
        .collect();
    if !local::are_local(&dialled) {
        return None;
    }
    Some(Listeners {
        dialled,
        port,
        rows: rows(port)?,
        container: container::current(),
    })
}

#[cfg(target_os = "linux")]
fn rows(port: u16) -> Option<Vec<Listener>> {
    search::rows(port)
}

#[cfg(not(target_os = "linux"))]
fn rows(_: u16) -> Option<Vec<Listener>> {
    None
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
    fn a_listener_takes_its_own_address_and_a_wildcard_its_family() {
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

    #[test]
    fn foreign_addresses_are_not_looked_up() {
        // RFC 5737: no machine has an address for documentation.
        assert_eq!(listeners(&["192.0.2.1:80".parse().unwrap()]), None);
        let mixed = [
            "127.0.0.1:80".parse().unwrap(),
            "192.0.2.1:80".parse().unwrap(),
        ];
        assert_eq!(listeners(&mixed), None);
        assert_eq!(listeners(&[]), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_own_listener_is_found_with_its_process_and_its_queue() {
        let socket = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let own = |waiting| Listener {
            address: address.ip(),
            v6_only: None,
            waiting,
            owner: SocketOwner::Process {
                name: std::fs::read_to_string("/proc/self/comm")
                    .unwrap()
                    .trim_end()
                    .to_owned(),
                pid: std::process::id(),
            },
        };
        assert_eq!(listeners(&[address]).unwrap().rows, [own(0)]);
        let _waits = std::net::TcpStream::connect(address).unwrap();
        // Another address of the same port is told the same.
        let other = SocketAddr::new("127.0.0.2".parse().unwrap(), address.port());
        assert_eq!(listeners(&[other]).unwrap().rows, [own(1)]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_bound_port_without_a_listener_has_no_rows() {
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None);
        let socket = socket.unwrap();
        let any: SocketAddr = "127.0.0.1:0".parse().unwrap();
        socket.bind(&any.into()).unwrap();
        let address = socket.local_addr().unwrap().as_socket().unwrap();
        assert_eq!(listeners(&[address]).unwrap().rows, []);
    }
}
