//! Echoes short messages on many connections, in one thread that waits for all of them with epoll.

use std::collections::HashMap;
use std::io;
use std::os::fd::{AsRawFd as _, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use rustix::buffer::spare_capacity;
use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
use wsclient_bench::frame::{self, CONTROL, Header};

use crate::listen::Stream;

/// How many connections are served for one wait.
const EVENTS: usize = 256;

/// The connections, by their descriptors.
pub(crate) struct Crowd {
    epoll: OwnedFd,
    members: Mutex<HashMap<u64, Box<dyn Stream>>>,
}

impl Crowd {
    /// Starts the thread.
    pub(crate) fn start() -> io::Result<Arc<Self>> {
        let crowd = Arc::new(Self {
            epoll: epoll::create(CreateFlags::CLOEXEC)?,
            members: Mutex::default(),
        });
        let serving = Arc::clone(&crowd);
        thread::spawn(move || serving.serve());
        Ok(crowd)
    }

    /// Serves a connection from now on, until its client goes.
    pub(crate) fn join(&self, stream: Box<dyn Stream>) -> io::Result<()> {
        let number = u64::try_from(stream.socket().as_raw_fd()).map_err(io::Error::other)?;
        let mut members = self.members();
        epoll::add(
            &self.epoll,
            stream.socket(),
            EventData::new_u64(number),
            EventFlags::IN,
        )?;
        members.insert(number, stream);
        Ok(())
    }

    fn members(&self) -> MutexGuard<'_, HashMap<u64, Box<dyn Stream>>> {
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self) -> io::Result<()> {
        let mut events = Vec::with_capacity(EVENTS);
        let (mut buffer, mut out) = (vec![0; 1 << 16], Vec::new());
        loop {
            events.clear();
            epoll::wait(&self.epoll, spare_capacity(&mut events), None)?;
            let mut members = self.members();
            for event in &events {
                let number = event.data.u64();
                let Some(member) = members.get_mut(&number) else {
                    continue;
                };
                // Dropping it closes it, which also removes it from the epoll instance.
                if echo(member.as_mut(), &mut buffer, &mut out).is_err() {
                    members.remove(&number);
                }
            }
        }
    }
}

/// Answers what one read brings: short messages arrive whole over loopback.
fn echo(stream: &mut dyn Stream, buffer: &mut [u8], out: &mut Vec<u8>) -> io::Result<()> {
    let filled = stream.read(buffer)?;
    let mut at = 0;
    out.clear();
    while at < filled {
        let header = Header::parse(&buffer[at..filled]).ok_or(io::ErrorKind::InvalidData)?;
        let start = at + header.length;
        at = start + header.payload;
        if at > filled {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if header.opcode < CONTROL {
            let payload = &mut buffer[start..at];
            frame::apply(header.mask, payload);
            frame::write(out, header.opcode, None, payload);
        }
    }
    if filled == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    stream.write_all(out)?;
    stream.flush()
}
