//! Messages that arrived while the program did something else than receive, or looked for another one.

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
    messages: VecDeque<NumberedMessage<P>>,
    size: u64,
    limit: u64,
    next_number: u64,
}

/// A message with its place among all messages, which only grows in the queue.
#[derive(Debug)]
struct NumberedMessage<P> {
    number: u64,
    message: Message<P>,
}

impl<P: Payload> Inbox<P> {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            messages: VecDeque::new(),
            size: 0,
            limit,
            next_number: 0,
        }
    }

    /// A number for a message that comes after those so far.
    pub(super) fn next_number(&mut self) -> u64 {
        let number = self.next_number;
        self.next_number += 1;
        number
    }

    pub(super) fn push(&mut self, message: Message<P>) {
        let number = self.next_number();
        self.size += queued_size(&message);
        self.messages.push_back(NumberedMessage { number, message });
    }

    /// Puts a message back that had this number.
    pub(super) fn insert(&mut self, number: u64, message: Message<P>) {
        let at = self.position_after(number);
        self.size += queued_size(&message);
        self.messages
            .insert(at, NumberedMessage { number, message });
    }

    /// The oldest message.
    pub(super) fn pop(&mut self) -> Option<Message<P>> {
        let oldest = self.messages.pop_front()?;
        self.size -= queued_size(&oldest.message);
        Some(oldest.message)
    }

    /// The oldest message with a greater number than `number`, and its number; the oldest of all with `None`.
    pub(super) fn take_after(&mut self, number: Option<u64>) -> Option<(u64, Message<P>)> {
        let at = number.map_or(0, |number| self.position_after(number));
        let taken = self.messages.remove(at)?;
        self.size -= queued_size(&taken.message);
        Some((taken.number, taken.message))
    }

    fn position_after(&self, number: u64) -> usize {
        self.messages
            .partition_point(|queued| queued.number <= number)
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
