//! Parses a WebSocket URL (RFC 6455 §3) and shows it without its secrets.

mod redaction;

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{ParseError, SyntaxViolation, Url};

pub use redaction::{redact_reference, redact_unparsed, redacted_query};

/// What follows from a URL: where to go and what to ask for there.
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

/// What is wrong with a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// Nothing there.
    Empty,
    /// No `scheme://` in front.
    SchemeMissing,
    /// A scheme that is not a WebSocket scheme.
    Scheme {
        /// The scheme as written, in lower case.
        found: String,
    },
    /// A port that is no number from 1 to 65535.
    Port,
    /// RFC 6455 §3: fragment identifiers are meaningless and must not be used.
    Fragment,
    /// No host, or one that cannot be a name or an address.
    Host {
        /// What the parser objects to.
        reason: &'static str,
    },
    /// A character that must be percent-encoded or must not be there.
    Character {
        /// The character.
        found: char,
        /// Its byte offset.
        offset: usize,
    },
    /// Anything else that the parser refuses.
    Syntax {
        /// The parser's words.
        reason: String,
    },
}

impl Target {
    /// Parses `text`.
    ///
    /// # Errors
    /// [`UrlError`] if it is not an absolute `ws://` or `wss://` URL without a fragment.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if text.is_empty() {
            return Err(UrlError::Empty);
        }
        // The WHATWG parser would drop or mend these in silence; then what we connect to would not
        // be what is written.
        let refused = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
        if let Some((offset, found)) = text.char_indices().find(|(_, c)| refused(*c)) {
            return Err(UrlError::Character { found, offset });
        }
        let (scheme, rest) = text.split_once("://").ok_or(UrlError::SchemeMissing)?;
        let secure = match scheme.to_ascii_lowercase().as_str() {
            "ws" => false,
            "wss" => true,
            "" => return Err(UrlError::SchemeMissing),
            other => {
                return Err(UrlError::Scheme {
                    found: other.to_owned(),
                });
            }
        };
        if rest.is_empty() || rest.starts_with(['/', '?', '#']) {
            return Err(UrlError::Host {
                reason: "there is none",
            });
        }
        let url = parse_strictly(text)?;
        if url.fragment().is_some() {
            return Err(UrlError::Fragment);
        }
        let host = match url.host() {
            Some(url::Host::Domain(name)) if !name.is_empty() => Host::Name(name.to_owned()),
            Some(url::Host::Ipv4(address)) => Host::Address(address.into()),
            Some(url::Host::Ipv6(address)) => Host::Address(address.into()),
            _ => {
                return Err(UrlError::Host {
                    reason: "there is none",
                });
            }
        };
        let port = url
            .port_or_known_default()
            .filter(|port| *port != 0)
            .ok_or(UrlError::Port)?;
        let mut resource = url.path().to_owned();
        if let Some(query) = url.query() {
            resource.push('?');
            resource.push_str(query);
        }
        Ok(Self {
            secure,
            host,
            port,
            resource,
            credentials: credentials_of(&url),
        })
    }

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

    /// Host, and port if it is not the scheme's own, as the `Host` header field wants it.
    #[must_use]
    pub fn authority(&self) -> String {
        if self.port == self.default_port() {
            self.host.to_string()
        } else {
            format!("{}:{}", self.host, self.port)
        }
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

    /// The URL with user information and query values replaced by `***`.
    #[must_use]
    pub fn redacted(&self) -> String {
        let user = if self.credentials.is_some() {
            "***@"
        } else {
            ""
        };
        let query = self
            .query()
            .map(|query| format!("?{}", redacted_query(query)));
        format!(
            "{}://{user}{}{}{}",
            self.scheme(),
            self.authority(),
            self.path(),
            query.unwrap_or_default()
        )
    }
}

impl fmt::Display for Host {
    /// As it stands in a URL: IPv6 addresses in brackets.
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

fn parse_strictly(text: &str) -> Result<Url, UrlError> {
    let mended = std::cell::Cell::new(None);
    let note = |violation| match violation {
        // Legal in our URLs; the rest is something that the parser had to mend.
        SyntaxViolation::EmbeddedCredentials | SyntaxViolation::NonUrlCodePoint => {}
        other => mended.set(Some(other)),
    };
    let url = Url::options()
        .syntax_violation_callback(Some(&note))
        .parse(text)
        .map_err(|error| match error {
            ParseError::InvalidPort => UrlError::Port,
            ParseError::EmptyHost => UrlError::Host {
                reason: "there is none",
            },
            ParseError::IdnaError => UrlError::Host {
                reason: "it is no valid domain name",
            },
            ParseError::InvalidIpv4Address => UrlError::Host {
                reason: "it is no valid IPv4 address",
            },
            ParseError::InvalidIpv6Address => UrlError::Host {
                reason: "it is no valid IPv6 address",
            },
            ParseError::InvalidDomainCharacter => UrlError::Host {
                reason: "it has a character that no host name has",
            },
            other => UrlError::Syntax {
                reason: other.to_string(),
            },
        })?;
    match mended.take() {
        Some(violation) => Err(UrlError::Syntax {
            reason: violation.description().to_owned(),
        }),
        None => Ok(url),
    }
}

fn credentials_of(url: &Url) -> Option<Credentials> {
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    Some(Credentials {
        user: percent_decoded(url.username()),
        password: percent_decoded(url.password().unwrap_or_default()),
    })
}

fn percent_decoded(text: &str) -> String {
    // form_urlencoded would turn "+" into a space, so it is protected first.
    let protected = text
        .replace('+', "%2B")
        .replace('&', "%26")
        .replace('=', "%3D");
    url::form_urlencoded::parse(protected.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> UrlError {
        Target::parse(text).unwrap_err()
    }

    #[test]
    fn parts_and_defaults() {
        let target = Target::parse("WS://Example.com").unwrap();
        assert!(!target.secure);
        assert_eq!(target.host, Host::Name("example.com".into()));
        assert_eq!((target.port, target.resource.as_str()), (80, "/"));
        assert_eq!(target.authority(), "example.com");

        let target = Target::parse("wss://[::1]:9501/a/b?x=1&y=2").unwrap();
        assert!(target.secure);
        assert_eq!(target.authority(), "[::1]:9501");
        assert_eq!(target.resource, "/a/b?x=1&y=2");
        assert_eq!((target.path(), target.query()), ("/a/b", Some("x=1&y=2")));
    }

    #[test]
    fn international_names_become_ascii() {
        let target = Target::parse("wss://bücher.example/").unwrap();
        assert_eq!(target.host, Host::Name("xn--bcher-kva.example".into()));
    }

    #[test]
    fn user_information_is_decoded() {
        let credentials = Target::parse("ws://us%40er:p%3Aa+s&s=%20@h/")
            .unwrap()
            .credentials
            .unwrap();
        assert_eq!(credentials.user, "us@er");
        assert_eq!(credentials.password, "p:a+s&s= ");
        assert_eq!(format!("{credentials:?}"), "Credentials(***)");
    }

    #[test]
    fn refusals_name_the_part() {
        assert_eq!(refused(""), UrlError::Empty);
        assert_eq!(refused("example.com/ws"), UrlError::SchemeMissing);
        assert_eq!(refused("://x"), UrlError::SchemeMissing);
        assert_eq!(
            refused("https://x/"),
            UrlError::Scheme {
                found: "https".into()
            }
        );
        assert_eq!(refused("ws://x/#top"), UrlError::Fragment);
        assert_eq!(refused("ws://x:0/"), UrlError::Port);
        assert_eq!(refused("ws://x:70000/"), UrlError::Port);
        assert_eq!(refused("ws://x:abc/"), UrlError::Port);
        assert_eq!(
            refused("ws:///path"),
            UrlError::Host {
                reason: "there is none"
            }
        );
        assert_eq!(
            refused("ws://"),
            UrlError::Host {
                reason: "there is none"
            }
        );
        assert!(matches!(refused("ws://[::1/"), UrlError::Host { .. }));
        assert!(matches!(refused("ws://1.2.3.999/"), UrlError::Host { .. }));
        assert_eq!(
            refused("ws://x/a b"),
            UrlError::Character {
                found: ' ',
                offset: 8
            }
        );
        assert_eq!(
            refused("ws://x/\r\nA: b"),
            UrlError::Character {
                found: '\r',
                offset: 7
            }
        );
        assert_eq!(
            refused("ws:\\\\x"),
            UrlError::Character {
                found: '\\',
                offset: 3
            }
        );
    }

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
