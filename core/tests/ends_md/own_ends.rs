//! The ends that the program makes with close().

use std::thread;
use std::time::{Duration, Instant};

use wsclient_core::connection::{LocalClose, Received};

use crate::observe::{exception, open, within};
use crate::peer::Peer;
use crate::wire::frame;

/// What the server does once our Close has arrived.
type Answer = fn(&mut Peer);

const ANSWERS: [(&str, &str, Answer); 4] = [
    ("the server answers", "Close, Close, FIN", |peer| {
        peer.write(&frame(0x88, &1000_u16.to_be_bytes()));
        peer.shut_down(true);
    }),
    (
        "the server answers, and TCP stays open",
        "Close, Close; after a second at most, FIN from this side",
        |peer| {
            peer.write(&frame(0x88, &1000_u16.to_be_bytes()));
        },
    ),
    (
        "the server ends TCP without an answer",
        "Close, FIN",
        |peer| peer.shut_down(true),
    ),
    (
        "the server does nothing within `$close_timeout`",
        "Close; then FIN from this side",
        |_| {},
    ),
];

/// The rows of the page.
pub(crate) fn rows() -> String {
    let rows = ANSWERS.map(|(name, wire, answer)| {
        let [plain, tls] = [false, true].map(|is_tls| row(is_tls, answer));
        assert_eq!(plain, tls, "{name}: ws and wss differ");
        format!("| {name} | {wire} | {plain} |\n")
    });
    rows.concat()
}

fn row(is_tls: bool, answer: Answer) -> String {
    let (mut client, mut peer) = open(is_tls);
    let server = thread::spawn(move || {
        let until = Instant::now() + Duration::from_secs(10);
        while !peer.frames.iter().any(|frame| frame.opcode == 8) && Instant::now() < until {
            peer.read().unwrap();
            thread::yield_now();
        }
        answer(&mut peer);
        peer
    });
    let close = LocalClose::new(1000, b"").unwrap();
    let info = client.close(&close, within(0.5));
    let peer = server.join().unwrap();
    let mut received = || match client.receive(within(1.0)) {
        Ok(Received::End) => "`null`".to_owned(),
        Ok(Received::Message(_)) => "a message".to_owned(),
        Err(error) => exception(&error, &client),
    };
    let received = [received(), received()].join(", then ");
    drop(peer);
    let clean = if info.clean { "clean" } else { "not clean" };
    format!("{}, {clean} | {received}", info.code)
}
