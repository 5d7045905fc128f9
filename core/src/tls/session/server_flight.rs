//! Reads the server's choice from the plaintext of its first flight.

use rustls::{AlertDescription, CipherSuite};

use crate::tls::certificate::facts::CertificateFacts;
use crate::tls::certificate::public_key::KeyFacts;
use crate::tls::crypto_provider::verifies_key_kind;
use crate::tls::session::parameter_numbers::{
    NumberNames, OTHER_GROUPS, OTHER_SCHEMES, OTHER_SUITES, SupportedParameters, cipher_suite_name,
    name_of,
};

/// What a server chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerChoice {
    version: u16,
    suite: u16,
    group: Option<u16>,
    scheme: Option<u16>,
    /// The key of its certificate, if that was sent in plaintext.
    pub key: Option<KeyFacts>,
}

/// A server's first flight, as far as it has been received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) enum ServerFlight {
    /// Less than a ServerHello.
    Incomplete,
    /// Its choice, of which more may follow.
    Partial(Box<ServerChoice>),
    /// Its choice, of which no more follows in plaintext.
    Complete(Box<ServerChoice>),
    /// An alert in place of a choice.
    Alert(AlertDescription),
    /// Bytes that are not TLS.
    NotTls,
}

impl ServerChoice {
    /// The version, as `TLS 1.0`.
    #[must_use]
    pub fn version(&self) -> String {
        match self.version {
            0x0300 => "SSL 3.0".to_owned(),
            0x0301 => "TLS 1.0".to_owned(),
            0x0302 => "TLS 1.1".to_owned(),
            0x0303 => "TLS 1.2".to_owned(),
            0x0304 => "TLS 1.3".to_owned(),
            other => format!("version 0x{other:04x}"),
        }
    }

    /// Whether the version is older than those that this client supports.
    #[must_use]
    pub fn is_old(&self) -> bool {
        self.version < 0x0303
    }

    /// The cipher suite, as IANA names it or as a number.
    #[must_use]
    pub fn cipher_suite(&self) -> String {
        match name_of(self.suite, OTHER_SUITES) {
            Some(name) => name.to_owned(),
            None => match CipherSuite::from(self.suite) {
                CipherSuite::Unknown(number) => format!("suite 0x{number:04x}"),
                supported => cipher_suite_name(supported),
            },
        }
    }

    /// The cipher suite, if this client does not support it.
    #[must_use]
    pub fn unsupported_suite(&self) -> Option<String> {
        (!SupportedParameters::of_provider()
            .suites
            .contains(&self.suite))
        .then(|| self.cipher_suite())
    }

    /// The group of the key exchange, if this client does not support it.
    #[must_use]
    pub fn unsupported_group(&self) -> Option<String> {
        let group = self.group?;
        (!SupportedParameters::of_provider().groups.contains(&group))
            .then(|| name_or_number(group, OTHER_GROUPS))
    }

    /// The signature scheme, if this client does not support it.
    #[must_use]
    pub fn unsupported_scheme(&self) -> Option<String> {
        let scheme = self.scheme?;
        (!SupportedParameters::of_provider().schemes.contains(&scheme)).then(|| {
            match (self.version, scheme) {
                // By RFC 5246 §7.4.1.4.1 it is a hash and an algorithm; the curve is that of the key.
                (0x0303, 0x0603) => "ecdsa_sha512".to_owned(),
                _ => name_or_number(scheme, OTHER_SCHEMES),
            }
        })
    }

    /// The kind of the certificate's key, if this client cannot verify its signatures.
    #[must_use]
    pub fn unsupported_key(&self) -> Option<&str> {
        let kind = self.key.as_ref()?.kind.as_str();
        (!verifies_key_kind(kind)).then_some(kind)
    }
}

fn name_or_number(number: u16, names: &NumberNames) -> String {
    name_of(number, names).map_or_else(|| format!("0x{number:04x}"), str::to_owned)
}

impl ServerFlight {
    /// Reads the received bytes.
    pub(in crate::tls) fn read(received: &[u8]) -> Self {
        let mut handshake = Vec::new();
        let mut rest = received;
        let mut alert = None;
        // RFC 8446 §5.1: type, version, length of two bytes, fragment.
        while let Some((&kind, _)) = rest.split_first() {
            let length = rest.get(3..5).map_or(0, number);
            let fragment = rest.get(5..).unwrap_or_default();
            let fragment = fragment.get(..length).unwrap_or(fragment);
            match (kind, fragment) {
                (0x16, fragment) => handshake.extend_from_slice(fragment),
                // A warning, such as unrecognized_name, does not end the handshake.
                (0x15, [1, ..]) => {}
                (0x15, [_, what, ..]) => {
                    alert = Some(AlertDescription::from(*what));
                    break;
                }
                (0x15, _) => break,
                // Encrypted records follow the choice, or a change_cipher_spec.
                (0x14 | 0x17, _) => break,
                _ => {
                    return match choice(&handshake) {
                        Some((choice, _)) => Self::Complete(Box::new(choice)),
                        None => Self::NotTls,
                    };
                }
            }
            rest = rest.get(5 + length..).unwrap_or_default();
        }
        if handshake.first().is_some_and(|kind| *kind != 2) {
            return Self::NotTls;
        }
        match (choice(&handshake), alert) {
            (Some((choice, true)), _) | (Some((choice, _)), Some(_)) => {
                Self::Complete(Box::new(choice))
            }
            (Some((choice, false)), None) => Self::Partial(Box::new(choice)),
            (None, Some(alert)) => Self::Alert(alert),
            (None, None) => Self::Incomplete,
        }
    }
}

/// The choice in the messages, and whether it is complete.
fn choice(mut handshake: &[u8]) -> Option<(ServerChoice, bool)> {
    let mut choice = ServerChoice::default();
    let mut started = false;
    // RFC 8446 §4: type, length of three bytes, body.
    while let Some((&[kind, _, high, low], rest)) = handshake.split_first_chunk() {
        let Some(body) = rest.get(..number(&[high, low])) else {
            break;
        };
        handshake = rest.get(body.len()..).unwrap_or_default();
        match kind {
            2 => {
                read_server_hello(body, &mut choice)?;
                started = true;
                if choice.version != 0x0303 {
                    return Some((choice, true));
                }
            }
            11 => choice.key = read_certificate(body),
            12 => read_key_exchange(body, &mut choice),
            // ServerHelloDone
            14 => return Some((choice, true)),
            _ => {}
        }
    }
    started.then_some((choice, false))
}

/// RFC 8446 §4.1.3; a HelloRetryRequest has the same form.
fn read_server_hello(body: &[u8], choice: &mut ServerChoice) -> Option<()> {
    choice.version = u16_at(body, 0)?;
    let session = usize::from(*body.get(34)?);
    choice.suite = u16_at(body, 35 + session)?;
    let mut extensions = body.get(40 + session..).unwrap_or_default();
    while let (Some(kind), Some(length)) = (u16_at(extensions, 0), u16_at(extensions, 2)) {
        let rest = extensions.get(4..).unwrap_or_default();
        let content = rest.get(..usize::from(length)).unwrap_or(rest);
        match kind {
            43 => choice.version = u16_at(content, 0)?,
            51 => choice.group = u16_at(content, 0),
            _ => {}
        }
        extensions = rest.get(content.len()..).unwrap_or_default();
    }
    Some(())
}

/// RFC 5246 §7.4.2: a list of certificates, the server's own first; lengths of three bytes.
fn read_certificate(body: &[u8]) -> Option<KeyFacts> {
    let length = body.get(4..6).map(number)?;
    let der = body.get(6..)?.get(..length)?;
    let facts = CertificateFacts::read(der);
    facts.readable.then_some(facts.key)
}

/// RFC 8422 §5.4: a named curve with a point; RFC 5246 §7.4.3: three numbers for Diffie-Hellman.
fn read_key_exchange(body: &[u8], choice: &mut ServerChoice) {
    let is_dhe = choice.cipher_suite().contains("_DHE_");
    let signature = if is_dhe {
        let mut at = 0;
        for _ in 0..3 {
            at += 2 + body.get(at..at + 2).map_or(0, number);
        }
        at
    } else if body.first() == Some(&3) {
        choice.group = u16_at(body, 1);
        4 + usize::from(body.get(3).copied().unwrap_or_default())
    } else {
        return;
    };
    choice.scheme = u16_at(body, signature);
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_be_bytes(*bytes))
}

fn number(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .fold(0, |number, byte| number * 256 + usize::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap().to_be_bytes();
        [&[kind, 3, 3][..], &length, content].concat()
    }

    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len()).unwrap().to_be_bytes();
        [&[kind, 0][..], &length, body].concat()
    }

    fn server_hello(version: u16, suite: u16, extensions: &[u8]) -> Vec<u8> {
        let mut body = version.to_be_bytes().to_vec();
        body.extend_from_slice(&[7; 32]);
        body.extend_from_slice(&[2, 9, 9]);
        body.extend_from_slice(&suite.to_be_bytes());
        body.push(0);
        if !extensions.is_empty() {
            body.extend_from_slice(&u16::try_from(extensions.len()).unwrap().to_be_bytes());
            body.extend_from_slice(extensions);
        }
        message(2, &body)
    }

    fn chosen(flight: ServerFlight) -> ServerChoice {
        match flight {
            ServerFlight::Complete(choice) | ServerFlight::Partial(choice) => *choice,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_old_choice_is_whole_with_its_first_message() {
        let warning = [0x15, 3, 1, 0, 2, 1, 112];
        let plain = record(0x16, &server_hello(0x0301, 0x002f, &[]));
        for bytes in [plain.clone(), [&warning[..], &plain].concat()] {
            let choice = chosen(ServerFlight::read(&bytes));
            assert_eq!(choice.version(), "TLS 1.0");
            assert!(choice.is_old());
            assert_eq!(choice.cipher_suite(), "TLS_RSA_WITH_AES_128_CBC_SHA");
            for at in 0..bytes.len() {
                assert_eq!(
                    ServerFlight::read(&bytes[..at]),
                    ServerFlight::Incomplete,
                    "at {at}"
                );
            }
        }
    }

    #[test]
    fn key_exchange_and_end_are_read_over_every_cut_into_records() {
        // ECDHE with P-521 and a point of two bytes, signed with SHA-512.
        let exchange = message(12, &[3, 0, 0x19, 2, 4, 4, 6, 3, 0, 1, 9]);
        let hello = server_hello(0x0303, 0xc02b, &[]);
        let messages = [hello, exchange, message(14, &[])].concat();
        for at in 1..messages.len() {
            let (one, two) = messages.split_at(at);
            let bytes = [record(0x16, one), record(0x16, two)].concat();
            let ServerFlight::Complete(choice) = ServerFlight::read(&bytes) else {
                panic!("cut at {at}")
            };
            assert_eq!(choice.unsupported_suite(), None);
            assert_eq!(choice.unsupported_group().as_deref(), Some("P-521"));
            assert_eq!(choice.unsupported_scheme().as_deref(), Some("ecdsa_sha512"));
        }
        let dhe = message(12, &[0, 1, 7, 0, 1, 2, 0, 2, 5, 5, 4, 1, 0, 0]);
        let bytes = record(0x16, &[server_hello(0x0303, 0x009e, &[]), dhe].concat());
        let ServerFlight::Partial(choice) = ServerFlight::read(&bytes) else {
            panic!("there may come more")
        };
        assert_eq!(choice.unsupported_scheme(), None);
        assert_eq!(choice.scheme, Some(0x0401));
        assert!(choice.unsupported_suite().unwrap().contains("_DHE_"));
    }

    #[test]
    fn a_retry_request_names_the_group() {
        let extensions = [0, 43, 0, 2, 3, 4, 0, 51, 0, 2, 0x00, 0x1e];
        let bytes = record(0x16, &server_hello(0x0303, 0x1301, &extensions));
        let ServerFlight::Complete(choice) = ServerFlight::read(&bytes) else {
            panic!("nothing more comes in plain text")
        };
        assert_eq!(choice.version(), "TLS 1.3");
        assert_eq!(choice.unsupported_group().as_deref(), Some("X448"));
        assert_eq!(choice.cipher_suite(), "TLS_AES_128_GCM_SHA256");
    }

    #[test]
    fn alerts_and_other_protocols_are_distinguished() {
        let alert = ServerFlight::read(&[0x15, 3, 1, 0, 2, 2, 70]);
        assert_eq!(
            alert,
            ServerFlight::Alert(AlertDescription::ProtocolVersion)
        );
        assert_eq!(ServerFlight::read(b"HTTP/1.1 400"), ServerFlight::NotTls);
        assert_eq!(
            ServerFlight::read(&[0x16, 3, 1, 0, 9, 11]),
            ServerFlight::NotTls
        );
    }
}
