//! Who waits for a connection besides its own calls: a descriptor for event loops, and a poller.

use std::os::fd::BorrowedFd;

use crate::readiness::{PollerLink, ReadinessDescriptor};
use crate::wait::Interest;

/// Who waits for the connection besides its own calls.
#[derive(Debug, Default)]
pub(super) struct Watches {
    pub(super) descriptor: Option<ReadinessDescriptor>,
    pub(super) poller: Option<PollerLink>,
}

impl Watches {
    /// The socket will be closed.
    pub(super) fn remove_socket(&mut self, socket: BorrowedFd<'_>) {
        if let Some(descriptor) = &mut self.descriptor {
            descriptor.remove_socket(socket);
        }
        if let Some(link) = &mut self.poller {
            link.remove_socket(socket);
        }
    }

    /// The connection is destroyed: a duplicate of the descriptor is never ready again, so that a loop that still
    /// watches it does not run forever.
    pub(super) fn silence(&mut self) {
        if let Some(descriptor) = &mut self.descriptor {
            descriptor.update(None, false, Interest::READ);
        }
    }
}
