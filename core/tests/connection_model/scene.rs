//! What the peer does: it prepares frames, delivers a part of their bytes, reads, and ends the connection.

use std::collections::VecDeque;
use std::os::fd::{AsFd as _, OwnedFd};
use std::time::{Duration, Instant};

use flate2::{Compress, Compression};
use nix::sys::socket::{GetSockOpt as _, sockopt::GetStruct};

use crate::peer::Peer;
use crate::random::Random;
use crate::wire::{self, Meaning};

/// Payloads of the program's pings, so that the peer can answer one before it was sent.
pub(crate) const PINGS: [&str; 3] = ["", "a", "keep-alive"];

pub(crate) struct Scene {
    pub(crate) peer: Peer,
    /// A duplicate of the client's descriptor, to look at what has arrived there.
    pub(crate) client: Option<OwnedFd>,
    /// Bytes that were not delivered, with what they mean: each meaning ends at its position in all bytes.
    queue: VecDeque<u8>,
    meanings: VecDeque<(u64, Meaning)>,
    delivered: u64,
    /// What has arrived and was not told to the reference.
    pub(crate) arrived: Vec<Meaning>,
    deflate: Option<Compress>,
    limit: u64,
    /// How many bytes of long messages may still be sent, so that the client's kernel has room for all.
    room: usize,
    has_closed: bool,
    has_shut_down: bool,
    /// An incomplete message is at the end of the queue.
    inside_message: bool,
    pub(crate) steps: Vec<String>,
}

impl Scene {
    pub(crate) fn new(peer: Peer, deflate: bool, limit: u64) -> Self {
        Self {
            peer,
            client: None,
            queue: VecDeque::new(),
            meanings: VecDeque::new(),
            delivered: 0,
            arrived: Vec::new(),
            deflate: deflate.then(|| Compress::new(Compression::fast(), false)),
            limit,
            room: 150_000,
            has_closed: false,
            has_shut_down: false,
            inside_message: false,
            steps: Vec::new(),
        }
    }

    fn note(&mut self, step: impl Into<String>) {
        self.steps.push(format!("peer: {}", step.into()));
    }

    /// One event. `endings` is how likely it ends the connection, in percent.
    pub(crate) fn act(&mut self, random: &mut Random, endings: usize) -> Result<(), String> {
        if random.below(100) < endings {
            return self.end(random);
        }
        match random.below(10) {
            0..=3 => self.prepare_message(random),
            4 => {
                let (bytes, meaning) = wire::control(random, &PINGS);
                self.prepare(bytes, Some(meaning));
            }
            5 => {
                self.note("reads");
                self.peer.read()?;
                return Ok(());
            }
            _ => {}
        }
        let count = match random.once_in(3) {
            true => random.below(self.queue.len() + 1),
            false => self.queue.len(),
        };
        self.deliver(count)
    }

    fn prepare_message(&mut self, random: &mut Random) {
        if self.inside_message {
            return;
        }
        let (kind, mut payload) = wire::message(random);
        match self.room.checked_sub(payload.len()) {
            Some(room) => self.room = room,
            None => payload.clear(),
        }
        let frames = wire::message_frames(random, kind, &payload, self.deflate.as_mut());
        // By chance the last fragments are never sent; then a compressor is not used any more.
        let is_abandoned = frames.len() > 1 && random.once_in(8);
        let count = if is_abandoned {
            frames.len() - 1
        } else {
            frames.len()
        };
        self.note(format!(
            "prepares {kind:?} of {} bytes in {count} frames{}",
            payload.len(),
            if is_abandoned {
                ", the last is never sent"
            } else {
                ""
            }
        ));
        for (bytes, meaning) in frames.into_iter().take(count) {
            self.append(bytes, meaning);
        }
        self.inside_message = is_abandoned;
    }

    fn prepare(&mut self, bytes: Vec<u8>, meaning: Option<Meaning>) {
        self.note(format!("prepares {meaning:?}"));
        self.append(bytes, meaning);
    }

    fn append(&mut self, bytes: Vec<u8>, meaning: Option<Meaning>) {
        self.queue.extend(bytes);
        let end = self.delivered + self.queue.len() as u64;
        if let Some(meaning) = meaning {
            self.meanings.push_back((end, meaning));
        }
    }

    /// Delivers the next bytes; a violation as a whole, because how much of it shows what it is differs.
    fn deliver(&mut self, count: usize) -> Result<(), String> {
        if count == 0 || self.has_shut_down || self.peer.is_closed() {
            return Ok(());
        }
        let mut to = self.delivered + count as u64;
        let mut start = self.delivered;
        for (end, meaning) in &self.meanings {
            if matches!(meaning, Meaning::Violation(..)) && (start..*end).contains(&to) {
                to = *end;
            }
            start = *end;
        }
        let count = (to - self.delivered) as usize;
        let bytes: Vec<u8> = self.queue.drain(..count).collect();
        self.note(format!(
            "delivers {count} bytes, {} are left",
            self.queue.len()
        ));
        self.peer.write(&bytes);
        self.wait_until_arrived(false)?;
        self.delivered = to;
        while let Some((end, _)) = self.meanings.front()
            && *end <= to
        {
            self.arrived
                .extend(self.meanings.pop_front().map(|(_, meaning)| meaning));
        }
        Ok(())
    }

    fn end(&mut self, random: &mut Random) -> Result<(), String> {
        match random.below(8) {
            0..=2 if !self.has_closed => {
                let (bytes, meaning) = wire::close(random);
                self.prepare(bytes, Some(meaning));
                self.has_closed = true;
                self.deliver(self.queue.len())
            }
            3 | 4 => {
                let (bytes, meaning) = wire::violation(
                    random,
                    self.inside_message,
                    self.deflate.is_some(),
                    self.limit,
                );
                self.prepare(bytes, Some(meaning));
                self.deliver(self.queue.len())
            }
            5 => {
                let notify = random.once_in(2);
                self.note(format!("sends FIN, close_notify: {notify}"));
                self.shut_down(notify)
            }
            6 => {
                self.note("closes its socket");
                self.peer.close()?;
                self.wait_until_arrived(true)?;
                self.end_stream(Meaning::Fin);
                Ok(())
            }
            7 => {
                self.note("resets");
                let was_fin = self.has_shut_down;
                self.peer.reset()?;
                self.wait_until_arrived(true)?;
                if !was_fin {
                    self.end_stream(Meaning::Reset);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn shut_down(&mut self, notify: bool) -> Result<(), String> {
        if self.peer.is_closed() || self.has_shut_down {
            return Ok(());
        }
        self.peer.shut_down(notify);
        self.wait_until_arrived(true)?;
        self.end_stream(Meaning::Fin);
        Ok(())
    }

    fn end_stream(&mut self, meaning: Meaning) {
        if !self.has_shut_down {
            self.arrived.push(meaning);
        }
        self.has_shut_down = true;
    }

    /// Reads, and answers a ping or a Close, as a good server does.
    pub(crate) fn answer(&mut self) -> Result<(), String> {
        let seen = self.peer.frames.len();
        self.peer.read()?;
        for frame in self.peer.frames.split_off(seen) {
            match frame.opcode {
                9 if !self.inside_message && !self.has_closed => {
                    let meaning = Meaning::Pong(frame.payload.clone());
                    self.prepare(wire::frame(0x8a, &frame.payload), Some(meaning));
                }
                8 if !self.has_closed => {
                    let (code, reason) = match frame.payload.split_first_chunk::<2>() {
                        Some((code, reason)) => (u16::from_be_bytes(*code), reason),
                        None => (1005, &[][..]),
                    };
                    let reason = String::from_utf8_lossy(reason).into_owned();
                    self.prepare(
                        wire::frame(0x88, &frame.payload),
                        Some(Meaning::Close(code, reason)),
                    );
                    self.has_closed = true;
                }
                _ => {}
            }
            self.peer.frames.push(frame);
        }
        self.deliver(self.queue.len())?;
        match self.has_closed {
            true => self.shut_down(true),
            false => Ok(()),
        }
    }

    /// Whether the client's kernel has bytes that it has not read.
    pub(crate) fn has_unread(&self) -> bool {
        let unread = |client: &OwnedFd| rustix::io::ioctl_fionread(client).unwrap_or(0);
        self.client
            .as_ref()
            .is_some_and(|client| unread(client) > 0)
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.has_shut_down || self.has_closed || self.peer.is_closed()
    }

    /// Loopback delivers immediately, except on a machine that is busy.
    fn wait_until_arrived(&self, end: bool) -> Result<(), String> {
        const ESTABLISHED: u8 = 1;
        let Some(client) = &self.client else {
            return Ok(());
        };
        let until = Instant::now() + Duration::from_secs(10);
        loop {
            let info = RawTcpInfo
                .get(&client.as_fd())
                .map_err(|error| error.to_string())?;
            let received = info[128..136]
                .iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            let is_over = info[0] != ESTABLISHED;
            if is_over || (!end && received >= self.peer.written) {
                return Ok(());
            }
            if Instant::now() > until {
                return Err(format!(
                    "{received} of {} bytes have arrived",
                    self.peer.written
                ));
            }
            std::thread::yield_now();
        }
    }
}

#[derive(Clone, Copy)]
struct RawTcpInfo;

// bytes_received is at 128 since Linux 4.1.
nix::getsockopt_impl!(
    RawTcpInfo,
    libc::IPPROTO_TCP,
    libc::TCP_INFO,
    [u8; 136],
    GetStruct<[u8; 136]>
);
