//! Connects in the background: on a thread of its own for each attempt, by the same code as [`connect`](super::connect).

use std::io::Write as _;
use std::net::Shutdown;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use super::connect::{ConnectOptions, Established, PreparedConnect};
use super::failure::{BackgroundError, ConnectError, ConnectFailure};
use super::queued_attempts::{self, QueuedAttempt};
use crate::connection::{Connection, ConnectionLimits, Descriptor};
use crate::deadline::Deadline;
use crate::handshake::RequestOptions;
use crate::machine::ThreadLimits;
use crate::threads::{RunPermit, Start, ThreadPool};
use crate::trace::Trace;
use crate::wait::{Interest, Interrupt, Wait, WaitError};

/// The number of connections that may be opened at the same time.
const MAX_THREADS: usize = 256;

static THREADS: ThreadPool = ThreadPool::new("wsclient-open", MAX_THREADS);

/// The result of connecting.
pub type ConnectResult = Result<Established, Box<ConnectFailure>>;

/// A connection that is being opened. Dropping it ends the attempt, without waiting for the thread.
///
/// In a forked child, where the thread does not exist, it must only be dropped.
#[derive(Debug)]
pub struct PendingConnection {
    process: u32,
    progress: Arc<Mutex<Progress>>,
    /// Our end of a pair: readable once the attempt is decided; the thread's end is readable once it is cancelled.
    wakeup: Option<UnixStream>,
    /// What the thread takes.
    attempt: Weak<Slot>,
    /// The record before the first step.
    trace: Trace,
}

#[derive(Debug)]
enum Progress {
    Running,
    Decided(Box<ConnectResult>),
    /// Decided, and the result was taken.
    Taken,
    Cancelled,
}

/// Ends the idle threads, before the program ends or forks. Attempts in progress go on.
pub fn end_idle_threads() {
    THREADS.end_idle();
    queued_attempts::end_idle_thread();
}

/// Ends all threads, before the program ends: attempts in progress must have been cancelled. Waits for at most
/// `timeout` for those that do not notice it immediately.
pub fn end_threads(timeout: Duration) {
    THREADS.end_all(timeout);
    queued_attempts::end_thread(timeout);
}

impl PendingConnection {
    /// Begins to connect to `url`; the time of `options` runs from now on. Nothing is waited for, except for the files
    /// that the options and settings name. Any failure is the result.
    #[must_use]
    pub fn start(url: &str, options: ConnectOptions) -> Self {
        let progress = Arc::new(Mutex::new(Progress::Running));
        let mut outcome = Outcome {
            progress: Arc::clone(&progress),
            wakeup: None,
        };
        let prepared = PreparedConnect::new(url, &options);
        let (wakeup, no_descriptor) = match UnixStream::pair() {
            Ok((own_end, thread_end)) => {
                outcome.wakeup = Some(thread_end);
                (Some(own_end), None)
            }
            Err(error) => (None, Some(BackgroundError::NoDescriptor(error))),
        };
        let trace = match &prepared {
            Ok(prepared) => prepared.trace().clone(),
            Err(failure) => failure.trace.clone(),
        };
        let attempt = match (prepared, no_descriptor) {
            (Ok(prepared), None) => BackgroundAttempt {
                outcome,
                prepared,
                request: options.request,
                timeout: options.timeout,
            }
            .start(),
            (Ok(prepared), Some(error)) => {
                outcome.decide(Err(failed(error, prepared.trace())));
                Weak::new()
            }
            (Err(failure), _) => {
                outcome.decide(Err(failure));
                Weak::new()
            }
        };
        Self {
            process: std::process::id(),
            progress,
            wakeup,
            attempt,
            trace,
        }
    }

    /// A duplicate of the descriptor, which the caller closes.
    ///
    /// # Errors
    /// [`ConnectFailure`] if this process has no descriptor left; the attempt goes on.
    pub fn duplicate_fd(&self) -> Result<OwnedFd, Box<ConnectFailure>> {
        let no_descriptor = || Err(rustix::io::Errno::MFILE.into());
        let duplicate = self
            .fd()
            .map_or_else(no_descriptor, |fd| fd.try_clone_to_owned());
        duplicate.map_err(|error| failed(BackgroundError::NoStream(error), &self.trace))
    }

    /// A descriptor that is readable once the attempt is decided or cancelled, and stays so; `None` if this process had
    /// none left, which has decided it.
    #[must_use]
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.wakeup.as_ref().map(AsFd::as_fd)
    }

    /// Whether the attempt has succeeded, failed or been cancelled.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        !matches!(*locked(&self.progress), Progress::Running)
    }

    /// Waits until the attempt is decided or cancelled.
    ///
    /// # Errors
    /// [`WaitError::Interrupted`] by `interrupt`, after which the attempt goes on.
    pub fn wait(&self, interrupt: &dyn Interrupt) -> Result<(), WaitError> {
        match self.fd() {
            Some(fd) if !self.is_decided() => {
                Wait::new(Deadline::NEVER, interrupt).for_fd(fd, Interest::READ)
            }
            _ => Ok(()),
        }
    }

    /// The result. `None` while there is none, after it was taken, and after [`PendingConnection::cancel`].
    #[must_use]
    pub fn take_result(&self) -> Option<ConnectResult> {
        let mut progress = locked(&self.progress);
        match std::mem::replace(&mut *progress, Progress::Taken) {
            Progress::Decided(result) => Some(*result),
            other => {
                *progress = other;
                None
            }
        }
    }

    /// Ends the attempt without waiting for the thread. A connection that is open already is closed as by a destructor.
    pub fn cancel(&self) {
        let before = match &mut *locked(&self.progress) {
            Progress::Taken => return,
            progress => std::mem::replace(progress, Progress::Cancelled),
        };
        if let Some(wakeup) = &self.wakeup {
            // It cannot fail in a way that matters: the thread has ended then.
            let _ = wakeup.shutdown(Shutdown::Both);
        }
        if let Progress::Decided(result) = before {
            abandon(*result);
        }
        // A thread would take it only when another attempt has ended.
        if let Some(attempt) = self.attempt.upgrade()
            && attempt.take().is_some()
        {
            queued_attempts::forget_taken();
        }
    }
}

impl Drop for PendingConnection {
    fn drop(&mut self) {
        // In a forked child all of it belongs to the parent; what is dropped here are the child's descriptors.
        if self.process == std::process::id() {
            self.cancel();
        }
    }
}

/// Where the result of an attempt goes.
struct Outcome {
    progress: Arc<Mutex<Progress>>,
    wakeup: Option<UnixStream>,
}

impl Outcome {
    fn is_cancelled(&self) -> bool {
        matches!(*locked(&self.progress), Progress::Cancelled)
    }

    fn decide(self, result: ConnectResult) {
        let mut progress = locked(&self.progress);
        if matches!(*progress, Progress::Cancelled) {
            drop(progress);
            return abandon(result);
        }
        *progress = Progress::Decided(Box::new(result));
        drop(progress);
        if let Some(mut wakeup) = self.wakeup {
            // Fails if it has just been cancelled.
            let _ = wakeup.write(&[1]);
        }
    }
}

/// What a thread needs for an attempt.
struct BackgroundAttempt {
    outcome: Outcome,
    prepared: PreparedConnect,
    request: RequestOptions,
    timeout: Duration,
}

/// An attempt until a thread takes it.
struct Slot(Mutex<Option<BackgroundAttempt>>);

impl Slot {
    fn take(&self) -> Option<BackgroundAttempt> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl QueuedAttempt for Slot {
    fn is_queued(&self) -> bool {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    fn expire(&self) {
        if let Some(attempt) = self.take() {
            attempt.expire();
        }
    }
}

impl BackgroundAttempt {
    fn start(self) -> Weak<Slot> {
        let deadline = self.prepared.deadline();
        let slot = Arc::new(Slot(Mutex::new(Some(self))));
        let queued = Arc::downgrade(&slot);
        match THREADS.run(slot, |slot, start| Self::take(&slot, start)) {
            Ok(Start::Immediate) => {}
            Ok(Start::Queued) => queued_attempts::watch(deadline, Weak::clone(&queued) as _),
            Err((error, slot)) => {
                if let Some(attempt) = slot.take() {
                    let limits = ThreadLimits::now();
                    let error = BackgroundError::NoThread { error, limits };
                    let failure = failed(error, attempt.prepared.trace());
                    attempt.outcome.decide(Err(failure));
                }
            }
        }
        queued
    }

    /// Runs on a thread.
    fn take(slot: &Slot, start: Start) {
        let permit = RunPermit::take();
        match slot.take() {
            Some(attempt) if start == Start::Queued && attempt.prepared.deadline().has_passed() => {
                attempt.expire()
            }
            Some(attempt) => attempt.run(permit),
            None => {}
        }
    }

    fn run(self, permit: RunPermit) {
        let Self {
            outcome,
            prepared,
            request,
            ..
        } = self;
        let interrupt = Cancellation {
            permit,
            outcome: &outcome,
        };
        if outcome.is_cancelled() {
            return;
        }
        let result = prepared.connect(&request, &interrupt);
        // Forks wait until the result is there.
        let _permit = interrupt.permit;
        outcome.decide(result);
    }

    /// Its time is over, and it has not begun.
    fn expire(self) {
        let error = BackgroundError::Queued {
            at_once: THREADS.count(),
            timeout: self.timeout,
        };
        let failure = failed(error, self.prepared.trace());
        self.outcome.decide(Err(failure));
    }
}

/// Ends the waits of an attempt once it is cancelled, and lets forks pass meanwhile.
struct Cancellation<'a> {
    permit: RunPermit,
    outcome: &'a Outcome,
}

impl Interrupt for Cancellation<'_> {
    fn interrupted(&self) -> bool {
        self.outcome.is_cancelled()
    }

    fn wakeup(&self) -> Option<BorrowedFd<'_>> {
        self.outcome.wakeup.as_ref().map(AsFd::as_fd)
    }

    fn before_wait(&self) {
        self.permit.give_back();
    }

    fn after_wait(&self) {
        self.permit.take_again();
    }
}

fn failed(error: BackgroundError, trace: &Trace) -> Box<ConnectFailure> {
    Box::new(ConnectFailure {
        error: ConnectError::Background(error),
        trace: trace.clone(),
        listeners: None,
    })
}

/// Closes a connection that nobody takes, as a destructor does.
fn abandon(result: ConnectResult) {
    if let Ok(Established { stream, opened, .. }) = result {
        let limits = ConnectionLimits::default();
        let mut connection = Connection::<Vec<u8>>::new(stream, opened.rest, limits);
        // A child that was forked meanwhile has a duplicate.
        connection.abandon(Descriptor::Shared);
    }
}

fn locked(progress: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::net::{SocketAddr, TcpListener, TcpStream};

    use super::*;
    use crate::handshake::accept_key;
    use crate::tls::{TlsOptions, TrustSettings};
    use crate::wait::Uninterruptible;

    fn options(seconds: u64) -> ConnectOptions {
        ConnectOptions {
            request: RequestOptions::default(),
            tls: TlsOptions::default(),
            trust: TrustSettings::default,
            timeout: Duration::from_secs(seconds),
        }
    }

    fn listen() -> (TcpListener, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        (listener, format!("ws://{address}/"))
    }

    /// Reads the request, and returns its key.
    fn read_request(stream: &TcpStream) -> String {
        let lines = BufReader::new(stream).lines().map(Result::unwrap);
        let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        let key = head.iter().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("sec-websocket-key")
                .then(|| value.to_owned())
        });
        key.unwrap()
    }

    fn accept_upgrade(mut stream: &TcpStream, key: &str) {
        let accept = accept_key(key);
        let head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade";
        write!(stream, "{head}\r\nSec-WebSocket-Accept: {accept}\r\n\r\n").unwrap();
    }

    /// Reads until the client has ended the stream.
    fn rest(mut stream: &TcpStream) -> Vec<u8> {
        let mut bytes = Vec::new();
        // A reset is an end too.
        let _ = stream.read_to_end(&mut bytes);
        bytes
    }

    #[test]
    fn all_wait_for_their_servers_at_the_same_time() {
        const COUNT: usize = 100;
        let (listener, url) = listen();
        let all: Vec<_> = (0..COUNT)
            .map(|_| PendingConnection::start(&url, options(60)))
            .collect();
        // No request is answered before all have arrived.
        let requests: Vec<_> = (0..COUNT)
            .map(|_| {
                let (stream, _) = listener.accept().unwrap();
                let key = read_request(&stream);
                (stream, key)
            })
            .collect();
        assert!(all.iter().all(|pending| !pending.is_decided()));
        assert!(all.iter().all(|pending| pending.take_result().is_none()));
        for (stream, key) in &requests {
            accept_upgrade(stream, key);
        }
        for pending in all {
            pending.wait(&Uninterruptible).unwrap();
            assert!(pending.is_decided());
            assert!(pending.take_result().unwrap().is_ok());
            assert!(pending.take_result().is_none());
        }
    }

    #[test]
    fn a_cancelled_attempt_ends_promptly_in_each_state() {
        let (listener, url) = listen();
        let pending = PendingConnection::start(&url, options(60));
        let (stream, _) = listener.accept().unwrap();
        read_request(&stream);
        pending.cancel();
        assert!(pending.is_decided() && pending.take_result().is_none());
        pending.wait(&Uninterruptible).unwrap();
        assert_eq!(rest(&stream), []);
        drop(pending);

        // The connection is open, but nobody has taken it: Close 1001, masked.
        let pending = PendingConnection::start(&url, options(60));
        let (stream, _) = listener.accept().unwrap();
        accept_upgrade(&stream, &read_request(&stream));
        pending.wait(&Uninterruptible).unwrap();
        drop(pending);
        assert_eq!(rest(&stream).first_chunk(), Some(&[0x88, 0x82]));
    }

    #[test]
    fn a_failure_is_the_result() {
        let pending = PendingConnection::start("ws://", options(60));
        assert!(pending.is_decided());
        pending.wait(&Uninterruptible).unwrap();
        let failure = pending.take_result().unwrap().unwrap_err();
        assert!(matches!(failure.error, ConnectError::Url(_)));

        let (listener, url) = listen();
        let pending = PendingConnection::start(&url, options(60));
        drop(listener.accept().unwrap());
        pending.wait(&Uninterruptible).unwrap();
        let failure = pending.take_result().unwrap().unwrap_err();
        assert!(matches!(failure.error, ConnectError::Handshake(_)));
    }

    #[test]
    fn an_interrupted_wait_leaves_the_attempt_running() {
        struct Interrupted;
        impl Interrupt for Interrupted {
            fn interrupted(&self) -> bool {
                true
            }
        }
        let (listener, url) = listen();
        let pending = PendingConnection::start(&url, options(60));
        let result = pending.wait(&Interrupted);
        assert!(matches!(result, Err(WaitError::Interrupted)));
        let (stream, _) = listener.accept().unwrap();
        accept_upgrade(&stream, &read_request(&stream));
        pending.wait(&Uninterruptible).unwrap();
        assert!(pending.take_result().unwrap().is_ok());
    }

    #[test]
    fn an_attempt_that_is_queued_for_too_long_reports_that() {
        let progress = Arc::new(Mutex::new(Progress::Running));
        let attempt = BackgroundAttempt {
            outcome: Outcome {
                progress: Arc::clone(&progress),
                wakeup: None,
            },
            prepared: PreparedConnect::new("ws://127.0.0.1:1/", &options(0)).unwrap(),
            request: RequestOptions::default(),
            timeout: Duration::ZERO,
        };
        BackgroundAttempt::take(&Slot(Mutex::new(Some(attempt))), Start::Queued);
        let Progress::Decided(result) = &*locked(&progress) else {
            panic!("{progress:?}");
        };
        let error = &result.as_ref().as_ref().unwrap_err().error;
        assert!(matches!(
            error,
            ConnectError::Background(BackgroundError::Queued { .. })
        ));
    }
}
