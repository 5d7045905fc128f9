//! Reads the head of an HTTP response, bounded, from bytes that arrive in any pieces.

use std::borrow::Cow;
use std::mem::MaybeUninit;

use crate::headers::Headers;

/// The most bytes that a head may have, final blank line included.
pub const MAX_HEAD_BYTES: usize = 64 * 1024;
/// The most header fields that a head may have.
pub const MAX_HEADERS: usize = 128;

/// A response head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseHead {
    /// The minor version: 1 for HTTP/1.1, 0 for HTTP/1.0.
    pub minor_version: u8,
    /// The status code.
    pub status: u16,
    /// The reason phrase as sent, which may be empty.
    pub reason: String,
    /// The header fields; bytes that are not UTF-8 are replaced.
    pub headers: Headers,
}

/// Why bytes are not a response head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadError {
    /// They do not start with `HTTP/`.
    NotHttp,
    /// They start with another major version than 1, such as `HTTP/2`.
    Version,
    /// More than [`MAX_HEAD_BYTES`].
    TooLong,
    /// More than [`MAX_HEADERS`] fields.
    TooManyHeaders,
    /// A line that is not a header field or not a status line.
    Malformed {
        /// What kind of element is not valid.
        element: &'static str,
    },
}

/// Looks for a complete head at the front of `bytes`; `Some` gives it with its length.
///
/// # Errors
/// [`HeadError`] as soon as the bytes can no longer become an acceptable head.
pub(super) fn parse_head(bytes: &[u8]) -> Result<Option<(ResponseHead, usize)>, HeadError> {
    if !starts_like(bytes, b"HTTP/") {
        return Err(HeadError::NotHttp);
    }
    if !starts_like(bytes, b"HTTP/1.") {
        return Err(HeadError::Version);
    }
    let Some(length) = head_length(bytes) else {
        return if bytes.len() > MAX_HEAD_BYTES {
            Err(HeadError::TooLong)
        } else {
            Ok(None)
        };
    };
    if length > MAX_HEAD_BYTES {
        return Err(HeadError::TooLong);
    }
    let mut fields = [MaybeUninit::uninit(); MAX_HEADERS];
    let mut parsed = httparse::Response::new(&mut []);
    let mut config = httparse::ParserConfig::default();
    config.allow_obsolete_multiline_headers_in_responses(true);
    match config.parse_response_with_uninit_headers(
        &mut parsed,
        bytes.get(..length).unwrap_or(bytes),
        &mut fields,
    ) {
        Ok(httparse::Status::Complete(_)) => {}
        // The blank line is there, so nothing more of the head can arrive.
        Ok(httparse::Status::Partial) => return Err(HeadError::Malformed { element: "head" }),
        Err(error) => return Err(refused(error)),
    }
    let (Some(minor_version), Some(status)) = (parsed.version, parsed.code) else {
        return Err(HeadError::Malformed {
            element: "status line",
        });
    };
    let mut headers = Headers::with_capacity(parsed.headers.len(), length);
    for field in parsed.headers.iter() {
        headers.push(field.name, unfolded(field.value).trim());
    }
    let reason = parsed.reason.unwrap_or_default().to_owned();
    Ok(Some((
        ResponseHead {
            minor_version,
            status,
            reason,
            headers,
        },
        length,
    )))
}

/// A field value on one line. RFC 9112 §5.2: "A user agent that receives an obs-fold in a response
/// message […] MUST replace each received obs-fold with one or more SP octets".
fn unfolded(value: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(value);
    if !text.contains('\n') {
        return text;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    Cow::Owned(lines.join(" "))
}

/// The length up to and including the first empty line; lines may end in CRLF or bare LF.
fn head_length(bytes: &[u8]) -> Option<usize> {
    let mut line_is_empty = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' if line_is_empty => return Some(at + 1),
            b'\n' => line_is_empty = true,
            b'\r' => {}
            _ => line_is_empty = false,
        }
    }
    None
}

/// Whether `bytes` starts with `expected`, as far as there are bytes.
fn starts_like(bytes: &[u8], expected: &[u8]) -> bool {
    bytes.iter().zip(expected).all(|(a, b)| a == b)
}

fn refused(error: httparse::Error) -> HeadError {
    use httparse::Error;
    match error {
        Error::TooManyHeaders => HeadError::TooManyHeaders,
        Error::Version => HeadError::Version,
        Error::HeaderName => HeadError::Malformed {
            element: "header name",
        },
        Error::HeaderValue => HeadError::Malformed {
            element: "header value",
        },
        Error::NewLine => HeadError::Malformed {
            element: "line end",
        },
        Error::Status | Error::Token => HeadError::Malformed {
            element: "status line",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"HTTP/1.1 404 Not Here\r\nServer: x\r\nA:  b \r\n\r\nbody";

    #[test]
    fn every_split_gives_the_same_head() {
        let (head, length) = parse_head(HEAD).unwrap().unwrap();
        assert_eq!(
            (head.minor_version, head.status, head.reason.as_str()),
            (1, 404, "Not Here")
        );
        assert_eq!(head.headers.first("a"), Some("b"));
        assert_eq!(&HEAD[length..], b"body");
        for at in 0..length {
            assert_eq!(parse_head(&HEAD[..at]), Ok(None), "at {at}");
        }
    }

    #[test]
    fn old_and_lenient_forms_of_heads_are_read() {
        let (head, _) = parse_head(b"HTTP/1.0 503\nA: b\n\n").unwrap().unwrap();
        assert_eq!(
            (head.minor_version, head.status, head.reason.as_str()),
            (0, 503, "")
        );
    }

    #[test]
    fn a_folded_line_is_one_space() {
        let head = b"HTTP/1.1 200 OK\r\nA: one,\r\n\t two\r\n  three\r\nB: \r\n x\r\n\r\n";
        let (parsed, length) = parse_head(head).unwrap().unwrap();
        assert_eq!(length, head.len());
        assert_eq!(parsed.headers.first("A"), Some("one, two three"));
        assert_eq!(parsed.headers.first("B"), Some("x"));
    }

    #[test]
    fn a_malformed_head_is_refused_at_its_first_wrong_byte() {
        assert_eq!(parse_head(b"S"), Err(HeadError::NotHttp));
        assert_eq!(parse_head(b"HTTP/2 200"), Err(HeadError::Version));
        assert_eq!(parse_head(b"HT"), Ok(None));
        let long = [b"HTTP/1.1 200 OK\r\n".as_slice(), &[b'a'; MAX_HEAD_BYTES]].concat();
        assert_eq!(parse_head(&long), Err(HeadError::TooLong));
        let many = format!(
            "HTTP/1.1 200 OK\r\n{}\r\n",
            "a: b\r\n".repeat(MAX_HEADERS + 1)
        );
        assert_eq!(parse_head(many.as_bytes()), Err(HeadError::TooManyHeaders));
        assert_eq!(
            parse_head(b"HTTP/1.1 200 OK\r\n folded: before any field\r\n\r\n"),
            Err(HeadError::Malformed {
                element: "header name"
            })
        );
        assert_eq!(
            parse_head(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"),
            Err(HeadError::Malformed {
                element: "header name"
            })
        );
        assert_eq!(
            parse_head(b"HTTP/1.1 abc\r\n\r\n"),
            Err(HeadError::Malformed {
                element: "status line"
            })
        );
    }
}
