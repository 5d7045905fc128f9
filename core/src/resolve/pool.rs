//! A small pool of threads that look up names: `getaddrinfo` can neither be interrupted nor be given a deadline, so a
//! call waits for a thread and may give up on it.
//!
//! However many calls give up on a resolver that does not answer, at most [`MAX_THREADS`] threads remain, and a name
//! that is being looked up is not looked up a second time.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use nix::sys::signal::{SigSet, SigmaskHow};

use super::getaddrinfo::{LookupResult, look_up};

/// The number of names that may be looked up at the same time.
const MAX_THREADS: usize = 16;

/// How long a thread waits for another name before it ends.
const IDLE_TIMEOUT: Duration = Duration::from_secs(5);

/// The threads of this process.
static POOL: Mutex<Option<Arc<Pool>>> = Mutex::new(None);

struct Pool {
    /// The process that has the threads: a forked child has none of them.
    process: u32,
    state: Mutex<PoolState>,
    work: Condvar,
}

#[derive(Default)]
struct PoolState {
    threads: Vec<Worker>,
    lookups: Vec<Lookup>,
    /// The number given last to a waiter or a thread.
    count: u64,
    /// Whether threads that have nothing to do end.
    is_closed: bool,
}

struct Worker {
    number: u64,
    handle: JoinHandle<()>,
    /// Whether it waits for a name rather than for the resolver.
    is_idle: bool,
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
    pool: Arc<Pool>,
    number: u64,
    answer: Receiver<LookupResult>,
    wakeup: UnixStream,
}

impl PendingLookup {
    /// Starts to look up the addresses of `name`.
    ///
    /// # Errors
    /// The system's error, if there is no descriptor or no thread left.
    pub(super) fn new(name: &str) -> Result<Self, LookupStartError> {
        let (wakeup, wakeup_sender) = UnixStream::pair().map_err(LookupStartError::Descriptor)?;
        let (sender, answer) = mpsc::sync_channel(1);
        let pool = Pool::of_this_process();
        let number = pool.add(name, sender, wakeup_sender)?;
        Ok(Self {
            pool,
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

/// Why a lookup cannot be started.
pub(super) enum LookupStartError {
    /// There is no descriptor for the wakeup.
    Descriptor(io::Error),
    /// No thread can be started, and there is none.
    Thread(io::Error),
}

impl Drop for PendingLookup {
    fn drop(&mut self) {
        // In a forked child the lock may be held by a thread that only the parent has.
        if self.pool.process != std::process::id() {
            return;
        }
        let mut state = self.pool.state();
        for lookup in &mut state.lookups {
            lookup.waiters.retain(|waiter| waiter.number != self.number);
        }
        state
            .lookups
            .retain(|lookup| lookup.is_started || !lookup.waiters.is_empty());
    }
}

/// Ends the idle threads, before the program ends or forks. A thread that waits for the resolver ends when that has
/// answered; later lookups start new threads.
pub fn end_idle_threads() {
    let pool = POOL.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(pool) = pool.filter(|pool| pool.process == std::process::id()) else {
        return;
    };
    let mut state = pool.state();
    state.is_closed = true;
    let (idle, busy) = std::mem::take(&mut state.threads)
        .into_iter()
        .partition(|thread| thread.is_idle);
    state.threads = busy;
    drop(state);
    pool.work.notify_all();
    let idle: Vec<Worker> = idle;
    for thread in idle {
        // A thread that panicked has also ended.
        let _ = thread.handle.join();
    }
}

impl Pool {
    fn of_this_process() -> Arc<Self> {
        let process = std::process::id();
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        match &*pool {
            Some(known) if known.process == process => Arc::clone(known),
            _ => {
                let new = Arc::new(Self {
                    process,
                    state: Mutex::default(),
                    work: Condvar::new(),
                });
                *pool = Some(Arc::clone(&new));
                new
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, PoolState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(
        self: &Arc<Self>,
        name: &str,
        answer: SyncSender<LookupResult>,
        wakeup_sender: UnixStream,
    ) -> Result<u64, LookupStartError> {
        let mut state = self.state();
        let number = state.next_number();
        let waiter = Waiter {
            number,
            answer,
            _wakeup_sender: wakeup_sender,
        };
        if let Some(known) = state.lookups.iter_mut().find(|known| known.name == name) {
            known.waiters.push(waiter);
            return Ok(number);
        }
        state.lookups.push(Lookup {
            name: name.to_owned(),
            is_started: false,
            waiters: vec![waiter],
        });
        let waiting = state
            .lookups
            .iter()
            .filter(|lookup| !lookup.is_started)
            .count();
        let idle = state.threads.iter().filter(|thread| thread.is_idle);
        if waiting <= idle.count() {
            self.work.notify_one();
        } else if state.threads.len() < MAX_THREADS {
            let pool = Arc::clone(self);
            let number = state.next_number();
            // It starts to work once the lock is free, and is in the list by then.
            match spawn_without_signals(move || pool.work(number)) {
                Ok(handle) => state.threads.push(Worker {
                    number,
                    handle,
                    is_idle: false,
                }),
                // One of the running threads will take it.
                Err(_) if !state.threads.is_empty() => {}
                Err(error) => {
                    state.lookups.pop();
                    return Err(LookupStartError::Thread(error));
                }
            }
        }
        Ok(number)
    }

    /// The loop of thread `number`.
    fn work(&self, number: u64) {
        let mut state = self.state();
        loop {
            if let Some(lookup) = state.lookups.iter_mut().find(|lookup| !lookup.is_started) {
                lookup.is_started = true;
                let name = lookup.name.clone();
                drop(state);
                let answer = look_up(&name);
                state = self.state();
                state.deliver(&name, &answer);
                continue;
            }
            state.set_idle(number, true);
            let (woken, waited) = self
                .work
                .wait_timeout_while(state, IDLE_TIMEOUT, |state| {
                    !state.is_closed && state.lookups.iter().all(|lookup| lookup.is_started)
                })
                .unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.set_idle(number, false);
            if state.is_closed || waited.timed_out() {
                state.threads.retain(|thread| thread.number != number);
                return;
            }
        }
    }
}

impl PoolState {
    fn next_number(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    fn set_idle(&mut self, number: u64, is_idle: bool) {
        for thread in &mut self.threads {
            if thread.number == number {
                thread.is_idle = is_idle;
            }
        }
    }

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

/// Starts a thread with all signals blocked: PHP's handler must not run in a thread that is not PHP's.
fn spawn_without_signals(work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    let before = SigSet::all().thread_swap_mask(SigmaskHow::SIG_SETMASK)?;
    let spawned = std::thread::Builder::new()
        .name("wsclient-dns".to_owned())
        .spawn(work);
    before.thread_set_mask()?;
    spawned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_looked_up_once_for_all_waiters() {
        let pool = Arc::new(Pool {
            process: std::process::id(),
            state: Mutex::default(),
            work: Condvar::new(),
        });
        // All threads wait for a resolver that does not answer.
        for number in 0..MAX_THREADS as u64 {
            pool.state().threads.push(Worker {
                number,
                handle: std::thread::spawn(|| {}),
                is_idle: false,
            });
        }
        let start = |name: &str| {
            let (wakeup, wakeup_sender) = UnixStream::pair().unwrap();
            let (sender, answer) = mpsc::sync_channel(1);
            let number = pool.add(name, sender, wakeup_sender).ok().unwrap();
            PendingLookup {
                pool: Arc::clone(&pool),
                number,
                answer,
                wakeup,
            }
        };
        let (first, second, other) = (start("a"), start("a"), start("b"));
        assert_eq!(pool.state().lookups.len(), 2);
        let address = "127.0.0.1:0".parse().unwrap();
        pool.state().deliver("a", &Ok(vec![address]));
        assert_eq!(first.answer().unwrap().unwrap(), [address]);
        assert_eq!(second.answer().unwrap().unwrap(), [address]);
        assert!(other.answer().is_none());
        drop(other);
        assert!(pool.state().lookups.is_empty());
        assert_eq!(pool.state().threads.len(), MAX_THREADS);
    }

    #[test]
    fn a_thread_looks_up_one_name_after_another() {
        for _ in 0..20 {
            let lookup = PendingLookup::new("localhost").ok().unwrap();
            let answer = lookup.answer.recv_timeout(Duration::from_secs(20));
            assert!(answer.unwrap().is_ok());
        }
        assert!(Pool::of_this_process().state().threads.len() <= MAX_THREADS);
    }
}
