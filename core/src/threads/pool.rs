//! A pool of threads that grows with the work, up to a limit; more work waits in a queue.
//!
//! The threads run with all signals blocked, because PHP's handlers must not run in them, and end after some seconds
//! without work. A forked child has a pool of its own, which has no threads yet.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use nix::sys::signal::{SigSet, SigmaskHow};

use super::per_process::PerProcess;

/// How long a thread waits for more work before it ends.
const IDLE_TIMEOUT: Duration = Duration::from_secs(5);

/// What a thread is to do, and whether it had to wait for one that had other work.
struct Job {
    run: Box<dyn FnOnce(Start) + Send>,
    start: Start,
}

/// How a thread came to its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// It was idle, or was started for it.
    Immediate,
    /// All were busy.
    Queued,
}

/// A pool. It is a static of its user, one for each kind of work.
pub(crate) struct ThreadPool {
    name: &'static str,
    max_threads: usize,
    threads: PerProcess<Threads>,
}

/// The threads of one process.
#[derive(Default)]
struct Threads {
    state: Mutex<State>,
    /// There is work, or threads have to end.
    work: Condvar,
    /// A thread is not idle any more, or has ended.
    change: Condvar,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Job>,
    threads: Vec<(u64, JoinHandle<()>)>,
    /// How many of the threads wait for work. Those to which it was given but which have not woken yet are among them.
    idle: usize,
    /// How many calls wait for threads to end, which therefore end as soon as there is no work.
    ending: usize,
    /// The threads that have ended because of them.
    ended: Vec<JoinHandle<()>>,
    /// The number of the last thread that was started.
    last: u64,
}

impl ThreadPool {
    /// A pool of at most `max_threads`, each called `name`, none of which is started yet.
    pub(crate) const fn new(name: &'static str, max_threads: usize) -> Self {
        Self {
            name,
            max_threads,
            threads: PerProcess::new(),
        }
    }

    /// Calls `job` with `work` on a thread, which may have to do other work first; returns whether it has.
    ///
    /// # Errors
    /// The system's error and `work`, if no thread can be started and there is none.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        work: T,
        job: fn(T, Start),
    ) -> Result<Start, (io::Error, T)> {
        self.run_with(self.max_threads, work, job)
    }

    /// As [`ThreadPool::run`], but starts a thread only if there are fewer than `max_threads`.
    ///
    /// # Errors
    /// As [`ThreadPool::run`].
    pub(crate) fn run_with<T: Send + 'static>(
        &self,
        max_threads: usize,
        work: T,
        job: fn(T, Start),
    ) -> Result<Start, (io::Error, T)> {
        let threads = self.threads.get();
        let mut state = threads.state();
        let mut start = Start::Immediate;
        if state.idle <= state.queue.len() {
            match threads.start(&mut state, self.name, max_threads.min(self.max_threads)) {
                Ok(()) => {}
                // One of the running threads will take it.
                Err(_) if !state.threads.is_empty() => start = Start::Queued,
                Err(error) => return Err((error, work)),
            }
        }
        state.queue.push_back(Job {
            run: Box::new(move |start| job(work, start)),
            start,
        });
        drop(state);
        threads.work.notify_one();
        Ok(start)
    }

    /// Ends the idle threads, before the program ends or forks. Those that work go on.
    pub(crate) fn end_idle(&self) {
        if let Some(threads) = self.threads.existing() {
            threads.end(|state| state.idle > 0, Duration::MAX);
        }
    }

    /// Ends all threads, and waits for at most `timeout` for those that still work.
    pub(crate) fn end_all(&self, timeout: Duration) {
        if let Some(threads) = self.threads.existing() {
            threads.end(|state| !state.threads.is_empty(), timeout);
        }
    }

    /// How many threads there are.
    pub(crate) fn count(&self) -> usize {
        self.threads
            .existing()
            .map_or(0, |threads| threads.state().threads.len())
    }
}

impl Threads {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts one more thread.
    fn start(
        self: &Arc<Self>,
        state: &mut State,
        name: &str,
        max_threads: usize,
    ) -> io::Result<()> {
        if state.threads.len() >= max_threads {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        state.last += 1;
        let (own, number) = (Arc::clone(self), state.last);
        // It waits for the lock first, and is in the list by then.
        let handle = spawn_without_signals(name, move || own.work(number))?;
        state.threads.push((number, handle));
        Ok(())
    }

    /// The loop of thread `number`.
    fn work(&self, number: u64) {
        let mut state = self.state();
        loop {
            if let Some(job) = state.queue.pop_front() {
                drop(state);
                // A panic is a defect of the job, whose user notices that there is no result.
                let _ = catch_unwind(AssertUnwindSafe(|| (job.run)(job.start)));
                state = self.state();
                continue;
            }
            state.idle += 1;
            let (woken, waited) = self
                .work
                .wait_timeout_while(state, IDLE_TIMEOUT, |state| {
                    state.queue.is_empty() && state.ending == 0
                })
                .unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.idle -= 1;
            self.change.notify_all();
            if state.queue.is_empty() && (waited.timed_out() || state.ending > 0) {
                break;
            }
        }
        if let Some(place) = state.threads.iter().position(|(own, _)| *own == number) {
            let (_, handle) = state.threads.swap_remove(place);
            if state.ending > 0 {
                state.ended.push(handle);
            }
        }
        self.change.notify_all();
    }

    /// Ends threads that have no work, as long as `is_unfinished`, for at most `timeout`.
    fn end(&self, is_unfinished: impl Fn(&State) -> bool, timeout: Duration) {
        let mut state = self.state();
        state.ending += 1;
        self.work.notify_all();
        let (mut state, _) = self
            .change
            .wait_timeout_while(state, timeout, |state| is_unfinished(state))
            .unwrap_or_else(PoisonError::into_inner);
        state.ending -= 1;
        let ended = std::mem::take(&mut state.ended);
        drop(state);
        for thread in ended {
            // It has released the lock, and does nothing more.
            let _ = thread.join();
        }
    }
}

/// Starts a thread with all signals blocked: PHP's handler must not run in a thread that is not PHP's.
fn spawn_without_signals(
    name: &str,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    let before = SigSet::all().thread_swap_mask(SigmaskHow::SIG_SETMASK)?;
    let spawned = std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(work);
    before.thread_set_mask()?;
    spawned
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn run(pool: &ThreadPool, job: impl FnOnce() + Send + 'static) {
        assert!(pool.run(job, |job, _| job()).is_ok());
    }

    #[test]
    fn all_jobs_run_at_the_same_time_up_to_the_limit() {
        static POOL: ThreadPool = ThreadPool::new("test-grows", 50);
        let (sender, results) = mpsc::channel();
        let together = Arc::new(std::sync::Barrier::new(50));
        // The later ones wait until a thread is free.
        for number in 0..60 {
            let (sender, together) = (sender.clone(), Arc::clone(&together));
            run(&POOL, move || {
                if number < 50 {
                    together.wait();
                }
                sender.send(number).unwrap();
            });
        }
        let mut done: Vec<i32> = results.iter().take(60).collect();
        done.sort_unstable();
        assert_eq!(done, Vec::from_iter(0..60));
        assert!(POOL.count() <= 50);
        POOL.end_all(Duration::from_secs(20));
        assert_eq!(POOL.count(), 0);
    }

    #[test]
    fn a_thread_does_one_job_after_another_also_after_a_panic() {
        static POOL: ThreadPool = ThreadPool::new("test-again", 1);
        let (sender, results) = mpsc::channel();
        for number in 0..20 {
            let sender = sender.clone();
            run(&POOL, move || {
                sender.send(number).unwrap();
                assert!(number % 2 == 0, "a defect");
            });
        }
        assert_eq!(
            results.iter().take(20).collect::<Vec<_>>(),
            Vec::from_iter(0..20)
        );
        assert_eq!(POOL.count(), 1);
    }

    #[test]
    fn the_end_of_idle_threads_loses_no_job() {
        static POOL: ThreadPool = ThreadPool::new("test-idle", 4);
        let (sender, results) = mpsc::channel();
        for round in 0..200 {
            for _ in 0..3 {
                let sender = sender.clone();
                run(&POOL, move || sender.send(round).unwrap());
            }
            POOL.end_idle();
        }
        assert_eq!(results.iter().take(600).count(), 600);
        POOL.end_all(Duration::from_secs(20));
        assert_eq!(POOL.count(), 0);
    }

    #[test]
    fn a_thread_that_works_is_waited_for_no_longer_than_asked() {
        static POOL: ThreadPool = ThreadPool::new("test-busy", 4);
        let (sender, waits) = mpsc::channel::<()>();
        run(&POOL, move || assert!(waits.recv().is_err()));
        POOL.end_idle();
        POOL.end_all(Duration::from_millis(1));
        assert_eq!(POOL.count(), 1);
        drop(sender);
        POOL.end_all(Duration::from_secs(20));
        assert_eq!(POOL.count(), 0);
    }

    #[test]
    fn a_job_knows_whether_it_waited_for_another() {
        static POOL: ThreadPool = ThreadPool::new("test-queue", 1);
        let (sender, starts) = mpsc::channel();
        let (release, held) = mpsc::channel::<()>();
        run(&POOL, move || assert!(held.recv().is_err()));
        POOL.run(sender.clone(), |sender, start| sender.send(start).unwrap())
            .unwrap();
        drop(release);
        assert_eq!(starts.recv(), Ok(Start::Queued));
        POOL.end_all(Duration::from_secs(20));
        POOL.run(sender, |sender, start| sender.send(start).unwrap())
            .unwrap();
        assert_eq!(starts.recv(), Ok(Start::Immediate));
    }

    #[test]
    fn signals_are_blocked() {
        static POOL: ThreadPool = ThreadPool::new("test-signals", 1);
        let (sender, blocked) = mpsc::channel();
        run(&POOL, move || {
            sender.send(SigSet::thread_get_mask().unwrap()).unwrap()
        });
        let blocked = blocked.recv().unwrap();
        for signal in [nix::sys::signal::SIGALRM, nix::sys::signal::SIGTERM] {
            assert!(blocked.contains(signal));
            assert!(!SigSet::thread_get_mask().unwrap().contains(signal));
        }
    }
}
