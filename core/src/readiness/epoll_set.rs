//! A set of descriptors on Linux: epoll.

use std::cell::RefCell;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::rc::{Rc, Weak};
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::event::{EventfdFlags, Timespec, epoll, eventfd};

use crate::wait::Interest;

/// The most events that one wait returns; the others follow with the next one.
const MAX_EVENTS: usize = 512;

/// How many sets share a descriptor that is always readable. The kernel allows 500 paths from one descriptor to the
/// sets that contain its sets (`path_limits` in fs/eventpoll.c), and a program may watch a set in several others.
const MAX_SHARED: usize = 32;

thread_local! {
    static READABLE: RefCell<Weak<OwnedFd>> = const { RefCell::new(Weak::new()) };
}

/// A set of descriptors. Its own descriptor is readable while one of them is ready.
#[derive(Debug)]
pub(super) struct EpollSet {
    epoll: OwnedFd,
    /// Always readable; in the set as soon as something was announced.
    readable: Option<Rc<OwnedFd>>,
}

impl EpollSet {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self {
            epoll: epoll::create(epoll::CreateFlags::CLOEXEC)?,
            readable: None,
        })
    }

    /// A set that can announce. It holds all that this requires, so that it cannot fail later.
    pub(super) fn with_announcement() -> io::Result<Self> {
        let set = Self {
            readable: Some(always_readable()?),
            ..Self::new()?
        };
        if let Some(readable) = &set.readable {
            let nothing = epoll::EventFlags::empty();
            epoll::add(&set.epoll, readable, epoll::EventData::new_u64(0), nothing)?;
        }
        Ok(set)
    }

    /// Makes the descriptor of the set readable, whatever is in the set, or takes that back.
    pub(super) fn announce(&self, is_ready: bool) {
        if let Some(readable) = &self.readable {
            let interest = match is_ready {
                true => epoll::EventFlags::IN,
                false => epoll::EventFlags::empty(),
            };
            // A change of what is in the set allocates nothing and does not fail.
            let data = epoll::EventData::new_u64(0);
            let _ = epoll::modify(&self.epoll, readable, data, interest);
        }
    }

    pub(super) fn add(&self, fd: BorrowedFd<'_>, token: u32, interest: Interest) -> io::Result<()> {
        let data = epoll::EventData::new_u64(token.into());
        Ok(epoll::add(&self.epoll, fd, data, flags(interest))?)
    }

    /// Changes the interest in a descriptor that is in the set.
    pub(super) fn change(&self, fd: BorrowedFd<'_>, token: u32, interest: Interest) {
        let data = epoll::EventData::new_u64(token.into());
        let _ = epoll::modify(&self.epoll, fd, data, flags(interest));
    }

    /// Closing a descriptor is not enough: a forked child may have a duplicate, with which it would stay in the set.
    pub(super) fn remove(&self, fd: BorrowedFd<'_>) {
        let _ = epoll::delete(&self.epoll, fd);
    }

    /// Appends the tokens of descriptors that are ready, after at most `span`; whether there are any.
    pub(super) fn wait(&self, span: Duration, tokens: &mut Vec<u32>) -> rustix::io::Result<bool> {
        thread_local! {
            static EVENTS: RefCell<Vec<epoll::Event>> = const { RefCell::new(Vec::new()) };
        }
        let timeout = Timespec::try_from(span).ok();
        // A signal handler cannot run in here and wait for another set.
        EVENTS.with_borrow_mut(|events| {
            events.clear();
            events.reserve(MAX_EVENTS);
            epoll::wait(&self.epoll, spare_capacity(events), timeout.as_ref())?;
            let found = events.iter().map(|event| {
                let data = event.data;
                u32::try_from(data.u64()).unwrap_or(u32::MAX)
            });
            tokens.extend(found);
            Ok(!events.is_empty())
        })
    }
}

impl AsFd for EpollSet {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.epoll.as_fd()
    }
}

fn flags(interest: Interest) -> epoll::EventFlags {
    let mut flags = epoll::EventFlags::empty();
    flags.set(epoll::EventFlags::IN, interest.read);
    flags.set(epoll::EventFlags::OUT, interest.write);
    flags
}

fn always_readable() -> io::Result<Rc<OwnedFd>> {
    READABLE.with_borrow_mut(|latest| {
        let shared = latest.upgrade();
        match shared.filter(|fd| Rc::strong_count(fd) <= MAX_SHARED) {
            Some(fd) => Ok(fd),
            None => {
                let fd = Rc::new(eventfd(1, EventfdFlags::CLOEXEC)?);
                *latest = Rc::downgrade(&fd);
                Ok(fd)
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::os::fd::AsFd as _;
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    use crate::wait::Interest;

    use super::EpollSet;

    /// The kernel limits the paths from one descriptor through sets to a set.
    #[test]
    fn a_thousand_sets_that_announce_fit_into_one_set() {
        let limit = getrlimit(Resource::Nofile);
        let more = Rlimit {
            current: limit.maximum,
            ..limit
        };
        setrlimit(Resource::Nofile, more).unwrap();
        if more.current.is_some_and(|most| most < 2_000) {
            return;
        }
        let outer = EpollSet::new().unwrap();
        let sets: Vec<EpollSet> = (0..1_000)
            .map(|token| {
                let set = EpollSet::with_announcement().unwrap();
                outer.add(set.as_fd(), token, Interest::READ).unwrap();
                set
            })
            .collect();
        let mut found = Vec::new();
        assert!(!outer.wait(Duration::ZERO, &mut found).unwrap());
        sets[700].announce(true);
        assert!(outer.wait(Duration::ZERO, &mut found).unwrap());
        sets[700].announce(false);
        assert!(!outer.wait(Duration::ZERO, &mut found).unwrap());
        assert_eq!(found, [700]);
    }

    #[test]
    fn a_removed_descriptor_is_not_found_although_a_duplicate_is_open() {
        let set = EpollSet::new().unwrap();
        let (a, b) = UnixStream::pair().unwrap();
        let _duplicate = a.try_clone().unwrap();
        set.add(a.as_fd(), 1, Interest::BOTH).unwrap();
        let mut found = Vec::new();
        assert!(set.wait(Duration::ZERO, &mut found).unwrap());
        set.change(a.as_fd(), 2, Interest::READ);
        assert!(!set.wait(Duration::ZERO, &mut found).unwrap());
        drop(b);
        assert!(set.wait(Duration::ZERO, &mut found).unwrap());
        set.remove(a.as_fd());
        drop(a);
        assert!(!set.wait(Duration::ZERO, &mut found).unwrap());
        assert_eq!(found, [1, 2]);
    }
}
