//! Finds the listening sockets on a port: by sock_diag, or in the tables of `/proc/net`.

use std::fs::File;
use std::io::{ErrorKind, Read as _};

use socket2::{Domain, Protocol, Socket, Type};

use super::listening_socket::ListeningSocket;
use super::proc_net_tcp::{self, ByteOrder, TableLine};
use super::sock_diag::{self, AddressFamily, DumpEnd};

/// How many bytes of a table are read; a listener takes 150 to 180 bytes.
const MAX_TABLE: usize = 256 * 1024;

/// How many listeners one port may have.
const MAX_ROWS: usize = 1024;

/// More than the length of a datagram of the answer (NLMSG_GOODSIZE, 8 KiB at most).
const DATAGRAM: usize = 16 * 1024;

// linux/socket.h, linux/netlink.h
const AF_NETLINK: i32 = 16;
const NETLINK_SOCK_DIAG: i32 = 4;

/// The listening sockets on `port`; `None` if the tables cannot be read.
pub(super) fn find(port: u16) -> Option<Vec<ListeningSocket>> {
    by_sock_diag(port).or_else(|| by_proc_net(port))
}

/// The listeners on `port` by sock_diag; `None` if the kernel or a sandbox does not offer it.
fn by_sock_diag(port: u16) -> Option<Vec<ListeningSocket>> {
    let domain = Domain::from(AF_NETLINK);
    let protocol = Protocol::from(NETLINK_SOCK_DIAG);
    let mut socket = Socket::new(domain, Type::DGRAM, Some(protocol)).ok()?;
    // The kernel answers within the call that asks.
    socket.set_nonblocking(true).ok()?;
    let mut rows = Vec::new();
    let mut buffer = vec![0; DATAGRAM];
    for family in [AddressFamily::V4, AddressFamily::V6] {
        socket.send(&sock_diag::request(family, port)).ok()?;
        loop {
            let length = socket.read(&mut buffer).ok()?;
            match sock_diag::parse(buffer.get(..length)?, &mut rows) {
                DumpEnd::More if length > 0 && rows.len() < MAX_ROWS => {}
                DumpEnd::Done => break,
                // A kernel without IPv6 has no handler for it.
                DumpEnd::Failed if family == AddressFamily::V6 => break,
                _ => return None,
            }
        }
    }
    // A kernel may ignore the port of the request.
    rows.retain(|row| row.port == port);
    Some(rows)
}

/// The listeners on `port` by the tables of `/proc/net`.
fn by_proc_net(port: u16) -> Option<Vec<ListeningSocket>> {
    let mut rows = Vec::new();
    read_table("/proc/net/tcp", port, &mut rows)?;
    read_table("/proc/net/tcp6", port, &mut rows)?;
    Some(rows)
}

/// Adds the listeners on `port`; `None` if the table cannot be read up to its last listener.
fn read_table(path: &str, port: u16, rows: &mut Vec<ListeningSocket>) -> Option<()> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        // A kernel without IPv6 has no table for it.
        Err(error) if error.kind() == ErrorKind::NotFound && path.ends_with('6') => {
            return Some(());
        }
        Err(_) => return None,
    };
    let mut text = Vec::new();
    let mut block = [0; 8192];
    let mut total = 0;
    loop {
        let length = match file.read(&mut block) {
            Ok(0) => return Some(()),
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return None,
        };
        total += length;
        if total > MAX_TABLE {
            return None;
        }
        text.extend_from_slice(block.get(..length)?);
        while let Some(end) = text.iter().position(|byte| *byte == b'\n') {
            let line = text.drain(..=end).collect::<Vec<u8>>();
            match proc_net_tcp::parse(&String::from_utf8_lossy(&line), ByteOrder::NATIVE) {
                TableLine::Listening(row) if row.port == port => rows.push(row),
                // Thousands of connections may follow; there is no listener among them.
                TableLine::Connected => return Some(()),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sources_report_the_same_listeners() {
        let listener = std::net::TcpListener::bind("127.0.0.2:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let tables = by_proc_net(port).unwrap();
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].address.to_string(), "127.0.0.2");
        if let Some(rows) = by_sock_diag(port) {
            assert_eq!(rows, tables);
        }
    }

    #[test]
    fn ipv6_only_is_known_where_the_kernel_reports_it() {
        let Ok(socket) = Socket::new(Domain::IPV6, Type::STREAM, None) else {
            return;
        };
        let any: std::net::SocketAddr = "[::1]:0".parse().unwrap();
        socket.set_only_v6(true).unwrap();
        if socket.bind(&any.into()).is_err() {
            return;
        }
        socket.listen(1).unwrap();
        let port = socket.local_addr().unwrap().as_socket().unwrap().port();
        assert_eq!(by_proc_net(port).unwrap()[0].v6_only, None);
        if let Some(rows) = by_sock_diag(port) {
            assert_eq!(rows[0].v6_only, Some(true));
        }
    }
}
