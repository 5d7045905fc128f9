//! Reads the arguments of a running method: in place where the type is right, else with the engine's coercion
//! and errors.

use std::ptr;
use std::time::Duration;

use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::types::{ZendHashTable, ZendObject, ZendStr, Zval};
use ext_php_rs::zend::ExecuteData;
use wsclient_core::connection::MessageType;

use crate::ffi;
use crate::glue;

/// The arguments of one call. They are counted from 1, as in the engine's messages, and live as long as the call; one
/// that was left out, or is beyond those given, has its default.
#[derive(Clone, Copy)]
pub(crate) struct Arguments<'a> {
    frame: &'a ExecuteData,
}

/// A URL, with a reference of its own.
pub(crate) struct UrlArgument(ptr::NonNull<ZendStr>);

impl<'a> Arguments<'a> {
    /// The arguments of the method that runs in `frame`.
    ///
    /// # Safety
    /// `frame` is that of a running method, and outlives what is made of it.
    #[inline]
    pub(crate) unsafe fn of(frame: *const ExecuteData) -> Self {
        // SAFETY: the caller's promise.
        let frame = unsafe { &*frame };
        Self { frame }
    }

    /// The object whose method it is; null for a static one.
    #[inline]
    pub(crate) fn this(self) -> *mut ZendObject {
        let this = &self.frame.This;
        match this.is_object() {
            // SAFETY: it is an object.
            true => unsafe { this.value.obj },
            false => ptr::null_mut(),
        }
    }

    /// Refuses another number of arguments than `least` to `most`.
    #[inline]
    pub(crate) fn expect(self, least: u32, most: u32) -> PhpResult<()> {
        let count = self.count();
        if (least..=most).contains(&count) {
            return Ok(());
        }
        // SAFETY: a method runs.
        unsafe { ffi::ws_wrong_count(least, most) };
        Err(glue::pending_exception())
    }

    #[inline]
    pub(crate) fn count(self) -> u32 {
        // SAFETY: the engine keeps the number there in frames of functions.
        unsafe { self.frame.This.u2.num_args }
    }

    /// The slot of an argument that was given. The engine may convert it into the type that is requested.
    #[inline]
    fn slot(self, number: u32) -> Option<*mut Zval> {
        /// As ZEND_CALL_FRAME_SLOT: the arguments follow the frame, in whole slots.
        const FRAME_SLOTS: usize = size_of::<ExecuteData>().div_ceil(size_of::<Zval>());
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        if number > self.count() {
            return None;
        }
        let frame = ptr::from_ref(self.frame).cast::<Zval>().cast_mut();
        // SAFETY: the frame has so many arguments; ZEND_CALL_ARG finds them in the same way.
        Some(unsafe { frame.add(FRAME_SLOTS + index) })
    }

    /// A `string` argument that is required.
    #[inline]
    pub(crate) fn string(self, number: u32) -> PhpResult<&'a [u8]> {
        Ok(self.string_or_none(number)?.unwrap_or_default())
    }

    /// A `string` argument with a default.
    #[inline]
    pub(crate) fn string_or_none(self, number: u32) -> PhpResult<Option<&'a [u8]>> {
        let Some(slot) = self.slot(number) else {
            return Ok(None);
        };
        // SAFETY: the slot lives as long as the call, and so does the string in it.
        if let Some(string) = unsafe { &*slot }.zend_str() {
            return Ok(Some(string.as_bytes()));
        }
        let mut string: *mut ZendStr = ptr::null_mut();
        // SAFETY: as above; the engine puts a string that it creates into the slot.
        match unsafe { ffi::ws_arg_string(slot, number, &raw mut string) } {
            true => Ok(Some(unsafe { &*string }.as_bytes())),
            false => Err(glue::pending_exception()),
        }
    }

    /// As [`Arguments::string`], in UTF-8.
    pub(crate) fn utf8(self, number: u32) -> PhpResult<&'a str> {
        utf8(self.string(number)?, number)
    }

    /// A `WsClient` argument that is required.
    pub(crate) fn client(self, number: u32) -> PhpResult<*mut ZendObject> {
        let slot = self.slot(number).unwrap_or(ptr::null_mut());
        if slot.is_null() {
            return Err(glue::pending_exception());
        }
        // SAFETY: the slot of an argument that was given.
        let client = unsafe { ffi::ws_arg_client(slot, number) };
        match client.is_null() {
            true => Err(glue::pending_exception()),
            false => Ok(client),
        }
    }

    /// A `string|Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url` argument.
    pub(crate) fn url(self, number: u32) -> PhpResult<UrlArgument> {
        let slot = self.slot(number).unwrap_or(ptr::null_mut());
        if slot.is_null() {
            return Err(glue::pending_exception());
        }
        // SAFETY: the slot of an argument that was given; the string is ours to release.
        let url = unsafe { ffi::ws_arg_url(slot, number) };
        ptr::NonNull::new(url)
            .map(UrlArgument)
            .ok_or_else(glue::pending_exception)
    }

    /// A `string|Message` argument: a string is text.
    pub(crate) fn message(self, number: u32) -> PhpResult<(MessageType, &'a [u8])> {
        let Some(slot) = self.slot(number) else {
            return Ok((MessageType::Text, &[]));
        };
        let (mut is_text, mut payload) = (false, ptr::null_mut());
        // SAFETY: as for strings; the slot holds the object or the string.
        let bytes = unsafe {
            match ffi::ws_arg_message(slot, number, &raw mut is_text, &raw mut payload) {
                true => (*payload).as_bytes(),
                false => return Err(glue::pending_exception()),
            }
        };
        let kind = match is_text {
            true => MessageType::Text,
            false => MessageType::Binary,
        };
        Ok((kind, bytes))
    }

    /// The slot of a `callable` argument, which can be called.
    pub(crate) fn callable(self, number: u32) -> PhpResult<*mut Zval> {
        let slot = self.slot(number).unwrap_or(ptr::null_mut());
        // SAFETY: the slot of an argument that was given.
        match !slot.is_null() && unsafe { ffi::ws_arg_callable(slot, number) } {
            true => Ok(slot),
            false => Err(glue::pending_exception()),
        }
    }

    /// An `int` argument with a default.
    pub(crate) fn int_or(self, number: u32, default: i64) -> PhpResult<i64> {
        let Some(slot) = self.slot(number) else {
            return Ok(default);
        };
        // SAFETY: as for strings.
        if let Some(value) = unsafe { &*slot }.long() {
            return Ok(value);
        }
        let mut value = 0;
        // SAFETY: as for strings.
        match unsafe { ffi::ws_arg_long(slot, number, &raw mut value) } {
            true => Ok(value),
            false => Err(glue::pending_exception()),
        }
    }

    /// A `bool` argument with a default.
    pub(crate) fn bool_or(self, number: u32, default: bool) -> PhpResult<bool> {
        let Some(slot) = self.slot(number) else {
            return Ok(default);
        };
        let mut value = false;
        // SAFETY: as for strings.
        match unsafe { ffi::ws_arg_bool(slot, number, &raw mut value) } {
            true => Ok(value),
            false => Err(glue::pending_exception()),
        }
    }

    /// A `float` argument with a default.
    pub(crate) fn float_or(self, number: u32, default: f64) -> PhpResult<f64> {
        Ok(self.double(number, false)?.unwrap_or(default))
    }

    /// A `?float` argument whose default is null.
    pub(crate) fn nullable_float(self, number: u32) -> PhpResult<Option<f64>> {
        self.double(number, true)
    }

    fn double(self, number: u32, nullable: bool) -> PhpResult<Option<f64>> {
        let Some(slot) = self.slot(number) else {
            return Ok(None);
        };
        let (mut value, mut is_null) = (0.0, false);
        // SAFETY: as for strings.
        let taken =
            unsafe { ffi::ws_arg_double(slot, number, nullable, &raw mut value, &raw mut is_null) };
        match taken {
            true => Ok((!is_null).then_some(value)),
            false => Err(glue::pending_exception()),
        }
    }

    /// An `array` argument; none for the default, an empty one.
    pub(crate) fn array(self, number: u32) -> PhpResult<Option<&'a ZendHashTable>> {
        let Some(slot) = self.slot(number) else {
            return Ok(None);
        };
        let mut array: *mut ZendHashTable = ptr::null_mut();
        // SAFETY: as for strings.
        match unsafe { ffi::ws_arg_array(slot, number, &raw mut array) } {
            true => Ok(Some(unsafe { &*array })),
            false => Err(glue::pending_exception()),
        }
    }
}

/// The elements of an array, each with its name unless it has a number.
pub(crate) struct ArrayElements<'a> {
    array: Option<&'a ZendHashTable>,
    position: u32,
}

impl<'a> ArrayElements<'a> {
    /// Those of `array`, which is none for the default of an argument.
    pub(crate) fn of(array: Option<&'a ZendHashTable>) -> Self {
        Self { array, position: 0 }
    }
}

impl<'a> Iterator for ArrayElements<'a> {
    type Item = (Option<&'a [u8]>, &'a Zval);

    fn next(&mut self) -> Option<Self::Item> {
        let array = self.array?;
        let mut name = ptr::null();
        // SAFETY: element and name live as long as the array, which is not changed meanwhile.
        unsafe {
            let value =
                ffi::ws_array_next(array, &raw mut self.position, &raw mut name).as_ref()?;
            Some((name.as_ref().map(ZendStr::as_bytes), value))
        }
    }
}

impl UrlArgument {
    /// The URL, which was argument `number`.
    pub(crate) fn text(&self, number: u32) -> PhpResult<&str> {
        // SAFETY: ours until it is dropped.
        utf8(unsafe { self.0.as_ref() }.as_bytes(), number)
    }
}

impl Drop for UrlArgument {
    fn drop(&mut self) {
        // SAFETY: the reference is ours.
        unsafe { ffi::ws_string_release(self.0.as_ptr()) };
    }
}

fn utf8(bytes: &[u8], number: u32) -> PhpResult<&str> {
    std::str::from_utf8(bytes)
        .map_err(|_| glue::argument_value_error(number, "must be valid UTF-8"))
}

/// A number of seconds that is finite and not negative.
pub(crate) fn seconds(value: f64, number: u32) -> Result<Duration, PhpException> {
    if value.is_finite() && value >= 0.0 {
        // What a Duration cannot hold is longer than any wait.
        return Ok(Duration::try_from_secs_f64(value).unwrap_or(Duration::MAX));
    }
    Err(glue::argument_value_error(
        number,
        "must be a finite number of seconds, 0 or more",
    ))
}

/// As [`seconds`], but more than 0.
pub(crate) fn positive_seconds(value: f64, number: u32) -> Result<Duration, PhpException> {
    if value.is_finite() && value > 0.0 {
        return seconds(value, number);
    }
    Err(glue::argument_value_error(
        number,
        "must be a finite number of seconds greater than 0",
    ))
}
