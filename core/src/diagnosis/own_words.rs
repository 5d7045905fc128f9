//! The words of a server about what it refuses: a message in the body, or a reason phrase of its own.

/// The longest message that is taken from a body, in bytes.
const LONGEST: usize = 200;

/// The members of a JSON object that hold a message for people, the most telling first.
const MEMBERS: [&str; 10] = [
    "summary",
    "message",
    "detail",
    "msg",
    "error_description",
    "description",
    "reason",
    "error",
    "errors",
    "title",
];

/// What a server says in its response, on one line of at most [`LONGEST`] bytes; `None` if it says no
/// more than its status.
pub(super) fn of_response(status: u16, reason: &str, body: &str) -> Option<String> {
    let says_more = |words: &String| !repeats_status(status, words);
    let in_body = match body.trim_start() {
        json if json.starts_with(['{', '[']) => message_of_json(json),
        // A string alone is JSON too.
        json if json.starts_with('"') => json.strip_prefix('"').and_then(json_string),
        page if page.starts_with('<') => ["<title", "<h1", "<pre", "<body"]
            .iter()
            .filter_map(|tag| text_in(page, tag))
            .find(says_more),
        text => Some(text.to_owned()),
    };
    in_body
        .into_iter()
        .chain([reason.to_owned()])
        .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|words| (1..=LONGEST).contains(&words.len()))
        .find(says_more)
}

/// The message of a JSON object, also where the end of the text is missing.
fn message_of_json(json: &str) -> Option<String> {
    MEMBERS.iter().find_map(|member| {
        let name = format!("\"{member}\"");
        json.match_indices(&name).find_map(|(at, _)| {
            let value = json
                .get(at + name.len()..)?
                .trim_start()
                .strip_prefix(':')?;
            let value = value.trim_start();
            // A list of messages: the first one.
            let value = value.strip_prefix('[').map_or(value, str::trim_start);
            let text = json_string(value.strip_prefix('"')?)?;
            (!text.trim().is_empty()).then_some(text)
        })
    })
}

/// The string (RFC 8259 §7) that `rest` is inside of.
fn json_string(rest: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => return Some(text),
            '\\' => match chars.next()? {
                'n' | 'r' | 't' => text.push(' '),
                'b' | 'f' => {}
                'u' => {
                    let digits: String = chars.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&digits, 16).ok()?;
                    text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
        if text.len() > LONGEST {
            return None;
        }
    }
}

/// The text of the first element that opens with `tag`, which is in lower case, up to the next tag.
fn text_in(page: &str, tag: &str) -> Option<String> {
    let lower = page.to_ascii_lowercase();
    lower.match_indices(tag).find_map(|(at, _)| {
        // `<pre` is not the start of `<preview>`.
        let rest = page.get(at + tag.len()..)?;
        let (attributes, content) = rest.split_once('>')?;
        let is_whole = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        let text = content.split('<').next().filter(|_| is_whole)?;
        Some(without_references(text.trim()))
    })
}

/// `text` with the character references that pages need for what HTML gives a meaning.
fn without_references(text: &str) -> String {
    const REFERENCES: [(&str, &str); 9] = [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        // The last, so that nothing is decoded twice.
        ("&amp;", "&"),
    ];
    REFERENCES
        .iter()
        .fold(text.to_owned(), |text, (reference, character)| {
            text.replace(reference, character)
        })
}

/// Whether `words` are only the status, as in `403 Forbidden`, with or without `Error`.
fn repeats_status(status: u16, words: &str) -> bool {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    let words = letters(words);
    let code = status.to_string();
    let rest = words.replacen(&code, "", 1);
    let rest = rest.strip_prefix("error").unwrap_or(&rest);
    let without_http = rest.strip_prefix("http").unwrap_or(rest);
    let usual = USUAL.iter().filter(|(of, _)| *of == status);
    without_http.is_empty()
        || PLACEHOLDERS.contains(&rest)
        || usual
            .map(|(_, phrase)| letters(phrase))
            .any(|phrase| rest == phrase || without_http.replace(&phrase, "").is_empty())
}

/// What programs fill in where they have nothing to say, letters only.
const PLACEHOLDERS: [&str; 7] = ["na", "ok", "unknown", "failed", "failure", "null", "none"];

/// Reason phrases that say nothing beside the status: those of RFC 9110 §15 and RFC 6585, and forms of them that
/// programs use.
const USUAL: [(u16, &str); 43] = [
    (400, "Bad Request"),
    (400, "Error"),
    (401, "Unauthorized"),
    (401, "Authorization Required"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (403, "Access Denied"),
    (404, "Not Found"),
    (404, "Page Not Found"),
    (404, "File Not Found"),
    (404, "Page Not Found Forbidden"),
    (405, "Method Not Allowed"),
    (405, "Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (408, "Request Time-out"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (413, "Payload Too Large"),
    (413, "Request Entity Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (422, "Unprocessable Entity"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (503, "Service Temporarily Unavailable"),
    (504, "Gateway Timeout"),
    (504, "Gateway Time-out"),
    (505, "HTTP Version Not Supported"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(status: u16, reason: &str, body: &str) -> Option<String> {
        of_response(status, reason, body)
    }

    #[test]
    fn what_only_repeats_the_status_is_nothing() {
        for (status, reason, body) in [
            (403, "Forbidden", ""),
            (403, "Forbidden", "Forbidden\n"),
            (403, "", "403 Forbidden"),
            (
                404,
                "Not Found",
                "<html><head><title>404 Not Found</title></head>",
            ),
            (404, "Not Found", "{\"error\":\"Not Found\",\"status\":404}"),
            (500, "Internal Server Error", "Error 500"),
            (505, "HTTP Version Not Supported", "HTTP 505"),
            (404, "", "Error 404: Not Found\nNot found"),
            (400, "N/A", "{\"error\":\"unknown\",\"message\":null}"),
            (
                503,
                "Service Unavailable",
                "<h1>503 Service Temporarily Unavailable</h1>",
            ),
        ] {
            assert_eq!(said(status, reason, body), None, "{status} {reason} {body}");
        }
    }

    #[test]
    fn messages_are_found_in_json_pages_text_and_reason_phrases() {
        for (reason, body, expected) in [
            (
                "Bad Request",
                "Unsupported subprotocol: x\r\n",
                "Unsupported subprotocol: x",
            ),
            ("Invalid protocol selected", "", "Invalid protocol selected"),
            (
                "Bad Request",
                "{\"code\":3,\"message\":\"Bad \\\"thing\\\"\"}",
                "Bad \"thing\"",
            ),
            (
                "Bad Request",
                "{\"error\":{\"message\":\"no key\"}}",
                "no key",
            ),
            (
                "Bad Request",
                "{\"errors\":[\"first\",\"second\"]}",
                "first",
            ),
            (
                "Bad Request",
                "{\"title\":\"Bad Request\",\"detail\":\"date is missing\"}",
                "date is missing",
            ),
            ("Bad Request", "{\"message\":\"\\u4ee4\\u724c\"}", "令牌"),
            (
                "Bad Request",
                "<!doctype html><TITLE>Under  maintenance</TITLE>",
                "Under maintenance",
            ),
            (
                "Bad Request",
                "<html lang=en><title>Error</title><preview>no</preview><pre class=\"x\">Cannot GET /a&#39;b&amp;lt;<br>at x</pre>",
                "Cannot GET /a'b&lt;",
            ),
            (
                "Bad Request",
                "<html><head><title>400 Bad Request</title></head>\n<body>Received invalid request</body>",
                "Received invalid request",
            ),
            (
                "Bad Request",
                "\"Not a valid \\\"sid\\\"\"",
                "Not a valid \"sid\"",
            ),
        ] {
            assert_eq!(said(400, reason, body).as_deref(), Some(expected), "{body}");
        }
    }

    #[test]
    fn half_a_message_and_a_long_one_are_none() {
        assert_eq!(said(400, "Bad Request", "{\"message\":\"cut"), None);
        assert_eq!(said(400, "Bad Request", &"long ".repeat(41)), None);
        assert_eq!(said(400, "Bad Request", "{\"message\":\"\\u12"), None);
        assert_eq!(said(400, "Bad Request", "{\"message\":"), None);
    }
}
