//! Which parts of a request are not secret, by their names or their form.

use crate::url::is_plain_word;

/// The fields of a request whose values anybody may see. Any other may be the one in which an API expects its key.
const HARMLESS: [&str; 12] = [
    "host",
    "origin",
    "user-agent",
    "cache-control",
    "pragma",
    "priority",
    "date",
    "dnt",
    "te",
    "upgrade-insecure-requests",
    "x-requested-with",
    "x-forwarded-proto",
];

/// Whether the value of a field of the caller's request may be shown.
pub(super) fn is_harmless(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("accept")
        || name.starts_with("sec-fetch-")
        || HARMLESS.contains(&name.as_str())
}

/// Whether a field of the request is one of the opening handshake (RFC 6455 §4.1).
pub(super) fn is_of_handshake(name: &str) -> bool {
    [
        "Upgrade",
        "Connection",
        "Sec-WebSocket-Key",
        "Sec-WebSocket-Version",
        "Sec-WebSocket-Extensions",
    ]
    .iter()
    .any(|one| name.eq_ignore_ascii_case(one))
}

/// Whether a word before credentials is the scheme of an Authorization (RFC 9110 §11.1).
pub(super) fn is_scheme(word: &str) -> bool {
    ["Basic", "Bearer", "Digest"]
        .iter()
        .any(|one| word.eq_ignore_ascii_case(one))
}

/// Whether the value of a field of a response is secret.
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

/// The longest part of a subprotocol's name that is not examined further.
const LONGEST_PART: usize = 16;

/// Words in a subprotocol that precede a token: browsers can send it nowhere else.
const BEFORE_TOKEN: [&str; 7] = [
    "bearer",
    "token",
    "authorization",
    "auth",
    "jwt",
    "apikey",
    "secret",
];

/// The parts of a subprotocol that do not belong to a protocol's name, as in
/// `base64url.bearer.authorization.k8s.io.TOKEN`.
pub(super) fn secret_parts(subprotocol: &str) -> Vec<&str> {
    let parts: Vec<&str> = subprotocol.split('.').collect();
    let announced = parts.iter().any(|part| {
        part.split(['-', '_']).any(|word| {
            BEFORE_TOKEN
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        })
    });
    let last = parts.len() - 1;
    let is_secret = |(index, part): &(usize, &str)| {
        (announced && *index == last && index > &0) || !part.split(['-', '_', '+']).all(is_name)
    };
    let secrets = parts.iter().copied().enumerate().filter(is_secret);
    secrets.map(|(_, part)| part).collect()
}

/// A word, a version, or both, such as `graphql`, `v4`, `mqttv3`, `k8s`, `base64url` or `OCPP1`.
fn is_name(word: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let digits = word.matches(is_digit).count();
    let groups = word
        .split(|c| !is_digit(c))
        .filter(|group| !group.is_empty());
    let is_short = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_word = digits <= 3 && groups.count() <= 1 && is_plain_word(&word.replace(is_digit, ""));
    word.len() <= LONGEST_PART && (is_short || is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_protocols_are_told_from_tokens() {
        for name in [
            "chat",
            "graphql-transport-ws",
            "v4.channel.k8s.io",
            "v12.stomp",
            "mqttv3.1",
            "ocpp1.6",
            "OCPP2.0.1",
            "wamp.2.json",
            "actioncable-v1-json",
            "soap",
            "binary.k8s.io",
            "MBWS.huawei.com",
            "xmpp",
        ] {
            assert!(secret_parts(name).is_empty(), "{name}");
        }
        assert_eq!(
            secret_parts("base64url.bearer.authorization.k8s.io.c2VjcmV0"),
            ["c2VjcmV0"]
        );
        assert_eq!(secret_parts("access_token.hunter"), ["hunter"]);
        assert_eq!(secret_parts("k3Jh9sQmX2pLw8Zt"), ["k3Jh9sQmX2pLw8Zt"]);
        assert_eq!(
            secret_parts("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjMifQ.x7"),
            ["eyJhbGciOiJub25lIn0", "eyJzdWIiOiIxMjMifQ"]
        );
    }

    #[test]
    fn unknown_fields_are_secret() {
        for name in ["Origin", "accept-language", "User-Agent", "Cache-Control"] {
            assert!(is_harmless(name), "{name}");
        }
        for name in ["Ocp-Apim-Subscription-Key", "Authorization", "X-Client"] {
            assert!(!is_harmless(name), "{name}");
        }
    }
}
