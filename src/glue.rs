//! Safe wrappers of the C functions that most modules use.

use std::ffi::{CStr, CString};
use std::os::fd::{AsRawFd as _, BorrowedFd};

use ext_php_rs::exception::PhpException;
use ext_php_rs::types::{ZendHashTable, ZendObject, Zval};
use ext_php_rs::zend::ce;

use crate::classes::ClassName;
use crate::ffi;

/// Registers the classes, watches for forks from now on, and lets the core read `TCP_INFO`.
pub(crate) fn start() {
    wsclient_core::wire::set_tcp_info_source(tcp_info);
    // SAFETY: the module is starting; it stays mapped for as long as the process lives.
    unsafe {
        ffi::ws_watch_forks();
        ffi::ws_register_classes();
    }
}

/// Reads `TCP_INFO` of a socket into `buffer`, and returns how many bytes the kernel wrote.
fn tcp_info(socket: BorrowedFd<'_>, buffer: &mut [u8]) -> Option<usize> {
    // SAFETY: an open descriptor, and memory of that size.
    let length = unsafe { ffi::ws_tcp_info(socket.as_raw_fd(), buffer.as_mut_ptr(), buffer.len()) };
    (length > 0).then_some(length)
}

/// Whether handlers of pcntl_signal() do not run before a method returns: pcntl_async_signals() is off.
pub(crate) fn defers_signals() -> bool {
    // SAFETY: called on PHP's own thread, inside a method call, without an exception.
    unsafe { ffi::ws_defers_signals() }
}

/// Appends a value to a list.
pub(crate) fn append(list: &mut ZendHashTable, mut value: Zval) {
    // SAFETY: the value is handed over.
    unsafe { ffi::ws_append(list, &raw mut value) };
    std::mem::forget(value);
}

/// An object as a value, with a reference of its own.
pub(crate) fn object_value(object: *mut ZendObject) -> Zval {
    let mut zval = Zval::new();
    // SAFETY: a live object.
    unsafe { ffi::ws_object_value(&raw mut zval, object) };
    zval
}

/// The id of this process.
pub(crate) fn process_id() -> u32 {
    // SAFETY: reads a number that changes only in a child while that has a single thread.
    unsafe { ffi::ws_process() }
}

/// How many children this process has forked; another number each time if that is not known.
pub(crate) fn fork_count() -> u32 {
    // SAFETY: reads a number that changes only while this thread forks.
    unsafe { ffi::ws_forks() }
}

/// What a method returns when the engine has a pending exception. That one is thrown; the message here is only seen
/// if there is none, which would be a defect.
#[cold]
pub(crate) fn pending_exception() -> PhpException {
    PhpException::new("wsclient lost an exception".to_owned(), 0, ce::error())
}

/// A `ValueError` in the engine's words: `Class::method(): Argument #N ($name) {message}`.
pub(crate) fn argument_value_error(number: u32, message: &str) -> PhpException {
    let message = c_string(message);
    // SAFETY: a NUL-terminated string that lives through the call.
    unsafe { ffi::ws_argument_value_error(number, message.as_ptr()) };
    pending_exception()
}

/// A `TypeError` in the engine's words.
pub(crate) fn argument_type_error(number: u32, message: &str) -> PhpException {
    let message = c_string(message);
    // SAFETY: as above.
    unsafe { ffi::ws_argument_type_error(number, message.as_ptr()) };
    pending_exception()
}

/// The engine's name for the type of `value`, as its own error messages use it.
pub(crate) fn type_name(value: &Zval) -> &'static str {
    // SAFETY: the engine returns a static string.
    unsafe { CStr::from_ptr(ffi::ws_type_name(value)) }
        .to_str()
        .unwrap_or("unknown")
}

/// A new object of `class`, its properties not set yet.
pub(crate) fn object(class: ClassName) -> Zval {
    let mut zval = Zval::new();
    // SAFETY: the classes are registered once the module has started.
    unsafe { ffi::ws_object(&raw mut zval, class) };
    zval
}

/// A case of an enum.
pub(crate) fn enum_case(class: ClassName, case: &str) -> Zval {
    let case = c_string(case);
    let mut zval = Zval::new();
    // SAFETY: as above; the enum has the case.
    unsafe { ffi::ws_enum_case(&raw mut zval, class, case.as_ptr()) };
    zval
}

/// Sets a readonly property that `scope` declares.
pub(crate) fn set(scope: ClassName, object: &mut Zval, name: &str, mut value: Zval) {
    // SAFETY: the engine copies name and value; `value` is released by its own drop.
    unsafe {
        ffi::ws_set(
            scope,
            object,
            name.as_ptr().cast(),
            name.len(),
            &raw mut value,
        );
    }
}

/// Sets message and code of an exception object.
pub(crate) fn set_exception(exception: &mut Zval, message: &str, code: i64) {
    // SAFETY: the engine copies the message.
    unsafe { ffi::ws_set_exception(exception, message.as_ptr().cast(), message.len(), code) };
}

/// Throws an exception object, which the engine then owns.
pub(crate) fn throw(mut exception: Zval) -> PhpException {
    // SAFETY: the object's only reference goes to the engine, so ours must not be dropped.
    unsafe { ffi::ws_throw_object(&raw mut exception) };
    std::mem::forget(exception);
    pending_exception()
}

/// Throws an `Error`, unless an exception is pending.
pub(crate) fn throw_error(message: &str) -> PhpException {
    if !has_exception() {
        let message = c_string(message);
        // SAFETY: a NUL-terminated string that lives through the call.
        unsafe { ffi::ws_throw_error(message.as_ptr()) };
    }
    pending_exception()
}

/// Whether an exception is pending.
pub(crate) fn has_exception() -> bool {
    // SAFETY: reads a global of the engine.
    unsafe { ffi::ws_has_exception() }
}

/// Continues a fatal error that was caught while Rust frames were on the stack.
///
/// # Safety
/// Nothing that needs dropping may be alive in the caller.
pub(crate) unsafe fn bailout() {
    // SAFETY: the caller's promise.
    unsafe { ffi::ws_bailout() }
}

/// `text` for C; NUL bytes, which a C string cannot hold, are shown as `\0`.
pub(crate) fn c_string(text: &str) -> CString {
    CString::new(text.replace('\0', "\\0")).unwrap_or_default()
}
