//! Words for who listens on a port of this machine.

use std::net::{IpAddr, SocketAddr};

use super::{Code, Diagnosis};
use crate::machine::{
    AddressMatch, Container, Listener, Listeners, SocketOwner, effective_address,
};
use crate::text::one_line;
use crate::url::{Host, Target};

/// How many listeners are shown.
const SHOWN: usize = 3;

/// How long a program's name may be; the kernel keeps 15 bytes.
const NAME: usize = 40;

/// Explains that this machine refuses at `place`.
#[must_use]
pub(super) fn refused(listeners: &Listeners, place: &str, target: &Target) -> Diagnosis {
    let port = listeners.port;
    let rows = &listeners.rows;
    if rows.is_empty() {
        return nothing_listens(listeners, place);
    }
    if rows
        .iter()
        .any(|row| listeners.address_match(row) <= AddressMatch::Wildcard)
    {
        let problem = format!(
            "connections to {place} are refused, although a process listens on port {port}"
        );
        return Diagnosis::new(Code::TcpRefused, problem)
            .help("the server likely started just now: try again")
            .help("if it persists, a firewall rule of this machine likely rejects the connection");
    }
    let owners: Vec<String> = rows.iter().take(SHOWN).map(address_and_owner).collect();
    let family = match (family(addresses(rows)), family(listeners.dialled.iter())) {
        (Some(Family::V4), Some(Family::V6)) => "on IPv4, ",
        (Some(Family::V6), Some(Family::V4)) => "on IPv6, ",
        _ => "",
    };
    let problem = format!(
        "port {port} accepts connections only {family}at {}",
        owners.join(" and ")
    );
    let mut diagnosis = Diagnosis::new(Code::TcpWrongInterface, problem);
    diagnosis.help = wrong_interface_help(listeners, target);
    diagnosis
}

fn nothing_listens(listeners: &Listeners, place: &str) -> Diagnosis {
    let problem = match listeners.dialled.len() {
        0 | 1 => format!("nothing listens on {place}"),
        _ => format!("nothing listens on port {} at {place}", listeners.port),
    };
    let diagnosis = Diagnosis::new(Code::TcpRefused, problem);
    let loopback = listeners.dialled.iter().all(IpAddr::is_loopback);
    let diagnosis = match listeners.container.filter(|_| loopback) {
        Some(container) => diagnosis.help(container_help(container)),
        None => diagnosis,
    };
    diagnosis.help("start the server, or correct the host and port")
}

fn container_help(container: Container) -> &'static str {
    match container {
        Container::Docker | Container::Other => {
            "localhost is this container itself: for a server in another container use its service name, for one on the host likely host.docker.internal"
        }
        Container::Podman => {
            "localhost is this container itself: for a server in another container use its name, for one on the host host.containers.internal"
        }
        Container::Kubernetes => {
            "localhost is this pod itself: for a server in another pod use the name of its service"
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    V4,
    V6,
}

/// The family that all of them have.
fn family<'a>(mut addresses: impl Iterator<Item = &'a IpAddr>) -> Option<Family> {
    let of = |address: &IpAddr| {
        if address.is_ipv4() {
            Family::V4
        } else {
            Family::V6
        }
    };
    let first = of(addresses.next()?);
    addresses
        .all(|address| of(address) == first)
        .then_some(first)
}

fn addresses(rows: &[Listener]) -> impl Iterator<Item = &IpAddr> {
    rows.iter().map(|row| &row.address)
}

fn wrong_interface_help(listeners: &Listeners, target: &Target) -> Vec<String> {
    let v6_only = addresses(&listeners.rows).any(|at| at.is_ipv6() && at.is_unspecified());
    let Some(dialled) = listeners.dialled.first() else {
        return Vec::new();
    };
    let bind = match family(listeners.dialled.iter()) {
        Some(Family::V4) if v6_only => {
            "bind the server to 0.0.0.0 as well, or disable IPV6_V6ONLY for its socket at ::"
                .to_owned()
        }
        Some(Family::V6) => {
            format!("bind the server to :: (all addresses, usually IPv4 too) or to {dialled}")
        }
        _ => format!("bind the server to 0.0.0.0 (all IPv4 addresses) or to {dialled}"),
    };
    let mut help = vec![bind];
    // Over TLS another host means another name to check, so that is no way out.
    if let Some(row) = listeners.rows.first().filter(|_| !target.secure) {
        let at = SocketAddr::new(effective_address(row.address), listeners.port);
        help.push(match &target.host {
            Host::Name(name) => format!("or connect to {at}; {name} resolves to {dialled} here"),
            Host::Address(_) => format!("or connect to {at}"),
        });
    }
    help
}

/// Explains that this machine does not even answer at `place`.
#[must_use]
pub(super) fn no_answer(listeners: &Listeners, place: &str) -> Diagnosis {
    let diagnosis = Diagnosis::new(Code::TcpTimeout, format!("no answer from {place}"));
    if listeners
        .rows
        .iter()
        .any(|row| listeners.address_match(row) < AddressMatch::None)
    {
        diagnosis.help("the listening process likely accepts no connections, so its queue is full: check whether it is stuck, stopped or overloaded")
    } else {
        diagnosis.help("a firewall rule of this machine likely drops the packets")
    }
}

/// Adds who listens as evidence; those that accept connections to the dialled addresses come first.
#[must_use]
pub(super) fn with_listeners(diagnosis: Diagnosis, listeners: &Listeners) -> Diagnosis {
    let mut rows: Vec<&Listener> = listeners.rows.iter().collect();
    rows.sort_by_key(|row| listeners.address_match(row));
    if rows.is_empty() && diagnosis.code == Code::TcpRefused {
        let place = match listeners.container {
            Some(Container::Kubernetes) => "pod",
            Some(_) => "container",
            None => "machine",
        };
        let text = format!("none on port {} of this {place}", listeners.port);
        return diagnosis.seen("listener", text);
    }
    let waited = matches!(diagnosis.code, Code::HandshakeTimeout | Code::TlsTimeout);
    let mut diagnosis = diagnosis;
    if waited && rows.first().is_some_and(|row| row.owner.is_this_process()) {
        let help = "this process itself owns the port and cannot answer while it waits: run the server in another process";
        diagnosis.help.insert(0, help.to_owned());
        diagnosis.help.truncate(Diagnosis::MAX_HELP);
    }
    // It would have accepted the connection otherwise.
    let refused = diagnosis.code == Code::TcpWrongInterface;
    rows.into_iter()
        .take(SHOWN)
        .fold(diagnosis, |diagnosis, row| {
            let v6_only = row.v6_only == Some(true) && row.address.is_unspecified()
                || refused && listeners.address_match(row) == AddressMatch::UnlessV6Only;
            diagnosis.seen("listener", row_text(row, listeners.port, v6_only))
        })
}

fn row_text(row: &Listener, port: u16, v6_only: bool) -> String {
    let at = SocketAddr::new(row.address, port);
    let only = if v6_only {
        ", for IPv6 only (IPV6_V6ONLY)"
    } else {
        ""
    };
    let waiting = match row.waiting {
        0 => String::new(),
        1 => ", 1 connection waits to be accepted".to_owned(),
        many => format!(", {many} connections wait to be accepted"),
    };
    format!("{} at {at}{only}{waiting}", owner_text(&row.owner))
}

fn address_and_owner(row: &Listener) -> String {
    match brief(&row.owner) {
        Some(owner) => format!("{} ({owner})", row.address),
        None => row.address.to_string(),
    }
}

fn owner_text(owner: &SocketOwner) -> String {
    match owner {
        SocketOwner::Process { name, pid } if owner.is_this_process() => {
            format!("{} (pid {pid}, this process)", one_line(name, NAME))
        }
        SocketOwner::Process { name, pid } => format!("{} (pid {pid})", one_line(name, NAME)),
        SocketOwner::Unreadable { uid } => format!("a process of user id {uid} (pid not readable)"),
        SocketOwner::Elsewhere => "a process not visible from here (pid unknown)".to_owned(),
        SocketOwner::NotSearched => "an unknown process (too many processes to search)".to_owned(),
    }
}

fn brief(owner: &SocketOwner) -> Option<String> {
    match owner {
        SocketOwner::Process { name, pid } => Some(format!("{}, pid {pid}", one_line(name, NAME))),
        SocketOwner::Unreadable { uid } => Some(format!("a process of user id {uid}")),
        SocketOwner::Elsewhere | SocketOwner::NotSearched => None,
    }
}

#[cfg(test)]
mod tests;
