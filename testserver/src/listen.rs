//! Binds the listeners, says which ports they got, and gives each connection its own thread.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustls::ServerConfig;
use socket2::Socket;

use crate::args::Options;
use crate::connection::Connection;
use crate::lifetime;

const ANY_LOOPBACK: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// One bound address and what is spoken on it.
pub(crate) struct Listener {
    socket: TcpListener,
    port: u16,
    tls: Option<Arc<ServerConfig>>,
}

impl Listener {
    /// The port that it got.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

/// Where `--listen` says to be, or the default.
pub(crate) fn addresses(options: &Options) -> Vec<SocketAddr> {
    if options.listen.is_empty() {
        vec![ANY_LOOPBACK]
    } else {
        options.listen.clone()
    }
}

/// The first of [`addresses`], for the subcommands that hold one port only.
pub(crate) fn first_address(options: &Options) -> SocketAddr {
    options.listen.first().copied().unwrap_or(ANY_LOOPBACK)
}

/// The port that a bound socket got.
pub(crate) fn port_of(socket: &Socket) -> io::Result<u16> {
    let address = socket.local_addr()?.as_socket();
    Ok(address.map_or(0, |address| address.port()))
}

/// Binds every address. With `tls` each of them speaks TLS.
pub(crate) fn bind(
    addresses: &[SocketAddr],
    tls: Option<&Arc<ServerConfig>>,
) -> Result<Vec<Listener>, String> {
    let one = |address: &SocketAddr| {
        let socket = TcpListener::bind(address)?;
        socket.set_nonblocking(true)?;
        let port = socket.local_addr()?.port();
        Ok(Listener {
            socket,
            port,
            tls: tls.cloned(),
        })
    };
    let named = |address| {
        one(address).map_err(|error: io::Error| format!("cannot listen on {address}: {error}"))
    };
    addresses.iter().map(named).collect()
}

/// The ready line: `port` is the first plain listener, or the first of all when every one is TLS.
pub(crate) fn ready_line(listeners: &[Listener]) -> String {
    let ports = |tls: bool| -> Vec<u16> {
        let wanted = listeners.iter().filter(|one| one.tls.is_some() == tls);
        wanted.map(|one| one.port).collect()
    };
    let tls_ports = ports(true);
    let mut plain_ports = ports(false);
    if plain_ports.is_empty() {
        plain_ports.clone_from(&tls_ports);
    }
    let first = |ports: &[u16]| ports.first().copied().unwrap_or(0);
    let mut line = format!(
        "{{\"port\":{},\"ports\":{plain_ports:?}",
        first(&plain_ports)
    );
    if !tls_ports.is_empty() {
        line += &format!(
            ",\"tls_port\":{},\"tls_ports\":{tls_ports:?}",
            first(&tls_ports)
        );
    }
    line + "}"
}

/// Announces the ports, then serves until the lifetime ends, or until `limit` connections are done.
///
/// `handler` gets the connection after the TLS handshake and the number of the connection.
pub(crate) fn serve<H>(listeners: Vec<Listener>, limit: Option<usize>, handler: H) -> io::Result<()>
where
    H: Fn(Connection, usize) + Send + Sync + 'static,
{
    lifetime::announce(&ready_line(&listeners))?;
    let handler = Arc::new(handler);
    let mut threads = Vec::new();
    let mut accepted = 0;
    while limit.is_none_or(|limit| accepted < limit) {
        for index in ready(&listeners)? {
            if limit.is_some_and(|limit| accepted >= limit) {
                break;
            }
            let Some(listener) = listeners.get(index) else {
                continue;
            };
            let Ok((tcp, _)) = listener.socket.accept() else {
                continue;
            };
            accepted += 1;
            let (handler, tls, number) = (handler.clone(), listener.tls.clone(), accepted);
            let thread = thread::Builder::new().spawn(move || {
                if let Some(connection) = Connection::accept(tcp, tls) {
                    handler(connection, number);
                }
            });
            if limit.is_some() {
                threads.extend(thread);
            }
        }
    }
    // Whoever comes after the last wanted connection is refused.
    drop(listeners);
    for thread in threads {
        // A thread that died has ended its connection, which is all that is waited for.
        let _ = thread.join();
    }
    Ok(())
}

/// Waits until at least one listener has a connection, and tells which.
fn ready(listeners: &[Listener]) -> io::Result<Vec<usize>> {
    let mut fds: Vec<PollFd<'_>> = listeners
        .iter()
        .map(|listener| PollFd::new(&listener.socket, PollFlags::IN))
        .collect();
    match poll(&mut fds, None) {
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(errno) => return Err(errno.into()),
    }
    let ready = fds.iter().enumerate();
    Ok(ready
        .filter(|(_, fd)| !fd.revents().is_empty())
        .map(|(index, _)| index)
        .collect())
}
