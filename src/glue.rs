//! The functions of the C glue, and safe wrappers for those that every module uses.

use std::ffi::{CStr, c_char};
use std::ptr;

use ext_php_rs::exception::PhpException;
use ext_php_rs::types::{ZendHashTable, ZendObject, ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ce};

/// A table of methods in the glue; only its address is used here.
#[repr(C)]
pub(crate) struct Methods {
    _opaque: [u8; 0],
}

/// The glue's callback for `foreach`.
pub(crate) type NextMessage =
    unsafe extern "C" fn(client: *mut ZendObject, is_text: *mut bool, value: *mut Zval) -> bool;

/// The glue's callbacks for the short ways into methods.
#[repr(C)]
pub(crate) struct ShortWays {
    pub(crate) construct: unsafe extern "C" fn(client: *mut ZendObject, url: *const ZendStr),
    pub(crate) receive: unsafe extern "C" fn(client: *mut ZendObject, value: *mut Zval) -> bool,
    pub(crate) send: unsafe extern "C" fn(
        client: *mut ZendObject,
        is_text: bool,
        payload: *const ZendStr,
    ) -> bool,
}

unsafe extern "C" {
    pub(crate) fn ws_arg_string(arg: *mut Zval, out: *mut *mut ZendStr) -> bool;
    pub(crate) fn ws_arg_long(arg: *mut Zval, out: *mut i64) -> bool;
    pub(crate) fn ws_arg_bool(arg: *mut Zval, out: *mut bool) -> bool;
    pub(crate) fn ws_arg_double(
        arg: *mut Zval,
        nullable: bool,
        out: *mut f64,
        is_null: *mut bool,
    ) -> bool;
    pub(crate) fn ws_arg_array(arg: *mut Zval, out: *mut *mut ZendHashTable) -> bool;
    fn ws_argument_value_error(number: u32, message: *const c_char);
    fn ws_argument_type_error(number: u32, message: *const c_char);
    fn ws_type_name(value: *const Zval) -> *const c_char;

    pub(crate) static ws_exception_methods: Methods;
    pub(crate) static ws_value_methods: Methods;
    pub(crate) static ws_message_methods: Methods;
    pub(crate) static ws_report_methods: Methods;
    pub(crate) fn ws_class(
        name: *const c_char,
        parent: *mut ClassEntry,
        is_value: bool,
        methods: *const Methods,
    ) -> *mut ClassEntry;
    pub(crate) fn ws_runtime_exception() -> *mut ClassEntry;
    pub(crate) fn ws_error() -> *mut ClassEntry;
    pub(crate) fn ws_implement_json(ce: *mut ClassEntry);
    pub(crate) fn ws_property(
        ce: *mut ClassEntry,
        name: *const c_char,
        mask: u32,
        class_name: *const c_char,
        access: u32,
    );
    pub(crate) fn ws_enum(name: *const c_char, backed: bool) -> *mut ClassEntry;
    pub(crate) fn ws_enum_case(ce: *mut ClassEntry, name: *const c_char, value: *const c_char);
    pub(crate) fn ws_enum_value(out: *mut Zval, ce: *mut ClassEntry, name: *const c_char);
    pub(crate) fn ws_mark_sensitive(ce: *mut ClassEntry, method: *const c_char, argument: u32);
    pub(crate) fn ws_refuse_null_for_defaults(ce: *mut ClassEntry);
    pub(crate) fn ws_this() -> *mut ZendObject;
    pub(crate) fn ws_shorten(ce: *mut ClassEntry, rust: &'static ShortWays);
    pub(crate) fn ws_iterable(ce: *mut ClassEntry, types: *mut ClassEntry, next: NextMessage);
    pub(crate) fn ws_new_iterator(out: *mut Zval, client: *mut ZendObject) -> bool;

    fn ws_object(out: *mut Zval, ce: *mut ClassEntry);
    pub(crate) fn ws_message(
        out: *mut Zval,
        message: *mut ClassEntry,
        types: *mut ClassEntry,
        is_text: bool,
        payload: *mut Zval,
    );
    pub(crate) fn ws_message_parts(
        value: *const Zval,
        message: *mut ClassEntry,
        types: *mut ClassEntry,
        is_text: *mut bool,
        payload: *mut *const Zval,
    ) -> bool;
    fn ws_append(list: *mut ZendHashTable, value: *mut Zval);
    pub(crate) fn ws_string_append(list: *mut ZendHashTable, string: *mut ZendStr, is_utf8: bool);
    fn ws_set(
        scope: *mut ClassEntry,
        object: *mut Zval,
        name: *const c_char,
        length: usize,
        value: *mut Zval,
    );
    fn ws_set_exception(exception: *mut Zval, message: *const c_char, length: usize, code: i64);
    fn ws_throw_object(exception: *mut Zval);
    fn ws_has_exception() -> bool;

    pub(crate) fn ws_run_interrupts() -> i32;
    fn ws_bailout() -> !;

    fn ws_watch_forks();
    fn ws_process() -> u32;
    fn ws_forks() -> u32;

    pub(crate) fn ws_has_room(size: usize) -> bool;
    pub(crate) fn ws_string_alloc(capacity: usize) -> *mut ZendStr;
    pub(crate) fn ws_string_extend(string: *mut ZendStr, capacity: usize) -> *mut ZendStr;
    pub(crate) fn ws_string_copy(bytes: *const u8, length: usize) -> *mut ZendStr;
    pub(crate) fn ws_string_free(string: *mut ZendStr);
    pub(crate) fn ws_string_finish(out: *mut Zval, string: *mut ZendStr, is_utf8: bool);

    pub(crate) fn ws_type_messages(types: *mut ClassEntry);
    pub(crate) fn ws_info(version: *const c_char, tls: *const c_char);
    pub(crate) fn ws_stream(out: *mut Zval, fd: i32) -> bool;
}

/// Puts a value at the end of a list.
pub(crate) fn append(list: &mut ZendHashTable, mut value: Zval) {
    // SAFETY: the value is handed over.
    unsafe { ws_append(list, &raw mut value) };
    std::mem::forget(value);
}

/// From now on [`process`] needs no system call.
pub(crate) fn watch_forks() {
    // SAFETY: the module stays mapped for as long as the process lives.
    unsafe { ws_watch_forks() }
}

/// The number of this process.
pub(crate) fn process() -> u32 {
    // SAFETY: reads a number that changes only in a child while that has a single thread.
    unsafe { ws_process() }
}

/// How many children this process has made; another number each time if that is not known.
pub(crate) fn forks() -> u32 {
    // SAFETY: reads a number that changes only while this thread forks.
    unsafe { ws_forks() }
}

/// What a method returns when an exception is on its way: the engine's pending one wins, so the
/// message here is only seen if there is none, which would be a defect.
pub(crate) fn pending() -> PhpException {
    PhpException::new("wsclient lost an exception".to_owned(), 0, ce::error())
}

/// A `ValueError` in the engine's words: `Class::method(): Argument #N ($name) {message}`.
pub(crate) fn argument_value_error(number: u32, message: &str) -> PhpException {
    let message = c_string(message);
    // SAFETY: a NUL-terminated string that lives through the call.
    unsafe { ws_argument_value_error(number, message.as_ptr()) };
    pending()
}

/// A `TypeError` in the engine's words.
pub(crate) fn argument_type_error(number: u32, message: &str) -> PhpException {
    let message = c_string(message);
    // SAFETY: as above.
    unsafe { ws_argument_type_error(number, message.as_ptr()) };
    pending()
}

/// The engine's name for the type of `value`, as its own error messages use it.
pub(crate) fn type_name(value: &Zval) -> &'static str {
    // SAFETY: the engine returns a static string.
    unsafe { CStr::from_ptr(ws_type_name(value)) }
        .to_str()
        .unwrap_or("unknown")
}

/// A new object of `ce`, its properties not set yet.
pub(crate) fn object(ce: *mut ClassEntry) -> Zval {
    let mut zval = Zval::new();
    // SAFETY: `ce` comes from `classes` and lives as long as the module.
    unsafe { ws_object(&raw mut zval, ce) };
    zval
}

/// Sets a readonly property that `scope` declares.
pub(crate) fn set(scope: *mut ClassEntry, object: &mut Zval, name: &str, mut value: Zval) {
    // SAFETY: the engine copies name and value; `value` is released by its own drop.
    unsafe {
        ws_set(
            scope,
            object,
            name.as_ptr().cast(),
            name.len(),
            &raw mut value,
        )
    };
}

/// Sets message and code of an exception object.
pub(crate) fn set_exception(exception: &mut Zval, message: &str, code: i64) {
    // SAFETY: the engine copies the message.
    unsafe { ws_set_exception(exception, message.as_ptr().cast(), message.len(), code) };
}

/// Throws an exception object; the engine takes it over.
pub(crate) fn throw(mut exception: Zval) -> PhpException {
    // SAFETY: the object's only reference goes to the engine, so ours must not be dropped.
    unsafe { ws_throw_object(&raw mut exception) };
    std::mem::forget(exception);
    pending()
}

/// Whether an exception is on its way.
pub(crate) fn has_exception() -> bool {
    // SAFETY: reads a global of the engine.
    unsafe { ws_has_exception() }
}

/// Goes on with a fatal error that was caught while Rust frames were on the stack.
///
/// # Safety
/// Nothing that needs dropping may be alive in the caller.
pub(crate) unsafe fn bailout() -> ! {
    // SAFETY: the caller's promise.
    unsafe { ws_bailout() }
}

/// `text` for C; NUL bytes, which a C string cannot hold, are shown as `\0`.
pub(crate) fn c_string(text: &str) -> std::ffi::CString {
    std::ffi::CString::new(text.replace('\0', "\\0")).unwrap_or_default()
}

/// The null class entry, for a class without a parent.
pub(crate) const NO_CLASS: *mut ClassEntry = ptr::null_mut();
