//! The listeners on a port of this machine, with their processes.

use std::net::{IpAddr, SocketAddr};

use super::container::{self, Container};
use super::listener::{AddressMatch, Listener, SocketOwner, effective_address};
#[cfg(target_os = "linux")]
use super::listening_sockets;
use super::local;
#[cfg(target_os = "linux")]
use super::owner_search;

/// The listeners on one port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listeners {
    /// The addresses that were dialled, all of this machine, as [`effective_address`].
    pub dialled: Vec<IpAddr>,
    /// The port.
    pub port: u16,
    /// All listeners on it, at any address; empty if there are none.
    pub rows: Vec<Listener>,
    /// The container that this process runs in, if it is recognised.
    pub container: Option<Container>,
}

impl Listeners {
    /// Whether a listener accepts connections to one of the dialled addresses: the most certain answer.
    #[must_use]
    pub fn address_match(&self, row: &Listener) -> AddressMatch {
        let matches = self
            .dialled
            .iter()
            .map(|address| row.address_match(*address));
        matches.min().unwrap_or(AddressMatch::None)
    }

    /// The name of the process that most certainly accepted a connection to the dialled addresses.
    #[must_use]
    pub fn process(&self) -> Option<&str> {
        let accepting = self.rows.iter().filter_map(|row| {
            let matches = self.address_match(row);
            (matches < AddressMatch::None).then_some((matches, row))
        });
        let (_, row) = accepting.min_by_key(|(matches, _)| *matches)?;
        match &row.owner {
            SocketOwner::Process { name, .. } => Some(name),
            SocketOwner::Unreadable { .. } | SocketOwner::Elsewhere | SocketOwner::NotSearched => {
                None
            }
        }
    }
}

/// The listeners on the port of `addresses`; `None` if one of these is not of this machine, or if the
/// listeners cannot be found out.
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

/// The listeners on `port` with their processes; `None` if the tables cannot be read.
#[cfg(target_os = "linux")]
fn rows(port: u16) -> Option<Vec<Listener>> {
    let budget = owner_search::SearchBudget::start();
    let found = listening_sockets::find(port)?;
    let owners = owner_search::owners(&found, budget);
    let mut rows: Vec<Listener> = Vec::new();
    for (row, owner) in found.iter().zip(owners) {
        // Several sockets of one process at one address (SO_REUSEPORT) are one listener.
        let same = rows
            .iter_mut()
            .find(|known| known.address == row.address && known.owner == owner);
        match same {
            Some(known) => known.waiting = known.waiting.saturating_add(row.waiting),
            None => rows.push(Listener {
                address: row.address,
                v6_only: row.v6_only,
                waiting: row.waiting,
                owner,
            }),
        }
    }
    Some(rows)
}

#[cfg(not(target_os = "linux"))]
fn rows(_: u16) -> Option<Vec<Listener>> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_os = "linux")]
    use crate::machine::listener::SocketOwner;

    #[test]
    fn addresses_of_other_machines_are_not_looked_up() {
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
    fn a_listener_of_this_process_is_found_with_its_queue() {
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
        // The result is the same for another address of the port.
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
