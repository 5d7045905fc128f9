//! Many connections that are waited for together: their sockets, and a list of those with something in memory.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use crate::deadline::Deadline;
use crate::wait::{Wait, WaitError};

use super::event_set::EventSet;

/// The set of a poller. A connection is known by a number that the poller has chosen.
#[derive(Debug)]
pub struct PollerSet {
    pub(super) events: EventSet,
    /// Connections that have something in memory, in the order in which they were found.
    pub(super) listed: RefCell<Vec<u32>>,
}

/// Which connections a [`PollerSet`] has found.
#[derive(Debug, Default)]
pub struct Found {
    /// They have something in memory.
    pub listed: Vec<u32>,
    /// Their sockets are ready.
    pub ready: Vec<u32>,
}

impl PollerSet {
    /// An empty set.
    ///
    /// # Errors
    /// The kernel's error, such as for too many descriptors.
    pub fn new() -> io::Result<Rc<Self>> {
        Ok(Rc::new(Self {
            events: EventSet::new()?,
            listed: RefCell::default(),
        }))
    }

    /// Waits until a connection has something in memory or its socket is ready. What is in memory is not a reason to
    /// ignore the sockets: so a connection that is always ready does not keep the others from their turn.
    ///
    /// # Errors
    /// Any [`WaitError`].
    pub fn wait(&self, wait: Wait<'_>, found: &mut Found) -> Result<(), WaitError> {
        let outcome = wait.until_ready(Deadline::NEVER, |span| {
            // A signal handler that has just run may have left something.
            found.listed.append(&mut self.listed.borrow_mut());
            let span = match found.listed.is_empty() {
                true => span,
                false => Duration::ZERO,
            };
            let is_ready = self.events.wait(span, &mut found.ready)?;
            Ok(is_ready || !found.listed.is_empty())
        });
        if outcome.is_err() {
            self.put_back(found);
        }
        outcome
    }

    /// Takes back what was found and not looked at.
    pub fn put_back(&self, found: &mut Found) {
        self.listed.borrow_mut().append(&mut found.listed);
        // The sockets are ready still.
        found.ready.clear();
    }
}
