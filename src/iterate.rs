//! The Rust half of `foreach` over a client; the other is iterator.c.

use ext_php_rs::types::{ZendObject, Zval};
use wsclient_core::connection::{Message, MessageType};

use crate::payload::EngineString;
use crate::shortcut::{client_of, next_message};

/// One turn of `foreach`, called by the glue; false at the end or with an exception pending.
pub(crate) unsafe extern "C" fn next_for_foreach(
    client: *mut ZendObject,
    is_text: *mut bool,
    value: *mut Zval,
) -> bool {
    let put = |message: Message<EngineString>| {
        let kind = message.kind == MessageType::Text;
        // SAFETY: the iterator's slots, of which the value is undefined before.
        unsafe {
            is_text.write(kind);
            message.payload.put_into(value, kind);
        }
    };
    // SAFETY: the iterator holds a reference to the object, which is of our class.
    unsafe { client_of(client) }.is_some_and(|client| next_message(client, put))
}
