//! One step of connecting, as the report shows it: its facts, and the most telling of them for the line of phases.

use std::net::SocketAddr;
use std::time::Duration;

use super::fact::{Fact, Facts};
use crate::diagnosis::dial::outcome_text;
use crate::diagnosis::errno::errno_name;
use crate::dial::{Attempt, AttemptOutcome};
use crate::layer::Layer;
use crate::machine::{Listeners, SocketOwner};
use crate::secrets::Secrets;
use crate::tls::TlsSummary;
use crate::trace::{Step, StepResult, Trace};

/// One step of connecting.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// The layer.
    pub layer: Layer,
    /// How long it took, to its end or to its failure.
    pub took: Duration,
    /// Whether it succeeded.
    pub ok: bool,
    /// The result in a few words, for the line of phases.
    pub brief: Option<String>,
    /// The result.
    pub facts: Facts,
}

/// The steps of a connection as phases, without secrets.
#[must_use]
pub fn phases(trace: &Trace) -> Vec<Phase> {
    let phase = |step| phase(step, &trace.secrets);
    trace.steps.iter().map(phase).collect()
}

/// A step as a phase of the report.
fn phase(step: &Step, secrets: &Secrets) -> Phase {
    let (brief, facts) = match &step.result {
        StepResult::Nothing => (None, Vec::new()),
        StepResult::Addresses(addresses) => {
            let texts = addresses.iter().map(|a| Fact::from(a.ip().to_string()));
            (None, vec![("addresses", Fact::List(texts.collect()))])
        }
        StepResult::Dialled { peer, attempts } => {
            let peer = peer.map(|peer| peer.to_string());
            let mut facts = vec![("attempts", attempt_rows(attempts))];
            if step.ok {
                facts.insert(0, ("address", peer.clone().into()));
            }
            (peer, facts)
        }
        StepResult::Secured(tls) => (Some(tls.brief()), tls_facts(tls)),
        StepResult::Opened { agreement } => {
            let extensions = agreement.extensions().map(Fact::from);
            let subprotocol = agreement.subprotocol.as_deref();
            let subprotocol = subprotocol.map(|name| secrets.conceal_subprotocol(name));
            let facts = vec![
                ("status", Fact::Integer(101)),
                ("subprotocol", subprotocol.into()),
                ("extensions", Fact::List(extensions.collect())),
            ];
            (None, facts)
        }
        StepResult::Answered { status } => {
            let facts = vec![("status", Fact::Integer((*status).into()))];
            (Some(format!("HTTP {status}")), facts)
        }
    };
    Phase {
        layer: step.layer,
        took: step.took,
        ok: step.ok,
        brief,
        facts,
    }
}

fn tls_facts(summary: &TlsSummary) -> Facts {
    vec![
        ("version", summary.version.into()),
        ("cipher", summary.cipher_suite.clone().into()),
        ("alpn", summary.alpn.clone().into()),
        ("resumed", summary.resumed.into()),
        ("verified", summary.verified.into()),
    ]
}

/// One row per address: address, error number and name, seconds.
#[must_use]
pub fn attempt_rows(attempts: &[Attempt]) -> Fact {
    let rows = attempts.iter().map(|attempt| {
        let errno = match attempt.outcome {
            AttemptOutcome::Failed { errno } => Some(errno),
            _ => None,
        };
        Fact::Map(vec![
            ("address", Fact::from(attempt.address.to_string())),
            (
                "errno",
                errno.map_or(Fact::Nothing, |errno| Fact::Integer(errno.into())),
            ),
            ("error", errno.map(errno_name).into()),
            ("outcome", Fact::from(outcome_text(&attempt.outcome))),
            ("seconds", attempt.took.into()),
        ])
    });
    Fact::List(rows.collect())
}

/// One row per listener: address, the program's name and pid where known, waiting connections.
pub(crate) fn listener_rows(listeners: &Listeners) -> Fact {
    let rows = listeners.rows.iter().map(|row| {
        let (process, pid) = match &row.owner {
            SocketOwner::Process { name, pid } => (Some(name.clone()), Some(*pid)),
            _ => (None, None),
        };
        let at = SocketAddr::new(row.address, listeners.port);
        Fact::Map(vec![
            ("address", at.to_string().into()),
            ("process", process.into()),
            (
                "pid",
                pid.map_or(Fact::Nothing, |pid| Fact::Integer(pid.into())),
            ),
            ("waiting", Fact::Integer(row.waiting.into())),
        ])
    });
    Fact::List(rows.collect())
}
