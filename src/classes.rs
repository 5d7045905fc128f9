//! The classes of the extension, and which of them the core's values correspond to.

use wsclient_core::diagnosis::Class;
use wsclient_core::layer::Layer;

pub(crate) use crate::ffi::ws_class as ClassName;

/// The exception class that a code of the catalogue is thrown as.
pub(crate) fn exception_for(class: Class) -> ClassName {
    match class {
        Class::InvalidUrl => ClassName::WS_INVALID_URL_EXCEPTION,
        Class::NameResolution => ClassName::WS_NAME_RESOLUTION_EXCEPTION,
        Class::Tcp => ClassName::WS_TCP_EXCEPTION,
        Class::Tls => ClassName::WS_TLS_EXCEPTION,
        Class::Certificate => ClassName::WS_CERTIFICATE_EXCEPTION,
        Class::Handshake => ClassName::WS_HANDSHAKE_EXCEPTION,
        Class::ConnectionClosed => ClassName::WS_CONNECTION_CLOSED_EXCEPTION,
        Class::ConnectionLost => ClassName::WS_CONNECTION_LOST_EXCEPTION,
        Class::Protocol => ClassName::WS_PROTOCOL_EXCEPTION,
        Class::MessageTooBig => ClassName::WS_MESSAGE_TOO_BIG_EXCEPTION,
        Class::Interrupted => ClassName::WS_INTERRUPTED_EXCEPTION,
        Class::Timeout => ClassName::WS_TIMEOUT_EXCEPTION,
    }
}

/// The case of the enum `Layer`; not all are capitalised in the same way.
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
