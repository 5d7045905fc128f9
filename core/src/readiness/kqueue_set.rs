//! A set of descriptors on macOS and the BSDs: kqueue.

use std::io;
use std::os::fd::{AsFd, AsRawFd as _, BorrowedFd};
use std::time::Duration;

use nix::libc::timespec;
use nix::sys::event::{EvFlags, EventFilter, FilterFlag, KEvent, Kqueue};

use crate::wait::Interest;

/// The most events that one wait returns; the others follow with the next one.
const MAX_EVENTS: usize = 512;

/// The identifier of the event that is announced.
const ANNOUNCEMENT: usize = 0;

/// A set of descriptors. Its own descriptor is readable while one of them is ready.
#[derive(Debug)]
pub(super) struct KqueueSet {
    queue: Kqueue,
}

impl KqueueSet {
    pub(super) fn new() -> io::Result<Self> {
        let queue = Kqueue::new()?;
        Ok(Self { queue })
    }

    /// A set that can announce.
    pub(super) fn with_announcement() -> io::Result<Self> {
        Self::new()
    }

    /// Makes the descriptor of the set readable, whatever is in the set, or takes that back.
    pub(super) fn announce(&self, is_ready: bool) {
        let event = |flags, fflags| {
            KEvent::new(ANNOUNCEMENT, EventFilter::EVFILT_USER, flags, fflags, 0, 0)
        };
        let _ = match is_ready {
            true => self.apply(&[
                event(EvFlags::EV_ADD, FilterFlag::empty()),
                event(EvFlags::empty(), FilterFlag::NOTE_TRIGGER),
            ]),
            false => self.apply(&[event(EvFlags::EV_DELETE, FilterFlag::empty())]),
        };
    }

    pub(super) fn add(&self, fd: BorrowedFd<'_>, token: u32, interest: Interest) -> io::Result<()> {
        let filters = [
            (EventFilter::EVFILT_READ, interest.read),
            (EventFilter::EVFILT_WRITE, interest.write),
        ];
        for (filter, _) in filters.iter().filter(|(_, is_wanted)| *is_wanted) {
            self.apply(&[event(fd, *filter, EvFlags::EV_ADD, token)])?;
        }
        Ok(())
    }

    /// Changes the interest in a descriptor that is in the set.
    pub(super) fn change(&self, fd: BorrowedFd<'_>, token: u32, interest: Interest) {
        let filters = [
            (EventFilter::EVFILT_READ, interest.read),
            (EventFilter::EVFILT_WRITE, interest.write),
        ];
        for (filter, is_wanted) in filters {
            let flags = match is_wanted {
                true => EvFlags::EV_ADD,
                false => EvFlags::EV_DELETE,
            };
            // To remove what is not there fails, which does not matter.
            let _ = self.apply(&[event(fd, filter, flags, token)]);
        }
    }

    /// Removes a descriptor.
    pub(super) fn remove(&self, fd: BorrowedFd<'_>) {
        let none = Interest {
            read: false,
            write: false,
        };
        self.change(fd, 0, none);
    }

    /// Appends the tokens of descriptors that are ready, after at most `span`; whether there are any.
    pub(super) fn wait(&self, span: Duration, tokens: &mut Vec<u32>) -> rustix::io::Result<bool> {
        let nothing = KEvent::new(
            0,
            EventFilter::EVFILT_USER,
            EvFlags::empty(),
            FilterFlag::empty(),
            0,
            0,
        );
        let mut events = [nothing; MAX_EVENTS];
        let timeout = timespec {
            tv_sec: span.as_secs().try_into().unwrap_or(i32::MAX.into()),
            tv_nsec: span.subsec_nanos().into(),
        };
        let count = self
            .queue
            .kevent(&[], &mut events, Some(timeout))
            .map_err(|errno| rustix::io::Errno::from_raw_os_error(errno as i32))?;
        let found = events.get(..count).unwrap_or_default();
        tokens.extend(found.iter().map(|event| event.udata() as u32));
        Ok(count > 0)
    }

    fn apply(&self, changes: &[KEvent]) -> io::Result<()> {
        self.queue.kevent(changes, &mut [], None)?;
        Ok(())
    }
}

impl AsFd for KqueueSet {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.queue.as_fd()
    }
}

fn event(fd: BorrowedFd<'_>, filter: EventFilter, flags: EvFlags, token: u32) -> KEvent {
    let ident = usize::try_from(fd.as_raw_fd()).unwrap_or(usize::MAX);
    let data = isize::try_from(token).unwrap_or(isize::MAX);
    KEvent::new(ident, filter, flags, FilterFlag::empty(), 0, data)
}
