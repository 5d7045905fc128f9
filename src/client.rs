//! The class `WsClient`: what its methods take, wait for and return.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::os::fd::{AsFd, IntoRawFd};
use std::time::{Duration, Instant};

use ext_php_rs::boxed::ZBox;
use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::flags::ClassFlags;
use ext_php_rs::prelude::{php_class, php_impl};
use ext_php_rs::types::{ZendClassObject, ZendHashTable, Zval};
use ext_php_rs::zend::ce;
use wsclient_core::connect::{ConnectOptions, Established, Trace, connect};
use wsclient_core::connection::{
    self, CloseInfo, Connection, ConnectionError, ControlPayload, Counters, LocalClose,
    LocalCloseFault, MessageType, Received, Settings, check_utf8,
};
use wsclient_core::deadline::Deadline;
use wsclient_core::handshake::{ResponseHead, accept_key, generate_key};
use wsclient_core::tls::TlsSummary;
use wsclient_core::wait::Wait;

use crate::arguments::{
    Array, Defaulted, Float, Int, NullableFloat, Text, positive_seconds, seconds,
};
use crate::diagnose;
use crate::exceptions::{throw_concurrency, throw_connect_failure, throw_connection_error};
use crate::glue::{self, argument_value_error};
use crate::interrupt::EngineInterrupt;
use crate::options;
use crate::payload::EngineString;
use crate::returns::{
    Info, MessageIterator, NullableCloseInfo, NullableMessage, NullableString, Report,
};
use crate::values;

/// How long the calls on a connection take at most, and what they take.
#[derive(Clone, Copy)]
struct Limits {
    receive_timeout: Option<Duration>,
    close_timeout: Duration,
    max_message_size: u64,
    send_timeout: Duration,
}

impl Limits {
    fn settings(self) -> Settings {
        Settings {
            max_message_size: self.max_message_size,
            close_timeout: self.close_timeout,
        }
    }
}

/// An open WebSocket connection.
#[php_class]
#[php(
    name = "WsClient",
    flags = ClassFlags::Final.union(ClassFlags::NoDynamicProperties),
    implements(ce = ce::aggregate, stub = "\\IteratorAggregate")
)]
pub(crate) struct WsClient {
    connection: RefCell<Connection<EngineString>>,
    /// The process that opened the connection; a forked child must not use it.
    process: u32,
    opened: Instant,
    trace: Trace,
    head: ResponseHead,
    subprotocol: Option<String>,
    tls: Option<TlsSummary>,
    peer_address: String,
    local_address: String,
    limits: Limits,
    /// How many pings were asked for.
    pings: Cell<u64>,
    known: RefCell<Known>,
}

/// What a signal handler may ask for while another call waits.
#[derive(Clone)]
struct Known {
    open: bool,
    close_info: Option<CloseInfo>,
    counters: Counters,
    latency: Option<Duration>,
}

impl Known {
    fn of(connection: &Connection<EngineString>) -> Self {
        Self {
            open: connection.is_open(),
            close_info: connection.close_info(),
            counters: connection.counters(),
            latency: connection.latency(),
        }
    }
}

#[php_impl]
impl WsClient {
    #[php(defaults(
        headers = Defaulted(Array(None)),
        subprotocols = Defaulted(Array(None)),
        tls = Defaulted(Array(None)),
        connect_timeout = Defaulted(Float(10.0)),
        receive_timeout = NullableFloat(None),
        close_timeout = Defaulted(Float(5.0)),
        max_message_size = Defaulted(Int(67_108_864)),
        send_timeout = Defaulted(Float(60.0))
    ))]
    #[expect(clippy::too_many_arguments)]
    fn __construct(
        url: Text<'_>,
        headers: Defaulted<Array<'_>>,
        subprotocols: Defaulted<Array<'_>>,
        tls: Defaulted<Array<'_>>,
        connect_timeout: Defaulted<Float>,
        receive_timeout: NullableFloat,
        close_timeout: Defaulted<Float>,
        max_message_size: Defaulted<Int>,
        send_timeout: Defaulted<Float>,
    ) -> PhpResult<Self> {
        refuse_second_construction()?;
        let url = url.utf8(1)?;
        let request = options::request(headers.0, subprotocols.0, 2)?;
        let tls = options::tls(tls.0, 4)?;
        let timeout = positive_seconds(connect_timeout.0.0, 5)?;
        let limits = Limits {
            receive_timeout: receive_timeout
                .0
                .map(|value| seconds(value, 6))
                .transpose()?,
            close_timeout: seconds(close_timeout.0.0, 7)?,
            max_message_size: options::message_size(max_message_size.0, 8)?,
            send_timeout: positive_seconds(send_timeout.0.0, 9)?,
        };
        let options = ConnectOptions {
            request,
            tls,
            trust: options::trust_settings(),
            timeout,
        };

        let interrupt = EngineInterrupt::default();
        let outcome = connect(url, &options, &interrupt)
            .map(|established| Self::open(established, limits))
            .map_err(|failure| throw_connect_failure(&failure));
        drop(options);
        // SAFETY: as in `call`; a connection that was made all the same would only be lost with a
        // handler's fatal error between its last wait and here, and there is no handler call there.
        unsafe { interrupt.resume_bailout() };
        outcome
    }

    fn send(&self, text: Text<'_>) -> PhpResult<()> {
        if let Err(broken) = check_utf8(text.bytes()) {
            let message = format!(
                "must be valid UTF-8 (byte {} is not); use sendBinary() for other data",
                broken.at
            );
            return Err(argument_value_error(1, &message));
        }
        self.send_message(MessageType::Text, text.bytes())
    }

    #[php(name = "sendBinary")]
    fn send_binary(&self, bytes: Text<'_>) -> PhpResult<()> {
        self.send_message(MessageType::Binary, bytes.bytes())
    }

    #[php(defaults(timeout = NullableFloat(None)))]
    fn receive(&self, timeout: NullableFloat) -> PhpResult<NullableString> {
        Ok(NullableString(
            self.next_message(timeout)?.map(values::payload),
        ))
    }

    #[php(name = "receiveMessage", defaults(timeout = NullableFloat(None)))]
    fn receive_message(&self, timeout: NullableFloat) -> PhpResult<NullableMessage> {
        Ok(NullableMessage(
            self.next_message(timeout)?.map(values::message),
        ))
    }

    fn poll(&self) -> PhpResult<ZBox<ZendHashTable>> {
        self.poll_as(values::payload)
    }

    #[php(name = "pollMessages")]
    fn poll_messages(&self) -> PhpResult<ZBox<ZendHashTable>> {
        self.poll_as(values::message)
    }

    #[php(name = "getIterator")]
    fn get_iterator(self_: &mut ZendClassObject<Self>) -> PhpResult<MessageIterator> {
        let mut iterator = Zval::new();
        // SAFETY: `self_` is the object of the running method; the iterator takes a reference.
        if unsafe { glue::ws_new_iterator(&raw mut iterator, &raw mut self_.std) } {
            Ok(MessageIterator(Some(iterator)))
        } else {
            Err(glue::pending())
        }
    }

    #[php(defaults(payload = Defaulted(Text::of("")), timeout = NullableFloat(None)))]
    fn ping(&self, payload: Defaulted<Text<'_>>, timeout: NullableFloat) -> PhpResult<f64> {
        // A late pong must not be taken for the answer to a later ping, so those without a payload
        // are numbered.
        let number = self.pings.get();
        self.pings.set(number.wrapping_add(1));
        let numbered = number.to_string();
        let bytes = if payload.0.bytes().is_empty() {
            numbered.as_bytes()
        } else {
            payload.0.bytes()
        };
        let Some(payload) = ControlPayload::new(bytes) else {
            return Err(argument_value_error(1, "must be at most 125 bytes long"));
        };
        let deadline = self.receive_deadline(timeout, 2)?;
        let pong = self.call(deadline, |connection, wait| connection.ping(payload, wait))?;
        Ok(pong.as_secs_f64())
    }

    #[php(defaults(code = Defaulted(Int(1000)), reason = Defaulted(Text::of(""))))]
    fn close(&self, code: Defaulted<Int>, reason: Defaulted<Text<'_>>) -> PhpResult<()> {
        let close = LocalClose::new(code.0.0, reason.0.bytes()).map_err(|fault| match fault {
            LocalCloseFault::Code => argument_value_error(
                1,
                "must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999",
            ),
            LocalCloseFault::ReasonLength(_) => {
                argument_value_error(2, "must be at most 123 bytes long")
            }
            LocalCloseFault::ReasonUtf8(_) => argument_value_error(2, "must be valid UTF-8"),
        })?;
        self.call(
            Deadline::after(self.limits.close_timeout),
            |connection, wait| {
                connection.close(&close, wait);
                if glue::has_exception() {
                    Err(ConnectionError::Interrupted)
                } else {
                    Ok(())
                }
            },
        )
    }

    #[php(name = "isOpen")]
    fn is_open(&self) -> bool {
        self.known().open
    }

    #[php(name = "getCloseInfo")]
    fn get_close_info(&self) -> NullableCloseInfo {
        NullableCloseInfo(
            self.known()
                .close_info
                .map(|info| values::close_info(&info)),
        )
    }

    #[php(name = "getInfo")]
    fn get_info(&self) -> Info {
        let known = self.known();
        let info = values::connection_info(&values::InfoFacts {
            trace: &self.trace,
            peer_address: &self.peer_address,
            local_address: &self.local_address,
            tls: self.tls.as_ref(),
            head: &self.head,
            subprotocol: self.subprotocol.as_deref(),
            open_for: self.opened.elapsed(),
            counters: known.counters,
            latency: known.latency,
        });
        Info(Some(info))
    }

    #[php(name = "getStream")]
    fn get_stream(&self) -> PhpResult<Zval> {
        self.check_process()?;
        let copy = self
            .connection
            .try_borrow()
            .map_err(|_| in_use())?
            .fd()
            .map(|fd| fd.as_fd().try_clone_to_owned());
        let fd = match copy {
            Some(Ok(fd)) => fd,
            Some(Err(error)) => {
                let message = format!("the descriptor cannot be duplicated: {error}");
                return Err(PhpException::new(message, 0, ce::exception()));
            }
            None => return Err(self.ended()?),
        };
        let mut stream = Zval::new();
        // SAFETY: the descriptor is handed over to the stream.
        if unsafe { glue::ws_stream(&raw mut stream, fd.into_raw_fd()) } {
            Ok(stream)
        } else {
            Err(glue::pending())
        }
    }

    #[php(defaults(
        headers = Array(None),
        subprotocols = Array(None),
        tls = Array(None),
        connect_timeout = Float(10.0)
    ))]
    fn diagnose(
        url: Text<'_>,
        headers: Array<'_>,
        subprotocols: Array<'_>,
        tls: Array<'_>,
        connect_timeout: Float,
    ) -> PhpResult<Report> {
        diagnose::report(url, headers, subprotocols, tls, connect_timeout)
    }

    #[php(name = "generateKey")]
    fn generate_key() -> PhpResult<String> {
        generate_key().map_err(|error| {
            let message = format!("the system has no random bytes: {error}");
            PhpException::new(message, 0, ce::exception())
        })
    }

    #[php(name = "acceptKey")]
    fn accept_key(key: Text<'_>) -> PhpResult<String> {
        Ok(accept_key(key.utf8(1)?))
    }
}

impl WsClient {
    fn open(established: Established, limits: Limits) -> Self {
        let Established {
            stream,
            opened,
            tls,
            trace,
            peer_address,
            local_address,
        } = established;
        let address = |address: Option<std::net::SocketAddr>| {
            address
                .map(|address| address.to_string())
                .unwrap_or_default()
        };
        let connection = Connection::new(stream, opened.rest, limits.settings());
        Self {
            known: RefCell::new(Known::of(&connection)),
            connection: RefCell::new(connection),
            process: std::process::id(),
            opened: Instant::now(),
            trace,
            head: opened.head,
            subprotocol: opened.agreement.subprotocol,
            tls,
            peer_address: address(peer_address),
            local_address: address(local_address),
            limits,
            pings: Cell::new(0),
        }
    }

    fn send_message(&self, kind: MessageType, bytes: &[u8]) -> PhpResult<()> {
        let deadline = Deadline::after(self.limits.send_timeout);
        self.call(deadline, |connection, wait| {
            connection.send(kind, bytes, wait)
        })
    }

    pub(crate) fn next_message(
        &self,
        timeout: NullableFloat,
    ) -> PhpResult<Option<connection::Message<EngineString>>> {
        let deadline = self.receive_deadline(timeout, 1)?;
        match self.call(deadline, |connection, wait| connection.receive(wait))? {
            Received::Message(message) => Ok(Some(message)),
            Received::End => Ok(None),
        }
    }

    fn poll_as(
        &self,
        convert: fn(connection::Message<EngineString>) -> Zval,
    ) -> PhpResult<ZBox<ZendHashTable>> {
        let mut messages = ZendHashTable::new();
        self.call(Deadline::NEVER, |connection, _| {
            connection.poll(|message| {
                // Fails only when the next index would overflow.
                let _ = messages.push(convert(message));
                // An array grows by doubling; the engine would answer with a fatal error.
                let count = messages.len();
                if count >= 8 && count.is_power_of_two() && !has_room_for_zvals(2 * count) {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            })
        })?;
        Ok(messages)
    }

    fn receive_deadline(&self, timeout: NullableFloat, number: u32) -> PhpResult<Deadline> {
        let timeout = timeout.0.map(|value| seconds(value, number)).transpose()?;
        Ok(Deadline::after_if(timeout.or(self.limits.receive_timeout)))
    }

    /// Runs one call on the connection, with signal handlers let in while it waits.
    fn call<T>(
        &self,
        deadline: Deadline,
        work: impl FnOnce(&mut Connection<EngineString>, Wait<'_>) -> Result<T, ConnectionError>,
    ) -> PhpResult<T> {
        self.check_process()?;
        let interrupt = EngineInterrupt::default();
        let started = Instant::now();
        let outcome = match self.connection.try_borrow_mut() {
            Ok(mut connection) => {
                self.known.replace(Known::of(&connection));
                work(&mut connection, Wait::new(deadline, &interrupt))
            }
            Err(_) => return Err(in_use()),
        };
        // SAFETY: the borrow has ended, and an outcome that is lost here is memory of the engine,
        // which a fatal error frees at once.
        unsafe { interrupt.resume_bailout() };
        outcome.map_err(|error| {
            let open_for = self.opened.elapsed();
            throw_connection_error(&error, &self.trace, open_for, started.elapsed())
        })
    }

    /// What is known of the connection; while a call waits on it, what was known before that call.
    fn known(&self) -> Known {
        match self.connection.try_borrow() {
            Ok(connection) => Known::of(&connection),
            Err(_) => self.known.borrow().clone(),
        }
    }

    fn check_process(&self) -> PhpResult<()> {
        if self.process == std::process::id() {
            return Ok(());
        }
        Err(throw_concurrency(
            "This WsClient was opened by another process, before a fork; open a new one here",
        ))
    }

    /// The exception for a call that needs a connection which has ended.
    fn ended(&self) -> PhpResult<PhpException> {
        let ended = self.connection.try_borrow().map_err(|_| in_use())?.ended();
        let ended = ended.unwrap_or(ConnectionError::Interrupted);
        let age = self.opened.elapsed();
        Ok(throw_connection_error(
            &ended,
            &self.trace,
            age,
            Duration::ZERO,
        ))
    }
}

impl Drop for WsClient {
    /// Says goodbye without waiting; in a forked child only the descriptor is closed, because the
    /// connection is the parent's.
    fn drop(&mut self) {
        if self.process == std::process::id() {
            self.connection.get_mut().abandon();
        }
    }
}

/// `__construct()` can be called on an object that stands; it must not replace a connection that
/// another call may be waiting on.
fn refuse_second_construction() -> PhpResult<()> {
    // SAFETY: the object of the running method, of our class.
    let constructed = unsafe {
        glue::ws_this()
            .as_ref()
            .and_then(ZendClassObject::<WsClient>::from_zend_obj)
            .is_some_and(|object| object.obj.is_some())
    };
    if constructed {
        let message = "Cannot call constructor twice".to_owned();
        return Err(PhpException::new(message, 0, ce::error()));
    }
    Ok(())
}

fn has_room_for_zvals(count: usize) -> bool {
    // SAFETY: only asks the allocator.
    unsafe { glue::ws_has_room(count.saturating_mul(size_of::<Zval>())) }
}

fn in_use() -> PhpException {
    throw_concurrency(
        "This WsClient is in use: a signal handler or callback called it while another of its methods waits",
    )
}
