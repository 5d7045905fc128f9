//! Declares the plain classes and enums of the namespace `WsClient\`: names, parents and typed properties.

use std::collections::BTreeMap;
use std::ffi::CStr;
use std::sync::RwLock;

use ext_php_rs::zend::ClassEntry;
use wsclient_core::diagnosis::{CheckResult, Class, Fault};
use wsclient_core::layer::Layer;

use crate::glue::{self, Methods, NO_CLASS};

/// A type in the engine's terms.
#[derive(Clone, Copy)]
enum Type {
    String,
    Int,
    Float,
    Bool,
    Array,
    Object(&'static CStr),
}

const PUBLIC: u32 = 1 << 0;
const PRIVATE: u32 = 1 << 2;

/// One readonly property: name, type, nullable.
type Property = (&'static CStr, Type, bool);

const MESSAGE: &[Property] = &[
    (c"type", Type::Object(c"WsClient\\MessageType"), false),
    (c"payload", Type::String, false),
];
const CLOSE_INFO: &[Property] = &[
    (c"code", Type::Int, false),
    (c"reason", Type::String, false),
    (c"clean", Type::Bool, false),
    (c"byPeer", Type::Bool, false),
];
const PHASE: &[Property] = &[
    (c"layer", Type::Object(c"WsClient\\Layer"), false),
    (c"seconds", Type::Float, false),
    (c"ok", Type::Bool, false),
    (c"facts", Type::Array, false),
];
const DIAGNOSIS: &[Property] = &[
    (c"code", Type::String, false),
    (c"layer", Type::Object(c"WsClient\\Layer"), false),
    (c"fault", Type::Object(c"WsClient\\Fault"), false),
    (c"problem", Type::String, false),
    (c"evidence", Type::Array, false),
    (c"help", Type::Array, false),
    (c"retryable", Type::Bool, false),
    (c"retryAfter", Type::Float, true),
    (c"reference", Type::String, true),
];
const REPORT: &[Property] = &[
    (c"ok", Type::Bool, false),
    (c"url", Type::String, false),
    (c"phases", Type::Array, false),
    (c"response", Type::Array, true),
    (c"diagnosis", Type::Object(c"WsClient\\Diagnosis"), true),
    (c"checks", Type::Array, false),
];
const CHECK: &[Property] = &[
    (c"id", Type::String, false),
    (c"result", Type::Object(c"WsClient\\CheckResult"), false),
    (c"title", Type::String, false),
    (c"detail", Type::String, false),
    (c"seconds", Type::Float, false),
];
const CONNECTION_INFO: &[Property] = &[
    (c"url", Type::String, false),
    (c"peerAddress", Type::String, false),
    (c"localAddress", Type::String, false),
    (c"tlsVersion", Type::String, true),
    (c"tlsCipher", Type::String, true),
    (c"tlsResumed", Type::Bool, false),
    (c"tlsVerified", Type::Bool, false),
    (c"tlsChain", Type::Array, false),
    (c"tlsTrust", Type::String, true),
    (c"responseHeaders", Type::Array, false),
    (c"subprotocol", Type::String, true),
    (c"extensions", Type::Array, false),
    (c"compression", Type::Array, true),
    (c"phases", Type::Array, false),
    (c"connectSeconds", Type::Float, false),
    (c"openSeconds", Type::Float, false),
    (c"messagesSent", Type::Int, false),
    (c"messagesReceived", Type::Int, false),
    (c"framesSent", Type::Int, false),
    (c"framesReceived", Type::Int, false),
    (c"bytesSent", Type::Int, false),
    (c"bytesReceived", Type::Int, false),
    (c"latency", Type::Float, true),
];
const EXCEPTION: &[Property] = &[
    (c"diagnosis", Type::Object(c"WsClient\\Diagnosis"), true),
    (c"report", Type::Object(c"WsClient\\Report"), true),
    (c"errorCode", Type::String, false),
    (c"layer", Type::Object(c"WsClient\\Layer"), true),
];

/// The exception classes below `WsClientException`, parents first: class, name, parent, properties.
const EXCEPTIONS: &[(Name, Option<Name>, &[Property])] = &[
    (Name::WsClientException, None, EXCEPTION),
    (Name::ConnectException, Some(Name::WsClientException), &[]),
    (Name::InvalidUrlException, Some(Name::ConnectException), &[]),
    (
        Name::NameResolutionException,
        Some(Name::ConnectException),
        &[],
    ),
    (
        Name::TcpException,
        Some(Name::ConnectException),
        &[(c"attempts", Type::Array, false)],
    ),
    (Name::TlsException, Some(Name::ConnectException), &[]),
    (
        Name::CertificateException,
        Some(Name::TlsException),
        &[(c"chain", Type::Array, false)],
    ),
    (
        Name::HandshakeException,
        Some(Name::ConnectException),
        &[
            (c"status", Type::Int, true),
            (c"headers", Type::Array, false),
            (c"body", Type::String, false),
        ],
    ),
    (
        Name::ConnectionClosedException,
        Some(Name::WsClientException),
        &[],
    ),
    (
        Name::ConnectionLostException,
        Some(Name::ConnectionClosedException),
        &[],
    ),
    (Name::ProtocolException, Some(Name::WsClientException), &[]),
    (
        Name::MessageTooBigException,
        Some(Name::ProtocolException),
        &[],
    ),
    (Name::TimeoutException, Some(Name::WsClientException), &[]),
];

/// The classes of the namespace, by their names in PHP.
#[expect(clippy::enum_variant_names)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    MessageType,
    Layer,
    Fault,
    CheckResult,
    Message,
    CloseInfo,
    Phase,
    Diagnosis,
    Report,
    Check,
    ConnectionInfo,
    WsClientException,
    ConnectException,
    InvalidUrlException,
    NameResolutionException,
    TcpException,
    TlsException,
    CertificateException,
    HandshakeException,
    ConnectionClosedException,
    ConnectionLostException,
    ProtocolException,
    MessageTooBigException,
    TimeoutException,
    ConcurrencyError,
}

/// An entry of the engine's class table; it lives until the module is shut down.
#[derive(Clone, Copy)]
struct Entry(*mut ClassEntry);
// SAFETY: class entries of internal classes are shared by all threads of a ZTS build.
unsafe impl Send for Entry {}
unsafe impl Sync for Entry {}

/// Filled anew at each module start: a FrankenPHP restart runs it again in the same process.
static ENTRIES: RwLock<BTreeMap<Name, Entry>> = RwLock::new(BTreeMap::new());

/// The entry of a class; null before the module has started.
pub(crate) fn entry(name: Name) -> *mut ClassEntry {
    let entries = ENTRIES
        .read()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    entries.get(&name).map_or(NO_CLASS, |entry| entry.0)
}

/// The exception class that a code of the catalogue is thrown as.
pub(crate) fn exception_for(class: Class) -> Name {
    match class {
        Class::InvalidUrl => Name::InvalidUrlException,
        Class::NameResolution => Name::NameResolutionException,
        Class::Tcp => Name::TcpException,
        Class::Tls => Name::TlsException,
        Class::Certificate => Name::CertificateException,
        Class::Handshake => Name::HandshakeException,
        Class::ConnectionClosed => Name::ConnectionClosedException,
        Class::ConnectionLost => Name::ConnectionLostException,
        Class::Protocol => Name::ProtocolException,
        Class::MessageTooBig => Name::MessageTooBigException,
        Class::Timeout => Name::TimeoutException,
    }
}

/// Registers everything; called once at each module start.
pub(crate) fn register() {
    let text = |name: &str| glue::c_string(name);
    let plain = |name: &str| text(&capitalised(name));
    // SAFETY: the module is starting, and every string lives through its call (the engine copies).
    unsafe {
        let types = glue::ws_enum(c"WsClient\\MessageType".as_ptr(), false);
        for case in [c"Text", c"Binary"] {
            glue::ws_enum_case(types, case.as_ptr(), std::ptr::null());
        }
        keep(Name::MessageType, types);
        let layers = glue::ws_enum(c"WsClient\\Layer".as_ptr(), true);
        for layer in Layer::ALL {
            let case = text(layer_case(layer));
            glue::ws_enum_case(layers, case.as_ptr(), text(layer.name()).as_ptr());
        }
        keep(Name::Layer, layers);
        let faults = glue::ws_enum(c"WsClient\\Fault".as_ptr(), true);
        for fault in Fault::ALL {
            let case = plain(fault.name());
            glue::ws_enum_case(faults, case.as_ptr(), text(fault.name()).as_ptr());
        }
        keep(Name::Fault, faults);
        let results = glue::ws_enum(c"WsClient\\CheckResult".as_ptr(), true);
        for result in CheckResult::ALL {
            let case = plain(result.name());
            glue::ws_enum_case(results, case.as_ptr(), text(result.name()).as_ptr());
        }
        keep(Name::CheckResult, results);

        glue::ws_type_messages(types);
        value(Name::Message, MESSAGE, &raw const glue::ws_message_methods);
        value(
            Name::CloseInfo,
            CLOSE_INFO,
            &raw const glue::ws_value_methods,
        );
        value(Name::Phase, PHASE, &raw const glue::ws_value_methods);
        value(
            Name::Diagnosis,
            DIAGNOSIS,
            &raw const glue::ws_value_methods,
        );
        value(Name::Check, CHECK, &raw const glue::ws_value_methods);
        value(Name::Report, REPORT, &raw const glue::ws_report_methods);
        let report = entry(Name::Report);
        // The text for people is made once, when everything it tells is at hand.
        glue::ws_property(
            report,
            c"text".as_ptr(),
            MAY_BE_STRING,
            std::ptr::null(),
            PRIVATE,
        );
        glue::ws_implement_json(report);
        value(
            Name::ConnectionInfo,
            CONNECTION_INFO,
            &raw const glue::ws_value_methods,
        );

        for (name, parent, properties) in EXCEPTIONS {
            let (parent, methods) = match parent {
                None => (
                    glue::ws_runtime_exception(),
                    &raw const glue::ws_exception_methods,
                ),
                Some(parent) => (entry(*parent), std::ptr::null()),
            };
            keep(
                *name,
                glue::ws_class(full_name(*name).as_ptr(), parent, false, methods),
            );
            declare(entry(*name), properties);
        }
        let name = full_name(Name::ConcurrencyError);
        let concurrency = glue::ws_class(name.as_ptr(), glue::ws_error(), false, std::ptr::null());
        keep(Name::ConcurrencyError, concurrency);
    }
}

/// The case of the enum `Layer`; two of them are names, not words.
pub(crate) fn layer_case(layer: Layer) -> &'static str {
    match layer {
        Layer::Url => "Url",
        Layer::Dns => "Dns",
        Layer::Tcp => "Tcp",
        Layer::Proxy => "Proxy",
        Layer::Tls => "Tls",
        Layer::Handshake => "Handshake",
        Layer::WebSocket => "WebSocket",
    }
}

/// The case of an enum whose values are its cases in lower case.
pub(crate) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|c| c.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

const MAY_BE_NULL: u32 = 1 << 1;
const MAY_BE_BOOL: u32 = 1 << 2 | 1 << 3;
const MAY_BE_LONG: u32 = 1 << 4;
const MAY_BE_DOUBLE: u32 = 1 << 5;
const MAY_BE_STRING: u32 = 1 << 6;
const MAY_BE_ARRAY: u32 = 1 << 7;

fn full_name(name: Name) -> std::ffi::CString {
    glue::c_string(&format!("WsClient\\{name:?}"))
}

fn keep(name: Name, entry: *mut ClassEntry) {
    let mut entries = ENTRIES
        .write()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    entries.insert(name, Entry(entry));
}

/// # Safety
/// Only while the module starts.
unsafe fn value(name: Name, properties: &[Property], methods: *const Methods) {
    // SAFETY: the caller's promise.
    unsafe {
        keep(
            name,
            glue::ws_class(full_name(name).as_ptr(), NO_CLASS, true, methods),
        );
        declare(entry(name), properties);
    }
}

/// # Safety
/// Only while the module starts.
unsafe fn declare(ce: *mut ClassEntry, properties: &[Property]) {
    for (name, kind, nullable) in properties {
        let (mask, class) = match kind {
            Type::String => (MAY_BE_STRING, std::ptr::null()),
            Type::Int => (MAY_BE_LONG, std::ptr::null()),
            Type::Float => (MAY_BE_DOUBLE, std::ptr::null()),
            Type::Bool => (MAY_BE_BOOL, std::ptr::null()),
            Type::Array => (MAY_BE_ARRAY, std::ptr::null()),
            Type::Object(class) => (0, class.as_ptr()),
        };
        let mask = if *nullable { mask | MAY_BE_NULL } else { mask };
        // SAFETY: the caller's promise.
        unsafe { glue::ws_property(ce, name.as_ptr(), mask, class, PUBLIC) };
    }
}
