//! Words for the facts of the opening handshake: what came instead of an answer, a refusal, or a wrong 101.

mod advice;
mod any_server;
mod by_status;
mod complaints;
mod placeholders;
mod proxies;
mod redirect;
mod refusal;
mod retry_after;
mod status_line;
mod stream;
#[cfg(test)]
mod tests;
mod usual_subprotocol;
mod violation;

pub(crate) use status_line::status_line;

use std::time::Duration;

use super::{Code, Diagnosis, Secrets};
use crate::handshake::{HandshakeError, HandshakeFailure};
use crate::url::Target;

/// Explains `failure`, which came after `took`; `listener` is the process that listens on the port, if it is known.
#[must_use]
pub(super) fn diagnose(
    failure: &HandshakeFailure,
    target: &Target,
    listener: Option<&str>,
    secrets: &Secrets,
    took: Duration,
) -> Diagnosis {
    match &failure.error {
        HandshakeError::TimedOut | HandshakeError::Interrupted => {
            stream::timed_out(failure, target, secrets, took)
        }
        HandshakeError::Ended(end) => stream::ended(failure, *end, target, secrets),
        HandshakeError::Io(error) => Diagnosis::new(
            Code::HandshakeClosed,
            "the connection failed during the upgrade",
        )
        .seen("found", secrets.one_line(&error.to_string(), 200)),
        HandshakeError::Head(error) => stream::no_response(error, failure, target, secrets),
        HandshakeError::Status => match &failure.response {
            Some(response) => refusal::diagnose(failure, response, target, listener, secrets),
            None => Diagnosis::new(Code::HandshakeUnexpectedStatus, "the upgrade was refused"),
        },
        HandshakeError::Violation(violation) => {
            violation::diagnose(violation, failure.response.as_ref(), secrets)
        }
    }
}
