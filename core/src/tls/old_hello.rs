//! Asks a server with a ClientHello of older style (TLS 1.2 down to SSL 3) what it would choose.
//!
//! Up to TLS 1.2 the server's first answer is plain text, so a server that speaks none of our
//! versions still tells its own, without a line of old cryptography on our side.

use std::io::{Read as _, Write as _};

use rustls::AlertDescription;

use crate::url::Host;
use crate::wait::{Interest, Wait};
use crate::wire::{End, Wire};

/// What a server says to a ClientHello of older style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OldAnswer {
    /// It chose.
    Chosen {
        /// The version, as `TLS 1.0`.
        version: String,
        /// The cipher suite, as IANA names it or as a number.
        cipher_suite: String,
    },
    /// It ended the handshake with an alert.
    Alert(AlertDescription),
    /// It ended the stream in order.
    Closed,
    /// The connection was reset.
    Reset,
    /// No answer within the time.
    Silent,
    /// An answer that is no TLS.
    NotTls,
}

/// The suites on offer, with names: those of TLS 1.2 that we have too, then what older servers know.
const SUITES: [(u16, &str); 34] = [
    (0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
    (0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
    (0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
    (0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
    (0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
    (0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
    (0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
    (0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
    (0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
    (0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA"),
    (0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0x006b, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"),
    (0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
    (0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
    (0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
    (0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
    (0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
    (0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256"),
    (0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA"),
    (0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
    (0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0xc007, "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA"),
    (0xc011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA"),
    (0x0005, "TLS_RSA_WITH_RC4_128_SHA"),
    (0x0004, "TLS_RSA_WITH_RC4_128_MD5"),
];

/// supported_groups, ec_point_formats, signature_algorithms, renegotiation_info (RFC 8422 §5.1, RFC
/// 5246 §7.4.1.4.1, RFC 5746 §3.2).
const EXTENSIONS: &[u8] = &[
    0x00, 0x0a, 0x00, 0x0a, 0x00, 0x08, 0x00, 0x1d, 0x00, 0x17, 0x00, 0x18, 0x00, 0x19, //
    0x00, 0x0b, 0x00, 0x02, 0x01, 0x00, //
    0x00, 0x0d, 0x00, 0x14, 0x00, 0x12, 0x04, 0x03, 0x05, 0x03, 0x06, 0x03, 0x08, 0x04, 0x04, 0x01,
    0x05, 0x01, 0x06, 0x01, 0x02, 0x03, 0x02, 0x01, //
    0xff, 0x01, 0x00, 0x01, 0x00,
];

/// The most bytes that are read: alerts and a ServerHello are shorter by far.
const READ_AT_MOST: usize = 1024;

/// Sends the ClientHello and reads the server's choice.
#[must_use]
pub fn ask_in_old_style(mut wire: Wire, host: &Host, wait: Wait<'_>) -> OldAnswer {
    // A few hundred bytes into a fresh socket: the kernel takes them all or the socket is broken.
    if wire.write_all(&client_hello(host)).is_err() {
        return OldAnswer::Reset;
    }
    let mut answer = Vec::new();
    let mut block = [0; READ_AT_MOST];
    while answer.len() < READ_AT_MOST {
        if wait.for_fd(&wire, Interest::READ).is_err() {
            return OldAnswer::Silent;
        }
        match wire.read(&mut block) {
            Ok(0) => return OldAnswer::Closed,
            Ok(count) => answer.extend_from_slice(block.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(_) if wire.tap.end == Some(End::Reset) => return OldAnswer::Reset,
            Err(_) => return OldAnswer::Closed,
        }
        if let Some(answer) = read_answer(&answer) {
            return answer;
        }
    }
    OldAnswer::NotTls
}

fn client_hello(host: &Host) -> Vec<u8> {
    // client_version TLS 1.2: RFC 5246 §7.4.1.2, "the latest (highest valued) version supported".
    let mut body = vec![0x03, 0x03];
    // No session comes of it, so its random bytes need not be random.
    body.extend_from_slice(b"a survey of versions, no session");
    body.push(0);
    let suites: Vec<u8> = SUITES
        .iter()
        .flat_map(|(suite, _)| suite.to_be_bytes())
        .collect();
    body.extend(with_length(&suites));
    body.extend_from_slice(&[1, 0]);
    let mut extensions = Vec::new();
    if let Host::Name(name) = host {
        // RFC 6066 §3: a list of names, the only kind of which is host_name (0).
        let entry = [&[0], with_length(name.as_bytes()).as_slice()].concat();
        extensions.extend_from_slice(&[0, 0]);
        extensions.extend(with_length(&with_length(&entry)));
    }
    extensions.extend_from_slice(EXTENSIONS);
    body.extend(with_length(&extensions));
    // HandshakeType client_hello, and a length of three bytes.
    let handshake = [&[1, 0], with_length(&body).as_slice()].concat();
    [&[0x16, 0x03, 0x01], with_length(&handshake).as_slice()].concat()
}

fn with_length(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    [&length.to_be_bytes(), bytes].concat()
}

/// What the bytes say; `None` while too few have come.
fn read_answer(mut bytes: &[u8]) -> Option<OldAnswer> {
    loop {
        match *bytes.first()? {
            0x15 => {
                let (level, alert) = (*bytes.get(5)?, *bytes.get(6)?);
                // A warning, such as unrecognized_name, does not end the handshake.
                if level != 1 {
                    return Some(OldAnswer::Alert(AlertDescription::from(alert)));
                }
                bytes = bytes.get(7..)?;
            }
            0x16 => {
                if *bytes.get(5)? != 2 {
                    return Some(OldAnswer::NotTls);
                }
                let version = u16::from_be_bytes([*bytes.get(9)?, *bytes.get(10)?]);
                let suite = 44 + usize::from(*bytes.get(43)?);
                let suite = u16::from_be_bytes([*bytes.get(suite)?, *bytes.get(suite + 1)?]);
                return Some(OldAnswer::Chosen {
                    version: version_name(version),
                    cipher_suite: suite_name(suite),
                });
            }
            _ => return Some(OldAnswer::NotTls),
        }
    }
}

fn version_name(version: u16) -> String {
    match version {
        0x0300 => "SSL 3.0".to_owned(),
        0x0301 => "TLS 1.0".to_owned(),
        0x0302 => "TLS 1.1".to_owned(),
        0x0303 => "TLS 1.2".to_owned(),
        other => format!("version 0x{other:04x}"),
    }
}

fn suite_name(suite: u16) -> String {
    let known = SUITES.iter().find(|(number, _)| *number == suite);
    known.map_or_else(
        || format!("suite 0x{suite:04x}"),
        |(_, name)| (*name).to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hello_is_one_record_whose_lengths_fit() {
        for host in [
            Host::Name("chat.example".into()),
            Host::Address("10.0.0.7".parse().unwrap()),
        ] {
            let hello = client_hello(&host);
            let record = usize::from(u16::from_be_bytes([hello[3], hello[4]]));
            assert_eq!(record, hello.len() - 5);
            let handshake = usize::from(u16::from_be_bytes([hello[7], hello[8]]));
            assert_eq!(handshake, hello.len() - 9);
            let named = hello.windows(12).any(|window| window == b"chat.example");
            assert_eq!(named, matches!(host, Host::Name(_)));
        }
    }

    fn server_hello(version: [u8; 2], suite: [u8; 2]) -> Vec<u8> {
        let mut bytes = vec![0x16, version[0], version[1], 0, 42, 2, 0, 0, 38];
        bytes.extend_from_slice(&version);
        bytes.extend_from_slice(&[7; 32]);
        bytes.extend_from_slice(&[2, 9, 9]);
        bytes.extend_from_slice(&suite);
        bytes.push(0);
        bytes
    }

    #[test]
    fn the_choice_is_read_once_enough_has_come() {
        let warning = [0x15, 3, 1, 0, 2, 1, 112];
        let plain = server_hello([3, 1], [0, 0x2f]);
        let expected = OldAnswer::Chosen {
            version: "TLS 1.0".into(),
            cipher_suite: "TLS_RSA_WITH_AES_128_CBC_SHA".into(),
        };
        for bytes in [plain.clone(), [&warning[..], &plain].concat()] {
            assert_eq!(read_answer(&bytes), Some(expected.clone()));
            for at in 0..bytes.len() - 1 {
                assert_eq!(read_answer(&bytes[..at]), None, "at {at}");
            }
        }
    }

    #[test]
    fn alerts_and_other_protocols_are_told_apart() {
        let alert = read_answer(&[0x15, 3, 1, 0, 2, 2, 70]);
        assert_eq!(
            alert,
            Some(OldAnswer::Alert(AlertDescription::ProtocolVersion))
        );
        assert_eq!(read_answer(b"HTTP/1.1 400"), Some(OldAnswer::NotTls));
        assert_eq!(
            read_answer(&[0x16, 3, 1, 0, 9, 11]),
            Some(OldAnswer::NotTls)
        );
    }
}
