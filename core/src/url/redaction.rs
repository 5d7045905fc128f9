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
            let host = authority.rsplit_once('@');
            let authority = host.map_or(authority.to_owned(), |(_, host)| format!("***@{host}"));
            format!("{before}//{authority}{path}")
        }
        None => path.to_owned(),
    };
    format!("{path}{query}{fragment}")
}

/// The text of a URL that could not be parsed, with all that may be secret replaced by `***`.
#[must_use]
pub fn redact_unparsed(text: &str) -> String {
    let (head, secret_tail) = match text.find(['?', '#']) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at..=at)),
        None => (text, None),
    };
    let (scheme, rest) = match head.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), head),
    };
    let rest = rest
        .rsplit_once('@')
        .map_or(rest.to_owned(), |(_, rest)| format!("***@{rest}"));
    let tail = secret_tail
        .map(|mark| format!("{mark}***"))
        .unwrap_or_default();
    format!("{scheme}{rest}{tail}")
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
    }

    #[test]
    fn queries_keep_their_names() {
        assert_eq!(redacted_query("a=1&b=&c&&d=x=y"), "a=***&b=&***&&d=***");
    }
}
