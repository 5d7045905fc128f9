//! Lookups on threads of their own: `getaddrinfo` can neither be interrupted nor be given a deadline, so a call waits for
//! a thread and may give up on it.
//!
//! However many calls give up on a resolver that does not answer, at most [`MAX_ABANDONED`] threads remain, and a name
//! that is being looked up is not looked up a second time.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::getaddrinfo::{LookupResult, look_up};
use crate::threads::{PerProcess, ThreadPool};

/// The number of names that may be looked up at the same time: as many as connections that are opened in the background.
const MAX_THREADS: usize = 256;

/// The number of lookups that nobody waits for any more, beyond which no thread is started.
const MAX_ABANDONED: usize = 16;

static THREADS: ThreadPool = ThreadPool::new("wsclient-dns", MAX_THREADS);

static LOOKUPS: PerProcess<Lookups> = PerProcess::new();

/// The lookups of this process.
#[derive(Default)]
struct Lookups(Mutex<LookupList>);

#[derive(Default)]
struct LookupList {
    lookups: Vec<Lookup>,
    /// The number of the last waiter.
    count: u64,
}

struct Lookup {
    name: String,
    is_started: bool,
    waiters: Vec<Waiter>,
}

/// A call that waits for the result of a lookup.
struct Waiter {
    number: u64,
    answer: SyncSender<LookupResult>,
    /// Dropped after the result was sent, which makes the other end readable.
    _wakeup_sender: UnixStream,
}

/// A call's own lookup, whose result is pending. Dropping it gives it up.
pub(super) struct PendingLookup {
    /// The process whose lookup it is: in a forked child, a thread of the parent may have locked the list.
    process: u32,
    lookups: Arc<Lookups>,
    number: u64,
    answer: Receiver<LookupResult>,
    wakeup: UnixStream,
}

/// Why a lookup cannot be started.
pub(super) enum LookupStartError {
    /// There is no descriptor for the wakeup.
    Descriptor(io::Error),
    /// No thread can be started, and there is none.
    Thread(io::Error),
}

/// Ends the idle threads, before the program ends or forks. A thread that waits for the resolver ends when that has
/// answered; later lookups start new threads.
pub fn end_idle_threads() {
    THREADS.end_idle();
}

impl PendingLookup {
    /// Starts to look up the addresses of `name`.
    ///
    /// # Errors
    /// The system's error, if there is no descriptor or no thread left.
    pub(super) fn new(name: &str) -> Result<Self, LookupStartError> {
        Self::start(LOOKUPS.get(), name, |lookups, abandoned| {
            let work = (lookups, name.to_owned());
            let max_threads = match abandoned < MAX_ABANDONED {
                true => MAX_THREADS,
                false => MAX_ABANDONED,
            };
            let started = THREADS.run_with(max_threads, work, |(lookups, name), _| {
                lookups.look_up(&name)
            });
            started.map(drop).map_err(|(error, _)| error)
        })
    }

    /// `start` starts the lookup of a name that is not being looked up; it gets the number of lookups in progress for
    /// which nobody waits.
    fn start(
        lookups: Arc<Lookups>,
        name: &str,
        start: impl FnOnce(Arc<Lookups>, usize) -> io::Result<()>,
    ) -> Result<Self, LookupStartError> {
        let (wakeup, wakeup_sender) = UnixStream::pair().map_err(LookupStartError::Descriptor)?;
        let (sender, answer) = mpsc::sync_channel(1);
        let mut list = lookups.list();
        list.count += 1;
        let number = list.count;
        let waiter = Waiter {
            number,
            answer: sender,
            _wakeup_sender: wakeup_sender,
        };
        match list.lookups.iter_mut().find(|known| known.name == name) {
            Some(known) => known.waiters.push(waiter),
            None => {
                let abandoned = list.lookups.iter().filter(|known| known.waiters.is_empty());
                start(Arc::clone(&lookups), abandoned.count()).map_err(LookupStartError::Thread)?;
                list.lookups.push(Lookup {
                    name: name.to_owned(),
                    is_started: false,
                    waiters: vec![waiter],
                });
            }
        }
        drop(list);
        Ok(Self {
            process: std::process::id(),
            lookups,
            number,
            answer,
            wakeup,
        })
    }

    /// Becomes readable when the result is there.
    pub(super) fn wakeup(&self) -> &UnixStream {
        &self.wakeup
    }

    /// The result, if it is there.
    pub(super) fn answer(&self) -> Option<LookupResult> {
        self.answer.try_recv().ok()
    }
}

impl Drop for PendingLookup {
    fn drop(&mut self) {
        if self.process != std::process::id() {
            return;
        }
        let mut list = self.lookups.list();
        for lookup in &mut list.lookups {
            lookup.waiters.retain(|waiter| waiter.number != self.number);
        }
        list.lookups
            .retain(|lookup| lookup.is_started || !lookup.waiters.is_empty());
    }
}

impl Lookups {
    fn list(&self) -> MutexGuard<'_, LookupList> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks up a name, unless nobody waits for it any more or another thread does so.
    fn look_up(&self, name: &str) {
        let mut list = self.list();
        let mut lookups = list.lookups.iter_mut();
        let Some(lookup) = lookups.find(|lookup| lookup.name == name && !lookup.is_started) else {
            return;
        };
        lookup.is_started = true;
        drop(list);
        let answer = look_up(name);
        self.list().deliver(name, &answer);
    }
}

impl LookupList {
    /// Sends a result to all that wait for it.
    fn deliver(&mut self, name: &str, answer: &LookupResult) {
        let Some(place) = self.lookups.iter().position(|lookup| lookup.name == name) else {
            return;
        };
        for waiter in self.lookups.swap_remove(place).waiters {
            // Fails if the waiter has just given up.
            let _ = waiter.answer.try_send(answer.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_name_is_looked_up_once_for_all_waiters() {
        let lookups = Arc::new(Lookups::default());
        let started = Cell::new(0);
        let start = |name: &str| {
            let lookup = PendingLookup::start(Arc::clone(&lookups), name, |_, _| {
                started.set(started.get() + 1);
                Ok(())
            });
            lookup.ok().unwrap()
        };
        let (first, second, other) = (start("a"), start("a"), start("b"));
        assert_eq!(started.get(), 2);
        let address = "127.0.0.1:0".parse().unwrap();
        lookups.list().deliver("a", &Ok(vec![address]));
        assert_eq!(first.answer().unwrap().unwrap(), [address]);
        assert_eq!(second.answer().unwrap().unwrap(), [address]);
        assert!(other.answer().is_none());
        drop(other);
        assert!(lookups.list().lookups.is_empty());
    }

    #[test]
    fn a_lookup_that_cannot_be_started_is_not_waited_for() {
        let lookups = Arc::new(Lookups::default());
        let refused = || Err(io::ErrorKind::WouldBlock.into());
        let result = PendingLookup::start(Arc::clone(&lookups), "a", |_, _| refused());
        assert!(matches!(result, Err(LookupStartError::Thread(_))));
        assert!(lookups.list().lookups.is_empty());
    }

    #[test]
    fn names_are_looked_up_one_after_another() {
        for _ in 0..20 {
            let lookup = PendingLookup::new("localhost").ok().unwrap();
            let answer = lookup.answer.recv_timeout(Duration::from_secs(20));
            assert!(answer.unwrap().is_ok());
        }
        assert!(THREADS.count() <= MAX_THREADS);
    }
}
