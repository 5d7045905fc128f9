//! The descriptor of one connection, readable whenever its program has something to do.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};

use crate::wait::Interest;

use super::event_set::EventSet;

/// A set of the socket and of an announcement for what the socket cannot report: data and an end in memory.
#[derive(Debug)]
pub(crate) struct ReadinessDescriptor {
    set: EventSet,
    is_announced: bool,
    /// What the socket is watched for; `None` if it is not in the set.
    interest: Option<Interest>,
}

impl ReadinessDescriptor {
    /// The descriptor of a connection with this socket; `None` once that is closed.
    pub(crate) fn new(socket: Option<BorrowedFd<'_>>) -> io::Result<Self> {
        let set = EventSet::with_announcement()?;
        if let Some(socket) = socket {
            set.add(socket, 0, Interest::READ)?;
        }
        Ok(Self {
            set,
            is_announced: false,
            interest: socket.map(|_| Interest::READ),
        })
    }

    /// Changes what has to be changed.
    pub(crate) fn update(
        &mut self,
        socket: Option<BorrowedFd<'_>>,
        is_ready: bool,
        interest: Interest,
    ) {
        if self.is_announced != is_ready {
            self.is_announced = is_ready;
            self.set.announce(is_ready);
        }
        if let (Some(socket), Some(before)) = (socket, self.interest)
            && before != interest
        {
            self.interest = Some(interest);
            self.set.change(socket, 0, interest);
        }
    }

    /// The socket will be closed.
    pub(crate) fn remove_socket(&mut self, socket: BorrowedFd<'_>) {
        if self.interest.take().is_some() {
            self.set.remove(socket);
        }
    }
}

impl AsFd for ReadinessDescriptor {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.set.as_fd()
    }
}
