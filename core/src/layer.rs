//! The layers of a connection, in the order in which they are reached.

/// The step of connecting, or the open connection itself, that a fact belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Parsing the URL and the options that go with it.
    Url,
    /// Name resolution.
    Dns,
    /// Reaching one of the addresses.
    Tcp,
    /// The forward proxy in front of the server.
    Proxy,
    /// The TLS handshake.
    Tls,
    /// The opening handshake of RFC 6455 §4.
    Handshake,
    /// Frames and messages after the 101.
    WebSocket,
}

impl Layer {
    /// Every layer, in order.
    pub const ALL: [Self; 7] = [
        Self::Url,
        Self::Dns,
        Self::Tcp,
        Self::Proxy,
        Self::Tls,
        Self::Handshake,
        Self::WebSocket,
    ];

    /// The stable lower-case name, as used in error codes and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Dns => "dns",
            Self::Tcp => "tcp",
            Self::Proxy => "proxy",
            Self::Tls => "tls",
            Self::Handshake => "handshake",
            Self::WebSocket => "websocket",
        }
    }
}
