//! Runs the calls of the methods of `WsClient` on the connection: one at a time, in the process that opened it, within
//! their limits, and with signal handlers while they wait.

use std::ops::ControlFlow;
use std::time::Duration;

use ext_php_rs::boxed::ZBox;
use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::types::ZendHashTable;
use wsclient_core::connection::{
    self, Connection, ConnectionError, Descriptor, MessageType, Received, TimedOut, TrySend,
    check_utf8,
};
use wsclient_core::diagnosis::ConnectionEvidence;
use wsclient_core::wait::Wait;

use crate::arguments::seconds;
use crate::exceptions::{throw_concurrency, throw_connection_error};
use crate::glue::{self, argument_value_error};
use crate::interrupt::EngineInterrupt;
use crate::memory::MessageForm;
use crate::object::{StatusSnapshot, WsClient};
use crate::outbox::Outbox;
use crate::outgoing::OutgoingMessages;
use crate::payload::EngineString;

/// For how many messages `poll()` makes room before it has any.
const MAX_EXPECTED: u32 = 4096;

impl WsClient {
    /// Sends a message; on the fast path without a deadline, a wait or a signal handler.
    #[inline]
    pub(crate) fn send_message(&self, kind: MessageType, bytes: &[u8]) -> PhpResult<()> {
        match self.send_fast(kind, bytes) {
            TrySend::Complete => Ok(()),
            TrySend::Partial(partial) => self
                .call(Some(self.limits.send_timeout), |connection, wait| {
                    connection.finish_send(partial, wait)
                }),
            TrySend::NotSent => self.send_waiting(kind, bytes),
        }
    }

    #[inline]
    fn send_fast(&self, kind: MessageType, bytes: &[u8]) -> TrySend {
        if self.process != glue::process_id()
            || (kind == MessageType::Text && check_utf8(bytes).is_err())
        {
            return TrySend::NotSent;
        }
        match self.connection.try_borrow_mut() {
            Ok(mut connection) => connection.try_send(kind, bytes),
            Err(_) => TrySend::NotSent,
        }
    }

    fn send_waiting(&self, kind: MessageType, bytes: &[u8]) -> PhpResult<()> {
        if kind == MessageType::Text
            && let Err(broken) = check_utf8(bytes)
        {
            let message = format!(
                "must be valid UTF-8 (byte {} is not); use sendBinary() for other data",
                broken.at
            );
            return Err(argument_value_error(1, &message));
        }
        if self.is_in_signal_handler() {
            return match self.outbox.push(kind, bytes) {
                true => Ok(()),
                false => Err(self.refused_in_signal_handler(TimedOut::Send {
                    sent: 0,
                    of: bytes.len() as u64,
                })),
            };
        }
        self.call(Some(self.limits.send_timeout), |connection, wait| {
            connection.send(kind, bytes, wait)
        })
    }

    /// Sends several messages, which are UTF-8 where they are text.
    pub(crate) fn send_messages(&self, outgoing: OutgoingMessages<'_>) -> PhpResult<()> {
        if self.is_in_signal_handler() {
            let messages = outgoing.messages();
            let push = |(kind, bytes): &(MessageType, &[u8])| self.outbox.push(*kind, bytes);
            let sent = messages.iter().take_while(|message| push(message)).count();
            return match sent == messages.len() {
                true => Ok(()),
                false => Err(self.refused_in_signal_handler(TimedOut::SendAll {
                    sent: sent as u64,
                    of: messages.len() as u64,
                })),
            };
        }
        // The messages go into the call, which may end with a fatal error of a signal handler.
        self.call(Some(self.limits.send_timeout), move |connection, wait| {
            connection.send_all(outgoing.messages(), wait)
        })
    }

    /// Sends or queues a message, which is UTF-8 if it is text, without waiting; false if the queue is full.
    pub(crate) fn queue_message(&self, kind: MessageType, bytes: &[u8]) -> PhpResult<bool> {
        if self.is_in_signal_handler() {
            return Ok(self.outbox.push(kind, bytes));
        }
        self.without_waiting(|connection| match connection.try_send(kind, bytes) {
            TrySend::Complete | TrySend::Partial(_) => Ok(true),
            TrySend::NotSent => connection.queue(kind, bytes),
        })
    }

    /// Runs a call that never waits, so that no signal handler runs in it.
    pub(crate) fn without_waiting<T>(
        &self,
        work: impl FnOnce(&mut Connection<EngineString>) -> Result<T, ConnectionError>,
    ) -> PhpResult<T> {
        self.check_process()?;
        let outcome = match self.connection.try_borrow_mut() {
            Ok(mut connection) => work(&mut connection),
            Err(_) => return Err(in_use()),
        };
        outcome.map_err(|error| self.throw(&error, Duration::ZERO, false))
    }

    /// Whether a call of this client waits that sends what a signal handler sends.
    fn is_in_signal_handler(&self) -> bool {
        self.outbox.is_open() && self.process == glue::process_id()
    }

    /// Throws for what a signal handler cannot send, because it must not wait for the queue.
    fn refused_in_signal_handler(&self, what: TimedOut) -> PhpException {
        self.throw(&ConnectionError::TimedOut(what), Duration::ZERO, false)
    }

    /// The next message; `timeout` is argument 1.
    #[inline]
    pub(crate) fn next_message(
        &self,
        timeout: Option<f64>,
    ) -> PhpResult<Option<connection::Message<EngineString>>> {
        let timeout = timeout.map(|value| seconds(value, 1)).transpose()?;
        if let Some(message) = self.take_buffered() {
            return Ok(Some(message));
        }
        self.wait_for_message(timeout.or(self.limits.receive_timeout))
    }

    /// Waits for the next message.
    fn wait_for_message(
        &self,
        timeout: Option<Duration>,
    ) -> PhpResult<Option<connection::Message<EngineString>>> {
        match self.call_receiving(timeout, |connection, wait| connection.receive(wait))? {
            Received::Message(message) => Ok(Some(message)),
            Received::End => Ok(None),
        }
    }

    /// A message that is complete in memory, without a clock, a system call or a signal handler. None also where a
    /// call would throw.
    #[inline]
    pub(crate) fn take_buffered(&self) -> Option<connection::Message<EngineString>> {
        if self.process != glue::process_id() {
            return None;
        }
        let mut connection = self.connection.try_borrow_mut().ok()?;
        // What is queued is sent by each call.
        match connection.has_staged_writes() {
            true => None,
            false => connection.buffered_message(),
        }
    }

    /// Refuses a call that would return an object for which there is no memory: the message would be lost.
    pub(crate) fn check_room_for(&self, element: MessageForm) -> PhpResult<()> {
        match element.has_room() {
            true => Ok(()),
            false => self.call(None, |_, _| Err(ConnectionError::NoMemory)),
        }
    }

    pub(crate) fn poll_into_list(
        &self,
        element: MessageForm,
        append: impl Fn(&mut ZendHashTable, connection::Message<EngineString>),
    ) -> PhpResult<ZBox<ZendHashTable>> {
        // As many are likely as the last time; a growing list would copy them repeatedly.
        let likely = self.polled.get();
        let Some(mut messages) = element.list(likely) else {
            return self.call(None, |_, _| Err(ConnectionError::NoMemory));
        };
        self.call(None, |connection, _| {
            connection.poll(|message| {
                append(&mut messages, message);
                match element.has_room_behind(messages.len()) {
                    true => ControlFlow::Continue(()),
                    false => ControlFlow::Break(()),
                }
            })
        })?;
        self.note_polled(messages.len());
        Ok(messages)
    }

    /// Notes how many messages were returned.
    pub(crate) fn note_polled(&self, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.polled.set(count.min(MAX_EXPECTED));
    }

    /// The poller of the client is freed. A child leaves the parent's as it is.
    pub(crate) fn leave_poller(&self) {
        if self.process == glue::process_id()
            && let Ok(mut connection) = self.connection.try_borrow_mut()
        {
            connection.leave_poller();
        }
    }

    /// `$timeout`, argument `number`, or the one of the constructor.
    pub(crate) fn receive_timeout(
        &self,
        timeout: Option<f64>,
        number: u32,
    ) -> PhpResult<Option<Duration>> {
        let timeout = timeout.map(|value| seconds(value, number)).transpose()?;
        Ok(timeout.or(self.limits.receive_timeout))
    }

    /// Runs one call on the connection for at most `timeout`, with signal handlers while it waits.
    pub(crate) fn call<T>(
        &self,
        timeout: Option<Duration>,
        work: impl FnOnce(&mut Connection<EngineString>, Wait<'_>) -> Result<T, ConnectionError>,
    ) -> PhpResult<T> {
        self.run(timeout, None, work)
    }

    /// As [`WsClient::call`], for a call that sends what signal handlers send while it waits.
    pub(crate) fn call_receiving<T>(
        &self,
        timeout: Option<Duration>,
        work: impl FnOnce(&mut Connection<EngineString>, Wait<'_>) -> Result<T, ConnectionError>,
    ) -> PhpResult<T> {
        self.run(timeout, Some(&self.outbox), work)
    }

    fn run<T>(
        &self,
        timeout: Option<Duration>,
        outbox: Option<&Outbox>,
        work: impl FnOnce(&mut Connection<EngineString>, Wait<'_>) -> Result<T, ConnectionError>,
    ) -> PhpResult<T> {
        self.check_process()?;
        let interrupt = EngineInterrupt::of_call(&self.is_interrupt_requested, outbox);
        let wait = Wait::within(timeout, &interrupt);
        let started = wait.began();
        let outcome = match self.connection.try_borrow_mut() {
            Ok(mut connection) => {
                let snapshot = StatusSnapshot::of(&connection);
                let _open = outbox.map(|outbox| outbox.open(snapshot.unsent));
                self.snapshot.replace(snapshot);
                work(&mut connection, wait)
            }
            Err(_) => return Err(in_use()),
        };
        // SAFETY: the borrow has ended, and an outcome that is lost here is memory of the engine, which a fatal error
        // frees immediately.
        unsafe { interrupt.resume_bailout() };
        interrupt.check_process()?;
        outcome.map_err(|error| {
            if matches!(error, ConnectionError::InterruptRequested(_)) {
                self.is_interrupt_requested.set(false);
            }
            let is_timeout = matches!(error, ConnectionError::TimedOut(_));
            let signal_waits = is_timeout && interrupt.was_signalled() && glue::defers_signals();
            self.throw(&error, started.elapsed(), signal_waits)
        })
    }

    /// Throws the exception of a call that took `took`; `signal_waits` is whether a signal came in it whose handler has
    /// not run.
    pub(crate) fn throw(
        &self,
        error: &ConnectionError,
        took: Duration,
        signal_waits: bool,
    ) -> PhpException {
        let connection = self.connection.try_borrow();
        let connection = connection.as_ref().ok();
        let evidence = ConnectionEvidence {
            response: Some(&self.head.headers),
            only_message: connection.and_then(|connection| connection.only_message()),
            last_text: connection.and_then(|connection| connection.last_text()),
            other_pong: connection.and_then(|connection| connection.other_pong()),
            sent_nothing: connection
                .is_some_and(|connection| connection.counters().messages_sent == 0),
            signal_waits,
            text_in_place: connection.and_then(|connection| connection.text_instead_of_frames()),
            tcp: connection.and_then(|connection| connection.tcp_info()),
        };
        let age = self.opened.elapsed();
        throw_connection_error(error, evidence, &self.trace, age, took)
    }

    /// The state of the connection; while a call waits on it, the state before that call.
    pub(crate) fn status(&self) -> StatusSnapshot {
        match self.connection.try_borrow() {
            Ok(connection) => StatusSnapshot::of(&connection),
            Err(_) => self.snapshot.borrow().clone(),
        }
    }

    pub(crate) fn check_process(&self) -> PhpResult<()> {
        if self.process == glue::process_id() {
            return Ok(());
        }
        Err(throw_concurrency(
            "This WsClient was opened by another process, before a fork; open a new one here",
        ))
    }

    /// The exception for a call that needs a connection which has ended.
    pub(crate) fn ended_error(&self) -> PhpResult<PhpException> {
        let ended = self.connection.try_borrow().map_err(|_| in_use())?.ended();
        let ended = ended.unwrap_or(ConnectionError::Interrupted);
        Ok(self.throw(&ended, Duration::ZERO, false))
    }
}

impl Drop for WsClient {
    /// Ends the connection without waiting; in a forked child only the descriptor is closed, because the connection
    /// is the parent's.
    fn drop(&mut self) {
        if self.process == glue::process_id() {
            let descriptor = match self.forks == glue::fork_count() {
                true => Descriptor::Sole,
                false => Descriptor::Shared,
            };
            self.connection.get_mut().abandon(descriptor);
        }
    }
}

pub(crate) fn in_use() -> PhpException {
    throw_concurrency(
        "This WsClient is in use: a signal handler or callback called it while another of its methods waits",
    )
}
