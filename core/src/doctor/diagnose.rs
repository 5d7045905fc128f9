//! Runs the checks in the order of the layers, from what the caller's own attempt has shown.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::checklist::Checklist;
use super::conclusions::ConclusionFacts;
use super::findings::{self, Finding};
use super::from_trace::{addresses, connected_to, secured, took};
use super::open_connection::FirstFrame;
use super::port::PortFinding;
use super::prober::{LatchedInterrupt, ProbeSkipped, Prober};
use super::requests::RequestResult;
use super::{
    addresses as each_address, clock, conclusions, open_connection, parameters, port, requests,
    variants,
};
use crate::connect::{ConnectError, ConnectFailure, ConnectOptions, Established, connect};
use crate::diagnosis::{CheckId, Report, explain_connection};
use crate::dial::{Attempt, AttemptOutcome};
use crate::handshake::{HandshakeFailure, Response};
use crate::layer::Layer;
use crate::resolve::resolve;
use crate::tls::{TlsError, TlsFailure};
use crate::trace::{Step, StepResult, Trace};
use crate::url::Target;
use crate::wait::Interrupt;

/// The caller's interrupt ended the diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted;

/// Tries `url` as [`connect`] would, then checks whatever may explain why it fails.
///
/// # Errors
/// [`Interrupted`] only: a connection that fails gives a report.
pub fn diagnose(
    url: &str,
    options: &ConnectOptions,
    interrupt: &dyn Interrupt,
) -> Result<Report, Interrupted> {
    let interrupt = LatchedInterrupt::new(interrupt);
    let prober = Prober::new(options, &interrupt);
    let mut checklist = Checklist::default();
    let report = match connect(url, options, &interrupt) {
        Ok(established) => opened(established, &prober, &mut checklist),
        Err(failure) => {
            let clock = clock::now();
            failed(&failure, clock, &prober, &mut checklist);
            let mut report = Report::of_failure(&failure);
            let required = checklist.required.take();
            let date = checklist.server_date;
            let plain_get = checklist.plain_get.take();
            let no_byte_to_tls = checklist.no_byte_to_tls;
            report.checks = checklist.finish();
            report.diagnosis = report.diagnosis.map(|diagnosis| {
                let diagnosis = match failure.trace.target() {
                    Some(target) => conclusions::apply(
                        diagnosis,
                        &ConclusionFacts {
                            target,
                            options: &options.request,
                            failure: match &failure.error {
                                ConnectError::Handshake(handshake) => Some(handshake),
                                _ => None,
                            },
                            plain_get: plain_get.as_ref(),
                            no_byte_to_tls,
                            checks: &report.checks,
                            secrets: &failure.trace.secrets,
                        },
                    ),
                    None => diagnosis,
                };
                let diagnosis = match date {
                    Some(date) => clock::conclude(diagnosis, &failure.error, date),
                    None => diagnosis,
                };
                let diagnosis = findings::with_checks(diagnosis, &report.checks);
                match &required {
                    Some((survey, found)) => findings::with_parameters(diagnosis, survey, found),
                    None => diagnosis,
                }
            });
            report
        }
    };
    if interrupt.is_latched() {
        return Err(Interrupted);
    }
    Ok(report)
}

/// The server took the upgrade.
fn opened(established: Established, prober: &Prober<'_>, checklist: &mut Checklist) -> Report {
    let clock = clock::now();
    let Established {
        stream,
        opened,
        tls,
        mut trace,
        ..
    } = established;
    checklist.skip_reason = "the upgrade succeeded";
    if let Some(target) = trace.target() {
        checklist.record(CheckId::Url, findings::url(target), Duration::ZERO);
        let addresses = addresses(&trace);
        let finding = findings::dns(target, &addresses);
        checklist.record(CheckId::Dns, finding, took(&trace, Layer::Dns));
        let connected = connected_to(&trace).into_iter().collect();
        tcp(prober, target, &addresses, connected, checklist);
        let finding = findings::port(target, &PortFinding::AsExpected, &trace.secrets);
        checklist.record(CheckId::Protocol, finding, Duration::ZERO);
    }
    match &tls {
        Some(tls) => checklist.tls(tls, took(&trace, Layer::Tls), clock, &trace.secrets),
        None => checklist.no_tls(),
    }
    trace.request = Some(opened.sent);
    let handshake_took = took(&trace, Layer::Handshake);
    let agreed = findings::agreed(&opened.agreement, &trace.secrets);
    checklist.record(CheckId::Upgrade, agreed, handshake_took);
    let response = Response {
        head: opened.head,
        body: Vec::new(),
    };
    clock::check(Some(&response), clock, checklist);

    let started = Instant::now();
    let talk = open_connection::check(
        stream,
        &opened.agreement,
        opened.rest,
        handshake_took,
        prober,
    );
    let talked = started.elapsed();
    checklist.record(
        CheckId::FirstFrames,
        findings::first_frames(&talk, &trace.secrets),
        talk.first_took,
    );
    checklist.record(
        CheckId::Ping,
        findings::pings(&talk, &trace.secrets),
        talk.pings.iter().sum(),
    );
    let close_took = talk
        .close
        .as_ref()
        .map_or(Duration::ZERO, |(_, took)| *took);
    checklist.record(CheckId::Close, findings::close(&talk), close_took);

    let diagnosis = talk.failure().map(|error| {
        let diagnosis = explain_connection(error, talk.evidence(), &trace.secrets, talked);
        let options = &prober.options.request;
        match (&talk.first, &talk.only_message) {
            (FirstFrame::Failed(_), _) => conclusions::ended_early(diagnosis, error, options),
            (_, Some(words)) => conclusions::with_message(diagnosis, words, &trace.secrets),
            _ => diagnosis,
        }
    });
    if diagnosis.is_some() {
        trace.steps.push(Step {
            layer: Layer::WebSocket,
            took: talked,
            ok: false,
            result: StepResult::Nothing,
        });
    }
    let mut report = Report::of_trace(&trace, diagnosis, Some(&response));
    report.checks = std::mem::take(checklist).finish();
    report
}

/// There is no connection: goes on from the layer that failed.
fn failed(failure: &ConnectFailure, clock: i64, prober: &Prober<'_>, checklist: &mut Checklist) {
    let trace = &failure.trace;
    let problem = || {
        let diagnosis = Report::of_failure(failure).diagnosis;
        findings::fail(diagnosis.map_or_else(String::new, |diagnosis| diagnosis.problem))
    };
    let Some(target) = trace.target() else {
        checklist.skip_reason = "the URL cannot be used";
        return checklist.record(CheckId::Url, problem(), Duration::ZERO);
    };
    checklist.record(CheckId::Url, findings::url(target), Duration::ZERO);
    let mut addresses = addresses(trace);
    let known = match &failure.error {
        ConnectError::Resolve(_) => {
            checklist.skip_reason = "the name was not resolved";
            return checklist.record(CheckId::Dns, problem(), took(trace, Layer::Dns));
        }
        ConnectError::Dial(error) => error.attempts.clone(),
        // These come before anything is sent.
        ConnectError::TlsConfig(_) | ConnectError::Random | ConnectError::Background(_) => {
            checklist.record(CheckId::TlsHandshake, problem(), Duration::ZERO);
            let resolved = resolve(&target.host, target.port, prober.wait());
            addresses = resolved.unwrap_or_default();
            Vec::new()
        }
        _ => connected_to(trace).into_iter().collect(),
    };
    if addresses.is_empty() {
        checklist.skip_reason = "the name was not resolved";
        let finding = findings::fail("no address was returned");
        return checklist.record(CheckId::Dns, finding, took(trace, Layer::Dns));
    }
    let finding = findings::dns(target, &addresses);
    checklist.record(CheckId::Dns, finding, took(trace, Layer::Dns));
    let address = tcp(prober, target, &addresses, known, checklist);
    if !target.secure {
        checklist.no_tls();
    }
    checklist.skip_reason = "no address could be reached";
    let Some(address) = address else {
        return;
    };
    match &failure.error {
        ConnectError::Tls(tls) => {
            tls_failed(tls, target, address, prober, checklist, trace, problem())
        }
        ConnectError::Handshake(handshake) => {
            checklist.record(CheckId::Upgrade, problem(), took(trace, Layer::Handshake));
            upgrade_failed(handshake, target, address, clock, prober, checklist, trace);
        }
        ConnectError::Dial(_) => {}
        _ => checklist.skip_reason = "the TLS options cannot be used",
    }
}

fn tls_failed(
    failure: &TlsFailure,
    target: &Target,
    address: SocketAddr,
    prober: &Prober<'_>,
    checklist: &mut Checklist,
    trace: &Trace,
    problem: Finding,
) {
    if let Some(tls) = secured(trace) {
        // The client's part of the handshake was complete: the server ended TLS in place of an answer.
        checklist.skip_reason = "TLS ended before the upgrade was answered";
        let finding = findings::port(target, &PortFinding::AsExpected, &trace.secrets);
        checklist.record(CheckId::Protocol, finding, Duration::ZERO);
        checklist.tls(tls, took(trace, Layer::Tls), clock::now(), &trace.secrets);
        return checklist.record(CheckId::Upgrade, problem, Duration::ZERO);
    }
    checklist.skip_reason = "the TLS handshake failed";
    checklist.run(CheckId::Protocol, || {
        let finding = port::behind_wss(prober, target, address, failure);
        findings::port(target, &finding, &trace.secrets)
    });
    checklist.record(
        CheckId::TlsChain,
        findings::chain(&failure.chain, &trace.secrets),
        Duration::ZERO,
    );
    let tls_took = took(trace, Layer::Tls);
    let version = failure.version;
    if let TlsError::Certificate(_) = failure.error {
        checklist.record(CheckId::TlsTrust, problem, Duration::ZERO);
        let version = version.unwrap_or("TLS");
        let agreed = findings::pass(format!("{version}, up to the server's certificate"));
        checklist.record(CheckId::TlsHandshake, agreed, tls_took);
    } else {
        if let TlsError::Alpn = failure.error {
            checklist.record(CheckId::TlsAlpn, problem.clone(), Duration::ZERO);
        }
        checklist.record(CheckId::TlsHandshake, problem, tls_took);
    }
    parameters::check(failure, prober, target, address, checklist);
    clock::check_for_certificate(failure, target, address, prober, checklist);
}

fn upgrade_failed(
    failure: &HandshakeFailure,
    target: &Target,
    address: SocketAddr,
    clock: i64,
    prober: &Prober<'_>,
    checklist: &mut Checklist,
    trace: &Trace,
) {
    let secrets = &trace.secrets;
    checklist.skip_reason = "the connection was not opened";
    let (mut is_http, mut is_tls, mut no_byte_to_tls) = (true, false, false);
    checklist.run(CheckId::Protocol, || {
        let finding = port::behind_the_scheme(prober, target, address, failure);
        is_http = matches!(finding, PortFinding::AsExpected);
        is_tls = matches!(finding, PortFinding::Tls { .. });
        no_byte_to_tls = matches!(&finding, PortFinding::Neither(ProbeSkipped::Tls(tls)) if tls.tap.received == 0);
        findings::port(target, &finding, secrets)
    });

    let mut answered = None;
    // What does not answer in HTTP, or not at all, will not do so for other headers either.
    if failure.response.is_some() || is_http {
        checklist.run(CheckId::PlainGet, || {
            let get = requests::plain_get(prober, target, address);
            let finding = findings::plain_get(&get, secrets);
            if let RequestResult::Refused(got) = get {
                answered = got.response;
            }
            finding
        });
    }
    variants::try_each(
        failure, !is_tls, target, address, prober, checklist, secrets,
    );
    if let Some(tls) = secured(trace) {
        checklist.tls(tls, took(trace, Layer::Tls), clock, secrets);
    }
    let dated = |response: &&Response| response.head.headers.first("Date").is_some();
    let response = failure.response.as_ref().filter(dated);
    match response {
        Some(response) => clock::check(Some(response), clock, checklist),
        None => clock::check(answered.as_ref(), clock::now(), checklist),
    }
    checklist.plain_get = answered;
    checklist.no_byte_to_tls = no_byte_to_tls;
}

/// Tries the addresses, and gives the first that can be reached.
fn tcp(
    prober: &Prober<'_>,
    target: &Target,
    addresses: &[SocketAddr],
    known: Vec<Attempt>,
    checklist: &mut Checklist,
) -> Option<SocketAddr> {
    let attempts = each_address::try_each(prober, addresses, known);
    for (id, v6) in [(CheckId::TcpIpv4, false), (CheckId::TcpIpv6, true)] {
        let of_family = |attempt: &&Attempt| attempt.address.is_ipv6() == v6;
        let has_addresses = addresses.iter().any(|address| address.is_ipv6() == v6);
        let took = attempts
            .iter()
            .filter(of_family)
            .map(|attempt| attempt.took);
        let finding = findings::tcp(target, &attempts, v6, has_addresses);
        checklist.record(id, finding, took.sum());
    }
    let mut connected = attempts
        .iter()
        .filter(|attempt| attempt.outcome == AttemptOutcome::Connected);
    connected.next().map(|attempt| attempt.address)
}
