//! The parts of a WebSocket URL, and how it is shown without its secrets.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::Url;

use super::redaction::{self, redact_reference, redacted_query};

/// What a URL means: where to connect, and what to request there.
#[derive(Clone, Debug)]
pub struct Target {
    /// `wss` rather than `ws`.
    pub secure: bool,
    /// The host, in the form in which it is looked up and sent.
    pub host: Host,
    /// The port, given or the scheme's own.
    pub port: u16,
    /// Path and query: the resource name of RFC 6455 §3.
    pub resource: String,
    /// User information, decoded.
    pub credentials: Option<Credentials>,
}

/// The host of a URL.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    /// A name in its ASCII form.
    Name(String),
    /// A literal address.
    Address(IpAddr),
}

/// User name and password of a URL. `Debug` shows neither.
#[derive(Clone)]
pub struct Credentials {
    /// The user name.
    pub user: String,
    /// The password, empty if there was none.
    pub password: String,
}

impl Target {
    /// The scheme.
    #[must_use]
    pub fn scheme(&self) -> &'static str {
        if self.secure { "wss" } else { "ws" }
    }

    /// The port that the scheme means when none is written.
    #[must_use]
    pub fn default_port(&self) -> u16 {
        if self.secure { 443 } else { 80 }
    }

    /// Host, and port if it is not the scheme's own, as in the `Host` header field.
    #[must_use]
    pub fn authority(&self) -> String {
        if self.port == self.default_port() {
            self.host.to_string()
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    /// The origin (RFC 6454) of the site that the server belongs to, as a browser would send it.
    #[must_use]
    pub fn origin(&self) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}", self.authority())
    }

    /// The path without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.resource
            .split_once('?')
            .map_or(self.resource.as_str(), |(path, _)| path)
    }

    /// The query, without its question mark.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.resource.split_once('?').map(|(_, query)| query)
    }

    /// The WebSocket URL that `reference` (RFC 3986 §4.1) means for a resource of this one, without
    /// its secrets and its fragment; `None` if it is neither an HTTP nor a WebSocket URL.
    #[must_use]
    pub fn resolve(&self, reference: &str) -> Option<String> {
        let scheme = if self.secure { "https" } else { "http" };
        let base = format!("{scheme}://{}{}", self.authority(), self.resource);
        let mut url = Url::parse(&base).ok()?.join(reference).ok()?;
        url.set_fragment(None);
        let text = match url.scheme() {
            "http" => url.as_str().replacen("http", "ws", 1),
            "https" => url.as_str().replacen("https", "wss", 1),
            "ws" | "wss" => url.as_str().to_owned(),
            _ => return None,
        };
        Some(redact_reference(&text))
    }

    /// The path with what looks like a token replaced by `***`.
    #[must_use]
    pub fn redacted_path(&self) -> String {
        redaction::redacted_path(self.path())
    }

    /// The URL with user information, query values and tokens in its path replaced by `***`.
    #[must_use]
    pub fn redacted(&self) -> String {
        let user = if self.credentials.is_some() {
            "***@"
        } else {
            ""
        };
        format!(
            "{}://{user}{}{}",
            self.scheme(),
            self.authority(),
            self.redacted_resource()
        )
    }

    /// Path and query, masked as in [`Target::redacted`].
    #[must_use]
    pub fn redacted_resource(&self) -> String {
        let path = self.redacted_path();
        match self.query() {
            Some(query) => format!("{path}?{}", redacted_query(query)),
            None => path,
        }
    }
}

impl fmt::Display for Host {
    /// As in a URL: IPv6 addresses in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Address(IpAddr::V4(address)) => address.fmt(f),
            Self::Address(IpAddr::V6(address)) => write!(f, "[{address}]"),
        }
    }
}

impl From<Ipv4Addr> for Host {
    fn from(address: Ipv4Addr) -> Self {
        Self::Address(address.into())
    }
}

impl From<Ipv6Addr> for Host {
    fn from(address: Ipv6Addr) -> Self {
        Self::Address(address.into())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_without_their_secrets() {
        let target = Target::parse("ws://me:pw@h:81/a/b?t=1").unwrap();
        let resolved = |reference| target.resolve(reference);
        assert_eq!(
            resolved("https://x:y@c/d?e=f#g").as_deref(),
            Some("wss://***@c/d?e=***")
        );
        assert_eq!(resolved("login").as_deref(), Some("ws://h:81/a/login"));
        assert_eq!(resolved("//other/x").as_deref(), Some("ws://other/x"));
        assert_eq!(resolved("mailto:me@example.com"), None);
    }

    #[test]
    fn secrets_do_not_show() {
        let target = Target::parse("wss://me:pw@h:8443/p?token=abc&empty=&flag").unwrap();
        assert_eq!(target.redacted(), "wss://***@h:8443/p?token=***&empty=&***");
    }
}
