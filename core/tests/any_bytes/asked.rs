//! A request full of secrets: the URL and the options of one case, and what must stay untold.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use wsclient_core::handshake::{Headers, RequestOptions};

use crate::random::Random;

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const TOKEN: &str = "abcdefghijkmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/=";
const ODD: &str = "abcdefghijkmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&<>\"'\\%";

/// What is asked of the server.
pub(crate) struct Asked {
    /// Behind the authority.
    pub(crate) resource: String,
    /// In front of the host, with its `@`.
    pub(crate) user_info: String,
    pub(crate) request: RequestOptions,
    /// Each as its owner knows it.
    pub(crate) secrets: Vec<String>,
}

impl Asked {
    pub(crate) fn new(random: &mut Random) -> Self {
        let mut secrets = Vec::new();
        let mut secret = |random: &mut Random, alphabet: &str| {
            let length = 8 + random.below(30);
            // With a digit, as a short one of letters alone counts as a word.
            let value = random.text(PLAIN, 2) + "7" + &random.text(alphabet, length) + "Z";
            secrets.push(value.clone());
            value
        };
        let mut user_info = String::new();
        if random.once_in(2) {
            let user = secret(random, PLAIN);
            let password = secret(random, ODD);
            user_info = format!("{user}:{}@", percent(&password, true));
        }
        let mut resource = "/chat".to_owned();
        if random.once_in(2) {
            let value = secret(random, ODD);
            let key = secret(random, PLAIN);
            resource = format!("/chat?room=1&token={}&key={key}", percent(&value, true));
        }
        let mut headers = Headers::default();
        match random.below(4) {
            0 => headers.push(
                "Authorization",
                &format!("Bearer {}", secret(random, TOKEN)),
            ),
            1 => {
                let pair = format!("{}:{}", secret(random, PLAIN), secret(random, ODD));
                headers.push("Authorization", &format!("Basic {}", STANDARD.encode(pair)));
            }
            _ => {}
        }
        if random.once_in(2) {
            let (a, b) = (secret(random, TOKEN), secret(random, PLAIN));
            headers.push("Cookie", &format!("sid={a}; theme=dark; csrf={b}"));
        }
        if random.once_in(2) {
            headers.push("X-Api-Key", &secret(random, ODD));
        }
        if random.once_in(3) {
            headers.push("Origin", "https://app.example");
        }
        let subprotocols = match random.below(3) {
            0 => vec!["chat.v2".to_owned(), "chat".to_owned()],
            _ => Vec::new(),
        };
        Self {
            resource,
            user_info,
            request: RequestOptions {
                headers,
                subprotocols,
                compression: random.once_in(2),
                user_agent: "wsclient/test".into(),
            },
            secrets,
        }
    }
}

/// Percent-encodes what is not a letter or a digit.
pub(crate) fn percent(text: &str, upper: bool) -> String {
    let byte = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte if upper => format!("%{byte:02X}"),
        byte => format!("%{byte:02x}"),
    };
    text.bytes().map(byte).collect()
}
