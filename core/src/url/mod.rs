//! A WebSocket URL (RFC 6455 §3): its parts, what it refers to, and how it is shown without its secrets.

mod parse;
mod redaction;
mod target;
mod url_error;

pub(crate) use parse::percent_decoded;
pub use redaction::{
    is_plain_word, redact_reference, redact_unparsed, redacted_query, secret_segments,
};
pub use target::{Credentials, Host, Target};
pub use url_error::UrlError;
