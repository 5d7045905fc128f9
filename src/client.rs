//! The class `WsClient`: what its methods take, wait for and return.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::os::fd::{AsFd, IntoRawFd};
use std::sync::Arc;
use std::time::Instant;

use ext_php_rs::boxed::ZBox;
use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::flags::ClassFlags;
use ext_php_rs::prelude::{php_class, php_impl};
use ext_php_rs::types::{ZendClassObject, ZendHashTable, Zval};
use ext_php_rs::zend::ce;
use wsclient_core::connect::Trace;
use wsclient_core::connection::{
    Connection, ConnectionError, ControlPayload, LocalClose, LocalCloseFault, MessageType,
    check_utf8,
};
use wsclient_core::handshake::{Agreement, ResponseHead, accept_key, generate_key};
use wsclient_core::tls::TlsSummary;

use crate::arguments::{Array, Bool, Defaulted, Float, Int, NullableFloat, Text};
use crate::calls::{Known, Limits, in_use};
use crate::construct::Further;
use crate::diagnose;
use crate::glue::{self, argument_value_error};
use crate::options;
use crate::outgoing::Outgoing;
use crate::payload::EngineString;
use crate::returns::{
    Info, MessageIterator, NullableCloseInfo, NullableMessage, NullableString, Report,
};
use crate::values;

/// An open WebSocket connection.
#[php_class]
#[php(
    name = "WsClient",
    flags = ClassFlags::Final.union(ClassFlags::NoDynamicProperties),
    implements(ce = ce::aggregate, stub = "\\IteratorAggregate")
)]
pub(crate) struct WsClient {
    pub(crate) connection: RefCell<Connection<EngineString>>,
    /// The process that opened the connection; a forked child must not use it.
    pub(crate) process: u32,
    /// How many children it had by then; later ones have the descriptor too.
    pub(crate) forks: u32,
    /// Whether `getStream()` has duplicated the descriptor.
    pub(crate) is_duplicated: Cell<bool>,
    pub(crate) opened: Instant,
    pub(crate) trace: Trace,
    pub(crate) head: ResponseHead,
    pub(crate) agreement: Agreement,
    pub(crate) tls: Option<Arc<TlsSummary>>,
    pub(crate) peer_address: SocketAddr,
    pub(crate) local_address: SocketAddr,
    pub(crate) limits: Limits,
    /// How many pings were asked for.
    pub(crate) pings: Cell<u64>,
    /// How many messages the last `poll()` brought.
    pub(crate) polled: Cell<u32>,
    pub(crate) known: RefCell<Known>,
}

#[php_impl]
impl WsClient {
    #[php(defaults(
        headers = Further::DEFAULT.headers,
        subprotocols = Further::DEFAULT.subprotocols,
        tls = Further::DEFAULT.tls,
        compression = Further::DEFAULT.compression,
        connect_timeout = Further::DEFAULT.connect_timeout,
        receive_timeout = Further::DEFAULT.receive_timeout,
        close_timeout = Further::DEFAULT.close_timeout,
        max_message_size = Further::DEFAULT.max_message_size,
        send_timeout = Further::DEFAULT.send_timeout
    ))]
    #[expect(clippy::too_many_arguments)]
    fn __construct(
        url: Text<'_>,
        headers: Defaulted<Array<'_>>,
        subprotocols: Defaulted<Array<'_>>,
        tls: Defaulted<Array<'_>>,
        compression: Defaulted<Bool>,
        connect_timeout: Defaulted<Float>,
        receive_timeout: NullableFloat,
        close_timeout: Defaulted<Float>,
        max_message_size: Defaulted<Int>,
        send_timeout: Defaulted<Float>,
    ) -> PhpResult<Self> {
        let further = Further {
            headers,
            subprotocols,
            tls,
            compression,
            connect_timeout,
            receive_timeout,
            close_timeout,
            max_message_size,
            send_timeout,
        };
        Self::construct(url, further)
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

    #[php(name = "sendAll")]
    fn send_all(&self, messages: Array<'_>) -> PhpResult<()> {
        let outgoing = Outgoing::read(messages, 1)?;
        // The messages go into the call, which may end with a fatal error of a signal handler.
        self.call(Some(self.limits.send_timeout), move |connection, wait| {
            connection.send_all(outgoing.messages(), wait)
        })
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
        self.poll_as(|list, message| {
            let is_text = message.kind == MessageType::Text;
            message.payload.append_to(list, is_text);
        })
    }

    #[php(name = "pollMessages")]
    fn poll_messages(&self) -> PhpResult<ZBox<ZendHashTable>> {
        self.poll_as(|list, message| glue::append(list, values::message(message)))
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
        let timeout = self.receive_timeout(timeout, 2)?;
        let pong = self.call(timeout, |connection, wait| connection.ping(payload, wait))?;
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
        self.call(Some(self.limits.close_timeout), |connection, wait| {
            connection.close(&close, wait);
            if glue::has_exception() {
                Err(ConnectionError::Interrupted)
            } else {
                Ok(())
            }
        })
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
            peer_address: self.peer_address,
            local_address: self.local_address,
            tls: self.tls.as_deref(),
            head: &self.head,
            agreement: &self.agreement,
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
        self.is_duplicated.set(true);
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
        headers = Further::DEFAULT.headers,
        subprotocols = Further::DEFAULT.subprotocols,
        tls = Further::DEFAULT.tls,
        compression = Further::DEFAULT.compression,
        connect_timeout = Further::DEFAULT.connect_timeout
    ))]
    fn diagnose(
        url: Text<'_>,
        headers: Defaulted<Array<'_>>,
        subprotocols: Defaulted<Array<'_>>,
        tls: Defaulted<Array<'_>>,
        compression: Defaulted<Bool>,
        connect_timeout: Defaulted<Float>,
    ) -> PhpResult<Report> {
        let url = url.utf8(1)?;
        let options = options::connect(headers, subprotocols, tls, compression, connect_timeout)?;
        diagnose::report(url, options)
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
