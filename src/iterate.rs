//! The Rust half of `foreach` over a client; the other is iterator.c.

use ext_php_rs::types::{ZendClassObject, ZendObject, Zval};
use wsclient_core::connection::{Message, MessageType};

use crate::arguments::NullableFloat;
use crate::client::WsClient;
use crate::payload::EngineString;
use crate::shortcut::buffered;

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
    if let Some(message) = unsafe { buffered(client) } {
        put(message);
        return true;
    }
    let mut found = false;
    ext_php_rs::zend::run_handler(std::panic::AssertUnwindSafe(|| {
        // SAFETY: the iterator holds a reference to the object, which is of our class.
        let client = unsafe { ZendClassObject::<WsClient>::from_zend_obj(&*client) };
        let Some(client) = client else { return };
        match client.next_message(NullableFloat(None)) {
            Ok(Some(message)) => {
                put(message);
                found = true;
            }
            Ok(None) => {}
            Err(error) => error.throw(),
        }
    }));
    found
}
