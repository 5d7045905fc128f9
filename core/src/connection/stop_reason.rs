//! Why a call on a connection cannot continue.

/// Why the loop of a call cannot continue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StopReason {
    TimedOut,
    /// An exception or a fatal error is pending.
    Interrupted,
    /// The program has asked for the end of the wait.
    InterruptRequested,
    NoMemory,
    Ended,
}
