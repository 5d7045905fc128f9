//! The functions of the generated method table, each of which calls one function of `client`.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::{ZendObject, Zval};
use ext_php_rs::zend::ExecuteData;
use wsclient_core::connection::{Message, MessageType};

use crate::arguments::Arguments;
use crate::glue;
use crate::memory::MessageForm;
use crate::object::{ObjectPart, WsClient, not_constructed};
use crate::opening::Opening;
use crate::payload::EngineString;
use crate::values;

/// A function with the engine's signature for each method, under the name that ZEND_METHOD gives it.
macro_rules! methods {
    ($($how:ident $symbol:ident = $function:path;)*) => {$(
        /// # Safety
        /// Called by the engine with the frame of the running method.
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $symbol(frame: *mut ExecuteData, result: *mut Zval) {
            // SAFETY: the engine's promise; the result is null so far.
            let (arguments, result) = unsafe { (Arguments::of(frame), &mut *result) };
            $how(arguments, result, $function);
        }
    )*};
}

methods! {
    constructor zim_WsClient___construct = WsClient::construct;
    method zim_WsClient_send = WsClient::send;
    method zim_WsClient_sendBinary = WsClient::send_binary;
    method zim_WsClient_sendAll = WsClient::send_all;
    method zim_WsClient_trySend = WsClient::try_send;
    method zim_WsClient_wantsWrite = WsClient::wants_write;
    method zim_WsClient_flush = WsClient::flush;
    method zim_WsClient_receive = WsClient::receive;
    method zim_WsClient_receiveMessage = WsClient::receive_message;
    method zim_WsClient_receiveUntil = WsClient::receive_until;
    method zim_WsClient_poll = WsClient::poll;
    method zim_WsClient_pollMessages = WsClient::poll_messages;
    method zim_WsClient_getIterator = WsClient::iterator;
    method zim_WsClient_messages = WsClient::messages;
    method zim_WsClient_ping = WsClient::ping;
    method zim_WsClient_close = WsClient::close;
    method zim_WsClient_interrupt = WsClient::interrupt;
    method zim_WsClient_isOpen = WsClient::is_open;
    method zim_WsClient_getCloseInfo = WsClient::close_info;
    method zim_WsClient_getInfo = WsClient::info;
    method zim_WsClient_getStream = WsClient::stream;
    static_method zim_WsClient_open = WsClient::begin;
    static_method zim_WsClient_select = WsClient::select;
    static_method zim_WsClient_diagnose = WsClient::diagnose;
    static_method zim_WsClient_generateKey = WsClient::generate_key;
    static_method zim_WsClient_acceptKey = WsClient::accept_key;
    method zim_WsClient_Opening_getStream = Opening::stream;
    method zim_WsClient_Opening_isReady = Opening::is_ready;
    method zim_WsClient_Opening_finish = Opening::finish;
    method zim_WsClient_Opening_cancel = Opening::cancel;
}

#[inline]
fn method<T: ObjectPart>(
    arguments: Arguments<'_>,
    result: &mut Zval,
    function: impl FnOnce(&T, Arguments<'_>, &mut Zval) -> PhpResult<()>,
) {
    guarded(|| {
        // SAFETY: the engine calls it for objects of the class, which the frame holds.
        let part = unsafe { T::of(arguments.this()) };
        match part {
            Some(part) => function(part, arguments, result),
            None => Err(not_constructed()),
        }
    });
}

#[inline]
fn static_method(
    arguments: Arguments<'_>,
    result: &mut Zval,
    function: impl FnOnce(Arguments<'_>, &mut Zval) -> PhpResult<()>,
) {
    guarded(|| function(arguments, result));
}

pub(crate) fn constructor<T: ObjectPart>(
    arguments: Arguments<'_>,
    _: &mut Zval,
    function: impl FnOnce(Arguments<'_>) -> PhpResult<T>,
) {
    guarded(|| {
        let object = arguments.this();
        // A signal handler may construct the object too while this call waits.
        refuse_second_construction::<T>(object)?;
        let part = function(arguments)?;
        refuse_second_construction::<T>(object)?;
        // SAFETY: an object of the class that has no part yet; it is freed with the object.
        unsafe { *T::slot(object) = Box::into_raw(Box::new(part)).cast() };
        Ok(())
    });
}

/// A part that another call may be waiting on must not be replaced.
fn refuse_second_construction<T: ObjectPart>(object: *mut ZendObject) -> PhpResult<()> {
    // SAFETY: an object of the class.
    match unsafe { T::of(object) } {
        Some(_) => Err(glue::throw_error("Cannot call constructor twice")),
        None => Ok(()),
    }
}

/// Runs a method; a panic, which would be a defect, ends in an `Error` and not in the engine.
#[inline]
pub(crate) fn guarded(work: impl FnOnce() -> PhpResult<()>) {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => error.throw(),
        Err(_) => {
            glue::throw_error(
                "wsclient panicked, which is a bug; see standard error for the details",
            );
        }
    }
}

/// One iteration of `foreach`; the value is the payload, or the message itself.
///
/// # Safety
/// Called by iterator.c with its object and its slot, which is undefined before.
#[unsafe(no_mangle)]
unsafe extern "C" fn wsclient_next_message(
    object: *mut ZendObject,
    as_message: bool,
    value: *mut Zval,
) -> bool {
    let mut found = false;
    guarded(|| {
        // SAFETY: the iterator holds a reference to the object, which is of our class.
        let client = unsafe { WsClient::of(object) }.ok_or_else(not_constructed)?;
        if as_message {
            client.check_room_for(MessageForm::Message)?;
        }
        let message: Option<Message<EngineString>> = client.next_message(None)?;
        if let Some(message) = message {
            let is_text = message.kind == MessageType::Text;
            // SAFETY: the caller's promise.
            unsafe {
                match as_message {
                    true => value.write(values::message(message)),
                    false => message.payload.put_into(value, is_text),
                }
            }
            found = true;
        }
        Ok(())
    });
    found
}

/// A descriptor for `Io\Poll`; -1 once the connection has ended.
///
/// # Safety
/// `client` comes from the constructor.
#[unsafe(no_mangle)]
unsafe extern "C" fn wsclient_poll_fd(client: *mut c_void) -> i32 {
    // SAFETY: the caller's promise.
    let client = unsafe { &*client.cast::<WsClient>() };
    let fd = catch_unwind(AssertUnwindSafe(|| client.poll_fd()));
    fd.ok().flatten().unwrap_or(-1)
}

/// Frees the client of an object.
///
/// # Safety
/// `client` comes from an object of the class or is null, and nothing uses it any more.
#[unsafe(no_mangle)]
unsafe extern "C" fn wsclient_free(client: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe { free::<WsClient>(client) };
}

/// As [`wsclient_free`], of an `Opening`.
///
/// # Safety
/// As above.
#[unsafe(no_mangle)]
unsafe extern "C" fn wsclient_free_opening(opening: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe { free::<Opening>(opening) };
}

/// # Safety
/// `part` comes from an object of its class or is null, and nothing uses it any more.
pub(crate) unsafe fn free<T: ObjectPart>(part: *mut c_void) {
    let part = part.cast::<T>();
    if !part.is_null() {
        guarded(|| {
            // SAFETY: the caller's promise.
            drop(unsafe { Box::from_raw(part) });
            Ok(())
        });
    }
}
