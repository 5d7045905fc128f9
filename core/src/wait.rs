//! The one function in which every blocking call waits: it keeps the deadline and checks for interrupts.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::deadline::Deadline;

/// The longest time between two checks for an interrupt. A signal ends `poll` immediately; this covers
/// interrupts without a signal, such as an engine timer in another thread.
/// Less than a second, so that a timer of whole seconds, as of `pcntl_alarm()`, does not end in the moment
/// between two waits.
pub(crate) const CHECK_INTERVAL: Duration = Duration::from_millis(900);

/// Checked before and while a call waits; an interrupt ends the call with [`WaitError::Interrupted`].
pub trait Interrupt {
    /// Runs what is pending, such as signal handlers, and returns whether the call has to end.
    fn interrupted(&self) -> bool;

    /// Whether the program has asked for the end of the wait. It ends only a call that has to wait, and nothing is pending.
    fn is_requested(&self) -> bool {
        false
    }

    /// Whether what ran has left messages to send, which [`Interrupt::take_outgoing`] returns: then a wait ends as if its
    /// descriptor were ready.
    fn has_outgoing(&self) -> bool {
        false
    }

    /// The next message to send before the wait goes on.
    fn take_outgoing(&self) -> Option<Outgoing> {
        None
    }

    /// So many bytes of the connection were not accepted by the kernel after the last of them.
    fn note_unsent(&self, bytes: u64) {
        let _ = bytes;
    }

    /// A signal has ended a wait of the kernel; its handler may run later.
    fn note_signal(&self) {}

    /// Whether what ran was a fork, and this is the child: the descriptors are the parent's, and the call must
    /// neither read nor write them any more. Then [`Interrupt::interrupted`] is true.
    fn has_forked(&self) -> bool {
        false
    }

    /// A descriptor that becomes readable when [`Interrupt::interrupted`] has become true, and ends a wait. Without
    /// one, a wait checks from time to time.
    fn wakeup(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    /// The thread is about to wait in the kernel.
    fn before_wait(&self) {}

    /// The thread has waited.
    fn after_wait(&self) {}
}

/// A message that a signal handler sends while a call waits.
#[derive(Debug)]
pub struct Outgoing {
    /// Whether it is text, else binary.
    pub is_text: bool,
    /// Its payload; UTF-8 if it is text.
    pub payload: Vec<u8>,
}

/// Never interrupts.
#[derive(Clone, Copy, Debug)]
pub struct Uninterruptible;

impl Interrupt for Uninterruptible {
    fn interrupted(&self) -> bool {
        false
    }
}

/// Whether the peer has ended its side of the stream, or the stream has failed; data may be before that.
#[must_use]
pub fn has_ended(fd: impl AsFd) -> bool {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let flags = PollFlags::RDHUP;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let flags = PollFlags::empty();
    let mut polled = [PollFd::from_borrowed_fd(fd.as_fd(), flags)];
    let now = Timespec::default();
    let outcome = poll(&mut polled, Some(&now));
    let [polled] = polled;
    let ends = flags | PollFlags::HUP | PollFlags::ERR;
    outcome.is_ok() && polled.revents().intersects(ends)
}

/// Why a wait ended without what it waited for.
#[derive(Debug)]
pub enum WaitError {
    /// The deadline passed.
    TimedOut,
    /// The interrupt ended the call.
    Interrupted,
    /// `poll` failed.
    Os(io::Error),
}

/// What a descriptor is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interest {
    /// Wait until it can be read.
    pub read: bool,
    /// Wait until it can be written.
    pub write: bool,
}

impl Interest {
    /// Wait until it can be read.
    pub const READ: Self = Self {
        read: true,
        write: false,
    };
    /// Wait until it can be written.
    pub const WRITE: Self = Self {
        read: false,
        write: true,
    };
    /// Wait until either is possible.
    pub const BOTH: Self = Self {
        read: true,
        write: true,
    };

    fn flags(self) -> PollFlags {
        let mut flags = PollFlags::empty();
        flags.set(PollFlags::IN, self.read);
        flags.set(PollFlags::OUT, self.write);
        flags
    }
}

/// A deadline together with the interrupt of the calling thread.
#[derive(Clone, Copy)]
pub struct Wait<'a> {
    began: Instant,
    deadline: Deadline,
    interrupt: &'a dyn Interrupt,
}

impl<'a> Wait<'a> {
    /// Waits until `deadline` and checks `interrupt`.
    #[must_use]
    pub fn new(deadline: Deadline, interrupt: &'a dyn Interrupt) -> Self {
        Self {
            began: Instant::now(),
            deadline,
            interrupt,
        }
    }

    /// Waits for at most `span`, without a limit if `None`, and checks `interrupt`.
    #[must_use]
    pub fn within(span: Option<Duration>, interrupt: &'a dyn Interrupt) -> Self {
        let began = Instant::now();
        Self {
            began,
            deadline: Deadline::since(began, span),
            interrupt,
        }
    }

    /// When the wait was created, which is the first thing that a call does.
    #[must_use]
    pub fn began(self) -> Instant {
        self.began
    }

    /// The same wait with a deadline that is `deadline` or the present one, whichever is nearer.
    #[must_use]
    pub fn until(self, deadline: Deadline) -> Self {
        Self {
            deadline: self.deadline.nearer(deadline),
            ..self
        }
    }

    /// The deadline.
    #[must_use]
    pub fn deadline(self) -> Deadline {
        self.deadline
    }

    /// Notes that a signal ended a wait.
    pub(crate) fn note_signal(self) {
        self.interrupt.note_signal();
    }

    /// Whether the program has asked for the end of the wait; see [`Interrupt::is_requested`].
    #[must_use]
    pub fn is_requested(self) -> bool {
        self.interrupt.is_requested()
    }

    /// Whether there are messages to send; see [`Interrupt::has_outgoing`].
    pub(crate) fn has_outgoing(self) -> bool {
        self.interrupt.has_outgoing()
    }

    /// The next message to send before the wait goes on.
    pub(crate) fn take_outgoing(self) -> Option<Outgoing> {
        self.interrupt.take_outgoing()
    }

    /// Notes how many bytes the kernel did not accept.
    pub(crate) fn note_unsent(self, bytes: u64) {
        self.interrupt.note_unsent(bytes);
    }

    /// Whether the call continues in a forked child; see [`Interrupt::has_forked`].
    #[must_use]
    pub fn has_forked(self) -> bool {
        self.interrupt.has_forked()
    }

    /// Runs pending interrupts and checks the deadline. A loop that may always find data calls this in
    /// each round, so that a peer that never stops sending cannot keep a call from ending.
    ///
    /// # Errors
    /// [`WaitError::Interrupted`] or [`WaitError::TimedOut`].
    pub fn check(self) -> Result<(), WaitError> {
        if self.interrupt.interrupted() {
            return Err(WaitError::Interrupted);
        }
        if self.deadline.has_passed() {
            return Err(WaitError::TimedOut);
        }
        Ok(())
    }

    /// Whether a read may wait for [`CHECK_INTERVAL`] in the kernel without passing the deadline; there, nothing but a
    /// signal ends it, so not where the interrupt has a wakeup.
    #[must_use]
    pub fn exceeds_check_interval(self) -> bool {
        let remaining = self.deadline.remaining();
        remaining.is_none_or(|remaining| remaining > CHECK_INTERVAL)
            && self.interrupt.wakeup().is_none()
    }

    /// Waits until `fd` is ready for `interest`, or has failed or been closed.
    ///
    /// # Errors
    /// Any [`WaitError`]; never for EINTR.
    pub fn for_fd(self, fd: impl AsFd, interest: Interest) -> Result<(), WaitError> {
        let polled = PollFd::from_borrowed_fd(fd.as_fd(), interest.flags());
        match self.wakeup() {
            None => self.poll(&mut [polled], 1, Deadline::NEVER),
            Some(wakeup) => self.poll(&mut [polled, wakeup], 1, Deadline::NEVER),
        }
    }

    /// Waits until one of `fds` is ready, or `pause` has passed, and returns which are ready; none after
    /// the pause.
    ///
    /// # Errors
    /// Any [`WaitError`]; never for EINTR.
    pub fn for_any(
        self,
        fds: &[(BorrowedFd<'_>, Interest)],
        pause: Deadline,
    ) -> Result<Vec<bool>, WaitError> {
        let mut polled: Vec<PollFd<'_>> = fds
            .iter()
            .map(|(fd, interest)| PollFd::from_borrowed_fd(*fd, interest.flags()))
            .chain(self.wakeup())
            .collect();
        self.poll(&mut polled, fds.len(), pause)?;
        let ready = polled.iter().map(|p| !p.revents().is_empty());
        Ok(ready.take(fds.len()).collect())
    }

    fn wakeup(&self) -> Option<PollFd<'a>> {
        let wakeup = self.interrupt.wakeup()?;
        Some(PollFd::from_borrowed_fd(wakeup, PollFlags::IN))
    }

    /// Returns once one of the first `count` of `polled` is ready, or `pause` has passed; what follows them is the
    /// interrupt's wakeup.
    fn poll(
        self,
        polled: &mut [PollFd<'_>],
        count: usize,
        pause: Deadline,
    ) -> Result<(), WaitError> {
        let check_interval = (polled.len() == count).then_some(CHECK_INTERVAL);
        self.repeat(check_interval, pause, |span| {
            // A time that the kernel cannot represent is none.
            let timeout = span.and_then(|span| Timespec::try_from(span).ok());
            poll(polled, timeout.as_ref())?;
            Ok(polled.iter().take(count).any(|p| !p.revents().is_empty()))
        })
    }

    /// Repeats `wait_in_kernel`, which waits for at most the given time, until it returns that something is ready, or
    /// `pause` has passed.
    ///
    /// # Errors
    /// Any [`WaitError`]; never for EINTR.
    pub(crate) fn until_ready(
        self,
        pause: Deadline,
        mut wait_in_kernel: impl FnMut(Duration) -> rustix::io::Result<bool>,
    ) -> Result<(), WaitError> {
        self.repeat(Some(CHECK_INTERVAL), pause, |span| {
            wait_in_kernel(span.unwrap_or(CHECK_INTERVAL))
        })
    }

    /// As [`Wait::until_ready`]; without `check_interval`, `wait_in_kernel` need not return for the interrupt.
    fn repeat(
        self,
        check_interval: Option<Duration>,
        pause: Deadline,
        mut wait_in_kernel: impl FnMut(Option<Duration>) -> rustix::io::Result<bool>,
    ) -> Result<(), WaitError> {
        loop {
            self.check()?;
            if self.is_requested() {
                return Err(WaitError::Interrupted);
            }
            if self.has_outgoing() {
                return Ok(());
            }
            let nearest = self.deadline.nearer(pause).remaining();
            let span = nearest.into_iter().chain(check_interval).min();
            self.interrupt.before_wait();
            let outcome = wait_in_kernel(span);
            self.interrupt.after_wait();
            match outcome {
                Ok(true) => return Ok(()),
                Ok(false) if pause.has_passed() => return Ok(()),
                Ok(false) => {}
                // EINTR: the interrupt is checked at the start of the next round.
                Err(rustix::io::Errno::INTR) => self.interrupt.note_signal(),
                Err(errno) => return Err(WaitError::Os(errno.into())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io::Write;
    use std::os::unix::net::UnixStream;

    use super::*;

    struct EndsAfter(Cell<u32>);

    impl Interrupt for EndsAfter {
        fn interrupted(&self) -> bool {
            self.0.set(self.0.get().saturating_sub(1));
            self.0.get() == 0
        }
    }

    /// Ends waits once its other end is closed.
    struct EndsWithStream(UnixStream);

    impl Interrupt for EndsWithStream {
        fn interrupted(&self) -> bool {
            has_ended(&self.0)
        }

        fn wakeup(&self) -> Option<BorrowedFd<'_>> {
            Some(self.0.as_fd())
        }
    }

    #[test]
    fn a_wakeup_ends_a_wait_before_the_next_check() {
        let (a, _b) = UnixStream::pair().unwrap();
        let (own, other) = UnixStream::pair().unwrap();
        let interrupt = EndsWithStream(own);
        let wait = Wait::new(Deadline::NEVER, &interrupt);
        let fds = [(a.as_fd(), Interest::READ), (a.as_fd(), Interest::WRITE)];
        let ready = wait.for_any(&fds, Deadline::NEVER);
        assert_eq!(ready.unwrap(), [false, true]);
        let thread = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(20));
            drop(other);
        });
        let began = Instant::now();
        let result = wait.for_fd(&a, Interest::READ);
        assert!(matches!(result, Err(WaitError::Interrupted)));
        assert!(began.elapsed() < CHECK_INTERVAL);
        thread.join().unwrap();
    }

    #[test]
    fn an_idle_descriptor_times_out() {
        let (a, _b) = UnixStream::pair().unwrap();
        let wait = Wait::new(Deadline::after(Duration::from_millis(5)), &Uninterruptible);
        assert!(matches!(
            wait.for_fd(&a, Interest::READ),
            Err(WaitError::TimedOut)
        ));
    }

    #[test]
    fn a_ready_descriptor_is_distinguished_from_an_idle_one() {
        let (a, mut b) = UnixStream::pair().unwrap();
        b.write_all(b"x").unwrap();
        let wait = Wait::new(Deadline::NEVER, &Uninterruptible);
        let fds = [(a.as_fd(), Interest::READ), (b.as_fd(), Interest::READ)];
        assert_eq!(wait.for_any(&fds, Deadline::NEVER).unwrap(), [true, false]);
    }

    #[test]
    fn the_end_of_a_pause_is_not_a_timeout() {
        let (a, _b) = UnixStream::pair().unwrap();
        let wait = Wait::new(Deadline::NEVER, &Uninterruptible);
        let pause = Deadline::after(Duration::from_millis(5));
        assert_eq!(
            wait.for_any(&[(a.as_fd(), Interest::READ)], pause).unwrap(),
            [false]
        );
    }

    #[test]
    fn the_interrupt_is_checked_even_when_the_descriptor_is_always_ready() {
        let (a, _b) = UnixStream::pair().unwrap();
        let interrupt = EndsAfter(Cell::new(3));
        let wait = Wait::new(Deadline::NEVER, &interrupt);
        assert!(wait.for_fd(&a, Interest::WRITE).is_ok());
        assert!(wait.for_fd(&a, Interest::WRITE).is_ok());
        assert!(matches!(
            wait.for_fd(&a, Interest::WRITE),
            Err(WaitError::Interrupted)
        ));
    }
}
