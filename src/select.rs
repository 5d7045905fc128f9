//! `WsClient::select()`: waits for a few clients, and connections that are being opened, with poll(2).

use std::net::TcpStream;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::{ZendHashTable, Zval};
use wsclient_core::connect::PendingConnection;
use wsclient_core::deadline::Deadline;
use wsclient_core::wait::{Interest, Interrupt, Wait, WaitError};

use crate::arguments::{Arguments, ArrayElements, seconds};
use crate::calls::in_use;
use crate::exceptions::{throw_interrupted, throw_wait_failed};
use crate::ffi;
use crate::glue::{self, argument_type_error};
use crate::interrupt::EngineInterrupt;
use crate::object::{ObjectPart as _, WsClient, constructed_client, not_constructed};
use crate::opening::Opening;

impl WsClient {
    pub(crate) fn select(arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 2)?;
        let array = arguments.array(1)?;
        let selected = Selected::read(array)?;
        let timeout = arguments.nullable_float(2)?;
        let timeout = timeout.map(|value| seconds(value, 2)).transpose()?;
        let began = Instant::now();
        let interrupt = SelectInterrupt {
            engine: EngineInterrupt::new(),
            selected: &selected,
        };
        let outcome = selected.wait(Wait::within(timeout, &interrupt));
        let is_interrupted = matches!(outcome, Ok(Err(WaitError::Interrupted)))
            && interrupt.is_requested()
            && selected.take_interrupt();
        let engine = interrupt.engine;
        drop(selected);
        // SAFETY: as in `call`: an outcome that is lost here is lost with the process's memory of the request.
        unsafe { engine.resume_bailout() };
        engine.check_process()?;
        let ready = match outcome? {
            Ok(ready) => ready,
            Err(_) if is_interrupted => return Err(throw_interrupted(began.elapsed())),
            Err(WaitError::Interrupted | WaitError::TimedOut) => {
                return Err(glue::pending_exception());
            }
            Err(WaitError::Os(error)) => return Err(throw_wait_failed(&error)),
        };
        if let Some(array) = array {
            // SAFETY: one value for each element of the array, which a handler cannot have changed.
            unsafe {
                let array = std::ptr::from_ref(array).cast_mut();
                ffi::ws_select_result(result, array, ready.as_ptr());
            }
        }
        Ok(())
    }
}

/// The engine's interrupt, and `interrupt()` of one of the clients.
struct SelectInterrupt<'s> {
    engine: EngineInterrupt<'static>,
    selected: &'s Selected<'s>,
}

impl Interrupt for SelectInterrupt<'_> {
    fn interrupted(&self) -> bool {
        self.engine.interrupted()
    }

    fn is_requested(&self) -> bool {
        // What is pending is thrown first.
        !glue::has_exception()
            && self
                .selected
                .clients()
                .any(|client| client.is_interrupt_requested.get())
    }

    fn note_signal(&self) {
        self.engine.note_signal();
    }

    fn has_forked(&self) -> bool {
        self.engine.has_forked()
    }
}

/// What is waited for. It lives at least as long as the value.
struct Selected<'a> {
    elements: Vec<Element<'a>>,
    /// Their objects, of which a signal handler could drop the last other reference.
    _held: Vec<Zval>,
}

enum Element<'a> {
    Client(&'a WsClient),
    Opening(Rc<PendingConnection>),
}

/// The descriptor of an element, held: a signal handler may use the element while it is waited for.
enum HeldDescriptor {
    Socket(Arc<TcpStream>),
    Opening(Rc<PendingConnection>),
}

impl HeldDescriptor {
    fn fd(&self) -> Option<BorrowedFd<'_>> {
        match self {
            Self::Socket(socket) => Some(socket.as_fd()),
            Self::Opening(pending) => pending.fd(),
        }
    }
}

impl<'a> Selected<'a> {
    fn read(array: Option<&ZendHashTable>) -> PhpResult<Self> {
        let count = array.map_or(0, ZendHashTable::len);
        let mut elements = Vec::with_capacity(count);
        let mut held = Vec::with_capacity(count);
        for (at, (_, element)) in (1..).zip(ArrayElements::of(array)) {
            elements.push(Element::of(element, at)?);
            held.push(element.dereference().shallow_clone());
        }
        Ok(Self {
            elements,
            _held: held,
        })
    }

    fn clients(&self) -> impl Iterator<Item = &'a WsClient> {
        self.elements.iter().filter_map(|element| match element {
            Element::Client(client) => Some(*client),
            Element::Opening(_) => None,
        })
    }

    /// Ends what `interrupt()` of clients has begun; whether there was one.
    fn take_interrupt(&self) -> bool {
        self.clients()
            .filter(|client| client.is_interrupt_requested.replace(false))
            .count()
            > 0
    }

    /// Which elements are ready; none after the time is over.
    fn wait(&self, wait: Wait<'_>) -> PhpResult<Result<Vec<bool>, WaitError>> {
        let mut ready = self.with_messages()?;
        let mut is_last = false;
        loop {
            let has_ready = ready.contains(&true);
            let pause = match has_ready {
                true => Deadline::after(Duration::ZERO),
                false => self.nearest_close(),
            };
            let readable = match self.wait_for_sockets(wait, pause)? {
                Ok(readable) => readable,
                // What has arrived is found although the time is over.
                Err(WaitError::TimedOut) => {
                    is_last = true;
                    vec![true; self.elements.len()]
                }
                // A call that need not wait leaves the interrupt to the next one.
                Err(WaitError::Interrupted) if has_ready && !glue::has_exception() => {
                    return Ok(Ok(ready));
                }
                Err(error) => return Ok(Err(error)),
            };
            for ((element, ready), readable) in self.elements.iter().zip(&mut ready).zip(readable) {
                if readable && !*ready {
                    *ready = element.look()?;
                }
            }
            if is_last || ready.contains(&true) {
                return Ok(Ok(ready));
            }
            // A signal handler may have used a client.
            ready = self.with_messages()?;
        }
    }

    /// Which elements are ready without a look at the sockets.
    fn with_messages(&self) -> PhpResult<Vec<bool>> {
        self.elements.iter().map(Element::has_message).collect()
    }

    /// When the first of those that the program has closed is looked at again.
    fn nearest_close(&self) -> Deadline {
        let connections = self.clients().map(|client| client.connection.try_borrow());
        let deadlines = connections.filter_map(|connection| connection.ok()?.close_deadline());
        deadlines.fold(Deadline::NEVER, Deadline::nearer)
    }

    /// Which descriptors are ready, after `pause` none.
    fn wait_for_sockets(
        &self,
        wait: Wait<'_>,
        pause: Deadline,
    ) -> PhpResult<Result<Vec<bool>, WaitError>> {
        let mut held = Vec::with_capacity(self.elements.len());
        for element in &self.elements {
            held.push(element.descriptor()?);
        }
        let (places, fds): (Vec<_>, Vec<_>) = held
            .iter()
            .enumerate()
            .filter_map(|(at, held)| {
                let (descriptor, interest) = held.as_ref()?;
                Some((at, (descriptor.fd()?, *interest)))
            })
            .unzip();
        Ok(wait.for_any(&fds, pause).map(|outcomes| {
            let mut readable = vec![false; self.elements.len()];
            for (at, is_ready) in places.into_iter().zip(outcomes) {
                if let Some(readable) = readable.get_mut(at) {
                    *readable = is_ready;
                }
            }
            readable
        }))
    }
}

impl Element<'_> {
    /// Element number `at` of the array.
    fn of(value: &Zval, at: u32) -> PhpResult<Self> {
        // SAFETY: reads the value; an object of the class is held from here on.
        unsafe {
            let object = ffi::ws_as_client(value);
            if !object.is_null() {
                let client = constructed_client(object)?;
                client.check_process()?;
                return Ok(Self::Client(client));
            }
            let object = ffi::ws_as_opening(value);
            if !object.is_null() {
                let opening = Opening::of(object).ok_or_else(not_constructed)?;
                return Ok(Self::Opening(opening.pending()?));
            }
        }
        let message = format!(
            "must contain only WsClient and WsClient\\Opening objects, {} given as element {at}",
            glue::type_name(value.dereference())
        );
        Err(argument_type_error(1, &message))
    }

    /// Whether there is a message or an end, after reading what the socket has; or whether the attempt is decided.
    fn look(&self) -> PhpResult<bool> {
        match self {
            Self::Client(client) => {
                let mut connection = client.connection.try_borrow_mut().map_err(|_| in_use())?;
                Ok(connection.look())
            }
            Self::Opening(pending) => Ok(pending.is_decided()),
        }
    }

    /// As [`Element::look`] for what is in memory.
    fn has_message(&self) -> PhpResult<bool> {
        match self {
            Self::Client(client) => {
                let mut connection = client.connection.try_borrow_mut().map_err(|_| in_use())?;
                let may_be_ready = connection.has_work() || connection.is_closing();
                Ok(may_be_ready && connection.look())
            }
            Self::Opening(pending) => Ok(pending.is_decided()),
        }
    }

    fn descriptor(&self) -> PhpResult<Option<(HeldDescriptor, Interest)>> {
        Ok(match self {
            Self::Client(client) => {
                let connection = client.connection.try_borrow().map_err(|_| in_use())?;
                let socket = connection.held_socket().map(HeldDescriptor::Socket);
                socket.map(|socket| (socket, connection.interest()))
            }
            Self::Opening(pending) => {
                Some((HeldDescriptor::Opening(Rc::clone(pending)), Interest::READ))
            }
        })
    }
}
