//! Lets pcntl handlers, time limits and Ctrl-C into a waiting call.

use std::cell::Cell;

use wsclient_core::wait::Interrupt;

use crate::ffi;
use crate::glue;

/// Runs what the engine has pending; remembers a fatal error so that the call can unwind first.
#[derive(Default)]
pub(crate) struct EngineInterrupt {
    bailed_out: Cell<bool>,
}

impl Interrupt for EngineInterrupt {
    fn interrupted(&self) -> bool {
        // SAFETY: called on PHP's own thread, inside a method call.
        match unsafe { ffi::ws_run_interrupts() } {
            0 => false,
            1 => true,
            _ => {
                self.bailed_out.set(true);
                true
            }
        }
    }
}

impl EngineInterrupt {
    /// Goes on with a fatal error that happened in a handler, if one did.
    ///
    /// # Safety
    /// Nothing that needs dropping may be alive in the caller.
    pub(crate) unsafe fn resume_bailout(&self) {
        if self.bailed_out.get() {
            // SAFETY: the caller's promise; `self` needs no drop.
            unsafe { glue::bailout() }
        }
    }
}
