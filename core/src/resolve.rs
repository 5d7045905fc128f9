//! Name resolution by the system's resolver, under a deadline and with the resolver's own error code.

use std::io;
use std::net::SocketAddr;
use std::os::unix::net::UnixStream;
use std::sync::mpsc;

use dns_lookup::{AddrInfoHints, LookupError, LookupErrorKind, SockType};
use nix::sys::signal::{SigSet, SigmaskHow};

use crate::url::Host;
use crate::wait::{Interest, Wait, WaitError};

/// Why a name has no address for us.
#[derive(Debug)]
pub enum ResolveError {
    /// The resolver did not answer before the deadline.
    TimedOut,
    /// The caller wants the call to end.
    Interrupted,
    /// The resolver answered with an error.
    Failed(ResolverAnswer),
    /// The resolver answered with an empty list.
    NoAddress,
    /// The look-up could not be started on this machine.
    Os(io::Error),
}

/// The error that `getaddrinfo` gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolverAnswer {
    /// What it means.
    pub kind: ResolverFailure,
    /// The `EAI_…` number.
    pub number: i32,
    /// The resolver's own words.
    pub text: String,
}

/// The meaning of an `EAI_…` number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolverFailure {
    /// `EAI_NONAME`: the name is not known.
    NotFound,
    /// `EAI_NODATA`, `EAI_ADDRFAMILY`: the name is known but has no address.
    NoAddress,
    /// `EAI_AGAIN`: no answer for now.
    Temporary,
    /// Any other.
    Other,
}

impl ResolverAnswer {
    /// The constant's name where there is one.
    #[must_use]
    pub fn constant(&self) -> Option<&'static str> {
        CONSTANTS
            .iter()
            .find(|(number, _)| *number == self.number)
            .map(|(_, name)| *name)
    }
}

/// glibc's numbers; elsewhere only the number is shown.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const CONSTANTS: &[(i32, &str)] = &[
    (-2, "EAI_NONAME"),
    (-3, "EAI_AGAIN"),
    (-4, "EAI_FAIL"),
    (-5, "EAI_NODATA"),
    (-6, "EAI_FAMILY"),
    (-9, "EAI_ADDRFAMILY"),
    (-10, "EAI_MEMORY"),
    (-11, "EAI_SYSTEM"),
];
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
const CONSTANTS: &[(i32, &str)] = &[];

type Answer = Result<Vec<SocketAddr>, LookupError>;

/// The addresses of `host`, each with `port`, in the order in which the resolver prefers them.
///
/// # Errors
/// [`ResolveError`].
pub fn resolve(host: &Host, port: u16, wait: Wait<'_>) -> Result<Vec<SocketAddr>, ResolveError> {
    match host {
        Host::Address(address) => Ok(vec![SocketAddr::new(*address, port)]),
        Host::Name(name) => look_up(name, port, wait),
    }
}

/// `getaddrinfo` can neither be interrupted nor be given a deadline, so it runs in a thread of its
/// own that is left behind when the caller gives up.
fn look_up(name: &str, port: u16, wait: Wait<'_>) -> Result<Vec<SocketAddr>, ResolveError> {
    let (bell, ringer) = UnixStream::pair().map_err(ResolveError::Os)?;
    let (sender, receiver) = mpsc::sync_channel(1);
    let name = name.to_owned();
    spawn_without_signals(move || {
        let answer = ask(&name, port);
        // The caller may have left; then nobody wants the answer.
        let _ = sender.send(answer);
        // The end of the stream is the bell: who hears it finds no descriptor of this thread open.
        drop(ringer);
    })
    .map_err(ResolveError::Os)?;
    wait.for_fd(&bell, Interest::READ)
        .map_err(|error| match error {
            WaitError::TimedOut => ResolveError::TimedOut,
            WaitError::Interrupted => ResolveError::Interrupted,
            WaitError::Os(error) => ResolveError::Os(error),
        })?;
    match receiver.try_recv() {
        Ok(Ok(addresses)) if addresses.is_empty() => Err(ResolveError::NoAddress),
        Ok(Ok(addresses)) => Ok(addresses),
        Ok(Err(error)) => Err(ResolveError::Failed(ResolverAnswer::from(error))),
        Err(_) => Err(ResolveError::Os(io::Error::other(
            "the look-up thread ended early",
        ))),
    }
}

/// A signal that is delivered to a thread which is not PHP's would run PHP's handler there, so the
/// new thread starts with all of them blocked.
fn spawn_without_signals(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let before = SigSet::all().thread_swap_mask(SigmaskHow::SIG_SETMASK)?;
    let spawned = std::thread::Builder::new()
        .name("wsclient-dns".to_owned())
        .spawn(work);
    before.thread_set_mask()?;
    spawned.map(drop)
}

fn ask(name: &str, port: u16) -> Answer {
    let hints = AddrInfoHints {
        socktype: SockType::Stream.into(),
        ..AddrInfoHints::default()
    };
    let found = dns_lookup::getaddrinfo(Some(name), None, Some(hints))?;
    let mut addresses = Vec::new();
    for entry in found.flatten() {
        let mut address = entry.sockaddr;
        address.set_port(port);
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    Ok(addresses)
}

impl From<LookupError> for ResolverAnswer {
    fn from(error: LookupError) -> Self {
        let number = error.error_num();
        let kind = match error.kind() {
            LookupErrorKind::NoName => ResolverFailure::NotFound,
            LookupErrorKind::NoData => ResolverFailure::NoAddress,
            LookupErrorKind::Again => ResolverFailure::Temporary,
            _ if number == -9 => ResolverFailure::NoAddress,
            _ => ResolverFailure::Other,
        };
        let text = io::Error::from(error).to_string();
        let words = text
            .rsplit_once(": ")
            .map_or(text.as_str(), |(_, words)| words);
        Self {
            kind,
            number,
            text: words.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::Deadline;
    use crate::wait::Uninterruptible;

    fn wait() -> Wait<'static> {
        Wait::new(
            Deadline::after(std::time::Duration::from_secs(20)),
            &Uninterruptible,
        )
    }

    #[test]
    fn a_literal_address_needs_no_resolver() {
        let host = Host::Address("127.0.0.1".parse().unwrap());
        let found = resolve(&host, 80, Wait::new(Deadline::NEVER, &Uninterruptible)).unwrap();
        assert_eq!(found, ["127.0.0.1:80".parse().unwrap()]);
    }

    #[test]
    fn localhost_has_a_loopback_address_with_our_port() {
        let found = resolve(&Host::Name("localhost".into()), 8080, wait()).unwrap();
        assert!(
            found
                .iter()
                .all(|a| a.ip().is_loopback() && a.port() == 8080),
            "{found:?}"
        );
        assert!(!found.is_empty());
    }

    #[test]
    fn the_resolvers_own_code_is_kept() {
        // Too long for a label, so no resolver needs to be asked to refuse it.
        let name = "x".repeat(70) + ".test";
        match resolve(&Host::Name(name), 80, wait()) {
            Err(ResolveError::Failed(answer)) => {
                assert!(answer.number != 0 && !answer.text.is_empty(), "{answer:?}");
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_passed_deadline_ends_the_look_up_at_once() {
        let wait = Wait::new(Deadline::after(std::time::Duration::ZERO), &Uninterruptible);
        let result = resolve(&Host::Name("localhost".into()), 80, wait);
        assert!(matches!(result, Err(ResolveError::TimedOut)), "{result:?}");
    }
}
