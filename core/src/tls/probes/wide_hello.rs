//! Sends a server a ClientHello that offers more than this client supports, to find out what the server would choose.
//!
//! A server's first flight is plaintext: the ServerHello and a HelloRetryRequest always, certificate and key exchange up
//! to TLS 1.2. So a server that has no parameters in common with this client still reveals its own, without any old
//! cryptography here. Such a handshake is never completed.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use rustls::AlertDescription;

use crate::deadline::Deadline;
use crate::tls::session::parameter_numbers::{
    OTHER_GROUPS, OTHER_SCHEMES, OTHER_SUITES, SupportedParameters,
};
use crate::tls::session::server_flight::{ServerChoice, ServerFlight};
use crate::url::Host;
use crate::wait::{Interest, Wait};
use crate::wire::{StreamEnd, Wire};

/// In which parts an offer goes beyond what this client supports, which always comes first in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// In all, as a client of TLS 1.2 and older.
    Legacy,
    /// In cipher suites.
    Suites,
    /// In groups for the key exchange.
    Groups,
    /// In signature schemes.
    Schemes,
    /// In the signature schemes of one kind of key.
    Key(UnsupportedKey),
}

/// A kind of key whose signatures this client cannot verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsupportedKey {
    /// An elliptic curve of 521 bits.
    P521,
    /// Edwards448.
    Ed448,
    /// An RSA key that is for RSASSA-PSS only.
    RsaPss,
}

/// A server's answer to an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferAnswer {
    /// It chose parameters.
    Chosen(Box<ServerChoice>),
    /// It ended the handshake with an alert.
    Alert(AlertDescription),
    /// It closed the stream.
    Closed,
    /// The connection was reset.
    Reset,
    /// No answer within the time.
    Silent,
    /// An answer that is not TLS.
    NotTls,
}

/// The most bytes that are read; certificate chains are much shorter.
const MAX_RECEIVED: usize = 64 * 1024;

/// How long to wait for the rest of a flight that has started.
const FLIGHT_PATIENCE: Duration = Duration::from_secs(1);

/// Sends a ClientHello with `offer` and reads the server's choice.
#[must_use]
pub fn probe(mut wire: Wire, host: &Host, offer: Offer, wait: Wait<'_>) -> OfferAnswer {
    // A few hundred bytes into a new socket: the kernel takes them all, or the socket has failed.
    if wire.write_all(&client_hello(host, offer)).is_err() {
        return OfferAnswer::Reset;
    }
    let mut received = Vec::new();
    let mut choice = None;
    let end = receive_flight(&mut wire, wait, &mut received, &mut choice);
    match choice {
        // The start of the flight is the most important part; it counts also without the rest.
        Some(choice) => OfferAnswer::Chosen(choice),
        None => end,
    }
}

fn receive_flight(
    wire: &mut Wire,
    mut wait: Wait<'_>,
    received: &mut Vec<u8>,
    choice: &mut Option<Box<ServerChoice>>,
) -> OfferAnswer {
    let mut block = [0; 4096];
    while received.len() < MAX_RECEIVED {
        if wait.for_fd(&*wire, Interest::READ).is_err() {
            return OfferAnswer::Silent;
        }
        match wire.read(&mut block) {
            Ok(0) => return OfferAnswer::Closed,
            Ok(count) => received.extend_from_slice(block.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(_) if wire.tap.end == Some(StreamEnd::Reset) => return OfferAnswer::Reset,
            Err(_) => return OfferAnswer::Closed,
        }
        match ServerFlight::read(received) {
            ServerFlight::Incomplete => {}
            ServerFlight::Partial(started) => {
                if choice.is_none() {
                    wait = wait.until(Deadline::after(FLIGHT_PATIENCE));
                }
                *choice = Some(started);
            }
            ServerFlight::Complete(complete) => {
                *choice = Some(complete);
                break;
            }
            ServerFlight::Alert(alert) => return OfferAnswer::Alert(alert),
            ServerFlight::NotTls => break,
        }
    }
    OfferAnswer::NotTls
}

fn client_hello(host: &Host, offer: Offer) -> Vec<u8> {
    let supported = SupportedParameters::of_provider();
    let is_wide = |part| offer == part || offer == Offer::Legacy;
    let is_of_13 = |suite: &u16| suite.to_be_bytes()[0] == 0x13;
    let modern = offer != Offer::Legacy;
    let mut suites = supported.suites;
    if is_wide(Offer::Suites) {
        suites.extend(OTHER_SUITES.iter().map(|(number, _)| number));
    }
    suites.retain(|suite| modern || !is_of_13(suite));
    let mut groups = supported.groups;
    if is_wide(Offer::Groups) {
        groups.extend(OTHER_GROUPS.iter().map(|(number, _)| number));
    }
    let mut schemes = supported.schemes;
    match offer {
        Offer::Legacy | Offer::Schemes => {
            schemes.extend(OTHER_SCHEMES.iter().map(|(number, _)| number));
        }
        Offer::Key(UnsupportedKey::P521) => schemes.push(0x0603),
        Offer::Key(UnsupportedKey::Ed448) => schemes.push(0x0808),
        Offer::Key(UnsupportedKey::RsaPss) => schemes.extend([0x0809, 0x080a, 0x080b]),
        Offer::Suites | Offer::Groups => {}
    }

    // RFC 5246 §7.4.1.2, "the latest (highest valued) version supported"; RFC 8446 §4.1.2 requires the
    // same number here, whatever is in supported_versions.
    let mut body = vec![0x03, 0x03];
    // No session follows, so its random bytes need not be random.
    body.extend_from_slice(b"a survey of versions, no session");
    body.push(0);
    body.extend(with_length(&encode_numbers(&suites)));
    body.extend_from_slice(&[1, 0]);
    let mut extensions = Vec::new();
    if let Host::Name(name) = host {
        // RFC 6066 §3: a list of names, the only kind of which is host_name (0).
        let entry = [&[0], with_length(name.as_bytes()).as_slice()].concat();
        extensions.extend(extension(0, &with_length(&entry)));
    }
    extensions.extend(extension(10, &with_length(&encode_numbers(&groups))));
    // ec_point_formats: uncompressed (RFC 8422 §5.1.2).
    extensions.extend(extension(11, &[1, 0]));
    extensions.extend(extension(13, &with_length(&encode_numbers(&schemes))));
    // extended_master_secret (RFC 7627), renegotiation_info (RFC 5746 §3.2).
    extensions.extend(extension(23, &[]));
    extensions.extend(extension(0xff01, &[0]));
    if modern {
        // supported_versions: TLS 1.3 and 1.2.
        extensions.extend(extension(43, &[4, 3, 4, 3, 3]));
        // key_share: X25519's base point, a valid public key without an owner (RFC 7748 §4.1).
        let mut key = [0; 32];
        key[0] = 9;
        let entry = [&[0, 0x1d], with_length(&key).as_slice()].concat();
        extensions.extend(extension(51, &with_length(&entry)));
    }
    body.extend(with_length(&extensions));
    // HandshakeType client_hello, and a length of three bytes.
    let handshake = [&[1, 0], with_length(&body).as_slice()].concat();
    [&[0x16, 0x03, 0x01], with_length(&handshake).as_slice()].concat()
}

fn encode_numbers(list: &[u16]) -> Vec<u8> {
    list.iter()
        .flat_map(|number| number.to_be_bytes())
        .collect()
}

fn extension(number: u16, content: &[u8]) -> Vec<u8> {
    [&number.to_be_bytes(), with_length(content).as_slice()].concat()
}

fn with_length(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    [&length.to_be_bytes(), bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Offer; 7] = [
        Offer::Legacy,
        Offer::Suites,
        Offer::Groups,
        Offer::Schemes,
        Offer::Key(UnsupportedKey::P521),
        Offer::Key(UnsupportedKey::Ed448),
        Offer::Key(UnsupportedKey::RsaPss),
    ];

    #[test]
    fn the_hello_is_one_record_whose_lengths_fit() {
        for offer in ALL {
            for host in [
                Host::Name("chat.example".into()),
                Host::Address("10.0.0.7".parse().unwrap()),
            ] {
                let hello = client_hello(&host, offer);
                let record = usize::from(u16::from_be_bytes([hello[3], hello[4]]));
                assert_eq!(record, hello.len() - 5);
                let handshake = usize::from(u16::from_be_bytes([hello[7], hello[8]]));
                assert_eq!(handshake, hello.len() - 9);
                let named = hello.windows(12).any(|window| window == b"chat.example");
                assert_eq!(named, matches!(host, Host::Name(_)));
            }
        }
    }
}
