//! The last message, if it is a short text: an application may say in it why it ends the connection.

use super::message::{Message, MessageType, Payload};

/// The longest text that is kept, in bytes.
const MAX_LAST_TEXT: usize = 256;

/// The last message before the input was used up, or before a Close frame, if it is a short text.
#[derive(Debug, Default)]
pub(super) struct LastText(Vec<u8>);

impl LastText {
    /// Keeps a message if it is a short text and nothing but a Close frame follows it in `rest`. The copy of each
    /// message of a fast stream would cost too much.
    #[inline]
    pub(super) fn note<P: Payload>(&mut self, message: &Message<P>, rest: &[u8]) {
        if !matches!(rest, [] | [0x88, ..]) {
            return;
        }
        self.0.clear();
        let bytes = message.payload.as_bytes();
        if message.kind == MessageType::Text && bytes.len() <= MAX_LAST_TEXT {
            self.0.extend_from_slice(bytes);
        }
    }

    pub(super) fn get(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.0).ok()?;
        Some(text).filter(|text| !text.is_empty())
    }
}
