//! Reaches one of several addresses: every address is tried, the families race (RFC 8305), and each
//! attempt is recorded.

mod attempt;
mod dial_error;
mod order;
mod race;

pub use attempt::{Attempt, AttemptOutcome};
pub use dial_error::{DialEnd, DialError};
pub use race::dial;
