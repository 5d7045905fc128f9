//! A value that a forked child does not share with its parent, whose threads may have locked it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A static that each process fills with a value of its own. Only PHP's threads and those with a
/// [`RunPermit`](super::RunPermit) may use it; other threads get the value when they are started.
pub(crate) struct PerProcess<T>(Mutex<Option<(u32, Arc<T>)>>);

impl<T: Default> PerProcess<T> {
    /// Without a value.
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// The value of this process, if it has one.
    pub(crate) fn existing(&self) -> Option<Arc<T>> {
        match &*self.locked() {
            Some((process, value)) if *process == std::process::id() => Some(Arc::clone(value)),
            _ => None,
        }
    }

    /// The value of this process, which is created if there is none.
    pub(crate) fn get(&self) -> Arc<T> {
        let this = std::process::id();
        let mut kept = self.locked();
        if kept.as_ref().is_none_or(|(process, _)| *process != this) {
            *kept = None;
        }
        let (_, value) = kept.get_or_insert_with(|| (this, Arc::default()));
        Arc::clone(value)
    }

    fn locked(&self) -> MutexGuard<'_, Option<(u32, Arc<T>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
