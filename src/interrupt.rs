//! Runs pcntl handlers, time limits and Ctrl-C while a call waits.

use std::cell::Cell;

use ext_php_rs::exception::PhpResult;
use wsclient_core::wait::Interrupt;

use crate::exceptions::throw_concurrency;
use crate::ffi;
use crate::glue;

/// Runs the engine's pending interrupts; remembers a fatal error so that the call can unwind first, and the process in
/// which the call was made.
pub(crate) struct EngineInterrupt {
    bailed_out: Cell<bool>,
    signalled: Cell<bool>,
    process: u32,
}

impl Interrupt for EngineInterrupt {
    fn interrupted(&self) -> bool {
        // SAFETY: called on PHP's own thread, inside a method call.
        match unsafe { ffi::ws_run_interrupts() } {
            0 => self.has_forked(),
            1 => true,
            _ => {
                self.bailed_out.set(true);
                true
            }
        }
    }

    fn note_signal(&self) {
        self.signalled.set(true);
    }

    fn has_forked(&self) -> bool {
        self.process != glue::process_id()
    }
}

impl EngineInterrupt {
    /// For a call that begins now.
    pub(crate) fn new() -> Self {
        Self {
            bailed_out: Cell::new(false),
            signalled: Cell::new(false),
            process: glue::process_id(),
        }
    }

    /// Whether a signal ended a wait.
    pub(crate) fn was_signalled(&self) -> bool {
        self.signalled.get()
    }

    /// Refuses to continue in a child that a handler forked.
    pub(crate) fn check_process(&self) -> PhpResult<()> {
        match self.has_forked() {
            true => Err(throw_concurrency(
                "A signal handler forked while this call waited; the connection belongs to the parent, open a new one here",
            )),
            false => Ok(()),
        }
    }

    /// Continues the fatal error of a handler, if there was one.
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
