//! Holds our threads at a wait while the process forks: a lock that one of them held would stay locked in the child, which
//! has only the thread that forked.

use std::cell::RefCell;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Held for reading by each thread that runs, and for writing by one that forks.
static GATE: RwLock<()> = RwLock::new(());

thread_local! {
    static CLOSED: RefCell<Option<RwLockWriteGuard<'static, ()>>> = const { RefCell::new(None) };
}

/// Waits until each thread with a [`RunPermit`] has given it back for a wait, and gives out no other one until
/// [`reopen_after_fork`]. To be called before a fork by the thread that forks.
pub fn close_for_fork() {
    let closed = GATE.write().unwrap_or_else(PoisonError::into_inner);
    // A thread that ends has no place to keep it: then nothing is held.
    let _ = CLOSED.try_with(|kept| kept.replace(Some(closed)));
}

/// Ends [`close_for_fork`], in the parent and in the child.
pub fn reopen_after_fork() {
    let _ = CLOSED.try_with(RefCell::take);
}

/// The permission to run. A thread that has one may hold locks, also those of the libraries underneath; one that waits has none.
pub(crate) struct RunPermit(RefCell<Option<RwLockReadGuard<'static, ()>>>);

impl RunPermit {
    /// Takes it, after a fork that is in progress.
    pub(crate) fn take() -> Self {
        Self(RefCell::new(Some(read())))
    }

    /// Gives it back before a wait.
    pub(crate) fn give_back(&self) {
        self.0.replace(None);
    }

    /// Takes it again after a wait.
    pub(crate) fn take_again(&self) {
        // Not while this one is held: a fork that is being prepared would wait for it, and it for the fork.
        self.give_back();
        self.0.replace(Some(read()));
    }
}

fn read() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_fork_waits_until_the_threads_wait() {
        let (sender, events) = mpsc::channel();
        let (go, may_wait) = mpsc::channel::<()>();
        let runs = sender.clone();
        let thread = std::thread::spawn(move || {
            let permit = RunPermit::take();
            runs.send("runs").unwrap();
            may_wait.recv().unwrap();
            runs.send("waits").unwrap();
            permit.give_back();
            permit.take_again();
        });
        assert_eq!(events.recv(), Ok("runs"));
        let forking = std::thread::spawn(move || {
            close_for_fork();
            sender.send("forks").unwrap();
            reopen_after_fork();
        });
        assert!(events.recv_timeout(Duration::from_millis(50)).is_err());
        go.send(()).unwrap();
        assert_eq!((events.recv(), events.recv()), (Ok("waits"), Ok("forks")));
        forking.join().unwrap();
        thread.join().unwrap();
    }
}
