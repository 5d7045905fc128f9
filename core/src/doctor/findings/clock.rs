//! Describes this machine's clock beside the server's.

use super::finding::{Finding, pass, warn};
use crate::diagnosis::{CLOCK_TOLERANCE, clock_difference};

/// This machine's clock against the server's, both in seconds since 1970.
pub(crate) fn clock(here: i64, date: i64) -> Finding {
    match clock_difference(here, date) {
        Some(difference) => warn(difference),
        None => pass(format!(
            "this machine is within {CLOCK_TOLERANCE} s of the server's Date"
        )),
    }
}
