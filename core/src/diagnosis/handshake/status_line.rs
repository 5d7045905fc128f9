//! The status line of a response, for people.

use crate::handshake::Response;
use crate::secrets::Secrets;

/// The status line as it was sent.
#[must_use]
pub(crate) fn status_line(response: &Response, secrets: &Secrets) -> String {
    let head = &response.head;
    let line = format!(
        "HTTP/1.{} {} {}",
        head.minor_version, head.status, head.reason
    );
    secrets.one_line(&line, 120)
}
