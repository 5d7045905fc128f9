//! Asks for the upgrade in other ways where it was refused, and says why one was left out.

use std::net::SocketAddr;
use std::time::Duration;

use super::checklist::Checklist;
use super::findings;
use super::prober::Prober;
use super::requests::{self, with_field};
use crate::diagnosis::CheckId;
use crate::handshake::{HandshakeError, HandshakeFailure, RequestOptions};
use crate::secrets::Secrets;
use crate::url::Target;

/// Tries the variants that the failure and the caller's request leave room for. `may_be_http` says
/// that the port is not known to speak something else.
pub(super) fn try_each(
    failure: &HandshakeFailure,
    may_be_http: bool,
    target: &Target,
    address: SocketAddr,
    prober: &Prober<'_>,
    checklist: &mut Checklist,
    secrets: &Secrets,
) {
    let options = &prober.options.request;
    let mut ask = |id, options: &RequestOptions, if_opened: &str| {
        checklist.run(id, || {
            let answer = requests::upgrade(prober, target, address, options);
            findings::variant(&answer, if_opened, secrets)
        });
    };
    let has_answered = failure.response.is_some();
    // Some servers end, or do not answer, where they do not know a subprotocol.
    let said_nothing = failure.received == 0
        && matches!(
            failure.error,
            HandshakeError::Ended(_) | HandshakeError::TimedOut
        );
    if (has_answered || (said_nothing && may_be_http)) && !options.subprotocols.is_empty() {
        let without = RequestOptions {
            subprotocols: Vec::new(),
            ..options.clone()
        };
        let opened = "101 without them, so the subprotocols matter";
        ask(CheckId::NoSubprotocols, &without, opened);
    }
    // A server that trips over the offer may as well end without a word.
    let is_closed = matches!(failure.error, HandshakeError::Ended(_)) && failure.received == 0;
    if (has_answered || (is_closed && may_be_http)) && options.compression {
        let without = RequestOptions {
            compression: false,
            ..options.clone()
        };
        let opened = "101 without the offer of compression, so pass compression: false";
        ask(CheckId::NoExtensions, &without, opened);
    }
    // Nor does each server say that it refuses an Origin.
    let given = options.headers.first("Origin");
    if (has_answered || (said_nothing && may_be_http)) && given.is_some() {
        let without = with_field(options, "Origin", None);
        let opened = "101 without it, so the Origin matters";
        ask(CheckId::NoOrigin, &without, opened);
    }
    let own = target.origin();
    if (has_answered || (is_closed && may_be_http)) && given != Some(own.as_str()) {
        let other = with_field(options, "Origin", Some(&own));
        let opened = format!("101 with Origin: {own}, so the Origin matters");
        ask(CheckId::HostOrigin, &other, &opened);
    }
    not_asked(failure, options, checklist);
}

/// Why variants of the upgrade were left out.
fn not_asked(failure: &HandshakeFailure, options: &RequestOptions, checklist: &mut Checklist) {
    let reasons = [
        (
            CheckId::NoSubprotocols,
            options.subprotocols.is_empty(),
            "none were offered",
        ),
        (
            CheckId::NoExtensions,
            !options.compression,
            "none were offered",
        ),
        (
            CheckId::NoOrigin,
            options.headers.first("Origin").is_none(),
            "none was sent",
        ),
        (CheckId::HostOrigin, true, "that Origin was sent already"),
    ];
    for (id, is_moot, why) in reasons {
        if checklist.checks.iter().any(|check| check.id == id) {
            continue;
        }
        let why = match (failure.response.is_some(), is_moot) {
            (true, true) => why,
            _ => "there was no HTTP response to the upgrade",
        };
        checklist.record(id, findings::skipped(why), Duration::ZERO);
    }
}
