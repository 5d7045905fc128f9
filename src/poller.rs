//! The class `WsClient\Poller`: waits for many clients, and hands out those that are ready.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::time::{Duration, Instant};

use ext_php_rs::boxed::ZBox;
use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::types::{ZendHashTable, ZendObject, Zval};
use wsclient_core::connection::ConnectionError;
use wsclient_core::readiness::PollerSet;
use wsclient_core::wait::{Interrupt, Wait, WaitError};

use crate::arguments::{Arguments, seconds};
use crate::calls::in_use;
use crate::exceptions::{
    throw_concurrency, throw_interrupted, throw_no_descriptor, throw_wait_failed,
};
use crate::ffi;
use crate::glue;
use crate::interrupt::EngineInterrupt;
use crate::memory::MessageForm;
use crate::object::{ObjectPart as _, WsClient, constructed_client};

/// The Rust part of an object of the class. The objects of its clients are in the object itself.
pub(crate) struct Poller {
    set: Rc<PollerSet>,
    /// Clients that were found and not looked at, by their numbers.
    found: RefCell<Vec<u32>>,
    /// The number of the last wait, so that each client is returned once.
    round: Cell<u64>,
    /// Whether the next wait ends immediately.
    is_interrupted: Cell<bool>,
    /// The process that created it. A child shares the kernel's set, which it must not change.
    process: u32,
}

/// The clients of a poller's object.
#[derive(Clone, Copy)]
pub(crate) struct Clients(*mut ZendObject);

impl Clients {
    /// # Safety
    /// `object` is of the class `Poller`, and outlives the value.
    pub(crate) unsafe fn of(object: *mut ZendObject) -> Self {
        Self(object)
    }

    fn count(self) -> u32 {
        // SAFETY: the promise of `of`.
        unsafe { ffi::ws_poller_count(self.0) }
    }

    /// A client that is still there, and its object.
    fn find<'a>(self, number: u32) -> Option<(*mut ZendObject, &'a WsClient)> {
        // SAFETY: the promise of `of`; the poller holds the object, and no code of PHP runs while a client is used here.
        unsafe {
            let object = ffi::ws_poller_find(self.0, number);
            match object.is_null() {
                true => None,
                false => Some((object, WsClient::of(object)?)),
            }
        }
    }
}

/// The engine's interrupt, and `interrupt()`.
struct PollerInterrupt<'a> {
    engine: EngineInterrupt<'a>,
    is_interrupted: &'a Cell<bool>,
}

impl Interrupt for PollerInterrupt<'_> {
    fn interrupted(&self) -> bool {
        self.engine.interrupted() || self.is_interrupted.get()
    }

    fn note_signal(&self) {
        self.engine.note_signal();
    }

    fn has_forked(&self) -> bool {
        self.engine.has_forked()
    }
}

impl Poller {
    pub(crate) fn construct(arguments: Arguments<'_>) -> PhpResult<Self> {
        arguments.expect(0, 0)?;
        let set = PollerSet::new()
            .map_err(|error| throw_no_descriptor(error.raw_os_error().unwrap_or_default()))?;
        Ok(Self {
            set,
            found: RefCell::default(),
            round: Cell::new(0),
            is_interrupted: Cell::new(false),
            process: glue::process_id(),
        })
    }

    pub(crate) fn add(
        &self,
        clients: Clients,
        arguments: Arguments<'_>,
        _: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(1, 1)?;
        self.check_process()?;
        let object = arguments.client(1)?;
        // SAFETY: an object of the class, which the call holds.
        let (client, number) = unsafe { (constructed_client(object)?, (*object).handle) };
        client.check_process()?;
        let joined = client
            .connection
            .try_borrow_mut()
            .map_err(|_| in_use())?
            .join_poller(&self.set, number);
        if let Err(error) = joined {
            return Err(match error.raw_os_error() {
                None => glue::throw_error("The WsClient is in a WsClient\\Poller already"),
                Some(errno) => throw_no_descriptor(errno),
            });
        }
        client.round.set(0);
        // SAFETY: both objects live; it is not there yet, since it was in no poller.
        unsafe { ffi::ws_poller_hold(clients.0, object) };
        Ok(())
    }

    pub(crate) fn remove(
        &self,
        clients: Clients,
        arguments: Arguments<'_>,
        _: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(1, 1)?;
        self.check_process()?;
        let object = arguments.client(1)?;
        // SAFETY: an object of the class, which the call holds.
        let (client, number) = unsafe { (constructed_client(object)?, (*object).handle) };
        let mut connection = client.connection.try_borrow_mut().map_err(|_| in_use())?;
        if connection.is_in_poller(&self.set) {
            connection.leave_poller();
            drop(connection);
            // SAFETY: the call holds the object.
            unsafe { ffi::ws_poller_release(clients.0, number) };
        }
        Ok(())
    }

    pub(crate) fn count(
        &self,
        clients: Clients,
        arguments: Arguments<'_>,
        result: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        result.set_long(i64::from(clients.count()));
        Ok(())
    }

    pub(crate) fn interrupt(
        &self,
        _: Clients,
        arguments: Arguments<'_>,
        _: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        self.is_interrupted.set(true);
        Ok(())
    }

    pub(crate) fn iterator(
        &self,
        clients: Clients,
        arguments: Arguments<'_>,
        result: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        // SAFETY: the object of the running method; the iterator takes a reference.
        match unsafe { ffi::ws_poller_iterator(result, clients.0) } {
            true => Ok(()),
            false => Err(glue::pending_exception()),
        }
    }

    pub(crate) fn wait(
        &self,
        clients: Clients,
        arguments: Arguments<'_>,
        result: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(0, 1)?;
        self.check_process()?;
        let timeout = arguments.nullable_float(1)?;
        let timeout = timeout.map(|value| seconds(value, 1)).transpose()?;
        let mut ready = ZendHashTable::new();
        if clients.count() > 0 || timeout.is_some() {
            self.collect(clients, timeout, &mut ready)?;
        }
        result.set_hashtable(ready);
        Ok(())
    }

    /// Waits until there are ready clients for the list, or the time is over.
    fn collect(
        &self,
        clients: Clients,
        timeout: Option<Duration>,
        ready: &mut ZBox<ZendHashTable>,
    ) -> PhpResult<()> {
        let began = Instant::now();
        let round = self.round.get() + 1;
        self.round.set(round);
        loop {
            self.take_listed(clients);
            let left = timeout.map(|timeout| timeout.saturating_sub(began.elapsed()));
            let has_found = !self.found.borrow().is_empty();
            let is_last = left == Some(Duration::ZERO);
            // What is in memory is not a reason to ignore the sockets.
            let left = if has_found {
                Some(Duration::ZERO)
            } else {
                left
            };
            self.find(left)?;
            let mut found = self.found.take().into_iter();
            while let Some(number) = found.next() {
                let Some((object, client)) = clients.find(number) else {
                    continue;
                };
                if client.round.get() == round {
                    continue;
                }
                let Ok(mut connection) = client.connection.try_borrow_mut() else {
                    let mut rest = self.found.borrow_mut();
                    rest.push(number);
                    rest.extend(found);
                    return Err(in_use());
                };
                if connection.look() {
                    client.round.set(round);
                    glue::append(ready, glue::object_value(object));
                }
            }
            if !ready.is_empty() || is_last {
                return Ok(());
            }
        }
    }

    /// Takes from the list of the set the clients that still have something in memory.
    fn take_listed(&self, clients: Clients) {
        let mut found = self.found.borrow_mut();
        self.set.take_listed(&mut found);
        found.retain(|number| {
            let Some((_, client)) = clients.find(*number) else {
                return false;
            };
            // One that is in use is refused where it is used.
            let connection = client.connection.try_borrow();
            connection.map_or(true, |connection| connection.has_work())
        });
    }

    /// Waits at most so long until sockets are ready; signal handlers run meanwhile.
    fn find(&self, timeout: Option<Duration>) -> PhpResult<()> {
        let interrupt = PollerInterrupt {
            engine: EngineInterrupt::new(),
            is_interrupted: &self.is_interrupted,
        };
        let wait = Wait::within(timeout, &interrupt);
        let began = wait.began();
        let mut found = self.found.take();
        let outcome = self.set.wait(wait, &mut found);
        // A signal handler may have used the poller.
        found.append(&mut self.found.borrow_mut());
        self.found.replace(found);
        // SAFETY: nothing here needs dropping.
        unsafe { interrupt.engine.resume_bailout() };
        interrupt.engine.check_process()?;
        match outcome {
            Ok(()) | Err(WaitError::TimedOut) => Ok(()),
            Err(WaitError::Interrupted) if glue::has_exception() => Err(glue::pending_exception()),
            Err(WaitError::Interrupted) => {
                self.is_interrupted.set(false);
                Err(throw_interrupted(began.elapsed()))
            }
            Err(WaitError::Os(error)) => Err(throw_wait_failed(&error)),
        }
    }

    /// The next client that is ready, with its messages, and whether it has ended; `None` when there are no clients.
    pub(crate) fn next_ready(&self, clients: Clients) -> PhpResult<Option<(Zval, Zval)>> {
        self.check_process()?;
        loop {
            if clients.count() == 0 {
                return Ok(None);
            }
            if self.is_interrupted.replace(false) {
                return Err(throw_interrupted(Duration::ZERO));
            }
            let next = self.found.borrow_mut().pop();
            let Some(number) = next else {
                self.take_listed(clients);
                let has_found = !self.found.borrow().is_empty();
                self.find(has_found.then_some(Duration::ZERO))?;
                // They are taken from the end.
                self.found.borrow_mut().reverse();
                continue;
            };
            let Some((object, client)) = clients.find(number) else {
                continue;
            };
            let (messages, has_ended) = match client.take_arrived() {
                Ok(arrived) => arrived,
                Err(error) => {
                    self.found.borrow_mut().push(number);
                    return Err(error);
                }
            };
            if messages.is_empty() && !has_ended {
                continue;
            }
            let key = glue::object_value(object);
            if has_ended {
                if let Ok(mut connection) = client.connection.try_borrow_mut() {
                    connection.leave_poller();
                }
                // SAFETY: the object lives as long as the key.
                unsafe { ffi::ws_poller_release(clients.0, number) };
            }
            let mut value = Zval::new();
            value.set_hashtable(messages);
            return Ok(Some((key, value)));
        }
    }

    fn check_process(&self) -> PhpResult<()> {
        match self.process == glue::process_id() {
            true => Ok(()),
            false => Err(throw_concurrency(
                "This WsClient\\Poller was created by another process, before a fork; create a new one here",
            )),
        }
    }
}

impl WsClient {
    /// The payloads that have arrived, and whether the connection has ended and has no more; the end is not reported.
    fn take_arrived(&self) -> PhpResult<(ZBox<ZendHashTable>, bool)> {
        let form = MessageForm::Payload;
        let Some(mut messages) = form.list(self.polled.get()) else {
            return Err(self.throw(&ConnectionError::NoMemory, Duration::ZERO, false));
        };
        let mut connection = self.connection.try_borrow_mut().map_err(|_| in_use())?;
        let outcome = connection.poll_messages(|message| {
            let is_text = message.kind == wsclient_core::connection::MessageType::Text;
            message.payload.append_to(&mut messages, is_text);
            match form.has_room_behind(messages.len()) {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        });
        let has_ended = connection.has_ended() && !connection.has_messages();
        drop(connection);
        outcome.map_err(|error| self.throw(&error, Duration::ZERO, false))?;
        self.note_polled(messages.len());
        Ok((messages, has_ended))
    }
}

/// The exception for a poller that was not constructed.
#[cold]
pub(crate) fn not_constructed() -> PhpException {
    glue::throw_error(
        "The WsClient\\Poller object has not been correctly initialized by its constructor",
    )
}
