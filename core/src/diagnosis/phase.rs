//! Puts a step of connecting into words: the facts of its phase, and a few of them in brief.

use std::net::SocketAddr;

use super::report::{Fact, Facts, Phase};
use super::{Secrets, errno_name, outcome_text};
use crate::connect::{Seen, Step};
use crate::dial::{Attempt, AttemptOutcome};
use crate::machine::{Listeners, SocketOwner};
use crate::tls::TlsSummary;

/// A step as a phase of the report.
pub(crate) fn phase(step: &Step, secrets: &Secrets) -> Phase {
    let (brief, facts) = match &step.seen {
        Seen::Nothing => (None, Vec::new()),
        Seen::Addresses(addresses) => {
            let texts = addresses.iter().map(|a| Fact::from(a.ip().to_string()));
            (None, vec![("addresses", Fact::List(texts.collect()))])
        }
        Seen::Dialled { peer, attempts } => {
            let peer = peer.map(|peer| peer.to_string());
            let mut facts = vec![("attempts", attempt_rows(attempts))];
            if step.ok {
                facts.insert(0, ("address", peer.clone().into()));
            }
            (peer, facts)
        }
        Seen::Secured(tls) => (Some(tls.brief()), tls_facts(tls)),
        Seen::Opened { agreement } => {
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
        Seen::Answered { status } => {
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
