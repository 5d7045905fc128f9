//! What is wrong with a URL.

/// What is wrong with a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// It is empty.
    Empty,
    /// No `scheme://` in front.
    SchemeMissing,
    /// A scheme that is not a WebSocket scheme.
    Scheme {
        /// The scheme as written, in lower case.
        found: String,
    },
    /// A port that is no number from 1 to 65535.
    Port,
    /// RFC 6455 §3: fragment identifiers are meaningless and must not be used.
    Fragment,
    /// No host, or one that cannot be a name or an address.
    Host {
        /// What the parser refuses.
        reason: &'static str,
    },
    /// A character that must be percent-encoded or must not be there.
    Character {
        /// The character.
        found: char,
        /// Its byte offset.
        offset: usize,
    },
    /// Anything else that the parser refuses.
    Syntax {
        /// The parser's words.
        reason: String,
    },
}
