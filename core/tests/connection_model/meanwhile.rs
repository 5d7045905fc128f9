//! What the peer does while a call waits.

use std::cell::{Cell, RefCell};

use wsclient_core::wait::Interrupt;

use crate::random::Random;
use crate::scene::Scene;

/// The peer's part while a call waits; then the call is interrupted.
pub(crate) struct Meanwhile<'s> {
    pub(crate) scene: &'s RefCell<Scene>,
    pub(crate) random: RefCell<Random>,
    pub(crate) events: Cell<usize>,
    pub(crate) answers: bool,
    pub(crate) interrupts: bool,
    pub(crate) failure: RefCell<Option<String>>,
}

impl Interrupt for Meanwhile<'_> {
    fn interrupted(&self) -> bool {
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
        self.interrupts && !scene.has_unread() && !scene.has_ended()
    }
}
