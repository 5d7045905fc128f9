//! The Rust halves of the short ways into methods; the others are in shortcut.c.

use std::mem::offset_of;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ext_php_rs::types::{ZendClassObject, ZendObject, ZendStr, Zval};
use ext_php_rs::zend::run_handler;
use wsclient_core::connection::{AtOnce, Message, MessageType};

use crate::arguments::Text;
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

/// The client behind an object; `None` if it was not constructed.
///
/// # Safety
/// `object` is of our class, and lives as long as what is made of it.
pub(crate) unsafe fn client_of<'a>(object: *mut ZendObject) -> Option<&'a WsClient> {
    // SAFETY: the caller's promise.
    unsafe { ZendClassObject::<WsClient>::from_zend_obj(&*object) }.map(|object| &**object)
}

/// Puts the next message, which is waited for if none is in memory; false at the end or with an
/// exception pending.
pub(crate) fn next_message(client: &WsClient, put: impl FnOnce(Message<EngineString>)) -> bool {
    let buffered = catch_unwind(AssertUnwindSafe(|| client.take_buffered()));
    if let Ok(Some(message)) = buffered {
        put(message);
        return true;
    }
    let mut found = false;
    run_handler(AssertUnwindSafe(|| {
        match client.wait_for_message(client.limits.receive_timeout) {
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
    // SAFETY: the glue calls this for methods of our class.
    let Some(client) = (unsafe { client_of(client) }) else {
        return false;
    };
    next_message(client, |message| {
        let is_text = message.kind == MessageType::Text;
        // SAFETY: the method's return value, which is null so far.
        unsafe { message.payload.put_into(value, is_text) };
    });
    true
}

/// `send()` and `sendBinary()`; false if they have to go the long way, and then nothing has happened.
unsafe extern "C" fn send(client: *mut ZendObject, is_text: bool, payload: *const ZendStr) -> bool {
    // SAFETY: the glue calls this for methods of our class, with their argument.
    let (client, payload) = unsafe { (client_of(client), (*payload).as_bytes()) };
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
                if let Err(error) = client.send_rest(begun) {
                    error.throw();
                }
            }));
            true
        }
    }
}
