//! Gathers the secrets of a request, in each form that is looked for.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::echo;
use super::names::{is_harmless, secret_parts};
use crate::headers::Headers;
use crate::url::{Target, percent_decoded, secret_segments};

/// Authentication schemes (RFC 9110 §11.1): words before credentials, not secrets themselves.
const SCHEMES: [&str; 7] = [
    "basic",
    "bearer",
    "digest",
    "negotiate",
    "signature",
    "token",
    "apikey",
];

/// The length of the longest answer that is searched, in bytes.
const LONGEST: usize = 64 * 1024;

/// How many secrets are looked for at most; with as many, the bound on the work masks the whole text.
const MOST: usize = 2000;

/// Those of a URL, of the caller's header fields and of the subprotocols, without duplicates.
pub(super) fn of(
    target: Option<&Target>,
    headers: &Headers,
    subprotocols: &[String],
) -> Vec<String> {
    let mut secrets = Known::default();
    if let Some(target) = target {
        secrets.add_url(target);
    }
    for (name, value) in headers.iter().filter(|(name, _)| !is_harmless(name)) {
        secrets.add_field(name, value);
    }
    for name in subprotocols {
        let parts = secret_parts(name);
        for part in &parts {
            secrets.add_token(part);
        }
        if !parts.is_empty() {
            secrets.add_encoded(name);
        }
    }
    // JSON and HTML write what is not ASCII as codes.
    let foreign = secrets.found.iter().filter(|secret| !secret.is_ascii());
    let mut codes: Vec<String> = foreign.flat_map(|secret| coded(secret)).collect();
    secrets.found.append(&mut codes);
    // Base64 is no encryption.
    let whole = secrets.found.iter().filter(|secret| !echo::is_word(secret));
    let mut encoded: Vec<String> = whole.map(|s| STANDARD_NO_PAD.encode(s)).collect();
    encoded.append(&mut secrets.encoded);
    secrets.found.append(&mut encoded);
    secrets.found.sort();
    secrets.found.dedup();
    secrets.found
}

#[derive(Default)]
struct Known {
    found: Vec<String>,
    /// What is looked for in base64 only.
    encoded: Vec<String>,
}

impl Known {
    fn add_url(&mut self, target: &Target) {
        if let Some(credentials) = &target.credentials {
            let pair = format!("{}:{}", credentials.user, credentials.password);
            self.add(&STANDARD.encode(&pair));
            self.add(&credentials.user);
            self.add(&credentials.password);
        }
        let query = target.query().unwrap_or_default();
        self.add_values(query.split('&').map(value_of));
        let decoded = url::form_urlencoded::parse(query.as_bytes());
        self.add_values(decoded.map(|(_, value)| value));
        for segment in secret_segments(target.path()) {
            self.add_value(segment);
        }
    }

    /// "Bearer TOKEN", "Digest username="…", response="…"", of a list of cookies only the values.
    fn add_field(&mut self, name: &str, value: &str) {
        self.add_encoded(value);
        if name.eq_ignore_ascii_case("cookie") {
            self.add_values(value.split(';').map(value_of));
            return;
        }
        match value.split_once(' ') {
            Some((scheme, credentials)) if is_scheme(scheme) => self.add_value(credentials),
            _ => self.add_value(value),
        }
    }

    /// The part of a value that an answer can repeat.
    fn start_of(value: &str) -> &str {
        let end = (0..=LONGEST.min(value.len()))
            .rev()
            .find(|end| value.is_char_boundary(*end));
        value.get(..end.unwrap_or_default()).unwrap_or_default()
    }

    /// Adds values up to the number that is looked for.
    fn add_values(&mut self, values: impl Iterator<Item = impl AsRef<str>>) {
        for value in values {
            if self.is_full() {
                return;
            }
            self.add_value(value.as_ref());
        }
    }

    /// A value as it is, and the parts that may appear alone: the items of a list, a quoted string, the value after a
    /// name, also where it is percent-encoded.
    fn add_value(&mut self, value: &str) {
        let value = Self::start_of(value);
        self.add_token(value);
        let decoded = percent_decoded(value);
        if decoded != value {
            self.add_token(&decoded);
        }
        for word in decoded.split([' ', ';', ',']) {
            self.add_token(word);
        }
        let separates = |c: char| !c.is_alphanumeric() && !"+-._~".contains(c);
        for part in decoded.split(separates).filter(|part| looks_random(part)) {
            self.add(part);
        }
    }

    /// A word, and its text if it is base64.
    fn add_token(&mut self, word: &str) {
        let word = word.trim().trim_matches('"');
        let bare = word.trim_end_matches('=');
        self.add(word);
        self.add(bare);
        let decoded = STANDARD_NO_PAD
            .decode(bare)
            .or_else(|_| URL_SAFE_NO_PAD.decode(bare));
        if let Ok(Ok(text)) = decoded.map(String::from_utf8)
            && !text.contains(char::is_control)
        {
            self.add(&text);
            text.splitn(2, ':').for_each(|part| self.add(part));
        }
    }

    fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    fn add_encoded(&mut self, value: &str) {
        if value.len() >= echo::SHORTEST {
            self.encoded
                .push(STANDARD_NO_PAD.encode(Self::start_of(value)));
        }
    }

    fn add(&mut self, value: &str) {
        let value = value.trim();
        if value.len() >= echo::SHORTEST && !is_scheme(value) && !self.is_full() {
            self.found.push(value.to_owned());
        }
    }
}

/// The value in `name=value`; all of it if there is no name.
fn value_of(pair: &str) -> &str {
    pair.split_once('=').map_or(pair, |(_, value)| value)
}

fn is_scheme(word: &str) -> bool {
    SCHEMES.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a part of a value is unlikely to be an ordinary word of a peer.
fn looks_random(part: &str) -> bool {
    part.len() >= 20 || (part.len() >= 8 && part.bytes().any(|b| b.is_ascii_digit()))
}

/// A secret with all that is not ASCII in the codes of JSON, and of HTML.
fn coded(secret: &str) -> [String; 3] {
    let with = |code: &dyn Fn(char) -> String| {
        let coded = secret.chars().map(|c| match c.is_ascii() {
            true => c.to_string(),
            false => code(c),
        });
        coded.collect()
    };
    let json = |c: char| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        units.map(|unit| format!("\\u{unit:04x}")).collect()
    };
    [
        with(&json),
        with(&|c| format!("&#{};", u32::from(c))),
        with(&|c| format!("&#x{:x};", u32::from(c))),
    ]
}
