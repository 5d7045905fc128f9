//! Why a call on a connection cannot continue.

/// Why the loop of a call cannot continue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StopReason {
    TimedOut,
    Interrupted,
    NoMemory,
    Ended,
}
