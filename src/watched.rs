//! The connection of an object: whoever has used it reports what that has left to those that wait for it.

use std::cell::{BorrowError, BorrowMutError, Ref, RefCell, RefMut};
use std::ops::{Deref, DerefMut};

use wsclient_core::connection::Connection;

use crate::payload::EngineString;

/// A connection that one call uses at a time.
pub(crate) struct WatchedConnection(RefCell<Connection<EngineString>>);

/// The connection while a call uses it. When the call ends, the descriptor of `getStream()` and the poller are updated.
pub(crate) struct UsedConnection<'a>(RefMut<'a, Connection<EngineString>>);

impl WatchedConnection {
    pub(crate) fn new(connection: Connection<EngineString>) -> Self {
        Self(RefCell::new(connection))
    }

    #[inline]
    pub(crate) fn try_borrow(&self) -> Result<Ref<'_, Connection<EngineString>>, BorrowError> {
        self.0.try_borrow()
    }

    #[inline]
    pub(crate) fn try_borrow_mut(&self) -> Result<UsedConnection<'_>, BorrowMutError> {
        self.0.try_borrow_mut().map(UsedConnection)
    }

    pub(crate) fn get_mut(&mut self) -> &mut Connection<EngineString> {
        self.0.get_mut()
    }
}

impl Deref for UsedConnection<'_> {
    type Target = Connection<EngineString>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for UsedConnection<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Drop for UsedConnection<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.0.is_watched() {
            self.0.update_watches();
        }
    }
}
