//! The first message, if it is a short text: evidence for an end that follows it.

use super::message::{Message, MessageType, Payload};

/// The longest first message that is kept, in bytes.
const MAX_FIRST_TEXT: usize = 1024;

/// The first message, if it is a short text.
#[derive(Debug, Default)]
pub(super) struct FirstText(Option<Box<str>>);

impl FirstText {
    /// Keeps a message if it is a short text, and if it is the first one.
    #[inline]
    pub(super) fn note<P: Payload>(&mut self, message: &Message<P>, messages_received: u64) {
        if messages_received > 1 || message.kind != MessageType::Text {
            return;
        }
        let bytes = message.payload.as_bytes();
        if bytes.len() <= MAX_FIRST_TEXT {
            self.0 = std::str::from_utf8(bytes).ok().map(Into::into);
        }
    }

    pub(super) fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }
}
