//! A moment after which a call has to be over.

use std::time::{Duration, Instant};

/// A point in time, or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// The deadline that never passes.
    pub const NEVER: Self = Self(None);

    /// The moment `span` from now; never if the clock cannot represent it.
    #[must_use]
    pub fn after(span: Duration) -> Self {
        Self::since(Instant::now(), Some(span))
    }

    /// The moment `span` from `began`; never with `None`, or if the clock cannot represent it.
    #[must_use]
    pub fn since(began: Instant, span: Option<Duration>) -> Self {
        Self(span.and_then(|span| began.checked_add(span)))
    }

    /// Whether the moment has passed.
    #[must_use]
    pub fn has_passed(self) -> bool {
        self.0.is_some_and(|at| Instant::now() >= at)
    }

    /// The time that is left, zero once it has passed; `None` for never.
    #[must_use]
    pub fn remaining(self) -> Option<Duration> {
        self.0
            .map(|at| at.saturating_duration_since(Instant::now()))
    }

    /// The nearer of two deadlines.
    #[must_use]
    pub fn nearer(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Some(a), Some(b)) => Self(Some(a.min(b))),
            (a, b) => Self(a.or(b)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_has_no_remaining_time_and_does_not_pass() {
        assert_eq!(Deadline::NEVER.remaining(), None);
        assert!(!Deadline::NEVER.has_passed());
        assert_eq!(Deadline::since(Instant::now(), None), Deadline::NEVER);
    }

    #[test]
    fn a_span_that_the_clock_cannot_represent_is_never() {
        assert_eq!(Deadline::after(Duration::MAX), Deadline::NEVER);
    }

    #[test]
    fn a_zero_span_has_passed_immediately() {
        let deadline = Deadline::after(Duration::ZERO);
        assert!(deadline.has_passed());
        assert_eq!(deadline.remaining(), Some(Duration::ZERO));
    }

    #[test]
    fn the_nearer_of_two_is_chosen() {
        let near = Deadline::after(Duration::from_secs(1));
        let far = Deadline::after(Duration::from_secs(9));
        assert_eq!(near.nearer(far), near);
        assert_eq!(far.nearer(near), near);
        assert_eq!(Deadline::NEVER.nearer(far), far);
    }
}
