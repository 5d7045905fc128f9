//! Knows the secrets of a request and takes them out of every text that is shown.

mod echo;

use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

use super::text;
use crate::handshake::Headers;
use crate::url::Target;

/// What stands in place of a secret.
const MASK: &str = "***";

/// The secrets of one request.
#[derive(Clone, Default)]
pub struct Secrets {
    target: Option<Arc<Target>>,
    headers: Headers,
    /// Worked out when something is first shown, which hardly happens to a connection that succeeds.
    known: OnceLock<Vec<String>>,
}

impl Secrets {
    /// Those of a URL (user information and query values) and of the caller's header fields.
    #[must_use]
    pub fn of(target: Option<&Arc<Target>>, headers: &Headers) -> Self {
        Self {
            target: target.cloned(),
            headers: headers.clone(),
            known: OnceLock::new(),
        }
    }

    fn known(&self) -> &[String] {
        self.known
            .get_or_init(|| Known::of(self.target.as_deref(), &self.headers).0)
    }

    /// `text` without the secrets, however they are escaped. Where it ends in the beginning of one,
    /// it was likely cut there before it came to us, and that is masked too.
    #[must_use]
    pub fn conceal(&self, text: &str) -> String {
        conceal(text, &self.known().iter().collect::<Vec<_>>())
    }

    /// A field's name without the secrets; only the peer's mischief or mistake puts one there, so
    /// words that are secret as a value are not masked.
    #[must_use]
    pub(super) fn conceal_name(&self, name: &str) -> String {
        let secrets = self.known().iter().filter(|secret| !echo::is_word(secret));
        conceal(name, &secrets.collect::<Vec<_>>())
    }

    /// As [`text::one_line`], without the secrets: they go before the cut, which could leave the
    /// beginning of one, but after the line is made, which could put one together.
    #[must_use]
    pub(super) fn one_line(&self, text: &str, limit: usize) -> String {
        let line = text::one_line(text, usize::MAX);
        text::one_line(&self.conceal(&line), limit)
    }

    /// As [`text::quoted_bytes`], without the secrets.
    #[must_use]
    pub(super) fn quoted_bytes(&self, bytes: &[u8], limit: usize) -> String {
        let text = String::from_utf8_lossy(bytes);
        let shown = self.conceal(&text);
        // Only then is it worth the loss of bytes that are not UTF-8.
        let bytes = if shown == text {
            bytes
        } else {
            shown.as_bytes()
        };
        text::quoted_bytes(bytes, limit)
    }
}

/// The secrets in each form that is looked for.
#[derive(Default)]
struct Known(Vec<String>);

impl Known {
    fn of(target: Option<&Target>, headers: &Headers) -> Self {
        let mut secrets = Self::default();
        if let Some(target) = target {
            if let Some(credentials) = &target.credentials {
                let pair = format!("{}:{}", credentials.user, credentials.password);
                secrets.add(&STANDARD.encode(pair));
                secrets.add(&credentials.user);
                secrets.add(&credentials.password);
            }
            for part in target.query().unwrap_or_default().split('&') {
                secrets.add(part.split_once('=').map_or(part, |(_, value)| value));
            }
            for (_, value) in url::form_urlencoded::parse(target.query().unwrap_or("").as_bytes()) {
                secrets.add(&value);
            }
        }
        for (name, value) in headers.iter().filter(|(name, _)| is_secret_header(name)) {
            // "Bearer TOKEN"; of a cookie list only the values.
            for word in value.split([' ', ';']) {
                let cookie = name.eq_ignore_ascii_case("cookie");
                let value = word.split_once('=').filter(|_| cookie);
                secrets.add(value.map_or(word, |(_, value)| value));
            }
            let decoded = value
                .split_once(' ')
                .and_then(|(_, word)| STANDARD.decode(word).ok());
            if let Some(Ok(pair)) = decoded.map(String::from_utf8) {
                pair.splitn(2, ':').for_each(|part| secrets.add(part));
            }
        }
        // Base64 hides nothing.
        let encoded = secrets.0.iter().filter(|secret| !echo::is_word(secret));
        let encoded: Vec<String> = encoded.map(|s| STANDARD_NO_PAD.encode(s)).collect();
        secrets.0.extend(encoded);
        secrets.0.sort();
        secrets.0.dedup();
        secrets
    }

    fn add(&mut self, value: &str) {
        let value = value.trim();
        let is_scheme = ["basic", "bearer", "digest"]
            .iter()
            .any(|s| value.eq_ignore_ascii_case(s));
        if value.len() >= echo::SHORTEST && !is_scheme {
            self.0.push(value.to_owned());
        }
    }
}

fn conceal(text: &str, secrets: &[&String]) -> String {
    let mut shown = String::with_capacity(text.len());
    // What is still to be looked at; `from` is the part of it that can be shown.
    let (mut rest, mut from) = (text, text);
    while let Some(first) = rest.bytes().next() {
        let echoes = secrets
            .iter()
            .filter(|secret| echo::may_begin(secret, first));
        // The longest, so that no part of one is left behind by another.
        let longest = echoes.filter_map(|secret| echo::length(secret, rest)).max();
        if let Some(length) = longest {
            shown.push_str(from.strip_suffix(rest).unwrap_or_default());
            shown.push_str(MASK);
            rest = rest.get(length..).unwrap_or_default();
            from = rest;
        } else {
            let mut chars = rest.chars();
            chars.next();
            rest = chars.as_str();
        }
    }
    shown.push_str(from);
    shown
}

/// Whether the value of the field is nobody's business, in a request or a response.
#[must_use]
pub fn is_secret_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    // A challenge names a scheme and a realm, which the reader needs.
    if name.ends_with("-authenticate") {
        return false;
    }
    [
        "auth",
        "cookie",
        "token",
        "secret",
        "password",
        "api-key",
        "apikey",
        "credential",
    ]
    .iter()
    .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_request_comes_through() {
        let target =
            Arc::new(Target::parse("wss://alice:s3cr%26t@h/p?token=abc%20def&x=1").unwrap());
        let mut headers = Headers::default();
        headers.push("Authorization", "Bearer tok.en-value");
        headers.push("Cookie", "sid=cookie1; other=cookie2");
        headers.push("X-Api-Key", "key-of-api");
        headers.push("X-Harmless", "harmless");
        let secrets = Secrets::of(Some(&target), &headers);
        let echo = "alice s3cr&t abc%20def abc def x=1 tok.en-value cookie1 cookie2 key-of-api \
                    harmless YWxpY2U6czNjciZ0 Bearer";
        assert_eq!(
            secrets.conceal(echo),
            "*** *** *** *** x=1 *** *** *** *** harmless *** Bearer"
        );
    }

    #[test]
    fn the_beginning_of_a_secret_at_the_end_is_masked() {
        let mut headers = Headers::default();
        headers.push("Cookie", "sid=cookie-value");
        let secrets = Secrets::of(None, &headers);
        assert_eq!(secrets.conceal("echo cookie-va"), "echo ***");
        assert_eq!(secrets.conceal("echo coo"), "echo coo");
        assert_eq!(secrets.one_line("echo cookie-value", 9), "echo ***");
        assert_eq!(
            secrets.quoted_bytes(b"\xffcookie-value", 9),
            "\"\\xef\\xbf\\xbd***\""
        );
        assert_eq!(secrets.quoted_bytes(b"\xff", 9), "\"\\xff\"");
    }

    #[test]
    fn echoes_in_other_forms_are_masked_too() {
        let target =
            Arc::new(Target::parse("ws://h/?transport=websocket&key=a/b%26c-123").unwrap());
        let secrets = Secrets::of(Some(&target), &Headers::default());
        assert_eq!(
            secrets.conceal("A%2FB&amp;C-123 a\\/b\\u0026c-123 YS9iJmMtMTIz WebSocket websocket"),
            "*** *** *** WebSocket ***"
        );
        assert_eq!(secrets.one_line("a/b&c-12", 40), "***");
        assert_eq!(secrets.conceal_name("websocket-a/b&c-123"), "websocket-***");
    }

    #[test]
    fn a_secret_that_the_line_puts_together_is_masked() {
        let target = Arc::new(Target::parse("ws://h/?name=blank%20inside%201").unwrap());
        let secrets = Secrets::of(Some(&target), &Headers::default());
        assert_eq!(secrets.one_line("<blank\r\n inside\t1>", 40), "<***>");
    }

    #[test]
    fn basic_credentials_of_a_header_are_known_decoded_too() {
        let mut headers = Headers::default();
        headers.push("authorization", "Basic dXNlcjpwYXNz");
        let secrets = Secrets::of(None, &headers);
        assert_eq!(secrets.conceal("user pass dXNlcjpwYXNz"), "*** *** ***");
    }
}
