//! A program that uses the crate tungstenite with its default settings.

use std::any::Any;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;

use tungstenite::client::client_with_config;
use tungstenite::handshake::client::Response;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Bytes, Error, Message, Utf8Bytes, WebSocket};
use wsclient_bench::Failure;
use wsclient_bench::options::Options;
use wsclient_bench::payload::{COUNT, of_kind};
use wsclient_bench::sample::{Work, hold, sample};

use crate::crowd::{self, Peer};
use crate::raw::check_sums;
use crate::timed::{self, TimedPeer};
use crate::wire::{OnWire, Wire};

pub(crate) fn run(options: &Options, wire: &Wire) -> Result<(), Failure> {
    match options.work.as_str() {
        "hold" => hold(options, || wire.connect(Hold(options))),
        "connect" => sample(options, &mut Connects { options, wire }),
        "timed" => timed::run(options, |stream| Looped::open(stream, options)),
        "ring" | "sweep" => crowd::run(options, || wire.connect(Join(options))),
        _ => wire.connect(Open(options)),
    }
}

fn open<S: Read + Write>(
    stream: S,
    options: &Options,
) -> Result<(WebSocket<S>, Response), Failure> {
    // By default it refuses frames of more than 16 MiB.
    let config = WebSocketConfig::default();
    let config = match options.size > config.max_frame_size.unwrap_or(usize::MAX) {
        true => config.max_frame_size(None).max_message_size(None),
        false => config,
    };
    client_with_config(&options.url, stream, Some(config)).map_err(|error| error.to_string().into())
}

fn message(options: &Options) -> Result<Message, Failure> {
    let payload = of_kind(&options.kind, options.size);
    // Cloning this only counts a reference: what is sent is not copied before the crate does so itself.
    Ok(if options.is_text() {
        Message::Text(Utf8Bytes::try_from(payload)?)
    } else {
        Message::Binary(Bytes::from(payload))
    })
}

struct Open<'o>(&'o Options);

impl OnWire for Open<'_> {
    type Left = ();

    fn run<S: Read + Write + 'static>(self, stream: S) -> Result<(), Failure> {
        let options = self.0;
        let (socket, _) = open(stream, options)?;
        let mut work = Exchange {
            socket,
            message: message(options)?,
            sends: options.work != "receive",
            receives: options.work != "send",
            received: 0,
            last: None,
        };
        sample(options, &mut work)
    }
}

struct Exchange<S> {
    socket: WebSocket<S>,
    message: Message,
    sends: bool,
    receives: bool,
    received: u64,
    last: Option<Message>,
}

impl<S: Read + Write> Work for Exchange<S> {
    fn batch(&mut self, times: u64) -> Result<(), Failure> {
        for _ in 0..times {
            if self.sends {
                self.socket.send(self.message.clone())?;
            }
            if self.receives {
                let message = self.socket.read()?;
                self.received += message.len() as u64;
                self.last = Some(message);
            }
        }
        Ok(())
    }

    fn settle(&mut self, total: u64) -> Result<(), Failure> {
        let size = self.message.len();
        if self.receives {
            return match self.received == total * size as u64
                && self.last.as_ref() == Some(&self.message)
            {
                true => Ok(()),
                false => Err("what came is not what was to come".into()),
            };
        }
        let question = Utf8Bytes::try_from(COUNT.to_vec())?;
        self.socket.send(Message::Text(question))?;
        check_sums(&self.socket.read()?.into_data(), total, size)
    }
}

struct Connects<'o> {
    options: &'o Options,
    wire: &'o Wire,
}

struct Switch<'o>(&'o Options);

impl OnWire for Switch<'_> {
    type Left = ();

    fn run<S: Read + Write + 'static>(self, stream: S) -> Result<(), Failure> {
        open(stream, self.0).map(drop)
    }
}

struct Hold<'o>(&'o Options);

impl OnWire for Hold<'_> {
    type Left = Box<dyn Any>;

    fn run<S: Read + Write + 'static>(self, stream: S) -> Result<Box<dyn Any>, Failure> {
        Ok(Box::new(open(stream, self.0)?.0))
    }
}

struct Join<'o>(&'o Options);

impl OnWire for Join<'_> {
    type Left = Box<dyn Peer>;

    fn run<S: Read + Write + 'static>(self, stream: S) -> Result<Box<dyn Peer>, Failure> {
        let (socket, _) = open(stream, self.0)?;
        Ok(Box::new(Member(socket, message(self.0)?)))
    }
}

struct Member<S>(WebSocket<S>, Message);

impl<S: Read + Write> Peer for Member<S> {
    fn send(&mut self) -> Result<(), Failure> {
        Ok(self.0.send(self.1.clone())?)
    }

    fn receive(&mut self) -> Result<usize, Failure> {
        Ok(self.0.read()?.len())
    }
}

/// A connection in an epoll loop.
struct Looped(WebSocket<TcpStream>, Message);

impl Looped {
    fn open(stream: TcpStream, options: &Options) -> Result<Self, Failure> {
        Ok(Self(open(stream, options)?.0, message(options)?))
    }
}

impl TimedPeer for Looped {
    fn socket(&self) -> &TcpStream {
        self.0.get_ref()
    }

    fn send(&mut self) -> Result<(), Failure> {
        Ok(self.0.send(self.1.clone())?)
    }

    fn receive(&mut self) -> Result<usize, Failure> {
        let mut count = 0;
        // Only an empty socket shows that the crate holds no further message.
        loop {
            match self.0.read() {
                Ok(message) if message == self.1 => count += 1,
                Ok(_) => return Err("what came is not what was sent".into()),
                Err(Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => {
                    return Ok(count);
                }
                Err(error) => return Err(error.into()),
            }
        }
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
