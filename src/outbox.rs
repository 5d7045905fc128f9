//! Messages that signal handlers send while a call of the client waits to receive.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use wsclient_core::connection::{Connection, MessageType};
use wsclient_core::wait::Outgoing;

use crate::payload::EngineString;

/// The messages between a signal handler and the call that it interrupted, which sends them before it waits on.
#[derive(Default)]
pub(crate) struct Outbox {
    messages: RefCell<VecDeque<Outgoing>>,
    /// Whether such a call runs.
    is_open: Cell<bool>,
    /// The bytes of the messages, and what waited in the connection before them.
    unsent: Cell<u64>,
}

/// While it lives, a call sends what is put into the outbox.
pub(crate) struct OpenOutbox<'o>(&'o Outbox);

impl Outbox {
    /// For a call on a connection in which `unsent` bytes wait.
    pub(crate) fn open(&self, unsent: u64) -> OpenOutbox<'_> {
        self.unsent.set(unsent);
        self.is_open.set(true);
        OpenOutbox(self)
    }

    /// Whether a call waits that sends what is put in: then this is a signal handler.
    #[inline]
    pub(crate) fn is_open(&self) -> bool {
        self.is_open.get()
    }

    /// Takes a message, which is UTF-8 if it is text; false if the queue is full.
    pub(crate) fn push(&self, kind: MessageType, payload: &[u8]) -> bool {
        if self.unsent.get() >= Connection::<EngineString>::MAX_QUEUED {
            return false;
        }
        self.unsent.set(self.unsent.get() + payload.len() as u64);
        self.messages.borrow_mut().push_back(Outgoing {
            is_text: kind == MessageType::Text,
            payload: payload.to_vec(),
        });
        true
    }

    /// How many bytes wait in the client while the call waits.
    pub(crate) fn unsent(&self) -> u64 {
        self.unsent.get()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.messages.borrow().is_empty()
    }

    pub(crate) fn pop(&self) -> Option<Outgoing> {
        self.messages.borrow_mut().pop_front()
    }

    /// All were given to the connection, in which so many bytes wait.
    pub(crate) fn note_unsent(&self, bytes: u64) {
        self.unsent.set(bytes);
    }
}

impl Drop for OpenOutbox<'_> {
    fn drop(&mut self) {
        self.0.is_open.set(false);
        self.0.messages.borrow_mut().clear();
    }
}
