//! A message assembled straight in the zend_string that PHP gets, within memory_limit.

use std::ptr;

use ext_php_rs::types::{ZendStr, Zval};
use wsclient_core::connection::{NoRoom, Payload};

use crate::glue;

/// A zend_string that grows.
pub(crate) struct EngineString {
    /// Null while empty.
    string: *mut ZendStr,
    length: usize,
    capacity: usize,
}

impl EngineString {
    /// The finished string as a PHP value. `is_utf8` spares PHP functions a second validation.
    pub(crate) fn into_zval(mut self, is_utf8: bool) -> Zval {
        let string = std::mem::replace(&mut self.string, ptr::null_mut());
        let mut zval = Zval::new();
        // SAFETY: the string is ours alone and is handed over, and its first `length` bytes are set.
        unsafe { glue::ws_string_finish(&raw mut zval, string, self.length, is_utf8) };
        zval
    }

    fn grow_to(&mut self, capacity: usize) -> Result<(), NoRoom> {
        // SAFETY: the string is ours alone.
        let string = unsafe {
            if self.string.is_null() {
                glue::ws_string_alloc(capacity)
            } else {
                glue::ws_string_extend(self.string, capacity)
            }
        };
        if string.is_null() {
            return Err(NoRoom);
        }
        self.string = string;
        self.capacity = capacity;
        Ok(())
    }
}

impl Payload for EngineString {
    fn empty() -> Self {
        Self {
            string: ptr::null_mut(),
            length: 0,
            capacity: 0,
        }
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), NoRoom> {
        let length = self.length.checked_add(bytes.len()).ok_or(NoRoom)?;
        if length > self.capacity {
            // Doubling, unless only the bare need fits below memory_limit.
            let doubled = length.max(self.capacity.saturating_mul(2));
            self.grow_to(doubled)
                .or_else(|NoRoom| self.grow_to(length))?;
        }
        if bytes.is_empty() {
            return Ok(());
        }
        // SAFETY: capacity was just made sure of, and the string does not overlap with `bytes`.
        unsafe {
            let start = glue::ws_string_bytes(self.string)
                .cast::<u8>()
                .add(self.length);
            ptr::copy_nonoverlapping(bytes.as_ptr(), start, bytes.len());
        }
        self.length = length;
        Ok(())
    }

    fn as_bytes(&self) -> &[u8] {
        if self.string.is_null() {
            return &[];
        }
        // SAFETY: the first `length` bytes have been written.
        unsafe {
            std::slice::from_raw_parts(glue::ws_string_bytes(self.string).cast(), self.length)
        }
    }

    fn copy_of(bytes: &[u8]) -> Result<Self, NoRoom> {
        let mut payload = Self::empty();
        if !bytes.is_empty() {
            payload.grow_to(bytes.len())?;
            payload.append(bytes)?;
        }
        Ok(payload)
    }
}

impl Drop for EngineString {
    fn drop(&mut self) {
        if !self.string.is_null() {
            // SAFETY: ours alone; objects are freed before the engine's allocator is shut down.
            unsafe { glue::ws_string_free(self.string) };
        }
    }
}
