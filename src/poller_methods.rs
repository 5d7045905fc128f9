//! The functions of the generated method table for `WsClient\Poller`, and those that poller.c calls.

use std::ffi::c_void;
use std::mem::offset_of;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::{ZendObject, Zval};
use ext_php_rs::zend::ExecuteData;

use crate::arguments::Arguments;
use crate::ffi;
use crate::methods::{constructor, free, guarded};
use crate::object::{ObjectPart, WsClient};
use crate::poller::{Clients, Poller, not_constructed};

/// A function with the engine's signature for each method, under the name that ZEND_METHOD gives it.
macro_rules! poller_methods {
    ($($symbol:ident = $function:path;)*) => {$(
        /// # Safety
        /// Called by the engine with the frame of the running method.
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $symbol(frame: *mut ExecuteData, result: *mut Zval) {
            // SAFETY: the engine's promise; the result is null so far.
            let (arguments, result) = unsafe { (Arguments::of(frame), &mut *result) };
            method(arguments, result, $function);
        }
    )*};
}

poller_methods! {
    zim_WsClient_Poller_add = Poller::add;
    zim_WsClient_Poller_remove = Poller::remove;
    zim_WsClient_Poller_count = Poller::count;
    zim_WsClient_Poller_wait = Poller::wait;
    zim_WsClient_Poller_getIterator = Poller::iterator;
    zim_WsClient_Poller_interrupt = Poller::interrupt;
}

/// # Safety
/// Called by the engine with the frame of the running method.
#[unsafe(no_mangle)]
unsafe extern "C" fn zim_WsClient_Poller___construct(frame: *mut ExecuteData, result: *mut Zval) {
    // SAFETY: the engine's promise.
    let (arguments, result) = unsafe { (Arguments::of(frame), &mut *result) };
    constructor(arguments, result, Poller::construct);
}

fn method(
    arguments: Arguments<'_>,
    result: &mut Zval,
    function: impl FnOnce(&Poller, Clients, Arguments<'_>, &mut Zval) -> PhpResult<()>,
) {
    guarded(|| {
        let object = arguments.this();
        // SAFETY: the engine calls it for objects of our class, which the frame holds.
        let (poller, clients) = unsafe { (Poller::of(object), Clients::of(object)) };
        match poller {
            Some(poller) => function(poller, clients, arguments, result),
            None => Err(not_constructed()),
        }
    });
}

impl ObjectPart for Poller {
    unsafe fn slot(object: *mut ZendObject) -> *mut *mut c_void {
        let whole = object.wrapping_byte_sub(offset_of!(ffi::ws_poller_object, std));
        // SAFETY: poller.c creates our objects in this form.
        unsafe { &raw mut (*whole.cast::<ffi::ws_poller_object>()).poller }
    }
}

/// One iteration of `foreach`.
///
/// # Safety
/// Called by poller.c with its object and its slots, which are undefined before.
#[unsafe(no_mangle)]
unsafe extern "C" fn wsclient_next_ready(
    object: *mut ZendObject,
    client: *mut Zval,
    messages: *mut Zval,
) {
    guarded(|| {
        // SAFETY: the iterator holds a reference to the object.
        let (poller, clients) = unsafe { (Poller::of(object), Clients::of(object)) };
        let poller = poller.ok_or_else(not_constructed)?;
        if let Some((ready, payloads)) = poller.next_ready(clients)? {
            // SAFETY: the caller's promise.
            unsafe {
                client.write(ready);
                messages.write(payloads);
            }
        }
        Ok(())
    });
}

/// The poller of a client is freed.
///
/// # Safety
/// `object` is of the class `WsClient`.
#[unsafe(no_mangle)]
unsafe extern "C" fn wsclient_leave_poller(object: *mut ZendObject) {
    guarded(|| {
        // SAFETY: the caller's promise. The client may have been freed, at the end of the script.
        if let Some(client) = unsafe { WsClient::of(object) } {
            client.leave_poller();
        }
        Ok(())
    });
}

/// Frees the poller of an object.
///
/// # Safety
/// `poller` comes from the constructor or is null, and nothing uses it any more.
#[unsafe(no_mangle)]
unsafe extern "C" fn wsclient_free_poller(poller: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe { free::<Poller>(poller) };
}
