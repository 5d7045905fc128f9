//! Resolves a name within a deadline.

use std::io;
use std::net::SocketAddr;

use super::pending_lookup::{LookupStartError, PendingLookup};
use super::resolve_error::ResolveError;
use crate::machine::ThreadLimits;
use crate::url::Host;
use crate::wait::{Interest, Wait, WaitError};

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

fn look_up(name: &str, port: u16, wait: Wait<'_>) -> Result<Vec<SocketAddr>, ResolveError> {
    let lookup = PendingLookup::new(name).map_err(|error| match error {
        LookupStartError::Descriptor(error) => ResolveError::Os(error),
        LookupStartError::Thread(error) => ResolveError::NoThread {
            error,
            limits: ThreadLimits::now(),
        },
    })?;
    wait.for_fd(lookup.wakeup(), Interest::READ)
        .map_err(|error| match error {
            WaitError::TimedOut => ResolveError::TimedOut,
            WaitError::Interrupted => ResolveError::Interrupted,
            WaitError::Os(error) => ResolveError::Os(error),
        })?;
    let answer = lookup
        .answer()
        .ok_or_else(|| ResolveError::Os(io::Error::other("the look-up thread ended early")))?;
    let mut addresses = answer.map_err(ResolveError::Failed)?;
    if addresses.is_empty() {
        return Err(ResolveError::NoAddress);
    }
    for address in &mut addresses {
        address.set_port(port);
    }
    Ok(addresses)
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
    fn a_literal_address_is_not_looked_up() {
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
        // Too long for a label, so the resolver refuses it without a query.
        let name = "x".repeat(70) + ".test";
        match resolve(&Host::Name(name), 80, wait()) {
            Err(ResolveError::Failed(answer)) => {
                assert!(answer.number != 0 && !answer.text.is_empty(), "{answer:?}");
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_passed_deadline_ends_the_lookup_immediately() {
        let wait = Wait::new(Deadline::after(std::time::Duration::ZERO), &Uninterruptible);
        let result = resolve(&Host::Name("localhost".into()), 80, wait);
        assert!(matches!(result, Err(ResolveError::TimedOut)), "{result:?}");
    }
}
