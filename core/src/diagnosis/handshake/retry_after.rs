//! When a server says to come back: `Retry-After` in seconds or as a date (RFC 9110 §10.2.3).

use std::time::{Duration, SystemTime};

use crate::diagnosis::clock::{parse_date, unix_seconds};
use crate::handshake::Headers;

/// The span that the field means now; a date is measured from the response's own `Date`, so
/// that a clock that is wrong on one side does no harm, or else from `fallback`.
pub(super) fn retry_after(headers: &Headers, fallback: SystemTime) -> Option<Duration> {
    let value = headers.first("Retry-After")?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().ok().map(Duration::from_secs);
    }
    let then = parse_date(value)?;
    let now = headers.first("Date").and_then(parse_date);
    let now = now.unwrap_or_else(|| unix_seconds(fallback));
    // A date that has passed means now.
    let seconds = u64::try_from(then.saturating_sub(now)).unwrap_or(0);
    Some(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(value: &str, date: Option<&str>) -> Option<Duration> {
        let mut headers = Headers::default();
        headers.push("Retry-After", value);
        if let Some(date) = date {
            headers.push("Date", date);
        }
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        retry_after(&headers, now)
    }

    #[test]
    fn seconds_and_dates_are_read() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(at("30", None), seconds(30));
        assert_eq!(at("Sun, 06 Nov 1994 08:50:37 GMT", None), seconds(60));
        assert_eq!(
            at(
                "Sun, 06 Nov 1994 08:50:37 GMT",
                Some("Sun, 06 Nov 1994 08:50:30 GMT")
            ),
            seconds(7)
        );
        assert_eq!(at("Sat, 05 Nov 1994 08:50:37 GMT", None), seconds(0));
        assert_eq!(at("soon", None), None);
        assert_eq!(at("-1", None), None);
        assert_eq!(at("99999999999999999999999", None), None);
        assert_eq!(at("", None), None);
    }
}
