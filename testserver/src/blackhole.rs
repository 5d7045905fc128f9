//! Listens with a full accept queue, so that a connection attempt gets no answer at all.

use std::io;
use std::time::Duration;

use rustix::event::PollFlags;
use socket2::{Domain, SockAddr, Socket, Type};

use crate::args::Options;
use crate::connection::poll_one;
use crate::{Failure, lifetime, listen};

/// How long a connect on loopback may stay pending before it counts as unanswered.
const PENDING: Duration = Duration::from_millis(300);
/// A backlog of 0 admits one or two connections; far more than that means the kernel ignores it.
const MOST_CONNECTIONS: usize = 64;

/// Runs `testserver blackhole`.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let address = listen::first_address(options);
    let listener = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    listener.bind(&address.into())?;
    listener.listen(0)?;
    let port = listen::port_of(&listener)?;
    let queued = fill(&listener.local_addr()?, Domain::for_address(address))?;
    lifetime::bound(options.lifetime)?;
    lifetime::announce(&format!("{{\"port\":{port},\"queued\":{}}}", queued.len()))?;
    lifetime::wait()
}

/// Connects until the accept queue takes no more; the sockets keep it full while they live.
fn fill(address: &SockAddr, domain: Domain) -> Result<Vec<Socket>, Failure> {
    let mut sockets = Vec::new();
    while sockets.len() < MOST_CONNECTIONS {
        let socket = Socket::new(domain, Type::STREAM, None)?;
        socket.set_nonblocking(true)?;
        match socket.connect(address) {
            Ok(()) => {}
            Err(error) if in_progress(&error) => {
                if poll_one(&socket, PollFlags::OUT, Some(PENDING)).is_empty() {
                    sockets.push(socket);
                    return Ok(sockets);
                }
            }
            Err(error) => return Err(error.into()),
        }
        sockets.push(socket);
    }
    Err("the accept queue never filled up".into())
}

fn in_progress(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::WouldBlock
        || error.raw_os_error() == Some(rustix::io::Errno::INPROGRESS.raw_os_error())
}
