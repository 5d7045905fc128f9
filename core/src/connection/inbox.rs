//! Messages that arrived while the program did something else than receive.

use std::collections::VecDeque;

use super::message::{Message, Payload};

/// The size of an empty message in the inbox, in bytes, so that empty ones are limited too.
const MESSAGE_OVERHEAD: u64 = 64;

/// The size of a message against a limit for several messages, in bytes.
pub(super) fn queued_size<P: Payload>(message: &Message<P>) -> u64 {
    message.payload.as_bytes().len() as u64 + MESSAGE_OVERHEAD
}

/// A queue of messages with a limit, which one message may exceed.
#[derive(Debug)]
pub(super) struct Inbox<P> {
    messages: VecDeque<Message<P>>,
    size: u64,
    limit: u64,
}

impl<P: Payload> Inbox<P> {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            messages: VecDeque::new(),
            size: 0,
            limit,
        }
    }

    pub(super) fn push(&mut self, message: Message<P>) {
        self.size += queued_size(&message);
        self.messages.push_back(message);
    }

    /// The oldest message.
    pub(super) fn pop(&mut self) -> Option<Message<P>> {
        let message = self.messages.pop_front()?;
        self.size -= queued_size(&message);
        Some(message)
    }

    pub(super) fn clear(&mut self) {
        self.messages.clear();
        self.size = 0;
    }

    pub(super) fn len(&self) -> usize {
        self.messages.len()
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.size >= self.limit
    }
}
