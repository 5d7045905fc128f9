//! Asks again in other ways: variants of the upgrade, and a plain GET.

use std::net::SocketAddr;

use super::prober::{ProbeSkipped, Prober};
use crate::connection::{Connection, ConnectionLimits, Descriptor};
use crate::handshake::{
    HandshakeFailure, Headers, Request, RequestOptions, exchange, generate_key,
};
use crate::stream::Stream;
use crate::url::Target;
use crate::wait::Wait;

/// The result of a request.
#[derive(Debug)]
pub(crate) enum RequestResult {
    /// A valid 101.
    Opened,
    /// Anything else.
    Refused(Box<HandshakeFailure>),
    /// The request was not sent.
    Skipped(ProbeSkipped),
}

/// Sends an upgrade request with these options; a connection that opens is closed again.
pub(super) fn upgrade(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    options: &RequestOptions,
) -> RequestResult {
    let Ok(key) = generate_key() else {
        return RequestResult::Skipped(ProbeSkipped::Machine);
    };
    ask(prober, target, address, Request::new(target, options, &key))
}

/// Sends a GET for the same resource, with the caller's header fields but without an upgrade.
pub(super) fn plain_get(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
) -> RequestResult {
    let request = without_upgrade(target, &prober.options.request);
    ask(prober, target, address, request)
}

/// Asks a TLS port for `/` in plain HTTP. Nothing of the caller's goes along: nobody may read it
/// on the way.
pub(super) fn http_in_the_clear(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
) -> RequestResult {
    let bare = Target {
        secure: false,
        ..bare(target)
    };
    let request = bare_get(prober, &bare);
    ask(prober, &bare, address, request)
}

/// Asks a server for `/` over TLS that is not verified. Nothing of the caller's goes along: anybody may answer.
pub(super) fn get_unverified(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
) -> RequestResult {
    let bare = bare(target);
    let request = bare_get(prober, &bare);
    let wait = prober.wait();
    match prober.unverified_stream(&bare.host, address, wait) {
        Ok(stream) => exchange_once(stream, request, wait),
        Err(skipped) => RequestResult::Skipped(skipped),
    }
}

/// The server of `target` alone.
fn bare(target: &Target) -> Target {
    Target {
        resource: "/".to_owned(),
        credentials: None,
        ..target.clone()
    }
}

fn bare_get(prober: &Prober<'_>, bare: &Target) -> Request {
    let options = RequestOptions {
        user_agent: prober.options.request.user_agent.clone(),
        ..RequestOptions::default()
    };
    without_upgrade(bare, &options)
}

/// `options` without the header field `name`, and with `value` for it if there is one.
#[must_use]
pub(super) fn with_field(
    options: &RequestOptions,
    name: &str,
    value: Option<&str>,
) -> RequestOptions {
    let mut headers = Headers::default();
    for (other, text) in options.headers.iter() {
        if !other.eq_ignore_ascii_case(name) {
            headers.push(other, text);
        }
    }
    if let Some(value) = value {
        headers.push(name, value);
    }
    RequestOptions {
        headers,
        ..options.clone()
    }
}

fn ask(
    prober: &Prober<'_>,
    target: &Target,
    address: SocketAddr,
    request: Request,
) -> RequestResult {
    let wait = prober.wait();
    match prober.stream(target, address, wait) {
        Ok(stream) => exchange_once(stream, request, wait),
        Err(skipped) => RequestResult::Skipped(skipped),
    }
}

fn exchange_once(mut stream: Stream, request: Request, wait: Wait<'_>) -> RequestResult {
    match exchange(&mut stream, request, wait) {
        Ok(opened) => {
            leave(stream, opened.rest);
            RequestResult::Opened
        }
        Err(failure) => {
            stream.finish();
            RequestResult::Refused(failure)
        }
    }
}

/// Says goodbye on a connection that only had to open.
fn leave(stream: Stream, rest: Vec<u8>) {
    let limits = ConnectionLimits {
        max_message_size: 0,
        close_timeout: std::time::Duration::ZERO,
        ..ConnectionLimits::default()
    };
    Connection::<Vec<u8>>::new(stream, rest, limits).abandon(Descriptor::Shared);
}

/// The upgrade request without what makes it one.
fn without_upgrade(target: &Target, options: &RequestOptions) -> Request {
    let options = RequestOptions {
        subprotocols: Vec::new(),
        ..options.clone()
    };
    let mut request = Request::new(target, &options, "");
    let text = String::from_utf8_lossy(&request.bytes).into_owned();
    let of_upgrade = ["Upgrade: ", "Connection: ", "Sec-WebSocket-"];
    let mut bytes = Vec::new();
    for line in text.split("\r\n").filter(|line| !line.is_empty()) {
        if !of_upgrade.iter().any(|start| line.starts_with(start)) {
            bytes.extend_from_slice(line.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
    }
    bytes.extend_from_slice(b"Connection: close\r\n\r\n");
    request.bytes = bytes;
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_get_keeps_the_callers_fields_and_loses_the_upgrade() {
        let target = Target::parse("ws://u:p@h:81/p?q=1").unwrap();
        let mut options = RequestOptions {
            subprotocols: vec!["chat".into()],
            user_agent: "x/1".into(),
            ..RequestOptions::default()
        };
        options.headers.push("Origin", "https://a");
        let request = without_upgrade(&target, &options);
        assert_eq!(
            String::from_utf8(request.bytes).unwrap(),
            "GET /p?q=1 HTTP/1.1\r\nHost: h:81\r\nUser-Agent: x/1\r\n\
             Authorization: Basic dTpw\r\nOrigin: https://a\r\nConnection: close\r\n\r\n"
        );
    }

    #[test]
    fn a_field_is_left_out_or_replaced() {
        let mut options = RequestOptions::default();
        options.headers.push("X-A", "1");
        options.headers.push("origin", "https://a");
        let without = with_field(&options, "Origin", None);
        assert_eq!(without.headers.iter().collect::<Vec<_>>(), [("X-A", "1")]);
        let replaced = with_field(&options, "Origin", Some("https://b"));
        assert_eq!(replaced.headers.first("origin"), Some("https://b"));
    }
}
