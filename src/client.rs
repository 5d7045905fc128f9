//! The class `WsClient`: what its methods take, wait for and return.

use std::cell::{Cell, RefCell};
use std::os::fd::{AsFd, IntoRawFd};
use std::time::{Duration, Instant};

use ext_php_rs::boxed::ZBox;
use ext_php_rs::convert::IntoZval;
use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::flags::{ClassFlags, DataType};
use ext_php_rs::prelude::{php_class, php_impl};
use ext_php_rs::types::{ZendClassObject, ZendHashTable, ZendObject, Zval};
use ext_php_rs::zend::ce;
use wsclient_core::connect::{ConnectOptions, Established, Trace, connect};
use wsclient_core::connection::{
    self, Connection, ConnectionError, ControlPayload, LocalClose, LocalCloseFault, MessageType,
    Received, Settings, check_utf8,
};
use wsclient_core::deadline::Deadline;
use wsclient_core::handshake::{RequestOptions, ResponseHead, accept_key, generate_key};
use wsclient_core::tls::TlsSummary;
use wsclient_core::wait::Wait;

use crate::arguments::{Array, Float, Int, NullableFloat, Text, positive_seconds, seconds};
use crate::classes::Name;
use crate::exceptions::{throw_concurrency, throw_connect_failure, throw_connection_error};
use crate::glue::{self, argument_value_error};
use crate::interrupt::EngineInterrupt;
use crate::options;
use crate::payload::EngineString;
use crate::values::{self, Builder, Php};

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
    receive_timeout: Option<Duration>,
    close_timeout: Duration,
    send_timeout: Duration,
    /// How many pings were asked for.
    pings: Cell<u64>,
}

#[php_impl]
impl WsClient {
    #[php(defaults(
        headers = Array(None),
        subprotocols = Array(None),
        tls = Array(None),
        connect_timeout = Float(10.0),
        receive_timeout = NullableFloat(None),
        close_timeout = Float(5.0),
        max_message_size = Int(67_108_864),
        send_timeout = Float(60.0)
    ))]
    #[expect(clippy::too_many_arguments)]
    fn __construct(
        url: Text<'_>,
        headers: Array<'_>,
        subprotocols: Array<'_>,
        tls: Array<'_>,
        connect_timeout: Float,
        receive_timeout: NullableFloat,
        close_timeout: Float,
        max_message_size: Int,
        send_timeout: Float,
    ) -> PhpResult<Self> {
        let url = url.utf8(1)?;
        let request = RequestOptions {
            headers: options::headers(headers, 2)?,
            subprotocols: options::subprotocols(subprotocols, 3)?,
            user_agent: concat!("wsclient/", env!("CARGO_PKG_VERSION")).to_owned(),
        };
        let tls = options::tls(tls, 4)?;
        let timeout = positive_seconds(connect_timeout.0, 5)?;
        let receive_timeout = receive_timeout
            .0
            .map(|value| seconds(value, 6))
            .transpose()?;
        let close_timeout = seconds(close_timeout.0, 7)?;
        let max_message_size = u64::try_from(max_message_size.0)
            .ok()
            .filter(|size| *size > 0)
            .ok_or_else(|| argument_value_error(8, "must be greater than 0"))?;
        let send_timeout = positive_seconds(send_timeout.0, 9)?;
        let options = ConnectOptions {
            request,
            tls,
            trust: options::trust_settings(),
            timeout,
        };
        let settings = Settings {
            max_message_size,
            close_timeout,
        };

        let interrupt = EngineInterrupt::default();
        let outcome = connect(url, &options, &interrupt)
            .map(|established| {
                Self::open(
                    established,
                    settings,
                    receive_timeout,
                    close_timeout,
                    send_timeout,
                )
            })
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

    #[php(defaults(payload = Text::of(""), timeout = NullableFloat(None)))]
    fn ping(&self, payload: Text<'_>, timeout: NullableFloat) -> PhpResult<f64> {
        // A late pong must not be taken for the answer to a later ping, so those without a payload
        // are numbered.
        let number = self.pings.get();
        self.pings.set(number.wrapping_add(1));
        let numbered = number.to_string();
        let bytes = if payload.bytes().is_empty() {
            numbered.as_bytes()
        } else {
            payload.bytes()
        };
        let Some(payload) = ControlPayload::new(bytes) else {
            return Err(argument_value_error(1, "must be at most 125 bytes long"));
        };
        let deadline = self.receive_deadline(timeout, 2)?;
        let pong = self.call(deadline, |connection, wait| connection.ping(payload, wait))?;
        Ok(pong.as_secs_f64())
    }

    #[php(defaults(code = Int(1000), reason = Text::of("")))]
    fn close(&self, code: Int, reason: Text<'_>) -> PhpResult<()> {
        let close = LocalClose::new(code.0, reason.bytes()).map_err(|fault| match fault {
            LocalCloseFault::Code => argument_value_error(
                1,
                "must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999",
            ),
            LocalCloseFault::ReasonLength(_) => {
                argument_value_error(2, "must be at most 123 bytes long")
            }
            LocalCloseFault::ReasonUtf8(_) => argument_value_error(2, "must be valid UTF-8"),
        })?;
        self.call(Deadline::after(self.close_timeout), |connection, wait| {
            connection.close(&close, wait);
            if glue::has_exception() {
                Err(ConnectionError::Interrupted)
            } else {
                Ok(())
            }
        })
    }

    #[php(name = "isOpen")]
    fn is_open(&self) -> PhpResult<bool> {
        self.with_connection(|connection| connection.is_open())
    }

    #[php(name = "getCloseInfo")]
    fn get_close_info(&self) -> PhpResult<NullableCloseInfo> {
        let info = self.with_connection(|connection| connection.close_info())?;
        Ok(NullableCloseInfo(
            info.map(|info| values::close_info(&info)),
        ))
    }

    #[php(name = "getInfo")]
    fn get_info(&self) -> PhpResult<Info> {
        let (counters, latency) =
            self.with_connection(|connection| (connection.counters(), connection.latency()))?;
        let tls = self.tls.as_ref();
        let connect: Duration = self.trace.phases.iter().map(|phase| phase.took).sum();
        let info = Builder::new(Name::ConnectionInfo)
            .with("url", self.trace.url.as_str())
            .with("peerAddress", self.peer_address.as_str())
            .with("localAddress", self.local_address.as_str())
            .with("tlsVersion", tls.map(|tls| tls.version.to_string()))
            .with("tlsCipher", tls.map(|tls| tls.cipher_suite.to_string()))
            .with("tlsResumed", tls.is_some_and(|tls| tls.resumed))
            .with("tlsVerified", tls.is_some_and(|tls| tls.verified))
            .with(
                "tlsChain",
                values::chain(tls.map_or(&[], |tls| tls.chain.as_slice())),
            )
            .with("tlsTrust", tls.map(|tls| tls.trust.to_string()))
            .with("responseHeaders", values::grouped(self.head.headers.iter()))
            .with("subprotocol", self.subprotocol.as_deref())
            .with("extensions", values::list::<Php>([]))
            .with("phases", values::phases(&self.trace.phases))
            .with("connectSeconds", connect.as_secs_f64())
            .with("openSeconds", self.opened.elapsed().as_secs_f64())
            .with("messagesSent", counters.messages_sent)
            .with("messagesReceived", counters.messages_received)
            .with("framesSent", counters.frames_sent)
            .with("framesReceived", counters.frames_received)
            .with("bytesSent", counters.wire_sent)
            .with("bytesReceived", counters.wire_received)
            .with("latency", latency.map(|latency| latency.as_secs_f64()));
        Ok(Info(Some(info.done())))
    }

    #[php(name = "getStream")]
    fn get_stream(&self) -> PhpResult<Zval> {
        let copy = self.with_connection(|connection| {
            connection.fd().map(|fd| fd.as_fd().try_clone_to_owned())
        })?;
        let fd = match copy {
            Some(Ok(fd)) => fd,
            Some(Err(error)) => {
                let message = format!("the descriptor cannot be duplicated: {error}");
                return Err(PhpException::new(message, 0, ce::exception()));
            }
            None => return Err(self.ended()),
        };
        let mut stream = Zval::new();
        // SAFETY: the descriptor is handed over to the stream.
        if unsafe { glue::ws_stream(&raw mut stream, fd.into_raw_fd()) } {
            Ok(stream)
        } else {
            Err(glue::pending())
        }
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
    fn open(
        established: Established,
        settings: Settings,
        receive_timeout: Option<Duration>,
        close_timeout: Duration,
        send_timeout: Duration,
    ) -> Self {
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
        Self {
            connection: RefCell::new(Connection::new(stream, opened.rest, settings)),
            process: std::process::id(),
            opened: Instant::now(),
            trace,
            head: opened.head,
            subprotocol: opened.agreement.subprotocol,
            tls,
            peer_address: address(peer_address),
            local_address: address(local_address),
            receive_timeout,
            close_timeout,
            send_timeout,
            pings: Cell::new(0),
        }
    }

    fn send_message(&self, kind: MessageType, bytes: &[u8]) -> PhpResult<()> {
        let deadline = Deadline::after(self.send_timeout);
        self.call(deadline, |connection, wait| {
            connection.send(kind, bytes, wait)
        })
    }

    fn next_message(
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
            })
        })?;
        Ok(messages)
    }

    fn receive_deadline(&self, timeout: NullableFloat, number: u32) -> PhpResult<Deadline> {
        let timeout = timeout.0.map(|value| seconds(value, number)).transpose()?;
        Ok(Deadline::after_if(timeout.or(self.receive_timeout)))
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
            Ok(mut connection) => work(&mut connection, Wait::new(deadline, &interrupt)),
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

    fn with_connection<T>(
        &self,
        read: impl FnOnce(&Connection<EngineString>) -> T,
    ) -> PhpResult<T> {
        match self.connection.try_borrow() {
            Ok(connection) => Ok(read(&connection)),
            Err(_) => Err(in_use()),
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

    /// The exception for a call that needs an open connection.
    fn ended(&self) -> PhpException {
        let info = self.with_connection(Connection::close_info);
        match info {
            Ok(Some(info)) => throw_connection_error(
                &ConnectionError::Closed(info),
                &self.trace,
                self.opened.elapsed(),
                Duration::ZERO,
            ),
            Ok(None) => glue::pending(),
            Err(error) => error,
        }
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

fn in_use() -> PhpException {
    throw_concurrency(
        "This WsClient is in use: a signal handler or callback called it while another of its methods waits",
    )
}

/// One turn of `foreach`, called by the glue; false at the end or with an exception pending.
pub(crate) unsafe extern "C" fn next_for_foreach(
    client: *mut ZendObject,
    key: *mut Zval,
    value: *mut Zval,
) -> bool {
    let mut found = false;
    ext_php_rs::zend::run_handler(std::panic::AssertUnwindSafe(|| {
        // SAFETY: the iterator holds a reference to the object, which is of our class.
        let client = unsafe { ZendClassObject::<WsClient>::from_zend_obj(&*client) };
        let Some(client) = client else { return };
        match client.next_message(NullableFloat(None)) {
            Ok(Some(message)) => {
                // SAFETY: the iterator's slots, undefined before.
                unsafe {
                    key.write(values::message_type(message.kind).0);
                    value.write(values::payload(message));
                }
                found = true;
            }
            Ok(None) => {}
            Err(error) => error.throw(),
        }
    }));
    found
}

/// Return types that the macro cannot name by itself; `None` is null.
macro_rules! returned {
    ($($(#[$doc:meta])* $name:ident $type:expr, $nullable:literal;)*) => {
        $($(#[$doc])*
        pub(crate) struct $name(Option<Zval>);

        impl IntoZval for $name {
            const TYPE: DataType = $type;
            const NULLABLE: bool = $nullable;

            fn set_zval(self, zv: &mut Zval, _: bool) -> ext_php_rs::error::Result<()> {
                *zv = self.0.unwrap_or_else(Zval::null);
                Ok(())
            }
        })*
    };
}

returned! {
    /// `?string`
    NullableString DataType::String, true;
    /// `?WsClient\Message`
    NullableMessage DataType::object("WsClient\\Message"), true;
    /// `?WsClient\CloseInfo`
    NullableCloseInfo DataType::object("WsClient\\CloseInfo"), true;
    /// `WsClient\ConnectionInfo`
    Info DataType::object("WsClient\\ConnectionInfo"), false;
    /// `Iterator`
    MessageIterator DataType::object("Iterator"), false;
}
