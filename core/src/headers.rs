//! Header fields: an ordered list with case-insensitive names, and what a caller may put into it.

use std::fmt;
use std::sync::Arc;

/// Header fields in order, each name as it was written. A clone shares them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Arc<HeaderLines>);

/// All names and values in one text, so that many fields need no more memory blocks than one.
#[derive(Clone, Default, PartialEq, Eq)]
struct HeaderLines {
    text: String,
    /// Where in the text each name and each value ends; they follow one another.
    ends: Vec<(usize, usize)>,
}

/// Why a header field of the caller is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderRefusal {
    /// The name is empty or not a token (RFC 9110 §5.6.2).
    Name,
    /// The value has a control character, which could end the line and inject another field.
    Value,
    /// The handshake itself sets this field.
    Reserved {
        /// How to set it instead, if there is a way.
        instead: Option<&'static str>,
    },
}

impl Headers {
    /// An empty list with room for `fields` of `bytes` in all.
    pub(super) fn with_capacity(fields: usize, bytes: usize) -> Self {
        Self(Arc::new(HeaderLines {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(fields),
        }))
    }

    /// Appends a field.
    pub fn push(&mut self, name: &str, value: &str) {
        let HeaderLines { text, ends } = Arc::make_mut(&mut self.0);
        text.push_str(name);
        let name_end = text.len();
        text.push_str(value);
        ends.push((name_end, text.len()));
    }

    /// The values of `name`, in order, whatever its case.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.iter()
            .filter(move |(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, v)| v)
    }

    /// The first value of `name`.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, v)| v)
    }

    /// The elements of all fields `name`, read as one comma-separated list (RFC 9110 §5.6.1).
    pub fn tokens<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.all(name)
            .flat_map(|v| v.split(','))
            .map(str::trim)
            .filter(|t| !t.is_empty())
    }

    /// Name and value of every field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let HeaderLines { text, ends } = &*self.0;
        let mut start = 0;
        ends.iter().map(move |&(name_end, value_end)| {
            let name = text.get(start..name_end).unwrap_or_default();
            start = value_end;
            (name, text.get(name_end..value_end).unwrap_or_default())
        })
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.ends.is_empty()
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Whether the caller may add the field to the request.
///
/// # Errors
/// [`HeaderRefusal`].
pub fn check_header(name: &str, value: &[u8]) -> Result<(), HeaderRefusal> {
    if !is_token(name) {
        return Err(HeaderRefusal::Name);
    }
    if value
        .iter()
        .any(|byte| (*byte < 0x20 && *byte != b'\t') || *byte == 0x7f)
    {
        return Err(HeaderRefusal::Value);
    }
    let instead = match name.to_ascii_lowercase().as_str() {
        "sec-websocket-protocol" => Some("$subprotocols"),
        "sec-websocket-extensions" => Some("$compression"),
        "upgrade" | "connection" | "content-length" | "transfer-encoding" | "trailer" => None,
        lower if lower.starts_with("sec-websocket-") => None,
        _ => return Ok(()),
    };
    Err(HeaderRefusal::Reserved { instead })
}

/// RFC 9110 §5.6.2: `token = 1*tchar`.
#[must_use]
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && token_prefix(text).len() == text.len()
}

/// The longest prefix of `text` that is a token.
#[must_use]
pub fn token_prefix(text: &str) -> &str {
    let is_tchar = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    let end = text.bytes().position(|b| !is_tchar(b));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_over_all_lines() {
        let mut headers = Headers::default();
        headers.push("Connection", "keep-alive ,, Upgrade");
        headers.push("CONNECTION", "x");
        let tokens: Vec<_> = headers.tokens("connection").collect();
        assert_eq!(tokens, ["keep-alive", "Upgrade", "x"]);
        assert_eq!(headers.first("Connection"), Some("keep-alive ,, Upgrade"));
    }

    #[test]
    fn what_could_inject_or_contradict_is_refused() {
        assert_eq!(check_header("X-A", b"1\r\nB: 2"), Err(HeaderRefusal::Value));
        assert_eq!(check_header("X-A", b"1\n"), Err(HeaderRefusal::Value));
        assert_eq!(check_header("X-A", b"a\0b"), Err(HeaderRefusal::Value));
        assert_eq!(check_header("X A", b"1"), Err(HeaderRefusal::Name));
        assert_eq!(check_header("", b"1"), Err(HeaderRefusal::Name));
        assert_eq!(check_header("X:", b"1"), Err(HeaderRefusal::Name));
        for name in [
            "Upgrade",
            "connection",
            "Sec-WebSocket-Key",
            "SEC-WEBSOCKET-VERSION",
        ] {
            assert_eq!(
                check_header(name, b"1"),
                Err(HeaderRefusal::Reserved { instead: None })
            );
        }
        assert_eq!(
            check_header("Sec-WebSocket-Protocol", b"a"),
            Err(HeaderRefusal::Reserved {
                instead: Some("$subprotocols")
            })
        );
        assert_eq!(
            check_header("sec-websocket-extensions", b"a"),
            Err(HeaderRefusal::Reserved {
                instead: Some("$compression")
            })
        );
        assert_eq!(check_header("X-A", "tab\tand ü".as_bytes()), Ok(()));
        assert_eq!(check_header("Origin", b""), Ok(()));
    }
}
