//! A message assembled directly in the zend_string that PHP gets, within memory_limit.

use std::io;
use std::mem::MaybeUninit;
use std::ptr::{self, NonNull};

use ext_php_rs::types::{ZendHashTable, ZendStr, Zval};
use wsclient_core::connection::{AllocationError, Payload, ReadInto};

use crate::ffi;

/// The least number of bytes that a string grows by where memory is short.
const MIN_GROWTH: usize = 64 * 1024;

/// A zend_string that grows: only its address, so that a message is passed from call to call in registers.
///
/// While it grows, `len` is the number of bytes that have been written, and `h`, which becomes the hash, the capacity.
/// `None` while empty.
pub(crate) struct EngineString(Option<NonNull<ZendStr>>);

impl EngineString {
    /// The payload of a `Message`, which may be in use elsewhere and does not grow.
    pub(crate) fn of_message(message: &Zval) -> Self {
        // SAFETY: an object of that class, with its payload; the string is ours from then on.
        Self(NonNull::new(unsafe { ffi::ws_string_of_message(message) }))
    }

    /// The finished string as a PHP value. With `is_utf8`, PHP functions need not validate it again.
    pub(crate) fn into_zval(self, is_utf8: bool) -> Zval {
        let mut zval = Zval::new();
        // SAFETY: a value that holds nothing yet.
        unsafe { self.put_into(&raw mut zval, is_utf8) };
        zval
    }

    /// As [`EngineString::into_zval`], at the end of a list.
    #[inline]
    pub(crate) fn append_to(mut self, list: &mut ZendHashTable, is_utf8: bool) {
        let string = self.0.take().map_or(ptr::null_mut(), NonNull::as_ptr);
        // SAFETY: the string is ours alone and is handed over, and its first `len` bytes are set.
        unsafe { ffi::ws_string_append(list, string, is_utf8) };
    }

    /// As [`EngineString::into_zval`], directly into a slot.
    ///
    /// # Safety
    /// `place` can be written to, and what is there needs no freeing.
    #[inline]
    pub(crate) unsafe fn put_into(mut self, place: *mut Zval, is_utf8: bool) {
        let string = self.0.take().map_or(ptr::null_mut(), NonNull::as_ptr);
        // SAFETY: the string is ours alone and is handed over, and its first `len` bytes are set.
        unsafe { ffi::ws_string_finish(place, string, is_utf8) };
    }

    #[inline]
    fn length(&self) -> usize {
        // SAFETY: a string of ours.
        self.0.map_or(0, |string| unsafe { string.as_ref().len })
    }

    #[inline]
    fn capacity(&self) -> usize {
        // SAFETY: a string of ours; `h` has the width of a size everywhere.
        self.0
            .map_or(0, |string| unsafe { string.as_ref().h as usize })
    }

    /// The memory behind the first `length` bytes, as far as the string has any.
    fn space(&mut self) -> &mut [MaybeUninit<u8>] {
        let (length, capacity) = (self.length(), self.capacity());
        let Some(string) = self.0 else {
            return &mut [];
        };
        // SAFETY: there is memory for `capacity` bytes, and it is ours alone.
        unsafe {
            let start = (&raw mut (*string.as_ptr()).val).cast::<MaybeUninit<u8>>();
            std::slice::from_raw_parts_mut(start.add(length), capacity - length)
        }
    }

    /// Counts `count` more bytes as written.
    ///
    /// # Safety
    /// They have been written into [`EngineString::space`].
    unsafe fn wrote(&mut self, count: usize) {
        if let Some(mut string) = self.0 {
            // SAFETY: a string of ours.
            unsafe { string.as_mut().len += count };
        }
    }

    /// Makes room for `capacity` bytes.
    fn grow_to(&mut self, capacity: usize) -> Result<(), AllocationError> {
        let mut string = self.0.map_or(ptr::null_mut(), NonNull::as_ptr);
        // SAFETY: the string is ours alone, and stays so where it moves.
        let has_grown = unsafe {
            match string.is_null() {
                true => {
                    string = ffi::ws_string_alloc(capacity);
                    !string.is_null()
                }
                false => ffi::ws_string_extend(&raw mut string, capacity),
            }
        };
        self.0 = NonNull::new(string);
        has_grown.then_some(()).ok_or_else(|| no_room(capacity))
    }
}

/// Why there is no room for a message of `size` bytes. If it is more than a fourth of memory_limit, the message itself
/// is too large; else the script may free other memory.
#[cold]
fn no_room(size: usize) -> AllocationError {
    // SAFETY: reads a setting.
    match unsafe { ffi::ws_is_large_part(size) } {
        true => AllocationError::Permanent,
        false => AllocationError::Temporary,
    }
}

impl Payload for EngineString {
    fn empty() -> Self {
        Self(None)
    }

    fn can_hold(size: u64) -> bool {
        // SAFETY: reads a setting.
        usize::try_from(size).is_ok_and(|size| unsafe { ffi::ws_can_hold(size) })
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), AllocationError> {
        let length = self.length().checked_add(bytes.len());
        let length = length.ok_or(AllocationError::Permanent)?;
        if length > self.capacity() {
            // Doubled, unless only the required length fits below memory_limit.
            let doubled = length.max(self.capacity().saturating_mul(2));
            self.grow_to(doubled).or_else(|_| self.grow_to(length))?;
        }
        if let Some(space) = self.space().get_mut(..bytes.len()) {
            space.write_copy_of_slice(bytes);
            // SAFETY: just written.
            unsafe { self.wrote(bytes.len()) };
        }
        Ok(())
    }

    fn complete(&mut self) {
        // SAFETY: the string is ours alone, and the returned one replaces it.
        let string = self
            .0
            .map(|string| unsafe { ffi::ws_string_shrink(string.as_ptr()) });
        self.0 = string.and_then(NonNull::new);
    }

    fn reserve(&mut self, more: usize) {
        let wanted = self.length().saturating_add(more);
        if wanted > self.capacity() {
            // append() reports it if there is no room.
            let _ = self.grow_to(wanted);
        }
    }

    fn fill(
        &mut self,
        wanted: usize,
        read: &mut ReadInto<'_>,
    ) -> Result<io::Result<usize>, AllocationError> {
        let length = self.length();
        if length == self.capacity() {
            let bare = length.saturating_add(wanted.min(MIN_GROWTH));
            self.grow_to(length.saturating_add(wanted))
                .or_else(|_| self.grow_to(bare))?;
        }
        let space = self.space();
        let space = match space.len() > wanted {
            true => space.get_mut(..wanted).unwrap_or_default(),
            false => space,
        };
        let front = space.as_ptr().cast::<u8>();
        // The returned slice is what is initialised, so it must be the start of the given one.
        let read = read(space).map(|bytes| match ptr::eq(bytes.as_ptr(), front) {
            true => bytes.len(),
            false => 0,
        });
        if let Ok(count) = read {
            // SAFETY: `read` has shown them initialised.
            unsafe { self.wrote(count) };
        }
        Ok(read)
    }

    #[inline]
    fn as_bytes(&self) -> &[u8] {
        let Some(string) = self.0 else {
            return &[];
        };
        // SAFETY: the first `len` bytes have been written.
        unsafe {
            let start = (&raw const (*string.as_ptr()).val).cast::<u8>();
            std::slice::from_raw_parts(start, string.as_ref().len)
        }
    }

    #[inline]
    fn copy_of(bytes: &[u8]) -> Result<Self, AllocationError> {
        if bytes.is_empty() {
            return Ok(Self(None));
        }
        // SAFETY: reads so many bytes.
        let string = unsafe { ffi::ws_string_copy(bytes.as_ptr(), bytes.len()) };
        let string = NonNull::new(string).ok_or_else(|| no_room(bytes.len()))?;
        Ok(Self(Some(string)))
    }
}

impl Drop for EngineString {
    fn drop(&mut self) {
        if let Some(string) = self.0 {
            // SAFETY: ours alone; objects are freed before the engine's allocator is shut down.
            unsafe { ffi::ws_string_free(string.as_ptr()) };
        }
    }
}
