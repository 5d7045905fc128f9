//! Many connections that are waited for together: their sockets, and a list of those with something in memory.

use std::cell::{Cell, RefCell};
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
    pub(super) listed: RefCell<Vec<Rc<ListEntry>>>,
    /// Connections that the program has closed, with the time until which the peer may answer.
    pub(super) closing: RefCell<Vec<(Deadline, Rc<ListEntry>)>>,
}

/// A connection as the list has it, at most once.
#[derive(Debug)]
pub(super) struct ListEntry {
    pub(super) token: u32,
    pub(super) is_listed: Cell<bool>,
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
            closing: RefCell::default(),
        }))
    }

    /// Takes the connections that were listed: each had something in memory at the end of a call.
    pub fn take_listed(&self, found: &mut Vec<u32>) {
        found.extend(self.listed.borrow_mut().drain(..).map(|entry| {
            entry.is_listed.set(false);
            entry.token
        }));
    }

    /// Waits until sockets are ready, and appends the numbers of their connections to `found`; or until a signal handler
    /// has left something in the memory of one.
    ///
    /// # Errors
    /// Any [`WaitError`]; `TimedOut` only if nothing is ready.
    pub fn wait(&self, wait: Wait<'_>, found: &mut Vec<u32>) -> Result<(), WaitError> {
        let nearest = self.nearest_close();
        let outcome = wait.until_ready(nearest, |span| self.find(span, found));
        if nearest.has_passed() {
            self.take_overdue(found);
        }
        match outcome {
            // What is ready is found although the time is over.
            Err(WaitError::TimedOut) => match self.find(Duration::ZERO, found) {
                Ok(true) => Ok(()),
                _ => Err(WaitError::TimedOut),
            },
            outcome => outcome,
        }
    }

    fn nearest_close(&self) -> Deadline {
        let closing = self.closing.borrow();
        let deadlines = closing.iter().map(|(deadline, _)| *deadline);
        deadlines.fold(Deadline::NEVER, Deadline::nearer)
    }

    /// Takes the connections whose peers have not answered in time.
    fn take_overdue(&self, found: &mut Vec<u32>) {
        self.closing.borrow_mut().retain(|(deadline, entry)| {
            let is_overdue = deadline.has_passed();
            if is_overdue {
                found.push(entry.token);
            }
            !is_overdue
        });
    }

    fn find(&self, span: Duration, found: &mut Vec<u32>) -> rustix::io::Result<bool> {
        let has_listed = !self.listed.borrow().is_empty();
        let span = if has_listed { Duration::ZERO } else { span };
        Ok(self.events.wait(span, found)? || has_listed)
    }
}
