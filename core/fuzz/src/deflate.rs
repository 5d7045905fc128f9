//! Compressed messages have the same meaning at every split, and what we compress is inflated to the same bytes.

use flate2::{Decompress, FlushDecompress};
use wsclient_core::connection::{Connection, ConnectionError, MessageType};
use wsclient_core::deadline::Deadline;
use wsclient_core::handshake::DeflateParameters;
use wsclient_core::wait::{Uninterruptible, Wait};

use super::frames::{Outcome, limit, outcome};
use super::input::Input;
use super::peer::{Peer, TIMEOUT};

/// What an input agrees on, in the options that `limit` leaves: context takeover both ways, and our
/// window.
fn agreed(options: u8) -> DeflateParameters {
    DeflateParameters {
        server_no_context_takeover: options & 4 != 0,
        client_no_context_takeover: options & 8 != 0,
        server_max_window_bits: 15,
        client_max_window_bits: 8 + (options >> 4) % 8,
    }
}

/// Takes the bytes for a server's frames, and then for the messages of a client.
pub fn run(data: &[u8]) {
    let Some(input) = Input::new(data) else {
        return;
    };
    let pieces: Vec<&[u8]> = input.pieces().iter().map(|piece| piece.0).collect();
    let pair = || {
        let (peer, connection) = Peer::new(limit(input.options));
        (peer, connection.with_deflate(Some(agreed(input.options))))
    };
    let whole = outcome(pair(), &[&input.bytes]);
    assert_alike(&outcome(pair(), &pieces), &whole);
    if input.bytes.len() <= 64 {
        let bytes: Vec<&[u8]> = input.bytes.chunks(1).collect();
        assert_alike(&outcome(pair(), &bytes), &whole);
    }
    round_trip(pair(), &pieces, agreed(input.options));
}

/// How much was inflated before a violation was found may depend on the splits.
fn assert_alike(cut: &Outcome, whole: &Outcome) {
    assert_eq!(cut.messages, whole.messages);
    match (&cut.end, &whole.end) {
        (ConnectionError::Violation(cut), ConnectionError::Violation(whole)) => {
            assert_eq!(cut.close_code(), whole.close_code());
        }
        (cut, whole) => assert_eq!(cut, whole),
    }
}

/// Sends each piece as a message, alone and then all together, and inflates what the peer gets.
fn round_trip(
    (peer, mut connection): (Peer, Connection<Vec<u8>>),
    pieces: &[&[u8]],
    agreed: DeflateParameters,
) {
    // More than the socket accepts would wait for a peer that does not read.
    if pieces.iter().map(|piece| piece.len()).sum::<usize>() > 64 * 1024 {
        return;
    }
    let wait = || Wait::new(Deadline::after(TIMEOUT), &Uninterruptible);
    for piece in pieces {
        let sent = connection.send(MessageType::Binary, piece, wait());
        sent.expect("the peer accepts it");
    }
    let all: Vec<_> = pieces
        .iter()
        .map(|piece| (MessageType::Binary, *piece))
        .collect();
    connection
        .send_all(&all, wait())
        .expect("the peer accepts it");
    drop(connection);
    let wire = peer.raw();
    let mut rest = &wire[..];
    let mut stream = Decompress::new(false);
    for piece in pieces.iter().chain(pieces) {
        let (is_compressed, payload) = take_frame(&mut rest);
        if !is_compressed {
            assert_eq!(payload, *piece);
            continue;
        }
        if agreed.client_no_context_takeover {
            stream = Decompress::new(false);
        }
        assert_eq!(inflate(&mut stream, payload, piece.len()), *piece);
    }
    assert!(rest.is_empty());
}

/// Takes a frame off the front: whether RSV1 is set, and its payload without the mask.
fn take_frame(rest: &mut &[u8]) -> (bool, Vec<u8>) {
    let (first, second) = (rest[0], rest[1]);
    assert_eq!((first & 0xbf, second & 0x80), (0x82, 0x80));
    let (size, length) = match second & 0x7f {
        126 => (4, usize::from(u16::from_be_bytes([rest[2], rest[3]]))),
        127 => {
            let length: [u8; 8] = rest[2..10].try_into().expect("eight bytes");
            (10, u64::from_be_bytes(length) as usize)
        }
        short => (2, usize::from(short)),
    };
    let mask = &rest[size..size + 4];
    let payload = rest[size + 4..][..length].iter().zip(mask.iter().cycle());
    let payload = payload.map(|(byte, key)| byte ^ key).collect();
    *rest = &rest[size + 4 + length..];
    (first & 0x40 != 0, payload)
}

/// RFC 7692 §7.2.2, with room for one byte more than there should be.
fn inflate(stream: &mut Decompress, mut payload: Vec<u8>, length: usize) -> Vec<u8> {
    payload.extend([0x00, 0x00, 0xff, 0xff]);
    let mut out = Vec::with_capacity(length + 1);
    let before = stream.total_in();
    let inflated = stream.decompress_vec(&payload, &mut out, FlushDecompress::Sync);
    inflated.expect("it was compressed");
    assert_eq!(stream.total_in() - before, payload.len() as u64);
    out
}
