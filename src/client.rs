//! The class `WsClient`: what its methods take, wait for and return.

use std::os::fd::{AsRawFd, IntoRawFd};
use std::time::Duration;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::Zval;
use wsclient_core::connect::{ConnectOptions, connect};
use wsclient_core::connection::{
    Connection, ConnectionError, ControlPayload, LocalClose, LocalCloseFault, MessageType,
    check_utf8,
};
use wsclient_core::handshake::{accept_key, generate_key};
use wsclient_core::wire::WeakSocket;

use crate::arguments::{Arguments, UrlArgument, positive_seconds, seconds};
use crate::calls::in_use;
use crate::classes::ClassName;
use crate::diagnose;
use crate::exceptions::throw_connect_failure;
use crate::ffi;
use crate::glue::{self, argument_value_error};
use crate::interrupt::EngineInterrupt;
use crate::memory::MessageForm;
use crate::object::{CallLimits, WsClient};
use crate::opening::Opening;
use crate::options;
use crate::outgoing::OutgoingMessages;
use crate::values;

/// The arguments of the constructor and of `open()`.
struct ConnectArguments {
    url: UrlArgument,
    options: ConnectOptions,
    limits: CallLimits,
}

impl ConnectArguments {
    fn read(arguments: Arguments<'_>) -> PhpResult<Self> {
        arguments.expect(1, 10)?;
        Ok(Self {
            url: arguments.url(1)?,
            options: options::connect_options(arguments)?,
            limits: CallLimits {
                receive_timeout: arguments
                    .nullable_float(7)?
                    .map(|value| seconds(value, 7))
                    .transpose()?,
                close_timeout: seconds(arguments.float_or(8, 5.0)?, 8)?,
                max_message_size: options::message_size(arguments.int_or(9, 67_108_864)?, 9)?,
                send_timeout: positive_seconds(arguments.float_or(10, 60.0)?, 10)?,
            },
        })
    }
}

/// The methods, each with the arguments of its call and the slot for its result. Their parameters, defaults and return
/// types are declared in stubs/wsclient.stub.php.
impl WsClient {
    pub(crate) fn construct(arguments: Arguments<'_>) -> PhpResult<Self> {
        let ConnectArguments {
            url,
            options,
            limits,
        } = ConnectArguments::read(arguments)?;
        let interrupt = EngineInterrupt::new();
        let forks = glue::fork_count();
        let outcome = connect(url.text(1)?, &options, &interrupt)
            .map(|established| Self::open(established, limits, forks))
            .map_err(|failure| match interrupt.check_process() {
                Ok(()) => throw_connect_failure(&failure),
                Err(forked) => forked,
            });
        drop((options, url));
        // SAFETY: as in `call`; a connection that was opened nevertheless would only be lost with a handler's fatal
        // error between its last wait and here, and no handler runs there.
        unsafe { interrupt.resume_bailout() };
        outcome
    }

    /// `open()`.
    pub(crate) fn begin(arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        let ConnectArguments {
            url,
            options,
            limits,
        } = ConnectArguments::read(arguments)?;
        Opening::start(url.text(1)?, options, limits).put_into(result)
    }

    pub(crate) fn send(&self, arguments: Arguments<'_>, _: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 1)?;
        self.send_message(MessageType::Text, arguments.string(1)?)
    }

    pub(crate) fn send_binary(&self, arguments: Arguments<'_>, _: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 1)?;
        self.send_message(MessageType::Binary, arguments.string(1)?)
    }

    pub(crate) fn send_all(&self, arguments: Arguments<'_>, _: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 1)?;
        let outgoing = OutgoingMessages::read(arguments.array(1)?, 1)?;
        self.send_messages(outgoing)
    }

    pub(crate) fn try_send(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 1)?;
        let (kind, bytes) = arguments.message(1)?;
        if kind == MessageType::Text
            && let Err(broken) = check_utf8(bytes)
        {
            let message = format!(
                "must be valid UTF-8 as text (byte {} is not); use a WsClient\\Message object for other data",
                broken.at
            );
            return Err(argument_value_error(1, &message));
        }
        result.set_bool(self.queue_message(kind, bytes)?);
        Ok(())
    }

    pub(crate) fn wants_write(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        result.set_bool(match self.connection.try_borrow() {
            Ok(connection) => connection.wants_write(),
            Err(_) => self.status().wants_write || self.outbox.unsent() > 0,
        });
        Ok(())
    }

    pub(crate) fn flush(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        result.set_bool(self.without_waiting(Connection::flush)?);
        Ok(())
    }

    pub(crate) fn interrupt(&self, arguments: Arguments<'_>, _: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        self.is_interrupt_requested.set(true);
        Ok(())
    }

    pub(crate) fn receive(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        // Most calls of a busy program end here.
        let message = match arguments.count() {
            0 => self.take_buffered(),
            _ => None,
        };
        let message = match message {
            Some(message) => message,
            None => {
                arguments.expect(0, 1)?;
                let Some(message) = self.next_message(arguments.nullable_float(1)?)? else {
                    return Ok(());
                };
                message
            }
        };
        let is_text = message.kind == MessageType::Text;
        // SAFETY: the result is null so far.
        unsafe { message.payload.put_into(result, is_text) };
        Ok(())
    }

    pub(crate) fn receive_message(
        &self,
        arguments: Arguments<'_>,
        result: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(0, 1)?;
        let timeout = arguments.nullable_float(1)?;
        self.check_room_for(MessageForm::Message)?;
        if let Some(message) = self.next_message(timeout)? {
            *result = values::message(message);
        }
        Ok(())
    }

    pub(crate) fn receive_until(
        &self,
        arguments: Arguments<'_>,
        result: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(1, 2)?;
        let accept = arguments.callable(1)?;
        let timeout = self.receive_timeout(arguments.nullable_float(2)?, 2)?;
        if let Some(message) = self.search(accept, timeout)? {
            *result = message;
        }
        Ok(())
    }

    pub(crate) fn poll(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        let messages = self.poll_into_list(MessageForm::Payload, |list, message| {
            let is_text = message.kind == MessageType::Text;
            message.payload.append_to(list, is_text);
        })?;
        result.set_hashtable(messages);
        Ok(())
    }

    pub(crate) fn poll_messages(
        &self,
        arguments: Arguments<'_>,
        result: &mut Zval,
    ) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        let append = |list: &mut _, message| glue::append(list, values::message(message));
        result.set_hashtable(self.poll_into_list(MessageForm::Message, append)?);
        Ok(())
    }

    pub(crate) fn iterator(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        new_iterator(arguments, result, false)
    }

    pub(crate) fn messages(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        new_iterator(arguments, result, true)
    }

    pub(crate) fn ping(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 2)?;
        let given = arguments.string_or_none(1)?.unwrap_or_default();
        // A late pong must not be taken for the answer to a later ping, so those without a payload
        // are numbered.
        let number = self.pings.get();
        self.pings.set(number.wrapping_add(1));
        let numbered = number.to_string();
        let payload = match given {
            [] => numbered.as_bytes(),
            given => given,
        };
        let Some(payload) = ControlPayload::new(payload) else {
            return Err(argument_value_error(1, "must be at most 125 bytes long"));
        };
        let timeout = self.receive_timeout(arguments.nullable_float(2)?, 2)?;
        let pong =
            self.call_receiving(timeout, |connection, wait| connection.ping(payload, wait))?;
        result.set_double(pong.as_secs_f64());
        Ok(())
    }

    pub(crate) fn close(&self, arguments: Arguments<'_>, _: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 3)?;
        let code = arguments.int_or(1, 1000)?;
        let reason = arguments.string_or_none(2)?.unwrap_or_default();
        let timeout = arguments.nullable_float(3)?;
        let close = LocalClose::new(code, reason).map_err(|fault| match fault {
            LocalCloseFault::Code => argument_value_error(
                1,
                "must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999",
            ),
            LocalCloseFault::ReasonLength(_) => {
                argument_value_error(2, "must be at most 123 bytes long")
            }
            LocalCloseFault::ReasonUtf8(_) => argument_value_error(2, "must be valid UTF-8"),
        })?;
        let timeout = timeout.map(|value| seconds(value, 3)).transpose()?;
        if timeout == Some(Duration::ZERO) {
            return self.call(None, |connection, _| {
                connection.start_close(&close);
                Ok(())
            });
        }
        let timeout = timeout.unwrap_or(self.limits.close_timeout);
        self.call(Some(timeout), |connection, wait| {
            // The program leaves its loop to close, often for the reason for which it asked for the interrupt.
            self.is_interrupt_requested.set(false);
            match connection.close_unless_interrupted(&close, wait) {
                Err(error @ ConnectionError::InterruptRequested(_)) => return Err(error),
                Err(_) => connection.end_close(),
                Ok(_) => {}
            }
            match glue::has_exception() {
                true => Err(ConnectionError::Interrupted),
                false => Ok(()),
            }
        })
    }

    pub(crate) fn is_open(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        // The connection of another process must not be read.
        let is_ours = self.process == glue::process_id();
        let is_open = match is_ours.then(|| self.connection.try_borrow_mut()) {
            Some(Ok(mut connection)) => Some(connection.is_open_now()),
            _ => None,
        };
        result.set_bool(is_open.unwrap_or_else(|| self.status().open));
        Ok(())
    }

    pub(crate) fn close_info(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        if self.process == glue::process_id()
            && let Ok(mut connection) = self.connection.try_borrow_mut()
            && connection.is_closing()
        {
            connection.continue_close();
        }
        if let Some(info) = self.status().close_info {
            *result = values::close_info(&info, &self.trace.secrets);
        }
        Ok(())
    }

    pub(crate) fn info(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        let status = self.status();
        let (kernel, idle) = match self.connection.try_borrow() {
            Ok(connection) => (connection.tcp_info(), Some(connection.idle())),
            Err(_) => (self.socket.as_ref().and_then(WeakSocket::tcp_info), None),
        };
        *result = values::connection_info(&values::ConnectionFacts {
            trace: &self.trace,
            peer_address: self.peer_address,
            local_address: self.local_address,
            tls: self.tls.as_deref(),
            head: &self.head,
            agreement: &self.agreement,
            open_for: self.opened.elapsed(),
            counters: status.counters,
            latency: status.latency,
            messages_waiting: status.messages_waiting,
            pings_unanswered: status.pings_unanswered,
            unsent: match self.outbox.is_open() {
                true => self.outbox.unsent(),
                false => status.unsent,
            },
            idle,
            kernel,
        });
        Ok(())
    }

    pub(crate) fn stream(&self, arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        self.check_process()?;
        if self
            .connection
            .try_borrow()
            .map_err(|_| in_use())?
            .has_reported_end()
        {
            return Err(self.ended_error()?);
        }
        let fd = self.call(None, |connection, _| {
            let copy = connection
                .readiness()
                .and_then(|fd| fd.try_clone_to_owned());
            copy.map_err(|error| {
                ConnectionError::NoDescriptor(error.raw_os_error().unwrap_or_default())
            })
        })?;
        // SAFETY: the descriptor is handed over to the stream.
        match unsafe { ffi::ws_stream(result, fd.into_raw_fd(), ClassName::WS_CLIENT) } {
            true => Ok(()),
            false => Err(glue::pending_exception()),
        }
    }

    /// A descriptor that reports readiness; none once the end was reported, or in another process.
    pub(crate) fn poll_fd(&self) -> Option<i32> {
        if self.process != glue::process_id() {
            return None;
        }
        match self.connection.try_borrow_mut() {
            Ok(mut connection) if !connection.has_reported_end() => {
                let fd = connection.readiness().ok()?.as_raw_fd();
                self.polled_fd.set(Some(fd));
                Some(fd)
            }
            Ok(_) => None,
            Err(_) => self.polled_fd.get(),
        }
    }

    pub(crate) fn diagnose(arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 6)?;
        let url = arguments.url(1)?;
        let options = options::connect_options(arguments)?;
        *result = diagnose::report(url, options)?;
        Ok(())
    }

    pub(crate) fn generate_key(arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(0, 0)?;
        let key = generate_key().map_err(|error| {
            glue::throw_error(&format!(
                "the system could not provide random bytes: {error}"
            ))
        })?;
        *result = values::bytes(key.as_bytes()).0;
        Ok(())
    }

    pub(crate) fn accept_key(arguments: Arguments<'_>, result: &mut Zval) -> PhpResult<()> {
        arguments.expect(1, 1)?;
        let answer = accept_key(arguments.utf8(1)?);
        *result = values::bytes(answer.as_bytes()).0;
        Ok(())
    }
}

/// An iterator of the object whose method runs; its values are payloads or messages.
fn new_iterator(arguments: Arguments<'_>, result: &mut Zval, as_messages: bool) -> PhpResult<()> {
    arguments.expect(0, 0)?;
    // SAFETY: the object of the running method; the iterator takes a reference.
    match unsafe { ffi::ws_new_iterator(result, arguments.this(), as_messages) } {
        true => Ok(()),
        false => Err(glue::pending_exception()),
    }
}
