//! The checks of a diagnosis: name, title and meaning of each, and the result of one.

use std::time::Duration;

/// How wide the longest title of a check may be.
pub(in crate::diagnosis) const TITLE_WIDTH: usize = 28;

/// The result of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckResult {
    /// As it should be.
    Pass,
    /// Nothing is broken by it, but it is worth a look.
    Warn,
    /// Not as it should be.
    Fail,
    /// Not looked at; the detail says why.
    Skipped,
}

impl CheckResult {
    /// Every result.
    pub const ALL: [Self; 4] = [Self::Pass, Self::Warn, Self::Fail, Self::Skipped];

    /// The stable lower-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Skipped => "skipped",
        }
    }
}

macro_rules! checks {
    ($($id:ident $name:literal $title:literal, $meaning:literal;)*) => {
        /// What is checked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum CheckId {
            $(#[doc = concat!("`", $name, "`: ", $meaning)] $id,)*
        }

        impl CheckId {
            /// Every check, in the order of the report.
            pub const ALL: &[Self] = &[$(Self::$id,)*];

            /// The stable dotted name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$id => $name,)* }
            }

            /// The name for people.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$id => $title,)* }
            }

            /// What it shows, in one clause.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$id => $meaning,)* }
            }
        }
    };
}

checks! {
    Url "url" "URL", "whether it is valid, and what it means";
    Dns "dns" "name resolution", "the addresses of the host, by family";
    TcpIpv4 "tcp.ipv4" "TCP over IPv4", "whether each IPv4 address accepts connections";
    TcpIpv6 "tcp.ipv6" "TCP over IPv6", "whether each IPv6 address accepts connections";
    Protocol "tcp.protocol" "protocol of the port", "whether the port speaks what the scheme of the URL says";
    TlsHandshake "tls.handshake" "TLS handshake", "whether both ends agree on version and cipher";
    TlsVersions "tls.versions" "TLS versions", "which versions are accepted by a server that refused the handshake";
    TlsParameters "tls.parameters" "TLS parameters", "what such a server requires that this client does not support";
    TlsAlpn "tls.alpn" "ALPN", "whether the server accepts HTTP/1.1";
    TlsChain "tls.chain" "chain as presented", "the certificates that the server sends";
    TlsTrust "tls.trust" "chain as trusted", "whether this machine trusts them for this name, now";
    Upgrade "handshake.upgrade" "upgrade as asked", "the opening handshake with the caller's headers and subprotocols";
    NoSubprotocols "handshake.no_subprotocols" "upgrade without subprotocols", "the same without subprotocols";
    NoExtensions "handshake.no_extensions" "upgrade without extensions", "the same without the offer of compression";
    NoOrigin "handshake.no_origin" "upgrade without Origin", "the same without the header Origin";
    HostOrigin "handshake.host_origin" "upgrade with host's Origin", "the same with the server's own origin";
    PlainGet "handshake.plain_get" "GET without upgrade", "the response to a plain request for the path";
    Clock "clock" "clock", "this machine's clock against the Date of the server";
    FirstFrames "websocket.first_frames" "first frames", "what the server sends on its own after the 101";
    Ping "websocket.ping" "three pings", "whether pings are answered, and how fast";
    Close "websocket.close" "closing handshake", "whether the server answers a close frame";
}

/// One check of a diagnosis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was checked.
    pub id: CheckId,
    /// Its result.
    pub result: CheckResult,
    /// What was seen, or why it was skipped; on one line.
    pub detail: String,
    /// How long it took; zero where something else had already shown it.
    pub took: Duration,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_titles_fit_the_table() {
        let mut seen = std::collections::HashSet::new();
        for id in CheckId::ALL {
            assert!(seen.insert(id.name()), "{} appears twice", id.name());
            assert!(id.title().chars().count() <= TITLE_WIDTH);
        }
    }
}
