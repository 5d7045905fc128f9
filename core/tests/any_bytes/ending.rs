//! How an open connection ends whose server has ended it.

use std::time::Duration;

use wsclient_core::connect::Established;
use wsclient_core::connection::{Connection, ConnectionError, ConnectionLimits, Received};
use wsclient_core::deadline::Deadline;
use wsclient_core::diagnosis::Report;
use wsclient_core::diagnosis::{ConnectionEvidence, explain_connection};
use wsclient_core::wait::{Uninterruptible, Wait};

/// The report of that end, `None` for a normal one. It must come within `patience`.
pub(crate) fn of(
    established: Established,
    max_message_size: u64,
    patience: Duration,
) -> Option<Report> {
    let Established {
        stream,
        opened,
        trace,
        ..
    } = established;
    let limits = ConnectionLimits {
        max_message_size,
        close_timeout: patience,
        ..ConnectionLimits::default()
    };
    let mut connection = Connection::<Vec<u8>>::new(stream, opened.rest, limits)
        .with_deflate(opened.agreement.deflate);
    let error = loop {
        match connection.receive(Wait::new(Deadline::after(patience), &Uninterruptible)) {
            Ok(Received::Message(_)) => {}
            Ok(Received::End) => return None,
            Err(error) => break error,
        }
    };
    assert!(!matches!(error, ConnectionError::TimedOut(_)));
    let known = ConnectionEvidence {
        response: Some(&opened.head.headers),
        only_message: connection.only_message(),
        text_in_place: connection.text_instead_of_frames(),
        ..ConnectionEvidence::default()
    };
    let diagnosis = explain_connection(&error, known, &trace.secrets, Duration::ZERO);
    Some(Report::of_trace(&trace, Some(diagnosis), None))
}
