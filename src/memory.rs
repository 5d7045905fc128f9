//! Allocations near memory_limit, where a fatal error would lose messages: checks before them, and lifts the limit for
//! those that must not fail.

use ext_php_rs::boxed::ZBox;
use ext_php_rs::types::{ZendHashTable, Zval};

use crate::ffi;

/// What a method returns of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MessageForm {
    /// Its payload, which is allocated when it arrives.
    Payload,
    /// A `Message`.
    Message,
}

impl MessageForm {
    /// The most bytes of an empty list and its first eight values.
    const LIST: usize = 512;

    /// Whether there is memory for one.
    pub(crate) fn has_room(self) -> bool {
        self.has_room_beside(0)
    }

    /// Whether there is memory for one more in a list of `count`, which grows by doubling.
    pub(crate) fn has_room_behind(self, count: usize) -> bool {
        self.has_room_beside(match count >= 8 && count.is_power_of_two() {
            true => 2 * count * size_of::<Zval>(),
            false => 0,
        })
    }

    /// A list with room for `likely` of them if there is memory for so many, else for a few; `None` if there is none.
    pub(crate) fn list(self, likely: u32) -> Option<ZBox<ZendHashTable>> {
        if !self.has_room_beside(Self::LIST) {
            return None;
        }
        let size = likely.next_power_of_two() as usize * size_of::<Zval>();
        let (size, likely) = match self.has_room_beside(size + Self::LIST) {
            true => (size, likely),
            false => (0, 0),
        };
        let _lifted = LiftedLimit::near(size + Self::LIST);
        Some(match likely {
            0 => ZendHashTable::new(),
            likely => ZendHashTable::with_capacity(likely),
        })
    }

    /// As [`MessageForm::has_room`], with so many bytes for something else.
    fn has_room_beside(self, bytes: usize) -> bool {
        // SAFETY: only asks the allocator.
        match self {
            Self::Payload => bytes == 0 || unsafe { ffi::ws_has_room(bytes) },
            Self::Message => unsafe { ffi::ws_has_room_for_message(bytes) },
        }
    }
}

/// While it lives, an allocation that must not fail may exceed memory_limit.
pub(crate) struct LiftedLimit(bool);

impl LiftedLimit {
    /// For so many bytes.
    fn near(bytes: usize) -> Self {
        // SAFETY: asks the allocator, and sets its limit.
        Self(unsafe { ffi::ws_lift_limit_near(bytes) })
    }

    /// For an exception, without which there would be a fatal error.
    pub(crate) fn for_exception() -> Self {
        // SAFETY: as above.
        Self(unsafe { ffi::ws_lift_limit_for_exception() })
    }
}

impl Drop for LiftedLimit {
    fn drop(&mut self) {
        if self.0 {
            // SAFETY: sets the allocator's limit.
            unsafe { ffi::ws_restore_limit() }
        }
    }
}
