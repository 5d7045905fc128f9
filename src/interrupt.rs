//! Runs pcntl handlers, time limits and Ctrl-C while a call waits.

use std::cell::Cell;

use ext_php_rs::exception::PhpResult;
use wsclient_core::wait::{Interrupt, Outgoing};

use crate::exceptions::throw_concurrency;
use crate::ffi;
use crate::glue;
use crate::outbox::Outbox;

/// Runs the engine's pending interrupts; remembers a fatal error so that the call can unwind first, and the process in
/// which the call was made.
pub(crate) struct EngineInterrupt<'c> {
    /// Whether the program has asked that the call of a client ends.
    requested: Option<&'c Cell<bool>>,
    /// What the call sends before it waits on.
    outbox: Option<&'c Outbox>,
    bailed_out: Cell<bool>,
    signalled: Cell<bool>,
    process: u32,
}

impl Interrupt for EngineInterrupt<'_> {
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

    fn is_requested(&self) -> bool {
        // What is pending is thrown first.
        self.requested.is_some_and(Cell::get) && !self.bailed_out.get() && !glue::has_exception()
    }

    fn has_outgoing(&self) -> bool {
        self.outbox.is_some_and(|outbox| !outbox.is_empty())
    }

    fn take_outgoing(&self) -> Option<Outgoing> {
        self.outbox?.pop()
    }

    fn note_unsent(&self, bytes: u64) {
        if let Some(outbox) = self.outbox {
            outbox.note_unsent(bytes);
        }
    }

    fn note_signal(&self) {
        self.signalled.set(true);
    }

    fn has_forked(&self) -> bool {
        self.process != glue::process_id()
    }
}

impl<'c> EngineInterrupt<'c> {
    /// For something that begins now, without a client.
    pub(crate) fn new() -> Self {
        Self {
            requested: None,
            outbox: None,
            bailed_out: Cell::new(false),
            signalled: Cell::new(false),
            process: glue::process_id(),
        }
    }

    /// For a call of a client that begins now.
    pub(crate) fn of_call(requested: &'c Cell<bool>, outbox: Option<&'c Outbox>) -> Self {
        Self {
            requested: Some(requested),
            outbox,
            ..Self::new()
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
