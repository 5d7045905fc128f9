//! Tests of the open connection: literal wire bytes in, events and bytes out.

mod calls;
mod closing;
mod compressed;
mod compressing;
#[cfg(target_os = "linux")]
mod dead_link;
mod ends;
mod incomplete_compressed;
mod is_open;
mod large;
mod memory;
mod model;
mod output;
mod queue;
mod reference_inflater;
mod sending;
mod session;
mod stalled;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use crate::deadline::Deadline;
use crate::stream::Stream;
use crate::wait::{Uninterruptible, Wait};
use crate::wire::Wire;

use super::message::Payload;
use super::session::{Session, SessionEvent};
use super::{
    AllocationError, CloseInfo, Connection, ConnectionLimits, MessageType, ProtocolViolation,
};

/// A frame of a server: `first` is its first byte.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut wire = vec![first];
    match payload.len() {
        length @ 0..126 => wire.push(length as u8),
        length @ 126..0x1_0000 => {
            wire.push(126);
            wire.extend((length as u16).to_be_bytes());
        }
        length => {
            wire.push(127);
            wire.extend((length as u64).to_be_bytes());
        }
    }
    wire.extend(payload);
    wire
}

/// A Close frame of a server.
fn close_frame(code: u16, reason: &str) -> Vec<u8> {
    frame(0x88, &[&code.to_be_bytes()[..], reason.as_bytes()].concat())
}

/// Takes one masked frame from the front of `wire`: its first byte and its payload.
fn unmask(wire: &mut &[u8]) -> (u8, Vec<u8>) {
    let (first, second) = (wire[0], wire[1]);
    assert_eq!(second & 0x80, 0x80, "client frames are masked");
    let (size, length) = match second & 0x7f {
        126 => (
            4,
            usize::from(u16::from_be_bytes(wire[2..4].try_into().unwrap())),
        ),
        127 => (
            10,
            u64::from_be_bytes(wire[2..10].try_into().unwrap()) as usize,
        ),
        short => (2, usize::from(short)),
    };
    let mask = &wire[size..size + 4];
    let masked = &wire[size + 4..size + 4 + length];
    let payload = masked
        .iter()
        .zip(mask.iter().cycle())
        .map(|(byte, key)| byte ^ key)
        .collect();
    *wire = &wire[size + 4 + length..];
    (first, payload)
}

/// Reads one masked frame from a socket.
fn read_frame(peer: &mut TcpStream) -> (u8, Vec<u8>) {
    let mut wire = vec![0; 2];
    peer.read_exact(&mut wire).unwrap();
    let extended = match wire[1] & 0x7f {
        126 => 2,
        127 => 8,
        _ => 0,
    };
    wire.resize(2 + extended + 4, 0);
    peer.read_exact(&mut wire[2..]).unwrap();
    let length = match extended {
        2 => u64::from(u16::from_be_bytes(wire[2..4].try_into().unwrap())),
        8 => u64::from_be_bytes(wire[2..10].try_into().unwrap()),
        _ => u64::from(wire[1] & 0x7f),
    };
    let head = wire.len();
    wire.resize(head + length as usize, 0);
    peer.read_exact(&mut wire[head..]).unwrap();
    unmask(&mut &wire[..])
}

/// What a session reported about some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SessionOutput {
    Text(String),
    Binary(Vec<u8>),
    Closed(CloseInfo),
    Violated(ProtocolViolation),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SessionRun {
    seen: Vec<SessionOutput>,
    /// The last frame that answered anything but a ping.
    answer: Option<(u8, Vec<u8>)>,
    /// The answer to the last ping.
    pong: Option<Vec<u8>>,
}

/// Feeds `wire` in the pieces that `cuts` make.
fn feed(wire: &[u8], cuts: &[usize], limit: u64) -> SessionRun {
    feed_to(Session::new(Vec::new(), limit), wire, cuts)
}

fn feed_to(mut session: Session<Vec<u8>>, wire: &[u8], cuts: &[usize]) -> SessionRun {
    let mut trace = SessionRun::default();
    let mut from = 0;
    for &to in cuts.iter().chain([&wire.len()]) {
        let mut piece = &wire[from..to];
        from = to;
        loop {
            let space = session.space();
            let count = piece.len().min(space.len());
            space[..count].copy_from_slice(&piece[..count]);
            session.filled(count);
            piece = &piece[count..];
            take_events(&mut session, &mut trace);
            if piece.is_empty() {
                break;
            }
        }
    }
    trace
}

fn take_events(session: &mut Session<Vec<u8>>, trace: &mut SessionRun) {
    loop {
        let event = session.next_event();
        let bytes = session.output_mut().bytes().unwrap().to_vec();
        session.output_mut().consume(bytes.len());
        let mut bytes = &bytes[..];
        while !bytes.is_empty() {
            match unmask(&mut bytes) {
                (0x8a, payload) => trace.pong = Some(payload),
                other => trace.answer = Some(other),
            }
        }
        trace.seen.push(match event {
            SessionEvent::NeedsInput => return,
            SessionEvent::Pong | SessionEvent::Paused => continue,
            SessionEvent::NoMemory => panic!("no memory"),
            SessionEvent::Message(message) => match message.kind {
                MessageType::Text => {
                    SessionOutput::Text(String::from_utf8(message.payload).unwrap())
                }
                MessageType::Binary => SessionOutput::Binary(message.payload),
            },
            SessionEvent::Closed(info) => SessionOutput::Closed(info),
            SessionEvent::Violation(violation) => SessionOutput::Violated(violation),
        });
    }
}

/// Feeds `wire` as a whole, byte by byte and split at every place, and expects the same result.
fn every_split(wire: &[u8], limit: u64) -> SessionRun {
    every_split_of(wire, |cuts| feed(wire, cuts, limit))
}

fn every_split_of(wire: &[u8], feed: impl Fn(&[usize]) -> SessionRun) -> SessionRun {
    let whole = feed(&[]);
    let bytewise: Vec<usize> = (0..wire.len()).collect();
    assert_eq!(feed(&bytewise), whole, "byte by byte");
    for cut in 0..=wire.len() {
        assert_eq!(feed(&[cut]), whole, "cut at {cut}");
    }
    whole
}

/// A payload for which there is memory for ten bytes.
#[derive(Debug, Default)]
struct TenBytes(Vec<u8>);

impl Payload for TenBytes {
    fn empty() -> Self {
        Self::default()
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError> {
        if self.0.len() + bytes.len() > 10 {
            return Err(AllocationError::Permanent);
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

const LIMIT: u64 = 1 << 20;

/// A connection and the socket of its peer.
fn pair() -> (Connection<Vec<u8>>, TcpStream) {
    let close_timeout = Duration::from_secs(10);
    pair_with(ConnectionLimits {
        max_message_size: LIMIT,
        close_timeout,
        ..ConnectionLimits::default()
    })
}

fn pair_with<P: Payload>(limits: ConnectionLimits) -> (Connection<P>, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let peer = listener.accept().unwrap().0;
    // A test that fails must not wait forever.
    peer.set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    peer.set_write_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let wire = Wire::new(ours).unwrap();
    wire.allow_waiting_reads();
    (
        Connection::new(Stream::Plain(wire), Vec::new(), limits),
        peer,
    )
}

/// More time than any test needs.
fn long() -> Wait<'static> {
    Wait::new(Deadline::after(Duration::from_secs(20)), &Uninterruptible)
}

/// No time at all.
fn none() -> Wait<'static> {
    Wait::new(Deadline::after(Duration::ZERO), &Uninterruptible)
}

/// Sends the peer's bytes and waits until they have arrived.
fn deliver<P: Payload>(connection: &Connection<P>, peer: &mut TcpStream, bytes: &[u8]) {
    peer.write_all(bytes).unwrap();
    let fd = connection.fd().unwrap();
    long().for_fd(fd, crate::wait::Interest::READ).unwrap();
}

/// Ends TCP with RST.
fn reset(peer: TcpStream) {
    socket2::SockRef::from(&peer)
        .set_linger(Some(Duration::ZERO))
        .unwrap();
    drop(peer);
}
