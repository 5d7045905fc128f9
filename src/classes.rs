//! The classes of the extension by name, and what the core's names are among them.

use wsclient_core::diagnosis::Class;
use wsclient_core::layer::Layer;

pub(crate) use crate::ffi::ws_class as Name;

/// The exception class that a code of the catalogue is thrown as.
pub(crate) fn exception_for(class: Class) -> Name {
    match class {
        Class::InvalidUrl => Name::WS_INVALID_URL_EXCEPTION,
        Class::NameResolution => Name::WS_NAME_RESOLUTION_EXCEPTION,
        Class::Tcp => Name::WS_TCP_EXCEPTION,
        Class::Tls => Name::WS_TLS_EXCEPTION,
        Class::Certificate => Name::WS_CERTIFICATE_EXCEPTION,
        Class::Handshake => Name::WS_HANDSHAKE_EXCEPTION,
        Class::ConnectionClosed => Name::WS_CONNECTION_CLOSED_EXCEPTION,
        Class::ConnectionLost => Name::WS_CONNECTION_LOST_EXCEPTION,
        Class::Protocol => Name::WS_PROTOCOL_EXCEPTION,
        Class::MessageTooBig => Name::WS_MESSAGE_TOO_BIG_EXCEPTION,
        Class::Timeout => Name::WS_TIMEOUT_EXCEPTION,
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
