//! Words for what a port speaks, and in which TLS versions.

use super::finding::{Finding, fail, pass, skipped, warn};
use super::upgrade::{refusal, skipped_text, tls_text};
use crate::diagnosis::alert_name;
use crate::doctor::port::PortFinding;
use crate::doctor::prober::ProbeSkipped;
use crate::doctor::requests::RequestResult;
use crate::doctor::survey::Survey;
use crate::secrets::Secrets;
use crate::text::SHOWN;
use crate::text::one_line;
use crate::tls::{OfferAnswer, VersionProbeAnswer};
use crate::url::Target;

/// What the port speaks, where the scheme of the URL failed.
pub(crate) fn port(target: &Target, finding: &PortFinding, secrets: &Secrets) -> Finding {
    let port = target.port;
    match finding {
        PortFinding::AsExpected => pass(match target.secure {
            true => format!("port {port} speaks TLS, as wss:// says"),
            false => format!("port {port} speaks HTTP without TLS, as ws:// says"),
        }),
        PortFinding::Tls { version, subject } => {
            let version = version.unwrap_or("a version of TLS");
            let subject = subject.as_ref().map_or_else(String::new, |subject| {
                format!(", certificate {}", secrets.one_line(subject, SHOWN))
            });
            fail(format!(
                "port {port} speaks TLS ({version}{subject}), but the URL says ws://"
            ))
        }
        PortFinding::Http(answer) => match answer {
            RequestResult::Opened => fail(format!(
                "port {port} accepts WebSocket connections without TLS, but the URL says wss://"
            )),
            RequestResult::Refused(failure) if failure.response.is_some() => fail(format!(
                "port {port} speaks HTTP without TLS ({}), but the URL says wss://",
                refusal(failure, secrets)
            )),
            RequestResult::Refused(failure) => warn(format!(
                "port {port} answers neither TLS nor HTTP: {}",
                refusal(failure, secrets)
            )),
            RequestResult::Skipped(why) => skipped(skipped_text(why)),
        },
        PortFinding::HttpInTheClear => fail(format!(
            "port {port} answers a ClientHello in HTTP without TLS, but the URL says wss://"
        )),
        PortFinding::Neither(why) => match why {
            ProbeSkipped::Tls(failure) => warn(format!(
                "port {port} answers neither HTTP nor TLS: {}",
                tls_text(failure)
            )),
            why => skipped(skipped_text(why)),
        },
    }
}

/// Which versions the server accepts, after a handshake that it refused.
pub(crate) fn versions(survey: &Survey) -> Finding {
    let text = format!(
        "TLS 1.3 alone: {}; TLS 1.2 alone: {}; an older-style ClientHello: {}",
        survey_text(&survey.tls13),
        survey_text(&survey.tls12),
        offer_text(&survey.old)
    );
    if survey.completed() {
        warn(text)
    } else {
        fail(text)
    }
}

fn survey_text(answer: &Result<VersionProbeAnswer, ProbeSkipped>) -> String {
    match answer {
        Ok(VersionProbeAnswer::Completed { cipher_suite }) => format!("completed ({cipher_suite})"),
        Ok(VersionProbeAnswer::OtherVersion) => "the server chose another version".to_owned(),
        Ok(VersionProbeAnswer::Alert(alert)) => format!("alert {}", alert_name(*alert)),
        Ok(VersionProbeAnswer::Closed) => "closed".to_owned(),
        Ok(VersionProbeAnswer::Reset) => "reset".to_owned(),
        Ok(VersionProbeAnswer::Silent) => "no answer".to_owned(),
        Ok(VersionProbeAnswer::Failed { detail }) => one_line(detail, SHOWN),
        Err(skipped) => format!("not tried, {}", skipped_text(skipped)),
    }
}

pub(super) fn offer_text(answer: &Result<OfferAnswer, ProbeSkipped>) -> String {
    match answer {
        Ok(OfferAnswer::Chosen(choice)) => format!(
            "the server chose {}, {}",
            choice.version(),
            choice.cipher_suite()
        ),
        Ok(OfferAnswer::Alert(alert)) => format!("alert {}", alert_name(*alert)),
        Ok(OfferAnswer::Closed) => "closed".to_owned(),
        Ok(OfferAnswer::Reset) => "reset".to_owned(),
        Ok(OfferAnswer::Silent) => "no answer".to_owned(),
        Ok(OfferAnswer::NotTls) => "an answer that is not TLS".to_owned(),
        Err(skipped) => format!("not tried, {}", skipped_text(skipped)),
    }
}
