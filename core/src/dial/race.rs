//! Races the connection attempts: every address is tried, with a delay between the attempts (RFC 8305).

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use socket2::{Domain, Protocol, Socket, Type};

use super::attempt::{Attempt, AttemptOutcome};
use super::dial_error::{DialEnd, DialError};
use super::order;
use crate::deadline::Deadline;
use crate::wait::{Interest, Wait, WaitError};
use crate::wire::Wire;

/// RFC 8305 §5: the Connection Attempt Delay, 250 ms as recommended.
const ATTEMPT_DELAY: Duration = Duration::from_millis(250);

/// An attempt without a result so far.
struct PendingAttempt {
    socket: Socket,
    attempt: usize,
    started: Instant,
}

/// Connects to the first of `addresses` that answers.
///
/// # Errors
/// [`DialError`] with all attempts.
pub fn dial(addresses: &[SocketAddr], wait: Wait<'_>) -> Result<(Wire, Vec<Attempt>), DialError> {
    let mut race = Race {
        attempts: Vec::new(),
        pending: Vec::new(),
    };
    let mut queue = order::interleaved(addresses).into_iter();
    let mut next_start = Deadline::after(Duration::ZERO);
    loop {
        if next_start.has_passed() || race.pending.is_empty() {
            match queue.next() {
                Some(address) => {
                    // After an immediate refusal the next address is tried without a delay.
                    next_start = match race.start(address) {
                        StartResult::Connected(wire) => return Ok((wire, race.finish())),
                        StartResult::Pending => Deadline::after(ATTEMPT_DELAY),
                        StartResult::Failed => Deadline::after(Duration::ZERO),
                    };
                    continue;
                }
                None if race.pending.is_empty() => return Err(race.into_error(DialEnd::AllFailed)),
                None => next_start = Deadline::NEVER,
            }
        }
        let fds: Vec<_> = race
            .pending
            .iter()
            .map(|p| (p.socket.as_fd(), Interest::WRITE))
            .collect();
        let ready = match wait.for_any(&fds, next_start) {
            Ok(ready) => ready,
            Err(WaitError::TimedOut) => return Err(race.into_error(DialEnd::TimedOut)),
            Err(WaitError::Interrupted) => return Err(race.into_error(DialEnd::Interrupted)),
            Err(WaitError::Os(error)) => return Err(race.into_error(DialEnd::Os(error))),
        };
        let pending_before = race.pending.len();
        if let Some(wire) = race.take_ready(&ready) {
            return Ok((wire, race.finish()));
        }
        if race.pending.len() < pending_before {
            next_start = Deadline::after(Duration::ZERO);
        }
    }
}

/// How an attempt started.
enum StartResult {
    Connected(Wire),
    Pending,
    Failed,
}

/// A socket after its `connect`.
enum NewSocket {
    Connected(Wire),
    Pending(Socket),
}

/// The attempts of one call.
struct Race {
    attempts: Vec<Attempt>,
    pending: Vec<PendingAttempt>,
}

impl Race {
    fn start(&mut self, address: SocketAddr) -> StartResult {
        let started = Instant::now();
        let connecting = open(address).and_then(|socket| match socket.connect(&address.into()) {
            Err(error) if !is_in_progress(&error) => Err(error),
            // A peer on the same machine has already answered.
            _ => match peer_of(&socket) {
                Ok(peer) => wire_of(socket, peer).map(NewSocket::Connected),
                Err(_) => Ok(NewSocket::Pending(socket)),
            },
        });
        let (outcome, result) = match connecting {
            Ok(NewSocket::Connected(wire)) => {
                (AttemptOutcome::Connected, StartResult::Connected(wire))
            }
            Ok(NewSocket::Pending(socket)) => {
                self.pending.push(PendingAttempt {
                    socket,
                    attempt: self.attempts.len(),
                    started,
                });
                (AttemptOutcome::Abandoned, StartResult::Pending)
            }
            Err(error) => (failed_with(&error), StartResult::Failed),
        };
        self.attempts.push(Attempt {
            address,
            outcome,
            took: started.elapsed(),
        });
        result
    }

    /// Checks the sockets that `ready` marks: takes the first connected one and removes failed ones.
    fn take_ready(&mut self, ready: &[bool]) -> Option<Wire> {
        let pending = std::mem::take(&mut self.pending);
        let mut winner = None;
        for (index, entry) in pending.into_iter().enumerate() {
            if winner.is_some() || !ready.get(index).copied().unwrap_or(false) {
                self.pending.push(entry);
                continue;
            }
            let PendingAttempt {
                socket,
                attempt,
                started,
            } = entry;
            let outcome = match connected_or_error(socket) {
                Ok(wire) => {
                    winner = Some(wire);
                    AttemptOutcome::Connected
                }
                Err(error) => failed_with(&error),
            };
            self.note(attempt, outcome, started);
        }
        winner
    }

    fn note(&mut self, attempt: usize, outcome: AttemptOutcome, started: Instant) {
        if let Some(row) = self.attempts.get_mut(attempt) {
            row.outcome = outcome;
            row.took = started.elapsed();
        }
    }

    fn finish(mut self) -> Vec<Attempt> {
        self.give_up(&AttemptOutcome::Abandoned);
        self.attempts
    }

    fn into_error(mut self, end: DialEnd) -> DialError {
        let outcome = match end {
            DialEnd::TimedOut => AttemptOutcome::NoAnswer,
            _ => AttemptOutcome::Abandoned,
        };
        self.give_up(&outcome);
        DialError {
            end,
            attempts: self.attempts,
        }
    }

    fn give_up(&mut self, outcome: &AttemptOutcome) {
        for PendingAttempt {
            attempt, started, ..
        } in std::mem::take(&mut self.pending)
        {
            self.note(attempt, outcome.clone(), started);
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn open(address: SocketAddr) -> io::Result<Socket> {
    let domain = Domain::for_address(address);
    Socket::new(domain, Type::STREAM.nonblocking(), Some(Protocol::TCP))
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn open(address: SocketAddr) -> io::Result<Socket> {
    let domain = Domain::for_address(address);
    let socket = Socket::new(domain, Type::STREAM, Some(Protocol::TCP))?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

/// The result of an attempt that is over: a connected socket has a peer, any other has an error.
fn connected_or_error(socket: Socket) -> io::Result<Wire> {
    match peer_of(&socket) {
        Ok(peer) => wire_of(socket, peer),
        Err(error) => Err(socket.take_error()?.unwrap_or(error)),
    }
}

fn peer_of(socket: &Socket) -> io::Result<SocketAddr> {
    let not_ip = || io::Error::from(io::ErrorKind::NotConnected);
    socket.peer_addr()?.as_socket().ok_or_else(not_ip)
}

fn wire_of(socket: Socket, peer: SocketAddr) -> io::Result<Wire> {
    let wire = Wire::connected(TcpStream::from(socket), peer)?;
    // Connecting to a free local port can by chance connect to itself (TCP simultaneous open).
    if wire.local_address() == wire.peer_address() {
        return Err(rustix::io::Errno::CONNREFUSED.into());
    }
    Ok(wire)
}

fn failed_with(error: &io::Error) -> AttemptOutcome {
    AttemptOutcome::Failed {
        errno: error.raw_os_error().unwrap_or_default(),
    }
}

fn is_in_progress(error: &io::Error) -> bool {
    use rustix::io::Errno;
    // EINTR leaves the attempt running (POSIX connect).
    [Errno::INPROGRESS, Errno::INTR, Errno::WOULDBLOCK]
        .iter()
        .any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;
    use crate::wait::Uninterruptible;

    fn wait() -> Wait<'static> {
        Wait::new(Deadline::after(Duration::from_secs(20)), &Uninterruptible)
    }

    fn refusing() -> SocketAddr {
        // Bound but not listening, so that nobody else can take the port.
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket
            .bind(&"127.0.0.1:0".parse::<SocketAddr>().unwrap().into())
            .unwrap();
        let address = socket.local_addr().unwrap().as_socket().unwrap();
        std::mem::forget(socket);
        address
    }

    #[test]
    fn the_first_that_answers_is_taken_and_the_refusal_is_recorded() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let good = listener.local_addr().unwrap();
        let bad = refusing();
        let (wire, attempts) = dial(&[bad, good], wait()).unwrap();
        assert_eq!(wire.peer_address(), good);
        let outcomes: Vec<_> = attempts
            .iter()
            .map(|a| (a.address, a.outcome.clone()))
            .collect();
        let refused = AttemptOutcome::Failed {
            errno: rustix::io::Errno::CONNREFUSED.raw_os_error(),
        };
        assert_eq!(
            outcomes,
            [(bad, refused), (good, AttemptOutcome::Connected)]
        );
    }

    #[test]
    fn all_refusals_are_reported() {
        let (a, b) = (refusing(), refusing());
        let error = dial(&[a, b], wait()).unwrap_err();
        assert!(matches!(error.end, DialEnd::AllFailed));
        assert_eq!(error.attempts.len(), 2);
    }

    #[test]
    fn an_empty_list_of_addresses_is_an_error() {
        assert!(dial(&[], wait()).unwrap_err().attempts.is_empty());
    }

    #[test]
    fn an_address_without_an_answer_loses_the_race_or_times_out() {
        // A listener with a full queue drops the SYN.
        let full = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        full.bind(&"127.0.0.1:0".parse::<SocketAddr>().unwrap().into())
            .unwrap();
        full.listen(0).unwrap();
        let silent = full.local_addr().unwrap().as_socket().unwrap();
        let mut held = Vec::new();
        loop {
            let short = Wait::new(
                Deadline::after(Duration::from_millis(200)),
                &Uninterruptible,
            );
            match dial(&[silent], short) {
                Ok(connected) => held.push(connected),
                Err(error) => {
                    assert!(matches!(error.end, DialEnd::TimedOut));
                    assert_eq!(error.attempts[0].outcome, AttemptOutcome::NoAnswer);
                    break;
                }
            }
        }
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let good = listener.local_addr().unwrap();
        let (wire, attempts) = dial(&[silent, good], wait()).unwrap();
        assert_eq!(wire.peer_address(), good);
        assert_eq!(attempts[0].outcome, AttemptOutcome::Abandoned);
    }

    #[test]
    fn set_options_turns_nodelay_and_keepalive_on() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (wire, _) = dial(&[listener.local_addr().unwrap()], wait()).unwrap();
        let socket = socket2::SockRef::from(&wire);
        assert!(!socket.tcp_nodelay().unwrap() && !socket.keepalive().unwrap());
        wire.set_options();
        assert!(socket.tcp_nodelay().unwrap() && socket.keepalive().unwrap());
    }
}
