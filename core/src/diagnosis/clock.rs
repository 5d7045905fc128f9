//! This machine's clock beside the `Date` of a response.

use std::time::{SystemTime, UNIX_EPOCH};

/// How many seconds the two may differ: a `Date` has whole seconds, and is as old as the response took to arrive.
pub(crate) const CLOCK_TOLERANCE: i64 = 30;

/// The moment of an HTTP date (RFC 9110 §5.6.7), in seconds since 1970.
#[must_use]
pub(crate) fn parse_date(text: &str) -> Option<i64> {
    httpdate::parse_http_date(text.trim())
        .ok()
        .map(unix_seconds)
}

/// `time` in seconds since 1970.
#[must_use]
pub(crate) fn unix_seconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// How this machine's clock `here` differs from the server's `date`, both in seconds since 1970; `None` where it does
/// not.
#[must_use]
pub(crate) fn clock_difference(here: i64, date: i64) -> Option<String> {
    let ahead = here.saturating_sub(date);
    let direction = if ahead > 0 { "ahead of" } else { "behind" };
    let apart = ahead.saturating_abs();
    (apart > CLOCK_TOLERANCE)
        .then(|| format!("this machine is {apart} s {direction} the server's Date"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_dates_are_seconds_since_1970() {
        assert_eq!(
            parse_date("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(784_111_777)
        );
        assert_eq!(
            parse_date(" Thu, 01 Jan 1970 00:00:00 GMT "),
            Some(0),
            "spaces around it do not count"
        );
        for not_one in ["", "yesterday", "0", "Sun, 32 Nov 1994 08:49:37 GMT"] {
            assert_eq!(parse_date(not_one), None, "{not_one}");
        }
    }

    #[test]
    fn half_a_minute_is_no_difference() {
        assert_eq!(clock_difference(1030, 1000), None);
        assert_eq!(clock_difference(1000, 1030), None);
        let text = |here, date| clock_difference(here, date).unwrap();
        assert_eq!(
            text(1031, 1000),
            "this machine is 31 s ahead of the server's Date"
        );
        assert_eq!(
            text(0, 3600),
            "this machine is 3600 s behind the server's Date"
        );
        assert!(text(i64::MIN, i64::MAX).contains("behind"));
    }
}
