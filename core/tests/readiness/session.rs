//! One seed: a connection with a descriptor and a poller, its peer, and calls and events in an order that the seed decides.

use std::net::{TcpListener, TcpStream};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::time::{Duration, Instant};

use flate2::{Compress, Compression};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use wsclient_core::connection::{
    Connection, ConnectionError, ConnectionLimits, ControlPayload, LocalClose, Polled, TrySend,
};
use wsclient_core::handshake::DeflateParameters;
use wsclient_core::readiness::PollerSet;
use wsclient_core::stream::Stream;
use wsclient_core::wait::{Uninterruptible, Wait};
use wsclient_core::wire::Wire;

use crate::peer::Peer;
use crate::random::Random;
use crate::{tls, wire};

/// The number of the connection in its poller.
const TOKEN: u32 = 7;
/// More wakeups than what arrives can cause.
const MAX_WAKEUPS: usize = 2_000;
/// How many bytes of the peer may be unread, so that its kernel takes all that it writes.
const MAX_UNREAD: usize = 200_000;

/// What varies between seeds.
#[derive(Clone, Copy, Debug)]
struct Setting {
    tls: bool,
    deflate: bool,
    /// Small buffers towards the peer, so that sending blocks while it does not read.
    small: bool,
    /// Whether the program waits with the poller instead of the descriptor.
    polls: bool,
}

struct Session {
    random: Random,
    setting: Setting,
    connection: Connection<Vec<u8>>,
    set: Rc<PollerSet>,
    peer: Peer,
    deflate: Option<Compress>,
    /// Bytes of the peer that it has not written yet.
    queue: Vec<u8>,
    unread: usize,
    /// Whether the peer has done something that ends the connection.
    has_ended: bool,
    steps: Vec<String>,
}

/// Runs a seed. The error is what was wrong, with the steps.
pub(crate) fn run(seed: u64) -> Result<(), String> {
    let mut session = Session::start(seed);
    let steps = 5 + session.random.below(30);
    let mut outcome = Ok(());
    for _ in 0..steps {
        outcome = session.step();
        if outcome.is_err() {
            break;
        }
    }
    let outcome = outcome.and_then(|()| session.drain());
    outcome.map_err(|failure| {
        let steps = session.steps.join("\n  ");
        format!("{:?}\n  {steps}\n{failure}", session.setting)
    })
}

impl Session {
    fn start(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let setting = Setting {
            tls: random.once_in(3),
            deflate: random.once_in(3),
            small: random.once_in(3),
            polls: random.once_in(3),
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let theirs = listener.accept().unwrap().0;
        let socket = socket2::SockRef::from(&ours);
        socket.set_recv_buffer_size(1 << 20).unwrap();
        socket.set_tcp_nodelay(true).unwrap();
        if setting.small {
            socket.set_send_buffer_size(4096).unwrap();
            let socket = socket2::SockRef::from(&theirs);
            socket.set_recv_buffer_size(4096).unwrap();
        }
        let wire = Wire::new(ours).unwrap();
        let (stream, peer) = match setting.tls {
            true => tls::handshake(wire, theirs, setting.deflate),
            false => (
                Stream::Plain(wire),
                Peer::new(theirs, None, 0, setting.deflate),
            ),
        };
        let limits = ConnectionLimits {
            close_timeout: Duration::ZERO,
            ..ConnectionLimits::default()
        };
        // Frames that followed the 101.
        let rest = match random.once_in(4) {
            true => wire::frame(0x81, b"after the 101")[..5 + random.below(11)].to_vec(),
            false => Vec::new(),
        };
        let queue = wire::frame(0x81, b"after the 101");
        let queue = match rest.is_empty() {
            true => Vec::new(),
            false => queue[rest.len()..].to_vec(),
        };
        let set = PollerSet::new().unwrap();
        let mut connection = Connection::new(stream, rest, limits)
            .with_deflate(setting.deflate.then(DeflateParameters::default));
        match setting.polls {
            true => connection.join_poller(&set, TOKEN).unwrap(),
            false => drop(connection.readiness().unwrap()),
        }
        Self {
            random,
            setting,
            connection,
            set,
            peer,
            deflate: setting
                .deflate
                .then(|| Compress::new(Compression::fast(), false)),
            queue,
            unread: 0,
            has_ended: false,
            steps: Vec::new(),
        }
    }

    fn step(&mut self) -> Result<(), String> {
        match self.random.below(8) {
            0..=2 => self.act(),
            3 | 4 => {
                self.call();
                Ok(())
            }
            5 => {
                self.steps.push("peer: reads".into());
                self.peer.read()
            }
            _ => self.drain(),
        }
    }

    /// An event of the peer.
    fn act(&mut self) -> Result<(), String> {
        if self.has_ended {
            return Ok(());
        }
        if self.queue.is_empty() || self.random.once_in(2) {
            self.prepare();
        }
        if self.random.once_in(25) {
            return self.end();
        }
        let count = match self.random.once_in(2) {
            true => self.queue.len(),
            false => self.random.below(self.queue.len() + 1),
        };
        if self.unread + count > MAX_UNREAD {
            return Ok(());
        }
        let bytes: Vec<u8> = self.queue.drain(..count).collect();
        self.steps.push(format!("peer: {count} bytes"));
        self.peer.write(&bytes);
        self.unread += count;
        Ok(())
    }

    fn prepare(&mut self) {
        if self.random.once_in(5) {
            self.queue.extend(wire::frame(0x89, b"ping"));
            return;
        }
        for _ in 0..=self.random.below(4) {
            let (kind, payload) = wire::message(&mut self.random);
            let frames =
                wire::message_frames(&mut self.random, kind, &payload, self.deflate.as_mut());
            for (frame, _) in frames {
                self.queue.extend(frame);
            }
        }
    }

    fn end(&mut self) -> Result<(), String> {
        self.has_ended = true;
        let name = match self.random.below(4) {
            0 => {
                let close = wire::frame(0x88, &1000_u16.to_be_bytes());
                let bytes = [std::mem::take(&mut self.queue), close].concat();
                self.peer.write(&bytes);
                "Close"
            }
            1 => {
                let notify = self.random.once_in(2);
                self.peer.shut_down(notify);
                "FIN"
            }
            2 => {
                self.peer.reset()?;
                "RST"
            }
            _ => {
                self.peer.write(b"\xff\xff");
                "a violation"
            }
        };
        self.steps.push(format!("peer: {name}"));
        Ok(())
    }

    /// A call of the program, and what the extension does at the end of each.
    fn call(&mut self) {
        let wait = Wait::within(Some(Duration::ZERO), &Uninterruptible);
        let connection = &mut self.connection;
        let shown = match self.random.below(12) {
            0 => format!("receive: {:?}", connection.receive(wait)),
            1 => format!("buffered: {:?}", connection.buffered_message()),
            2 => {
                let mut left = self.random.below(4);
                let outcome = connection.poll(|_| {
                    left = left.saturating_sub(1);
                    match left {
                        0 => ControlFlow::Break(()),
                        _ => ControlFlow::Continue(()),
                    }
                });
                format!("poll: {outcome:?}")
            }
            3 => format!("is_open_now: {}", connection.is_open_now()),
            4 => format!("look: {}", connection.look()),
            5 => {
                let payload = ControlPayload::new(b"a").unwrap();
                format!("ping: {:?}", connection.ping(payload, wait))
            }
            7 => format!("flush: {:?}", connection.flush()),
            8 | 9 => {
                let (kind, payload) = wire::message(&mut self.random);
                format!("queue: {:?}", connection.queue(kind, &payload))
            }
            10 if self.random.once_in(10) => {
                // The peer does not answer, so that the time is over immediately.
                connection.start_close(&LocalClose::new(1000, b"").unwrap());
                self.has_ended = true;
                "start_close".to_owned()
            }
            6 => {
                let (kind, payload) = wire::message(&mut self.random);
                let messages = vec![(kind, &payload[..]); 3];
                format!("send_all: {:?}", connection.send_all(&messages, wait))
            }
            _ => {
                let (kind, mut payload) = wire::message(&mut self.random);
                if self.setting.small && self.random.once_in(2) {
                    payload = vec![b'x'; 60_000];
                }
                let sent = match connection.try_send(kind, &payload) {
                    TrySend::Complete => Ok(()),
                    TrySend::Partial(partial) => connection.finish_send(partial, wait),
                    TrySend::NotSent => connection.send(kind, &payload, wait),
                };
                format!("send {} bytes: {sent:?}", payload.len())
            }
        };
        self.steps.push(shown.chars().take(150).collect());
        self.connection.update_watches();
    }

    /// As a loop does: polls while there are wakeups. Then nothing may be left.
    fn drain(&mut self) -> Result<(), String> {
        for wakeups in 0.. {
            if wakeups == MAX_WAKEUPS {
                return Err("the loop spins".into());
            }
            if !self.wakes_up() {
                // What waits to be written is written once the peer reads.
                let writes = self.connection.unsent() > 0;
                self.steps.push(format!("drained after {wakeups} wakeups"));
                self.check_drained()?;
                if writes && self.peer_makes_room()? {
                    continue;
                }
                return Ok(());
            }
            if !self.connection.is_open() {
                return self.check_end();
            }
            let result = self.poll_all();
            self.unread = 0;
            match result {
                Ok(_) => {}
                Err(ConnectionError::NoMemory) => return Err("no memory".into()),
                Err(_) => return self.check_end(),
            }
        }
        Ok(())
    }

    fn poll_all(&mut self) -> Result<(usize, Polled), ConnectionError> {
        let mut count = 0;
        let polled = self.connection.poll(|_| {
            count += 1;
            ControlFlow::Continue(())
        });
        self.connection.update_watches();
        polled.map(|polled| (count, polled))
    }

    /// Whether the program has something to do, as far as it is told.
    fn wakes_up(&mut self) -> bool {
        if !self.setting.polls {
            let fd = self.connection.readiness_descriptor().unwrap();
            let mut polled = [PollFd::new(&fd, PollFlags::IN)];
            return poll(&mut polled, Some(&Timespec::default())).unwrap() > 0;
        }
        let mut found = Vec::new();
        self.set.take_listed(&mut found);
        let now = Wait::within(Some(Duration::ZERO), &Uninterruptible);
        let _ = self.set.wait(now, &mut found);
        assert!(found.iter().all(|token| *token == TOKEN));
        let wakes_up = !found.is_empty();
        if wakes_up {
            self.connection.look();
            self.connection.update_watches();
        }
        wakes_up
    }

    /// A poll that nothing has announced must find nothing that was in memory before.
    fn check_drained(&mut self) -> Result<(), String> {
        let before = self.connection.counters().wire_received;
        let outcome = self.poll_all();
        self.unread = 0;
        // What has arrived just now is announced by the socket.
        let has_arrived = self.connection.counters().wire_received > before;
        match outcome {
            Ok((0, Polled::Messages(0))) => Ok(()),
            _ if has_arrived => Ok(()),
            Err(_) | Ok((0, Polled::End)) if self.has_ended => Ok(()),
            other => Err(format!("not announced: {other:?}")),
        }
    }

    /// Whether there was something to make room for; then the client must wake up.
    fn peer_makes_room(&mut self) -> Result<bool, String> {
        if self.peer.is_closed() || self.random.once_in(3) {
            return Ok(false);
        }
        let until = Instant::now() + Duration::from_secs(10);
        while !self.wakes_up() {
            self.peer.read()?;
            if self.peer.at_end {
                return Ok(false);
            }
            if Instant::now() > until {
                return Err("no wakeup for room to write".into());
            }
            std::thread::yield_now();
        }
        self.steps.push("peer: made room".into());
        let _ = self.poll_all();
        Ok(true)
    }

    /// An end stays announced, however often it is reported.
    fn check_end(&mut self) -> Result<(), String> {
        for _ in 0..3 {
            if !self.wakes_up() {
                return Err("the end is not announced".into());
            }
            let _ = self.poll_all();
        }
        Ok(())
    }
}
