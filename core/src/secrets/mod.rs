//! Knows the secrets of a request and takes them out of every text that is shown.

mod echo;
mod known;
mod names;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

pub use names::is_secret_header;

use echo::Work;

use crate::headers::Headers;
use crate::text;
use crate::url::{Target, redact_reference};

/// What replaces a secret.
const MASK: &str = "***";

/// The secrets of one request.
#[derive(Clone, Default)]
pub struct Secrets {
    target: Option<Arc<Target>>,
    headers: Headers,
    subprotocols: Vec<String>,
    /// Computed when something is first shown, which rarely happens for a connection that succeeds.
    known: OnceLock<Vec<String>>,
}

impl Secrets {
    /// Those of a URL (user information, query values, tokens in its path), of the caller's header fields and of
    /// the subprotocols.
    #[must_use]
    pub fn of(target: Option<&Arc<Target>>, headers: &Headers, subprotocols: &[String]) -> Self {
        Self {
            target: target.cloned(),
            headers: headers.clone(),
            subprotocols: subprotocols.to_vec(),
            known: OnceLock::new(),
        }
    }

    fn known(&self) -> &[String] {
        self.known
            .get_or_init(|| known::of(self.target.as_deref(), &self.headers, &self.subprotocols))
    }

    /// `text` without the secrets, however they are escaped. Where it ends in the beginning of one,
    /// the peer likely cut it there, and that is masked too.
    #[must_use]
    pub fn conceal(&self, text: &str) -> String {
        conceal(text, &self.known().iter().collect::<Vec<_>>())
    }

    /// The peer's own data for a program, or the name of a field, without the secrets. Only an attack or a mistake of the
    /// peer puts one there, so a secret that may also be an ordinary word is not masked.
    #[must_use]
    pub fn conceal_data(&self, data: &str) -> String {
        let secrets = self
            .known()
            .iter()
            .filter(|secret| echo::is_telling(secret));
        conceal(data, &secrets.collect::<Vec<_>>())
    }

    /// The negotiated subprotocol. It is one of those that were offered, and shown unless it looks like a token.
    #[must_use]
    pub fn conceal_subprotocol(&self, name: &str) -> String {
        match names::secret_parts(name).is_empty() {
            true => name.to_owned(),
            false => self.conceal_data(name),
        }
    }

    /// As [`Secrets::conceal_subprotocol`], of all that were offered, as a list.
    #[must_use]
    pub fn conceal_subprotocols(&self, names: &[String]) -> String {
        let shown = names.iter().map(|name| self.conceal_subprotocol(name));
        shown.collect::<Vec<_>>().join(", ")
    }

    /// The value of a field of the request, as it may be shown.
    #[must_use]
    pub fn request_field(&self, name: &str, value: &str) -> String {
        if name.eq_ignore_ascii_case("Sec-WebSocket-Protocol") {
            let offered = value.split(", ").map(|name| self.offered_subprotocol(name));
            return offered.collect::<Vec<_>>().join(", ");
        }
        // Those that this client makes itself: nobody may pass them.
        if names::is_of_handshake(name) {
            return value.to_owned();
        }
        if names::is_harmless(name) {
            return self.conceal(value);
        }
        match value.split_once(' ') {
            Some((scheme, _)) if names::is_scheme(scheme) => format!("{scheme} {MASK}"),
            _ => MASK.to_owned(),
        }
    }

    /// A name that was offered; of one that is no protocol's, nothing is shown that may be a token.
    fn offered_subprotocol(&self, name: &str) -> String {
        if names::secret_parts(name).is_empty() {
            return name.to_owned();
        }
        let shown = self.conceal(name);
        if shown == name {
            MASK.to_owned()
        } else {
            shown
        }
    }

    /// As [`Secrets::conceal_data`], of any bytes; those without a secret stay as they are.
    #[must_use]
    pub fn conceal_bytes<'a>(&self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        concealed_bytes(bytes, |text| self.conceal_data(text))
    }

    /// As [`text::one_line`], without the secrets: they are masked before the cut, which could leave the
    /// beginning of one, but after the lines are joined, which could create one.
    #[must_use]
    pub fn one_line(&self, text: &str, limit: usize) -> String {
        let line = text::one_line(text, usize::MAX);
        text::one_line(&self.conceal(&line), limit)
    }

    /// A URL reference of the peer without the secrets of the request, and without its own.
    #[must_use]
    pub fn reference(&self, reference: &str) -> String {
        // A query of the reference may be inside of a secret of the request.
        redact_reference(&self.conceal(reference))
    }

    /// As [`text::quoted_bytes`], without the secrets.
    #[must_use]
    pub fn quoted_bytes(&self, bytes: &[u8], limit: usize) -> String {
        let bytes = concealed_bytes(bytes, |text| self.conceal(text));
        text::quoted_bytes(&bytes, limit)
    }
}

/// Bytes in which `conceal` has masked what it knows. Bytes that are not UTF-8 are lost only if something
/// was masked.
fn concealed_bytes(bytes: &[u8], conceal: impl Fn(&str) -> String) -> Cow<'_, [u8]> {
    let text = String::from_utf8_lossy(bytes);
    let shown = conceal(&text);
    match shown == text {
        true => Cow::Borrowed(bytes),
        false => Cow::Owned(shown.into_bytes()),
    }
}

/// How much is compared for one text at most; the text after that is not shown. Real requests and answers
/// need a hundredth of it.
const MOST_WORK: usize = 400_000;

fn conceal(text: &str, secrets: &[&String]) -> String {
    if secrets.is_empty() {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    // Up to here the text is in `shown`.
    let mut done = 0;
    let mut at = 0;
    let mut work = Work(MOST_WORK);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.bytes().next().unwrap_or_default();
        work.spend(secrets.len());
        let echoes = secrets
            .iter()
            .filter(|secret| echo::may_begin(secret, first));
        // The longest, so that no part of a secret is left over.
        let whole = echoes.filter_map(|secret| echo::length(secret, rest, &mut work));
        let mut found = whole.max().map(|length| (at, at + length));
        if found.is_none() {
            // One whose beginning was cut off.
            let ends = secrets.iter();
            found = ends
                .filter_map(|secret| echo::end_of(secret, text, done, at, &mut work))
                .max_by_key(|(start, end)| end - start);
        }
        if work.is_over() {
            shown.push_str(text.get(done..at).unwrap_or_default());
            shown.push_str(MASK);
            return shown;
        }
        if let Some((start, end)) = found {
            shown.push_str(text.get(done..start).unwrap_or_default());
            shown.push_str(MASK);
            done = end;
            at = end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    shown.push_str(text.get(done..).unwrap_or_default());
    shown
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
        headers.push("Accept-Language", "harmless");
        let secrets = Secrets::of(Some(&target), &headers, &[]);
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
        let secrets = Secrets::of(None, &headers, &[]);
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
        let secrets = Secrets::of(Some(&target), &Headers::default(), &[]);
        assert_eq!(
            secrets.conceal("A%2FB&amp;C-123 a\\/b\\u0026c-123 YS9iJmMtMTIz WebSocket websocket"),
            "*** *** *** WebSocket ***"
        );
        assert_eq!(secrets.one_line("a/b&c-12", 40), "***");
        assert_eq!(secrets.conceal_data("websocket-a/b&c-123"), "websocket-***");
    }

    #[test]
    fn however_long_the_secrets_are_the_work_is_bounded() {
        let mut headers = Headers::default();
        let long = format!("{}b", "a".repeat(1 << 20));
        headers.push("X-Long", &long);
        let many: Vec<String> = (0..100_000).map(|i| format!("a=value-{i}")).collect();
        headers.push("Cookie", &many.join("; "));
        let secrets = Secrets::of(None, &headers, &[]);
        let started = std::time::Instant::now();
        let shown = secrets.conceal(&"a ".repeat(8 << 10));
        assert!(shown.ends_with(MASK), "{shown}");
        // Without a bound it takes minutes.
        assert!(started.elapsed() < std::time::Duration::from_secs(20));
    }

    #[test]
    fn a_secret_that_the_line_puts_together_is_masked() {
        let target = Arc::new(Target::parse("ws://h/?name=blank%20inside%201").unwrap());
        let secrets = Secrets::of(Some(&target), &Headers::default(), &[]);
        assert_eq!(secrets.one_line("<blank\r\n inside\t1>", 40), "<***>");
    }

    #[test]
    fn basic_credentials_of_a_header_are_known_decoded_too() {
        let mut headers = Headers::default();
        headers.push("authorization", "Basic dXNlcjpwYXNz");
        let secrets = Secrets::of(None, &headers, &[]);
        assert_eq!(secrets.conceal("user pass dXNlcjpwYXNz"), "*** *** ***");
    }

    #[test]
    fn a_request_shows_what_anybody_may_see() {
        let mut headers = Headers::default();
        headers.push("X-Api-Key", "k3y-of-api");
        let subprotocols = ["chat".to_owned(), "bearer.s3cret".to_owned()];
        let secrets = Secrets::of(None, &headers, &subprotocols);
        for (name, value, shown) in [
            (
                "Sec-WebSocket-Key",
                "dGhlIHNhbXBsZSBub25jZQ==",
                "dGhlIHNhbXBsZSBub25jZQ==",
            ),
            (
                "Sec-WebSocket-Protocol",
                "chat, bearer.s3cret",
                "chat, bearer.***",
            ),
            (
                "Origin",
                "https://k3y-of-api.example",
                "https://***.example",
            ),
            ("X-Api-Key", "k3y-of-api", "***"),
            ("Authorization", "Basic dXM6cHc=", "Basic ***"),
            ("Authorization", "dXM6cHc= x", "***"),
            ("Cookie", "a=1", "***"),
            ("X-Request-Id", "7", "***"),
        ] {
            assert_eq!(secrets.request_field(name, value), shown, "{name}");
        }
    }
}
