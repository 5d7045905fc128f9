//! Reads the messages of `sendAll()`: strings as text, `Message` objects with their type.

use std::ptr;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::{ZendHashTable, Zval};
use wsclient_core::connection::{MessageType, check_utf8};

use crate::arguments::ArrayElements;
use crate::ffi;
use crate::glue::{self, argument_type_error, argument_value_error};

/// Checked messages, whose bytes stay in PHP's strings.
pub(crate) struct OutgoingMessages<'a> {
    messages: Vec<(MessageType, &'a [u8])>,
    /// The values behind references, which a signal handler could change while the call waits. The array holds the
    /// others.
    _held: Vec<Zval>,
}

impl<'a> OutgoingMessages<'a> {
    /// Argument `number`; all of it is checked before anything is sent.
    pub(crate) fn read(array: Option<&'a ZendHashTable>, number: u32) -> PhpResult<Self> {
        let count = array.map_or(0, ZendHashTable::len);
        let mut messages = Vec::with_capacity(count);
        let mut held = Vec::new();
        for (at, (_, element)) in (1..).zip(ArrayElements::of(array)) {
            let value = element.dereference();
            if !ptr::eq(value, element) {
                held.push(value.shallow_clone());
            }
            let Some((kind, bytes)) = message(value) else {
                let message = format!(
                    "must contain only strings and WsClient\\Message objects, {} given as element {at}",
                    glue::type_name(value)
                );
                return Err(argument_type_error(number, &message));
            };
            if kind == MessageType::Text
                && let Err(broken) = check_utf8(bytes)
            {
                let message = format!(
                    "must have valid UTF-8 as text (byte {} of element {at} is not); use WsClient\\Message objects for other data",
                    broken.at
                );
                return Err(argument_value_error(number, &message));
            }
            messages.push((kind, bytes));
        }
        Ok(Self {
            messages,
            _held: held,
        })
    }

    /// The messages in order.
    pub(crate) fn messages(&self) -> &[(MessageType, &'a [u8])] {
        &self.messages
    }
}

/// A string is text; a `Message` has its type.
fn message(value: &Zval) -> Option<(MessageType, &[u8])> {
    if let Some(string) = value.zend_str() {
        return Some((MessageType::Text, string.as_bytes()));
    }
    let (mut is_text, mut payload) = (false, ptr::null());
    // SAFETY: the classes are registered; the payload is a string of the object.
    let payload = unsafe {
        let is_message = ffi::ws_message_parts(value, &raw mut is_text, &raw mut payload);
        is_message.then(|| &*payload)?
    };
    let kind = match is_text {
        true => MessageType::Text,
        false => MessageType::Binary,
    };
    Some((kind, payload.zend_str()?.as_bytes()))
}
