//! The membership of a connection in a poller.

use std::io;
use std::os::fd::BorrowedFd;
use std::rc::Rc;

use crate::wait::Interest;

use super::poller_set::PollerSet;

/// Keeps the poller informed of a connection.
#[derive(Debug)]
pub(crate) struct PollerLink {
    set: Rc<PollerSet>,
    token: u32,
    /// Whether the list of the poller has the connection.
    is_listed: bool,
    /// What the socket is watched for; `None` if it is not in the set.
    interest: Option<Interest>,
}

impl PollerLink {
    /// Adds a connection under the number `token`; its socket is `None` once that is closed.
    pub(crate) fn new(
        set: Rc<PollerSet>,
        token: u32,
        socket: Option<BorrowedFd<'_>>,
    ) -> io::Result<Self> {
        if let Some(socket) = socket {
            set.events.add(socket, token, Interest::READ)?;
        }
        Ok(Self {
            set,
            token,
            is_listed: false,
            interest: socket.map(|_| Interest::READ),
        })
    }

    /// Whether the connection is in this set.
    pub(crate) fn is_in(&self, set: &Rc<PollerSet>) -> bool {
        Rc::ptr_eq(&self.set, set)
    }

    /// The poller has taken the connection from its list.
    pub(crate) fn note_taken(&mut self) {
        self.is_listed = false;
    }

    /// Changes what has to be changed.
    pub(crate) fn update(
        &mut self,
        socket: Option<BorrowedFd<'_>>,
        is_ready: bool,
        interest: Interest,
    ) {
        if is_ready && !self.is_listed {
            self.is_listed = true;
            self.set.listed.borrow_mut().push(self.token);
        }
        if let (Some(socket), Some(before)) = (socket, self.interest)
            && before != interest
        {
            self.interest = Some(interest);
            self.set.events.change(socket, self.token, interest);
        }
    }

    /// The socket will be closed, or the connection leaves the poller.
    pub(crate) fn remove_socket(&mut self, socket: BorrowedFd<'_>) {
        if self.interest.take().is_some() {
            self.set.events.remove(socket);
        }
    }
}
