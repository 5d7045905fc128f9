//! Examples of URLs that cannot be used.

use wsclient_core::connect::ConnectError;
use wsclient_core::diagnosis::Report;
use wsclient_core::secrets::Secrets;
use wsclient_core::trace::Trace;
use wsclient_core::url::{Target, redact_unparsed};

use super::report;

pub(super) fn all() -> Vec<Report> {
    [
        "ws://chat.example.com/my room",
        "ws://[::1/",
        "http://chat.example.com/ws",
        "ws://chat.example.com:99999/",
        "ws://chat.example.com/#room",
        "ws:///ws",
    ]
    .into_iter()
    .filter_map(|url| {
        let error = Target::parse(url).err()?;
        let trace = Trace::unparsed(redact_unparsed(url), Secrets::default());
        Some(report(ConnectError::Url(error), trace))
    })
    .collect()
}
