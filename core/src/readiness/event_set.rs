//! A set of descriptors with one descriptor that reports whether any of them is ready: epoll, and kqueue elsewhere.

pub(super) use system::EventSet;

/// The most events that one wait returns; the others follow with the next one.
const MAX_EVENTS: usize = 512;

#[cfg(any(target_os = "linux", target_os = "android"))]
mod system {
    use std::cell::RefCell;
    use std::io;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::rc::{Rc, Weak};
    use std::time::Duration;

    use rustix::buffer::spare_capacity;
    use rustix::event::{EventfdFlags, Timespec, epoll, eventfd};

    use crate::wait::Interest;

    use super::MAX_EVENTS;

    /// How many sets share a descriptor that is always readable. The kernel allows 500 paths from one descriptor to the
    /// sets that contain its sets (`path_limits` in fs/eventpoll.c), and a program may watch a set in several others.
    const MAX_SHARED: usize = 32;

    thread_local! {
        static READABLE: RefCell<Weak<OwnedFd>> = const { RefCell::new(Weak::new()) };
    }

    /// A set of descriptors. Its own descriptor is readable while one of them is ready.
    #[derive(Debug)]
    pub(in crate::readiness) struct EventSet {
        epoll: OwnedFd,
        /// Always readable; in the set as soon as something was announced.
        readable: Option<Rc<OwnedFd>>,
    }

    impl EventSet {
        pub(in crate::readiness) fn new() -> io::Result<Self> {
            Ok(Self {
                epoll: epoll::create(epoll::CreateFlags::CLOEXEC)?,
                readable: None,
            })
        }

        /// A set that can announce. It holds all that this requires, so that it cannot fail later.
        pub(in crate::readiness) fn with_announcement() -> io::Result<Self> {
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
        pub(in crate::readiness) fn announce(&self, is_ready: bool) {
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

        pub(in crate::readiness) fn add(
            &self,
            fd: BorrowedFd<'_>,
            token: u32,
            interest: Interest,
        ) -> io::Result<()> {
            let data = epoll::EventData::new_u64(token.into());
            Ok(epoll::add(&self.epoll, fd, data, flags(interest))?)
        }

        /// Changes the interest in a descriptor that is in the set.
        pub(in crate::readiness) fn change(
            &self,
            fd: BorrowedFd<'_>,
            token: u32,
            interest: Interest,
        ) {
            let data = epoll::EventData::new_u64(token.into());
            let _ = epoll::modify(&self.epoll, fd, data, flags(interest));
        }

        /// Closing a descriptor is not enough: a forked child may have a duplicate, with which it would stay in the set.
        pub(in crate::readiness) fn remove(&self, fd: BorrowedFd<'_>) {
            let _ = epoll::delete(&self.epoll, fd);
        }

        /// Appends the tokens of descriptors that are ready, after at most `span`; whether there are any.
        pub(in crate::readiness) fn wait(
            &self,
            span: Duration,
            tokens: &mut Vec<u32>,
        ) -> rustix::io::Result<bool> {
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

    impl AsFd for EventSet {
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
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
mod system {
    use std::io;
    use std::os::fd::{AsFd, AsRawFd as _, BorrowedFd};
    use std::time::Duration;

    use nix::libc::timespec;
    use nix::sys::event::{EvFlags, EventFilter, FilterFlag, KEvent, Kqueue};

    use crate::wait::Interest;

    use super::MAX_EVENTS;

    /// The identifier of the event that is announced.
    const ANNOUNCEMENT: usize = 0;

    /// A set of descriptors. Its own descriptor is readable while one of them is ready.
    #[derive(Debug)]
    pub(in crate::readiness) struct EventSet {
        queue: Kqueue,
    }

    impl EventSet {
        pub(in crate::readiness) fn new() -> io::Result<Self> {
            let queue = Kqueue::new()?;
            Ok(Self { queue })
        }

        /// A set that can announce.
        pub(in crate::readiness) fn with_announcement() -> io::Result<Self> {
            Self::new()
        }

        /// Makes the descriptor of the set readable, whatever is in the set, or takes that back.
        pub(in crate::readiness) fn announce(&self, is_ready: bool) {
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

        pub(in crate::readiness) fn add(
            &self,
            fd: BorrowedFd<'_>,
            token: u32,
            interest: Interest,
        ) -> io::Result<()> {
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
        pub(in crate::readiness) fn change(
            &self,
            fd: BorrowedFd<'_>,
            token: u32,
            interest: Interest,
        ) {
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
        pub(in crate::readiness) fn remove(&self, fd: BorrowedFd<'_>) {
            let none = Interest {
                read: false,
                write: false,
            };
            self.change(fd, 0, none);
        }

        /// Appends the tokens of descriptors that are ready, after at most `span`; whether there are any.
        pub(in crate::readiness) fn wait(
            &self,
            span: Duration,
            tokens: &mut Vec<u32>,
        ) -> rustix::io::Result<bool> {
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

    impl AsFd for EventSet {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.queue.as_fd()
        }
    }

    fn event(fd: BorrowedFd<'_>, filter: EventFilter, flags: EvFlags, token: u32) -> KEvent {
        let ident = usize::try_from(fd.as_raw_fd()).unwrap_or(usize::MAX);
        let data = isize::try_from(token).unwrap_or(isize::MAX);
        KEvent::new(ident, filter, flags, FilterFlag::empty(), 0, data)
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::fd::AsFd as _;
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    use crate::wait::Interest;

    use super::EventSet;

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
        let outer = EventSet::new().unwrap();
        let sets: Vec<EventSet> = (0..1_000)
            .map(|token| {
                let set = EventSet::with_announcement().unwrap();
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
        let set = EventSet::new().unwrap();
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
