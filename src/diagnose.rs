//! `WsClient::diagnose()`: a doctor's visit, and its report as a PHP object.

use ext_php_rs::exception::PhpResult;
use wsclient_core::connect::ConnectOptions;
use wsclient_core::doctor;

use crate::arguments::{Array, Bool, Float, Text, positive_seconds};
use crate::glue;
use crate::interrupt::EngineInterrupt;
use crate::options;
use crate::returns::Report;
use crate::values;

/// Pays the visit. Wrong arguments throw, as for the constructor; a failed connection does not.
pub(crate) fn report(
    url: Text<'_>,
    headers: Array<'_>,
    subprotocols: Array<'_>,
    tls: Array<'_>,
    compression: Bool,
    connect_timeout: Float,
) -> PhpResult<Report> {
    let url = url.utf8(1)?;
    let options = ConnectOptions {
        request: options::request(headers, subprotocols, 2, compression)?,
        tls: options::tls(tls, 4)?,
        timeout: positive_seconds(connect_timeout.0, 6)?,
        trust: options::trust_settings(),
    };
    let interrupt = EngineInterrupt::default();
    let outcome = doctor::diagnose(url, &options, &interrupt);
    drop(options);
    if outcome.is_err() {
        // SAFETY: an outcome that is an error has nothing to drop, and nothing else is alive.
        unsafe { interrupt.resume_bailout() };
    }
    let Ok(report) = outcome else {
        return Err(glue::pending());
    };
    let diagnosis = report.diagnosis.as_ref().map(values::diagnosis);
    Ok(Report(Some(values::report(&report, diagnosis.as_ref()))))
}
