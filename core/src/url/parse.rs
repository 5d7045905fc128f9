//! Parses a WebSocket URL (RFC 6455 §3), and refuses what a lenient parser would correct.

use url::{ParseError, SyntaxViolation, Url};

use super::target::{Credentials, Host, Target};
use super::url_error::UrlError;

impl Target {
    /// Parses `text`.
    ///
    /// # Errors
    /// [`UrlError`] if it is not an absolute `ws://` or `wss://` URL without a fragment.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if text.is_empty() {
            return Err(UrlError::Empty);
        }
        // The WHATWG parser would drop or correct these silently; then the URL would not mean
        // what is written.
        let refused = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
        if let Some((offset, found)) = text.char_indices().find(|(_, c)| refused(*c)) {
            return Err(UrlError::Character { found, offset });
        }
        let (scheme, rest) = text.split_once("://").ok_or(UrlError::SchemeMissing)?;
        let secure = match scheme.to_ascii_lowercase().as_str() {
            "ws" => false,
            "wss" => true,
            found if !super::redaction::is_scheme(found) => return Err(UrlError::SchemeMissing),
            other => {
                return Err(UrlError::Scheme {
                    found: other.to_owned(),
                });
            }
        };
        if rest.is_empty() || rest.starts_with(['/', '?', '#']) {
            return Err(UrlError::Host {
                reason: "it is missing",
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
                    reason: "it is missing",
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
}

fn parse_strictly(text: &str) -> Result<Url, UrlError> {
    let mended = std::cell::Cell::new(None);
    let note = |violation| match violation {
        // Legal in WebSocket URLs; everything else is what the parser had to correct.
        SyntaxViolation::EmbeddedCredentials | SyntaxViolation::NonUrlCodePoint => {}
        other => mended.set(Some(other)),
    };
    let url = Url::options()
        .syntax_violation_callback(Some(&note))
        .parse(text)
        .map_err(|error| match error {
            ParseError::InvalidPort => UrlError::Port,
            ParseError::EmptyHost => UrlError::Host {
                reason: "it is missing",
            },
            ParseError::IdnaError => UrlError::Host {
                reason: "it is not a valid domain name",
            },
            ParseError::InvalidIpv4Address => UrlError::Host {
                reason: "it is not a valid IPv4 address",
            },
            ParseError::InvalidIpv6Address => UrlError::Host {
                reason: "it is not a valid IPv6 address",
            },
            ParseError::InvalidDomainCharacter => UrlError::Host {
                reason: "it has a character that is not allowed in host names",
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

/// `text` with what is percent-encoded in it decoded (RFC 3986 §2.1).
pub(crate) fn percent_decoded(text: &str) -> String {
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
                reason: "it is missing"
            }
        );
        assert_eq!(
            refused("ws://"),
            UrlError::Host {
                reason: "it is missing"
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
}
