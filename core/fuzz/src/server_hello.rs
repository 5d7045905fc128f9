//! A server's answer to a ClientHello, which is read without a TLS library.

use std::io::Write;
use std::net::Shutdown;

use wsclient_core::deadline::Deadline;
use wsclient_core::tls::{Offer, OfferAnswer, probe};
use wsclient_core::url::Host;
use wsclient_core::wait::{Uninterruptible, Wait};

use super::peer::{TIMEOUT, pair};

/// The bytes are the answer.
pub fn run(data: &[u8]) {
    let (wire, mut server) = pair();
    let data = &data[..data.len().min(4096)];
    server.write_all(data).expect("it fits the socket");
    server.shutdown(Shutdown::Write).expect("it is connected");
    let host = Host::Name("host.example".to_owned());
    let wait = Wait::new(Deadline::after(TIMEOUT), &Uninterruptible);
    let answer = probe(wire, &host, Offer::Legacy, wait);
    assert!(!matches!(answer, OfferAnswer::Silent | OfferAnswer::Reset));
}
