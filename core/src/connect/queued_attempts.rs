//! Attempts that wait for a thread: their time runs meanwhile, and a thread of its own ends those whose time is over.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use crate::deadline::Deadline;
use crate::threads::{PerProcess, RunPermit, ThreadPool};

static THREAD: ThreadPool = ThreadPool::new("wsclient-queue", 1);

static QUEUE: PerProcess<Queue> = PerProcess::new();

/// An attempt that a thread will run, unless it is taken before.
pub(super) trait QueuedAttempt: Send + Sync {
    /// Whether nobody has taken it.
    fn is_queued(&self) -> bool;

    /// Takes it, if nobody has, and reports that its time is over.
    fn expire(&self);
}

#[derive(Default)]
struct Queue {
    list: Mutex<QueueList>,
    change: Condvar,
}

#[derive(Default)]
struct QueueList {
    attempts: Vec<(Deadline, Weak<dyn QueuedAttempt>)>,
    is_watched: bool,
}

/// Expires `attempt` when `deadline` passes.
pub(super) fn watch(deadline: Deadline, attempt: Weak<dyn QueuedAttempt>) {
    let queue = QUEUE.get();
    let mut list = queue.list();
    list.attempts.push((deadline, attempt));
    if list.is_watched {
        queue.change.notify_all();
    } else {
        // Without a thread, the attempt expires when one of the others ends.
        let started = THREAD.run(Arc::clone(&queue), |queue, _| queue.watch());
        list.is_watched = started.is_ok();
    }
}

/// Forgets the attempts that were taken.
pub(super) fn forget_taken() {
    if let Some(queue) = QUEUE.existing() {
        queue.change.notify_all();
    }
}

/// Ends the thread, once all attempts are taken.
pub(super) fn end_thread(timeout: Duration) {
    forget_taken();
    THREAD.end_all(timeout);
}

/// Ends the thread if it is idle.
pub(super) fn end_idle_thread() {
    THREAD.end_idle();
}

impl Queue {
    fn list(&self) -> MutexGuard<'_, QueueList> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Expires attempts until none is left.
    fn watch(&self) {
        loop {
            let permit = RunPermit::take();
            let mut list = self.list();
            let mut expired = Vec::new();
            list.attempts.retain(|(deadline, attempt)| {
                let Some(attempt) = attempt.upgrade().filter(|attempt| attempt.is_queued()) else {
                    return false;
                };
                if deadline.has_passed() {
                    expired.push(attempt);
                    return false;
                }
                true
            });
            if !expired.is_empty() {
                drop(list);
                for attempt in expired {
                    attempt.expire();
                }
                continue;
            }
            if list.attempts.is_empty() {
                list.is_watched = false;
                return;
            }
            let remaining = |(deadline, _): &(Deadline, _)| deadline.remaining();
            let nearest = list.attempts.iter().filter_map(remaining).min();
            permit.give_back();
            let wait = self
                .change
                .wait_timeout(list, nearest.unwrap_or(Duration::MAX));
            drop(wait);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::{self, Sender};

    use super::*;

    struct FakeAttempt(AtomicBool, Mutex<Sender<&'static str>>, &'static str);

    impl QueuedAttempt for FakeAttempt {
        fn is_queued(&self) -> bool {
            self.0.load(Ordering::SeqCst)
        }

        fn expire(&self) {
            if self.0.swap(false, Ordering::SeqCst) {
                self.1.lock().unwrap().send(self.2).unwrap();
            }
        }
    }

    #[test]
    fn attempts_expire_in_the_order_of_their_deadlines() {
        let (sender, expired) = mpsc::channel();
        let queued = |name, milliseconds| {
            let sender = Mutex::new(sender.clone());
            let attempt = Arc::new(FakeAttempt(AtomicBool::new(true), sender, name));
            let deadline = Deadline::after(Duration::from_millis(milliseconds));
            let weak: Weak<FakeAttempt> = Arc::downgrade(&attempt);
            watch(deadline, weak);
            attempt
        };
        let far = queued("far", 3_600_000);
        let _second = queued("second", 40);
        let _first = queued("first", 5);
        let taken = queued("taken", 20);
        taken.0.store(false, Ordering::SeqCst);
        drop(queued("dropped", 20));
        assert_eq!(expired.recv(), Ok("first"));
        assert_eq!(expired.recv(), Ok("second"));
        drop(far);
        end_thread(Duration::from_secs(20));
        assert_eq!(THREAD.count(), 0);
        assert!(expired.try_recv().is_err());
    }
}
