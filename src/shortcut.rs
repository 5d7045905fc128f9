//! The Rust halves of the short ways into methods; the others are in shortcut.c.

use std::mem::offset_of;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::{ZendClassObject, ZendObject, ZendStr, Zval};
use ext_php_rs::zend::run_handler;
use wsclient_core::connection::{AtOnce, Message, MessageType};

use crate::arguments::{NullableFloat, Text};
use crate::client::WsClient;
use crate::construct::Further;
use crate::glue::ShortWays;
use crate::payload::EngineString;

pub(crate) static SHORT_WAYS: ShortWays = ShortWays {
    construct,
    receive,
    send,
};

/// `new WsClient($url)` without further arguments.
unsafe extern "C" fn construct(client: *mut ZendObject, url: *const ZendStr) {
    run_handler(AssertUnwindSafe(|| {
        // SAFETY: the glue calls this for objects of our class, with an argument that lives as long
        // as the call.
        let url = Text::of_string(unsafe { &*url });
        match WsClient::construct(url, Further::DEFAULT) {
            // SAFETY: as above; our objects stand in such a frame, and in this one is nothing yet, which
            // `construct` has seen to.
            Ok(made) => unsafe {
                let frame = client.byte_sub(offset_of!(ZendClassObject<WsClient>, std));
                (*frame.cast::<ZendClassObject<WsClient>>()).initialize(made);
            },
            Err(error) => error.throw(),
        }
    }));
}

/// The next message, which is waited for if none is in memory; false at the end, with an exception
/// pending, or for an object that was not constructed.
///
/// # Safety
/// `client` is an object of our class.
pub(crate) unsafe fn next_message(
    client: *mut ZendObject,
    put: impl FnOnce(Message<EngineString>),
) -> bool {
    // SAFETY: the caller's promise.
    let Some(client) = (unsafe { ZendClassObject::<WsClient>::from_zend_obj(&*client) }) else {
        return false;
    };
    let buffered = catch_unwind(AssertUnwindSafe(|| client.take_buffered()));
    if let Ok(Some(message)) = buffered {
        put(message);
        return true;
    }
    let mut found = false;
    run_handler(AssertUnwindSafe(|| {
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

/// `receive()` without an argument; false if it has to go the long way, and then nothing has happened.
unsafe extern "C" fn receive(client: *mut ZendObject, value: *mut Zval) -> bool {
    // SAFETY: the glue calls this for methods of our class, with the method's return value, which is
    // null so far.
    unsafe {
        let put = |message: Message<EngineString>| {
            let is_text = message.kind == MessageType::Text;
            message.payload.put_into(value, is_text);
        };
        next_message(client, put) || ZendClassObject::<WsClient>::from_zend_obj(&*client).is_some()
    }
}

/// `send()` and `sendBinary()`; false if they have to go the long way, and then nothing has happened.
unsafe extern "C" fn send(client: *mut ZendObject, is_text: bool, payload: *const ZendStr) -> bool {
    // SAFETY: the glue calls this for methods of our class, with their argument.
    let (client, payload) = unsafe {
        let client = ZendClassObject::<WsClient>::from_zend_obj(&*client);
        (client, (*payload).as_bytes())
    };
    let Some(client) = client else {
        return false;
    };
    let kind = match is_text {
        true => MessageType::Text,
        false => MessageType::Binary,
    };
    let sent = catch_unwind(AssertUnwindSafe(|| client.send_at_once(kind, payload)));
    match sent.unwrap_or(AtOnce::No) {
        AtOnce::Sent => true,
        AtOnce::No => false,
        AtOnce::Begun(begun) => {
            run_handler(AssertUnwindSafe(|| {
                let rest: PhpResult<()> = client.send_rest(begun);
                if let Err(error) = rest {
                    error.throw();
                }
            }));
            true
        }
    }
}
