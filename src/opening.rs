//! The class `WsClient\Opening`: a connection that is being opened on a thread, and what its methods return.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::mem::offset_of;
use std::os::fd::IntoRawFd as _;
use std::rc::Rc;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::{ZendObject, Zval};
use wsclient_core::connect::{ConnectOptions, PendingConnection};
use wsclient_core::wait::WaitError;

use crate::arguments::Arguments;
use crate::classes::ClassName;
use crate::exceptions::{throw_concurrency, throw_connect_failure};
use crate::ffi;
use crate::glue;
use crate::interrupt::EngineInterrupt;
use crate::object::{CallLimits, ObjectPart, WsClient};

/// The Rust part of an object of the class.
pub(crate) struct Opening {
    attempt: RefCell<Attempt>,
    limits: CallLimits,
    /// The process that opens the connection.
    process: u32,
    /// How many children it had forked by then.
    forks: u32,
    /// Whether a call of `finish()` waits.
    is_waiting: Cell<bool>,
}

enum Attempt {
    /// Its result has not been handed out. A call of `finish()` shares it while it waits.
    Pending(Rc<PendingConnection>),
    Finished,
    Cancelled,
}

impl ObjectPart for Opening {
    #[inline]
    unsafe fn slot(object: *mut ZendObject) -> *mut *mut c_void {
        let whole = object.wrapping_byte_sub(offset_of!(ffi::ws_opening_object, std));
        // SAFETY: registration.c creates our objects in this form.
        unsafe { &raw mut (*whole.cast::<ffi::ws_opening_object>()).opening }
    }
}

impl Opening {
    pub(crate) fn start(url: &str, options: ConnectOptions, limits: CallLimits) -> Self {
        let forks = glue::fork_count();
        let pending = PendingConnection::start(url, options);
        Self {
            attempt: RefCell::new(Attempt::Pending(Rc::new(pending))),
            limits,
            process: glue::process_id(),
            forks,
            is_waiting: Cell::new(false),
        }
    }

    /// As an object.
    pub(crate) fn put_into(self, result: &mut Zval) -> PhpResult<()> {
        // SAFETY: the class is that of the part.
        unsafe { put_object(self, result, ffi::ws_new_opening) }
    }

    pub(crate) fn stream(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        let pending = self.pending()?;
        let fd = pending
            .duplicate_fd()
            .map_err(|failure| throw_connect_failure(&failure))?;
        // SAFETY: the descriptor is handed over to the stream.
        match unsafe { ffi::ws_stream(result, fd.into_raw_fd(), ClassName::WS_OPENING) } {
            true => Ok(()),
            false => Err(glue::pending_exception()),
        }
    }

    pub(crate) fn is_ready(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        self.check_process()?;
        result.set_bool(match &*self.attempt.borrow() {
            Attempt::Pending(pending) => pending.is_decided(),
            Attempt::Finished | Attempt::Cancelled => true,
        });
        Ok(())
    }

    pub(crate) fn finish(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        let pending = self.pending()?;
        if self.is_waiting.replace(true) {
            return Err(throw_concurrency(
                "This WsClient\\Opening is in use: a signal handler or another fiber called finish() while a call of it waits",
            ));
        }
        let interrupt = EngineInterrupt::new();
        let waited = pending.wait(&interrupt);
        self.is_waiting.set(false);
        drop(pending);
        // SAFETY: nothing that needs dropping is alive: a wait that a fatal error ended has no other error.
        unsafe { interrupt.resume_bailout() };
        interrupt.check_process()?;
        match waited {
            Ok(()) => self.hand_out(result),
            Err(WaitError::Os(error)) => Err(glue::throw_error(&format!(
                "the system could not wait for the connection: {error}"
            ))),
            Err(WaitError::Interrupted | WaitError::TimedOut) => Err(glue::pending_exception()),
        }
    }

    pub(crate) fn cancel(&self, arguments: Arguments<'_>, _: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        self.check_process()?;
        let mut attempt = self.attempt.borrow_mut();
        if let Attempt::Pending(pending) = &*attempt {
            // Also where a call of finish() shares it, which then ends.
            pending.cancel();
            *attempt = Attempt::Cancelled;
        }
        Ok(())
    }

    /// Returns the connection of an attempt that is decided, or throws why there is none.
    fn hand_out(&self, result: &mut Zval) -> PhpResult<()> {
        // A signal handler may have cancelled it.
        let pending = self.pending()?;
        let Some(outcome) = pending.take_result() else {
            return Err(glue::throw_error(
                "The thread that opened the connection has ended early, which is a bug",
            ));
        };
        drop(pending);
        self.attempt.replace(Attempt::Finished);
        let established = outcome.map_err(|failure| throw_connect_failure(&failure))?;
        let client = WsClient::open(established, self.limits, self.forks);
        // SAFETY: the class is that of the part.
        unsafe { put_object(client, result, ffi::ws_new_client) }
    }

    /// The attempt, whose result has not been handed out.
    pub(crate) fn pending(&self) -> PhpResult<Rc<PendingConnection>> {
        self.check_process()?;
        match &*self.attempt.borrow() {
            Attempt::Pending(pending) => Ok(Rc::clone(pending)),
            Attempt::Finished => Err(glue::throw_error(
                "finish() has already handed out the result of this WsClient\\Opening",
            )),
            Attempt::Cancelled => Err(glue::throw_error("This WsClient\\Opening was cancelled")),
        }
    }

    fn check_process(&self) -> PhpResult<()> {
        if self.process == glue::process_id() {
            return Ok(());
        }
        Err(throw_concurrency(
            "This WsClient\\Opening was created by another process, before a fork; open a new connection here",
        ))
    }
}

/// Puts an object with this part into `result`.
///
/// # Safety
/// `create` creates objects of the class whose part `T` is.
unsafe fn put_object<T>(
    part: T,
    result: &mut Zval,
    create: unsafe extern "C" fn(*mut Zval, *mut c_void) -> bool,
) -> PhpResult<()> {
    let part = Box::into_raw(Box::new(part));
    // SAFETY: the caller's promise; the part is handed over, and comes back if there is no object.
    unsafe {
        if create(result, part.cast()) {
            return Ok(());
        }
        drop(Box::from_raw(part));
    }
    Err(glue::pending_exception())
}
