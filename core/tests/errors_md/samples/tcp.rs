//! Examples of addresses that are not reached.

use std::net::Ipv4Addr;
use std::time::Duration;

use wsclient_core::connect::{ConnectError, ConnectFailure};

use wsclient_core::diagnosis::Report;
use wsclient_core::dial::{Attempt, AttemptOutcome, DialEnd, DialError};
use wsclient_core::layer::Layer;
use wsclient_core::machine::{Listener, Listeners, SocketOwner};

use super::{PLAIN_URL, URL, report, trace};

pub(super) fn all() -> Vec<Report> {
    use nix::errno::Errno;
    let errnos = [
        Errno::ECONNREFUSED,
        Errno::ENETUNREACH,
        Errno::ECONNRESET,
        Errno::EMFILE,
        Errno::EAFNOSUPPORT,
    ];
    let mut errors: Vec<DialError> = errnos
        .into_iter()
        .map(|errno| {
            let errno = errno as i32;
            ended(
                "192.0.2.7:443",
                AttemptOutcome::Failed { errno },
                DialEnd::AllFailed,
            )
        })
        .collect();
    errors.push(ended(
        "192.0.2.7:443",
        AttemptOutcome::NoAnswer,
        DialEnd::TimedOut,
    ));
    let refused = errors
        .into_iter()
        .map(|error| report(ConnectError::Dial(error), trace(URL, Layer::Tcp)));
    refused.chain([wrong_interface()]).collect()
}

/// A server that listens on the loopback address only, while its name leads to another one.
fn wrong_interface() -> Report {
    let refused = AttemptOutcome::Failed {
        errno: nix::errno::Errno::ECONNREFUSED as i32,
    };
    let error = ended("192.0.2.7:8080", refused, DialEnd::AllFailed);
    let listener = Listener {
        address: Ipv4Addr::LOCALHOST.into(),
        v6_only: None,
        waiting: 0,
        owner: SocketOwner::Process {
            name: "php".to_owned(),
            pid: 4711,
        },
    };
    Report::of_failure(&ConnectFailure {
        listeners: Some(Listeners {
            dialled: vec![Ipv4Addr::new(192, 0, 2, 7).into()],
            port: 8080,
            rows: vec![listener],
            container: None,
        }),
        error: ConnectError::Dial(error),
        trace: trace(PLAIN_URL, Layer::Tcp),
    })
}

/// The end of dialling `address` alone.
fn ended(address: &str, outcome: AttemptOutcome, end: DialEnd) -> DialError {
    let attempt = Attempt {
        address: address.parse().unwrap(),
        outcome,
        took: Duration::from_millis(12),
    };
    DialError {
        end,
        attempts: vec![attempt],
    }
}
