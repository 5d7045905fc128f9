//! A few threads that look names up: `getaddrinfo` can neither be interrupted nor be given a deadline, so who asks waits
//! for a thread, and may leave it behind.
//!
//! However many give up on a resolver that does not answer, no more than [`MOST_THREADS`] stay behind, and nobody asks
//! for a name again that is being asked for.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use nix::sys::signal::{SigSet, SigmaskHow};

use super::answer::{Answer, ask};

/// So many names may be looked up at the same time.
const MOST_THREADS: usize = 16;

/// How long a thread waits for another name before it ends.
const PATIENCE: Duration = Duration::from_secs(5);

/// The threads of this process.
static POOL: Mutex<Option<Arc<Pool>>> = Mutex::new(None);

struct Pool {
    /// The process that has the threads: a forked child has none of them.
    process: u32,
    state: Mutex<State>,
    work: Condvar,
}

#[derive(Default)]
struct State {
    threads: Vec<Worker>,
    questions: Vec<Question>,
    /// How many have asked so far, and how many threads were started.
    count: u64,
    /// Whether threads that have nothing to do end.
    is_closed: bool,
}

struct Worker {
    number: u64,
    handle: JoinHandle<()>,
    /// Whether it waits for a name, and not for the resolver.
    is_idle: bool,
}

struct Question {
    name: String,
    is_begun: bool,
    callers: Vec<Caller>,
}

/// Who waits for an answer.
struct Caller {
    number: u64,
    answer: SyncSender<Answer>,
    /// Its end is the bell; who hears it finds the answer.
    _ringer: UnixStream,
}

/// A question that was asked. Dropping it is giving up.
pub(super) struct Asked {
    pool: Arc<Pool>,
    number: u64,
    answer: Receiver<Answer>,
    bell: UnixStream,
}

impl Asked {
    /// Asks for the addresses of `name`.
    ///
    /// # Errors
    /// What this machine says where it has no descriptor or no thread left.
    pub(super) fn new(name: &str) -> Result<Self, AskError> {
        let (bell, ringer) = UnixStream::pair().map_err(AskError::Descriptor)?;
        let (sender, answer) = mpsc::sync_channel(1);
        let pool = Pool::of_this_process();
        let number = pool.add(name, sender, ringer)?;
        Ok(Self {
            pool,
            number,
            answer,
            bell,
        })
    }

    /// Becomes readable with the answer.
    pub(super) fn bell(&self) -> &UnixStream {
        &self.bell
    }

    /// The answer, if it has come.
    pub(super) fn answer(&self) -> Option<Answer> {
        self.answer.try_recv().ok()
    }
}

/// What keeps a name from being looked up.
pub(super) enum AskError {
    /// There is no descriptor for the answer.
    Descriptor(io::Error),
    /// No thread can be started, and there is none.
    Thread(io::Error),
}

impl Drop for Asked {
    fn drop(&mut self) {
        // In a forked child a thread of the parent may have been at it.
        if self.pool.process != std::process::id() {
            return;
        }
        let mut state = self.pool.state();
        for question in &mut state.questions {
            question
                .callers
                .retain(|caller| caller.number != self.number);
        }
        state
            .questions
            .retain(|question| question.is_begun || !question.callers.is_empty());
    }
}

/// Ends the threads that wait for a name to look up, before the program ends or forks. One that waits for the
/// resolver ends with its answer; later look-ups start their own.
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
        // A thread that panicked has ended, too.
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

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(
        self: &Arc<Self>,
        name: &str,
        answer: SyncSender<Answer>,
        ringer: UnixStream,
    ) -> Result<u64, AskError> {
        let mut state = self.state();
        let number = state.next_number();
        let caller = Caller {
            number,
            answer,
            _ringer: ringer,
        };
        if let Some(known) = state.questions.iter_mut().find(|known| known.name == name) {
            known.callers.push(caller);
            return Ok(number);
        }
        state.questions.push(Question {
            name: name.to_owned(),
            is_begun: false,
            callers: vec![caller],
        });
        let waiting = state.questions.iter().filter(|q| !q.is_begun).count();
        let idle = state.threads.iter().filter(|thread| thread.is_idle);
        if waiting <= idle.count() {
            self.work.notify_one();
        } else if state.threads.len() < MOST_THREADS {
            let pool = Arc::clone(self);
            let number = state.next_number();
            // It begins once the lock is free, and finds itself among the others.
            match spawn_without_signals(move || pool.work(number)) {
                Ok(handle) => state.threads.push(Worker {
                    number,
                    handle,
                    is_idle: false,
                }),
                // One of those that are there will come to it.
                Err(_) if !state.threads.is_empty() => {}
                Err(error) => {
                    state.questions.pop();
                    return Err(AskError::Thread(error));
                }
            }
        }
        Ok(number)
    }

    /// What thread `number` does.
    fn work(&self, number: u64) {
        let mut state = self.state();
        loop {
            if let Some(question) = state.questions.iter_mut().find(|q| !q.is_begun) {
                question.is_begun = true;
                let name = question.name.clone();
                drop(state);
                let answer = ask(&name);
                state = self.state();
                state.tell(&name, &answer);
                continue;
            }
            state.set_idle(number, true);
            let (woken, waited) = self
                .work
                .wait_timeout_while(state, PATIENCE, |state| {
                    !state.is_closed && state.questions.iter().all(|q| q.is_begun)
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

impl State {
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

    /// Gives an answer to all who wait for it.
    fn tell(&mut self, name: &str, answer: &Answer) {
        let Some(place) = self.questions.iter().position(|q| q.name == name) else {
            return;
        };
        for caller in self.questions.swap_remove(place).callers {
            // Fails where the caller has just left.
            let _ = caller.answer.try_send(answer.clone());
        }
    }
}

/// A signal that is delivered to a thread which is not PHP's would run PHP's handler there, so the
/// new thread starts with all of them blocked.
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
    fn questions_for_one_name_are_asked_once_and_leave_nothing() {
        let pool = Arc::new(Pool {
            process: std::process::id(),
            state: Mutex::default(),
            work: Condvar::new(),
        });
        // All threads are busy with names that get no answer.
        for number in 0..MOST_THREADS as u64 {
            pool.state().threads.push(Worker {
                number,
                handle: std::thread::spawn(|| {}),
                is_idle: false,
            });
        }
        let ask = |name: &str| {
            let (bell, ringer) = UnixStream::pair().unwrap();
            let (sender, answer) = mpsc::sync_channel(1);
            let number = pool.add(name, sender, ringer).ok().unwrap();
            Asked {
                pool: Arc::clone(&pool),
                number,
                answer,
                bell,
            }
        };
        let (first, second, other) = (ask("a"), ask("a"), ask("b"));
        assert_eq!(pool.state().questions.len(), 2);
        let address = "127.0.0.1:0".parse().unwrap();
        pool.state().tell("a", &Ok(vec![address]));
        assert_eq!(first.answer().unwrap().unwrap(), [address]);
        assert_eq!(second.answer().unwrap().unwrap(), [address]);
        assert!(other.answer().is_none());
        drop(other);
        assert!(pool.state().questions.is_empty());
        assert_eq!(pool.state().threads.len(), MOST_THREADS);
    }

    #[test]
    fn a_thread_takes_one_name_after_the_other() {
        for _ in 0..20 {
            let asked = Asked::new("localhost").ok().unwrap();
            let answer = asked.answer.recv_timeout(Duration::from_secs(20));
            assert!(answer.unwrap().is_ok());
        }
        assert!(Pool::of_this_process().state().threads.len() <= MOST_THREADS);
    }
}
