//! What the codec does in a second: UTF-8, frames from memory to messages, messages to the socket, DEFLATE.
//!
//! - `utf-8` checks a text.
//! - `receive` takes the messages of frames that followed the 101, so that nothing is read: the
//!   headers, the UTF-8 of texts, and the one copy into a payload.
//! - `send` makes and masks frames and writes each to a loopback socket, whose other end another
//!   thread empties; the system call is part of it.
//! - `receive` and `send` with `deflate` do the same with permessage-deflate, and with JSON that differs
//!   from message to message; `flate2` is the library alone on the same messages. `alone` is without
//!   context takeover.
//!
//! All are in this thread's CPU time, medians of several rounds.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark may panic, as a test may"
)]

mod deflate;

use std::hint::black_box;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use nix::time::{ClockId, clock_gettime};
use wsclient_core::connection::{Connection, ConnectionLimits, MessageType, Received, check_utf8};
use wsclient_core::deadline::Deadline;
use wsclient_core::stream::Stream;
use wsclient_core::wait::{Uninterruptible, Wait};
use wsclient_core::wire::Wire;

/// How many bytes of payload a round moves.
const ROUND: usize = 32 << 20;
const ROUNDS: usize = 15;

fn cpu() -> Duration {
    Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap())
}

/// Prints what a round does in a second; `step` does one and returns its CPU time.
fn row(name: &str, size: usize, mut step: impl FnMut(usize) -> Duration) {
    let count = (ROUND / size).min(200_000);
    let mut times: Vec<_> = (0..ROUNDS).map(|_| step(count)).collect();
    times.sort_unstable();
    let seconds = times.get(ROUNDS / 2).unwrap().as_secs_f64();
    let millions = count as f64 / seconds / 1e6;
    let megabytes = (count * size) as f64 / seconds / 1e6;
    println!("{name:30}{size:>10}{millions:>12.3}{megabytes:>12.0}");
}

fn timed(step: impl FnOnce()) -> Duration {
    let before = cpu();
    step();
    cpu().saturating_sub(before)
}

fn limits() -> ConnectionLimits {
    ConnectionLimits {
        max_message_size: 1 << 26,
        close_timeout: Duration::from_secs(5),
        ..ConnectionLimits::default()
    }
}

/// A connection that has received `bytes`, and its peer.
fn connection(bytes: Vec<u8>) -> (Connection<Vec<u8>>, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let peer = listener.accept().unwrap().0;
    let stream = Stream::Plain(Wire::new(ours).unwrap());
    (Connection::new(stream, bytes, limits()), peer)
}

fn first_byte(kind: MessageType) -> u8 {
    match kind {
        MessageType::Text => 0x81,
        MessageType::Binary => 0x82,
    }
}

/// A frame as a server sends it.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(length @ ..=125), _) => frame.push(length),
        (_, Ok(length)) => {
            frame.push(126);
            frame.extend(length.to_be_bytes());
        }
        _ => {
            frame.push(127);
            frame.extend((payload.len() as u64).to_be_bytes());
        }
    }
    frame.extend(payload);
    frame
}

fn receive(kind: MessageType, payload: &[u8]) -> impl FnMut(usize) -> Duration {
    let frame = frame(first_byte(kind), payload);
    move |count| {
        let (connection, _peer) = connection(frame.repeat(count));
        take_all(connection, count)
    }
}

fn take_all(mut connection: Connection<Vec<u8>>, count: usize) -> Duration {
    let wait = Wait::new(Deadline::NEVER, &Uninterruptible);
    timed(|| {
        for _ in 0..count {
            match connection.receive(wait).unwrap() {
                Received::Message(message) => drop(black_box(message)),
                Received::End => panic!("the messages have ended"),
            }
        }
    })
}

fn send(kind: MessageType, payload: &[u8]) -> impl FnMut(usize) -> Duration {
    move |count| {
        let (connection, peer) = connection(Vec::new());
        give_all(connection, peer, kind, std::iter::repeat_n(payload, count))
    }
}

fn give_all<'a>(
    mut connection: Connection<Vec<u8>>,
    mut peer: TcpStream,
    kind: MessageType,
    payloads: impl Iterator<Item = &'a [u8]>,
) -> Duration {
    let reader = std::thread::spawn(move || {
        let mut buffer = vec![0; 1 << 18];
        while peer.read(&mut buffer).unwrap() > 0 {}
    });
    let wait = Wait::new(Deadline::NEVER, &Uninterruptible);
    let took = timed(|| {
        for payload in payloads {
            connection.send(kind, black_box(payload), wait).unwrap();
        }
    });
    drop(connection);
    reader.join().unwrap();
    took
}

fn main() {
    println!("{:30}{:>10}{:>12}{:>12}", "", "bytes", "M/s", "MB/s");
    for (name, pattern) in [
        ("ASCII", "plain words, "),
        ("mixed", "Größe 10 € für 日本語, "),
    ] {
        for size in [64, 1024, 65_536] {
            let mut text = pattern.repeat(size / pattern.len() + 1);
            // Not in the middle of a character.
            text.truncate(
                (0..=size)
                    .rev()
                    .find(|&at| text.is_char_boundary(at))
                    .unwrap(),
            );
            row(&format!("utf-8, {name}"), text.len(), |count| {
                timed(|| {
                    for _ in 0..count {
                        check_utf8(black_box(text.as_bytes())).unwrap();
                    }
                })
            });
        }
    }
    for (name, kind) in [("text", MessageType::Text), ("binary", MessageType::Binary)] {
        for size in [64, 1024, 65_536, 1 << 20] {
            let payload = b"plain words, ".repeat(size / 13 + 1);
            let payload = payload.get(..size).unwrap();
            row(&format!("receive, {name}"), size, receive(kind, payload));
            row(&format!("send, {name}"), size, send(kind, payload));
        }
    }
    deflate::rows();
}
