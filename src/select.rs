//! `WsClient::select()`: waits for a few clients with poll(2).

use std::os::fd::AsFd as _;
use std::time::Duration;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::{ZendHashTable, Zval};
use wsclient_core::deadline::Deadline;
use wsclient_core::wait::{Interest, Wait, WaitError};

use crate::arguments::{Arguments, ArrayElements, seconds};
use crate::calls::in_use;
use crate::exceptions::throw_wait_failed;
use crate::ffi;
use crate::glue::{self, argument_type_error};
use crate::interrupt::EngineInterrupt;
use crate::object::{WsClient, constructed_client};

impl WsClient {
    pub(crate) fn select(arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 2)?;
        let array = arguments.array(1)?;
        let clients = SelectedClients::read(array)?;
        let timeout = arguments.nullable_float(2)?;
        let timeout = timeout.map(|value| seconds(value, 2)).transpose()?;
        let interrupt = EngineInterrupt::new();
        let outcome = clients.wait(Wait::within(timeout, &interrupt));
        drop(clients);
        // SAFETY: as in `call`: an outcome that is lost here is lost with the process's memory of the request.
        unsafe { interrupt.resume_bailout() };
        interrupt.check_process()?;
        let ready = match outcome? {
            Ok(ready) => ready,
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

/// Clients that live at least as long as the value.
struct SelectedClients<'a> {
    clients: Vec<&'a WsClient>,
    /// Their objects, of which a signal handler could drop the last other reference.
    _held: Vec<Zval>,
}

impl SelectedClients<'_> {
    fn read(array: Option<&ZendHashTable>) -> PhpResult<Self> {
        let count = array.map_or(0, ZendHashTable::len);
        let mut clients = Vec::with_capacity(count);
        let mut held = Vec::with_capacity(count);
        for (at, (_, element)) in (1..).zip(ArrayElements::of(array)) {
            // SAFETY: reads the value.
            let object = unsafe { ffi::ws_as_client(element) };
            if object.is_null() {
                let message = format!(
                    "must contain only WsClient objects, {} given as element {at}",
                    glue::type_name(element.dereference())
                );
                return Err(argument_type_error(1, &message));
            }
            // SAFETY: an object of the class, which is held from here on.
            let client = unsafe { constructed_client(object)? };
            client.check_process()?;
            held.push(element.dereference().shallow_clone());
            clients.push(client);
        }
        Ok(Self {
            clients,
            _held: held,
        })
    }

    /// Which clients are ready; all are not after the time is over.
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
                    vec![true; self.clients.len()]
                }
                Err(error) => return Ok(Err(error)),
            };
            for ((client, ready), readable) in self.clients.iter().zip(&mut ready).zip(readable) {
                if readable && !*ready {
                    *ready = client
                        .connection
                        .try_borrow_mut()
                        .map_err(|_| in_use())?
                        .look();
                }
            }
            if is_last || ready.contains(&true) {
                return Ok(Ok(ready));
            }
            // A signal handler may have used a client.
            ready = self.with_messages()?;
        }
    }

    /// Which clients have something in memory.
    fn with_messages(&self) -> PhpResult<Vec<bool>> {
        self.clients
            .iter()
            .map(|client| {
                let mut connection = client.connection.try_borrow_mut().map_err(|_| in_use())?;
                let may_be_ready = connection.has_work() || connection.is_closing();
                Ok(may_be_ready && connection.look())
            })
            .collect()
    }

    /// When the first of those that the program has closed is looked at again.
    fn nearest_close(&self) -> Deadline {
        let connections = self
            .clients
            .iter()
            .map(|client| client.connection.try_borrow());
        let deadlines = connections.filter_map(|connection| connection.ok()?.close_deadline());
        deadlines.fold(Deadline::NEVER, Deadline::nearer)
    }

    /// Which sockets are ready, after `pause` none. They are held, not borrowed: a signal handler may use the clients.
    fn wait_for_sockets(
        &self,
        wait: Wait<'_>,
        pause: Deadline,
    ) -> PhpResult<Result<Vec<bool>, WaitError>> {
        let mut sockets = Vec::with_capacity(self.clients.len());
        for client in &self.clients {
            let connection = client.connection.try_borrow().map_err(|_| in_use())?;
            sockets.push((connection.held_socket(), connection.interest()));
        }
        let watched: Vec<_> = sockets
            .iter()
            .enumerate()
            .filter_map(|(at, (socket, interest))| Some((at, socket.as_ref()?, *interest)))
            .collect();
        let fds: Vec<(_, Interest)> = watched
            .iter()
            .map(|(_, socket, interest)| (socket.as_fd(), *interest))
            .collect();
        Ok(wait.for_any(&fds, pause).map(|outcomes| {
            let mut readable = vec![false; self.clients.len()];
            for ((at, ..), is_ready) in watched.iter().zip(outcomes) {
                if let Some(readable) = readable.get_mut(*at) {
                    *readable = is_ready;
                }
            }
            readable
        }))
    }
}
