//! Words for failures of real handshakes and of real files, with the certificates and servers of the tests of TLS.

mod certificates;
mod chains;
mod handshakes;
mod key_advice;
mod options;

use std::time::Duration;

use crate::connect::ConnectError;
use crate::diagnosis::{Diagnosis, explain};
use crate::secrets::Secrets;
use crate::tls::{TlsConfigError, TlsFailure};
use crate::url::Target;

/// The diagnosis of a handshake that failed.
fn explained(failure: Box<TlsFailure>) -> Diagnosis {
    let target = Target::parse(&format!("wss://{}:8443/", failure.peer_name)).unwrap();
    let error = ConnectError::Tls(failure);
    let diagnosis = explain(
        &error,
        Some(&target),
        None,
        &Secrets::default(),
        Duration::ZERO,
    );
    assert!(diagnosis.help.len() <= 3);
    assert!(!diagnosis.problem.ends_with('.'));
    assert_eq!(diagnosis.problem.lines().count(), 1);
    diagnosis
}

/// The diagnosis of options that cannot be used.
fn explained_config(error: TlsConfigError) -> Diagnosis {
    let error = ConnectError::TlsConfig(error);
    explain(&error, None, None, &Secrets::default(), Duration::ZERO)
}

/// The evidence with this label, or nothing.
fn line<'a>(diagnosis: &'a Diagnosis, label: &str) -> &'a str {
    let found = diagnosis.evidence.iter().find(|(one, _)| *one == label);
    found.map_or("", |(_, text)| text)
}
