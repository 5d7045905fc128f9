//! The upgrade request (RFC 6455 §4.1).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::extension::OFFER;
use crate::headers::Headers;
use crate::url::Target;

/// About the size of the fields that every request has, in bytes.
const USUAL_FIELDS: usize = 512;

/// The caller's part of the request, already checked.
#[derive(Clone, Debug, Default)]
pub struct RequestOptions {
    /// Further header fields; `Host`, `User-Agent` and `Authorization` replace ours.
    pub headers: Headers,
    /// Subprotocols in order of preference.
    pub subprotocols: Vec<String>,
    /// Whether permessage-deflate is offered.
    pub compression: bool,
    /// The `User-Agent` when the caller gives none.
    pub user_agent: String,
}

/// The facts of a request, as evidence for why it was refused; no values that are secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestSummary {
    /// The `Origin`, if one was sent.
    pub origin: Option<String>,
    /// The `Host` of the caller, if it is not the URL's own.
    pub host: Option<String>,
    /// Whether `Authorization` was sent.
    pub authorization: bool,
    /// Whether `Cookie` was sent.
    pub cookie: bool,
    /// The subprotocols that were offered.
    pub subprotocols: Vec<String>,
    /// How many bytes the head had.
    pub bytes: usize,
}

/// The request as it is sent, with what the answer is checked against.
#[derive(Clone, Debug)]
pub struct Request {
    /// The bytes to send.
    pub bytes: Vec<u8>,
    /// The `Sec-WebSocket-Key` in it.
    pub key: String,
    /// Its facts, for the explanation of a refusal.
    pub summary: RequestSummary,
    /// The subprotocols that were offered.
    pub subprotocols: Vec<String>,
    /// Whether permessage-deflate was offered.
    pub compression: bool,
}

impl Request {
    /// Builds the request for `target` with `key`.
    #[must_use]
    pub fn new(target: &Target, options: &RequestOptions, key: &str) -> Self {
        let given = &options.headers;
        let mut head = Head::new(&target.resource);
        // RFC 9110 §7.2: Host should be the first field after the request line.
        match given.first("Host") {
            Some(host) => head.field("Host", host),
            None => head.field("Host", &target.authority()),
        }
        head.field("Upgrade", "websocket");
        head.field("Connection", "Upgrade");
        head.field("Sec-WebSocket-Key", key);
        head.field("Sec-WebSocket-Version", "13");
        if !options.subprotocols.is_empty() {
            head.field("Sec-WebSocket-Protocol", &options.subprotocols.join(", "));
        }
        if options.compression {
            head.field("Sec-WebSocket-Extensions", OFFER);
        }
        if given.first("User-Agent").is_none() && !options.user_agent.is_empty() {
            head.field("User-Agent", &options.user_agent);
        }
        let own_authorization = given.first("Authorization");
        if let (Some(credentials), None) = (&target.credentials, own_authorization) {
            // RFC 7617 §2: user-id and password, separated by a colon, in base64.
            let pair = format!("{}:{}", credentials.user, credentials.password);
            head.field("Authorization", &format!("Basic {}", STANDARD.encode(pair)));
        }
        for (name, value) in given
            .iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("Host"))
        {
            head.field(name, value);
        }
        let bytes = head.finish();
        let summary = RequestSummary {
            origin: given.first("Origin").map(str::to_owned),
            host: given.first("Host").map(str::to_owned),
            authorization: own_authorization.is_some() || target.credentials.is_some(),
            cookie: given.first("Cookie").is_some(),
            subprotocols: options.subprotocols.clone(),
            bytes: bytes.len(),
        };
        Self {
            bytes,
            key: key.to_owned(),
            summary,
            subprotocols: options.subprotocols.clone(),
            compression: options.compression,
        }
    }
}

/// Builds the head of a request.
struct Head(Vec<u8>);

impl Head {
    fn new(resource: &str) -> Self {
        let mut head = Self(Vec::with_capacity(resource.len() + USUAL_FIELDS));
        head.put(&["GET ", resource, " HTTP/1.1\r\n"]);
        head
    }

    fn field(&mut self, name: &str, value: &str) {
        self.put(&[name, ": ", value, "\r\n"]);
    }

    fn put(&mut self, parts: &[&str]) {
        for part in parts {
            self.0.extend_from_slice(part.as_bytes());
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.put(&["\r\n"]);
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

    fn request(url: &str, options: &RequestOptions) -> String {
        let target = Target::parse(url).unwrap();
        String::from_utf8(Request::new(&target, options, KEY).bytes).unwrap()
    }

    #[test]
    fn a_request_without_options() {
        assert_eq!(
            request("ws://h:81/p?q=1", &RequestOptions::default()),
            "GET /p?q=1 HTTP/1.1\r\nHost: h:81\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        );
    }

    #[test]
    fn a_request_with_all_options() {
        let mut options = RequestOptions {
            subprotocols: vec!["chat".into(), "superchat".into()],
            compression: true,
            user_agent: "wsclient/1".into(),
            ..RequestOptions::default()
        };
        options.headers.push("Origin", "https://a.example");
        options.headers.push("Cookie", "a=1");
        options.headers.push("X-Two", "1");
        options.headers.push("X-Two", "2");
        let text = request("wss://us:pw@h/", &options);
        assert!(text.starts_with("GET / HTTP/1.1\r\nHost: h\r\n"));
        assert!(text.contains(
            "\r\nSec-WebSocket-Protocol: chat, superchat\r\n\
             Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, \
             permessage-deflate; client_no_context_takeover; client_max_window_bits\r\n"
        ));
        assert!(text.contains("\r\nUser-Agent: wsclient/1\r\nAuthorization: Basic dXM6cHc=\r\n"));
        assert!(text.ends_with(
            "\r\nOrigin: https://a.example\r\nCookie: a=1\r\nX-Two: 1\r\nX-Two: 2\r\n\r\n"
        ));
    }

    #[test]
    fn host_user_agent_and_authorization_of_the_caller_replace_ours() {
        let mut options = RequestOptions {
            user_agent: "ours".into(),
            ..Default::default()
        };
        options.headers.push("host", "other");
        options.headers.push("user-agent", "theirs");
        options.headers.push("authorization", "Bearer t");
        let text = request("ws://us:pw@h/", &options);
        assert!(text.contains("\r\nHost: other\r\n") && !text.contains("\r\nhost:"));
        assert!(text.contains("\r\nuser-agent: theirs\r\n") && !text.contains("ours"));
        assert!(text.contains("\r\nauthorization: Bearer t\r\n") && !text.contains("Basic"));
    }
}
