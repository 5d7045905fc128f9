//! Reads this machine's clock, compares it with the server's, and concludes which of the two is behind a certificate
//! out of date.

use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use super::checklist::Checklist;
use super::findings;
use super::prober::Prober;
use super::requests::{RequestResult, get_unverified};
use crate::connect::ConnectError;
use crate::diagnosis::{
    CLOCK_TOLERANCE, CheckId, Diagnosis, Fault, clock_difference, parse_date, unix_seconds,
};
use crate::handshake::Response;
use crate::tls::{CertificateFault, TlsError, TlsFailure};
use crate::url::Target;

/// This machine's clock, in seconds since 1970.
#[must_use]
pub(super) fn now() -> i64 {
    unix_seconds(SystemTime::now())
}

/// Compares the clock with the `Date` of `response`, which arrived at `here`.
pub(super) fn check(response: Option<&Response>, here: i64, checklist: &mut Checklist) {
    let date = response.and_then(|response| response.head.headers.first("Date"));
    let finding = match (response, date.map(parse_date)) {
        (_, Some(Some(date))) => {
            checklist.server_date = Some(date);
            findings::clock(here, date)
        }
        (_, Some(None)) => findings::skipped("the server's Date is not a valid HTTP date"),
        (Some(_), None) => findings::skipped("the server sent no Date"),
        (None, None) => findings::skipped("there was no HTTP response"),
    };
    checklist.record(CheckId::Clock, finding, Duration::ZERO);
}

/// Asks a server whose certificate is out of date for its `Date`, which shows which clock is wrong.
pub(super) fn check_for_certificate(
    failure: &TlsFailure,
    target: &Target,
    address: SocketAddr,
    prober: &Prober<'_>,
    checklist: &mut Checklist,
) {
    if !is_out_of_date(failure) {
        return;
    }
    if let RequestResult::Refused(got) = get_unverified(prober, target, address) {
        check(got.response.as_ref(), now(), checklist);
    }
}

/// `diagnosis` with what the server's `date` proves where its certificate is out of date.
pub(super) fn conclude(mut diagnosis: Diagnosis, error: &ConnectError, date: i64) -> Diagnosis {
    let failure = match error {
        ConnectError::Tls(failure) if is_out_of_date(failure) => failure,
        _ => return diagnosis,
    };
    let agrees = clock_difference(failure.clock, date).is_none();
    if !agrees && !is_valid_at(failure, date) {
        return diagnosis;
    }
    diagnosis.help.retain(|line| !line.contains("clock"));
    if agrees {
        for line in &mut diagnosis.help {
            if let Some(rest) = line.strip_prefix("if it is right, ") {
                *line = rest.to_owned();
            }
        }
        return diagnosis.seen(
            "checked",
            format!("this machine's clock is within {CLOCK_TOLERANCE} s of the server's Date"),
        );
    }
    diagnosis.fault = Fault::Machine;
    diagnosis.help.insert(
        0,
        "this machine's clock is likely wrong, as at the server's Date the certificates are valid: set it, or use a time service"
            .to_owned(),
    );
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

fn is_out_of_date(failure: &TlsFailure) -> bool {
    matches!(
        failure.error,
        TlsError::Certificate(
            CertificateFault::Expired { .. } | CertificateFault::NotYetValid { .. }
        )
    )
}

/// Whether the certificates that were sent, and the one that is out of date, are valid at `time`.
fn is_valid_at(failure: &TlsFailure, time: i64) -> bool {
    let of_fault = match failure.error {
        TlsError::Certificate(CertificateFault::Expired {
            not_after: Some(end),
            ..
        }) => time <= end,
        TlsError::Certificate(CertificateFault::NotYetValid {
            not_before: Some(start),
            ..
        }) => start <= time,
        _ => false,
    };
    let mut sent = failure.chain.iter().filter(|one| one.readable);
    of_fault && sent.all(|one| (one.not_before..=one.not_after).contains(&time))
}
