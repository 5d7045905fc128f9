//! Reports what waits in the connection to those that wait for it, and looks for it on their behalf.

use std::io;
use std::net::TcpStream;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::rc::Rc;
use std::sync::Arc;

use crate::readiness::{PollerLink, PollerSet, ReadinessDescriptor};
use crate::wait::Interest;

use super::connection::Connection;
use super::ending::CloseWait;
use super::message::Payload;
use super::read_budget::ReadBudget;
use super::receiving::ReceiveStep;

impl<P: Payload> Connection<P> {
    /// Whether a call that ends has to [`Connection::update_watches`].
    #[inline]
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.watches.is_some()
    }

    /// Reports what the call that ends here has left in memory or waiting to be written. The kernel is called only where
    /// that has changed.
    pub fn update_watches(&mut self) {
        if self.watches.is_none() {
            return;
        }
        let is_ready = self.has_work();
        let interest = self.interest();
        let close_deadline = self.close_deadline();
        let socket = self.transport.fd();
        if let Some(watches) = &mut self.watches {
            if let Some(descriptor) = &mut watches.descriptor {
                descriptor.update(socket, is_ready, interest);
            }
            if let Some(link) = &mut watches.poller {
                link.update(socket, is_ready, interest);
                if let Some(deadline) = close_deadline {
                    link.note_closing(deadline);
                }
            }
        }
    }

    /// Whether [`Connection::poll`] has something to do although the socket is not readable.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.has_buffered()
            || self.transport.has_write_failed()
            || self.transport.has_unreported_end()
    }

    /// What the socket has to be waited for: to be read, and to be written if that lets [`Connection::poll`] continue.
    #[must_use]
    pub fn interest(&self) -> Interest {
        Interest {
            read: true,
            write: self.wants_write(),
        }
    }

    /// The socket, which stays open as long as what is returned; `None` once the connection has closed it.
    #[must_use]
    pub fn held_socket(&self) -> Option<Arc<TcpStream>> {
        self.transport.weak_socket()?.hold()
    }

    /// A descriptor that is readable whenever [`Connection::poll`] has something to do: bytes in the socket, messages in
    /// memory, an end to report, and room to write while something waits to be written. Created by the first call; it
    /// remains as it is when the connection ends.
    ///
    /// # Errors
    /// The kernel's error, such as for too many descriptors.
    pub fn readiness(&mut self) -> io::Result<BorrowedFd<'_>> {
        if self.readiness_descriptor().is_none() {
            let descriptor = ReadinessDescriptor::new(self.transport.fd())?;
            self.watches.get_or_insert_default().descriptor = Some(descriptor);
            self.update_watches();
        }
        self.readiness_descriptor()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// The descriptor of [`Connection::readiness`], if there is one.
    #[must_use]
    pub fn readiness_descriptor(&self) -> Option<BorrowedFd<'_>> {
        let descriptor = self.watches.as_ref()?.descriptor.as_ref()?;
        Some(descriptor.as_fd())
    }

    /// Adds the connection to a poller, under the number `token`.
    ///
    /// # Errors
    /// The kernel's error; `AlreadyExists` if the connection is in a poller.
    pub fn join_poller(&mut self, set: &Rc<PollerSet>, token: u32) -> io::Result<()> {
        if self.poller_link().is_some() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let link = PollerLink::new(Rc::clone(set), token, self.transport.fd())?;
        self.watches.get_or_insert_default().poller = Some(link);
        self.update_watches();
        Ok(())
    }

    /// Removes the connection from its poller.
    pub fn leave_poller(&mut self) {
        let socket = self.transport.fd();
        if let Some(watches) = &mut self.watches
            && let Some(mut link) = watches.poller.take()
            && let Some(socket) = socket
        {
            link.remove_socket(socket);
        }
        self.watches
            .take_if(|watches| watches.descriptor.is_none() && watches.poller.is_none());
    }

    /// Whether the connection is in this poller.
    #[must_use]
    pub fn is_in_poller(&mut self, set: &Rc<PollerSet>) -> bool {
        self.poller_link().is_some_and(|link| link.is_in(set))
    }

    fn poller_link(&mut self) -> Option<&mut PollerLink> {
        self.watches.as_mut()?.poller.as_mut()
    }

    /// Reads what has arrived, without waiting, until there is a message or an end that [`Connection::poll`] will
    /// report; whether there is one. Writes what is pending.
    pub fn look(&mut self) -> bool {
        if self.is_closing() {
            self.continue_close();
            return self.has_ended();
        }
        if !self.inbox.is_empty() {
            return true;
        }
        if self.session.has_input()
            && let Some(message) = self.buffered_message()
        {
            self.inbox.push(message);
            return true;
        }
        let mut budget = ReadBudget::of(&self.limits);
        while budget.is_left() {
            match self.step() {
                ReceiveStep::Message(message) => {
                    self.inbox.push(message);
                    return true;
                }
                ReceiveStep::NoMemory => return true,
                ReceiveStep::Ended => {
                    self.finish_close(CloseWait::None);
                    return true;
                }
                ReceiveStep::Blocked => break,
                ReceiveStep::Pong => {}
                ReceiveStep::Read(bytes) => budget.spend(bytes),
            }
            if self.has_nothing_to_read() && !self.has_work() {
                break;
            }
        }
        self.session.shrink();
        false
    }
}
