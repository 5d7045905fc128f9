//! Tries each address on its own: a race would stop at the first that answers.

use std::net::SocketAddr;
use std::time::Instant;

use super::prober::{ProbeSkipped, Prober};
use crate::dial::{Attempt, AttemptOutcome};

/// The most addresses of one family that are tried.
const PER_FAMILY: usize = 3;

/// One attempt for each of the first addresses of both families; those that are `known` are not
/// tried again, and those for which time or connections are missing are left out.
pub(super) fn try_each(
    prober: &Prober<'_>,
    addresses: &[SocketAddr],
    known: Vec<Attempt>,
) -> Vec<Attempt> {
    let mut attempts = known;
    attempts.retain(|attempt| attempt.outcome != AttemptOutcome::Abandoned);
    for family in [SocketAddr::is_ipv4, SocketAddr::is_ipv6] {
        let of_family = addresses.iter().filter(|address| family(address));
        for address in of_family.take(PER_FAMILY) {
            if attempts.iter().any(|attempt| attempt.address == *address) {
                continue;
            }
            let started = Instant::now();
            let outcome = match prober.dial(*address, prober.wait()) {
                Ok(_) => AttemptOutcome::Connected,
                Err(ProbeSkipped::Tcp(error)) => match error.attempts.into_iter().next() {
                    Some(attempt) => attempt.outcome,
                    None => continue,
                },
                Err(_) => continue,
            };
            attempts.push(Attempt {
                address: *address,
                outcome,
                took: started.elapsed(),
            });
        }
    }
    attempts
}
