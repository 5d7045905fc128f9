//! Shows URLs without their secrets: user information, query values and fragments become `***`.

/// A URL reference of a peer (RFC 3986 §4.1), with user information, query values and fragment
/// replaced by `***`.
#[must_use]
pub fn redact_reference(reference: &str) -> String {
    let (reference, fragment) = match reference.split_once('#') {
        Some((rest, _)) => (rest, "#***"),
        None => (reference, ""),
    };
    let (path, query) = match reference.split_once('?') {
        Some((path, query)) => (path, format!("?{}", redacted_query(query))),
        None => (reference, String::new()),
    };
    // Only an authority has user information.
    let path = match path.split_once("//") {
        Some((before, rest)) => {
            let end = rest.find('/').unwrap_or(rest.len());
            let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let path = redacted_path(path);
            let host = authority.rsplit_once('@');
            let authority = host.map_or(authority.to_owned(), |(_, host)| format!("***@{host}"));
            format!("{before}//{authority}{path}")
        }
        None => redacted_path(path),
    };
    format!("{path}{query}{fragment}")
}

/// The text of a URL that could not be parsed, with all that may be secret replaced by `***`: a password
/// may have any character in it, so all before the last `@` is treated as one.
#[must_use]
pub fn redact_unparsed(text: &str) -> String {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (format!("{scheme}://"), rest),
        _ => (String::new(), text),
    };
    let (user, rest) = match rest.rsplit_once('@') {
        Some((_, rest)) => ("***@", rest),
        None => ("", rest),
    };
    let (head, tail) = match rest.find(['?', '#']) {
        Some(at) => (rest.get(..at), rest.get(at..=at)),
        None => (Some(rest), None),
    };
    let (authority, path) = match head.and_then(|head| head.split_once('/')) {
        Some((authority, path)) => (authority, redacted_path(&format!("/{path}"))),
        None => (head.unwrap_or_default(), String::new()),
    };
    // Without a host, the text in place of the port may be a password.
    let authority = match authority.rsplit_once(':') {
        Some((host, port))
            if !host.starts_with('[')
                && port.len() > LONGEST_PORT
                && !port.bytes().all(|b| b.is_ascii_digit()) =>
        {
            format!("{host}:***")
        }
        _ => authority.to_owned(),
    };
    let tail = tail.map(|mark| format!("{mark}***")).unwrap_or_default();
    format!("{scheme}{user}{authority}{path}{tail}")
}

/// The length of a port, also of one that is written wrongly.
const LONGEST_PORT: usize = 5;

/// Whether a text can be the scheme of a URL that somebody meant (RFC 3986 §3.1).
pub(super) fn is_scheme(text: &str) -> bool {
    text.len() <= 12
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// Names of path segments that services put before a secret, as in `/token/…`.
const BEFORE_SECRET: [&str; 20] = [
    "token",
    "tokens",
    "access_token",
    "access-token",
    "accesstoken",
    "auth",
    "authorization",
    "bearer",
    "jwt",
    "key",
    "apikey",
    "api_key",
    "api-key",
    "secret",
    "password",
    "session",
    "sid",
    "signature",
    "sig",
    "ticket",
];

/// The segments of a path that are tokens: a segment after such a name that is not a plain word, a JSON Web Token
/// (RFC 7519), and user information that a slash has turned into a path.
#[must_use]
pub fn secret_segments(path: &str) -> Vec<&str> {
    let mut secrets = Vec::new();
    let mut is_announced = false;
    for segment in path.split('/') {
        let bare = segment.split([';', ':']).next().unwrap_or_default();
        let is_token = is_announced && !is_plain_word(segment) && !segment.is_empty();
        let is_jwt = segment.starts_with("eyJ") && segment.contains('.');
        // As Telegram's /bot123456:TOKEN.
        let has_password =
            segment.contains(':') && (segment.contains('@') || segment.starts_with("bot"));
        if is_token || is_jwt || has_password {
            secrets.push(segment);
        }
        is_announced = BEFORE_SECRET
            .iter()
            .any(|name| bare.eq_ignore_ascii_case(name));
    }
    secrets
}

/// A path with the segments of [`secret_segments`] replaced by `***`.
#[must_use]
pub(super) fn redacted_path(path: &str) -> String {
    let secrets = secret_segments(path);
    if secrets.is_empty() {
        return path.to_owned();
    }
    let shown = |segment| match secrets.contains(&segment) {
        true => "***",
        false => segment,
    };
    path.split('/').map(shown).collect::<Vec<_>>().join("/")
}

/// Letters in one case, or with one capital in front, and not longer than words are.
#[must_use]
pub fn is_plain_word(text: &str) -> bool {
    let rest = text.get(1..).unwrap_or_default();
    text.len() <= 16
        && text.bytes().all(|b| b.is_ascii_alphabetic())
        && (rest.bytes().all(|b| b.is_ascii_lowercase())
            || text.bytes().all(|b| b.is_ascii_uppercase()))
}

/// The query of a URL with each value replaced by `***`; a part without `=` is a value too.
#[must_use]
pub fn redacted_query(query: &str) -> String {
    let parts: Vec<String> = query
        .split('&')
        .map(|part| match part.split_once('=') {
            Some((_, "")) => part.to_owned(),
            Some((name, _)) => format!("{name}=***"),
            None if part.is_empty() => String::new(),
            None => "***".to_owned(),
        })
        .collect();
    parts.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_every_form() {
        assert_eq!(redact_reference("/p@q?a=b#c"), "/p@q?a=***#***");
        assert_eq!(redact_reference("https://u:p@h"), "https://***@h");
        assert_eq!(redact_reference("login?next"), "login?***");
    }

    #[test]
    fn texts_that_are_no_url() {
        assert_eq!(
            redact_unparsed("htp://me:p@w@h/p?token=abc"),
            "htp://***@h/p?***"
        );
        assert_eq!(redact_unparsed("me:pw@h"), "***@h");
        assert_eq!(redact_unparsed("ws://h/#sec"), "ws://h/#***");
        assert_eq!(redact_unparsed("ws://user:pa?ss@h/p"), "ws://***@h/p");
        assert_eq!(redact_unparsed("ws://user:pa#s/s@h/p"), "ws://***@h/p");
        assert_eq!(redact_unparsed("user:pa@ss://h"), "***@ss://h");
        assert_eq!(redact_unparsed("ws://user:secret/p"), "ws://user:***/p");
        assert_eq!(redact_unparsed("ws://[::1]:99999/p"), "ws://[::1]:99999/p");
        assert_eq!(redact_unparsed("ws://[::1/p"), "ws://[::1/p");
        assert_eq!(redact_unparsed("ws:/\\h/token/a1b2c3"), "ws:/\\h/token/***");
    }

    #[test]
    fn tokens_in_a_path() {
        assert_eq!(redacted_path("/token/a1b2/x"), "/token/***/x");
        assert_eq!(redacted_path("/auth/login"), "/auth/login");
        assert_eq!(redacted_path("/bot12:ab/x"), "/***/x");
        assert_eq!(redacted_path("/u:p@h/x"), "/***/x");
        assert_eq!(redacted_path("/eyJhbGci.eyJz.sig"), "/***");
        assert_eq!(redacted_path("/chat/room1"), "/chat/room1");
    }

    #[test]
    fn queries_keep_their_names() {
        assert_eq!(redacted_query("a=1&b=&c&&d=x=y"), "a=***&b=&***&&d=***");
    }
}
