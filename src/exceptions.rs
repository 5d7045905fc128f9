//! Throws the failures of the core as PHP exceptions.

use std::time::Duration;

use ext_php_rs::exception::PhpException;
use ext_php_rs::types::Zval;
use wsclient_core::connect::{ConnectError, ConnectFailure};
use wsclient_core::connection::ConnectionError;
use wsclient_core::diagnosis::Report;
use wsclient_core::diagnosis::{
    Code, ConnectionEvidence, Diagnosis, attempt_rows, explain_connection,
};
use wsclient_core::layer::Layer;
use wsclient_core::secrets::Secrets;
use wsclient_core::text::span;
use wsclient_core::trace::{Step, StepResult, Trace};

use crate::classes::{self, ClassName};
use crate::glue;
use crate::memory::LiftedLimit;
use crate::report;
use crate::values::{self, PhpValue};

/// Throws the exception of a failed attempt to connect.
pub(crate) fn throw_connect_failure(failure: &ConnectFailure) -> PhpException {
    if failure.is_interrupted() {
        return glue::pending_exception();
    }
    let report = Report::of_failure(failure);
    let Some(diagnosis) = &report.diagnosis else {
        return glue::pending_exception();
    };
    let class = classes::exception_for(diagnosis.code.class());
    let _memory = LiftedLimit::for_exception();
    let mut exception = exception(class, diagnosis, &report, status(failure));
    let mut set = |scope: ClassName, name: &str, value: PhpValue| {
        glue::set(scope, &mut exception, name, value.0);
    };
    match &failure.error {
        ConnectError::Dial(error) => {
            set(
                ClassName::WS_TCP_EXCEPTION,
                "attempts",
                values::fact(&attempt_rows(&error.attempts)),
            );
        }
        ConnectError::Tls(tls) if class == ClassName::WS_CERTIFICATE_EXCEPTION => {
            set(
                ClassName::WS_CERTIFICATE_EXCEPTION,
                "chain",
                values::chain(&tls.chain),
            );
        }
        // An HTTP response about the client's certificate is thrown as a TlsException.
        ConnectError::Handshake(handshake) if class == ClassName::WS_HANDSHAKE_EXCEPTION => {
            let response = handshake.response.as_ref();
            let status = response.map(|response| i64::from(response.head.status));
            let secrets = &failure.trace.secrets;
            let headers = response.map(|response| values::headers(&response.head, secrets));
            let body = response.map_or(&[][..], |response| &response.body);
            set(ClassName::WS_HANDSHAKE_EXCEPTION, "status", status.into());
            set(
                ClassName::WS_HANDSHAKE_EXCEPTION,
                "headers",
                headers.unwrap_or_else(|| values::list::<PhpValue>([])),
            );
            set(
                ClassName::WS_HANDSHAKE_EXCEPTION,
                "body",
                values::bytes(&secrets.conceal_bytes(body)),
            );
        }
        _ => set_no_attempts(class, &mut exception),
    }
    glue::throw(exception)
}

/// The HTTP status of the response that refused the upgrade; 0 if there is none.
fn status(failure: &ConnectFailure) -> i64 {
    match &failure.error {
        ConnectError::Handshake(handshake) => handshake
            .response
            .as_ref()
            .map_or(0, |response| response.head.status.into()),
        _ => 0,
    }
}

/// Throws the exception of a call on an open connection; `open_for` is the age of the connection.
pub(crate) fn throw_connection_error(
    error: &ConnectionError,
    evidence: ConnectionEvidence<'_>,
    trace: &Trace,
    open_for: Duration,
    took: Duration,
) -> PhpException {
    let diagnosis = match error {
        ConnectionError::Interrupted => return glue::pending_exception(),
        other => explain_connection(other, evidence, &trace.secrets, took),
    };
    let mut trace = trace.clone();
    trace.steps.push(Step {
        layer: Layer::WebSocket,
        took: open_for,
        // After these the connection is still usable.
        ok: matches!(
            error,
            ConnectionError::TimedOut(_)
                | ConnectionError::InterruptRequested(_)
                | ConnectionError::NoMemory
                | ConnectionError::InboxFull(_)
                | ConnectionError::NoDescriptor(_)
        ),
        result: StepResult::Nothing,
    });
    let code = match error {
        ConnectionError::Closed(info) => i64::from(info.code),
        ConnectionError::Lost(_) => 1006,
        _ => 0,
    };
    throw_diagnosis(diagnosis, &trace, code)
}

/// Throws the exception of a poller for which no descriptor is left.
pub(crate) fn throw_no_descriptor(errno: i32) -> PhpException {
    let error = ConnectionError::NoDescriptor(errno);
    let secrets = Secrets::default();
    let diagnosis = explain_connection(
        &error,
        ConnectionEvidence::default(),
        &secrets,
        Duration::ZERO,
    );
    throw_without_connection(diagnosis)
}

/// Throws the exception of an `interrupt()` that ended a wait for several connections after `took`.
pub(crate) fn throw_interrupted(took: Duration) -> PhpException {
    let problem = format!("interrupt() ended the wait after {}", span(took));
    let diagnosis = Diagnosis::new(Code::WebSocketInterrupted, problem)
        .help("wait again: the connections are open, and nothing is lost");
    throw_without_connection(diagnosis)
}

/// Throws an `Error` for a wait that the kernel refused, which it does only for lack of memory.
pub(crate) fn throw_wait_failed(error: &std::io::Error) -> PhpException {
    glue::throw_error(&format!(
        "the system could not wait for the connections: {error}"
    ))
}

fn throw_without_connection(diagnosis: Diagnosis) -> PhpException {
    let trace = Trace::unparsed(String::new(), Secrets::default());
    throw_diagnosis(diagnosis, &trace, 0)
}

/// Throws the exception of a diagnosis that is not about connecting; `code` is what getCode() returns.
fn throw_diagnosis(diagnosis: Diagnosis, trace: &Trace, code: i64) -> PhpException {
    let report = Report::of_trace(trace, Some(diagnosis), None);
    let Some(diagnosis) = &report.diagnosis else {
        return glue::pending_exception();
    };
    let class = classes::exception_for(diagnosis.code.class());
    let _memory = LiftedLimit::for_exception();
    let mut exception = exception(class, diagnosis, &report, code);
    set_no_attempts(class, &mut exception);
    glue::throw(exception)
}

/// Completes a `TcpException` for a limit of this machine, for which no address was tried.
fn set_no_attempts(class: ClassName, exception: &mut Zval) {
    if class == ClassName::WS_TCP_EXCEPTION {
        let none = values::list::<PhpValue>([]);
        glue::set(ClassName::WS_TCP_EXCEPTION, exception, "attempts", none.0);
    }
}

/// Throws a `ConcurrencyError`, unless an exception is pending.
pub(crate) fn throw_concurrency(message: &str) -> PhpException {
    if glue::has_exception() {
        return glue::pending_exception();
    }
    let mut exception = glue::object(ClassName::WS_CONCURRENCY_ERROR);
    glue::set_exception(&mut exception, message, 0);
    glue::throw(exception)
}

/// `wss://chat.example.com/ws: the server requires credentials [handshake.unauthorized]`: frameworks log no more.
fn one_line(diagnosis: &Diagnosis, report: &Report) -> String {
    let (problem, code) = (&diagnosis.problem, diagnosis.code.name());
    match report.url.as_str() {
        "" => format!("{problem} [{code}]"),
        url => format!("{url}: {problem} [{code}]"),
    }
}

fn exception(class: ClassName, diagnosis: &Diagnosis, report: &Report, code: i64) -> Zval {
    let base = ClassName::WS_EXCEPTION;
    let mut exception = glue::object(class);
    glue::set_exception(&mut exception, &one_line(diagnosis, report), code);
    let shown = report::diagnosis(diagnosis);
    let report = report::report(report, Some(&shown));
    glue::set(base, &mut exception, "report", report);
    glue::set(base, &mut exception, "diagnosis", shown);
    let name = PhpValue::from(diagnosis.code.name());
    glue::set(base, &mut exception, "errorCode", name.0);
    glue::set(
        base,
        &mut exception,
        "layer",
        values::layer(diagnosis.code.layer()).0,
    );
    exception
}
