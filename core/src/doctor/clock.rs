//! Reads this machine's clock, and compares it with the server's.

use std::time::{Duration, SystemTime};

use super::checklist::Checklist;
use super::findings;
use crate::diagnosis::{CheckId, parse_date, unix_seconds};
use crate::handshake::Response;

/// This machine's clock, in seconds since 1970.
#[must_use]
pub(super) fn now() -> i64 {
    unix_seconds(SystemTime::now())
}

/// Compares the clock with the `Date` of `response`, which arrived at `here`.
pub(super) fn check(response: Option<&Response>, here: i64, checklist: &mut Checklist) {
    let date = response.and_then(|response| response.head.headers.first("Date"));
    let finding = match (response, date.map(parse_date)) {
        (_, Some(Some(date))) => findings::clock(here, date),
        (_, Some(None)) => findings::skipped("the server's Date is not a valid HTTP date"),
        (Some(_), None) => findings::skipped("the server sent no Date"),
        (None, None) => findings::skipped("there was no HTTP response"),
    };
    checklist.record(CheckId::Clock, finding, Duration::ZERO);
}
