//! Builds the `Report` of the namespace `WsClient\`, and the objects and arrays in it.

use ext_php_rs::types::Zval;
use wsclient_core::diagnosis::report::{Report, ShownCertificate, ShownRequest, ShownResponse};
use wsclient_core::diagnosis::{Check, Diagnosis, SeenProgram};

use crate::classes::{self, ClassName};
use crate::values::{ObjectBuilder, PhpValue, enum_case, grouped, layer, list, map, phases};

/// A `Diagnosis`.
pub(crate) fn diagnosis(diagnosis: &Diagnosis) -> Zval {
    let code = diagnosis.code;
    let evidence = diagnosis
        .evidence
        .iter()
        .map(|(label, text)| (*label, text.as_str()));
    ObjectBuilder::new(ClassName::WS_DIAGNOSIS)
        .with("code", code.name())
        .with("layer", layer(code.layer()))
        .with(
            "fault",
            enum_case(
                ClassName::WS_FAULT,
                &classes::capitalised(diagnosis.fault.name()),
            ),
        )
        .with("problem", diagnosis.problem.as_str())
        .with("evidence", grouped(evidence))
        .with("help", list(diagnosis.help.iter().map(String::as_str)))
        .with("retryable", diagnosis.retryable)
        .with(
            "retryAfter",
            diagnosis.retry_after.map(|span| span.as_secs_f64()),
        )
        .with("reference", code.reference())
        .build()
}

/// A `Report` that shares the object of its diagnosis.
pub(crate) fn report(report: &Report, diagnosis: Option<&Zval>) -> Zval {
    ObjectBuilder::new(ClassName::WS_REPORT)
        .with("ok", report.ok)
        .with("url", report.url.as_str())
        .with("phases", phases(&report.phases))
        .with(
            "certificates",
            list(report.certificates.iter().map(certificate)),
        )
        .with("request", report.request.as_ref().map(request))
        .with("response", report.response.as_ref().map(response))
        .with("programs", list(report.programs.iter().map(program)))
        .with("diagnosis", diagnosis.map(Zval::shallow_clone))
        .with("checks", list(report.checks.iter().map(check)))
        .with("text", report.to_text())
        .build()
}

/// A `Check`.
fn check(check: &Check) -> Zval {
    let result = classes::capitalised(check.result.name());
    ObjectBuilder::new(ClassName::WS_CHECK)
        .with("id", check.id.name())
        .with("result", enum_case(ClassName::WS_CHECK_RESULT, &result))
        .with("title", check.id.title())
        .with("detail", check.detail.as_str())
        .with("seconds", check.took.as_secs_f64())
        .build()
}

fn certificate(certificate: &ShownCertificate) -> PhpValue {
    let sent = certificate.sent.as_ref();
    let names = sent.map_or(&[][..], |sent| &sent.subject_alt_names);
    map([
        ("subject", certificate.subject.as_str().into()),
        ("issuer", sent.map(|sent| sent.issuer.as_str()).into()),
        ("subjectAltName", list(names.iter().map(String::as_str))),
        ("validFrom", sent.map(|sent| sent.not_before).into()),
        ("validTo", sent.map(|sent| sent.not_after).into()),
        ("serialNumber", sent.map(|sent| sent.serial.as_str()).into()),
        ("fingerprint", sent.map(|sent| sent.sha256.as_str()).into()),
        ("key", sent.map(|sent| sent.key.as_str()).into()),
        ("sent", sent.is_some().into()),
        ("root", sent.map(|sent| sent.is_root).into()),
        ("trusted", certificate.trusted.into()),
    ])
}

fn program(program: &SeenProgram) -> PhpValue {
    map([
        ("name", program.name.into()),
        ("version", program.version.as_deref().into()),
        ("place", program.place.name().into()),
    ])
}

fn request(request: &ShownRequest) -> PhpValue {
    map([
        ("requestLine", request.request_line.as_str().into()),
        ("headers", fields(&request.headers)),
    ])
}

fn fields(fields: &[(String, String)]) -> PhpValue {
    let fields = fields.iter();
    grouped(fields.map(|(name, value)| (name.as_str(), value.as_str())))
}

fn response(response: &ShownResponse) -> PhpValue {
    map([
        ("status", i64::from(response.status).into()),
        ("statusLine", response.status_line.as_str().into()),
        ("headers", fields(&response.headers)),
        ("body", response.body.as_str().into()),
    ])
}
