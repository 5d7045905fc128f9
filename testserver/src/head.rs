//! Reads the head of an HTTP request and answers it with the server's opening handshake.

use std::io::{self, ErrorKind, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

/// A head longer than this is refused, so that a peer that never ends it cannot fill the memory.
const LONGEST: usize = 1 << 20;
const GUID: &[u8] = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// A request head as received, and what is asked of it.
pub(crate) struct RequestHead {
    /// Request line and header lines with their line ends, without the closing blank line.
    pub(crate) text: String,
}

impl RequestHead {
    /// Reads up to and including the blank line; also gives what was read beyond it.
    pub(crate) fn read(stream: &mut impl Read) -> io::Result<(Self, Vec<u8>)> {
        let mut received = Vec::new();
        let mut chunk = vec![0; 16 * 1024];
        loop {
            let count = stream.read(&mut chunk)?;
            received.extend(chunk.iter().take(count));
            if let Some((head, rest)) = split(&received) {
                return Ok((head, rest));
            }
            if count == 0 || received.len() > LONGEST {
                return Err(ErrorKind::InvalidData.into());
            }
        }
    }

    /// The request target's path, still percent-encoded.
    pub(crate) fn path(&self) -> &str {
        self.target().split('?').next().unwrap_or_default()
    }

    /// The decoded value of a query parameter; `Some("")` when it is there without a value.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.target().split_once('?')?;
        query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (percent_decode(key) == name).then(|| percent_decode(value))
        })
    }

    /// A query parameter as a number, or `default` when it is absent or is none.
    pub(crate) fn number<N: std::str::FromStr>(&self, name: &str, default: N) -> N {
        let value = self.query(name).and_then(|value| value.parse().ok());
        value.unwrap_or(default)
    }

    /// The value of the first header field of that name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.text.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The complete answer that opens the WebSocket connection, or why there is none.
    pub(crate) fn response(&self) -> Result<String, &'static str> {
        let upgrade = self.header("Upgrade").unwrap_or_default();
        if !upgrade.eq_ignore_ascii_case("websocket") {
            return Err("426 Upgrade Required");
        }
        let Some(key) = self.header("Sec-WebSocket-Key") else {
            return Err("400 Bad Request");
        };
        let mut extra = match self.subprotocol() {
            Some(name) => format!("Sec-WebSocket-Protocol: {name}\r\n"),
            None => String::new(),
        };
        // Whether it was offered or not, as with subprotocols.
        if let Some(extensions) = self.query("extensions") {
            extra += &format!("Sec-WebSocket-Extensions: {extensions}\r\n");
        }
        Ok(switching_protocols(key, &extra))
    }

    /// Of the offered subprotocols, the one that `?protocol=` names, else the first.
    ///
    /// The query may name one that was not offered: a client has to refuse that.
    fn subprotocol(&self) -> Option<String> {
        let offer = self.header("Sec-WebSocket-Protocol")?;
        let chosen = self.query("protocol").unwrap_or_else(|| {
            let first = offer.split(',').next().unwrap_or_default();
            first.trim().to_owned()
        });
        (!chosen.is_empty()).then_some(chosen)
    }

    fn target(&self) -> &str {
        self.text.split(' ').nth(1).unwrap_or_default()
    }
}

/// Separates a complete head from what follows it; `None` while the blank line is missing.
pub(crate) fn split(received: &[u8]) -> Option<(RequestHead, Vec<u8>)> {
    let end = received.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, rest) = received.split_at_checked(end + 2)?;
    let head = RequestHead {
        text: String::from_utf8_lossy(head).into_owned(),
    };
    Some((head, rest.iter().skip(2).copied().collect()))
}

/// The 101 response for a key; `extra` is header lines, each with its CRLF.
pub(crate) fn switching_protocols(key: &str, extra: &str) -> String {
    format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {}\r\n{extra}\r\n",
        accept(key)
    )
}

/// Sec-WebSocket-Accept for a Sec-WebSocket-Key (RFC 6455, 4.2.2).
pub(crate) fn accept(key: &str) -> String {
    let digest = Sha1::new()
        .chain_update(key.as_bytes())
        .chain_update(GUID)
        .finalize();
    STANDARD.encode(digest)
}

fn percent_decode(text: &str) -> String {
    let mut decoded = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let escaped = match (first, after.split_at_checked(2)) {
            (b'%', Some((digits, after))) => hex_byte(digits).map(|byte| (byte, after)),
            _ => None,
        };
        match escaped {
            Some((byte, after)) => {
                decoded.push(byte);
                rest = after;
            }
            None if first == b'+' => decoded.push(b' '),
            None => decoded.push(first),
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// The byte that two hexadecimal digits spell.
pub(crate) fn hex_byte(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    let [high, low] = digits else { return None };
    u8::try_from(value(*high)? * 16 + value(*low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(target: &str, fields: &str) -> RequestHead {
        RequestHead {
            text: format!("GET {target} HTTP/1.1\r\n{fields}"),
        }
    }

    #[test]
    fn accept_is_the_one_of_the_rfc() {
        assert_eq!(
            accept("dGhlIHNhbXBsZSBub25jZQ=="),
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        );
    }

    #[test]
    fn the_query_is_decoded() {
        let head = head("/close?code=4001&reason=good%20bye+now&flag&bad=%zz", "");
        assert_eq!(head.path(), "/close");
        assert_eq!(head.number("code", 0), 4001);
        assert_eq!(head.query("reason").as_deref(), Some("good bye now"));
        assert_eq!(head.query("flag").as_deref(), Some(""));
        assert_eq!(head.query("bad").as_deref(), Some("%zz"));
        assert_eq!(head.query("absent"), None);
    }

    #[test]
    fn the_subprotocol_is_first_named_or_none() {
        let offer = "sec-websocket-protocol: chat, superchat\r\n";
        let chosen = |target| head(target, offer).subprotocol();
        assert_eq!(chosen("/echo").as_deref(), Some("chat"));
        assert_eq!(chosen("/?protocol=other").as_deref(), Some("other"));
        assert_eq!(chosen("/?protocol="), None);
        assert_eq!(head("/?protocol=chat", "").subprotocol(), None);
    }

    #[test]
    fn what_follows_the_head_is_kept() {
        let (head, rest) = split(b"GET / HTTP/1.1\r\nA: b\r\n\r\n\x81").unwrap();
        assert_eq!(head.text, "GET / HTTP/1.1\r\nA: b\r\n");
        assert_eq!(rest, b"\x81");
        assert!(split(b"GET / HTTP/1.1\r\n\r").is_none());
    }
}
