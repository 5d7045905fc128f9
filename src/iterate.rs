//! The Rust half of `foreach` over a client; the other is iterator.c.

use ext_php_rs::types::{ZendClassObject, ZendObject, Zval};

use crate::arguments::NullableFloat;
use crate::client::WsClient;
use crate::values;

/// One turn of `foreach`, called by the glue; false at the end or with an exception pending.
pub(crate) unsafe extern "C" fn next_for_foreach(
    client: *mut ZendObject,
    key: *mut Zval,
    value: *mut Zval,
) -> bool {
    let mut found = false;
    ext_php_rs::zend::run_handler(std::panic::AssertUnwindSafe(|| {
        // SAFETY: the iterator holds a reference to the object, which is of our class.
        let client = unsafe { ZendClassObject::<WsClient>::from_zend_obj(&*client) };
        let Some(client) = client else { return };
        match client.next_message(NullableFloat(None)) {
            Ok(Some(message)) => {
                // SAFETY: the iterator's slots, undefined before.
                unsafe {
                    key.write(values::message_type(message.kind).0);
                    value.write(values::payload(message));
                }
                found = true;
            }
            Ok(None) => {}
            Err(error) => error.throw(),
        }
    }));
    found
}
