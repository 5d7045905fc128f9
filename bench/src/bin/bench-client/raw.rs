//! The same bytes with plain reads and writes, and without any work on frames.

use std::io::{Read, Write};
use std::net::TcpStream;

use wsclient_bench::Failure;
use wsclient_bench::frame::{self, BINARY, Header, TEXT};
use wsclient_bench::options::Options;
use wsclient_bench::payload::{COUNT, of_kind};
use wsclient_bench::sample::{Work, sample};

use crate::crowd::{self, Peer};
use crate::timed::{self, TimedPeer};
use crate::wire::{OnWire, Wire};

const MASK: [u8; 4] = [0x37, 0xfa, 0x21, 0x3d];

pub(crate) fn run(options: &Options, wire: &Wire) -> Result<(), Failure> {
    match options.work.as_str() {
        "connect" => sample(options, &mut Connects { options, wire }),
        "timed" => timed::run(options, |stream| Exchange::open(stream, options)),
        "ring" | "sweep" => crowd::run(options, || wire.connect(Join(options))),
        _ => wire.connect(Open(options)),
    }
}

struct Open<'o>(&'o Options);

impl OnWire for Open<'_> {
    type Left = ();

    fn run<S: Read + Write + 'static>(self, stream: S) -> Result<(), Failure> {
        sample(self.0, &mut Exchange::open(stream, self.0)?)
    }
}

struct Join<'o>(&'o Options);

impl OnWire for Join<'_> {
    type Left = Box<dyn Peer>;

    fn run<S: Read + Write + 'static>(self, stream: S) -> Result<Box<dyn Peer>, Failure> {
        Ok(Box::new(Exchange::open(stream, self.0)?))
    }
}

/// Sends the same frame, receives the same frame, or both.
struct Exchange<S> {
    stream: S,
    request: Vec<u8>,
    expected: Vec<u8>,
    answer: Vec<u8>,
    sends: bool,
    receives: bool,
    size: usize,
}

impl<S: Read + Write> Exchange<S> {
    fn open(mut stream: S, options: &Options) -> Result<Self, Failure> {
        open(&mut stream, options)?;
        let opcode = if options.is_text() { TEXT } else { BINARY };
        let payload = of_kind(&options.kind, options.size);
        let (mut request, mut expected) = (Vec::new(), Vec::new());
        frame::write(&mut request, opcode, Some(MASK), &payload);
        frame::write_fragments(&mut expected, opcode, &payload, options.fragments);
        Ok(Self {
            stream,
            request,
            answer: vec![0; expected.len()],
            expected,
            sends: options.work != "receive",
            receives: options.work != "send",
            size: options.size,
        })
    }
}

impl<S: Read + Write> Peer for Exchange<S> {
    fn send(&mut self) -> Result<(), Failure> {
        Ok(self.stream.write_all(&self.request)?)
    }

    fn receive(&mut self) -> Result<usize, Failure> {
        self.stream.read_exact(&mut self.answer)?;
        Ok(self.size)
    }
}

/// A short message arrives whole.
impl TimedPeer for Exchange<TcpStream> {
    fn socket(&self) -> &TcpStream {
        &self.stream
    }

    fn send(&mut self) -> Result<(), Failure> {
        Peer::send(self)
    }

    fn receive(&mut self) -> Result<usize, Failure> {
        Peer::receive(self)?;
        let same = self.answer == self.expected;
        same.then_some(1)
            .ok_or("what came is not what was sent".into())
    }
}

impl<S: Read + Write> Work for Exchange<S> {
    fn batch(&mut self, times: u64) -> Result<(), Failure> {
        for _ in 0..times {
            if self.sends {
                self.stream.write_all(&self.request)?;
            }
            if self.receives {
                self.stream.read_exact(&mut self.answer)?;
            }
        }
        Ok(())
    }

    fn settle(&mut self, total: u64) -> Result<(), Failure> {
        if self.receives {
            return match self.answer == self.expected {
                true => Ok(()),
                false => Err("what came is not what was to come".into()),
            };
        }
        let mut question = Vec::new();
        frame::write(&mut question, TEXT, Some(MASK), COUNT);
        self.stream.write_all(&question)?;
        self.stream.flush()?;
        let mut answer = vec![0; 256];
        let length = self.stream.read(&mut answer)?;
        let header = Header::parse(&answer).ok_or("the sums are cut")?;
        let sums = answer.get(header.length..length).unwrap_or_default();
        check_sums(sums, total, self.size)
    }
}

/// Compares the sums of the server with what was sent.
pub(crate) fn check_sums(sums: &[u8], total: u64, size: usize) -> Result<(), Failure> {
    let expected = format!("{total} {}", total * size as u64);
    if sums == expected.as_bytes() {
        return Ok(());
    }
    let sums = String::from_utf8_lossy(sums);
    Err(format!("the server counted {sums:?} instead of {expected:?}").into())
}

struct Connects<'o> {
    options: &'o Options,
    wire: &'o Wire,
}

struct Switch<'o>(&'o Options);

impl OnWire for Switch<'_> {
    type Left = ();

    fn run<S: Read + Write + 'static>(self, mut stream: S) -> Result<(), Failure> {
        open(&mut stream, self.0)
    }
}

impl Work for Connects<'_> {
    fn batch(&mut self, times: u64) -> Result<(), Failure> {
        for _ in 0..times {
            self.wire.connect(Switch(self.options))?;
        }
        Ok(())
    }

    fn settle(&mut self, _: u64) -> Result<(), Failure> {
        Ok(())
    }
}

/// The opening handshake with a fixed key, reading no byte beyond its end.
fn open(stream: &mut (impl Read + Write), options: &Options) -> Result<(), Failure> {
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        options.path, options.authority
    );
    stream.write_all(request.as_bytes())?;
    stream.flush()?;
    // No valid answer is shorter; a server that adds headers costs a read for each further byte.
    let mut answer = vec![0; 129];
    stream.read_exact(&mut answer)?;
    while !answer.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        answer.extend(byte);
    }
    let switches = answer.starts_with(b"HTTP/1.1 101 ");
    switches.then_some(()).ok_or("no 101".into())
}
