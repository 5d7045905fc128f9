//! Many connections in one thread that waits with epoll; each of them sends a message at equal intervals.

use std::net::TcpStream;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use rustix::buffer::spare_capacity;
use rustix::event::Timespec;
use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
use wsclient_bench::Failure;
use wsclient_bench::options::Options;
use wsclient_bench::sample::{cpu, percentiles};

/// How many connections are handled after one wait.
const EVENTS: usize = 1024;

/// The wheel turns by one slot in this time.
const TICK: Duration = Duration::from_millis(1);

/// How long the last answers may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// One connection, whose socket does not block.
pub(crate) trait TimedPeer {
    fn socket(&self) -> &TcpStream;

    fn send(&mut self) -> Result<(), Failure>;

    /// Receives what has arrived, and returns how many messages it is.
    fn receive(&mut self) -> Result<usize, Failure>;
}

/// Measures for the time that the options ask for, after one interval to warm up. `open` does the opening
/// handshake on a socket that blocks.
pub(crate) fn run<P: TimedPeer>(
    options: &Options,
    open: impl FnMut(TcpStream) -> Result<P, Failure>,
) -> Result<(), Failure> {
    let mut timed = Timed::connect(options, open)?;
    timed.run(options.interval)?;
    timed.finish()?;
    timed.times.clear();
    timed.missed = 0;
    let (started, used) = (Instant::now(), cpu());
    timed.run(options.time)?;
    timed.finish()?;
    let (seconds, cpu) = (started.elapsed(), cpu().saturating_sub(used));
    println!(
        "{{\"count\":{},\"seconds\":{:.9},\"cpu\":{:.9},\"missed\":{}{}}}",
        timed.times.len(),
        seconds.as_secs_f64(),
        cpu.as_secs_f64(),
        timed.missed,
        percentiles(timed.times)
    );
    Ok(())
}

struct Member<P> {
    peer: P,
    /// When it sent what has not come back yet.
    sent: Option<Instant>,
}

struct Timed<P> {
    epoll: OwnedFd,
    members: Vec<Member<P>>,
    slots: usize,
    waiting: usize,
    times: Vec<Duration>,
    missed: usize,
}

impl<P: TimedPeer> Timed<P> {
    fn connect(
        options: &Options,
        mut open: impl FnMut(TcpStream) -> Result<P, Failure>,
    ) -> Result<Self, Failure> {
        let epoll = epoll::create(CreateFlags::CLOEXEC)?;
        let mut members = Vec::with_capacity(options.connections);
        for number in 0..options.connections {
            let stream = TcpStream::connect(&options.authority)?;
            stream.set_nodelay(true)?;
            let peer = open(stream)?;
            let data = EventData::new_u64(number as u64);
            peer.socket().set_nonblocking(true)?;
            epoll::add(&epoll, peer.socket(), data, EventFlags::IN)?;
            members.push(Member { peer, sent: None });
        }
        let slots = options.interval.as_millis() / TICK.as_millis();
        Ok(Self {
            epoll,
            members,
            slots: usize::try_from(slots)?.max(1),
            waiting: 0,
            times: Vec::new(),
            missed: 0,
        })
    }

    /// Sends and receives for so long.
    fn run(&mut self, time: Duration) -> Result<(), Failure> {
        let started = Instant::now();
        let (mut due, mut slot) = (Duration::ZERO, 0);
        let mut events = Vec::with_capacity(EVENTS);
        loop {
            let now = started.elapsed();
            if now >= time {
                return Ok(());
            }
            while due <= now {
                self.send(slot)?;
                slot = (slot + 1) % self.slots;
                due += TICK;
            }
            self.receive(&mut events, due.saturating_sub(started.elapsed()))?;
        }
    }

    /// Sends on the connections of this slot: those of all slots are about equally many.
    fn send(&mut self, slot: usize) -> Result<(), Failure> {
        let count = self.members.len();
        let first = |slot: usize| (slot * count).div_ceil(self.slots);
        let range = first(slot)..first(slot + 1);
        for member in self.members.get_mut(range).unwrap_or_default() {
            if member.sent.is_some() {
                self.missed += 1;
                continue;
            }
            member.sent = Some(Instant::now());
            self.waiting += 1;
            member.peer.send()?;
        }
        Ok(())
    }

    fn receive(
        &mut self,
        events: &mut Vec<epoll::Event>,
        timeout: Duration,
    ) -> Result<(), Failure> {
        events.clear();
        let timeout = Timespec::try_from(timeout)?;
        epoll::wait(&self.epoll, spare_capacity(events), Some(&timeout))?;
        for event in events {
            let number = usize::try_from(event.data.u64())?;
            let member = self.members.get_mut(number).ok_or("no connection")?;
            for _ in 0..member.peer.receive()? {
                let sent = member.sent.take().ok_or("more came than was sent")?;
                self.times.push(sent.elapsed());
                self.waiting -= 1;
            }
        }
        Ok(())
    }

    /// Waits for the last answers.
    fn finish(&mut self) -> Result<(), Failure> {
        let started = Instant::now();
        let mut events = Vec::with_capacity(EVENTS);
        while self.waiting > 0 {
            let left = PATIENCE.checked_sub(started.elapsed());
            self.receive(&mut events, left.ok_or("answers are missing")?)?;
        }
        Ok(())
    }
}
