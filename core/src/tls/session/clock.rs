//! This machine's clock, with which certificates are compared.

use std::time::{SystemTime, UNIX_EPOCH};

/// The time in seconds since 1970.
pub(in crate::tls) fn unix_seconds() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
