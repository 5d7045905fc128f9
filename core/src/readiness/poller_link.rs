//! The membership of a connection in a poller.

use std::cell::Cell;
use std::io;
use std::os::fd::BorrowedFd;
use std::rc::Rc;

use crate::deadline::Deadline;
use crate::wait::Interest;

use super::poller_set::{ListEntry, PollerSet};

/// Keeps the poller informed of a connection.
#[derive(Debug)]
pub(crate) struct PollerLink {
    set: Rc<PollerSet>,
    entry: Rc<ListEntry>,
    /// Whether the poller knows until when the peer may answer the program's Close frame.
    is_closing: bool,
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
            entry: Rc::new(ListEntry {
                token,
                is_listed: Cell::new(false),
            }),
            is_closing: false,
            interest: socket.map(|_| Interest::READ),
        })
    }

    /// Whether the connection is in this set.
    pub(crate) fn is_in(&self, set: &Rc<PollerSet>) -> bool {
        Rc::ptr_eq(&self.set, set)
    }

    /// Changes what has to be changed.
    pub(crate) fn update(
        &mut self,
        socket: Option<BorrowedFd<'_>>,
        is_ready: bool,
        interest: Interest,
    ) {
        if is_ready && !self.entry.is_listed.replace(true) {
            self.set.listed.borrow_mut().push(Rc::clone(&self.entry));
        }
        if let (Some(socket), Some(before)) = (socket, self.interest)
            && before != interest
        {
            self.interest = Some(interest);
            self.set.events.change(socket, self.entry.token, interest);
        }
    }

    /// The program has closed the connection without waiting: the poller looks at it at the deadline.
    pub(crate) fn note_closing(&mut self, deadline: Deadline) {
        if !std::mem::replace(&mut self.is_closing, true) {
            let entry = Rc::clone(&self.entry);
            self.set.closing.borrow_mut().push((deadline, entry));
        }
    }

    /// The socket will be closed, or the connection leaves the poller.
    pub(crate) fn remove_socket(&mut self, socket: BorrowedFd<'_>) {
        if self.interest.take().is_some() {
            self.set.events.remove(socket);
        }
    }
}
