//! What the peer does while a call waits.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use wsclient_core::wait::{Interrupt, Outgoing};

use crate::random::Random;
use crate::scene::Scene;

/// The peer's part while a call waits; then the call is interrupted.
pub(crate) struct Meanwhile<'s> {
    pub(crate) scene: &'s RefCell<Scene>,
    pub(crate) random: RefCell<Random>,
    pub(crate) events: Cell<usize>,
    pub(crate) answers: bool,
    pub(crate) interrupts: bool,
    /// Whether the program asks for the end of the wait, in place of an exception.
    pub(crate) requests: bool,
    pub(crate) is_requested: Cell<bool>,
    /// What a signal handler sends while the call waits.
    pub(crate) handler_sends: RefCell<VecDeque<Outgoing>>,
    pub(crate) has_handler_run: Cell<bool>,
    pub(crate) failure: RefCell<Option<String>>,
}

impl Interrupt for Meanwhile<'_> {
    fn interrupted(&self) -> bool {
        self.has_handler_run.set(true);
        let mut scene = self.scene.borrow_mut();
        while self.events.get() > 0 {
            self.events.set(self.events.get() - 1);
            let outcome = match self.answers {
                true => scene.answer(),
                false => scene.act(&mut self.random.borrow_mut(), 5),
            };
            if let Err(failure) = outcome {
                self.failure.replace(Some(failure));
            }
            if scene.has_unread() || scene.has_ended() {
                return false;
            }
        }
        // Without this, the call would wait for nothing until its limit.
        let is_over = self.interrupts && !scene.has_unread() && !scene.has_ended();
        self.is_requested.set(is_over && self.requests);
        is_over && !self.requests
    }

    fn is_requested(&self) -> bool {
        self.is_requested.get()
    }

    fn has_outgoing(&self) -> bool {
        self.has_handler_run.get() && !self.handler_sends.borrow().is_empty()
    }

    fn take_outgoing(&self) -> Option<Outgoing> {
        self.handler_sends.borrow_mut().pop_front()
    }
}
