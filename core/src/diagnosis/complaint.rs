//! What a server complains about, by its own words: in a body, a reason phrase or a close reason.

/// What a server does not accept, or does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complaint {
    /// A subprotocol that was offered, or that none was.
    Subprotocol,
    /// That the request asks for no upgrade.
    UpgradeMissing,
    /// The version of HTTP.
    HttpVersion,
    /// The version of the WebSocket protocol.
    Version,
    /// The `Origin`, or that there was none.
    Origin,
    /// The `Host`.
    Host,
    /// A signature of the request.
    Signature,
    /// The time of the request, or of a token in it.
    Clock,
    /// A token, key, login or other credentials that are wrong or no longer valid.
    InvalidCredentials,
    /// A token, key, login or other credentials.
    Credentials,
    /// Too many requests or connections in a while.
    RateLimit,
    /// A quota that is used up, or a greatest number of connections.
    Quota,
    /// The address of the client.
    ClientAddress,
    /// What the account pays for.
    Plan,
    /// The server is in maintenance, starting or overloaded.
    Unavailable,
    /// The path or route.
    Path,
}

/// Words that show what a complaint is about: one entry is enough, of which all parts have to occur. Parts are in lower
/// case; a part that begins and ends with an ASCII letter has to be whole words. What is specific comes first.
const LEXICON: &[(Complaint, &[&[&str]])] = &[
    (
        Complaint::Subprotocol,
        &[
            &["subprotocol"],
            &["subprotocols"],
            &["sub-protocol"],
            &["sub protocol"],
            &["sec-websocket-protocol"],
            &["invalid protocol selected"],
            &["unsupported protocol"],
            &["no protocol", "supported"],
            &["no acceptable protocol"],
            &["protocol not acceptable"],
            &["protocols", "not supported"],
            &["子协议"],
        ],
    ),
    (
        Complaint::HttpVersion,
        &[
            &["unsupported http version"],
            &["http version not supported"],
            &["unsupported protocol version", "http/1.0"],
            &["requires http/1.1"],
            &["http/1.1 or higher"],
            &["http/1.1 or greater"],
        ],
    ),
    (
        Complaint::Version,
        &[
            &["sec-websocket-version"],
            &["websocket version"],
            &["websocket protocol version"],
            &["version of websocket"],
            &["unsupported version", "websocket"],
        ],
    ),
    (
        Complaint::Origin,
        &[
            &["origin", "not allowed"],
            &["origin", "invalid"],
            &["origin", "denied"],
            &["origin", "forbidden"],
            &["origin", "missing"],
            &["origin", "mismatch"],
            &["origins", "not allowed"],
            &["cross origin"],
            &["cross-origin"],
            &["bad origin"],
            &["origin", "not authorized"],
            &["origin", "rejected"],
            &["origin", "not send"],
            &["origin", "required"],
            &["origin", "whitelisted"],
            &["origin", "whitelist"],
            &["origin", "allowlist"],
            &["origin", "trusted"],
            &["origin", "unknown"],
            &["origin", "disallowed"],
            &["origin check"],
            &["cors"],
            &["跨域"],
        ],
    ),
    (
        Complaint::Host,
        &[
            &["host", "not allowed"],
            &["host header"],
            &["invalid host"],
            &["unknown host"],
            &["blocked request", "host"],
            &["allowed_hosts"],
            &["allowedhosts"],
            &["untrusted host"],
        ],
    ),
    (
        Complaint::Signature,
        &[
            &["signature"],
            &["signatures"],
            &["hmac"],
            &["签名"],
            &["验签"],
        ],
    ),
    (
        Complaint::Clock,
        &[
            &["clock"],
            &["skew"],
            &["skewed"],
            &["timestamp"],
            &["date header"],
            &["request time"],
            &["request expired"],
            &["时间戳"],
        ],
    ),
    (
        Complaint::RateLimit,
        &[
            &["rate limit"],
            &["rate limited"],
            &["rate-limit"],
            &["ratelimit"],
            &["too many"],
            &["throttled"],
            &["throttling"],
            &["slow down"],
            &["限流"],
            &["频率"],
            &["请求过多"],
        ],
    ),
    (
        Complaint::Quota,
        &[
            &["quota"],
            &["limit exceeded"],
            &["connection limit"],
            &["max connections"],
            &["maximum", "connections"],
            &["capacity"],
            &["配额"],
            &["超过限制"],
        ],
    ),
    (
        Complaint::Plan,
        &[
            &["subscription", "required"],
            &["plan", "not include"],
            &["upgrade your plan"],
            &["your plan"],
            &["billing"],
            &["payment"],
            &["欠费"],
        ],
    ),
    (
        Complaint::ClientAddress,
        &[
            &["ip address"],
            &["your ip"],
            &["ip", "not allowed"],
            &["ip", "blocked"],
            &["ip", "denied"],
            &["whitelist"],
            &["allowlist"],
            &["blacklist"],
            &["blocklist"],
            &["白名单"],
            &["黑名单"],
        ],
    ),
    (
        Complaint::InvalidCredentials,
        &[
            &["token", "expired"],
            &["token", "invalid"],
            &["token", "bad"],
            &["token", "wrong"],
            &["token", "malformed"],
            &["token", "revoked"],
            &["key", "invalid"],
            &["key", "expired"],
            &["jwt", "expired"],
            &["credentials", "invalid"],
            &["bad credentials"],
            &["authentication", "failed"],
            &["password", "wrong"],
            &["password", "incorrect"],
            &["令牌无效"],
            &["令牌过期"],
            &["认证失败"],
            &["鉴权失败"],
        ],
    ),
    (
        Complaint::Credentials,
        &[
            &["token"],
            &["api key"],
            &["apikey"],
            &["api-key"],
            &["api_key"],
            &["jwt"],
            &["credential"],
            &["credentials"],
            &["unauthenticated"],
            &["unauthorized"],
            &["unauthorised"],
            &["not authenticated"],
            &["not logged in"],
            &["authentication"],
            &["authorization"],
            &["log in"],
            &["login"],
            &["password"],
            &["access key"],
            &["令牌"],
            &["未授权"],
            &["未登录"],
            &["鉴权"],
            &["认证"],
        ],
    ),
    (
        Complaint::UpgradeMissing,
        &[
            &["upgrade header"],
            &["upgrade headers"],
            &["upgrade", "only to"],
            &["missing upgrade"],
            &["upgrade failed"],
            &["upgrade required"],
            &["connection header", "upgrade"],
            &["expected websocket"],
            &["expected a websocket"],
            &["websocket expected"],
            &["websocket request expected"],
            &["websocket upgrade expected"],
            &["websocket handshake expected"],
            &["websocket connection expected"],
            &["websocket connection required"],
            &["websocket connection is required"],
            &["requires websocket"],
            &["requires a websocket"],
            &["not a websocket request"],
            &["not a websocket handshake"],
            &["not a websocket upgrade"],
            &["not a websocket connection"],
            &["not websocket"],
            &["must be a websocket"],
            &["accepts websocket"],
            &["accepts only websocket"],
            &["websocket only"],
            &["websockets only"],
            &["websocket connections only"],
            &["only websocket"],
            &["websocket client", "use"],
        ],
    ),
    (
        Complaint::Unavailable,
        &[
            &["maintenance"],
            &["overloaded"],
            &["overload"],
            &["try again later"],
            &["starting up"],
            &["shutting down"],
            &["temporarily unavailable"],
            &["at capacity"],
            &["维护"],
            &["系统繁忙"],
        ],
    ),
    (
        Complaint::Path,
        &[
            &["no route"],
            &["route", "not found"],
            &["path", "not found"],
            &["unknown path"],
            &["invalid path"],
            &["no such endpoint"],
            &["unknown endpoint"],
            &["cannot get"],
            &["no websocket", "path"],
        ],
    ),
];

/// What `words` complain about, if that can be said.
pub(super) fn of(words: &str) -> Option<Complaint> {
    let lower = words.to_lowercase();
    let occurs = |part: &&str| has(&lower, part);
    let fits = |entries: &&[&[&str]]| entries.iter().any(|parts| parts.iter().all(occurs));
    LEXICON
        .iter()
        .find(|(_, entries)| fits(entries))
        .map(|(complaint, _)| *complaint)
}

fn has(text: &str, part: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if !is_letter(part.chars().next()) {
        return text.contains(part);
    }
    text.match_indices(part).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let after = rest.get(part.len()..).unwrap_or_default();
        !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints_are_known_by_their_words() {
        for (words, expected) in [
            ("unsupported subprotocol", Complaint::Subprotocol),
            ("Invalid protocol selected", Complaint::Subprotocol),
            ("Cross origin websockets not allowed", Complaint::Origin),
            ("Invalid Origin header: https://x", Complaint::Origin),
            (
                "WebSocket: Received HTTP request from a non-whitelisted origin",
                Complaint::Origin,
            ),
            ("HMAC signature does not match", Complaint::Signature),
            (
                "HMAC signature cannot be verified, a valid date or x-date header is required",
                Complaint::Signature,
            ),
            ("request timestamp is too old", Complaint::Clock),
            ("Invalid API key", Complaint::InvalidCredentials),
            ("Please log in", Complaint::Credentials),
            ("令牌无效", Complaint::InvalidCredentials),
            ("签名错误", Complaint::Signature),
            (
                "Too many connections from this account",
                Complaint::RateLimit,
            ),
            ("API rate limit exceeded", Complaint::RateLimit),
            ("Your IP is not on the allowlist", Complaint::ClientAddress),
            ("no protocol of ['a'] supported", Complaint::Subprotocol),
            ("go away, bad token", Complaint::InvalidCredentials),
            ("Expected WebSocket request.", Complaint::UpgradeMissing),
            (
                "a WebSocket connection is required, and a token",
                Complaint::Credentials,
            ),
            (
                "this endpoint requires a WebSocket handshake",
                Complaint::UpgradeMissing,
            ),
            (
                "Unsupported HTTP version \"HTTP/1.0\"",
                Complaint::HttpVersion,
            ),
            (
                "Blocked request. This host (\"a.b\") is not allowed.",
                Complaint::Host,
            ),
            ("System is under maintenance", Complaint::Unavailable),
            ("no Route matched with those values", Complaint::Path),
        ] {
            assert_eq!(of(words), Some(expected), "{words}");
        }
    }

    #[test]
    fn words_are_whole_ones() {
        for words in ["original planet", "tokenizer", "ipad", "Bad Request", ""] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
