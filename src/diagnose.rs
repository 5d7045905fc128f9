//! `WsClient::diagnose()`: runs the diagnosis, and returns its report as a PHP object.

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::Zval;
use wsclient_core::connect::ConnectOptions;
use wsclient_core::doctor;

use crate::arguments::UrlArgument;
use crate::glue;
use crate::interrupt::EngineInterrupt;
use crate::report;

/// Diagnoses the connection to `url`; a failed one does not throw.
pub(crate) fn report(url: UrlArgument, options: ConnectOptions) -> PhpResult<Zval> {
    let interrupt = EngineInterrupt::new();
    let outcome = doctor::diagnose(url.text(1)?, &options, &interrupt);
    drop((options, url));
    if outcome.is_err() {
        // SAFETY: an outcome that is an error has nothing to drop, and nothing else is alive.
        unsafe { interrupt.resume_bailout() };
    }
    interrupt.check_process()?;
    let Ok(report) = outcome else {
        return Err(glue::pending_exception());
    };
    let diagnosis = report.diagnosis.as_ref().map(report::diagnosis);
    Ok(report::report(&report, diagnosis.as_ref()))
}
