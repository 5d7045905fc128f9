//! Describes this machine's clock beside the server's.

use super::finding::{Finding, pass, warn};

/// How far clocks may differ, in seconds, before it is worth a word.
const SKEW: i64 = 60;

/// This machine's clock against the server's, both in seconds since 1970.
pub(crate) fn clock(here: i64, there: i64) -> Finding {
    let ahead = here.saturating_sub(there);
    match ahead.saturating_abs() {
        0..=SKEW => pass(format!("within {SKEW} s of the server's Date")),
        apart if ahead > 0 => warn(format!("{apart} s ahead of the server's Date")),
        apart => warn(format!("{apart} s behind the server's Date")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::CheckResult;

    #[test]
    fn a_clock_may_be_a_minute_off() {
        assert_eq!(clock(1060, 1000).0, CheckResult::Pass);
        assert_eq!(clock(1000, 1060).0, CheckResult::Pass);
        assert_eq!(clock(1061, 1000), warn("61 s ahead of the server's Date"));
        assert_eq!(clock(0, 3600), warn("3600 s behind the server's Date"));
    }
}
