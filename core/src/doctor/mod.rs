//! A doctor's visit to a URL: goes on where `connect` stops, and looks at what else can be seen.
//!
//! ```text
//! connect as the caller asked ──→ opened ──→ talk: first frames, pings, close
//!            │
//!            └─→ failed ──→ reach: each address on its own
//!                           port: what speaks there instead; TLS versions
//!                           requests: a plain GET; variants of the upgrade
//! ```
//!
//! A visit is bounded: three times the connect timeout and twelve connections in all, no redirect is
//! followed, and nothing of the caller's goes out in the clear that would not have gone there anyway.

mod chart;
mod clock;
mod parameters;
mod port;
mod reach;
mod requests;
mod seen;
mod talk;
mod variants;
mod visit;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

pub(crate) use parameters::Parameters;
pub(crate) use port::{PortFinding, Survey};
pub(crate) use requests::Answer;
pub(crate) use talk::{First, Talk};
pub(crate) use visit::Missed;

use crate::connect::{
    ConnectError, ConnectFailure, ConnectOptions, Established, Seen, Step, Trace, connect,
};
use crate::diagnosis::doctor::{self as words, Finding};
use crate::diagnosis::report::Report;
use crate::diagnosis::{CheckId, explain_connection};
use crate::dial::{Attempt, AttemptOutcome};
use crate::handshake::{HandshakeFailure, Response};
use crate::layer::Layer;
use crate::resolve::resolve;
use crate::tls::{TlsError, TlsFailure};
use crate::url::Target;
use crate::wait::Interrupt;
use chart::Chart;
use seen::{addresses, connected_to, took};
use visit::{Sticky, Visit};

/// The caller's interrupt ended the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted;

/// Tries `url` as [`connect`] would, and everything else that tells why it fails, or that it is well.
///
/// # Errors
/// [`Interrupted`] only: a connection that fails gives a report.
pub fn diagnose(
    url: &str,
    options: &ConnectOptions,
    interrupt: &dyn Interrupt,
) -> Result<Report, Interrupted> {
    let interrupt = Sticky::new(interrupt);
    let visit = Visit::new(options, &interrupt);
    let mut chart = Chart::default();
    let report = match connect(url, options, &interrupt) {
        Ok(established) => opened(established, &visit, &mut chart),
        Err(failure) => {
            let clock = clock::now();
            failed(&failure, clock, &visit, &mut chart);
            let mut report = failure.report();
            let insisted = chart.insisted.take();
            report.checks = chart.finish();
            report.diagnosis = report.diagnosis.map(|diagnosis| {
                let diagnosis = words::with_what_was_checked(diagnosis, &report.checks);
                match &insisted {
                    Some((survey, found)) => words::with_parameters(diagnosis, survey, found),
                    None => diagnosis,
                }
            });
            report
        }
    };
    if interrupt.was_hit() {
        return Err(Interrupted);
    }
    Ok(report)
}

/// The server took the upgrade.
fn opened(established: Established, visit: &Visit<'_>, chart: &mut Chart) -> Report {
    let clock = clock::now();
    let Established {
        stream,
        opened,
        tls,
        mut trace,
        ..
    } = established;
    chart.stopped = "the upgrade succeeded";
    if let Some(target) = trace.target() {
        chart.note(CheckId::Url, words::url(target), Duration::ZERO);
        let addresses = addresses(&trace);
        let finding = words::dns(target, &addresses);
        chart.note(CheckId::Dns, finding, took(&trace, Layer::Dns));
        let connected = connected_to(&trace).into_iter().collect();
        tcp(visit, target, &addresses, connected, chart);
        let finding = words::port(target, &PortFinding::AsExpected, &trace.secrets);
        chart.note(CheckId::Protocol, finding, Duration::ZERO);
    }
    match &tls {
        Some(tls) => chart.tls(tls, took(&trace, Layer::Tls), clock, &trace.secrets),
        None => chart.no_tls(),
    }
    let handshake_took = took(&trace, Layer::Handshake);
    let agreed = words::agreed(&opened.agreement, &trace.secrets);
    chart.note(CheckId::Upgrade, agreed, handshake_took);
    let response = Response {
        head: opened.head,
        body: Vec::new(),
    };
    server_clock(Some(&response), clock, chart);

    let started = Instant::now();
    let talk = talk::talk(stream, &opened.agreement, opened.rest, visit);
    let talked = started.elapsed();
    chart.note(
        CheckId::FirstFrames,
        words::first_frames(&talk, &trace.secrets),
        talk.first_took,
    );
    chart.note(
        CheckId::Ping,
        words::pings(&talk, &trace.secrets),
        talk.pings.iter().sum(),
    );
    let close_took = talk
        .close
        .as_ref()
        .map_or(Duration::ZERO, |(_, took)| *took);
    chart.note(CheckId::Close, words::close(&talk), close_took);

    let diagnosis = talk
        .failure()
        .map(|error| explain_connection(error, talk.circumstances(), &trace.secrets, talked));
    if diagnosis.is_some() {
        trace.steps.push(Step {
            layer: Layer::WebSocket,
            took: talked,
            ok: false,
            seen: Seen::Nothing,
        });
    }
    let mut report = trace.report(diagnosis, Some(&response));
    report.checks = std::mem::take(chart).finish();
    report
}

/// There is no connection: goes on from the layer that failed.
fn failed(failure: &ConnectFailure, clock: i64, visit: &Visit<'_>, chart: &mut Chart) {
    let trace = &failure.trace;
    let problem = || {
        let diagnosis = failure.report().diagnosis;
        words::fail(diagnosis.map_or_else(String::new, |diagnosis| diagnosis.problem))
    };
    let Some(target) = trace.target() else {
        chart.stopped = "the URL cannot be used";
        return chart.note(CheckId::Url, problem(), Duration::ZERO);
    };
    chart.note(CheckId::Url, words::url(target), Duration::ZERO);
    let mut addresses = addresses(trace);
    let known = match &failure.error {
        ConnectError::Resolve(_) => {
            chart.stopped = "the name was not resolved";
            return chart.note(CheckId::Dns, problem(), took(trace, Layer::Dns));
        }
        ConnectError::Dial(error) => error.attempts.clone(),
        // These come before anything is sent.
        ConnectError::TlsConfig(_) | ConnectError::Random => {
            chart.note(CheckId::TlsHandshake, problem(), Duration::ZERO);
            let resolved = resolve(&target.host, target.port, visit.wait());
            addresses = resolved.unwrap_or_default();
            Vec::new()
        }
        _ => connected_to(trace).into_iter().collect(),
    };
    if addresses.is_empty() {
        chart.stopped = "the name was not resolved";
        let finding = words::fail("no address came");
        return chart.note(CheckId::Dns, finding, took(trace, Layer::Dns));
    }
    let finding = words::dns(target, &addresses);
    chart.note(CheckId::Dns, finding, took(trace, Layer::Dns));
    let address = tcp(visit, target, &addresses, known, chart);
    if !target.secure {
        chart.no_tls();
    }
    chart.stopped = "no address was reached";
    let Some(address) = address else {
        return;
    };
    match &failure.error {
        ConnectError::Tls(tls) => tls_failed(tls, target, address, visit, chart, trace, problem()),
        ConnectError::Handshake(handshake) => {
            chart.note(CheckId::Upgrade, problem(), took(trace, Layer::Handshake));
            upgrade_failed(handshake, target, address, clock, visit, chart, trace);
        }
        ConnectError::Dial(_) => {}
        _ => chart.stopped = "the TLS options cannot be used",
    }
}

fn tls_failed(
    failure: &TlsFailure,
    target: &Target,
    address: SocketAddr,
    visit: &Visit<'_>,
    chart: &mut Chart,
    trace: &Trace,
    problem: Finding,
) {
    chart.stopped = "the TLS handshake failed";
    chart.make(CheckId::Protocol, || {
        let finding = port::behind_wss(visit, target, address, failure);
        words::port(target, &finding, &trace.secrets)
    });
    chart.note(
        CheckId::TlsChain,
        words::chain(&failure.chain, &trace.secrets),
        Duration::ZERO,
    );
    let tls_took = took(trace, Layer::Tls);
    let version = failure.version;
    if let TlsError::Certificate(_) = failure.error {
        chart.note(CheckId::TlsTrust, problem, Duration::ZERO);
        let version = version.unwrap_or("TLS");
        let agreed = words::pass(format!("{version}, up to the server's certificate"));
        chart.note(CheckId::TlsHandshake, agreed, tls_took);
    } else {
        if let TlsError::Alpn = failure.error {
            chart.note(CheckId::TlsAlpn, problem.clone(), Duration::ZERO);
        }
        chart.note(CheckId::TlsHandshake, problem, tls_took);
    }
    parameters::check(failure, visit, target, address, chart);
}

fn upgrade_failed(
    failure: &HandshakeFailure,
    target: &Target,
    address: SocketAddr,
    clock: i64,
    visit: &Visit<'_>,
    chart: &mut Chart,
    trace: &Trace,
) {
    let secrets = &trace.secrets;
    chart.stopped = "the connection was not opened";
    let (mut is_http, mut is_tls) = (true, false);
    chart.make(CheckId::Protocol, || {
        let finding = port::behind_the_scheme(visit, target, address, failure);
        is_http = matches!(finding, PortFinding::AsExpected);
        is_tls = matches!(finding, PortFinding::Tls { .. });
        words::port(target, &finding, secrets)
    });

    let mut answered = None;
    // What does not answer in HTTP, or not at all, will not do so for other headers either.
    if failure.response.is_some() || is_http {
        chart.make(CheckId::PlainGet, || {
            let get = requests::plain_get(visit, target, address);
            let finding = words::plain_get(&get, secrets);
            if let Answer::Refused(got) = get {
                answered = got.response;
            }
            finding
        });
    }
    variants::try_each(failure, !is_tls, target, address, visit, chart, secrets);
    if let Some(Seen::Secured(tls)) = trace.step(Layer::Tls).map(|step| &step.seen) {
        chart.tls(tls, took(trace, Layer::Tls), clock, secrets);
    }
    let dated = |response: &&Response| response.head.headers.first("Date").is_some();
    let response = failure.response.as_ref().filter(dated);
    match response {
        Some(response) => server_clock(Some(response), clock, chart),
        None => server_clock(answered.as_ref(), clock::now(), chart),
    }
}

/// Tries the addresses, and gives the first that can be reached.
fn tcp(
    visit: &Visit<'_>,
    target: &Target,
    addresses: &[SocketAddr],
    known: Vec<Attempt>,
    chart: &mut Chart,
) -> Option<SocketAddr> {
    let attempts = reach::try_each(visit, addresses, known);
    for (id, v6) in [(CheckId::TcpIpv4, false), (CheckId::TcpIpv6, true)] {
        let of_family = |attempt: &&Attempt| attempt.address.is_ipv6() == v6;
        let has_addresses = addresses.iter().any(|address| address.is_ipv6() == v6);
        let took = attempts
            .iter()
            .filter(of_family)
            .map(|attempt| attempt.took);
        let finding = words::tcp(target, &attempts, v6, has_addresses);
        chart.note(id, finding, took.sum());
    }
    let mut connected = attempts
        .iter()
        .filter(|attempt| attempt.outcome == AttemptOutcome::Connected);
    connected.next().map(|attempt| attempt.address)
}

fn server_clock(response: Option<&Response>, here: i64, chart: &mut Chart) {
    let date = response.and_then(|response| response.head.headers.first("Date"));
    let finding = match (response, date.map(clock::parse_date)) {
        (_, Some(Some(there))) => words::clock(here, there),
        (_, Some(None)) => words::skipped("the server's Date is not one that HTTP allows"),
        (Some(_), None) => words::skipped("the server sent no Date"),
        (None, None) => words::skipped("there was no HTTP answer"),
    };
    chart.note(CheckId::Clock, finding, Duration::ZERO);
}
