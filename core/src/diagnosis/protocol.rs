//! Tells by its first bytes which protocol a server speaks that should have spoken another one.

/// A protocol that is known by a server's first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    /// HTTP/1, or bare HTML.
    Http,
    /// HTTP/2 without TLS.
    Http2,
    /// A record of TLS.
    Tls,
    /// Our own bytes: a ClientHello, or an HTTP request.
    Echo,
    Ssh,
    Smtp,
    Ftp,
    /// A greeting that both use.
    SmtpOrFtp,
    Imap,
    Pop3,
    Redis,
    Mysql,
    MariaDb,
    PostgreSql,
    Amqp,
    Nats,
    Rtsp,
    Sip,
    Telnet,
    Vnc,
    Memcached,
}

use Protocol::{
    Amqp, Echo, Ftp, Http, Http2, Imap, MariaDb, Memcached, Mysql, Nats, Pop3, PostgreSql, Redis,
    Rtsp, Sip, Smtp, SmtpOrFtp, Ssh, Telnet, Tls, Vnc,
};

/// Greetings and answers to nonsense, as a server begins them.
const OPENINGS: [(&[u8], Protocol); 23] = [
    (b"HTTP/", Http),
    (b"<!DOCTYPE", Http),
    (b"<html", Http),
    (b"GET ", Echo),
    (b"SSH-", Ssh),
    (b"* OK", Imap),
    (b"* BYE", Imap),
    (b"* BAD", Imap),
    (b"+OK", Pop3),
    (b"-ERR unknown command", Redis),
    (b"-ERR wrong number", Redis),
    (b"-ERR Protocol error", Redis),
    (b"-NOAUTH", Redis),
    (b"-DENIED Redis", Redis),
    (b"-ERR", Pop3),
    (b"AMQP", Amqp),
    (b"INFO {", Nats),
    (b"RTSP/", Rtsp),
    (b"SIP/2.0", Sip),
    (b"RFB 00", Vnc),
    (b"ERROR\r\n", Memcached),
    (b"CLIENT_ERROR", Memcached),
    (b"\xff\xfd", Telnet),
];

impl Protocol {
    /// What `bytes`, the first that came from a server, look like.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let opening = OPENINGS
            .iter()
            .find(|(opening, _)| starts_with(bytes, opening))
            .map(|(_, protocol)| *protocol);
        match bytes {
            _ if opening.is_some() => opening,
            // RFC 8446 §5.1 and §4: a handshake record with a ClientHello, which no server sends.
            [22, 3, 0..=4, _, _, 1, ..] => Some(Echo),
            [20..=23, 3, 0..=4, ..] => Some(Tls),
            // RFC 9113 §6.5: a SETTINGS frame on stream 0 opens every HTTP/2 connection.
            [0, 0, _, 4, 0, 0, 0, 0, 0, ..] => Some(Http2),
            // Length, sequence number 0, then protocol version 10 or an error packet.
            [_, _, _, 0, 10 | 0xff, ..] if is_mysql(bytes) => Some(mysql(bytes)),
            // ErrorResponse with its severity field.
            [b'E', 0, 0, ..] if contains(bytes, b"SFATAL") => Some(PostgreSql),
            [b'2', b'2', b'0', b' ' | b'-', ..] | [b'4', b'2', b'1', b' ', ..] => {
                Some(if contains(bytes, b"SMTP") {
                    Smtp
                } else if contains(bytes, b"FTP") {
                    Ftp
                } else {
                    SmtpOrFtp
                })
            }
            [b'5', b'5', b'4', b' ' | b'-', ..] => Some(Smtp),
            [b'5', b'0', b'0' | b'3', b' ', ..] => Some(SmtpOrFtp),
            b"HTTP" => Some(Http),
            _ => None,
        }
    }

    /// The same where HTTP was expected: its own near misses are no other protocol.
    pub(super) fn instead_of_http(bytes: &[u8]) -> Option<Self> {
        Self::of(bytes).filter(|protocol| !matches!(protocol, Http | Http2 | Tls))
    }

    /// In words that follow "does not speak HTTP, but".
    pub(super) const fn name(self) -> &'static str {
        match self {
            Http => "plain HTTP",
            Http2 => "HTTP/2 without TLS",
            Tls => "TLS",
            Echo => "only echoes what it receives",
            Ssh => "SSH",
            Smtp => "SMTP",
            Ftp => "FTP",
            SmtpOrFtp => "SMTP or FTP",
            Imap => "IMAP",
            Pop3 => "POP3",
            Redis => "Redis",
            Mysql => "MySQL",
            MariaDb => "MariaDB",
            PostgreSql => "PostgreSQL",
            Amqp => "AMQP",
            Nats => "NATS",
            Rtsp => "RTSP",
            Sip => "SIP",
            Telnet => "Telnet",
            Vnc => "VNC",
            Memcached => "memcached",
        }
    }

    /// What to do about a WebSocket URL that leads there; `None` if nothing particular helps.
    pub(super) const fn help(self) -> Option<&'static str> {
        match self {
            Ssh => Some(
                "this is a login service: use the web server's port in the URL, often 443 or 80",
            ),
            Smtp | Ftp | SmtpOrFtp | Imap | Pop3 => {
                Some("this is a mail or file service: use the web server's port in the URL")
            }
            Redis | Mysql | MariaDb | PostgreSql | Memcached => Some(
                "this is a database, which has no WebSocket: use the port of the application in front of it",
            ),
            Amqp | Nats => {
                Some("this is the broker's native port: use its WebSocket port, if one is enabled")
            }
            Echo => Some(
                "an echo service, or a proxy that loops back, listens on this port: check host and port",
            ),
            _ => None,
        }
    }
}

/// Whether upper and lower case apart `bytes` begin so.
fn starts_with(bytes: &[u8], opening: &[u8]) -> bool {
    bytes
        .get(..opening.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(opening))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes
        .windows(part.len())
        .any(|window| window.eq_ignore_ascii_case(part))
}

/// A version in digits and dots follows the protocol version; an error has a number and a text.
fn is_mysql(bytes: &[u8]) -> bool {
    match bytes.get(4..) {
        Some([10, version, ..]) => version.is_ascii_digit(),
        Some([0xff, ..]) => contains(bytes, b"host") || contains(bytes, b"connect"),
        _ => false,
    }
}

fn mysql(bytes: &[u8]) -> Protocol {
    if contains(bytes, b"MariaDB") {
        MariaDb
    } else {
        Mysql
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protocols_are_known_by_their_first_bytes() {
        for (bytes, protocol) in [
            (&b"HTTP/1.1 400 Bad Request"[..], Http),
            (b"HTTP", Http),
            (b"<HTML>", Http),
            (b"SSH-2.0-x", Ssh),
            (b"220 mail.test ESMTP Postfix\r\n", Smtp),
            (b"220 (vsFTPd 3.0.3)\r\n", Ftp),
            (b"220 ready\r\n", SmtpOrFtp),
            (b"554 5.7.1 go away\r\n", Smtp),
            (b"* OK IMAP4rev1 ready\r\n", Imap),
            (b"+OK POP3 ready\r\n", Pop3),
            (b"-ERR unknown command '\\x16\\x03'\r\n", Redis),
            (b"-ERR bad command\r\n", Pop3),
            (b"\x4a\0\0\0\x0a8.0.36\0", Mysql),
            (b"\x5b\0\0\0\x0a5.5.5-10.11.6-MariaDB\0", MariaDb),
            (
                b"\x45\0\0\0\xff\x6a\x04Host '10.0.0.7' is not allowed to connect",
                Mysql,
            ),
            (b"E\0\0\0\x63SFATAL\0VFATAL\0C0A000\0", PostgreSql),
            (b"\0\0\x12\x04\0\0\0\0\0\0\x03", Http2),
            (b"\x16\x03\x01\x00\xf0\x01\0\0\xec", Echo),
            (b"\x15\x03\x03\0\x02\x02\x28", Tls),
            (b"GET /chat HTTP/1.1\r\n", Echo),
            (b"AMQP\0\0\x09\x01", Amqp),
        ] {
            assert_eq!(Protocol::of(bytes), Some(protocol), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for bytes in [
            &b""[..],
            b"\0\0",
            &[0; 16],
            b"\x80\x81\x82\x83\x84",
            b"2201",
            b"E\0\0\0",
        ] {
            assert_eq!(Protocol::of(bytes), None, "{bytes:?}");
        }
    }
}
