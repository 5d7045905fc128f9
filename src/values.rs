//! Builds the value objects of the namespace `WsClient\` from the facts of the core.

use std::net::SocketAddr;
use std::time::Duration;

use ext_php_rs::boxed::ZBox;
use ext_php_rs::convert::IntoZval;
use ext_php_rs::types::{ZendHashTable, ZendStr, Zval};
use wsclient_core::connection::{CloseInfo, Counters, Message, MessageType};
use wsclient_core::diagnosis::report::{self, Fact, Facts, Phase};
use wsclient_core::handshake::{Agreement, DeflateParameters, ResponseHead};
use wsclient_core::layer::Layer;
use wsclient_core::secrets::Secrets;
use wsclient_core::tls::{CertificateFacts, TlsSummary};
use wsclient_core::trace::Trace;
use wsclient_core::wire::TcpInfo;

use crate::classes::{self, ClassName};
use crate::ffi;
use crate::glue;
use crate::payload::EngineString;

/// Builds one object of a class, property by property.
pub(crate) struct ObjectBuilder {
    class: ClassName,
    object: Zval,
}

impl ObjectBuilder {
    /// A new object of `class`.
    pub(crate) fn new(class: ClassName) -> Self {
        Self {
            class,
            object: glue::object(class),
        }
    }

    /// Sets a property of the class.
    pub(crate) fn with(mut self, name: &str, value: impl Into<PhpValue>) -> Self {
        glue::set(self.class, &mut self.object, name, value.into().0);
        self
    }

    /// The object.
    pub(crate) fn build(self) -> Zval {
        self.object
    }
}

/// A PHP value.
pub(crate) struct PhpValue(pub(crate) Zval);

impl From<Zval> for PhpValue {
    fn from(zval: Zval) -> Self {
        Self(zval)
    }
}

macro_rules! php_from {
    ($($type:ty),*) => {
        $(impl From<$type> for PhpValue {
            fn from(value: $type) -> Self {
                // Converting a scalar or a string cannot fail.
                Self(value.into_zval(false).unwrap_or_else(|_| Zval::null()))
            }
        })*
    };
}

php_from!(&str, String, bool, i64, f64);

impl From<u64> for PhpValue {
    fn from(value: u64) -> Self {
        Self::from(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl<T: Into<PhpValue>> From<Option<T>> for PhpValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Zval::null()), Into::into)
    }
}

impl From<ZBox<ZendHashTable>> for PhpValue {
    fn from(array: ZBox<ZendHashTable>) -> Self {
        let mut zval = Zval::new();
        zval.set_hashtable(array);
        Self(zval)
    }
}

/// A string of any bytes.
pub(crate) fn bytes(bytes: &[u8]) -> PhpValue {
    let mut zval = Zval::new();
    zval.set_zend_string(ZendStr::new(bytes, false));
    PhpValue(zval)
}

/// A list.
pub(crate) fn list<T: Into<PhpValue>>(values: impl IntoIterator<Item = T>) -> PhpValue {
    let mut array = ZendHashTable::new();
    for value in values {
        // Fails only when the next index would overflow.
        let _ = array.push(value.into().0);
    }
    array.into()
}

/// An array with string keys, in order.
pub(crate) fn map<'a>(entries: impl IntoIterator<Item = (&'a str, PhpValue)>) -> PhpValue {
    let mut array = ZendHashTable::new();
    for (key, value) in entries {
        let _ = array.insert(key, value.0);
    }
    array.into()
}

/// Name => value, or name => list of values where a name occurs more than once.
pub(crate) fn grouped<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> PhpValue {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, value) in entries {
        match groups
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some((_, values)) => values.push(value),
            None => groups.push((name, vec![value])),
        }
    }
    map(groups.into_iter().map(|(name, values)| {
        let value = match values.as_slice() {
            [only] => PhpValue::from(*only),
            _ => list(values),
        };
        (name, value)
    }))
}

/// The fields of a response, with the request's secrets masked where they repeat them.
pub(crate) fn headers(head: &ResponseHead, secrets: &Secrets) -> PhpValue {
    let fields: Vec<(String, String)> = head
        .headers
        .iter()
        .map(|(name, value)| (secrets.conceal_data(name), secrets.conceal_data(value)))
        .collect();
    grouped(
        fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    )
}

/// A case of the enum `Layer`.
pub(crate) fn layer(layer: Layer) -> PhpValue {
    enum_case(ClassName::WS_LAYER, classes::layer_case(layer))
}

/// The payload of a message.
pub(crate) fn payload(message: Message<EngineString>) -> Zval {
    message.payload.into_zval(message.kind == MessageType::Text)
}

/// A `Message`.
pub(crate) fn message(message: Message<EngineString>) -> Zval {
    let is_text = message.kind == MessageType::Text;
    let (mut object, mut payload) = (Zval::new(), payload(message));
    // SAFETY: the classes are registered; the payload is handed over to the object.
    unsafe {
        ffi::ws_message(&raw mut object, is_text, &raw mut payload);
    }
    std::mem::forget(payload);
    object
}

/// A `CloseInfo`.
pub(crate) fn close_info(info: &CloseInfo, secrets: &Secrets) -> Zval {
    // A secret may have been cut where the reason is not UTF-8.
    let pieces = info.reason.split(char::REPLACEMENT_CHARACTER);
    let reason: Vec<_> = pieces.map(|piece| secrets.conceal_data(piece)).collect();
    ObjectBuilder::new(ClassName::WS_CLOSE_INFO)
        .with("code", i64::from(info.code))
        .with("reason", reason.join("\u{fffd}"))
        .with("clean", info.clean)
        .with("byPeer", info.by_peer)
        .build()
}

/// What a `ConnectionInfo` is made from.
pub(crate) struct ConnectionFacts<'a> {
    pub(crate) trace: &'a Trace,
    pub(crate) peer_address: SocketAddr,
    pub(crate) local_address: SocketAddr,
    pub(crate) tls: Option<&'a TlsSummary>,
    pub(crate) head: &'a ResponseHead,
    pub(crate) agreement: &'a Agreement,
    pub(crate) open_for: Duration,
    pub(crate) counters: Counters,
    pub(crate) latency: Option<Duration>,
    pub(crate) messages_waiting: u64,
    pub(crate) pings_unanswered: u64,
    pub(crate) unsent: u64,
    /// The time since a read last received something; `None` while a call runs.
    pub(crate) idle: Option<Duration>,
    pub(crate) kernel: Option<TcpInfo>,
}

/// A `ConnectionInfo`.
pub(crate) fn connection_info(facts: &ConnectionFacts<'_>) -> Zval {
    let tls = facts.tls;
    let secrets = &facts.trace.secrets;
    let subprotocol = facts.agreement.subprotocol.as_deref();
    let kernel = facts.kernel;
    let received = kernel
        .map(|kernel| kernel.last_data_received)
        .or(facts.idle);
    let seconds = |time: Option<Duration>| time.map(|time| time.as_secs_f64());
    let connect: Duration = facts.trace.steps.iter().map(|step| step.took).sum();
    ObjectBuilder::new(ClassName::WS_CONNECTION_INFO)
        .with("url", facts.trace.url())
        .with("peerAddress", facts.peer_address.to_string())
        .with("localAddress", facts.local_address.to_string())
        .with("tlsVersion", tls.map(|tls| tls.version.to_string()))
        .with("tlsCipher", tls.map(|tls| tls.cipher_suite.to_string()))
        .with("tlsResumed", tls.is_some_and(|tls| tls.resumed))
        .with("tlsVerified", tls.is_some_and(|tls| tls.verified))
        .with(
            "tlsChain",
            chain(tls.map_or(&[], |tls| tls.chain.as_slice())),
        )
        .with("tlsTrust", tls.map(|tls| tls.trust.to_string()))
        .with("responseHeaders", headers(facts.head, secrets))
        .with(
            "subprotocol",
            subprotocol.map(|name| secrets.conceal_subprotocol(name)),
        )
        .with("extensions", list(facts.agreement.extensions()))
        .with("compression", facts.agreement.deflate.map(compression))
        .with("phases", phases(&report::phases(facts.trace)))
        .with("connectSeconds", connect.as_secs_f64())
        .with("openSeconds", facts.open_for.as_secs_f64())
        .with("messagesSent", facts.counters.messages_sent)
        .with("messagesReceived", facts.counters.messages_received)
        .with("framesSent", facts.counters.frames_sent)
        .with("framesReceived", facts.counters.frames_received)
        .with("bytesSent", facts.counters.wire_sent)
        .with("bytesReceived", facts.counters.wire_received)
        .with(
            "latency",
            facts.latency.map(|latency| latency.as_secs_f64()),
        )
        .with("messagesWaiting", facts.messages_waiting)
        .with("pingsUnanswered", facts.pings_unanswered)
        .with("secondsSinceReceived", seconds(received))
        .with(
            "secondsSinceSent",
            seconds(kernel.map(|kernel| kernel.last_data_sent)),
        )
        .with(
            "secondsSinceAcknowledged",
            seconds(kernel.map(|kernel| kernel.last_acknowledged)),
        )
        .with(
            "unacknowledgedBytes",
            kernel.and_then(|kernel| kernel.bytes_unacknowledged),
        )
        .with("unsentBytes", facts.unsent)
        .with("roundTrip", seconds(kernel.map(|kernel| kernel.round_trip)))
        .with(
            "roundTripVariance",
            seconds(kernel.map(|kernel| kernel.round_trip_variance)),
        )
        .with(
            "retransmissions",
            kernel.map(|kernel| u64::from(kernel.retransmissions)),
        )
        .build()
}

/// The negotiated parameters of compression, as an array.
fn compression(agreed: DeflateParameters) -> PhpValue {
    map([
        (
            "serverNoContextTakeover",
            agreed.server_no_context_takeover.into(),
        ),
        (
            "clientNoContextTakeover",
            agreed.client_no_context_takeover.into(),
        ),
        (
            "serverMaxWindowBits",
            i64::from(agreed.server_max_window_bits).into(),
        ),
        (
            "clientMaxWindowBits",
            i64::from(agreed.client_max_window_bits).into(),
        ),
    ])
}

/// A chain of certificates, the server's own first, as a list of arrays.
pub(crate) fn chain(chain: &[CertificateFacts]) -> PhpValue {
    list(chain.iter().map(|certificate| {
        map([
            ("subject", certificate.subject.as_str().into()),
            ("issuer", certificate.issuer.as_str().into()),
            (
                "subjectAltName",
                list(certificate.subject_alt_names.iter().map(String::as_str)),
            ),
            ("validFrom", certificate.not_before.into()),
            ("validTo", certificate.not_after.into()),
            ("serialNumber", certificate.serial.as_str().into()),
            ("fingerprint", certificate.sha256.as_str().into()),
            ("pem", certificate.pem().into()),
        ])
    }))
}

/// A case of an enum.
pub(crate) fn enum_case(class: ClassName, case: &str) -> PhpValue {
    PhpValue(glue::enum_case(class, case))
}

/// A list of `Phase` objects.
pub(crate) fn phases(phases: &[Phase]) -> PhpValue {
    list(phases.iter().map(|phase| {
        ObjectBuilder::new(ClassName::WS_PHASE)
            .with("layer", layer(phase.layer))
            .with("seconds", phase.took.as_secs_f64())
            .with("ok", phase.ok)
            .with("facts", facts(&phase.facts))
            .build()
    }))
}

/// Facts as a PHP value.
pub(crate) fn fact(fact: &Fact) -> PhpValue {
    match fact {
        Fact::Text(text) => text.as_str().into(),
        Fact::Integer(number) => (*number).into(),
        Fact::Seconds(seconds) => (*seconds).into(),
        Fact::Flag(flag) => (*flag).into(),
        Fact::Nothing => PhpValue(Zval::null()),
        Fact::List(values) => list(values.iter().map(self::fact)),
        Fact::Map(entries) => facts(entries),
    }
}

fn facts(facts: &Facts) -> PhpValue {
    map(facts.iter().map(|(name, value)| (*name, fact(value))))
}
